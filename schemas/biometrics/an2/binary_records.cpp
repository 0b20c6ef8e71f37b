#include "biometrics/an2/binary_records.h"

#include "base/byte_reader.h"
#include "base/byte_writer.h"
#include "base/check.h"

namespace rekam::biometrics::an2 {

namespace {

constexpr unsigned kSignatureType = 8;

} // namespace

std::optional<FingerImage> fingerImage(const Record& record)
{
    ByteReader reader(record.body);
    FingerImage image;
    image.idc = reader.bigEndian<std::uint8_t>();
    image.impression = reader.bigEndian<std::uint8_t>();
    for (std::uint8_t& position : image.positions) {
        position = reader.bigEndian<std::uint8_t>();
    }
    image.resolution = reader.bigEndian<std::uint8_t>();
    image.widthPx = reader.bigEndian<std::uint16_t>();
    image.heightPx = reader.bigEndian<std::uint16_t>();
    image.compression = reader.bigEndian<std::uint8_t>();
    if (!reader.ok()) {
        return std::nullopt;
    }
    image.data = toBytes(reader.rest());
    return image;
}

Record fingerRecord(unsigned type, const FingerImage& image)
{
    REKAM_CHECK(isBinary(type) && type < kSignatureType);
    ByteWriter writer;
    writer.bigEndian(image.idc).bigEndian(image.impression);
    for (const std::uint8_t position : image.positions) {
        writer.bigEndian(position);
    }
    writer.bigEndian(image.resolution)
        .bigEndian(image.widthPx)
        .bigEndian(image.heightPx)
        .bigEndian(image.compression)
        .raw(image.data);
    return {type, {}, std::move(writer).bytes()};
}

std::optional<SignatureImage> signatureImage(const Record& record)
{
    ByteReader reader(record.body);
    SignatureImage image;
    image.idc = reader.bigEndian<std::uint8_t>();
    image.signer = reader.bigEndian<std::uint8_t>();
    image.representation = reader.bigEndian<std::uint8_t>();
    image.resolution = reader.bigEndian<std::uint8_t>();
    image.widthPx = reader.bigEndian<std::uint16_t>();
    image.heightPx = reader.bigEndian<std::uint16_t>();
    if (!reader.ok()) {
        return std::nullopt;
    }
    image.data = toBytes(reader.rest());
    return image;
}

Record signatureRecord(const SignatureImage& image)
{
    ByteWriter writer;
    writer.bigEndian(image.idc)
        .bigEndian(image.signer)
        .bigEndian(image.representation)
        .bigEndian(image.resolution)
        .bigEndian(image.widthPx)
        .bigEndian(image.heightPx)
        .raw(image.data);
    return {kSignatureType, {}, std::move(writer).bytes()};
}

} // namespace rekam::biometrics::an2
