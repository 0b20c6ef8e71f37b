// The agent's half of the protocol as (state, event, now) → actions: no socket, no file, no clock.
#pragma once

#include "base/random.h"
#include "sync/line_meter.h"
#include "sync/uplink_events.h"

#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace rekam::sync {

/// Who we are, for HELLO.
struct Identity
{
    std::string station;
    record::Mode mode = record::Mode::Latihan;
    ByteArray<16> bootId{};
    std::string software;
};

/// What the connection panel shows.
struct UplinkFigures
{
    bool connected = false; ///< WELCOME came
    bool paused = false;
    Trouble trouble = Trouble::None;
    std::string lastError; ///< English, no personal data
    std::uint64_t sentSinceRestart = 0;
    std::optional<Time> roundTrip;
    std::uint64_t measured = 0;    ///< round trips since the start: WELCOME, echoes of probes
    std::uint64_t resentBytes = 0; ///< sent more than once because a link broke
};

/// Feed events, carry out the actions in order, and call with Tick at deadline(). Offsets come from
/// the intake, everything else from the spool, so a machine made anew after a crash goes on where
/// the old one was. `random` only spreads the backoff. Not thread-safe.
class Uplink
{
public:
    Uplink(Identity identity, Random& random);

    /// @param wallTime what the laptop believes; a wrong clock is recorded at the intake
    [[nodiscard]] Actions on(Event event, Time now, WallTime wallTime);

    /// When Tick is due.
    [[nodiscard]] Time deadline() const;

    [[nodiscard]] const UplinkFigures& figures() const noexcept { return m_figures; }

    /// Packets without a receipt, as the last SpoolSeen and what came since say.
    [[nodiscard]] std::uint64_t waiting() const;

    /// Packets with a receipt of which the intake must still say whether it holds them.
    [[nodiscard]] std::uint64_t doubted() const { return m_doubted.size(); }

private:
    enum class Phase { Resting, Connecting, Greeting, Running };

    enum class Step {
        Unoffered,
        Offered,  ///< in an OFFER that is not answered
        Sending,  ///< the intake wants it from an offset on
        Finished, ///< FINISH sent, receipt awaited
        Settled,  ///< receipt in hand
        Refused,  ///< NotTaken in this session
    };

    struct Chunk
    {
        std::uint64_t end = 0;
        std::uint64_t bytes = 0;
        LineMeter::Departure departure;
    };

    struct Item
    {
        SpoolItem spool;
        Step step = Step::Unoffered;
        std::uint64_t sent = 0;     ///< next offset to send
        std::uint64_t credited = 0; ///< what the intake confirmed
        std::uint64_t furthest = 0; ///< the highest offset ever sent
        std::deque<Chunk> chunks;   ///< sent, not credited
    };

    void handle(event::SpoolSeen&& seen, Actions& actions);
    void handle(const event::LinkUp& up, Actions& actions);
    void handle(const event::LinkDown& down, Actions& actions);
    void handle(event::Received&& received, Actions& actions);
    void handle(const event::ChunkUnreadable& unreadable, Actions& actions);
    void handle(const event::AnswerUnusable& unusable, Actions& actions);
    void handle(const event::Tick& tick, Actions& actions);
    void handle(const event::SyncNow& command, Actions& actions);
    void handle(const event::Pause& command, Actions& actions);
    void handle(const event::Resume& command, Actions& actions);
    void handle(const event::Probe& command, Actions& actions);

    void receive(const wire::Welcome& welcome, Actions& actions);
    void receive(wire::Need&& need, Actions& actions);
    void receive(const wire::Credit& credit, Actions& actions);
    void receive(wire::ReceiptMessage&& receipt, Actions& actions);
    void receive(wire::StatusMessage&& status, Actions& actions);
    void receive(wire::Roster&& roster, Actions& actions);
    void receive(wire::PolicyMessage&& policy, Actions& actions);
    void receive(const wire::Nack& nack, Actions& actions);
    void receive(const wire::ProbeEcho& echo, Actions& actions);
    template <typename Other>
    void receive(const Other& other, Actions& actions);

    void settle(const wire::PacketId& id, Bytes receipt, Actions& actions);
    void voidReceipt(const wire::PacketId& id, Actions& actions);
    void askDoubted(Actions& actions);
    [[nodiscard]] wire::ChainHead knownLog() const;
    void refuse(const wire::PacketId& id, Item& item, const wire::Nack& why, Actions& actions);
    void hold(const wire::Nack& why);
    void rest(Trouble trouble, std::string text, Actions& actions);
    void pump(Actions& actions);
    void offer(Actions& actions);
    void sendChunks(Actions& actions);
    void query(Actions& actions);
    void startSession();
    void requeue(const wire::PacketId& id, Item& item);
    void leavePipe(const wire::PacketId& id, Item& item);
    [[nodiscard]] static bool wants(const Item& item);
    [[nodiscard]] bool outstanding() const;
    [[nodiscard]] Time backoff();

    Identity m_identity;
    Random* m_random;
    UplinkFigures m_figures;
    LineMeter m_meter;
    Phase m_phase = Phase::Resting;
    Time m_now{};
    WallTime m_wallTime{};
    Time m_restUntil{}; ///< Resting: next attempt
    Time m_holdUntil{}; ///< Running: BUSY or DISK_FULL, nothing new before
    Time m_lastProgress{};
    Time m_nextQuery{};
    Time m_helloAt{};
    std::optional<std::pair<std::uint64_t, Time>> m_probe; ///< nonce, sent at
    std::uint64_t m_probeNonce = 0;
    unsigned m_failures = 0;
    bool m_offerOpen = false;
    std::uint64_t m_inFlight = 0;
    std::uint64_t m_serverWindow = 0;
    std::uint64_t m_maxChunk = 0;
    std::size_t m_awaited = 0;          ///< items in Step::Finished
    std::size_t m_queryFrom = 0;        ///< where in m_order the next QUERY goes on
    std::set<wire::PacketId> m_doubted; ///< receipted, and the intake must still say if it is held
    std::size_t m_doubtedAsked = 0;     ///< of these in the QUERY that is not answered
    std::map<wire::PacketId, Item> m_items;
    std::vector<wire::PacketId> m_order;    ///< of the last SpoolSeen
    std::deque<wire::PacketId> m_unoffered; ///< still to be offered in this session
    std::deque<wire::PacketId> m_sending;   ///< in order; several records are in the pipe at once
};

} // namespace rekam::sync
