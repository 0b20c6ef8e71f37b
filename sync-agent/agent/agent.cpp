#include "agent/agent.h"

#include "provision/envelope.h"
#include "provision/key_file.h"
#include "wire/codec.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace rekam::agent {

namespace {

using namespace std::chrono_literals;

constexpr sync::Time kRescanPause = 100ms;  // many files at once are one scan
constexpr sync::Time kRescanPeriod = 30s;   // the watch is a hint; this is the promise
constexpr sync::Time kPublishPause = 100ms; // ten events a second
constexpr int kMessagesPerTurn = 64;

sync::Time steadyNow()
{
    return std::chrono::floor<sync::Time>(std::chrono::steady_clock::now().time_since_epoch());
}

WallTime wallNow()
{
    return SystemClock().wallTime();
}

sync::Identity identityOf(const provision::Bundle& bundle, Random& random)
{
    sync::Identity identity;
    identity.station = bundle.stationCode;
    identity.mode = bundle.mode;
    random.fill(identity.bootId);
    identity.software = kSoftware;
    return identity;
}

/// A server that dies in the middle of a handshake hangs up like one with another key: the key is
/// blamed only for what happens again.
constexpr unsigned kHangUpsOfAWrongKey = 2;

sync::Trouble troubleOf(transport::LinkEvent event, unsigned hangUps)
{
    switch (event) {
    case transport::LinkEvent::HandshakeFailed:
        return hangUps >= kHangUpsOfAWrongKey ? sync::Trouble::WrongServerKey
                                              : sync::Trouble::Stalled;
    case transport::LinkEvent::KeyRefused:
        return sync::Trouble::Refused;
    case transport::LinkEvent::Unreachable:
        return sync::Trouble::Unreachable;
    case transport::LinkEvent::Disconnected:
    case transport::LinkEvent::Connected:
        break;
    }
    return sync::Trouble::Stalled;
}

} // namespace

Result<std::unique_ptr<Agent>> Agent::open(provision::Home home)
{
    FileSystem& files = posixFiles();
    const auto officeBytes = files.read(home.confirmedOffice(), crypto::kKeyBytes);
    const auto bundleBytes = files.read(home.bundle(), provision::kEnvelopeBytesMax);
    const auto keyBytes = files.read(home.agentKeys(), provision::kKeyFileBytesMax);
    if (!officeBytes || !bundleBytes || !keyBytes) {
        return Error{ErrorCode::NotFound,
                     "this home is not provisioned: import a bundle with rekamctl station import"};
    }
    const auto office = crypto::signingPublicKey(officeBytes.value());
    if (!office) {
        return office.error();
    }
    auto bundle = provision::openBundle(bundleBytes.value(), office.value());
    if (!bundle) {
        return bundle.error();
    }
    const auto keys = provision::KeyFile::read(keyBytes.value(), "");
    if (!keys) {
        return keys.error();
    }
    auto curve = keys.value().boxPair(provision::kCurveKeyName);
    if (!curve) {
        return curve.error();
    }
    if (curve.value().publicKey() != bundle.value().stationKeys.agentCurve) {
        return Error{ErrorCode::Conflict, "agent.keys and bundle are of different stations"};
    }
    auto box = spool::Spool::open(files, home.spool());
    auto context = transport::Context::open();
    auto watch = service::FolderWatch::open();
    if (!box || !context || !watch) {
        return !box ? box.error() : !context ? context.error() : watch.error();
    }
    using Interest = service::FolderWatch::Interest;
    for (const auto& [name, interest] :
         {std::pair{"outgoing", Interest::Both}, std::pair{"receipts", Interest::Departures}}) {
        if (Status added = watch.value().add(home.spool() / name, interest); !added) {
            return added.error();
        }
    }
    auto control = control::ControlServer::bind(context.value(), home.root);
    if (!control) {
        return control.error();
    }
    return std::unique_ptr<Agent>(
        new Agent({std::move(home), std::move(bundle).value(), std::move(curve).value(),
                   std::move(box).value(), std::move(context).value(), std::move(control).value(),
                   std::move(watch).value()}));
}

