#include "crypto/random_source.h"
#include "intake/embedded_store.h"
#include "intake/rebuild.h"
#include "packet/sealed_packet.h"
#include "support/faulty_files.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <map>
#include <memory>

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

    std::unique_ptr<Sealer> m_sealer;

    /// Four packets, one answered, one set aside; closed.
    void fill(const QTemporaryDir& folder)
    {
        m_sealer = std::make_unique<Sealer>();
        auto store = open(posixFiles(), folder);
        packet::PacketId last{};
        for (const char* text : {"one", "two", "three", "four"}) {
            const auto packet = m_sealer->next(text);
            REKAM_CHECK(commit(*store, packet).ok());
            last = packet.header.id;
        }
        REKAM_CHECK(store->putAnswer(last, asBytes("yes")).ok());
        REKAM_CHECK(store
                        ->quarantine(packet::newPacketId(m_random), crypto::hash256(asBytes("no")),
                                     intake::QuarantineCause::BadSignature, asBytes("no"))
                        .ok());
    }

    using Dump = std::map<std::string, std::vector<intake::Row>>;

    /// Every row of every table, as an intake would read them.
    static Dump rowsOf(const QTemporaryDir& folder)
    {
        auto database =
            intake::Database::open(folder.filePath("index.sqlite").toStdString()).value();
        Dump dump;
        for (const char* table : {"packets", "log", "quarantined", "gaps"}) {
            auto rows = database.query(std::string("SELECT * FROM ") + table);
            dump[table] = rows ? std::move(rows).value() : std::vector<intake::Row>();
        }
        for (intake::Row& row : dump["quarantined"]) {
            row.resize(3); // since when: read by nobody
        }
        return dump;
    }

    static std::map<Bytes, Bytes> receiptsOf(const Dump& dump)
    {
        std::map<Bytes, Bytes> receipts;
        for (const intake::Row& row : dump.at("packets")) {
            receipts[intake::blobAt(row, 0).value()] = intake::blobAt(row, 12).value();
        }
        return receipts;
    }

    static QByteArray contentOf(const QString& path)
    {
        QFile file(path);
        REKAM_CHECK(file.open(QIODevice::ReadOnly));
        return file.readAll();
    }

    static void write(const QString& path, const QByteArray& content)
    {
        QFile file(path);
        REKAM_CHECK(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
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

    /// Every kind of damage at many places of a closed store: it is found, or changes nothing that
    /// anybody could read; and from what was found the way on leads back to a whole store.
    void everyFlippedByteIsFoundOrHarmless_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("index") << "index.sqlite";
        QTest::newRow("segment") << "segments/000001.seg";
    }

    void everyFlippedByteIsFoundOrHarmless()
    {
        QFETCH(const QString, file);
        const QTemporaryDir folder;
        fill(folder);
        const QByteArray whole = contentOf(folder.filePath(file));
        const auto before = rowsOf(folder);
        QVERIFY(!before.empty());
        int found = 0;
        int harmless = 0;
        // A stride without a common divisor with a page reaches every kind of place.
        for (qsizetype at = 0; at < whole.size(); at += 61) {
            QByteArray damaged = whole;
            damaged[at] = static_cast<char>(damaged.at(at) ^ (1 << (at % 8)));
            write(folder.filePath(file), damaged);
            auto opened =
                EmbeddedStore::open({posixFiles(), m_clock, m_signer, packet::Mode::Latihan},
                                    folder.path().toStdString());
            const auto report =
                opened ? opened.value()->verify() : Result<intake::StoreReport>(opened.error());
            if (!report || !report.value().findings.empty()) {
                ++found;
            } else {
                ++harmless;
                opened = Error{ErrorCode::NotFound, "closed"};
                QVERIFY2(rowsOf(folder) == before, qPrintable(QString("byte %1").arg(at)));
            }
            opened = Error{ErrorCode::NotFound, "closed"};
            for (const char* left : {"-wal", "-shm"}) {
                QFile::remove(folder.filePath("index.sqlite") + left);
            }
        }
        qInfo("%d found, %d harmless", found, harmless);
        QVERIFY(found > 20);
        if (file != "index.sqlite") {
            QCOMPARE(harmless, 0); // there is no unused room in a segment
        }
    }

    /// What a power cut leaves of the log file's end: whole transactions gone with their receipts.
    void lostEndOfTheLogIsFound()
    {
        const QTemporaryDir folder;
        Sealer sealer;
        auto store = open(posixFiles(), folder);
        QVERIFY(commit(*store, sealer.next("one")).ok());
        const QByteArray early = contentOf(folder.filePath("index.sqlite-wal"));
        QVERIFY(commit(*store, sealer.next("two")).ok());
        const QByteArray index = contentOf(folder.filePath("index.sqlite"));
        const QTemporaryDir copy;
        QVERIFY(QDir(copy.path()).mkpath("segments"));
        write(copy.filePath("index.sqlite"), index);
        write(copy.filePath("index.sqlite-wal"), early);
        write(copy.filePath("segments/000001.seg"),
              contentOf(folder.filePath("segments/000001.seg")));
        const auto report = open(posixFiles(), copy)->verify().value();
        QCOMPARE(report.findings.size(), 1U);
        QVERIFY(report.findings.front().damage == intake::Damage::PacketUnknown);
    }

    void rebuildingBringsEverythingBack_data()
    {
        QTest::addColumn<QString>("harm");
        QTest::newRow("nothing") << "";
        QTest::newRow("index gone") << "gone";
        QTest::newRow("index is junk") << "junk";
        QTest::newRow("a page overwritten") << "page";
        QTest::newRow("log entry edited") << "UPDATE log SET actor = 'X' WHERE position = 2";
        QTest::newRow("row lost") << "DELETE FROM packets WHERE log_position = 2";
        QTest::newRow("receipt exchanged")
            << "UPDATE packets SET receipt = (SELECT receipt FROM packets ORDER BY log_position "
               "LIMIT 1) WHERE log_position = 2";
    }

    void rebuildingBringsEverythingBack()
    {
        QFETCH(const QString, harm);
        const QTemporaryDir folder;
        fill(folder);
        const auto before = rowsOf(folder);
        const QString index = folder.filePath("index.sqlite");
        if (harm == "gone") {
            QVERIFY(QFile::remove(index));
            QVERIFY(!EmbeddedStore::open({posixFiles(), m_clock, m_signer, packet::Mode::Latihan},
                                         folder.path().toStdString())
                         .ok());
        } else if (harm == "junk") {
            write(index, QByteArray(9000, 'x'));
        } else if (harm == "page") {
            QByteArray bytes = contentOf(index);
            bytes.replace(4096, 4096, QByteArray(4096, '\0'));
            write(index, bytes);
        } else if (!harm.isEmpty()) {
            auto database = intake::Database::open(index.toStdString());
            QVERIFY(database.value().run(harm.toUtf8().constData()).ok());
        }
        const auto rebuilt = intake::rebuildIndex(
            {posixFiles(), m_clock, m_signer, packet::Mode::Latihan}, folder.path().toStdString());
        QVERIFY(rebuilt.ok());
        QCOMPARE(rebuilt.value().kept + rebuilt.value().taken, 4U);
        QCOMPARE(rebuilt.value().lost, 0U);
        auto store = open(posixFiles(), folder);
        const auto report = store->verify().value();
        for (const auto& finding : report.findings) {
            // An answer that only the old index held comes again from the adapter.
            QVERIFY(finding.damage == intake::Damage::Answer);
        }
        if (harm.isEmpty() || harm.startsWith("DELETE") || harm.startsWith("UPDATE packets")) {
            QCOMPARE(rebuilt.value().taken, 0U);
            store.reset();
            // The very receipts that were given out.
            for (const auto& [id, receipt] : receiptsOf(before)) {
                QVERIFY(receiptsOf(rowsOf(folder)).at(id) == receipt);
            }
            store = open(posixFiles(), folder);
        }
        std::size_t packets = 0;
        QVERIFY(store->forEach([&](const intake::StoredPacket&) { ++packets; }).ok());
        QCOMPARE(packets, 4U);
        QVERIFY(commit(*store, m_sealer->next("after")).ok()); // and it goes on
    }

    /// What is gone from the segments is named to its station until it has come again.
    void lostPacketIsNamedUntilItComesAgain()
    {
        const QTemporaryDir folder;
        Sealer sealer;
        auto store = open(posixFiles(), folder);
        const auto one = sealer.next("one");
        const auto two = sealer.next("two");
        QVERIFY(commit(*store, one).ok() && commit(*store, two).ok());
        const auto head = store->logHead();
        store.reset();
        const QString segment = folder.filePath("segments/000001.seg");
        QByteArray bytes = contentOf(segment);
        bytes[bytes.size() - 5] = static_cast<char>(bytes[bytes.size() - 5] ^ 1);
        write(segment, bytes);
        const auto rebuild = [&] {
            return intake::rebuildIndex({posixFiles(), m_clock, m_signer, packet::Mode::Latihan},
                                        folder.path().toStdString())
                .value();
        };
        QCOMPARE(rebuild().lost, 1U);
        store = open(posixFiles(), folder);
        QVERIFY(store->logHolds(head).value()); // the log alone does not tell
        const auto lost = store->lost("UJI-01").value();
        QVERIFY(lost == std::vector{two.header.id});
        QVERIFY(store->lost("UJI-02").value().empty());
        QVERIFY(!store->find(two.header.id).value());
        QVERIFY(commit(*store, two).ok());
        QVERIFY(store->lost("UJI-01").value().empty());
        QVERIFY(store->verify().value().findings.empty());
        store.reset();
        QCOMPARE(rebuild().lost, 0U); // though the log has it twice
        store = open(posixFiles(), folder);
        QVERIFY(store->verify().value().findings.empty());
        QVERIFY(store->packetBytes(two.header.id).value() == two.bytes);
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
