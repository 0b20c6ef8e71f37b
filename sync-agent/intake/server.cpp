#include "intake/server.h"

#include "provision/key_file.h"
#include "wire/codec.h"

#include <nlohmann/json.hpp>

#include <cstdlib>

namespace rekam::intake {

namespace {

using namespace std::chrono_literals;

constexpr sync::Time kReloadPeriod = 2s;
constexpr sync::Time kSweepPeriod = 60s;
constexpr int kMessagesPerTurn = 256;
constexpr std::uint64_t kMaxConfigBytes = std::uint64_t{64} * 1024;

sync::Time steadyNow()
{
    return std::chrono::floor<sync::Time>(std::chrono::steady_clock::now().time_since_epoch());
}

} // namespace

Result<Config> readConfig(FileSystem& files, const std::filesystem::path& path)
{
    const auto bytes = files.read(path, kMaxConfigBytes);
    if (!bytes) {
        return bytes.error();
    }
    const auto document = nlohmann::json::parse(asText(bytes.value()), nullptr, false);
    if (!document.is_object() || !document.contains("endpoint") ||
        !document["endpoint"].is_string()) {
        return Error{ErrorCode::InvalidInput, "intake/config.json: endpoint is missing"};
    }
    return Config{document["endpoint"].get<std::string>()};
}

std::filesystem::path storeFolder(const std::filesystem::path& folder, packet::Mode mode)
{
    return folder / (mode == packet::Mode::Production ? "store-production" : "store-latihan");
}

Result<Stores> openStores(const std::filesystem::path& folder, const Clock& clock,
                          const crypto::SigningKeyPair& signer)
{
    auto production = EmbeddedStore::open({posixFiles(), clock, signer, packet::Mode::Production},
                                          storeFolder(folder, packet::Mode::Production));
    auto latihan = EmbeddedStore::open({posixFiles(), clock, signer, packet::Mode::Latihan},
                                       storeFolder(folder, packet::Mode::Latihan));
    if (!production || !latihan) {
        return production ? latihan.error() : production.error();
    }
    return Stores{std::move(production).value(), std::move(latihan).value()};
}

Server::Server(Parts parts)
    : m_parts(std::move(parts))
    , m_log(m_parts.home.log() / "intake.log")
{}

Result<std::unique_ptr<Server>> Server::open(provision::Home home)
{
    FileSystem& files = posixFiles();
    const auto config = readConfig(files, home.intake() / "config.json");
    const auto keyBytes = files.read(home.intakeKeys(), provision::kKeyFileBytesMax);
    if (!config || !keyBytes) {
        return config ? keyBytes.error() : config.error();
    }
    const auto keys = provision::KeyFile::read(keyBytes.value(), "");
    if (!keys) {
        return keys.error();
    }
    auto signer = keys.value().signingPair(provision::kSigningKeyName);
    const auto curve = keys.value().boxPair(provision::kCurveKeyName);
    auto stations = handover::Stations::load(files, home.intake());
    if (!signer || !curve || !stations) {
        return !signer ? signer.error() : !curve ? curve.error() : stations.error();
    }
    auto context = transport::Context::open();
    auto handover = handover::Handover::open(files, home.intake());
    auto watch = service::FolderWatch::open();
    if (!context || !handover || !watch) {
        return !context ? context.error() : !handover ? handover.error() : watch.error();
    }
    if (Status added = watch.value().add(handover.value().answersFolder(),
                                         service::FolderWatch::Interest::Arrivals);
        !added) {
        return added.error();
    }
    auto parts = std::unique_ptr<Server>(
        new Server({std::move(home),
                    std::make_unique<crypto::SigningKeyPair>(std::move(signer).value()),
                    {},
                    std::make_unique<handover::Handover>(std::move(handover).value()),
                    nullptr,
                    std::move(context).value(),
                    std::move(watch).value()}));
    Parts& own = parts->m_parts;
    auto stores = openStores(own.home.intake(), parts->m_clock, *own.signer);
    if (!stores) {
        return stores.error();
    }
    own.stores = std::move(stores).value();
    auto desk =
        PacketDesk::open({files, *own.handover, *own.stores.production, *own.stores.latihan},
                         own.home.intake(), std::move(stations).value());
    if (!desk) {
        return desk.error();
    }
    own.desk = std::move(desk).value();
    own.desk->handOverInBackground();
    if (Status listening = parts->listen(config.value().endpoint, curve.value()); !listening) {
        return listening.error();
    }
    return parts;
}

Status Server::listen(const std::string& endpoint, const crypto::BoxKeyPair& curve)
{
    auto link = transport::ServerLink::bind(
        m_parts.context, endpoint, curve,
        [this](const crypto::BoxPublicKey& key) { return admits(key); });
    if (!link) {
        return link.error();
    }
    m_link.emplace(std::move(link).value());
    if (Status made = posixFiles().makeFolder(m_parts.home.run()); !made) {
        return made;
    }
    return posixFiles().writeDurably(m_parts.home.run() / "intake.endpoint",
                                     asBytes(m_link->endpoint()));
}

bool Server::admits(const crypto::BoxPublicKey& key)
{
    if (m_parts.desk->stations().byCurveKey(key) == nullptr && steadyNow() >= m_nextReload) {
        reloadStations(); // perhaps admitted a moment ago
    }
    const bool known = m_parts.desk->stations().byCurveKey(key) != nullptr;
    if (!known) {
        m_log.line("unknown transport key refused");
    }
    return known;
}

void Server::reloadStations()
{
    m_nextReload = steadyNow() + kReloadPeriod;
    auto stations = handover::Stations::load(posixFiles(), m_parts.home.intake());
    if (!stations) {
        m_log.line("stations: " + stations.error().detail); // the last good list stands
        return;
    }
    for (const std::string& refused : stations.value().refused()) {
        m_log.line("admission passed over: " + refused);
    }
    m_parts.desk->useStations(std::move(stations).value());
}

void Server::run(const service::StopSignal& stop)
{
    m_log.line("listening");
    relayAnswers();
    while (!stop.raised()) {
        const transport::Socket* sockets[] = {&m_link->socket(), &m_link->gate()};
        const int descriptors[] = {stop.descriptor(), m_parts.watch.descriptor()};
        transport::wait(sockets, descriptors, 1s);
        serve();
        if (m_parts.watch.takeChange()) {
            relayAnswers();
        }
        if (steadyNow() >= m_nextSweep) {
            m_nextSweep = steadyNow() + kSweepPeriod;
            relayAnswers(); // the watch is a hint; this is the promise
            m_parts.desk->sweep();
            forgetTheSilent();
        }
        if (steadyNow() >= m_nextReload) {
            reloadStations();
        }
    }
    m_log.line("stopped");
}

void Server::serve()
{
    for (int i = 0; i < kMessagesPerTurn; ++i) {
        auto message = m_link->receive();
        if (!message || !message.value()) {
            return;
        }
        take(std::move(*std::move(message).value()));
    }
}

void Server::take(transport::ServerLink::Message message)
{
    auto found = m_visitors.find(message.peer);
    if (found == m_visitors.end()) {
        if (m_visitors.size() >= kMaxSessions) {
            reply(message.peer, {sync::nackFor(wire::NackCode::Busy, {})});
            return;
        }
        found = m_visitors
                    .emplace(message.peer, Visitor{message.stationKey,
                                                   sync::IntakeSession(*m_parts.desk, m_random)})
                    .first;
    }
    auto decoded = wire::decodeMessage(std::move(message.frames));
    if (!decoded) {
        const bool future = decoded.error().code == ErrorCode::Unsupported;
        reply(message.peer,
              {sync::nackFor(future ? wire::NackCode::Version : wire::NackCode::Schema, {})});
        return;
    }
    m_parts.desk->speaksFor(message.stationKey);
    auto replies =
        found->second.session.on(std::move(decoded).value(), steadyNow(), m_clock.wallTime());
    logComplaint();
    reply(message.peer, std::move(replies));
}

void Server::reply(const Bytes& peer, std::vector<wire::Message> replies)
{
    for (wire::Message& message : replies) {
        if (!m_link->send(peer, wire::encodeMessage(std::move(message)))) {
            // Gone or stuck: it will greet again, and every answer can be given again.
            m_visitors.erase(peer);
            return;
        }
    }
}

void Server::relayAnswers()
{
    for (const PacketDesk::Answer& answer : m_parts.desk->collectAnswers()) {
        std::vector<std::pair<Bytes, std::vector<wire::Message>>> mail;
        for (auto& [peer, visitor] : m_visitors) {
            auto replies = visitor.session.onAnswer(answer.id, answer.bytes, m_clock.wallTime());
            if (!replies.empty()) {
                mail.emplace_back(peer, std::move(replies));
            }
        }
        for (auto& [peer, replies] : mail) {
            reply(peer, std::move(replies));
        }
    }
    logComplaint();
}

void Server::forgetTheSilent()
{
    const sync::Time limit = steadyNow() - std::chrono::duration_cast<sync::Time>(kSessionSilence);
    std::erase_if(m_visitors,
                  [&](const auto& entry) { return entry.second.session.lastHeard() < limit; });
}

void Server::logComplaint()
{
    if (const std::string complaint = m_parts.desk->takeComplaint(); !complaint.empty()) {
        m_log.line(complaint);
    }
}

} // namespace rekam::intake
