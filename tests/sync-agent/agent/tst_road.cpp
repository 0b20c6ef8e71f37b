#include "base/file.h"
#include "control/agent_client.h"
#include "packet/acceptance.h"
#include "packet/receipt.h"
#include "spool/spool.h"
#include "support/kit_home.h"
#include "support/kit_processes.h"
#include "support/kit_proxy.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <array>
#include <csignal>

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

    void linkTrouble_data()
    {
        QTest::addColumn<int>("cause");
        QTest::addColumn<int>("expected");
        QTest::newRow("wrong server key") << 1 << int(control::LinkTrouble::WrongServerKey);
        QTest::newRow("unknown station") << 2 << int(control::LinkTrouble::Refused);
        QTest::newRow("intake frozen") << 4 << int(control::LinkTrouble::Unreachable);
        QTest::newRow("intake down") << 3 << int(control::LinkTrouble::Unreachable);
    }

    /// Each ends in a cause that the station can show, and nothing leaves the spool.
    void linkTrouble()
    {
        QFETCH(int, cause);
        QFETCH(int, expected);
        Kit kit;
        std::optional<KitStation> stranger;
        if (cause == 1) {
            kit.station.rebundle(kit.centre.endpoint, kit.centre.centreBox.publicKey());
        } else if (cause == 2) {
            stranger.emplace(kit.centre, kit.station.home.root, "ASING-9", Admitted::No);
        }
        if (cause != 3) {
            kit.intake.start();
        }
        if (cause == 4) {
            QVERIFY(eventually(kPatience, [&] {
                return std::filesystem::exists(kit.centre.home.run() / "intake.endpoint");
            }));
            QVERIFY(::kill(kit.intake.pid(), SIGSTOP) == 0);
        }
        KitStation& station = stranger ? *stranger : kit.station;
        const std::string id = publish(station, station.sealNoise(5000));
        kit.agent.start();
        control::AgentStatus status;
        const bool seen = eventually(kPatience, [&] {
            status = statusOf(station);
            return int(status.trouble) == expected;
        });
        QVERIFY2(seen,
                 ("the agent reports: " + status.stationCode + ": " + status.lastError).c_str());
        QVERIFY(status.link == control::LinkState::Disconnected);
        QVERIFY(!status.lastError.empty());
        if (cause == 1) {
            QVERIFY(status.lastError == "handshake failed: server key differs");
        }
        QCOMPARE(status.waiting, 1U);
        QVERIFY(spoolOf(station).packet(id).ok());
        if (cause == 4) {
            QVERIFY(::kill(kit.intake.pid(), SIGCONT) == 0);
        }
        if (cause >= 3) { // the way on: it comes back by itself
            if (cause == 3) {
                kit.intake.start();
            }
            QVERIFY(eventually(kPatience, [&] { return hasReceipt(kit.centre, station, id); }));
        }
    }

    /// A bad packet is set aside with a reason; those around it arrive.
    void tamperedPacketStopsNobody()
    {
        Kit kit;
        const std::string first = publish(kit.station, kit.station.sealRecord());
        auto tampered = kit.station.sealNoise(5000);
        tampered.bytes[2000] ^= std::byte{1};
        const std::string bad = publish(kit.station, tampered);
        // Its successor names a hash that the intake never saw: a gap, recorded and not refused.
        const std::string last = publish(kit.station, kit.station.sealRecord());
        kit.intake.start();
        kit.adapter.start();
        kit.agent.start();
        QVERIFY(eventually(kPatience, [&] {
            return answerOn(kit.centre, kit.station, first) &&
                   answerOn(kit.centre, kit.station, last);
        }));
        QVERIFY(!hasReceipt(kit.centre, kit.station, bad));
        const auto reason = spoolOf(kit.station).quarantineReason(bad);
        QVERIFY(reason.ok());
        QVERIFY(!reason.value().empty());
    }

    void rejections_data()
    {
        QTest::addColumn<int>("damage");
        QTest::addColumn<int>("cause");
        QTest::newRow("broken image") << 1 << int(packet::RejectCause::ImageBroken);
        QTest::newRow("missing iris") << 2 << int(packet::RejectCause::PartMissing);
        QTest::newRow("no payload at all") << 3 << int(packet::RejectCause::PayloadMalformed);
        QTest::newRow("statement unsigned") << 4 << int(packet::RejectCause::StatementUnsigned);
    }

    /// What the intake cannot see, the adapter finds; the next packet is not stopped by it.
    void rejections()
    {
        QFETCH(int, damage);
        QFETCH(int, cause);
        Kit kit;
        RecordParts parts = wholeRecord(kit.station.code, 0);
        if (damage == 1) {
            parts.images[2].second.resize(parts.images[2].second.size() / 2);
        } else if (damage == 2) {
            parts.document.samples.pop_back();
        } else if (damage == 4) {
            parts.document.statement.reset();
        }
        const std::string bad =
            publish(kit.station,
                    damage == 3 ? kit.station.sealNoise(3000) : kit.station.seal(payloadOf(parts)));
        const std::string good = publish(kit.station, kit.station.sealRecord());
        kit.intake.start();
        kit.adapter.start();
        kit.agent.start();
        QVERIFY(eventually(kPatience, [&] {
            return answerOn(kit.centre, kit.station, bad) &&
                   answerOn(kit.centre, kit.station, good);
        }));
        const auto answer = answerOn(kit.centre, kit.station, bad);
        QVERIFY(answer->verdict == packet::Verdict::Rejected);
        QCOMPARE(int(answer->cause), cause);
        QVERIFY(answerOn(kit.centre, kit.station, good)->verdict == packet::Verdict::Accepted);
        QVERIFY(!std::filesystem::exists(kit.centre.home.adapter() / "export" / bad));
    }

    /// The intake's folder put back from an old copy: what it lost comes again, and only that.
    void intakeFromAnOldBackup()
    {
        Kit kit;
        std::vector<packet::SealedPacket> sealed;
        const auto arrive = [&](int count) {
            for (int i = 0; i < count; ++i) {
                sealed.push_back(kit.station.sealNoise(4000));
                (void)publish(kit.station, sealed.back());
            }
            return eventually(kPatience, [&] {
                return std::ranges::all_of(sealed, [&](const auto& packet) {
                    return hasReceipt(kit.centre, kit.station, toHex(packet.header.id));
                });
            });
        };
        const auto copy = [](const std::filesystem::path& from, const std::filesystem::path& to) {
            std::filesystem::remove_all(to);
            std::filesystem::copy(from, to, std::filesystem::copy_options::recursive);
        };
        const auto backup = kit.centre.home.root / "backup";
        const auto store = kit.centre.home.intake() / "store-latihan";
        kit.intake.start();
        kit.agent.start();
        QVERIFY(arrive(2));
        QCOMPARE(kit.intake.stop(), 0);
        copy(store, backup);
        kit.intake.start();
        QVERIFY(arrive(3));
        // As the station does once it has the receipts.
        auto box = spoolOf(kit.station);
        for (const auto& packet : sealed) {
            QVERIFY(
                box.release(toHex(packet.header.id), [](ByteView, ByteView) { return Status(); })
                    .ok());
        }
        QCOMPARE(kit.intake.stop(), 0);
        copy(backup, store);
        kit.intake.start();
        QVERIFY(eventually(kPatience, [&] { return box.voided().value().size() == 3; }));
        for (std::size_t i = 0; i < sealed.size(); ++i) {
            const std::string id = toHex(sealed[i].header.id);
            QCOMPARE(box.isVoid(id), i >= 2);
            QCOMPARE(hasReceipt(kit.centre, kit.station, id), i < 2);
            if (i >= 2) {
                QVERIFY(box.settleVoid(id).ok());
                (void)publish(kit.station, sealed[i]);
            }
        }
        QVERIFY(arrive(1)); // these and one more
        QVERIFY(box.voided().value().empty());
    }

    /// A receipt changed on the station's disk does not count; the true one is fetched again.
    void tamperedReceiptIsFetchedAgain()
    {
        Kit kit;
        const std::string id = publish(kit.station, kit.station.sealNoise(5000));
        kit.intake.start();
        kit.agent.start();
        QVERIFY(eventually(kPatience, [&] { return hasReceipt(kit.centre, kit.station, id); }));
        QCOMPARE(kit.agent.stop(), 0);
        auto box = spoolOf(kit.station);
        Bytes receipt = *box.receipt(id).value();
        receipt[receipt.size() / 2] ^= std::byte{4};
        QVERIFY(box.putReceipt(id, receipt).ok());
        QVERIFY(!hasReceipt(kit.centre, kit.station, id));
        kit.agent.start();
        QVERIFY(eventually(kPatience, [&] { return hasReceipt(kit.centre, kit.station, id); }));
    }

    void revokedStationGoesToQuarantine()
    {
        Kit kit;
        kit.centre.revoke(kit.station.code);
        const std::string id = publish(kit.station, kit.station.sealNoise(5000));
        kit.intake.start();
        kit.agent.start();
        const auto aside = kit.centre.home.intake() / "store-latihan" / "quarantine";
        QVERIFY(eventually(kPatience, [&] {
            const auto names = posixFiles().list(aside);
            return names && names.value().size() == 1;
        }));
        QVERIFY(statusOf(kit.station).trouble == control::LinkTrouble::Revoked);
        QVERIFY(!hasReceipt(kit.centre, kit.station, id));
        QVERIFY(spoolOf(kit.station).packet(id).ok());
    }

    /// CURVE notices, drops the connection, the protocol resumes, the end hash is right.
    void flippedBitsOnTheWay()
    {
        Kit kit;
        const KitProxy proxy(kit.centre.endpoint, 7, 700'000, 4);
        kit.station.rebundle(proxy.endpoint(), kit.centre.intakeCurve.publicKey());
        std::vector<std::string> ids;
        for (int i = 0; i < 3; ++i) {
            ids.push_back(publish(kit.station, kit.station.sealNoise(1'500'000)));
        }
        kit.intake.start();
        kit.agent.start();
        QVERIFY(eventually(60s, [&] {
            return std::ranges::all_of(ids, [&](const std::string& id) {
                return hasReceipt(kit.centre, kit.station, id);
            });
        }));
        QVERIFY(proxy.flips() > 0);
        QVERIFY(proxy.connections() > 1);
    }

    void pauseHoldsBackAndLastsOverRestart()
    {
        Kit kit;
        kit.intake.start();
        kit.agent.start();
        auto client = control::AgentClient::open(kit.station.home.root);
        QVERIFY(eventually(
            kPatience, [&] { return client.value().send(control::Command::Pause, 500ms).ok(); }));
        QCOMPARE(kit.agent.stop(), 0);
        const std::string id = publish(kit.station, kit.station.sealNoise(5000));
        kit.agent.start();
        QVERIFY(eventually(kPatience, [&] {
            const auto status = statusOf(kit.station);
            return status.link == control::LinkState::Connected &&
                   status.scheduler == control::SchedulerState::Stopped && status.waiting == 1;
        }));
        QVERIFY(!hasReceipt(kit.centre, kit.station, id));
        auto again = control::AgentClient::open(kit.station.home.root);
        QVERIFY(again.value().send(control::Command::Resume, 2s).ok());
        QVERIFY(eventually(kPatience, [&] { return hasReceipt(kit.centre, kit.station, id); }));
    }

    /// The private key lives in a process that could not tell anyone: no socket, no library for
    /// one.
    void adapterHasNoSockets()
    {
        Kit kit;
        kit.adapter.start();
        const std::string folder = "/proc/" + std::to_string(kit.adapter.pid());
        QVERIFY(eventually(kPatience, [&] {
            return std::filesystem::exists(kit.centre.home.run() / "adapter.pid");
        }));
        const auto maps = [](const std::string& process) {
            QFile file(QString::fromStdString(process + "/maps"));
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        QVERIFY(eventually(kPatience, [&] { return maps(folder).contains("libsodium"); }));
        QVERIFY(!maps(folder).contains("libzmq"));
        QVERIFY(!maps(folder).contains("libcurl"));
        for (const auto& entry : std::filesystem::directory_iterator(folder + "/fd")) {
            const auto target = std::filesystem::read_symlink(entry.path()).string();
            QVERIFY2(!target.starts_with("socket:") || target == inherited(entry.path()),
                     target.c_str());
        }
        // The same look at a program that does have them, so that the look itself is proved.
        kit.intake.start();
        const std::string other = "/proc/" + std::to_string(kit.intake.pid());
        QVERIFY(eventually(kPatience, [&] { return maps(other).contains("libzmq"); }));
    }

private:
    /// What our own descriptor of that number is, where the child inherited it (stdout of a
    /// runner).
    static std::string inherited(const std::filesystem::path& entry)
    {
        std::error_code failed;
        const auto own = std::filesystem::read_symlink(
            std::filesystem::path("/proc/self/fd") / entry.filename(), failed);
        return failed ? std::string() : own.string();
    }
};

QTEST_GUILESS_MAIN(TestRoad)
#include "tst_road.moc"