Agent::Agent(Parts parts)
    : m_parts(std::move(parts))
    , m_log(m_parts.home.log() / "sync-agent.log")
    , m_scan(m_parts.box, m_parts.bundle)
    , m_uplink(identityOf(m_parts.bundle, m_random), m_random)
{
    restorePause();
}

void Agent::run(const service::StopSignal& stop)
{
    m_log.line("started for station " + m_parts.bundle.stationCode);
    while (!stop.raised()) {
        if (m_rescanDue && steadyNow() >= m_nextRescan) {
            rescan();
        }
        if (steadyNow() >= m_uplink.deadline()) {
            feed(sync::event::Tick{});
        }
        std::vector<const transport::Socket*> sockets = {&m_parts.control.socket()};
        if (m_link) {
            sockets.push_back(&m_link->socket());
            sockets.push_back(&m_link->monitor());
        }
        const int descriptors[] = {stop.descriptor(), m_parts.watch.descriptor()};
        transport::wait(sockets, descriptors, patience());
        readLink();
        serveControl();
        if (m_parts.watch.takeChange() || steadyNow() >= m_nextRescan + kRescanPeriod) {
            m_rescanDue = true;
        }
        publishIfChanged();
    }
    m_log.line("stopped");
}

std::chrono::milliseconds Agent::patience() const
{
    sync::Time until = std::min(m_uplink.deadline(), m_nextRescan + kRescanPeriod);
    if (m_rescanDue) {
        until = std::min(until, m_nextRescan);
    }
    if (state() != m_published) {
        until = std::min(until, m_nextPublish);
    }
    return std::chrono::ceil<std::chrono::milliseconds>(
        std::max(until - steadyNow(), sync::Time()));
}

void Agent::feed(sync::Event event)
{
    m_followUps.push_back(std::move(event));
    while (!m_followUps.empty()) {
        sync::Event next = std::move(m_followUps.front());
        m_followUps.erase(m_followUps.begin());
        sync::Actions actions = m_uplink.on(std::move(next), steadyNow(), wallNow());
        for (sync::Action& action : actions) {
            perform(action);
        }
        if (std::exchange(m_linkFailed, false)) {
            m_followUps.emplace_back(sync::event::LinkDown{sync::Trouble::Stalled});
        }
    }
    const auto& figures = m_uplink.figures();
    if (figures.lastError != m_loggedError) {
        m_loggedError = figures.lastError;
        m_log.line(m_loggedError.empty() ? "well again" : m_loggedError);
    }
}

void Agent::perform(sync::Action& action)
{
    if (std::holds_alternative<sync::action::Connect>(action)) {
        connect();
    } else if (std::holds_alternative<sync::action::Disconnect>(action)) {
        m_link.reset();
    } else if (auto* send = std::get_if<sync::action::Send>(&action); send != nullptr) {
        m_linkFailed =
            m_linkFailed || !m_link || !m_link->send(wire::encodeMessage(std::move(send->message)));
    } else if (const auto* chunk = std::get_if<sync::action::SendChunk>(&action);
               chunk != nullptr) {
        sendChunk(*chunk);
    } else if (const auto* receipt = std::get_if<sync::action::StoreReceipt>(&action);
               receipt != nullptr) {
        storeReceipt(*receipt);
    } else if (const auto* answer = std::get_if<sync::action::StoreAnswer>(&action);
               answer != nullptr) {
        storeAnswer(*answer);
    } else if (const auto* gone = std::get_if<sync::action::VoidReceipt>(&action);
               gone != nullptr) {
        voidReceipt(toHex(gone->id));
    } else if (const auto* aside = std::get_if<sync::action::Quarantine>(&action);
               aside != nullptr) {
        const std::string id = toHex(aside->id);
        m_log.line("packet " + id + " set aside: " + m_uplink.figures().lastError);
        if (Status moved = m_parts.box.quarantine(id, m_uplink.figures().lastError); !moved) {
            m_log.line("quarantine: " + moved.error().detail);
        }
        m_rescanDue = true;
    } else if (const auto* file = std::get_if<sync::action::Deliver>(&action); file != nullptr) {
        if (Status delivered = m_parts.box.deliver(file->name, file->content); !delivered) {
            m_log.line("deliver: " + delivered.error().detail);
        }
    }
}

