#include "crypto/random_source.h"
#include "transport/client_link.h"
#include "transport/server_link.h"

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <QTest>

#include <list>

using namespace rekam;
using namespace rekam::transport;
using namespace std::chrono_literals;

namespace {

enum class KnownKeys { Station, Nobody };
enum class ServerKey { Right, Wrong };

Bytes text(std::string_view value)
{
    return toBytes(asBytes(value));
}

} // namespace

/// Real sockets on loopback with ports chosen by the system.
class TestTransport : public QObject
{
    Q_OBJECT

private:
    crypto::SystemRandom m_random;

    struct Pair
    {
        ServerLink server;
        ClientLink client;
    };

    /// Turns both ends until `done` or four seconds have passed.
    template <typename Done>
    static void turn(Pair& pair, const Done& done)
    {
        for (int round = 0; round < 400 && !done(); ++round) {
            const Socket* sockets[] = {&pair.server.socket(), &pair.server.gate(),
                                       &pair.client.socket(), &pair.client.monitor()};
            transport::wait(sockets, {}, 10ms);
        }
    }

    Pair makePair(const crypto::BoxKeyPair& serverKeys, const crypto::BoxKeyPair& stationKeys,
                  KnownKeys known, ServerKey serverKey)
    {
        auto serverContext = Context::open().value();
        auto clientContext = Context::open().value();
        const auto admitted = stationKeys.publicKey();
        auto server = ServerLink::bind(serverContext, "tcp://127.0.0.1:*", serverKeys,
                                       [admitted, known](const crypto::BoxPublicKey& key) {
                                           return known == KnownKeys::Station && key == admitted;
                                       });
        REKAM_CHECK(server.ok());
        const auto stranger = crypto::BoxKeyPair::generate(m_random);
        const auto& expected =
            serverKey == ServerKey::Right ? serverKeys.publicKey() : stranger.publicKey();
        auto client =
            ClientLink::connect(clientContext, server.value().endpoint(), {stationKeys, expected});
        REKAM_CHECK(client.ok());
        return {std::move(server).value(), std::move(client).value()};
    }

private Q_SLOTS:

    void handshakes_data()
    {
        QTest::addColumn<int>("known");
        QTest::addColumn<int>("serverKey");
        QTest::addColumn<int>("expected");
        QTest::newRow("known station, right server")
            << int(KnownKeys::Station) << int(ServerKey::Right) << int(LinkEvent::Connected);
        QTest::newRow("unknown station")
            << int(KnownKeys::Nobody) << int(ServerKey::Right) << int(LinkEvent::KeyRefused);
        QTest::newRow("wrong server key")
            << int(KnownKeys::Station) << int(ServerKey::Wrong) << int(LinkEvent::HandshakeFailed);
    }

    void handshakes()
    {
        QFETCH(int, known);
        QFETCH(int, serverKey);
        QFETCH(int, expected);
        const auto serverKeys = crypto::BoxKeyPair::generate(m_random);
        const auto stationKeys = crypto::BoxKeyPair::generate(m_random);
        Pair pair = makePair(serverKeys, stationKeys, KnownKeys(known), ServerKey(serverKey));
        std::optional<LinkEvent> event;
        turn(pair, [&] {
            (void)pair.server.receive();
            event = pair.client.nextEvent();
            return event.has_value();
        });
        QVERIFY(event.has_value());
        QCOMPARE(int(*event), expected);
    }

    void nobodyListens()
    {
        const auto keys = crypto::BoxKeyPair::generate(m_random);
        std::string endpoint;
        {
            auto probe = Socket::open(Context::open().value(), SocketKind::Reply).value();
            QVERIFY(probe.bind("tcp://127.0.0.1:*").ok());
            endpoint = probe.boundEndpoint();
        }
        auto client =
            ClientLink::connect(Context::open().value(), endpoint, {keys, keys.publicKey()})
                .value();
        std::optional<LinkEvent> event;
        for (int round = 0; round < 400 && !event; ++round) {
            const Socket* sockets[] = {&client.monitor()};
            transport::wait(sockets, {}, 10ms);
            event = client.nextEvent();
        }
        QVERIFY(event == LinkEvent::Unreachable);
    }

