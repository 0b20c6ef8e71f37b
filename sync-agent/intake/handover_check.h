// Whether what lies in the hand-over folder is what the intake stored.
#pragma once

#include "handover/handover.h"
#include "intake/record_store.h"

#include <span>

namespace rekam::intake {

/// That an answer is the adapter's word on this very packet. Integrity if it is not (damaged in the
/// folder, or given on damaged bytes); NotFound while the adapter's key or the packet is not there.
[[nodiscard]] Status checkAnswer(RecordStore& store, const handover::Handover& handover,
                                 const packet::PacketId& id, ByteView answer);

/// Every packet and answer in the folder. One that no store knows is a finding too.
[[nodiscard]] Result<std::vector<StoreFinding>> checkHandover(const handover::Handover& handover,
                                                              std::span<RecordStore* const> stores);

} // namespace rekam::intake
