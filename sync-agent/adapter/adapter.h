// The centre's last word on each packet: opens, checks, exports, answers. No sockets.
#pragma once

#include "adapter/export_folder.h"
#include "base/clock.h"
#include "handover/handover.h"
#include "service/service.h"

#include <memory>

namespace rekam::adapter {

/// A packet that refers to one that has not come is held this long, since roads differ in speed.
constexpr std::chrono::hours kReferencePatience{24 * 30};

/// One thread. A packet that is refused or cannot be worked on never stops the next one. Every
/// answer is kept in `answers/ID.acceptance` before it is handed over, so that a restart or a
/// restored intake gets the very same bytes.
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
    };

    /// Works on everything that waits, once.
    [[nodiscard]] Turn work();

    /// After the office admitted a station.
    void useStations(handover::Stations stations);

    [[nodiscard]] const handover::Handover& handover() const noexcept { return m_parts.handover; }

private:
    enum class Outcome { Accepted, Rejected, Held };

    explicit Adapter(Parts parts, ExportFolder exported);

    [[nodiscard]] Result<Outcome> workOn(const packet::PacketId& id);
    [[nodiscard]] bool arrivedWhole(const packet::PacketId& id, ByteView packet) const;
    [[nodiscard]] Result<Outcome> decide(const Examined& examined);
    [[nodiscard]] Result<Outcome> decideFull(const Examined& examined);
    [[nodiscard]] Result<Outcome> decideApproval(const Examined& examined);
    [[nodiscard]] Result<Outcome> decideVoid(const Examined& examined);
    [[nodiscard]] Result<Outcome> hold(const Examined& examined, std::string_view why);
    [[nodiscard]] Result<Outcome> answer(const packet::Header& header,
                                         const crypto::Hash256& contentHash,
                                         const std::optional<Refusal>& refusal);
    /// What was answered before, if it verifies.
    [[nodiscard]] std::optional<packet::Answer> answered(const packet::PacketId& id) const;
    [[nodiscard]] std::filesystem::path answerPath(const packet::PacketId& id) const;
    [[nodiscard]] std::filesystem::path decisionPath(const packet::PacketId& id,
                                                     const std::string& station) const;
    [[nodiscard]] std::filesystem::path acceptedPath(const crypto::Hash128& tag) const;

    Parts m_parts;
    ExportFolder m_export;
};

} // namespace rekam::adapter