    /// TCP is taken by the system, the server itself is frozen: that is no wrong key.
    void frozenServerIsSilent()
    {
        const int listener = socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address = {};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        auto* const place = reinterpret_cast<sockaddr*>(&address);
        QVERIFY(bind(listener, place, size) == 0 && listen(listener, 8) == 0);
        QVERIFY(getsockname(listener, place, &size) == 0);
        const auto keys = crypto::BoxKeyPair::generate(m_random);
        auto client =
            ClientLink::connect(Context::open().value(),
                                "tcp://127.0.0.1:" + std::to_string(ntohs(address.sin_port)),
                                {keys, keys.publicKey()})
                .value();
        std::optional<LinkEvent> event;
        for (int round = 0; round < 1500 && !event; ++round) {
            const Socket* sockets[] = {&client.monitor()};
            transport::wait(sockets, {}, 10ms);
            event = client.nextEvent();
        }
        (void)close(listener);
        QVERIFY(event == LinkEvent::Unreachable);
    }

    /// Links are dropped at their first bad news while libzmq still has more to report: its I/O
    /// thread used to wait for ever on a monitor that had gone, and with it the process.
    void droppedLinkDoesNotHang()
    {
        // A link takes five descriptors, and a user's limit may be 1024.
        constexpr int kRounds = 6;
        constexpr int kLinks = 50;
        const auto serverKeys = crypto::BoxKeyPair::generate(m_random);
        const auto stationKeys = crypto::BoxKeyPair::generate(m_random);
        auto bound = ServerLink::bind(Context::open().value(), "tcp://127.0.0.1:*", serverKeys,
                                      [](const crypto::BoxPublicKey& /*key*/) { return false; });
        QVERIFY(bound.ok());
        ServerLink& server = bound.value();
        const auto context = Context::open().value();
        for (int drop = 0; drop < kRounds; ++drop) {
            std::list<ClientLink> links;
            for (int i = 0; i < kLinks; ++i) {
                auto link = ClientLink::connect(context, server.endpoint(),
                                                {stationKeys, serverKeys.publicKey()});
                QVERIFY(link.ok());
                links.push_back(std::move(link).value());
            }
            for (int round = 0; round < 2000 && !links.empty(); ++round) {
                const Socket* sockets[] = {&server.socket(), &server.gate(),
                                           &links.front().monitor()};
                transport::wait(sockets, {}, 10ms);
                (void)server.receive();
                std::erase_if(links, [](ClientLink& link) { return link.nextEvent().has_value(); });
            }
            QVERIFY(links.empty());
        }
    }

    void messagesPassBothWays()
    {
        const auto serverKeys = crypto::BoxKeyPair::generate(m_random);
        const auto stationKeys = crypto::BoxKeyPair::generate(m_random);
        Pair pair = makePair(serverKeys, stationKeys, KnownKeys::Station, ServerKey::Right);
        std::optional<ServerLink::Message> got;
        bool sent = false;
        turn(pair, [&] {
            if (pair.client.nextEvent() == LinkEvent::Connected) {
                sent = pair.client.send({text("hello"), Bytes(), text("body")}).ok();
            }
            got = pair.server.receive().value();
            return got.has_value();
        });
        QVERIFY(sent);
        QVERIFY(got.has_value());
        QVERIFY(got->stationKey == stationKeys.publicKey());
        QCOMPARE(got->frames.size(), 3U);
        QVERIFY(pair.server.send(got->peer, {text("welcome")}).ok());
        std::optional<Socket::Message> answer;
        turn(pair, [&] {
            answer = pair.client.receive().value();
            return answer.has_value();
        });
        QVERIFY(answer.has_value());
        QVERIFY(asText(answer->frames.at(0)) == "welcome");
        QVERIFY(!pair.server.send(asBytes("nobody"), {text("x")}).ok());
    }
};

QTEST_GUILESS_MAIN(TestTransport)
#include "tst_transport.moc"
