#include "crypto/random_source.h"
#include "intake/embedded_store.h"
#include "packet/sealed_packet.h"
#include "support/faulty_files.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <array>

using namespace rekam;
using intake::EmbeddedStore;

namespace {

struct Sealer
{
    crypto::SystemRandom random;
    crypto::SigningKeyPair station = crypto::SigningKeyPair::generate(random);
    crypto::BoxKeyPair centre = crypto::BoxKeyPair::generate(random);
    std::uint64_t sequence = 0;
    crypto::Hash256 previous{};

    packet::SealedPacket next(std::string_view text)
    {
        packet::HeaderFacts facts;
        facts.id = packet::newPacketId(random);
        facts.station = "UJI-01";
        facts.stationSequence = ++sequence;
        facts.previousHash = previous;
        facts.created = SystemClock().wallTime();
        auto sealed =
            packet::seal(asBytes(text), facts, centre.publicKey(), station, random).value();
        previous = sealed.contentHash;
        return sealed;
    }
};

} // namespace

class TestEmbeddedStore : public QObject
{
    Q_OBJECT

private:
    crypto::SystemRandom m_random;
    crypto::SigningKeyPair m_signer = crypto::SigningKeyPair::generate(m_random);
    SystemClock m_clock;

    std::unique_ptr<EmbeddedStore> open(FileSystem& files, const QTemporaryDir& folder)
    {
        auto store = EmbeddedStore::open({files, m_clock, m_signer, packet::Mode::Latihan},
                                         folder.path().toStdString());
        REKAM_CHECK(store.ok());
        return std::move(store).value();
    }

    static Result<Bytes> commit(EmbeddedStore& store, const packet::SealedPacket& packet)
    {
        return store.commit(packet.header, packet.contentHash, packet.bytes);
    }

private Q_SLOTS:

    void sameReceiptForTheSamePacket()
    {
        const QTemporaryDir folder;
        Sealer sealer;
        const auto packet = sealer.next("one");
        Bytes first;
        {
            auto store = open(posixFiles(), folder);
            first = commit(*store, packet).value();
            QVERIFY(commit(*store, packet).value() == first);
        }
        auto store = open(posixFiles(), folder); // and after a restart
        QVERIFY(commit(*store, packet).value() == first);
        QCOMPARE(store->logHead().position, 1U);
        const std::array trusted = {m_signer.publicKey()};
        const auto receipt = packet::verifyReceipt(first, trusted);
        QVERIFY(receipt.ok());
        QVERIFY(receipt.value().contentHash == packet.contentHash);
        QVERIFY(receipt.value().logHead == store->logHead().hash);
        QVERIFY(store->packetBytes(packet.header.id).value() == packet.bytes);
    }

    void conflictsAndForks()
    {
        const QTemporaryDir folder;
        auto store = open(posixFiles(), folder);
        Sealer sealer;
        const auto first = sealer.next("one");
        const auto second = sealer.next("two");
        QVERIFY(commit(*store, first).ok());
        auto otherBytes = second;
        otherBytes.header.id = first.header.id;
        QVERIFY(commit(*store, otherBytes).error().code == ErrorCode::Conflict);
        QVERIFY(commit(*store, second).ok());
        // A cloned laptop goes on from packet 1 by itself.
        sealer.sequence = 1;
        sealer.previous = first.contentHash;
        const auto fork = sealer.next("fork");
        QVERIFY(commit(*store, fork).error().code == ErrorCode::Conflict);
        // And one whose chain does not join.
        sealer.sequence = 2;
        sealer.previous = first.contentHash;
        const auto stray = sealer.next("stray");
        QVERIFY(commit(*store, stray).error().code == ErrorCode::Conflict);
        QVERIFY(store->verify().value().findings.empty());
    }

