// The centre's last word on each packet: opens, checks, exports, answers. No sockets.
#pragma once

#include "adapter/export_folder.h"
#include "base/clock.h"
#include "handover/handover.h"
#include "service/service.h"

#include <map>
#include <memory>

namespace rekam::adapter {

/// An amendment of a packet that does not come is held this long since it was first looked at:
/// roads differ in speed. Not while its packet waits for an answer itself. What a station's clock
/// says does not count.
constexpr std::chrono::hours kReferencePatience{24 * 30};

/// One thread. What the centre itself lacks (a station's admission, a key, an approval that has not
/// come) is no verdict: the packet is held, and handover/status/ID.json says why. It is examined
/// again when what it waits for may have come. A packet that is refused or cannot be worked on
/// never stops the next one. Every answer is kept in `answers/ID.acceptance` before it is handed
/// over, so that a restart or a restored intake gets the very same bytes.
class Adapter
{
public:
    struct Parts
    {
        FileSystem& files;
        const Clock& clock;
        std::filesystem::path folder; ///< the adapter's home
        handover::Handover handover;
        handover::Stations stations;
        crypto::SigningKeyPair signer;
        crypto::BoxKeyPair centre;
        SecretBytes tagKey; ///< may be empty
    };

    [[nodiscard]] static Result<std::unique_ptr<Adapter>> open(Parts parts);

    struct Turn
    {
        std::size_t accepted = 0;
        std::size_t rejected = 0;
        std::size_t held = 0;
        std::vector<std::string> complaints; ///< work that failed and is tried again
        std::vector<std::string> newlyHeld;  ///< and why
    };

    /// Works on everything that waits, once.
    [[nodiscard]] Turn work();

    /// After the office admitted a station.
    void useStations(handover::Stations stations);

    [[nodiscard]] const handover::Handover& handover() const noexcept { return m_parts.handover; }

private:
    enum class Outcome { Accepted, Rejected, Held };

    /// A packet without an answer, until something happens that it waits for.
    struct Held
    {
        std::string why;
        WallTime since{};
        packet::PacketId waitsFor{}; ///< itself, or the packet that it refers to
        std::string strangeStation;  ///< whose admission is missing or of another key; else empty
        crypto::KeyId stationKey{};
        bool mayOutwait = false; ///< an amendment: rejected when the patience is over
        bool looksAgain = false;
    };

    explicit Adapter(Parts parts, ExportFolder exported);

    [[nodiscard]] Result<Outcome> workOn(const packet::PacketId& id);
    [[nodiscard]] bool arrivedWhole(const packet::PacketId& id, ByteView packet) const;
    [[nodiscard]] Result<Outcome> decide(const Examined& examined);
    [[nodiscard]] Result<Outcome> decideFull(const Examined& examined);
    [[nodiscard]] Result<Outcome> decideApproval(const Examined& examined);
    [[nodiscard]] Result<Outcome> decideVoid(const Examined& examined);
    [[nodiscard]] Result<Outcome> decideAmendment(const Examined& examined);
    /// What the centre lacks to judge this packet; nothing if it lacks nothing.
    [[nodiscard]] std::optional<Held> lacksFor(const packet::Header& header) const;
    [[nodiscard]] Result<Outcome> hold(const packet::PacketId& id, Held held);
    [[nodiscard]] bool isAdmitted(const std::string& station, const crypto::KeyId& key) const;
    /// Whether what a held packet waits for may have come.
    [[nodiscard]] bool isDue(const packet::PacketId& id) const;
    /// Something was decided on this packet: what waits for it looks again.
    void wake(const packet::PacketId& id);
    [[nodiscard]] WallTime heldSince(const packet::PacketId& id) const;
    [[nodiscard]] Result<Outcome> answer(const packet::Header& header,
                                         const crypto::Hash256& contentHash,
                                         const std::optional<Refusal>& refusal);
    /// What was answered before, if it verifies. Storage where that cannot be read.
    [[nodiscard]] Result<std::optional<packet::Answer>> answered(const packet::PacketId& id) const;
    [[nodiscard]] std::filesystem::path answerPath(const packet::PacketId& id) const;
    [[nodiscard]] std::filesystem::path decisionPath(const packet::PacketId& id,
                                                     const std::string& station) const;
    [[nodiscard]] std::filesystem::path acceptedPath(const crypto::Hash128& tag) const;

    Parts m_parts;
    ExportFolder m_export;
    std::map<packet::PacketId, Held> m_held;
    std::vector<std::string> m_newlyHeld; ///< in this turn
};

} // namespace rekam::adapter
