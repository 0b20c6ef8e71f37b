// The heart of a running station: the store's thread, who works, what is safe, what the agent says.
#pragma once

#include "control/agent_client.h"
#include "workflow/capture_port.h"
#include "workflow/display.h"
#include "workflow/record/answers.h"
#include "workflow/record/spool_round.h"
#include "workflow/session/school_day.h"
#include "workflow/station/door_facts.h"
#include "workflow/station/open_station.h"
#include "workflow/station/vault_walk.h"
#include "workflow/worker.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>
#include <utility>

namespace rekam::workflow {

/// Whom the devices will see next; virtual ones need to be told, real ones see for themselves.
struct SubjectHint
{
    std::string id; ///< NIK or operator id; empty: nobody
    enum class Occasion { Enrolment, Verification } occasion = Occasion::Enrolment;
};

/// Whether the station was asked to start a sync agent, and how that stands.
enum class AgentStart { NotAsked, Starting, Failed };

/// Owned by the composition root; every desk works through it. Threading: the main thread; the open
/// station itself lives on the store's thread and is reached by onStore() alone.
class StationCore : public QObject
{
    Q_OBJECT

public:
    StationCore(provision::Home home, Surroundings world, CapturePort& capture, Display& display,
                QObject* parent = nullptr);
    StationCore(const StationCore&) = delete;
    StationCore& operator=(const StationCore&) = delete;
    StationCore(StationCore&&) = delete;
    StationCore& operator=(StationCore&&) = delete;
    ~StationCore() override;

    /// Reads the bundle. @return what loadIdentity() found; the station then stays unprovisioned.
    Status loadStation();

    [[nodiscard]] const StationIdentity* identity() const
    {
        return m_identity ? &*m_identity : nullptr;
    }

    [[nodiscard]] const provision::Policy& policy() const { return m_identity->policy; }

    [[nodiscard]] CapturePort& capture() const { return m_capture; }

    [[nodiscard]] Display& display() { return m_display; }

    [[nodiscard]] const provision::Home& home() const { return m_home; }

    [[nodiscard]] const Surroundings& world() const { return m_world; }

    [[nodiscard]] WallTime now() const { return m_world.clock->wallTime(); }

    [[nodiscard]] bool practice() const
    {
        return m_identity && m_identity->bundle.mode == record::Mode::Latihan;
    }

    /// Who is logged in; the id is empty before.
    [[nodiscard]] const provision::OperatorCredential& person() const { return m_person; }

    [[nodiscard]] const std::vector<provision::OperatorCredential>& people() const
    {
        return m_people;
    }

    [[nodiscard]] bool loggedIn() const { return !m_person.id.empty(); }

    [[nodiscard]] const std::optional<store::Session>& session() const { return m_session; }

    /// The newest day that was closed, while no session is open.
    [[nodiscard]] const std::optional<ClosedDay>& closedDay() const { return m_closedDay; }

    [[nodiscard]] const store::SafetyCounts& safety() const { return m_safety; }

    /// Nothing while no agent answers.
    [[nodiscard]] const std::optional<control::AgentStatus>& agent() const { return m_agent; }

    /// Whether agent() was asked yet: before, nothing is known of it.
    [[nodiscard]] bool agentAsked() const { return m_agentAsked; }

    /// When agent() was told; nothing while no agent answers.
    [[nodiscard]] const std::optional<WallTime>& agentReadAt() const { return m_agentReadAt; }

    /// Whether the store answered at the last tick.
    [[nodiscard]] StoreState storeState() const
    {
        return loggedIn() ? m_storeState : StoreState::Closed;
    }

    /// What the station did for its store at this login; nothing until it is done.
    [[nodiscard]] const std::optional<Upkeep>& upkeep() const { return m_upkeep; }

    /// Where the revocation of people who left stands.
    [[nodiscard]] Rekey rekey() const { return m_rekey; }

    /// Why sealed packets do not get into the spool, as of the last tick; nothing: they do.
    [[nodiscard]] const std::optional<Error>& spoolTrouble() const { return m_spoolTrouble; }

    /// Answers that did not verify since the login; shown until the session ends.
    [[nodiscard]] const std::vector<BadAnswer>& badAnswers() const { return m_badAnswers; }

    /// The time of the latest record while the clock is behind it and no supervisor has confirmed
    /// the clock: nobody is recorded until then. Looked at anew with every tick.
    [[nodiscard]] const std::optional<WallTime>& clockInDoubt() const { return m_clockInDoubt; }

    /// When an older copy of the store was found in its place and no supervisor has answered for
    /// it.
    [[nodiscard]] const std::optional<WallTime>& olderStore() const { return m_olderStore; }

    /// In the name of a supervisor whose passphrase was right. Ends in clockChanged().
    void answerForOlderStore(const std::string& supervisorId);

