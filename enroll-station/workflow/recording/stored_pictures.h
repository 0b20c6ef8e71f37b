// What a step took earlier, as it stands in the store: shown when its screen opens again.
#pragma once

#include "workflow/station/open_station.h"
#include "workflow/view/common.h"

#include <QHash>
#include <QImage>

namespace rekam::workflow {

/// Null if it is not there any more or cannot be decoded. Thread: the store's.
[[nodiscard]] QImage storedPicture(OpenStation& station, store::SampleId sample);

/// The chosen captures of one modality, by FingerPosition or Eye; the whole slaps are left out.
/// Thread: the store's.
[[nodiscard]] QHash<int, QImage> storedPictures(OpenStation& station,
                                                const store::EnrolmentId& enrolment,
                                                record::Modality modality);

/// A signature in parts of its pad's area.
struct StoredInk
{
    QVector<view::StrokeView> strokes;
    double padAspect = 2.7;
};

/// Empty unless the bytes are a whole pen signature (kSignatureFormat). Pure.
[[nodiscard]] StoredInk storedInk(ByteView bytes);

/// The chosen signature; empty if there is none. Thread: the store's.
[[nodiscard]] StoredInk storedSignature(OpenStation& station, const store::Enrolment& enrolment);

} // namespace rekam::workflow
