#include "workflow/recording/summary_pictures.h"

#include "workflow/recording/summary.h"

namespace rekam::workflow {

namespace {

constexpr int kThumbHeightPx = 160; // sharp at 200 %

/// The chosen sample at this place; null if there is none.
const store::SampleInfo* chosen(const store::Enrolment& enrolment,
                                const store::SamplePosition& position, store::SamplePurpose purpose)
{
    for (const store::SampleInfo& sample : enrolment.samples) {
        if (sample.chosen && sample.position == position && sample.purpose == purpose) {
            return &sample;
        }
    }
    return nullptr;
}

void append(QVector<QImage>& images, OpenStation& station, const store::SampleInfo* sample)
{
    const QImage picture = sample == nullptr ? QImage() : storedPicture(station, sample->id);
    if (!picture.isNull()) {
        images.append(picture.scaledToHeight(kThumbHeightPx, Qt::SmoothTransformation));
    }
}

} // namespace

SummaryPictures summaryPictures(OpenStation& station, const store::Enrolment& enrolment)
{
    SummaryPictures pictures;
    pictures.signature = storedSignature(station, enrolment);
    for (const Eye eye : {Eye::Left, Eye::Right}) {
        append(pictures.eyes, station,
               chosen(enrolment, placeOf(eye), store::SamplePurpose::Capture));
    }
    const VerificationFingers fingers =
        StepRules(enrolment, station.identity.policy).verificationFingers();
    for (const auto& finger : {fingers.left, fingers.right}) {
        if (finger) {
            append(pictures.verified, station,
                   chosen(enrolment, placeOf(*finger), store::SamplePurpose::Verification));
        }
    }
    if (enrolment.statement && !enrolment.statement->signatureFormat.empty()) {
        if (const auto ink = station.store->enrolments().statementSignature(enrolment.id)) {
            pictures.statement = storedInk(ink.value());
        }
    }
    return pictures;
}

void addPictures(QVector<view::SummaryRowView>& rows, const SummaryPictures& pictures)
{
    const auto row = [&rows](SummaryRow which) -> view::SummaryRowView& {
        return rows[static_cast<int>(which)];
    };
    const auto draw = [](view::SummaryRowView& into, const StoredInk& ink) {
        into.strokes = ink.strokes;
        into.padAspect = ink.padAspect;
    };
    draw(row(SummaryRow::Signature), pictures.signature);
    draw(row(SummaryRow::Statement), pictures.statement);
    row(SummaryRow::Iris).images = pictures.eyes;
    row(SummaryRow::Verification).images = pictures.verified;
}

} // namespace rekam::workflow