void Agent::connect()
{
    m_link.reset();
    const auto& endpoints = m_parts.bundle.intakeEndpoints;
    const std::string& endpoint = endpoints[m_endpoint % endpoints.size()];
    auto link = transport::ClientLink::connect(m_parts.context, endpoint,
                                               {m_parts.curve, m_parts.bundle.intakeCurveKey});
    if (!link) {
        m_log.line("connect: " + link.error().detail);
        ++m_endpoint;
        m_followUps.emplace_back(sync::event::LinkDown{sync::Trouble::Unreachable});
        return;
    }
    m_link.emplace(std::move(link).value());
}

void Agent::sendChunk(const sync::action::SendChunk& chunk)
{
    auto bytes = m_parts.box.packetPart(toHex(chunk.id), chunk.offset, chunk.bytes);
    if (!bytes || bytes.value().size() != chunk.bytes) {
        m_followUps.emplace_back(sync::event::ChunkUnreadable{chunk.id});
        m_rescanDue = true;
        return;
    }
    wire::Data data{chunk.id, chunk.offset, std::move(bytes).value()};
    m_linkFailed = m_linkFailed || !m_link || !m_link->send(wire::encodeMessage(std::move(data)));
}

void Agent::storeReceipt(const sync::action::StoreReceipt& store)
{
    const std::string id = toHex(store.id);
    if (Status checked = m_scan.checkReceipt(store.id, store.receipt); !checked) {
        m_log.line("receipt " + id + ": " + checked.error().detail);
        m_followUps.emplace_back(sync::event::AnswerUnusable{store.id, sync::Trouble::BadReceipt});
        return;
    }
    if (Status put = m_parts.box.putReceipt(id, store.receipt); !put) {
        m_log.line("receipt " + id + ": " + put.error().detail);
        m_followUps.emplace_back(
            sync::event::AnswerUnusable{store.id, sync::Trouble::LocalStorage});
        return;
    }
    m_lastReceiptUnixMs = wallNow().time_since_epoch().count();
    m_rescanDue = true;
}

void Agent::voidReceipt(const std::string& id)
{
    m_log.line("receipt " + id + " is void: the intake does not hold the packet");
    if (Status taken = m_parts.box.voidReceipt(id); !taken) {
        m_log.line("receipt " + id + ": " +
                   taken.error().detail); // asked again in the next session
    }
    m_rescanDue = true;
}

void Agent::storeAnswer(const sync::action::StoreAnswer& store)
{
    const std::string id = toHex(store.id);
    if (Status checked = m_scan.checkAnswer(store.id, store.answer); !checked) {
        m_log.line("answer " + id + ": " + checked.error().detail);
        m_followUps.emplace_back(sync::event::AnswerUnusable{store.id, sync::Trouble::BadReceipt});
        return;
    }
    if (Status put = m_parts.box.putAcceptance(id, store.answer); !put) {
        m_log.line("answer " + id + ": " + put.error().detail);
        m_followUps.emplace_back(
            sync::event::AnswerUnusable{store.id, sync::Trouble::LocalStorage});
        return;
    }
    m_rescanDue = true;
}

void Agent::readLink()
{
    while (m_link) {
        const auto event = m_link->nextEvent();
        if (!event) {
            break;
        }
        m_hangUps = *event == transport::LinkEvent::HandshakeFailed ? m_hangUps + 1 : 0;
        if (*event == transport::LinkEvent::Connected) {
            feed(sync::event::LinkUp{});
        } else {
            ++m_endpoint; // the next attempt tries the next address
            feed(sync::event::LinkDown{troubleOf(*event, m_hangUps)});
        }
    }
    for (int i = 0; m_link && i < kMessagesPerTurn; ++i) {
        auto received = m_link->receive();
        if (!received || !received.value()) {
            return;
        }
        auto message = wire::decodeMessage(std::move(received.value()->frames));
        if (!message) {
            const bool future = message.error().code == ErrorCode::Unsupported;
            feed(sync::event::LinkDown{future ? sync::Trouble::ProtocolVersion
                                              : sync::Trouble::Stalled});
            return;
        }
        feed(sync::event::Received{std::move(message).value()});
    }
}

