// What a station does by itself: it locks when nobody is there, takes the keys of people who left,
// purges what the centre has long accepted; and what it asks for a child.
#include "packet/payload.h"
#include "packet/receipt.h"
#include "packet/sealed_packet.h"
#include "provision/envelope.h"
#include "record_filler.h"
#include "station_home.h"
#include "store/keys/key_slots.h"
#include "workflow/desks/readiness.h"
#include "workflow/record/guardian_consent.h"
#include "workflow/record/read_back.h"
#include "workflow/record/sealing.h"
#include "workflow/recording/steps/receipt_step.h"
#include "workflow/session/backup_keeping.h"
#include "workflow/station/vault_walk.h"
#include "workflow/words/words.h"

#include <QFile>
#include <QSignalSpy>
#include <QTest>

#include <future>

namespace rekam::testing {

using namespace std::chrono_literals;
using record::Step;
using view::ActionId;
using workflow::OpenStation;

namespace {

constexpr const char* kNik = "1471095103090001"; // born 11-03-2009

} // namespace

class KeepingTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<StationHome> m_home;
    store::PersonId m_person;
    store::EnrolmentId m_enrolment;

    void addPerson()
    {
        m_person = m_home->addPerson(person(kNik, 2009), record::QueueStatus::Waiting);
    }

    void beginWhole()
    {
        m_home->onStore([&](OpenStation& station) {
            m_enrolment = station.store->enrolments()
                              .begin(m_person, {std::string(kOperatorId), "1"})
                              .value();
            RecordFiller(station, m_enrolment).whole();
        });
    }

    /// The bundle again, changed and signed by its office, as `station import` would leave it.
    void rebundle(const std::function<void(provision::Bundle&)>& change) const
    {
        const auto path = m_home->kit.home.bundle();
        const Bytes file = posixFiles().read(path, provision::kEnvelopeBytesMax).value();
        auto bundle = provision::openBundle(file, m_home->centre.office.publicKey()).value();
        change(bundle);
        check(
            posixFiles().writeDurably(path, provision::signBundle(bundle, m_home->centre.office)));
    }

    void setPolicy(const std::function<void(provision::Policy&)>& change) const
    {
        rebundle([&](provision::Bundle& bundle) {
            auto policy =
                provision::openPolicy(bundle.policy, m_home->centre.office.publicKey()).value();
            change(policy);
            bundle.policy = provision::signPolicy(policy, m_home->centre.office);
        });
        check(m_home->core->loadStation());
    }

