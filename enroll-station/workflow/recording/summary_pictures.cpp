#include "workflow/recording/summary_pictures.h"

#include "biometrics/image_codec.h"
#include "biometrics/signature_data.h"
#include "workflow/analysis/sample_analysis.h"
#include "workflow/recording/summary.h"

namespace rekam::workflow {

using record::Modality;

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

void appendGray(QVector<QImage>& images, OpenStation& station, const store::SampleInfo* sample)
{
    if (sample == nullptr) {
        return;
    }
    const auto bytes = station.store->samples().image(sample->id);
    if (!bytes) {
        return;
    }
    if (const auto image = biometrics::decodeGray(bytes.value())) {
        images.append(
            toQImage(image.value()).scaledToHeight(kThumbHeightPx, Qt::SmoothTransformation));
    }
}

StoredInk inkOf(ByteView bytes)
{
    StoredInk ink;
    const auto data = biometrics::parseSignatureData(bytes);
    if (!data || data.value().heightUm == 0) {
        return ink;
    }
    const double width = data.value().widthUm;
    const double height = data.value().heightUm;
    ink.padAspect = width / height;
    bool down = false;
    for (const biometrics::PenPoint& point : data.value().points) {
        const bool inks = point.pressurePermille > 0;
        if (inks && !down) {
            ink.strokes.append(view::StrokeView{});
        }
        down = inks;
        if (inks) {
            ink.strokes.back().append({point.xUm / width, point.yUm / height});
        }
    }
    return ink;
}

} // namespace

SummaryPictures summaryPictures(OpenStation& station, const store::Enrolment& enrolment)
{
    SummaryPictures pictures;
    if (const store::SampleInfo* sample =
            chosen(enrolment, placeOf(Modality::Signature), store::SamplePurpose::Capture)) {
        if (const auto ink = station.store->samples().templateOf(sample->id)) {
            pictures.signature = inkOf(ink.value());
        }
    }
    for (const Eye eye : {Eye::Left, Eye::Right}) {
        appendGray(pictures.eyes, station,
                   chosen(enrolment, placeOf(eye), store::SamplePurpose::Capture));
    }
    const VerificationFingers fingers =
        StepRules(enrolment, station.identity.policy).verificationFingers();
    for (const auto& finger : {fingers.left, fingers.right}) {
        if (finger) {
            appendGray(pictures.verified, station,
                       chosen(enrolment, placeOf(*finger), store::SamplePurpose::Verification));
        }
    }
    if (enrolment.statement && !enrolment.statement->signatureFormat.empty()) {
        if (const auto ink = station.store->enrolments().statementSignature(enrolment.id)) {
            pictures.statement = inkOf(ink.value());
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
