#include "packet/record_hash.h"

#include "base/byte_writer.h"
#include "record/person_json.h"

#include <algorithm>
#include <tuple>

namespace rekam::packet {

namespace {

void addText(ByteWriter& bytes, std::string_view text)
{
    bytes.bigEndian(static_cast<std::uint32_t>(text.size())).raw(asBytes(text));
}

template <typename Enum>
std::uint8_t code(Enum value)
{
    return static_cast<std::uint8_t>(value);
}

void addSamples(ByteWriter& bytes, std::vector<HashedSample>& samples)
{
    std::ranges::sort(samples, {}, [](const HashedSample& sample) {
        return std::tuple(sample.modality, sample.finger, sample.eye, sample.purpose);
    });
    bytes.bigEndian(static_cast<std::uint32_t>(samples.size()));
    for (const HashedSample& sample : samples) {
        bytes.bigEndian(code(sample.modality))
            .bigEndian(code(sample.finger))
            .bigEndian(code(sample.eye))
            .bigEndian(code(sample.purpose))
            .raw(sample.imageHash);
    }
}

void addExceptions(ByteWriter& bytes, std::vector<record::BiometricException>& exceptions)
{
    std::ranges::sort(exceptions, {}, [](const record::BiometricException& exception) {
        return std::tuple(exception.modality, exception.finger, exception.eye);
    });
    bytes.bigEndian(static_cast<std::uint32_t>(exceptions.size()));
    for (const record::BiometricException& exception : exceptions) {
        bytes.bigEndian(code(exception.modality))
            .bigEndian(code(exception.finger))
            .bigEndian(code(exception.eye))
            .bigEndian(code(exception.reason));
        addText(bytes, exception.note);
        addText(bytes, exception.evidenceHash);
        addText(bytes, exception.revisit ? isoDate(*exception.revisit) : std::string());
    }
}

} // namespace

crypto::Hash256 recordHash(HashedContent content)
{
    ByteWriter bytes;
    addText(bytes, content.personJson);
    addSamples(bytes, content.samples);
    addExceptions(bytes, content.exceptions);
    for (const Correction& correction : content.corrections) {
        for (const std::string* text :
             {&correction.field, &correction.before, &correction.after, &correction.basis}) {
            addText(bytes, *text);
        }
    }
    if (content.guardianConsent) {
        addText(bytes, consentToJson(*content.guardianConsent));
    }
    return crypto::hash256(bytes.bytes());
}

crypto::Hash256 recordHash(const RecordDocument& document, std::span<const PartView> parts)
{
    HashedContent content;
    content.personJson = record::personToJson(document.person);
    for (const RecordedSample& sample : document.samples) {
        const PartView* image = findPart(parts, sample.imagePart);
        content.samples.push_back({sample.modality, sample.finger, sample.eye, sample.purpose,
                                   crypto::hash256(image == nullptr ? ByteView() : image->bytes)});
    }
    content.exceptions = document.exceptions;
    content.corrections = document.corrections;
    content.guardianConsent = document.guardianConsent;
    return recordHash(std::move(content));
}

} // namespace rekam::packet
