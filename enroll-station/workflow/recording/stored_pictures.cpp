#include "workflow/recording/stored_pictures.h"

#include "base/slap_fingers.h"
#include "biometrics/image_codec.h"
#include "biometrics/signature_data.h"
#include "workflow/analysis/sample_analysis.h"

namespace rekam::workflow {

using record::Modality;

QImage storedPicture(OpenStation& station, store::SampleId sample)
{
    const auto bytes = station.store->samples().image(sample);
    if (!bytes) {
        return {};
    }
    const auto image = biometrics::decodeGray(bytes.value());
    return image ? toQImage(image.value()) : QImage();
}

QHash<int, QImage> storedPictures(OpenStation& station, const store::EnrolmentId& enrolment,
                                  Modality modality)
{
    QHash<int, QImage> pictures;
    const auto samples = station.store->samples().list(enrolment);
    if (!samples) {
        return pictures;
    }
    for (const store::SampleInfo& sample : samples.value()) {
        if (!sample.chosen || sample.purpose != store::SamplePurpose::Capture ||
            sample.position.modality != modality || fingersOf(sample.position.finger).size() > 1) {
            continue;
        }
        const int place = modality == Modality::Iris ? static_cast<int>(sample.position.eye)
                                                     : static_cast<int>(sample.position.finger);
        if (const QImage picture = storedPicture(station, sample.id); !picture.isNull()) {
            pictures.insert(place, picture);
        }
    }
    return pictures;
}

StoredInk storedInk(ByteView bytes)
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

StoredInk storedSignature(OpenStation& station, const store::Enrolment& enrolment)
{
    for (const store::SampleInfo& sample : enrolment.samples) {
        if (sample.chosen && sample.position.modality == Modality::Signature) {
            const auto ink = station.store->samples().templateOf(sample.id);
            return ink ? storedInk(ink.value()) : StoredInk{};
        }
    }
    return {};
}

} // namespace rekam::workflow
