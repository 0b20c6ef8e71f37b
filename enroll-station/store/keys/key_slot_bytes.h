// What the slots and their file share of the byte form (KEYSLOTS.md). For key_slots.cpp and
// key_slot_file.cpp alone.
#pragma once

#include "base/byte_reader.h"
#include "base/byte_writer.h"

#include <cstdint>
#include <string_view>

namespace rekam::store {

inline constexpr std::size_t kNameBytesMax = 64;

[[nodiscard]] inline bool isName(std::string_view text)
{
    return !text.empty() && text.size() <= kNameBytesMax;
}

/// Length in two bytes, then the bytes.
inline void putShort(ByteWriter& writer, ByteView bytes)
{
    writer.bigEndian(static_cast<std::uint16_t>(bytes.size())).raw(bytes);
}

[[nodiscard]] inline ByteView takeShort(ByteReader& reader)
{
    return reader.take(reader.bigEndian<std::uint16_t>());
}

} // namespace rekam::store