void Agent::rescan()
{
    m_rescanDue = false;
    m_nextRescan = steadyNow() + kRescanPause;
    auto seen = m_scan.look();
    if (!seen) {
        m_log.line("spool: " + seen.error().detail);
        m_rescanDue = true;
        m_nextRescan = steadyNow() + 1s;
        return;
    }
    for (const std::string& complaint : seen.value().complaints) {
        m_log.line(complaint);
    }
    m_counts = seen.value().counts;
    feed(sync::event::SpoolSeen{std::move(seen.value().items)});
}

void Agent::serveControl()
{
    m_parts.control.serve(
        state(), [this](wire::Command asked) { return command(asked); },
        std::chrono::floor<std::chrono::milliseconds>(steadyNow()));
}

Status Agent::command(wire::Command asked)
{
    switch (asked) {
    case wire::Command::SyncNow:
        rescan();
        feed(sync::event::SyncNow{});
        return {};
    case wire::Command::Pause:
        feed(sync::event::Pause{});
        savePause();
        return {};
    case wire::Command::Resume:
        feed(sync::event::Resume{});
        savePause();
        return {};
    case wire::Command::Probe:
        feed(sync::event::Probe{});
        return {};
    }
    return Error{ErrorCode::Unsupported, "unknown command"};
}

wire::AgentState Agent::state() const
{
    const auto& figures = m_uplink.figures();
    const auto& endpoints = m_parts.bundle.intakeEndpoints;
    wire::AgentState state;
    state.link = figures.connected ? wire::LinkState::Connected : wire::LinkState::Disconnected;
    state.scheduler =
        figures.paused ? wire::SchedulerState::Stopped : wire::SchedulerState::Running;
    state.trouble = static_cast<std::uint8_t>(figures.trouble);
    state.lastError = figures.lastError;
    state.stationCode = m_parts.bundle.stationCode;
    state.mode = record::nameOf(m_parts.bundle.mode);
    state.endpoint = endpoints[m_endpoint % endpoints.size()];
    state.waiting = m_counts.waiting + m_uplink.doubted();
    state.received = m_counts.received;
    state.answered = m_counts.answered;
    state.quarantined = m_counts.quarantined;
    state.sentSinceRestart = figures.sentSinceRestart;
    state.roundTripMs =
        figures.roundTrip ? std::chrono::ceil<std::chrono::milliseconds>(*figures.roundTrip).count()
                          : -1;
    state.lastReceiptUnixMs = m_lastReceiptUnixMs;
    state.measured = figures.measured;
    return state;
}

void Agent::publishIfChanged()
{
    if (steadyNow() < m_nextPublish) {
        return;
    }
    wire::AgentState now = state();
    if (now == m_published) {
        return;
    }
    m_published = std::move(now);
    m_nextPublish = steadyNow() + kPublishPause;
    m_parts.control.publish(m_published,
                            std::chrono::floor<std::chrono::milliseconds>(steadyNow()));
}

void Agent::savePause()
{
    const nlohmann::json document = {{"paused", m_uplink.figures().paused}};
    if (Status put = m_parts.box.putState(asBytes(document.dump())); !put) {
        m_log.line("state: " + put.error().detail);
    }
}

void Agent::restorePause()
{
    const auto document =
        nlohmann::json::parse(asText(m_parts.box.state()), nullptr, false); // damage reads as {}
    if (document.is_object() && document.contains("paused") && document["paused"].is_boolean() &&
        document["paused"].get<bool>()) {
        feed(sync::event::Pause{});
    }
}

} // namespace rekam::agent
