// A sealed record on its way: what the road set aside is told as that, with its cause and the way
// on, and *Salinan ke-2* means the same on every screen.
#include "packet/receipt.h"
#include "record_filler.h"
#include "station_home.h"
#include "workflow/desks/flat_counter.h"
#include "workflow/recording/recording.h"
#include "workflow/session/begin_rules.h"
#include "workflow/session/session_audit.h"
#include "workflow/session/waiting_age.h"

#include <QTest>

namespace rekam::testing {

using view::ActionId;
using view::Tone;
using workflow::OpenStation;

namespace {

constexpr const char* kNik = "1471095103090001"; // born 11-03-2009, a girl

} // namespace

class OnTheRoadTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<StationHome> m_home;
    store::PersonId m_person;

    /// One record, sealed; Bukti is open.
    [[nodiscard]] store::PacketRow sealed()
    {
        m_person = m_home->addPerson(person(kNik, 2009), record::QueueStatus::Waiting);
        m_home->onStore([&](OpenStation& station) {
            const auto id =
                station.store->enrolments().begin(m_person, {std::string(kOperatorId), "1"});
            RecordFiller filler(station, id.value());
            filler.whole();
        });
        m_home->station->recording().begin(m_person);
        m_home->settle();
        m_home->station->recording().seal();
        m_home->settle();
        m_home->settle();
        return row();
    }

    /// Sealed so long ago, on a station of its own; today's clock again, at which its keys are
    /// good.
    [[nodiscard]] store::PacketRow sealedBefore(std::chrono::days span)
    {
        m_home = std::make_unique<StationHome>();
        const WallTime today = m_home->clock.now;
        m_home->clock.now = today - span;
        m_home->logIn();
        const store::PacketRow packet = sealed();
        m_home->clock.now = today;
        return packet;
    }

    [[nodiscard]] store::PacketRow row()
    {
        std::optional<store::PacketRow> found;
        m_home->onStore([&](OpenStation& station) {
            found = station.store->packets().list(std::nullopt).value().front();
        });
        return *found;
    }

    /// As the agent does with what the intake will never take.
    void setAside(const store::PacketRow& packet, const char* reason)
    {
        m_home->onStore([&](OpenStation& station) {
            check(station.spool.quarantine(toHex(packet.id), reason));
        });
        look();
    }

    void look()
    {
        m_home->core->refreshSafety(); // the round of every second
        m_home->settle();
    }

    void putReceipt(const store::PacketRow& packet)
    {
        m_home->onStore([&](OpenStation& station) {
            packet::Receipt receipt;
            receipt.packetId = packet.id;
            receipt.contentHash = packet.hash;
            receipt.station = station.identity.bundle.stationCode;
            receipt.mode = station.identity.bundle.mode;
            receipt.receivedAt = m_home->clock.now;
            receipt.logPosition = 1;
            check(station.spool.putReceipt(
                toHex(packet.id), packet::signReceipt(receipt, m_home->centre.intakeSigner)));
        });
        look();
    }

    void open(view::Screen screen)
    {
        m_home->station->navigate(screen);
        m_home->settle();
    }

    [[nodiscard]] std::optional<workflow::BeginBlock> block()
    {
        std::optional<workflow::BeginBlock> found;
        m_home->onStore([&](OpenStation& station) { found = workflow::beginBlock(station); });
        return found;
    }

    [[nodiscard]] workflow::SessionCounts recount()
    {
        workflow::SessionCounts counts;
        m_home->onStore([&](OpenStation& station) {
            counts = workflow::recount(station, std::array{m_person}).value();
        });
        return counts;
    }

    [[nodiscard]] int tile(const char* id) const
    {
        const auto& tiles = m_home->display.sync.tiles;
        const auto found =
            std::ranges::find(tiles, QString::fromLatin1(id), &view::SyncTileView::id);
        return found == tiles.end() ? -1 : found->count;
    }

private Q_SLOTS:

    void init()
    {
        m_home = std::make_unique<StationHome>();
        m_home->logIn();
    }

    void cleanup() { m_home.reset(); }

