// Z85, the text form of ZeroMQ CURVE keys (ZeroMQ RFC 32).
#pragma once

#include "base/bytes.h"

#include <optional>
#include <string>
#include <string_view>

namespace rekam::crypto {

/// Five characters for four bytes. Precondition: the size is a multiple of 4.
[[nodiscard]] std::string toZ85(ByteView bytes);

/// @return the bytes; or nothing on a character outside the alphabet, a length that is no multiple
/// of 5, or a group above 2^32 - 1.
[[nodiscard]] std::optional<Bytes> fromZ85(std::string_view text);

} // namespace rekam::crypto
