// How the rows of the intake's index read: shared by the store, its check and its rebuilding.
#pragma once

#include "crypto/sign.h"
#include "intake/database.h"
#include "packet/chain.h"
#include "packet/packet_header.h"

#include <algorithm>
#include <cstdint>

namespace rekam::intake {

// Entry types of the log; append only.
constexpr std::uint16_t kEntryReceived = 1;
constexpr std::uint16_t kEntryAnswered = 2;
constexpr std::uint16_t kEntryQuarantined = 3;

/// The actor of an entry of quarantine: this and the cause's number. Entries of earlier builds lack
/// the number.
constexpr std::string_view kIntakeActor = "intake";

/// Zeros where the column holds something else.
template <std::size_t size>
[[nodiscard]] ByteArray<size> fixedAt(const Row& row, std::size_t column)
{
    ByteArray<size> array = {};
    const auto blob = blobAt(row, column);
    if (blob && blob->size() == size) {
        std::ranges::copy(*blob, array.begin());
    }
    return array;
}

[[nodiscard]] inline std::uint64_t countAt(const Row& row, std::size_t column)
{
    return static_cast<std::uint64_t>(numberAt(row, column));
}

[[nodiscard]] inline std::int64_t stored(std::uint64_t number)
{
    return static_cast<std::int64_t>(number);
}

/// One page of the log behind a position.
constexpr const char* kSelectLog =
    "SELECT position, hash, type, id, content, actor, wall_ms, steady_ms FROM log "
    "WHERE position > ? ORDER BY position LIMIT 1000";

/// A row of kSelectLog.
[[nodiscard]] inline packet::ChainEntry entryOf(const Row& row)
{
    packet::ChainEntry entry;
    entry.type = static_cast<std::uint16_t>(numberAt(row, 2));
    entry.id = fixedAt<16>(row, 3);
    entry.hash = fixedAt<32>(row, 4);
    entry.actor = textAt(row, 5);
    entry.wallTime = WallTime(std::chrono::milliseconds(numberAt(row, 6)));
    entry.steadyTime = std::chrono::milliseconds(numberAt(row, 7));
    return entry;
}

[[nodiscard]] inline packet::ChainHead headOf(const Row& row)
{
    return {countAt(row, 0), fixedAt<32>(row, 1)};
}

/// As entryOf() and headOf() read it; false where a value has not the kind that was written.
[[nodiscard]] bool isPlainLogRow(const Row& row);

extern const char* const kIndexSchema;

/// Eight values in the order of kSelectLog.
constexpr const char* kInsertLog = "INSERT INTO log VALUES(?,?,?,?,?,?,?,?)";
[[nodiscard]] Status insertLog(Database& database, const packet::ChainHead& head,
                               const packet::ChainEntry& entry);

/// What a row of `packets` is made of; the receipt follows from it.
struct PacketFacts
{
    const packet::Header& header;
    crypto::Hash256 hash{};
    std::uint64_t sizeBytes = 0;
    std::uint64_t segment = 0;
    std::uint64_t offset = 0;
    packet::ChainHead head; ///< with its entry in the log
    WallTime receivedAt{};
};

/// The same facts and signer give the same bytes.
[[nodiscard]] Bytes receiptOf(const PacketFacts& facts, const crypto::SigningKeyPair& signer);
[[nodiscard]] Status insertPacket(Database& database, const PacketFacts& facts,
                                  const crypto::SigningKeyPair& signer);

/// Writes down every missing predecessor; one value: since when.
constexpr const char* kCountGaps =
    "INSERT OR IGNORE INTO gaps SELECT p.station, p.sequence - 1, ? FROM packets p WHERE "
    "p.sequence > 1 AND NOT EXISTS (SELECT 1 FROM packets q WHERE q.station = p.station AND "
    "q.sequence = p.sequence - 1)";

} // namespace rekam::intake