    void whatTheIntakeSetAsideIsTold_data()
    {
        QTest::addColumn<QByteArray>("reason");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("cause");
        QTest::newRow("a copied home") << QByteArray("intake: CHAIN_FORK") << "CHAIN_FORK"
                                       << "nomor urutnya sudah dipakai laptop lain";
        QTest::newRow("same id, other bytes") << QByteArray("intake: ID_CONFLICT") << "ID_CONFLICT"
                                              << "dengan isi lain";
        QTest::newRow("signature") << QByteArray("intake: SIG: unknown") << "SIG"
                                   << "tanda tangan stasiun ini tidak dikenal";
        QTest::newRow("mode") << QByteArray("intake: SCHEMA") << "SCHEMA"
                              << "tidak cocok";
        QTest::newRow("the agent itself")
            << QByteArray("signature does not verify") << QStringLiteral("–")
            << "disisihkan agen kirim (signature does not verify)";
    }

    void whatTheIntakeSetAsideIsTold()
    {
        QFETCH(const QByteArray, reason);
        QFETCH(const QString, code);
        QFETCH(const QString, cause);
        const store::PacketRow packet = sealed();
        QCOMPARE(m_home->display.shell.safety.held, 0);
        setAside(packet, reason.constData());

        const view::ReceiptView& receipt = m_home->display.receipt;
        QCOMPARE(receipt.tone, Tone::Err);
        QVERIFY2(receipt.headline.contains(QStringLiteral("tertahan")),
                 qPrintable(receipt.headline));
        QVERIFY2(receipt.subline.contains(QStringLiteral("antor")), qPrintable(receipt.subline));
        QCOMPARE(receipt.trail.back().chip.text, QStringLiteral("Tertahan"));
        QVERIFY2(receipt.trail.back().detail.contains(cause),
                 qPrintable(receipt.trail.back().detail));

        QCOMPARE(m_home->display.shell.safety.held, 1);
        QCOMPARE(m_home->display.shell.safety.unsafeCount, 1);

        open(view::Screen::Sync);
        const view::SyncView& kirim = m_home->display.sync;
        QCOMPARE(kirim.rows.front().journey.text, QStringLiteral("Tertahan"));
        QCOMPARE(kirim.rows.front().journey.tone, Tone::Err);
        QCOMPARE(kirim.rows.front().centralStatus, code);
        QCOMPARE(tile("held"), 1);
        QCOMPARE(tile("waiting"), 0);
        QCOMPARE(kirim.alert.tone, Tone::Err);
        QVERIFY2(kirim.alert.cause.contains(cause), qPrintable(kirim.alert.cause));
        QVERIFY(!kirim.alert.remedy.isEmpty());
        QCOMPARE(kirim.timeline.back().title, QStringLiteral("Tertahan"));
        QVERIFY2(!kirim.actions.primary, "sending again does not help");
        QVERIFY(!kirim.actions.note.isEmpty());

        const workflow::SessionCounts counts = recount();
        QCOMPARE(counts.held, 1);
        QVERIFY(counts.pending.front().lack == workflow::Shortfall::Held);
        QCOMPARE(counts.pending.front().detail, reason.toStdString());

        // The day can be closed, with a supervisor's name under it.
        open(view::Screen::CloseDay);
        const view::CloseDayView& closing = m_home->display.closeDay;
        QCOMPARE(closing.rows.front().medium.text, QStringLiteral("Tertahan"));
        QVERIFY2(closing.alert.cause.contains(cause), qPrintable(closing.alert.cause));
        QVERIFY(std::ranges::any_of(closing.actions.actions, [](const view::ActionView& each) {
            return each.id == ActionId::Approve;
        }));
    }

    void whatWaitsForDaysIsToldByItsAge_data()
    {
        QTest::addColumn<int>("days");
        QTest::addColumn<QString>("journey");
        QTest::addColumn<Tone>("tone");
        QTest::addColumn<bool>("told"); ///< in the alert, too
        QTest::newRow("a day short of the first") << 2 << "Menunggu" << Tone::Primary << false;
        QTest::newRow("first") << 3 << "3 hari" << Tone::Warn << false;
        QTest::newRow("second") << 7 << "7 hari" << Tone::Warn << true;
        QTest::newRow("third") << 20 << "20 hari" << Tone::Err << true;
    }

