#include "biometrics/signature_data.h"

#include "base/byte_reader.h"
#include "base/byte_writer.h"

#include <optional>
#include <string>

namespace rekam::biometrics {

namespace {

constexpr std::uint32_t kMagic = 0x524B5347; // "RKSG"
constexpr std::uint8_t kVersion = 1;
constexpr std::size_t kPointBytes = 14;
constexpr std::uint16_t kMaxPressure = 1000;
constexpr std::int64_t kOffset = std::int64_t{1} << 31U;

/// @return what is wrong, or nothing.
std::optional<std::string> fault(const SignatureData& signature)
{
    for (const std::uint32_t side : {signature.widthUm, signature.heightUm}) {
        if (side == 0 || side > kMaxSignatureAreaUm) {
            return "signature area out of range";
        }
    }
    if (signature.points.size() > kMaxSignaturePoints) {
        return "signature has too many points";
    }
    std::uint32_t before = 0;
    for (const auto& point : signature.points) {
        if (point.timeMs < before || point.timeMs > kMaxSignatureTimeMs) {
            return "signature times fall or run too long";
        }
        before = point.timeMs;
        if (point.xUm < -kMaxPenUm || point.xUm > kMaxPenUm || point.yUm < -kMaxPenUm ||
            point.yUm > kMaxPenUm) {
            return "signature point far off the pad";
        }
        if (point.pressurePermille > kMaxPressure) {
            return "signature pressure over 1000";
        }
    }
    return std::nullopt;
}

std::uint32_t packed(std::int32_t um)
{
    return static_cast<std::uint32_t>(std::int64_t{um} + kOffset);
}

std::int32_t unpacked(std::uint32_t field)
{
    return static_cast<std::int32_t>(std::int64_t{field} - kOffset);
}

} // namespace

Result<Bytes> encodeSignature(const SignatureData& signature)
{
    if (const auto wrong = fault(signature)) {
        return Error{ErrorCode::InvalidInput, *wrong};
    }
    ByteWriter writer;
    writer.bigEndian(kMagic).bigEndian(kVersion);
    writer.bigEndian(static_cast<std::uint8_t>(signature.pressure));
    writer.bigEndian(std::uint16_t{0});
    writer.bigEndian(signature.widthUm).bigEndian(signature.heightUm);
    writer.bigEndian(static_cast<std::uint32_t>(signature.points.size()));
    for (const auto& point : signature.points) {
        writer.bigEndian(point.timeMs).bigEndian(packed(point.xUm)).bigEndian(packed(point.yUm));
        writer.bigEndian(point.pressurePermille);
    }
    return std::move(writer).bytes();
}

Result<SignatureData> parseSignatureData(ByteView bytes)
{
    ByteReader reader(bytes);
    const auto magic = reader.bigEndian<std::uint32_t>();
    const auto version = reader.bigEndian<std::uint8_t>();
    const auto flags = reader.bigEndian<std::uint8_t>();
    const auto reserved = reader.bigEndian<std::uint16_t>();
    SignatureData signature;
    signature.widthUm = reader.bigEndian<std::uint32_t>();
    signature.heightUm = reader.bigEndian<std::uint32_t>();
    const auto count = reader.bigEndian<std::uint32_t>();
    if (!reader.ok() || magic != kMagic) {
        return Error{ErrorCode::InvalidInput, "not a signature"};
    }
    if (version != kVersion) {
        return Error{ErrorCode::Unsupported, "signature version"};
    }
    if (flags > static_cast<std::uint8_t>(PressureSensing::Measured) || reserved != 0) {
        return Error{ErrorCode::InvalidInput, "signature flags"};
    }
    // Before the points are allocated: the count comes from outside.
    if (count > kMaxSignaturePoints || reader.rest().size() != std::size_t{count} * kPointBytes) {
        return Error{ErrorCode::InvalidInput, "signature size and number of points differ"};
    }
    signature.pressure = static_cast<PressureSensing>(flags);
    signature.points.reserve(count);
    for (std::uint32_t i = 0; i < count; ++i) {
        PenPoint point;
        point.timeMs = reader.bigEndian<std::uint32_t>();
        point.xUm = unpacked(reader.bigEndian<std::uint32_t>());
        point.yUm = unpacked(reader.bigEndian<std::uint32_t>());
        point.pressurePermille = reader.bigEndian<std::uint16_t>();
        signature.points.push_back(point);
    }
    if (const auto wrong = fault(signature)) {
        return Error{ErrorCode::InvalidInput, *wrong};
    }
    return signature;
}

} // namespace rekam::biometrics
