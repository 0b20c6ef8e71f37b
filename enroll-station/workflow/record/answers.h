// Takes over the centre's answers from the spool, each verified by the station itself.
#pragma once

#include "workflow/station/open_station.h"

#include <optional>
#include <string>
#include <vector>

namespace rekam::workflow {

/// An answer that did not verify: set aside, never counted.
struct BadAnswer
{
    store::PacketId packet{};
    std::string cause; ///< English, for the log and the alert
};

/// The cause of a receipt that was sound once: the intake lost the packet, or was restored from a
/// backup of before.
inline constexpr std::string_view kVoidReceipt =
    "receipt void: the intake holds the packet no more";

struct AnswerReport
{
    int newReceipts = 0;
    int newAccepted = 0;
    int newRejected = 0;
    int newHeld = 0; ///< packets that the road set aside since the last look
    std::vector<BadAnswer> bad;
    std::optional<Error> trouble; ///< the spool could not be written or read: nothing goes out
};

/// First takes back *Diterima* where the intake holds the packet no more; of a purged one that is
/// held, since nobody can send it again. Then verifies every receipt and acceptance in the spool
/// that the store does not have yet, under the keys of the bundle and against the packet's id,
/// hash, mode and station, and stores it; then lets the receipted packet leave the spool. A receipt
/// that the spool lost while its record waits for an answer is put there again from the store.
/// Notes which packets the agent has set aside, and which are not any more. One bad answer never
/// stops the rest. Thread: the store's.
[[nodiscard]] Result<AnswerReport> takeOverAnswers(OpenStation& station);

/// That a receipt is the centre's, for exactly this packet. Errors: as packet::verifyReceipt;
/// Conflict if it is for another packet, station or mode.
[[nodiscard]] Status checkReceipt(const provision::Bundle& bundle, const store::PacketRow& row,
                                  ByteView receipt);

/// As checkReceipt, for the adapter's answer; gives the verdict and its cause.
struct CheckedAnswer
{
    packet::Verdict verdict = packet::Verdict::Rejected;
    std::string cause; ///< empty if accepted
};

[[nodiscard]] Result<CheckedAnswer> checkAnswer(const provision::Bundle& bundle,
                                                const store::PacketRow& row, ByteView answer);

} // namespace rekam::workflow
