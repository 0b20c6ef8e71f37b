#include "workflow/station/station_core.h"

#include "workflow/station/supervision.h"

namespace rekam::workflow {

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds kTick = 1s;
/// Two thousand records of 2 MB are looked over in some five minutes, at a tenth of one thread.
constexpr std::chrono::milliseconds kLookBudget = 20ms;
constexpr std::chrono::milliseconds kLookEvery = 200ms;
constexpr std::chrono::milliseconds kAgentTimeout = 800ms;
constexpr std::ptrdiff_t kBadAnswersShown = 50;
constexpr int kAgentStartAsks = 8; // one a second

struct Safety
{
    store::SafetyCounts counts;
    std::vector<BadAnswer> bad;
    std::optional<Error> spoolTrouble;
    StoreState state = StoreState::Fails;
    Result<std::optional<WallTime>> clockInDoubt = std::optional<WallTime>();
};

/// Everything that may be wrong here shows elsewhere (a full disk at the next save, an unsafe count
/// that stays): the tick itself never stops.
Safety countSafety(OpenStation& station, SpoolRound& round)
{
    Safety safety;
    AnswerReport report = round.walk(station);
    safety.bad = std::move(report.bad);
    safety.spoolTrouble = std::move(report.trouble);
    if (auto counts = station.store->packets().safety()) {
        safety.counts = counts.value();
        safety.state = StoreState::Answers;
    }
    safety.clockInDoubt = workflow::clockInDoubt(station);
    (void)station.store->settle(); // nobody waits for this turn, and the next one tries again
    return safety;
}

} // namespace

StationCore::StationCore(provision::Home home, Surroundings world, CapturePort& capture,
                         Display& display, QObject* parent)
    : QObject(parent)
    , m_home(std::move(home))
    , m_world(world)
    , m_capture(capture)
    , m_display(display)
{
    m_timer.setInterval(kTick);
    connect(&m_timer, &QTimer::timeout, this, &StationCore::tick);
    m_timer.start();
}

StationCore::~StationCore()
{
    m_timer.stop();
    // The store is opened, used and closed on its own thread.
    m_storeThread.run(
        this,
        [this] {
            m_open.reset();
            return 0;
        },
        [](int) {});
}

Status StationCore::loadStation()
{
    auto identity = loadIdentity(m_home, *m_world.files);
    if (!identity) {
        return identity.error();
    }
    m_identity = std::move(identity).value();
    return {};
}

void StationCore::unlock(const std::string& personId, SecretBytes passphrase)
{
    auto request = std::make_shared<Unlock>(Unlock{personId, std::move(passphrase)});
    m_storeThread.run(
        this,
        [this, request] {
            Unlocked result;
            auto opened = unlockStation(*m_identity, m_world, *request);
            if (!opened) {
                result.error = opened.error();
                return result;
            }
            const provision::OperatorCredential* person = opened.value()->person(request->personId);
            if (person == nullptr) {
                result.error = Error{ErrorCode::Refused, "credential missing or expired"};
                return result;
            }
            m_open = std::move(opened).value();
            m_open->damage = m_damage;
            m_round = {};
            m_door.reset();
            if (auto doubt = workflow::clockInDoubt(*m_open)) {
                result.clockInDoubt = doubt.value();
            }
            if (auto older = workflow::olderStore(*m_open)) {
                result.olderStore = older.value();
            }
            result.person = *person;
            result.people = m_open->people;
            result.rekey = m_open->rekey;
            return result;
        },
        [this](Unlocked result) { unlocked(std::move(result)); });
}

void StationCore::unlocked(Unlocked result)
{
    if (result.error) {
        Q_EMIT unlockFailed(*result.error);
        return;
    }
    m_person = std::move(result.person);
    m_people = std::move(result.people);
    m_clockInDoubt = result.clockInDoubt;
    m_olderStore = result.olderStore;
    m_badAnswers.clear();
    m_spoolTrouble.reset();
    m_rekey = result.rekey;
    m_upkeep.reset();
    m_walk.reset();
    Q_EMIT loggedInChanged();
    refreshSession();
    refreshSafety();
    onStore(
        this,
        [](OpenStation& station) {
            Upkeep done = keepUp(*station.store, station.identity.bundle, station.identity.policy);
            if (done.damage) {
                station.damage = done.damage;
            }
            done.damage = station.damage; // also what an earlier login found
            return done;
        },
        [this](Upkeep done) {
            m_upkeep = std::move(done);
            m_walk = m_upkeep->damage ? nullptr : std::make_shared<VaultWalk>();
            Q_EMIT upkeepDone();
            lookOver();
        });
}

/// One step of the walk, and the next one later: nobody waits for it, and nobody because of it.
void StationCore::lookOver()
{
    if (!m_walk || !loggedIn()) {
        return;
    }
    onStore(
        this,
        [walk = m_walk](OpenStation& station) {
            VaultWalk::Look look = walk->next(station, kLookBudget);
            if (look.damage || look.finished) {
                station.damage = look.damage;
            }
            return look;
        },
        [this, walk = m_walk](const VaultWalk::Look& look) {
            if (walk != m_walk || !m_upkeep) {
                return; // of an earlier login
            }
            if (!look.finished) {
                QTimer::singleShot(kLookEvery, this, [this, walk] {
                    if (walk == m_walk) {
                        lookOver();
                    }
                });
                return;
            }
            m_walk.reset();
            m_upkeep->damage = look.damage;
            m_upkeep->lookedOver = !look.damage;
            Q_EMIT upkeepDone();
        });
}

