#include "sim/sync_world.h"

#include "packet/acceptance.h"

#include <queue>

#include <algorithm>
#include <array>
#include <set>

namespace rekam::sim {

namespace {

using namespace std::chrono_literals;
using sync::Time;

constexpr Time kFaultyPhase = 10min;
constexpr std::uint64_t kFaultyPhaseUs = 600'000'000;
static_assert(Time(kFaultyPhaseUs) == kFaultyPhase);
constexpr Time kLimit = 70min;

class WorldClock final : public Clock
{
public:
    Time now{1s};

    [[nodiscard]] WallTime wallTime() const override
    {
        return WallTime(std::chrono::hours(24 * 365 * 56) +
                        std::chrono::floor<std::chrono::milliseconds>(now));
    }

    [[nodiscard]] std::chrono::milliseconds steadyTime() const override
    {
        return std::chrono::floor<std::chrono::milliseconds>(now);
    }
};

/// What lies on the station's disk: survives every crash of the agent.
struct Shelved
{
    packet::SealedPacket packet;
    std::optional<Bytes> receipt;
    wire::ChainHead log;
    std::optional<Bytes> answer;
};

struct Mail
{
    Time due{};
    std::uint64_t serial = 0; ///< ties in order
    std::uint64_t link = 0;   ///< which connection; old ones are gone
    bool toIntake = false;
    wire::Frames frames;

