#include "base/file.h"
#include "control/agent_client.h"
#include "packet/acceptance.h"
#include "packet/receipt.h"
#include "spool/spool.h"
#include "support/kit_home.h"
#include "support/kit_processes.h"

#include <QTemporaryDir>
#include <QTest>

#include <array>

using namespace rekam;
using namespace rekam::testing;
using namespace std::chrono_literals;

namespace {

constexpr auto kPatience = 30s;

spool::Spool spoolOf(const KitStation& station)
{
    return spool::Spool::open(posixFiles(), station.home.spool(), 0).value();
}

/// Publishes and returns the id.
std::string publish(const KitStation& station, const packet::SealedPacket& packet)
{
    const std::string id = toHex(packet.header.id);
    REKAM_CHECK(spoolOf(station).publish(id, packet.bytes).ok());
    return id;
}

std::optional<packet::Answer> answerOn(const KitCentre& centre, const KitStation& station,
                                       const std::string& id)
{
    const auto bytes = spoolOf(station).acceptance(id);
    if (!bytes || !bytes.value()) {
        return std::nullopt;
    }
    const std::array trusted = {centre.adapterSigner.publicKey()};
    const auto answer = packet::verifyAnswer(*bytes.value(), trusted);
    REKAM_CHECK(answer.ok());
    return answer.value();
}

bool hasReceipt(const KitCentre& centre, const KitStation& station, const std::string& id)
{
    const auto bytes = spoolOf(station).receipt(id);
    if (!bytes || !bytes.value()) {
        return false;
    }
    const std::array trusted = {centre.intakeSigner.publicKey()};
    const auto receipt = packet::verifyReceipt(*bytes.value(), trusted);
    return receipt.ok() && toHex(receipt.value().packetId) == id;
}

control::AgentStatus statusOf(const KitStation& station)
{
    auto client = control::AgentClient::open(station.home.root);
    REKAM_CHECK(client.ok());
    auto status = client.value().status(2s);
    return status ? status.value() : control::AgentStatus();
}

} // namespace

/// The real programs on loopback.
class TestRoad : public QObject
{
    Q_OBJECT

private:
    struct Kit
    {
        QTemporaryDir folder;
        KitCentre centre{std::filesystem::path(folder.path().toStdString()) / "centre",
                         freeEndpoint()};
        KitStation station{centre, std::filesystem::path(folder.path().toStdString()) / "station",
                           "UJI-01"};
        KitProcess intake{"intake", centre.home.root, {"run"}};
        KitProcess adapter{"adapter", centre.home.root, {"run"}};
        KitProcess agent{"sync-agent", station.home.root};
    };

private Q_SLOTS:

    void packetBecomesAcceptance()
    {
        Kit kit;
        const std::string id = publish(kit.station, kit.station.sealRecord());
        kit.intake.start();
        kit.adapter.start();
        kit.agent.start();
        QVERIFY(eventually(kPatience, [&] { return hasReceipt(kit.centre, kit.station, id); }));
        QVERIFY(eventually(kPatience,
                           [&] { return answerOn(kit.centre, kit.station, id).has_value(); }));
        const auto answer = answerOn(kit.centre, kit.station, id);
        QVERIFY2(answer->verdict == packet::Verdict::Accepted, answer->text.c_str());
        const auto exported = kit.centre.home.adapter() / "export" / id;
        QVERIFY(std::filesystem::exists(exported / "record.json"));
        QVERIFY(std::filesystem::exists(exported / "slap_left.png"));
        const auto status = statusOf(kit.station);
        QVERIFY(status.link == control::LinkState::Connected);
        QCOMPARE(status.sentSinceRestart, 1U);
        QVERIFY(status.roundTripMs >= 0);
        QCOMPARE(kit.agent.stop(), 0);
        QCOMPARE(kit.adapter.stop(), 0);
        QCOMPARE(kit.intake.stop(), 0);
    }
};

QTEST_GUILESS_MAIN(TestRoad)
#include "tst_road.moc"
