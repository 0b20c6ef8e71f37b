// Private to packet/: the version 1 header as bytes, and which headers are legal.
#pragma once

#include "base/byte_writer.h"
#include "packet/packet_header.h"

namespace rekam::packet {

/// Offset of the wrapped record key, which ends the header fields (PACKET.md §2).
inline constexpr std::size_t kWrappedKeyOffset = 216;

/// Offset of the secretstream, which begins with its own header: all bytes before it are the
/// associated data of every chunk.
inline constexpr std::size_t kStreamOffset = 296;

/// Errors: InvalidInput naming the field.
[[nodiscard]] Status checkHeader(const Header& header);

/// The kWrappedKeyOffset bytes before the wrapped key. Precondition: checkHeader passed.
[[nodiscard]] Bytes encodeHeader(const Header& header);

} // namespace rekam::packet
