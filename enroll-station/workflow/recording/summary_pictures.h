// The pictures beside the rows of the summary, decoded anew from what is stored.
#pragma once

#include "workflow/recording/stored_pictures.h"
#include "workflow/station/open_station.h"
#include "workflow/view/all.h"

namespace rekam::workflow {

struct SummaryPictures
{
    StoredInk signature;
    QVector<QImage> eyes;     ///< left, right; those that there are
    QVector<QImage> verified; ///< the fresh scans of step 7, left finger first
    StoredInk statement;
};

/// What cannot be read is left out: spoiltSamples() tells of it. Thread: the store's.
[[nodiscard]] SummaryPictures summaryPictures(OpenStation& station,
                                              const store::Enrolment& enrolment);

/// Into the rows of summaryRows().
void addPictures(QVector<view::SummaryRowView>& rows, const SummaryPictures& pictures);

} // namespace rekam::workflow
