// The intake's end: one ROUTER with CURVE, and ZAP as the allow-list of transport keys.
#pragma once

#include "crypto/box.h"
#include "transport/socket.h"

#include <functional>

namespace rekam::transport {

/// Whether a key may open a connection at all. A revoked station may (its packets go to
/// quarantine); an unknown one may not.
using Admission = std::function<bool(const crypto::BoxPublicKey& key)>;

/// Not thread-safe: bind(), receive() and send() in one thread. One per context, since ZAP has one
/// address a context.
class ServerLink
{
public:
    [[nodiscard]] static Result<ServerLink> bind(const std::shared_ptr<Context>& context,
                                                 const std::string& endpoint,
                                                 const crypto::BoxKeyPair& keys,
                                                 Admission admission);

    struct Message
    {
        Bytes peer;                      ///< routing id of the connection; dies with it
        crypto::BoxPublicKey stationKey; ///< proved by CURVE
        Frames frames;
    };

    /// Answers waiting ZAP requests, then gives the next message, if any.
    [[nodiscard]] Result<std::optional<Message>> receive();

    /// Network when that connection is gone or takes nothing more.
    [[nodiscard]] Status send(ByteView peer, const Frames& frames);

    [[nodiscard]] std::string endpoint() const { return m_router.boundEndpoint(); }

    [[nodiscard]] const Socket& socket() const noexcept { return m_router; }

    /// To be waited on beside socket(): nobody connects while ZAP is not answered.
    [[nodiscard]] const Socket& gate() const noexcept { return m_gate; }

private:
    ServerLink(Socket router, Socket gate, Admission admission);
    void answerGate();

    Socket m_router;
    Socket m_gate;
    Admission m_admission;
};

} // namespace rekam::transport