void StationCore::lock()
{
    m_capture.cancel();
    // At once: a backup that the store's thread is at must not keep names on the screen.
    ++m_login;
    m_counting = false;
    m_person = {};
    m_people.clear();
    m_session.reset();
    m_closedDay.reset();
    m_clockInDoubt.reset();
    m_walk.reset();
    m_storeThread.run(
        this,
        [this] {
            if (m_open) {
                m_damage = m_open->damage;
            }
            m_open.reset();
            return 0;
        },
        [this](int) { Q_EMIT storeClosed(); });
    Q_EMIT loggedInChanged();
}

void StationCore::confirmClock(const std::string& supervisorId)
{
    onStore(
        this,
        [supervisorId](OpenStation& station) {
            return workflow::confirmClock(station, supervisorId);
        },
        [this](const Status& confirmed) {
            if (confirmed) {
                m_clockInDoubt.reset();
            }
            Q_EMIT clockChanged();
        });
}

void StationCore::answerForOlderStore(const std::string& supervisorId)
{
    onStore(
        this,
        [supervisorId](OpenStation& station) {
            return workflow::answerForOlderStore(station, supervisorId);
        },
        [this](const Status& answered) {
            if (answered) {
                m_olderStore.reset();
            }
            Q_EMIT clockChanged();
        });
}

void StationCore::refreshSession()
{
    onStore(
        this, [](OpenStation& station) { return readSchoolDay(*station.store); },
        [this](Result<SchoolDay> day) {
            if (day) {
                m_session = std::move(day.value().open);
                m_closedDay = std::move(day.value().closed);
                Q_EMIT sessionChanged();
            }
        });
}

void StationCore::tick()
{
    if (!m_counting) {
        refreshSafety();
    }
    if (!m_asking) {
        askAgent();
    }
}

void StationCore::refreshSafety()
{
    if (!loggedIn()) {
        return;
    }
    m_counting = true;
    const auto count = [this, older = m_olderStore](OpenStation& station) {
        Safety safety = countSafety(station, m_round);
        const DoorFacts now{safety.counts, older};
        if (safety.state == StoreState::Answers && m_door != now) {
            m_door = now;
            leaveAtDoor(*m_world.files, m_home, now);
        }
        return safety;
    };
    onStore(this, count, [this](Safety safety) {
        m_counting = false;
        m_storeState = safety.state;
        m_safety = safety.counts;
        m_spoolTrouble = std::move(safety.spoolTrouble);
        if (safety.clockInDoubt && safety.clockInDoubt.value() != m_clockInDoubt) {
            m_clockInDoubt = safety.clockInDoubt.value();
            Q_EMIT clockChanged();
        }
        m_badAnswers.insert(m_badAnswers.end(), safety.bad.begin(), safety.bad.end());
        if (std::ssize(m_badAnswers) > kBadAnswersShown) {
            m_badAnswers.erase(m_badAnswers.begin(), m_badAnswers.end() - kBadAnswersShown);
        }
        Q_EMIT safetyChanged();
    });
}

void StationCore::askAgent()
{
    m_asking = true;
    m_agentThread.run(
        this,
        [this]() -> std::optional<control::AgentStatus> {
            if (!m_agentClient) {
                auto client = control::AgentClient::open(m_home.root);
                if (!client) {
                    return std::nullopt;
                }
                m_agentClient.emplace(std::move(client).value());
            }
            auto status = m_agentClient->status(kAgentTimeout);
            if (!status) {
                m_agentClient.reset(); // an agent started later has a new socket
                return std::nullopt;
            }
            return std::move(status).value();
        },
        [this](std::optional<control::AgentStatus> status) {
            m_asking = false;
            const bool sameLink = m_agentAsked && m_agent.has_value() == status.has_value() &&
                                  (!status || m_agent->link == status->link);
            m_agent = std::move(status);
            m_agentAsked = true;
            if (m_agent) {
                m_agentStart = AgentStart::NotAsked;
            } else if (m_agentStart == AgentStart::Starting && --m_agentAsksLeft <= 0) {
                m_agentStart = AgentStart::Failed;
            }
            m_agentReadAt = m_agent ? std::optional(now()) : std::nullopt;
            Q_EMIT agentChanged();
            if (!sameLink) {
                Q_EMIT linkChanged();
            }
        });
}

void StationCore::startAgent()
{
    if (m_agentStart != AgentStart::Starting) {
        m_agentStart = AgentStart::Starting;
        m_agentAsksLeft = kAgentStartAsks;
        Q_EMIT agentWanted();
        Q_EMIT agentChanged();
    }
}

void StationCore::command(control::Command what)
{
    m_agentThread.run(
        this,
        [this, what] {
            if (m_agentClient) {
                (void)m_agentClient->send(what, kAgentTimeout); // its effect shows in the status
            }
            return 0;
        },
        [this](int) { askAgent(); });
}

} // namespace rekam::workflow