    /// In the name of a supervisor whose passphrase was right. Ends in clockChanged().
    void confirmClock(const std::string& supervisorId);

    /// Unlocks the store. Ends in loggedInChanged() or unlockFailed().
    void unlock(const std::string& personId, SecretBytes passphrase);
    /// Nobody is logged in from here on; the store is closed on its thread afterwards, which
    /// storeClosed() tells. Sealed packets go on being sent by the agent.
    void lock();

    /// Runs `work(OpenStation&)` on the store's thread, then `then(result)` here. Only while logged
    /// in; dropped without a call of `then` if the station was locked in between.
    template <typename Work, typename Then>
    void onStore(QObject* context, Work work, Then then)
    {
        using Value = decltype(work(std::declval<OpenStation&>()));
        m_storeThread.run(
            context,
            [this, work = std::move(work)]() mutable -> std::optional<Value> {
                if (!m_open) {
                    return std::nullopt;
                }
                return std::optional<Value>(work(*m_open));
            },
            [this, login = m_login, then = std::move(then)](std::optional<Value> result) mutable {
                if (result && login == m_login) {
                    then(std::move(*result));
                }
            });
    }

    /// Runs `work()` on a thread for computing, then `then(result)` here.
    template <typename Work, typename Then>
    void compute(QObject* context, Work work, Then then)
    {
        m_computer.run(context, std::move(work), std::move(then));
    }

    /// Asks the agent for something; the effect shows in agent().
    void command(control::Command what);

    /// Asks for an agent to be started, which agentWanted() tells; it answers within a few seconds
    /// or agentStart() is Failed.
    void startAgent();

    /// NotAsked again as soon as an agent answers.
    [[nodiscard]] AgentStart agentStart() const { return m_agentStart; }

    /// Reads the session anew, e.g. after an import.
    void refreshSession();
    /// Looks for answers and counts what is safe now, instead of at the next tick.
    void refreshSafety();

    void see(const SubjectHint& subject) { Q_EMIT subjectChanged(subject); }

Q_SIGNALS:
    void loggedInChanged();
    void storeClosed();
    void unlockFailed(rekam::Error error);
    void sessionChanged();
    void safetyChanged();
    void clockChanged(); ///< a supervisor answered, or the clock fell behind
    void upkeepDone();   ///< at once after a login, and when all was looked over or damage found
    void agentChanged(); ///< after every answer, once a second
    void agentWanted();  ///< somebody asked for a program that sends
    void linkChanged();  ///< the agent, or its link to the centre, came or went
    void subjectChanged(rekam::workflow::SubjectHint subject);

private:
    struct Unlocked
    {
        std::optional<Error> error;
        provision::OperatorCredential person;
        std::vector<provision::OperatorCredential> people;
        std::optional<WallTime> clockInDoubt;
        std::optional<WallTime> olderStore;
        Rekey rekey = Rekey::NotDue;
    };

    void tick();
    void askAgent();
    void unlocked(Unlocked result);
    void lookOver();

    provision::Home m_home;
    Surroundings m_world;
    CapturePort& m_capture;
    Display& m_display;
    std::optional<StationIdentity> m_identity;
    provision::OperatorCredential m_person;
    std::vector<provision::OperatorCredential> m_people;
    std::optional<store::Session> m_session;
    std::optional<ClosedDay> m_closedDay;
    std::optional<WallTime> m_clockInDoubt;
    std::optional<WallTime> m_olderStore;
    store::SafetyCounts m_safety;
    std::optional<Upkeep> m_upkeep;
    std::shared_ptr<VaultWalk> m_walk; ///< of this login; walked on m_storeThread only
    Rekey m_rekey = Rekey::NotDue;
    std::optional<control::AgentStatus> m_agent;
    bool m_agentAsked = false;
    std::optional<WallTime> m_agentReadAt;
    AgentStart m_agentStart = AgentStart::NotAsked;
    int m_agentAsksLeft = 0; ///< answers awaited from the one that is being started
    StoreState m_storeState = StoreState::Closed;
    std::vector<BadAnswer> m_badAnswers;
    std::optional<Error> m_spoolTrouble;
    QTimer m_timer;
    int m_login = 0; ///< counts lock(): what was asked of the store before is nobody's any more
    bool m_counting = false;
    bool m_asking = false;
    std::unique_ptr<OpenStation> m_open;               ///< touched on m_storeThread only
    std::optional<Error> m_damage;                     ///< as m_open; what was found before a lock
    SpoolRound m_round;                                ///< as m_open
    std::optional<DoorFacts> m_door;                   ///< as m_open; what was left last
    std::optional<control::AgentClient> m_agentClient; ///< touched on m_agentThread only
    Worker m_storeThread{QStringLiteral("store")};
    Worker m_agentThread{QStringLiteral("agent-client")};
    Worker m_computer{QStringLiteral("compute")}; ///< last: joined first
};

} // namespace rekam::workflow
