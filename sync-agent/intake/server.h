// The receiving server: one ROUTER, one session a connection, one desk that stores.
#pragma once

#include "intake/embedded_store.h"
#include "intake/packet_desk.h"
#include "provision/home.h"
#include "service/service.h"
#include "sync/intake_session.h"
#include "transport/server_link.h"

#include <map>
#include <memory>

namespace rekam::intake {

/// Connections that say nothing for this long are forgotten; agents speak every 15 s.
constexpr std::chrono::minutes kSessionSilence{10};
constexpr std::size_t kMaxSessions = 20'000;

/// What `intake/config.json` holds: {"endpoint": "tcp://ADDRESS:PORT"}.
struct Config
{
    std::string endpoint;
};

/// NotFound without the file, InvalidInput for anything else than the above.
[[nodiscard]] Result<Config> readConfig(FileSystem& files, const std::filesystem::path& path);

/// Both modes' stores under one home.
struct Stores
{
    std::unique_ptr<EmbeddedStore> production;
    std::unique_ptr<EmbeddedStore> latihan;
};

/// One mode's folder in the intake's home.
[[nodiscard]] std::filesystem::path storeFolder(const std::filesystem::path& folder,
                                                packet::Mode mode);

/// `store-production/` and `store-latihan/` of the intake's home. `clock` and `signer` must outlive
/// the stores.
[[nodiscard]] Result<Stores> openStores(const std::filesystem::path& folder, const Clock& clock,
                                        const crypto::SigningKeyPair& signer);

/// One thread. Holds the transport key and the receipt key; nothing that opens a packet.
class Server
{
public:
    /// Reads keys, stations and configuration of `home` and listens. `run/intake.endpoint` then
    /// names the address, also where the configuration left the port to the system.
    [[nodiscard]] static Result<std::unique_ptr<Server>> open(provision::Home home);

    void run(const service::StopSignal& stop);

private:
    struct Parts
    {
        provision::Home home;
        std::unique_ptr<crypto::SigningKeyPair> signer; ///< stores hold a reference
        Stores stores;
        std::unique_ptr<handover::Handover> handover; ///< the desk holds a reference
        std::unique_ptr<PacketDesk> desk;
        std::shared_ptr<transport::Context> context;
        service::FolderWatch watch;
    };

    struct Visitor
    {
        crypto::BoxPublicKey key;
        sync::IntakeSession session;
    };

    explicit Server(Parts parts);

    [[nodiscard]] Status listen(const std::string& endpoint, const crypto::BoxKeyPair& curve);
    [[nodiscard]] bool admits(const crypto::BoxPublicKey& key);
    void reloadStations();
    void serve();
    void take(transport::ServerLink::Message message);
    void reply(const Bytes& peer, std::vector<wire::Message> replies);
    void relayAnswers();
    void forgetTheSilent();
    void logComplaint();

    SystemClock m_clock; ///< the stores hold a reference
    Parts m_parts;
    crypto::SystemRandom m_random;
    service::LogFile m_log;
    std::optional<transport::ServerLink> m_link;
    std::map<Bytes, Visitor> m_visitors;
    sync::Time m_nextReload{};
    sync::Time m_nextSweep{};
};

} // namespace rekam::intake