    void lockAndWait()
    {
        QSignalSpy closed(m_home->core.get(), &workflow::StationCore::storeClosed);
        m_home->core->lock();
        QVERIFY(closed.wait(30'000));
    }

    /// Locked while the store's thread is at something long: nobody waits for it.
    void lockWhileTheStoreIsBusy()
    {
        std::promise<void> done;
        m_home->core->onStore(
            m_home->core.get(),
            [go = done.get_future().share()](OpenStation&) {
                go.wait();
                return 0;
            },
            [](int) { QFAIL("nobody is logged in any more"); });
        QSignalSpy closed(m_home->core.get(), &workflow::StationCore::storeClosed);
        m_home->act(ActionId::Lock);
        QVERIFY(!m_home->core->loggedIn());
        QCOMPARE(m_home->station->screen(), view::Screen::Login);
        done.set_value();
        QVERIFY(closed.wait(30'000));
    }

    void receiptIsOpen()
    {
        QVERIFY(m_home->station->recording().active());
        QCOMPARE(m_home->station->recording().openStep(), Step::Receipt);
        QCOMPARE(m_home->display.screen, view::Screen::Receipt);
        auto& desk = m_home->station->recording().desk<workflow::ReceiptStep>(Step::Receipt);
        QSignalSpy printed(&desk, &workflow::ReceiptStep::printRequested);
        m_home->act(ActionId::Print);
        QCOMPARE(printed.count(), 1);
    }

    [[nodiscard]] store::KeySlots slots() const
    {
        return store::KeySlots::load(
                   {m_home->kit.home.store(), &posixFiles(), &m_home->clock, &m_home->random},
                   store::DeviceSecret{})
            .value();
    }

    /// The store looked over to the end, by a program of its own.
    [[nodiscard]] workflow::VaultWalk::Look walked() const
    {
        const workflow::Surroundings world{&posixFiles(), &m_home->clock, &m_home->random};
        const auto identity = workflow::loadIdentity(m_home->kit.home, posixFiles());
        auto opened = workflow::unlockStation(
            identity.value(), world,
            {std::string(kOperatorId), SecretBytes(asBytes(std::string_view(kOperatorCode)))});
        workflow::VaultWalk walk;
        return opened ? walk.next(*opened.value(), 1h) : workflow::VaultWalk::Look{};
    }

    /// Turns a byte of page after page, from the end, until one is a sealed packet's.
    void turnAPageOfAPacket() const
    {
        constexpr qsizetype kPageBytes = 16384;
        QFile file(QString::fromStdString((m_home->kit.home.store() / "station.db").string()));
        QVERIFY(file.open(QIODevice::ReadWrite));
        const QByteArray good = file.readAll();
        for (qsizetype page = good.size() / kPageBytes - 1; page > 0; --page) {
            QByteArray bad = good;
            bad[page * kPageBytes + kPageBytes / 2] ^= 0x10;
            QVERIFY(file.seek(0) && file.write(bad) == bad.size() && file.flush());
            const auto look = walked();
            if (look.damage && look.damage->detail.starts_with("packet ")) {
                return;
            }
            QFile::remove(file.fileName() + QStringLiteral("-wal"));
        }
        QFAIL("no page is a packet's");
    }

private Q_SLOTS:

    void init() { m_home = std::make_unique<StationHome>(); }

    void cleanup() { m_home.reset(); }

    /// What closing erases is erased everywhere on this laptop: the backup of the day lacks it, and
    /// those of the days before go, but nothing that somebody else has put there.
    void theBackupOfTheDayReplacesTheOthers()
    {
        m_home->logIn();
        const auto folder = workflow::backupsOf(m_home->kit.home);
        const auto old = folder / "20260101-120000";
        const auto foreign = folder / "punya saya";
        for (const auto& each : {old, foreign}) {
            QVERIFY(posixFiles().makeFolder(each));
            QVERIFY(posixFiles().writeDurably(each / "station.db", asBytes("pola jari")));
        }
        m_home->onStore([&](OpenStation& station) {
            const auto made = workflow::backUp(station, "20260102-120000");
            check(made ? Status() : Status(made.error()));
            QCOMPARE(made.value().olderLeft, 0);
            QVERIFY(posixFiles().size(made.value().folder / "station.db").value() > 0);
        });
        QVERIFY(!std::filesystem::exists(old));
        QVERIFY(std::filesystem::exists(foreign / "station.db"));
        m_home->onStore([&](OpenStation& station) {
            const auto again = workflow::backUp(station, "20260102-120000");
            QVERIFY2(!again, "a backup that is there already");
        });
        QVERIFY2(std::filesystem::exists(folder / "20260102-120000" / "station.db"),
                 "what failed removes nothing");
    }

    void locksWhenNobodyIsThere_data()
    {
        QTest::addColumn<int>("minutes"); // of the policy
        QTest::addColumn<int>("idle");
        QTest::addColumn<bool>("locked");
        QTest::newRow("not yet") << 5 << 4 << false;
        QTest::newRow("after the policy's minutes") << 5 << 5 << true;
        QTest::newRow("a longer policy") << 30 << 29 << false;
    }

    void locksWhenNobodyIsThere()
    {
        QFETCH(int, minutes);
        QFETCH(int, idle);
        QFETCH(bool, locked);
        setPolicy([&](provision::Policy& policy) { policy.idleLockMinutes = minutes; });
        m_home->logIn();
        m_home->clock.now += std::chrono::minutes(idle);
        m_home->station->lockIfIdle();
        if (locked) {
            QVERIFY(QTest::qWaitFor([this] { return !m_home->core->loggedIn(); }, 30'000));
            QCOMPARE(m_home->station->screen(), view::Screen::Login);
        } else {
            m_home->settle();
            QVERIFY(m_home->core->loggedIn());
        }
    }

    void aKeyKeepsItOpen()
    {
        m_home->logIn();
        for (int i = 0; i < 3; ++i) {
            m_home->clock.now += 4min;
            m_home->station->noteActivity();
            m_home->station->lockIfIdle();
        }
        m_home->settle();
        QVERIFY(m_home->core->loggedIn());
    }

    void theStudentIsThereAgain_data()
    {
        QTest::addColumn<bool>("sameOperator");
        QTest::newRow("the same operator goes on") << true;
        QTest::newRow("somebody else begins at home") << false;
    }

    void theStudentIsThereAgain()
    {
        QFETCH(bool, sameOperator);
        m_home->logIn();
        addPerson();
        m_home->station->recording().begin(m_person);
        m_home->settle();
        m_home->act(ActionId::Primary); // read aloud: saved
        m_home->settle();
        QCOMPARE(m_home->station->recording().openStep(), Step::Documents);
        m_home->clock.now += 10min;
        m_home->station->lockIfIdle();
        QVERIFY(QTest::qWaitFor([this] { return !m_home->core->loggedIn(); }, 30'000));
        if (sameOperator) {
            m_home->logIn();
            m_home->settle();
            QVERIFY(m_home->station->recording().active());
            QCOMPARE(m_home->station->recording().openStep(), Step::Documents);
        } else {
            m_home->logIn(kSupervisorId, kSupervisorCode);
            m_home->settle();
            QVERIFY(!m_home->station->recording().active());
        }
    }

    void afterAPowerCutTheRecordGoesOn_data()
    {
        QTest::addColumn<bool>("sameOperator");
        QTest::addColumn<bool>("sameKernel");
        QTest::addColumn<QString>("said");
        QTest::newRow("the same operator goes on")
            << true << false << QStringLiteral("Laptop sempat mati");
        QTest::newRow("somebody else is told")
            << false << false << QStringLiteral("Laptop sempat mati");
        QTest::newRow("the program alone was killed")
            << true << true << QStringLiteral("Program sempat berhenti");
        QTest::newRow("the program alone, somebody else is told")
            << false << true << QStringLiteral("Program sempat berhenti");
    }

    void afterAPowerCutTheRecordGoesOn()
    {
        QFETCH(bool, sameOperator);
        QFETCH(bool, sameKernel);
        QFETCH(QString, said);
        const auto mark = m_home->kit.home.run() / "recording";
        m_home->station->resumeAfterCut();
        m_home->logIn();
        addPerson();
        QVERIFY2(!m_home->station->recording().active(), "there was no cut");
        m_home->station->recording().begin(m_person);
        m_home->settle();
        m_home->act(ActionId::Primary);
        m_home->settle();
        auto written = posixFiles().read(mark, 128);
        QVERIFY(written.ok());
        if (!sameKernel) {
            Bytes& content = written.value();
            content.back() ^= std::byte{1}; // another boot of this laptop
        }
        m_home->station->navigate(view::Screen::Queue);
        m_home->settle();
        QVERIFY2(!posixFiles().read(mark, 128).ok(), "left in order");
        lockAndWait();
        QVERIFY(posixFiles().makeFolder(m_home->kit.home.run()).ok());
        check(posixFiles().writeDurably(mark, written.value())); // as a cut would have left it
        m_home->logIn(sameOperator ? kOperatorId : kSupervisorId,
                      sameOperator ? kOperatorCode : kSupervisorCode);
        m_home->settle();
        QCOMPARE(m_home->station->recording().active(), sameOperator);
        if (sameOperator) {
            QCOMPARE(m_home->station->recording().openStep(), Step::Documents);
            QVERIFY(m_home->station->recording().alert().cause.contains(said));
        } else {
            QVERIFY2(m_home->display.toast.contains(said), qPrintable(m_home->display.toast));
            QVERIFY2(!posixFiles().read(mark, 128).ok(), "told once");
        }
    }

    void whatWasSealedBeforeTheEndIsTold_data()
    {
        QTest::addColumn<bool>("sameOperator");
        QTest::newRow("the same operator gets the receipt") << true;
        QTest::newRow("somebody else is told") << false;
    }

    /// Killed while it sealed, after the commit: the receipt was not handed out.
    void whatWasSealedBeforeTheEndIsTold()
    {
        QFETCH(bool, sameOperator);
        const auto mark = m_home->kit.home.run() / "recording";
        m_home->station->resumeAfterCut();
        m_home->logIn();
        addPerson();
        beginWhole();
        m_home->station->recording().begin(m_person);
        m_home->settle();
        const Bytes written = posixFiles().read(mark, 128).value();
        m_home->station->recording().seal();
        m_home->settle();
        m_home->station->navigate(view::Screen::Queue);
        m_home->settle();
        lockAndWait();
        check(posixFiles().writeDurably(mark, written));
        m_home->logIn(sameOperator ? kOperatorId : kSupervisorId,
                      sameOperator ? kOperatorCode : kSupervisorCode);
        m_home->settle();
        QCOMPARE(m_home->station->recording().active(), sameOperator);
        if (sameOperator) {
            receiptIsOpen();
            QVERIFY(m_home->station->recording().alert().cause.contains("sempat"));
        } else {
            QVERIFY2(m_home->display.toast.contains(QStringLiteral("sudah tersegel")),
                     qPrintable(m_home->display.toast));
        }
    }

    /// Left by Esc, or locked: the receipt can be had again.
    void theReceiptIsThereAgain()
    {
        m_home->logIn();
        addPerson();
        beginWhole();
        m_home->station->recording().begin(m_person);
        m_home->settle();
        m_home->station->recording().seal();
        m_home->settle();
        m_home->act(ActionId::Lock);
        m_home->logIn();
        m_home->settle();
        receiptIsOpen();
        m_home->act(ActionId::Back);
        m_home->settle();
        QVERIFY(!m_home->station->recording().active());
        m_home->station->choosePerson(QString::number(m_person.value));
        QVERIFY(m_home->display.queue.person->primary.has_value());
        QVERIFY(m_home->display.queue.person->primary->label.contains("Bukti"));
        m_home->act(ActionId::Primary);
        m_home->settle();
        receiptIsOpen();
    }

    /// F12 right behind Enter: the student does not open over the lock.
    void nothingOpensOverTheLock()
    {
        const auto mark = m_home->kit.home.run() / "recording";
        m_home->logIn();
        addPerson();
        m_home->station->recording().begin(m_person);
        lockWhileTheStoreIsBusy();
        m_home->settle();
        QVERIFY(!m_home->station->recording().active());
        QCOMPARE(m_home->station->screen(), view::Screen::Login);
        QVERIFY(m_home->display.student.name.isEmpty());
        QVERIFY2(!posixFiles().read(mark, 128).ok(), "nothing was cut off");
    }

    /// The time under the title is that of the last save, whoever asked for it.
    void aPanelSavesToo()
    {
        m_home->logIn();
        addPerson();
        beginWhole();
        m_home->station->recording().begin(m_person);
        m_home->settle();
        const auto shown = [this] {
            m_home->core->refreshSafety();
            m_home->settle();
            return m_home->display.shell.subtitle;
        };
        const QString before = shown();
        m_home->clock.now += 90s;
        QCOMPARE(shown(), before);
        record::BiometricException exception;
        exception.modality = record::Modality::Signature;
        exception.reason = record::ExceptionReason::TemporaryInjury;
        exception.operatorId = kOperatorId;
        exception.at = m_home->clock.now - 60s; // when it was seen, not when it was saved
        m_home->station->recording().save(
            [exception](OpenStation& station, const store::EnrolmentId& id) {
                return station.store->enrolments().exceptPositions(id, std::array{exception}, {});
            },
            [](const Status& saved) { check(saved); });
        m_home->settle();
        QVERIFY2(shown() != before, qPrintable(before));
        QVERIFY(shown().endsWith(workflow::words::dayTime(m_home->clock.now)));
    }

    /// A byte of one record's page turns on the disk, within the day of the last whole check: the
    /// session says it and the way on, and everything else goes on.
    void aDamagedPageIsFound()
    {
        m_home->logIn();
        QStringList ids;
        for (const char* nik : {kNik, "1471095103090002"}) {
            m_person = m_home->addPerson(person(nik, 2009), record::QueueStatus::Waiting);
            beginWhole();
            m_home->onStore([&](OpenStation& station) {
                const auto sealed = workflow::sealRecord(station, m_enrolment);
                check(sealed ? Status() : Status(sealed.error()));
                ids.append(QString::fromStdString(toHex(sealed.value().packet.id)));
            });
        }
        lockAndWait();
        QVERIFY2(walked().damage == std::nullopt, "the control: nothing was turned yet");
        turnAPageOfAPacket();
        m_home->logIn();
        const auto looked = [this] {
            const auto& upkeep = m_home->core->upkeep();
            return upkeep && (upkeep->damage || upkeep->lookedOver);
        };
        QVERIFY(QTest::qWaitFor(looked, 30'000));
        QVERIFY(m_home->core->upkeep()->damage.has_value());
        const QString what = QString::fromStdString(m_home->core->upkeep()->damage->detail);
        QCOMPARE(std::ranges::count_if(ids, [&](const QString& id) { return what.contains(id); }),
                 1);
        m_home->station->navigate(view::Screen::Home);
        m_home->settle();
        const auto& rows = m_home->display.home.readiness;
        const auto vault =
            std::ranges::find(rows, QStringLiteral("Brankas"), &view::ReadinessView::name);
        QVERIFY(vault != rows.end());
        QCOMPARE(vault->tone, view::Tone::Err);
        for (const char* said : {"rusak", "Jangan merekam", "cadangan", "aman di pusat"}) {
            QVERIFY2(vault->detail.contains(QLatin1String(said)), qPrintable(vault->detail));
        }
        m_home->onStore([&](OpenStation& station) {
            for (const QString& id : ids) {
                packet::PacketId sealed{};
                std::ranges::copy(fromHex(id.toStdString()).value(), sealed.begin());
                if (!what.contains(id)) {
                    QVERIFY2(station.store->packets().bytes(sealed).ok(), "the other one reads");
                }
            }
            check(station.store->setFact("uji", "masih menulis"));
        });
        // And nobody new is recorded into it.
        QVERIFY(m_home->display.home.actions.primary->subject == QStringLiteral("sync"));
        m_person =
            m_home->addPerson(person("1471095103090003", 2009), record::QueueStatus::Waiting);
        m_home->station->recording().begin(m_person);
        m_home->settle();
        QVERIFY(!m_home->station->recording().active());
        QVERIFY2(m_home->display.toast.contains(QStringLiteral("rusak")),
                 qPrintable(m_home->display.toast));
    }

    /// *Terbaca ulang* is read from the disk: what memory still holds proves nothing.
    void readBackReadsTheDisk()
    {
        m_home->logIn();
        addPerson();
        beginWhole();
        lockAndWait(); // everything is in the file now
        m_home->logIn();
        bool found = false;
        m_home->onStore([&](OpenStation& station) {
            const auto spoilt = [&] {
                return workflow::spoiltSamples(station, m_enrolment);
            };
            const auto samples = station.store->samples().list(m_enrolment).value();
            for (const store::SampleInfo& sample : samples) {
                QVERIFY(station.store->samples().image(sample.id).ok());
            }
            QVERIFY(spoilt().value().empty());
            constexpr qsizetype kPageBytes = 16384;
            QFile file(QString::fromStdString((m_home->kit.home.store() / "station.db").string()));
            QVERIFY(file.open(QIODevice::ReadWrite));
            const QByteArray good = file.readAll();
            for (qsizetype page = good.size() / kPageBytes - 1; page > 0 && !found; --page) {
                QByteArray bad = good;
                bad[page * kPageBytes + kPageBytes / 2] ^= 0x10;
                QVERIFY(file.seek(0) && file.write(bad) == bad.size() && file.flush());
                const auto read = spoilt();
                found = read && !read.value().empty();
            }
            QVERIFY(file.seek(0) && file.write(good) == good.size() && file.flush());
        });
        QVERIFY(found);
    }

    void aSoundStoreIsLookedOver()
    {
        m_home->logIn();
        addPerson();
        beginWhole();
        lockAndWait();
        m_home->logIn();
        QVERIFY(QTest::qWaitFor(
            [this] { return m_home->core->upkeep() && m_home->core->upkeep()->lookedOver; },
            30'000));
        QVERIFY(!m_home->core->upkeep()->damage);
    }

    /// One model from the first record to the hundredth: no jump when the first is sealed.
    void theDiskEstimateIsSteady()
    {
        m_home->logIn();
        addPerson();
        std::uint64_t before = 0;
        m_home->onStore([&](OpenStation& station) {
            before = workflow::measureReadiness(station).bytesPerRecord;
        });
        beginWhole();
        m_home->onStore([&](OpenStation& station) {
            const auto sealed = workflow::sealRecord(station, m_enrolment);
            check(sealed ? Status() : Status(sealed.error()));
            const std::uint64_t after = workflow::measureReadiness(station).bytesPerRecord;
            // This record is tiny: the furthest that one can move the estimate.
            QVERIFY(after < before);
            QVERIFY2(after > before - before / 10, qPrintable(QString::number(after)));
        });
    }

    void anotherStudentIsAskedAbout()
    {
        m_home->logIn();
        addPerson();
        m_home->station->recording().begin(m_person);
        m_home->settle();
        m_home->act(ActionId::FindAnyone);
        QVERIFY(m_home->display.text);
        m_home->act(ActionId::Close);
        QVERIFY(m_home->station->recording().active());
        m_home->station->scanned(QString::fromUtf8(kNik));
        QVERIFY2(m_home->display.text, "a scanner asks too");
        m_home->act(ActionId::Primary);
        m_home->settle();
        QVERIFY(!m_home->station->recording().active());
        QCOMPARE(m_home->station->screen(), view::Screen::Queue);
        QCOMPARE(m_home->display.queue.searchText, QString::fromUtf8(kNik));
        lockAndWait();
        m_home->station->scanned(QString::fromUtf8(kNik));
        QCOMPARE(m_home->station->screen(), view::Screen::Login);
    }

    void theNextStudentIsNotHiddenBehindTheSearch()
    {
        m_home->logIn();
        addPerson();
        m_home->addPerson(person("1471095103080002", 2008), record::QueueStatus::Waiting);
        m_home->station->navigate(view::Screen::Queue);
        m_home->settle();
        m_home->station->search(QString::fromUtf8(kNik));
        QCOMPARE(m_home->display.queue.rows.size(), 1);
        m_home->onStore([this](OpenStation& station) {
            const auto id =
                station.store->enrolments().begin(m_person, {std::string(kOperatorId), "1"});
            RecordFiller(station, id.value()).whole();
        });
        m_home->station->recording().begin(m_person);
        m_home->settle();
        m_home->station->recording().seal();
        m_home->settle();
        m_home->act(ActionId::Primary); // Siswa berikutnya
        m_home->settle();
        QVERIFY(m_home->display.queue.searchText.isEmpty());
        QCOMPARE(m_home->display.queue.rows.size(), 2);
        QVERIFY(m_home->display.queue.chosenId != QString::number(m_person.value));
    }

    void whoIsPutOffDoesNotKeepTheDayOpen()
    {
        m_home->logIn();
        addPerson();
        m_home->station->recording().begin(m_person);
        m_home->settle();
        m_home->station->navigate(view::Screen::CloseDay);
        m_home->settle();
        QCOMPARE(m_home->display.closeDay.steps.front().state, view::CloseStepState::Current);
        m_home->station->navigate(view::Screen::Queue);
        m_home->settle();
        m_home->station->choosePerson(QString::number(m_person.value));
        m_home->act(ActionId::Postpone);
        m_home->act(ActionId::Primary);
        m_home->settle();
        m_home->station->navigate(view::Screen::CloseDay);
        m_home->settle();
        QCOMPARE(m_home->display.closeDay.steps.front().state, view::CloseStepState::Done);
        QVERIFY(m_home->display.closeDay.steps.front().detail.startsWith(QLatin1Char('1')));
    }

    void whoLeavesLosesTheKey()
    {
        m_home->logIn();
        addPerson();
        lockAndWait();
        // An old copy of both files, in the hands of the one who leaves.
        auto before = slots();
        QCOMPARE(before.slots().size(), std::size_t{3});
        rebundle([](provision::Bundle& bundle) {
            std::erase_if(bundle.operators, [](const auto& each) { return each.id == "OP-0002"; });
        });
        check(m_home->core->loadStation());
        m_home->logIn();
        QCOMPARE(m_home->core->rekey(), workflow::Rekey::Done);
        auto after = slots();
        QCOMPARE(after.slots().size(), std::size_t{2});
        QVERIFY(!after.rekeyDue());
        QVERIFY(after.unlock("OP-0002", asBytes("gunung-payung")).error().code ==
                ErrorCode::NotFound);
        m_home->onStore([&](OpenStation& station) {
            QVERIFY2(station.store->roster().entry(m_person), "everything is still there");
            QVERIFY(station.store->check());
        });
        lockAndWait();
        // What the leaver's copied slot gives does not open the store any more.
        auto keys = before.unlock("OP-0002", asBytes("gunung-payung"));
        QVERIFY(keys);
        store::StoreOptions options;
        options.folder = m_home->kit.home.store();
        options.files = &posixFiles();
        options.clock = &m_home->clock;
        options.random = &m_home->random;
        QVERIFY(!store::StationStore::open(options, keys.value().current));
        m_home->logIn(); // and the others go on
        QCOMPARE(m_home->core->rekey(), workflow::Rekey::NotDue);
    }

    void purgedAfterRetentionAndNeverBefore_data()
    {
        QTest::addColumn<int>("verdict");
        QTest::addColumn<int>("days");
        QTest::addColumn<bool>("purged");
        QTest::addColumn<int>("signedDays");
        QTest::addColumn<bool>("closed");
        QTest::newRow("accepted, retention over") << 1 << 31 << true << 31 << true;
        QTest::newRow("accepted, retention runs") << 1 << 29 << false << 29 << true;
        QTest::newRow("rejected") << 2 << 90 << false << 90 << true;
        QTest::newRow("no answer") << 0 << 90 << false << 90 << true;
        QTest::newRow("the clock ran ahead") << 1 << 31 << false << 1 << true;
        QTest::newRow("its session is open") << 1 << 31 << false << 31 << false;
    }

    void purgedAfterRetentionAndNeverBefore()
    {
        QFETCH(int, verdict);
        QFETCH(int, days);
        QFETCH(bool, purged);
        QFETCH(int, signedDays);
        QFETCH(bool, closed);
        rebundle([this](provision::Bundle& bundle) {
            bundle.expiresAt = m_home->clock.now + 24h * 365;
            for (provision::BundleOperator& person : bundle.operators) {
                auto credential =
                    provision::openSealedCredential(person.sealedCredential, m_home->kit.box,
                                                    m_home->centre.office.publicKey())
                        .value();
                credential.expiresAt = bundle.expiresAt;
                person.sealedCredential =
                    provision::sealCredential(
                        provision::signCredential(credential, m_home->centre.office),
                        m_home->kit.box.publicKey(), m_home->random)
                        .value();
            }
        });
        check(m_home->core->loadStation());
        m_home->logIn();
        addPerson();
        beginWhole();
        std::optional<store::PacketRow> row;
        m_home->onStore([&](OpenStation& station) {
            row = workflow::sealRecord(station, m_enrolment).value().packet;
            if (verdict != 0) {
                QVERIFY(station.store->packets().storeAnswer(
                    row->id, static_cast<packet::Verdict>(verdict), asBytes("signed"), "5 x"));
            }
            // The newest word of the centre that this laptop has.
            packet::Receipt receipt;
            receipt.packetId = row->id;
            receipt.contentHash = row->hash;
            receipt.station = station.identity.bundle.stationCode;
            receipt.receivedAt = m_home->clock.now + 24h * signedDays;
            receipt.logPosition = 1;
            QVERIFY(station.store->packets().storeReceipt(
                row->id, packet::signReceipt(receipt, m_home->centre.intakeSigner)));
            if (closed) {
                check(station.store->roster().closeSession(
                    station.store->roster().currentSession().value()->id));
            }
        });
        lockAndWait();
        m_home->clock.now += 24h * days;
        m_home->logIn();
        QVERIFY(m_home->core->upkeep());
        QCOMPARE(m_home->core->upkeep()->purged, purged ? 1 : 0);
        m_home->onStore([&](OpenStation& station) {
            QCOMPARE(station.store->packets().bytes(row->id).ok(), !purged);
            QCOMPARE(station.store->roster().entry(m_person).ok(), !purged);
            QVERIFY2(!station.store->enrolments().begin(m_person, {"OP-0001", "1"}) || verdict == 2,
                     "the NIK stays: nobody is recorded twice");
        });
        m_home->core->refreshSafety(); // a purged packet is not put into the spool again
        m_home->settle();
        QCOMPARE(m_home->core->storeState(), workflow::StoreState::Answers);
    }

    void consentIsAskedAsThePolicySays_data()
    {
        QTest::addColumn<int>("asked");
        QTest::addColumn<bool>("given");
        QTest::addColumn<bool>("goesOn");
        QTest::newRow("not asked") << 0 << false << true;
        QTest::newRow("asked, not given") << 1 << false << true;
        QTest::newRow("asked and given") << 1 << true << true;
        QTest::newRow("required, not given") << 2 << false << false;
        QTest::newRow("required and given") << 2 << true << true;
    }

    void consentIsAskedAsThePolicySays()
    {
        QFETCH(int, asked);
        QFETCH(bool, given);
        QFETCH(bool, goesOn);
        setPolicy([&](provision::Policy& policy) { policy.guardianConsent = asked; });
        m_home->logIn();
        addPerson();
        m_home->station->recording().begin(m_person);
        m_home->settle();
        m_home->act(ActionId::Approve);
        QCOMPARE(m_home->display.reason.has_value(), asked != 0);
        if (given) {
            QCOMPARE(m_home->display.reason->note, QStringLiteral("Siti Aminah")); // the mother
            m_home->station->panels().chooseReason(QStringLiteral("guardian"));
            m_home->act(ActionId::Primary);
            QVERIFY2(m_home->display.reason->alert.tone == view::Tone::Err, "who?");
            m_home->station->panels().setNote(QStringLiteral("  Budi   Santoso "));
            m_home->act(ActionId::Primary);
            m_home->settle();
            QVERIFY(!m_home->display.reason);
        } else {
            m_home->station->panels().closeAll();
        }
        m_home->act(ActionId::Primary);
        m_home->settle();
        QCOMPARE(m_home->station->recording().openStep(),
                 goesOn ? Step::Documents : Step::ReadBack);
        const auto consent = workflow::consentOf(m_home->station->recording().enrolment());
        QCOMPARE(consent.has_value(), given);
        if (given) {
            QCOMPARE(consent->name, std::string("Budi Santoso"));
            QCOMPARE(consent->operatorId, std::string(kOperatorId));
        }
    }

    void aRecordStatesTheConsent_data()
    {
        QTest::addColumn<bool>("given");
        QTest::newRow("given") << true;
        QTest::newRow("required and missing: not sealed") << false;
    }

    void aRecordStatesTheConsent()
    {
        QFETCH(bool, given);
        setPolicy([&](provision::Policy& policy) { policy.guardianConsent = 2; });
        m_home->logIn();
        addPerson();
        const packet::GuardianConsent consent{packet::GuardianRelation::Father, "Budi", "OP-0001",
                                              m_home->clock.now};
        m_home->onStore([&](OpenStation& station) {
            m_enrolment = station.store->enrolments()
                              .begin(m_person, {std::string(kOperatorId), "1"})
                              .value();
            RecordFiller filler(station, m_enrolment);
            filler.step(Step::ReadBack,
                        given ? workflow::withConsent("{}", consent) : std::string("{}"));
            filler.step(Step::Documents);
            filler.upToSignature();
            filler.fingersBut(std::nullopt);
            filler.rest(RecordFiller::bothIndexes());
            const auto sealed = workflow::sealRecord(station, m_enrolment);
            QCOMPARE(sealed.ok(), given);
            if (!given) {
                QVERIFY(sealed.error().code == ErrorCode::Refused);
                return;
            }
            const auto opened =
                packet::open(station.store->packets().bytes(sealed.value().packet.id).value(),
                             m_home->kit.signer.publicKey(), m_home->centre.centreBox);
            const auto parts = packet::parsePayload(opened.value().payload.view());
            const auto document = packet::recordFromJson(asText(parts.value().front().bytes));
            QVERIFY(document.value().guardianConsent == consent);
        });
    }
};

} // namespace rekam::testing

QTEST_MAIN(rekam::testing::KeepingTest)
#include "tst_keeping.moc"
