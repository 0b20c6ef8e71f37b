#include "workflow/record/read_back.h"

#include "crypto/hash.h"

namespace rekam::workflow {

Result<std::vector<store::SampleId>> spoiltSamples(OpenStation& station,
                                                   const store::EnrolmentId& id)
{
    const auto enrolment = station.store->enrolments().load(id);
    if (!enrolment) {
        return enrolment.error();
    }
    std::vector<store::SampleId> spoilt;
    for (const store::SampleInfo& sample : enrolment.value().samples) {
        if (!sample.chosen) {
            continue;
        }
        const auto image = station.store->samples().image(sample.id);
        bool sound = image && crypto::hash256(image.value()) == sample.imageHash;
        if (sound && sample.templateBytes > 0) {
            const auto made = station.store->samples().templateOf(sample.id);
            sound = made && made.value().size() == sample.templateBytes;
        }
        if (!sound) {
            spoilt.push_back(sample.id);
        }
    }
    return spoilt;
}

} // namespace rekam::workflow
