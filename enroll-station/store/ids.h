// Identities and small values that the tables of the station's store share.
#pragma once

#include "base/bytes.h"
#include "crypto/hash.h"
#include "packet/packet_header.h"

#include <compare>
#include <cstdint>

namespace rekam::store {

/// Row of one person on the roster; valid within this store only.
struct PersonId
{
    std::int64_t value = 0;
    auto operator<=>(const PersonId&) const = default;
};

/// Row of one working day at one school; valid within this store only.
struct SessionId
{
    std::int64_t value = 0;
    auto operator<=>(const SessionId&) const = default;
};

struct SampleId
{
    std::int64_t value = 0;
    auto operator<=>(const SampleId&) const = default;
};

/// Random; the record id that receipts and documents show.
struct EnrolmentId
{
    ByteArray<16> bytes{};
    auto operator<=>(const EnrolmentId&) const = default;
};

using crypto::Hash256;
using packet::PacketId;

} // namespace rekam::store
