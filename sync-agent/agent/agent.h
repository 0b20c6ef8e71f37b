// The sync agent: carries out what the protocol decides, over one link and one spool.
#pragma once

#include "agent/spool_scan.h"
#include "control/control_server.h"
#include "crypto/random_source.h"
#include "provision/home.h"
#include "service/service.h"
#include "transport/client_link.h"

#include <memory>

namespace rekam::agent {

inline constexpr std::string_view kSoftware = "rekam-sync-agent 0.1";

/// One thread. Holds the transport key and sealed packets, nothing that opens one.
class Agent
{
public:
    /// Reads bundle and keys of `home`. NotFound before provisioning, Integrity for a bundle that
    /// is not the confirmed office's.
    [[nodiscard]] static Result<std::unique_ptr<Agent>> open(provision::Home home);

    /// Until the stop signal; the spool is in order at every moment, so stopping is just leaving.
    void run(const service::StopSignal& stop);

private:
    struct Parts
    {
        provision::Home home;
        provision::Bundle bundle;
        crypto::BoxKeyPair curve;
        spool::Spool box;
        std::shared_ptr<transport::Context> context;
        control::ControlServer control;
        service::FolderWatch watch;
    };

    explicit Agent(Parts parts);

    void feed(sync::Event event);
    void perform(sync::Action& action);
    void connect();
    void sendChunk(const sync::action::SendChunk& chunk);
    void storeReceipt(const sync::action::StoreReceipt& store);
    void storeAnswer(const sync::action::StoreAnswer& store);
    void voidReceipt(const std::string& id);
    void readLink();
    void rescan();
    void serveControl();
    [[nodiscard]] Status command(wire::Command asked);
    [[nodiscard]] wire::AgentState state() const;
    void publishIfChanged();
    [[nodiscard]] std::chrono::milliseconds patience() const;
    void savePause();
    void restorePause();

    Parts m_parts;
    crypto::SystemRandom m_random;
    service::LogFile m_log;
    SpoolScan m_scan;
    sync::Uplink m_uplink;
    std::optional<transport::ClientLink> m_link;
    std::size_t m_endpoint = 0; ///< index into the bundle's endpoints
    bool m_linkFailed = false;  ///< found while sending; reported after the actions
    unsigned m_hangUps = 0;     ///< handshakes in a row that the server cut off
    bool m_rescanDue = true;
    sync::Time m_nextRescan{};
    sync::Time m_nextPublish{};
    spool::Counts m_counts;
    std::int64_t m_lastReceiptUnixMs = 0;
    wire::AgentState m_published;
    std::string m_loggedError;
    std::vector<sync::Event> m_followUps; ///< born while actions ran
};

} // namespace rekam::agent
