// What the summary says of a record: every word computed from what is saved and was read again.
#pragma once

#include "provision/operator_credential.h"
#include "store/tables/enrolment_table.h"
#include "workflow/record/steps.h"
#include "workflow/record/twin_check.h"
#include "workflow/view/all.h"

#include <optional>
#include <span>
#include <vector>

namespace rekam::workflow {

/// All borrowed for the call.
struct SummaryFacts
{
    const store::Enrolment& enrolment;
    const provision::Policy& policy;
    std::span<const provision::OperatorCredential> people;
    /// The samples that could not be read again (spoiltSamples); nothing: not yet read.
    const std::optional<std::vector<store::SampleId>>& spoilt;
};

/// A row a modality, in the order of the steps; the images are left to the caller. Red exactly
/// where something is missing or could not be read again.
[[nodiscard]] QVector<view::SummaryRowView> summaryRows(const SummaryFacts& facts);

/// The index of a row in summaryRows().
enum class SummaryRow { Photo, Signature, Fingers, Iris, Verification, Statement };

/// Twins, the officers' own fingers, and whether the data were read to this person. Nothing
/// compared is never green.
[[nodiscard]] QVector<view::CheckView> summaryChecks(const SummaryFacts& facts,
                                                     const std::optional<TwinCheck>& twins);

} // namespace rekam::workflow