    bool operator>(const Mail& other) const
    {
        return std::pair(due, serial) > std::pair(other.due, other.serial);
    }
};

struct Hazards
{
    double drop = 0;
    double duplicate = 0;
    double reorder = 0;
    double breakLink = 0; ///< per message
    double agentCrash = 0;
    double intakeCrash = 0;
    double diskFull = 0;
    Time latency{};
    double bytesPerSecond = 0;
    std::uint64_t slowAfterBytes = ~std::uint64_t{0}; ///< that many sent, it is kSlowLine
};

constexpr double kSlowLine = 20'000.0 / 8;

class World
{
public:
    World(Premises& premises, std::uint64_t seed, Sabotage sabotage)
        : m_premises(premises)
        , m_random(seed)
        , m_sabotage(sabotage)
        , m_folder(premises.folder / ("run-" + std::to_string(seed)))
    {
        const bool clean = m_random.below(8) == 0;
        const double severity = clean ? 0.0 : m_random.uniform();
        m_hazards = {0.04 * severity,
                     0.04 * severity,
                     0.04 * severity,
                     0.01 * severity,
                     0.004 * severity,
                     0.004 * severity,
                     0.004 * severity,
                     Time(1000 + m_random.below(300'000)),
                     20'000.0 + 2e6 * m_random.uniform()};
        // One chain a run: the station starts anew, the intake too.
        premises.station.sequence = 0;
        premises.station.previousHash = {};
        const std::uint64_t count = 1 + m_random.below(8);
        for (std::uint64_t i = 0; i < count; ++i) {
            auto packet = premises.station.sealNoise(500 + m_random.below(400'000));
            m_disk.emplace(packet.header.id, Shelved{std::move(packet), {}, {}, {}});
        }
        planRollback(clean);
        startIntake();
        startAgent();
    }

    World(Premises& premises, Slowing slowing)
        : m_premises(premises)
        , m_random(1)
        , m_folder(premises.folder / "run-slow")
    {
        m_hazards.latency = 100ms;
        m_hazards.bytesPerSecond = 2e6;
        m_hazards.slowAfterBytes = slowing == Slowing::HalfWay ? 1'500'000 : 0;
        premises.station.sequence = 0;
        premises.station.previousHash = {};
        for (int i = 0; i < 8; ++i) {
            auto packet = premises.station.sealNoise(400'000);
            m_disk.emplace(packet.header.id, Shelved{std::move(packet), {}, {}, {}});
        }
        startIntake();
        startAgent();
    }

    ~World()
    {
        stopIntake();
        std::error_code failed;
        std::filesystem::remove_all(m_folder, failed);
    }

    World(const World&) = delete;
    World& operator=(const World&) = delete;
    World(World&&) = delete;
    World& operator=(World&&) = delete;

    Verdict run()
    {
        while (m_verdict.fault.empty() && !done()) {
            if (m_clock.now > kLimit) {
                m_verdict.fault = "not everything arrived";
                break;
            }
            step();
        }
        checkStore();
        m_verdict.duration = m_clock.now;
        return m_verdict;
    }

private:
    [[nodiscard]] bool done()
    {
        return !m_rollbackAt && std::ranges::all_of(m_disk, [](const auto& entry) {
            return entry.second.receipt && entry.second.answer;
        }) && (m_verdict.rollbacks == 0 || std::ranges::all_of(m_disk, [this](const auto& entry) {
                   return held(entry.first);
               }));
    }

    bool held(const wire::PacketId& id)
    {
        const auto known = m_latihan->find(id);
        REKAM_CHECK(known.ok());
        return known.value().has_value();
    }

    /// To what the intake was when that many receipts had come.
    void planRollback(bool clean)
    {
        const bool planned = m_random.below(3) == 0;
        if (m_sabotage == Sabotage::ForgetLog) {
            m_copyAfter = 0;
            m_rollbackAt = kFaultyPhase;
        } else if (planned && !clean) {
            m_copyAfter = m_random.below(m_disk.size());
            m_rollbackAt = Time(m_random.below(kFaultyPhaseUs));
        }
    }

    /// As a backup tool does, between two turns of the intake.
    void copyIntake()
    {
        std::filesystem::copy(m_folder / "latihan", m_folder / "backup",
                              std::filesystem::copy_options::recursive);
    }

    void rollBack()
    {
        stopIntake();
        std::filesystem::remove_all(m_folder / "latihan");
        std::filesystem::rename(m_folder / "backup", m_folder / "latihan");
        if (m_random.below(2) == 0) {
            for (const char* part : {"packets", "answers", "status", "damaged", "parts"}) {
                std::filesystem::remove_all(m_folder / part);
            }
        }
        ++m_verdict.rollbacks;
        ++m_verdict.faultsInjected;
        startIntake();
        dropLink(m_random.below(2) == 0);
    }

    void rollBackWhenDue()
    {
        if (!m_rollbackAt) {
            return;
        }
        const bool due = m_clock.now >= *m_rollbackAt;
        const auto receipts = std::ranges::count_if(
            m_disk, [](const auto& entry) { return entry.second.receipt.has_value(); });
        if (m_copyAfter && (due || static_cast<std::uint64_t>(receipts) >= *m_copyAfter)) {
            m_copyAfter.reset();
            copyIntake();
        }
        if (due) {
            m_rollbackAt.reset();
            rollBack();
        }
    }

    [[nodiscard]] bool faulty() const { return m_clock.now < kFaultyPhase; }

    bool strikes(double probability)
    {
        const bool hit = faulty() && m_random.uniform() < probability;
        m_verdict.faultsInjected += hit ? 1 : 0;
        return hit;
    }

    void startAgent()
    {
        sync::Identity identity;
        identity.station = m_premises.station.code;
        m_uplink = std::make_unique<sync::Uplink>(identity, m_random);
        lookIntoSpool();
    }

    void lookIntoSpool()
    {
        std::vector<sync::SpoolItem> items;
        for (const auto& [id, shelved] : m_disk) {
            sync::SpoolItem item;
            item.offer = {id, shelved.packet.bytes.size(), shelved.packet.contentHash};
            item.hasReceipt = shelved.receipt.has_value();
            item.hasAnswer = shelved.answer.has_value();
            item.log = shelved.log;
            item.stationSequence = shelved.packet.header.stationSequence;
            items.push_back(item);
        }
        std::ranges::sort(items, {}, &sync::SpoolItem::stationSequence);
        feed(sync::event::SpoolSeen{std::move(items)});
    }

    void startIntake()
    {
        m_handover.emplace(handover::Handover::open(m_files, m_folder).value());
        REKAM_CHECK(m_handover->putAnswerKey(m_premises.centre.adapterSigner.publicKey()).ok());
        const auto open = [this](packet::Mode mode, const char* name) {
            auto store = intake::EmbeddedStore::open(
                {m_files, m_clock, m_premises.centre.intakeSigner, mode}, m_folder / name);
            REKAM_CHECK(store.ok());
            return std::move(store).value();
        };
        m_production = open(packet::Mode::Production, "production");
        m_latihan = open(packet::Mode::Latihan, "latihan");
        auto desk = intake::PacketDesk::open({m_files, *m_handover, *m_production, *m_latihan},
                                             m_folder, m_premises.stations);
        REKAM_CHECK(desk.ok());
        m_desk = std::move(desk).value();
        m_desk->speaksFor(m_premises.station.agentCurve.publicKey());
    }

    void stopIntake()
    {
        m_session.reset();
        m_desk.reset();
        m_production.reset();
        m_latihan.reset();
        m_handover.reset();
    }

    void crashIntake()
    {
        stopIntake();
        // Parts are not synced: a power cut may leave any garbage in them.
        std::error_code failed;
        for (const auto& entry : std::filesystem::directory_iterator(m_folder / "parts", failed)) {
            const auto size = std::filesystem::file_size(entry.path(), failed);
            if (m_random.below(3) == 0 && size > 0) {
                std::filesystem::resize_file(entry.path(), m_random.below(size), failed);
            } else if (m_random.below(3) == 0 && size > 0) {
                std::filesystem::resize_file(entry.path(), m_random.below(size), failed);
                std::filesystem::resize_file(entry.path(), size, failed); // a hole of zeros
            }
        }
        startIntake();
        dropLink(m_random.below(2) == 0);
    }

    void dropLink(bool agentNotices)
    {
        ++m_link;
        m_session.reset();
        if (agentNotices) {
            m_linkUp = false;
            feed(sync::event::LinkDown{sync::Trouble::Stalled});
        }
    }

    void feed(sync::Event event)
    {
        sync::Actions actions = m_uplink->on(std::move(event), m_clock.now, m_clock.wallTime());
        for (auto& action : actions) {
            perform(action);
        }
    }

    void perform(sync::Action& action)
    {
        if (std::holds_alternative<sync::action::Connect>(action)) {
            ++m_link;
            m_session.emplace(*m_desk, m_random);
            m_linkUp = true;
            m_connectDue = m_clock.now + m_hazards.latency * 2;
        } else if (std::holds_alternative<sync::action::Disconnect>(action)) {
            ++m_link;
            m_session.reset();
            m_linkUp = false;
            m_connectDue.reset();
        } else if (auto* send = std::get_if<sync::action::Send>(&action); send != nullptr) {
            post(wire::encodeMessage(std::move(send->message)), true);
        } else if (const auto* chunk = std::get_if<sync::action::SendChunk>(&action);
                   chunk != nullptr) {
            const Bytes& bytes = m_disk.at(chunk->id).packet.bytes;
            post(wire::encodeMessage(
                     wire::Data{chunk->id, chunk->offset,
                                toBytes(ByteView(bytes).subspan(chunk->offset, chunk->bytes))}),
                 true);
        } else if (auto* receipt = std::get_if<sync::action::StoreReceipt>(&action);
                   receipt != nullptr) {
            keepReceipt(receipt->id, receipt->receipt);
        } else if (auto* answer = std::get_if<sync::action::StoreAnswer>(&action);
                   answer != nullptr) {
            m_disk.at(answer->id).answer = answer->answer;
        } else if (const auto* gone = std::get_if<sync::action::VoidReceipt>(&action);
                   gone != nullptr) {
            takeBack(gone->id);
        } else if (const auto* aside = std::get_if<sync::action::Quarantine>(&action);
                   aside != nullptr) {
            m_verdict.fault = "a good packet was refused for good, code " +
                              std::to_string(static_cast<int>(aside->code));
        }
    }

    /// Of what the intake lost, and of nothing else.
    void takeBack(const wire::PacketId& id)
    {
        if (held(id)) {
            m_verdict.fault = "a receipt that stands was called void";
        }
        Shelved& shelved = m_disk.at(id);
        shelved.receipt.reset();
        shelved.log = {};
        shelved.answer.reset();
        m_spoolChanged = true;
        ++m_verdict.voided;
    }

    /// The promise: whoever holds a receipt may rely on the intake's disk.
    void keepReceipt(const wire::PacketId& id, const Bytes& bytes)
    {
        const std::array trusted = {m_premises.centre.intakeSigner.publicKey()};
        const auto receipt = packet::verifyReceipt(bytes, trusted);
        Shelved& shelved = m_disk.at(id);
        if (!receipt || receipt.value().packetId != id ||
            receipt.value().contentHash != shelved.packet.contentHash) {
            m_verdict.fault = "a receipt does not verify";
            return;
        }
        if (shelved.receipt && *shelved.receipt != bytes) {
            m_verdict.fault = "two different receipts for one packet";
        }
        shelved.receipt = bytes;
        if (m_sabotage != Sabotage::ForgetLog) {
            shelved.log = {receipt.value().logPosition, receipt.value().logHead};
        }
        m_spoolChanged = true; // the agent watches its folder
        if (m_sabotage == Sabotage::ReceiptBeforeCommit) {
            std::error_code failed;
            std::filesystem::remove(m_folder / "latihan" / "segments" / "000001.seg", failed);
        }
    }

    void post(wire::Frames frames, bool toIntake)
    {
        if (!m_linkUp || strikes(m_hazards.drop)) {
            return;
        }
        std::size_t bytes = 0;
        for (const Bytes& frame : frames) {
            bytes += frame.size();
        }
        Time& free = toIntake ? m_upFree : m_downFree;
        const bool slow = m_posted >= m_hazards.slowAfterBytes;
        m_posted += bytes;
        free = std::max(free, m_clock.now) +
               Time(static_cast<std::int64_t>(1e6 * static_cast<double>(bytes) /
                                              (slow ? kSlowLine : m_hazards.bytesPerSecond)));
        Mail mail{free + m_hazards.latency, ++m_serial, m_link, toIntake, std::move(frames)};
        if (strikes(m_hazards.reorder)) {
            mail.due += Time(m_random.below(400'000));
        }
        if (strikes(m_hazards.duplicate)) {
            Mail copy = mail;
            copy.due += Time(m_random.below(400'000));
            copy.serial = ++m_serial;
            m_mail.push(std::move(copy));
        }
        m_mail.push(std::move(mail));
    }

    void step()
    {
        const Time tick = std::max(m_uplink->deadline(), m_clock.now);
        Time next = tick;
        if (!m_mail.empty()) {
            next = std::min(next, m_mail.top().due);
        }
        if (m_connectDue) {
            next = std::min(next, *m_connectDue);
        }
        next = std::min(next, m_nextSweep);
        next = std::min(next, m_rollbackAt.value_or(next));
        m_clock.now = std::max(m_clock.now + Time(1), next);
        if (m_clock.now >= m_nextSweep) {
            m_nextSweep = m_clock.now + 5s;
            runAdapter();
        }
        if (m_connectDue && m_clock.now >= *m_connectDue) {
            m_connectDue.reset();
            feed(sync::event::LinkUp{});
        } else if (!m_mail.empty() && m_mail.top().due <= m_clock.now) {
            Mail mail = m_mail.top();
            m_mail.pop();
            deliver(std::move(mail));
        } else if (m_clock.now >= m_uplink->deadline()) {
            feed(sync::event::Tick{});
        }
        if (std::exchange(m_spoolChanged, false)) {
            lookIntoSpool();
        }
        misfortune();
        rollBackWhenDue();
    }

    void deliver(Mail mail)
    {
        if (mail.link != m_link || !m_linkUp) {
            return;
        }
        auto message = wire::decodeMessage(std::move(mail.frames));
        REKAM_CHECK(message.ok());
        if (!mail.toIntake) {
            feed(sync::event::Received{std::move(message).value()});
            return;
        }
        if (!m_session) {
            return; // the other end is gone and nobody told us
        }
        m_files.fault = {ErrorCode::NoSpace, "injected"};
        m_files.failAt = strikes(m_hazards.diskFull) ? m_files.steps + 1 : 0;
        m_files.stayDown = m_random.below(2) == 0;
        auto replies = m_session->on(std::move(message).value(), m_clock.now, m_clock.wallTime());
        m_files.failAt = 0;
        for (auto& reply : replies) {
            post(wire::encodeMessage(std::move(reply)), false);
        }
    }

    void runAdapter()
    {
        const auto pending = m_handover->pending();
        for (const auto& id : pending.value()) {
            packet::Answer answer;
            answer.packetId = id;
            answer.contentHash = m_disk.at(id).packet.contentHash;
            answer.station = m_premises.station.code;
            answer.decidedAt = m_clock.wallTime();
            REKAM_CHECK(
                m_handover
                    ->putAnswer(id, packet::signAnswer(answer, m_premises.centre.adapterSigner))
                    .ok());
        }
        for (const auto& answer : m_desk->collectAnswers()) {
            if (!m_session) {
                continue;
            }
            for (auto& reply : m_session->onAnswer(answer.id, answer.bytes, m_clock.wallTime())) {
                post(wire::encodeMessage(std::move(reply)), false);
            }
        }
    }

    void misfortune()
    {
        if (strikes(m_hazards.breakLink)) {
            dropLink(m_random.below(2) == 0);
        }
        if (strikes(m_hazards.agentCrash)) {
            dropLink(false);
            m_linkUp = false;
            m_connectDue.reset();
            startAgent();
        }
        if (strikes(m_hazards.intakeCrash)) {
            crashIntake();
        }
    }

    void checkStore()
    {
        if (m_sabotage == Sabotage::StoreTwice && !m_disk.empty()) {
            const Bytes& bytes = m_disk.begin()->second.packet.bytes;
            packet::Header header = m_disk.begin()->second.packet.header;
            header.id[0] ^= std::byte{1};
            header.stationSequence += 1000;
            (void)m_latihan->commit(header, m_disk.begin()->second.packet.contentHash, bytes);
        }
        std::map<crypto::Hash256, unsigned> stored;
        const Status read = m_latihan->forEach([&](const intake::StoredPacket& row) {
            const auto bytes = m_latihan->packetBytes(row.id);
            if (bytes) {
                ++stored[crypto::hash256(bytes.value())];
            }
        });
        REKAM_CHECK(read.ok());
        for (const auto& [id, shelved] : m_disk) {
            const auto found = stored.find(shelved.packet.contentHash);
            const unsigned copies = found == stored.end() ? 0 : found->second;
            m_verdict.lost += shelved.receipt && copies == 0 ? 1U : 0U;
            m_verdict.twice += copies > 1 ? 1U : 0U;
        }
        const auto report = m_latihan->verify();
        if (m_verdict.fault.empty() && (!report || !report.value().findings.empty())) {
            m_verdict.fault =
                report ? report.value().findings.front().place : report.error().detail;
        }
        if (m_verdict.fault.empty() && m_verdict.lost + m_verdict.twice > 0) {
            m_verdict.fault = "lost or stored twice";
        }
    }

    Premises& m_premises;
    SeededRandom m_random;
    Sabotage m_sabotage = Sabotage::None;
    std::filesystem::path m_folder;
    Hazards m_hazards;
    Verdict m_verdict;
    WorldClock m_clock;
    testing::FaultyFiles m_files;
    std::map<wire::PacketId, Shelved> m_disk;
    std::optional<handover::Handover> m_handover;
    std::unique_ptr<intake::EmbeddedStore> m_production;
    std::unique_ptr<intake::EmbeddedStore> m_latihan;
    std::unique_ptr<intake::PacketDesk> m_desk;
    std::optional<sync::IntakeSession> m_session;
    std::unique_ptr<sync::Uplink> m_uplink;
    std::priority_queue<Mail, std::vector<Mail>, std::greater<>> m_mail;
    std::uint64_t m_serial = 0;
    std::uint64_t m_link = 0;
    bool m_linkUp = false;
    std::optional<Time> m_connectDue;
    std::uint64_t m_posted = 0;
    Time m_upFree{};
    Time m_downFree{};
    Time m_nextSweep{5s};
    bool m_spoolChanged = false;
    std::optional<std::uint64_t> m_copyAfter;
    std::optional<Time> m_rollbackAt;
};

} // namespace

Premises::Premises(std::filesystem::path where)
    : folder(std::move(where))
    , centre(folder / "centre", "tcp://127.0.0.1:1")
    , station(centre, folder / "station", "SIM-01")
    , stations(handover::Stations::load(posixFiles(), centre.home.intake()).value())
{}

Verdict runWorld(Premises& premises, std::uint64_t seed, Sabotage sabotage)
{
    World world(premises, seed, sabotage);
    return world.run();
}

Verdict runSlowLine(Premises& premises, Slowing slowing)
{
    World world(premises, slowing);
    return world.run();
}

} // namespace rekam::sim
