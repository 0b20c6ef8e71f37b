#include "spool/spool.h"
#include "support/faulty_files.h"

#include <QTemporaryDir>
#include <QTest>

using namespace rekam;
using spool::EntryState;
using spool::Spool;

namespace {

const std::string kId = "00112233445566778899aabbccddeeff";
const std::string kOther = "ffeeddccbbaa99887766554433221100";

Spool openAt(FileSystem& files, const QTemporaryDir& folder, std::uint64_t reserve = 0)
{
    auto opened = Spool::open(files, folder.path().toStdString(), reserve);
    REKAM_CHECK(opened.ok());
    return std::move(opened).value();
}

Status accept(ByteView /*packet*/, ByteView receipt)
{
    return asText(receipt) == "true receipt" ? Status()
                                             : Status(Error{ErrorCode::Integrity, "signature"});
}

EntryState stateOf(const Spool& box, const std::string& id)
{
    const auto entries = box.list();
    REKAM_CHECK(entries.ok());
    for (const auto& entry : entries.value()) {
        if (entry.id == id) {
            return entry.state;
        }
    }
    REKAM_CHECK(false);
    return EntryState::Waiting;
}

} // namespace

class TestSpool : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    /// An answer that did not verify is out of the way, and still there to be told of.
    void badAnswersAreSetAside()
    {
        const QTemporaryDir folder;
        auto box = openAt(posixFiles(), folder);
        QVERIFY(box.publish(kId, asBytes("sealed")).ok());
        QVERIFY(box.putReceipt(kId, asBytes("false receipt")).ok());
        QVERIFY(box.putAcceptance(kOther, asBytes("false answer")).ok());
        QVERIFY(box.dropReceipt(kId).ok());
        QVERIFY(box.dropAcceptance(kOther).ok());
        QVERIFY(box.dropReceipt(kOther).ok()); // nothing there is success
        QVERIFY(!box.receipt(kId).value().has_value());
        QVERIFY(stateOf(box, kId) == EntryState::Waiting);
        const auto aside = box.setAside().value();
        QCOMPARE(aside.size(), std::size_t{2});
        QVERIFY(aside[0].id == kId && aside[0].kind == spool::AnswerKind::Receipt);
        QVERIFY(aside[1].id == kOther && aside[1].kind == spool::AnswerKind::Acceptance);
        QVERIFY(!aside[0].told);
        QVERIFY(box.markTold(aside[0]).ok());
        QVERIFY(box.markTold(aside[0]).ok());
        QVERIFY(box.setAside().value()[0].told);
        QVERIFY(!box.setAside().value()[1].told);
        QVERIFY(box.putReceipt(kId, asBytes("true receipt")).ok());
        QVERIFY(box.release(kId, accept).ok());
    }

    void publishIsIdempotent()
    {
        const QTemporaryDir folder;
        auto box = openAt(posixFiles(), folder);
        QVERIFY(box.publish(kId, asBytes("sealed")).ok());
        QVERIFY(box.publish(kId, asBytes("sealed")).ok());
        const auto conflict = box.publish(kId, asBytes("other"));
        QVERIFY(!conflict.ok());
        QVERIFY(conflict.error().code == ErrorCode::Conflict);
        QVERIFY(asText(box.packet(kId).value()) == "sealed");
    }

    void refusesNames_data()
    {
        QTest::addColumn<QByteArray>("id");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("path") << QByteArray("../../../../../etc/passwd0000000");
        QTest::newRow("upper case") << QByteArray("00112233445566778899AABBCCDDEEFF");
        QTest::newRow("short") << QByteArray("0011");
        QTest::newRow("long") << QByteArray("00112233445566778899aabbccddeeff0");
    }

    void refusesNames()
    {
        QFETCH(QByteArray, id);
        const QTemporaryDir folder;
        auto box = openAt(posixFiles(), folder);
        const auto status = box.publish(id.toStdString(), asBytes("x"));
        QVERIFY(!status.ok());
        QVERIFY(status.error().code == ErrorCode::InvalidInput);
        QVERIFY(!box.putReceipt(id.toStdString(), asBytes("x")).ok());
        QVERIFY(!box.quarantine(id.toStdString(), "x").ok());
    }

    void packetStaysWithoutATrueReceipt()
    {
        const QTemporaryDir folder;
        auto box = openAt(posixFiles(), folder);
        QVERIFY(box.publish(kId, asBytes("sealed")).ok());
        QVERIFY(box.release(kId, accept).error().code == ErrorCode::NotFound);
        QVERIFY(box.putReceipt(kId, asBytes("forged")).ok());
        QVERIFY(box.release(kId, accept).error().code == ErrorCode::Integrity);
        QVERIFY(box.packet(kId).ok());
        QVERIFY(box.putReceipt(kId, asBytes("true receipt")).ok());
        QVERIFY(box.release(kId, accept).ok());
        QVERIFY(box.packet(kId).error().code == ErrorCode::NotFound);
        QVERIFY(box.release(kId, accept).ok()); // again, after a crash
        QVERIFY(stateOf(box, kId) == EntryState::Received);
    }

    void statesFollowTheFiles()
    {
        const QTemporaryDir folder;
        auto box = openAt(posixFiles(), folder);
        QVERIFY(box.publish(kId, asBytes("sealed")).ok());
        QVERIFY(box.publish(kOther, asBytes("sealed too")).ok());
        QVERIFY(stateOf(box, kId) == EntryState::Waiting);
        QVERIFY(box.putReceipt(kId, asBytes("r")).ok());
        QVERIFY(stateOf(box, kId) == EntryState::Received);
        QVERIFY(box.putAcceptance(kId, asBytes("a")).ok());
        QVERIFY(stateOf(box, kId) == EntryState::Answered);
        QVERIFY(box.quarantine(kOther, "same id, other hash").ok());
        QVERIFY(stateOf(box, kOther) == EntryState::Quarantined);
        QVERIFY(box.quarantineReason(kOther).value() == "same id, other hash");
        QVERIFY(box.packet(kOther).error().code == ErrorCode::NotFound);
        const auto counts = box.counts();
        QCOMPARE(counts.value().answered, 1U);
        QCOMPARE(counts.value().quarantined, 1U);
        QVERIFY(box.publish(kOther, asBytes("again")).ok());
        QVERIFY(stateOf(box, kOther) == EntryState::Waiting);
    }

    void reserveIsKept()
    {
        const QTemporaryDir folder;
        testing::FaultyFiles files;
        files.freeNow = 1000;
        auto box = openAt(files, folder, 1000);
        const auto status = box.publish(kId, asBytes("x"));
        QVERIFY(!status.ok());
        QVERIFY(status.error().code == ErrorCode::NoSpace);
        QVERIFY(box.list().value().empty());
        files.freeNow = 1001;
        QVERIFY(box.publish(kId, asBytes("x")).ok());
    }

    /// Fails step 1, 2, 3 … of the life of a packet until it runs through; after each failure the
    /// packet must still be there whole, or be covered by a true receipt.
    void everyStepMayFail()
    {
        for (std::uint64_t failAt = 1;; ++failAt) {
            const QTemporaryDir folder;
            testing::FaultyFiles files;
            auto box = openAt(files, folder);
            files.failAt = failAt;
            const bool published = box.publish(kId, asBytes("sealed")).ok();
            const bool receipted = published && box.putReceipt(kId, asBytes("true receipt")).ok();
            const bool released = receipted && box.release(kId, accept).ok();
            const bool answered = released && box.putAcceptance(kId, asBytes("a")).ok();
            if (!published) {
                QVERIFY(box.packet(kId).error().code == ErrorCode::NotFound);
            } else if (!released) {
                QVERIFY(asText(box.packet(kId).value()) == "sealed");
            } else {
                QVERIFY(box.receipt(kId).value().has_value());
            }
            if (answered) {
                QVERIFY(failAt > 4); // the fault was drawn behind the last step
                break;
            }
        }
    }

    void copiesAndState()
    {
        const QTemporaryDir folder;
        auto box = openAt(posixFiles(), folder);
        QVERIFY(box.putCopy(kId, "SN-1234", asBytes("signed")).ok());
        QVERIFY(box.putCopy(kId, "peer-7", asBytes("signed")).ok());
        QVERIFY(!box.putCopy(kId, "../x", asBytes("signed")).ok());
        QCOMPARE(box.copies(kId).value().size(), 2U);
        QVERIFY(box.copies(kOther).value().empty());
        QVERIFY(box.state().empty());
        QVERIFY(box.putState(asBytes("{}")).ok());
        QVERIFY(asText(box.state()) == "{}");
    }
};

QTEST_GUILESS_MAIN(TestSpool)
#include "tst_spool.moc"