    void whatWaitsForDaysIsToldByItsAge()
    {
        QFETCH(const int, days);
        QFETCH(const QString, journey);
        QFETCH(const Tone, tone);
        QFETCH(const bool, told);
        const store::PacketRow packet = sealedBefore(std::chrono::days(days));
        look();
        open(view::Screen::Sync);
        const view::SyncView& kirim = m_home->display.sync;
        QCOMPARE(kirim.rows.front().journey.text, journey);
        QCOMPARE(kirim.rows.front().journey.tone, tone);
        const bool named = kirim.alert.cause.contains(kirim.rows.front().number) &&
                           kirim.alert.cause.contains(QStringLiteral("Belum diterima"));
        QCOMPARE(named, told);
        if (told) {
            QCOMPARE(kirim.alert.tone, tone);
            QVERIFY(!kirim.alert.remedy.isEmpty());
        }
        putReceipt(packet);
        open(view::Screen::Sync);
        QCOMPARE(m_home->display.sync.rows.front().journey.text, QStringLiteral("Diterima"));
        QVERIFY(!m_home->display.sync.alert.cause.contains(QStringLiteral("Belum diterima")));
    }

    /// The policy's days without a receipt were shown and signed, and nobody was ever stopped.
    void tooLongWithoutAReceiptBlocksTheNextStudent()
    {
        const int daysMax = m_home->core->policy().offlineDaysMax;
        const store::PacketRow packet = sealedBefore(std::chrono::days(daysMax));
        const WallTime today = m_home->clock.now;
        m_home->clock.now = today - std::chrono::hours(1);
        QVERIFY(!block());
        m_home->clock.now = today;
        QVERIFY(block() == workflow::BeginBlock::Offline);

        const store::PersonId next =
            m_home->addPerson(person("1471095203090003", 2009), record::QueueStatus::Waiting);
        m_home->station->recording().begin(next);
        m_home->settle();
        m_home->onStore([&](OpenStation& station) {
            QVERIFY(!station.store->roster().entry(next).value().enrolment.has_value());
        });
        open(view::Screen::Home);
        const auto& rows = m_home->display.home.readiness;
        const auto row =
            std::ranges::find(rows, QStringLiteral("Resi pusat"), &view::ReadinessView::name);
        QVERIFY(row != rows.end());
        QCOMPARE(row->tone, Tone::Err);
        QVERIFY(row->action.has_value());

        putReceipt(packet);
        QVERIFY2(!block(), "nothing waits any more");
    }

    /// Months in a cupboard are not months offline: one record sealed today stops nobody.
    void aLongPauseBlocksNobody()
    {
        store::PacketRow old = sealedBefore(std::chrono::days(100));
        const WallTime today = m_home->clock.now;
        old.receiptedAt = old.sealedAt;
        store::PacketRow fresh = old;
        fresh.receiptedAt.reset();
        fresh.sealedAt = today - std::chrono::hours(1);
        QCOMPARE(workflow::daysOffline(std::array{old, fresh}, today).count(), 0);
        fresh.sealedAt = today - std::chrono::days(40);
        QCOMPARE(workflow::daysOffline(std::array{old, fresh}, today).count(), 40);
        old.receiptedAt = today - std::chrono::days(8); // the centre was heard of since
        QCOMPARE(workflow::daysOffline(std::array{old, fresh}, today).count(), 8);
        fresh.held = "intake: SIG";
        QCOMPARE(workflow::daysOffline(std::array{old, fresh}, today).count(), 0);
    }

    void aFlatCounterIsOneWithAQueue()
    {
        using std::chrono::minutes;
        const WallTime start = m_home->clock.now;
        workflow::FlatCounter counter;
        counter.read(5, 0, start);
        QCOMPARE(counter.flatFor(start + minutes(60)).count(), 0);
        counter.read(5, 2, start + minutes(60));
        counter.read(5, 2, start + minutes(69));
        QCOMPARE(counter.flatFor(start + minutes(70)).count(), 10);
        counter.read(6, 1, start + minutes(70));
        QCOMPARE(counter.flatFor(start + minutes(71)).count(), 1);
        counter.read(6, 0, start + minutes(72));
        QCOMPARE(counter.flatFor(start + minutes(90)).count(), 0);
        counter.read(6, 1, start + minutes(90));
        counter.read(6, 1, start + minutes(30)); // set back
        QCOMPARE(counter.flatFor(start + minutes(31)).count(), 1);
    }

