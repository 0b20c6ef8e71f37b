// The words of a sealed record's way to the centre that several screens share: its second copy, and
// what holds it up.
#pragma once

#include "store/tables/packet_table.h"
#include "workflow/view/common.h"

#include <QString>

namespace rekam::workflow::words {

/// *Salinan ke-2* is one on a medium or another laptop; that the centre has it is *Diterima*, and
/// then none is needed.
[[nodiscard]] view::ChipView secondCopy(const store::PacketRow& row);
/// How many there are, or why there is none.
[[nodiscard]] QString secondCopyPlace(const store::PacketRow& row);

/// Why the road set a packet aside, and the way on, from PacketRow::held.
[[nodiscard]] view::MatterView held(std::string_view reason);
/// Why sealed packets cannot be put where the agent takes them from, and the way on.
[[nodiscard]] view::MatterView spoolTrouble(const Error& error);
/// The intake's own word for it (CHAIN_FORK), exactly; a dash where it was not the intake.
[[nodiscard]] QString heldCode(std::string_view reason);

} // namespace rekam::workflow::words
