// The agent's connection to the intake: one DEALER with CURVE, and what its monitor saw.
#pragma once

#include "crypto/box.h"
#include "transport/socket.h"

#include <chrono>
#include <optional>

namespace rekam::transport {

/// What happened to the connection, from the socket's monitor.
enum class LinkEvent {
    Connected,       ///< handshake done, both sides know each other's key
    Disconnected,    ///< the connection is gone; this link is of no more use
    HandshakeFailed, ///< the server hung up on our CURVE greeting: its key is not the one we hold,
                     ///< or it died at that moment, or a byte was changed on the way
    KeyRefused,      ///< the server's allow-list does not hold our key (ZAP status 400)
    Unreachable,     ///< nobody listens, or no answer within the timeout, be it TCP's or CURVE's
};

/// After a stall or any event but Connected, drop the link and connect a new one: an old socket
/// would retransmit what TCP still holds. No ZMTP heartbeats: they halve goodput on slow lines;
/// the progress timer of the protocol stands in. Not thread-safe.
class ClientLink
{
public:
    struct Keys
    {
        const crypto::BoxKeyPair& own;
        const crypto::BoxPublicKey& server;
    };

    ClientLink(ClientLink&& other) noexcept = default;
    ClientLink& operator=(ClientLink&& other) = delete; // the old one must stop its monitor first
    ClientLink(const ClientLink&) = delete;
    ClientLink& operator=(const ClientLink&) = delete;
    ~ClientLink();

    /// Starts connecting and returns at once.
    [[nodiscard]] static Result<ClientLink> connect(const std::shared_ptr<Context>& context,
                                                    const std::string& endpoint, const Keys& keys);

    /// Network when the send queue is full: the peer takes nothing, treat it as a stall.
    [[nodiscard]] Status send(const Frames& frames) { return m_socket.send(frames); }

    [[nodiscard]] Result<std::optional<Socket::Message>> receive() { return m_socket.receive(); }

    [[nodiscard]] std::optional<LinkEvent> nextEvent();

    [[nodiscard]] const Socket& socket() const noexcept { return m_socket; }

    [[nodiscard]] const Socket& monitor() const noexcept { return m_monitor; }

private:
    ClientLink(Socket socket, Socket monitor);

    [[nodiscard]] LinkEvent handshakeEnd() const;

    Socket m_socket;
    Socket m_monitor;
    /// Since when TCP is connected and the handshake not done.
    std::optional<std::chrono::steady_clock::time_point> m_tcpUp;
};

} // namespace rekam::transport