    /// The list said "never" in the morning; what this station has done since weighs more.
    void whoIsSealedIsNotCalledUnrecorded()
    {
        (void)sealed();
        open(view::Screen::Queue);
        m_home->station->chooseFilter(QStringLiteral("all"));
        m_home->station->choosePerson(QString::number(m_person.value));
        m_home->settle();
        const auto& shown = m_home->display.queue.person;
        QVERIFY(shown.has_value());
        QCOMPARE(shown->checks.front().title, QStringLiteral("Sudah direkam di stasiun ini"));
    }

    /// What the office lets through after all is held no more.
    void aReceiptFreesWhatWasHeld()
    {
        const store::PacketRow packet = sealed();
        setAside(packet, "intake: CHAIN_FORK");
        QCOMPARE(row().held, std::string("intake: CHAIN_FORK"));
        putReceipt(packet);
        QCOMPARE(row().held, std::string());
        QCOMPARE(m_home->display.shell.safety.held, 0);
        QCOMPARE(m_home->display.receipt.tone, Tone::Ok);
    }

    /// Put into the spool once more, it waits like any other.
    void whatIsSentAgainWaits()
    {
        const store::PacketRow packet = sealed();
        setAside(packet, "intake: SIG");
        m_home->onStore([&](OpenStation& station) {
            const Bytes bytes = station.store->packets().bytes(packet.id).value();
            check(station.spool.publish(toHex(packet.id), bytes));
        });
        look();
        QCOMPARE(row().held, std::string());
        open(view::Screen::Sync);
        QCOMPARE(m_home->display.sync.rows.front().journey.text, QStringLiteral("Menunggu"));
        QCOMPARE(tile("held"), -1);
    }

    void theSecondCopyIsOneThing_data()
    {
        QTest::addColumn<bool>("copied");
        QTest::addColumn<bool>("received");
        QTest::addColumn<QString>("place");
        QTest::newRow("nowhere else") << false << false << "belum ada";
        QTest::newRow("on a medium") << true << false << "1 salinan, dibaca ulang";
        QTest::newRow("at the centre") << false << true << "tidak perlu lagi, pusat sudah menerima";
        QTest::newRow("both") << true << true << "1 salinan, dibaca ulang";
    }

    void theSecondCopyIsOneThing()
    {
        QFETCH(const bool, copied);
        QFETCH(const bool, received);
        QFETCH(const QString, place);
        const store::PacketRow packet = sealed();
        if (copied) {
            m_home->onStore([&](OpenStation& station) {
                (void)station.store->packets().recordCopy(packet.id, "FD-07", asBytes("e")).value();
            });
        }
        if (received) {
            putReceipt(packet);
        }
        look();
        const bool safe = copied || received;
        const QString word = copied     ? QStringLiteral("Ada")
                             : received ? QStringLiteral("–")
                                        : QStringLiteral("Belum");
        const QString name = QStringLiteral("Salinan ke-2");
        QCOMPARE(m_home->display.shell.safety.secondCopies, copied ? 1 : 0);
        QCOMPARE(m_home->display.shell.safety.received, received ? 1 : 0);
        QCOMPARE(m_home->display.shell.safety.unsafeCount, safe ? 0 : 1);

        const auto& trail = m_home->display.receipt.trail;
        const auto second = std::ranges::find(trail, name, &view::TrailView::title);
        QVERIFY(second != trail.end());
        QCOMPARE(second->chip.text, word);
        QCOMPARE(second->detail, place);

        open(view::Screen::Sync);
        QCOMPARE(m_home->display.sync.rows.front().secondCopy.text, word);
        const auto& line = m_home->display.sync.timeline;
        const auto entry = std::ranges::find(line, name, &view::TimelineView::title);
        QVERIFY(entry != line.end());
        QCOMPARE(entry->detail, place);

        open(view::Screen::CloseDay);
        const view::CloseDayView& closing = m_home->display.closeDay;
        QCOMPARE(closing.steps.at(2).title, QStringLiteral("Dua salinan"));
        QCOMPARE(closing.steps.at(2).state,
                 safe ? view::CloseStepState::Done : view::CloseStepState::Current);
        if (!safe) {
            QVERIFY(closing.columns.contains(name));
            QCOMPARE(closing.rows.front().medium.text, word);
        }
    }
};

} // namespace rekam::testing

QTEST_MAIN(rekam::testing::OnTheRoadTest)
#include "tst_on_the_road.moc"
