// The intake's half of the protocol for one connection: (state, message, now) → replies.
#pragma once

#include "base/random.h"
#include "sync/line_meter.h"
#include "sync/shelf.h"

#include <map>
#include <set>
#include <vector>

namespace rekam::sync {

/// What a WELCOME grants; the intake's memory for one connection stays below this.
constexpr std::uint32_t kIntakeWindowBytes = 1024 * 1024;
constexpr std::uint32_t kIntakeMaxChunkBytes = 256 * 1024;
/// Packets offered and not finished in one session; more is answered BUSY.
constexpr std::size_t kMaxOpenPackets = 512;
/// Packets whose answer a session waits for.
constexpr std::size_t kMaxInterest = 4096;

/// Replies come at once and in order; a session that is forgotten loses nothing that was receipted.
/// Holds no packet bytes. Not thread-safe.
class IntakeSession
{
public:
    using Replies = std::vector<wire::Message>;

    /// `shelf` and `random` (session ids) must outlive the session.
    IntakeSession(Shelf& shelf, Random& random);

    [[nodiscard]] Replies on(wire::Message message, Time now, WallTime wallTime);

    /// STATUS for a packet that this session sent or asked for; nothing if it did neither.
    [[nodiscard]] Replies onAnswer(const wire::PacketId& id, ByteView answer, WallTime wallTime);

    /// The last time this peer said anything; the driver forgets sessions that fell silent.
    [[nodiscard]] Time lastHeard() const noexcept { return m_lastHeard; }

    [[nodiscard]] const std::optional<Peer>& peer() const noexcept { return m_peer; }

    /// What HELLO said of the station's clock: its lead over ours.
    [[nodiscard]] std::chrono::milliseconds clockSkew() const noexcept { return m_clockSkew; }

private:
    struct Open
    {
        wire::OfferItem item;
        std::uint64_t received = 0;
    };

    void take(const wire::Hello& hello, WallTime wallTime, Replies& replies);
    void take(const wire::Offer& offer, WallTime wallTime, Replies& replies);
    void take(const wire::Data& data, WallTime wallTime, Replies& replies);
    void take(const wire::Finish& finish, WallTime wallTime, Replies& replies);
    void take(const wire::Query& query, WallTime wallTime, Replies& replies);
    void take(const wire::Purged& purged, WallTime wallTime, Replies& replies);
    void take(const wire::Probe& probe, WallTime wallTime, Replies& replies);
    template <typename Other>
    void take(const Other& other, WallTime wallTime, Replies& replies);

    void remember(const wire::PacketId& id);

    Shelf* m_shelf;
    Random* m_random;
    std::optional<Peer> m_peer;
    std::chrono::milliseconds m_clockSkew{};
    bool m_doubted = false; ///< WELCOME said that the agent's receipts may be void
    Time m_lastHeard{};
    std::map<wire::PacketId, Open> m_open;
    std::set<wire::PacketId> m_interest;
};

/// The NACK for a code, with a time to wait where waiting helps.
[[nodiscard]] wire::Nack nackFor(wire::NackCode code, const wire::PacketId& id);

} // namespace rekam::sync
