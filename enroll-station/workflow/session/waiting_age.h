// How long sealed records have waited for the centre's receipt, against the policy's days.
#pragma once

#include "base/clock.h"
#include "provision/policy.h"
#include "store/tables/packet_table.h"

#include <chrono>
#include <cstdint>
#include <span>

namespace rekam::workflow {

/// Waits on the road: no verified receipt yet, and not set aside for a cause of its own.
[[nodiscard]] bool waitsForReceipt(const store::PacketRow& row);

/// Whole days since it was sealed; 0 under a clock that was set back.
[[nodiscard]] std::chrono::days ageOf(const store::PacketRow& row, WallTime now);

/// `alarm.first`, `alarm.second`, `alarm.third` of the policy, of what waits.
enum class AgeAlarm : std::uint8_t { None, First, Second, Third };

[[nodiscard]] AgeAlarm ageAlarm(const store::PacketRow& row, WallTime now,
                                const provision::Policy& policy);

/// Whole days without a word of the centre while something waits: since its last verified receipt
/// or answer, or since the oldest waiting packet was sealed where that is later. A station that
/// lay in a cupboard has nothing that waits. 0 if nothing waits.
[[nodiscard]] std::chrono::days daysOffline(std::span<const store::PacketRow> rows, WallTime now);

} // namespace rekam::workflow