    void gapsAreRecordedAndClose()
    {
        const QTemporaryDir folder;
        auto store = open(posixFiles(), folder);
        Sealer sealer;
        const auto first = sealer.next("one");
        const auto second = sealer.next("two");
        const auto third = sealer.next("three");
        QVERIFY(commit(*store, third).ok());
        QCOMPARE(store->verify().value().gaps, 1U);
        QVERIFY(commit(*store, first).ok());
        QCOMPARE(store->verify().value().gaps, 1U);
        QVERIFY(commit(*store, second).ok());
        QCOMPARE(store->verify().value().gaps, 0U);
    }

    /// A full disk at each step: an error, nothing half there, and the next try succeeds.
    void everyStepMayFail()
    {
        for (std::uint64_t failAt = 1; failAt <= 2; ++failAt) {
            const QTemporaryDir folder;
            testing::FaultyFiles files;
            auto store = open(files, folder);
            Sealer sealer;
            const auto kept = sealer.next("kept");
            const auto tried = sealer.next("tried");
            QVERIFY(commit(*store, kept).ok());
            files.steps = 0;
            files.failAt = failAt;
            const auto result = commit(*store, tried);
            if (failAt == 1) {
                QVERIFY(result.error().code == ErrorCode::NoSpace);
                QVERIFY(!store->find(tried.header.id).value().has_value());
            } else {
                QVERIFY(result.ok()); // a commit is one append; the fault lay behind it
            }
            files.failAt = 0;
            QVERIFY(commit(*store, tried).ok());
            QVERIFY(store->packetBytes(tried.header.id).value() == tried.bytes);
            const auto report = store->verify().value();
            QVERIFY(report.findings.empty());
            QCOMPARE(report.entries, 2U);
        }
    }

    void verifyFindsDamage_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::newRow("log entry edited") << "UPDATE log SET actor = 'X' WHERE position = 2";
        QTest::newRow("log entry removed") << "DELETE FROM log WHERE position = 2";
        QTest::newRow("receipt exchanged")
            << "UPDATE packets SET receipt = (SELECT receipt FROM packets ORDER BY log_position "
               "LIMIT 1) WHERE log_position = 2";
        QTest::newRow("segment bytes changed") << "";
    }

    void verifyFindsDamage()
    {
        QFETCH(QString, sql);
        const QTemporaryDir folder;
        Sealer sealer;
        auto store = open(posixFiles(), folder);
        for (const char* text : {"one", "two", "three"}) {
            QVERIFY(commit(*store, sealer.next(text)).ok());
        }
        QVERIFY(store->verify().value().findings.empty());
        if (sql.isEmpty()) {
            QFile segment(folder.filePath("segments/000001.seg"));
            QVERIFY(segment.open(QIODevice::ReadWrite));
            QVERIFY(segment.seek(segment.size() - 10));
            char octet = 0;
            QVERIFY(segment.getChar(&octet));
            QVERIFY(segment.seek(segment.size() - 10));
            QVERIFY(segment.putChar(static_cast<char>(octet ^ 1)));
        } else {
            auto database = intake::Database::open(folder.filePath("index.sqlite").toStdString());
            QVERIFY(database.value().run(sql.toUtf8().constData()).ok());
        }
        QVERIFY(!store->verify().value().findings.empty());
    }

    void firstAnswerStands()
    {
        const QTemporaryDir folder;
        auto store = open(posixFiles(), folder);
        Sealer sealer;
        const auto packet = sealer.next("one");
        QVERIFY(store->putAnswer(packet.header.id, asBytes("yes")).error().code ==
                ErrorCode::NotFound);
        QVERIFY(commit(*store, packet).ok());
        QCOMPARE(store->unanswered().value().size(), 1U);
        QVERIFY(store->putAnswer(packet.header.id, asBytes("yes")).ok());
        QVERIFY(store->putAnswer(packet.header.id, asBytes("yes")).ok());
        QVERIFY(store->putAnswer(packet.header.id, asBytes("no")).error().code ==
                ErrorCode::Conflict);
        QVERIFY(store->unanswered().value().empty());
    }
};

QTEST_GUILESS_MAIN(TestEmbeddedStore)
#include "tst_embedded_store.moc"
