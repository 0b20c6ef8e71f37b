#include "workflow/record/record_hash.h"

#include "base/byte_writer.h"
#include "record/person_json.h"
#include "workflow/record/corrections.h"
#include "workflow/record/guardian_consent.h"

#include <algorithm>
#include <tuple>
#include <vector>

namespace rekam::workflow {

namespace {

std::vector<const record::BiometricException*> sortedExceptions(const store::Enrolment& enrolment)
{
    std::vector<const record::BiometricException*> exceptions;
    for (const store::StoredException& stored : enrolment.exceptions) {
        exceptions.push_back(&stored.exception);
    }
    std::ranges::sort(exceptions, [](const auto* a, const auto* b) {
        return std::tie(a->modality, a->finger, a->eye) < std::tie(b->modality, b->finger, b->eye);
    });
    return exceptions;
}

} // namespace

crypto::Hash256 recordHash(const store::Enrolment& enrolment)
{
    std::vector<const store::SampleInfo*> samples;
    for (const store::SampleInfo& sample : enrolment.samples) {
        if (sample.chosen) {
            samples.push_back(&sample);
        }
    }
    std::ranges::sort(samples, [](const auto* a, const auto* b) {
        return std::tie(a->position, a->purpose) < std::tie(b->position, b->purpose);
    });
    const auto code = [](auto value) {
        return static_cast<std::uint8_t>(value);
    };
    ByteWriter content;
    const std::string person = record::personToJson(enrolment.person);
    content.bigEndian(static_cast<std::uint32_t>(person.size())).raw(asBytes(person));
    content.bigEndian(static_cast<std::uint32_t>(samples.size()));
    for (const store::SampleInfo* sample : samples) {
        content.bigEndian(code(sample->position.modality))
            .bigEndian(code(sample->position.finger))
            .bigEndian(code(sample->position.eye))
            .bigEndian(code(sample->purpose))
            .raw(sample->imageHash);
    }
    const auto addText = [&content](std::string_view text) {
        content.bigEndian(static_cast<std::uint32_t>(text.size())).raw(asBytes(text));
    };
    const std::vector<const record::BiometricException*> exceptions = sortedExceptions(enrolment);
    content.bigEndian(static_cast<std::uint32_t>(exceptions.size()));
    for (const record::BiometricException* exception : exceptions) {
        content.bigEndian(code(exception->modality))
            .bigEndian(code(exception->finger))
            .bigEndian(code(exception->eye))
            .bigEndian(code(exception->reason));
        addText(exception->note);
        addText(exception->evidenceHash);
        addText(exception->revisit ? isoDate(*exception->revisit) : std::string());
    }
    for (const packet::Correction& correction : correctionsOf(enrolment)) {
        for (const std::string* text :
             {&correction.field, &correction.before, &correction.after, &correction.basis}) {
            addText(*text);
        }
    }
    if (const auto consent = consentOf(enrolment)) {
        const std::string text = packet::consentToJson(*consent);
        content.bigEndian(static_cast<std::uint32_t>(text.size())).raw(asBytes(text));
    }
    return crypto::hash256(content.bytes());
}

} // namespace rekam::workflow
