// What is inside a packet: named parts, the first of them record.json (PACKET.md §5).
#pragma once

#include "base/bytes.h"
#include "base/result.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace rekam::packet {

inline constexpr std::string_view kRecordPartName = "record.json";
inline constexpr std::size_t kMaxParts = 64;
inline constexpr std::size_t kMaxPartNameLength = 64;
inline constexpr std::size_t kMaxMediaTypeLength = 64;

/// A part, borrowed. Names are unique in a payload: 1 to 64 of a–z 0–9 - _ . (no leading dot).
/// Media types: 3 to 64 of a–z 0–9 + - . / ; = with one slash.
struct PartView
{
    std::string_view name;
    std::string_view mediaType;
    ByteView bytes;
};

/// Errors: InvalidInput (no parts, too many, a name or type that is not allowed or comes twice, the
/// first part is not record.json, more than kMaxPayloadBytes).
[[nodiscard]] Result<Bytes> encodePayload(std::span<const PartView> parts);

/// The parts, borrowed from `payload`, in order. Errors: InvalidInput for whatever encodePayload
/// could not have written, trailing bytes included; Unsupported for a version from the future.
[[nodiscard]] Result<std::vector<PartView>> parsePayload(ByteView payload);

/// @return the part of that name, or nullptr.
[[nodiscard]] const PartView* findPart(std::span<const PartView> parts, std::string_view name);

} // namespace rekam::packet
