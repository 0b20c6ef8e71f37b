// What somebody with the keyboard alone was told wrongly or not at all: buttons that did nothing,
// words that ran ahead, one fact said twice, another not said anywhere.
#include "packet/receipt.h"
#include "record_filler.h"
#include "workflow/recording/recording.h"
#include "workflow/recording/steps/receipt_step.h"

#include <QTest>
#include <QTranslator>

#include <algorithm>
#include <fstream>

namespace rekam::testing {

using record::Modality;
using record::QueueStatus;
using record::Step;
using view::ActionId;
using view::Screen;
using view::Tone;
using workflow::OpenStation;

namespace {

constexpr const char* kNik = "1471095103090001";
constexpr const char* kNextNik = "1471095103090002";

drivers::PenSample sample(int xUm, int pressure)
{
    drivers::PenSample made;
    made.xUm = xUm;
    made.yUm = xUm / 2;
    made.pressurePermille = pressure;
    return made;
}

/// Another language, whichever.
class OtherWords : public QTranslator
{
public:
    [[nodiscard]] bool isEmpty() const override { return false; }

    [[nodiscard]] QString translate(const char*, const char* source, const char*,
                                    int) const override
    {
        return QString::fromUtf8(source) == QStringLiteral("Sudah rekam")
                   ? QStringLiteral("Already recorded")
                   : QString();
    }
};

} // namespace

class SaidTrulyTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<StationHome> m_home;
    store::PersonId m_person;

    void begin(const record::Person& who, const std::function<void(RecordFiller&)>& fill)
    {
        m_person = m_home->addPerson(who, QueueStatus::Waiting);
        m_home->onStore([&](OpenStation& station) {
            const auto id =
                station.store->enrolments().begin(m_person, {std::string(kOperatorId), "1"});
            RecordFiller filler(station, id.value());
            fill(filler);
        });
        m_home->station->recording().begin(m_person);
        m_home->settle();
    }

    /// All but the left little finger, which is injured; the student comes again.
    void beginExcepted()
    {
        begin(person(kNik, 2009), [this](RecordFiller& filler) {
            filler.step(Step::ReadBack);
            filler.step(Step::Documents);
            filler.upToSignature();
            filler.fingersBut(FingerPosition::LeftLittle, 0);
            record::BiometricException exception;
            exception.modality = Modality::Fingerprints;
            exception.finger = FingerPosition::LeftLittle;
            exception.reason = record::ExceptionReason::TemporaryInjury;
            exception.operatorId = kOperatorId;
            exception.at = m_home->clock.now;
            exception.revisit = std::chrono::year(2027) / 2 / 5;
            const auto id = filler.station().store->enrolments().open().value().front();
            check(filler.station().store->enrolments().exceptPositions(id, std::array{exception},
                                                                       {}));
            filler.rest(RecordFiller::bothIndexes());
        });
    }

    void seal()
    {
        m_home->station->recording().seal();
        m_home->settle();
        m_home->settle();
    }

    [[nodiscard]] QString line(const QString& label) const
    {
        const auto& lines = m_home->display.receipt.paper.lines;
        const auto found = std::ranges::find(lines, label, &view::LabelledText::label);
        return found == lines.end() ? QString() : found->value;
    }

private Q_SLOTS:

    void init()
    {
        m_home = std::make_unique<StationHome>();
        m_home->logIn();
    }

    void cleanup() { m_home.reset(); }

    /// The button over a field that is empty in SIAK did nothing at its second press.
    void anEmptyFieldIsAskedThenAnswered()
    {
        record::Person who = person(kNik, 2009);
        who.mother.clear();
        who.address.street = "Jalan Melati 4";
        who.familyCard = record::NoKk::parse("1471091807160012").value();
        begin(who, [](RecordFiller& filler) { filler.step(Step::ReadBack); });
        m_home->station->chooseDocumentRow(QStringLiteral("father"));
        const view::DocumentsView& shown = m_home->display.documents;
        const auto press = [&] {
            m_home->station->act(shown.actions.primary->id, shown.actions.primary->subject);
            m_home->settle();
        };
        const auto father = [&] {
            return std::ranges::find(shown.rows, QStringLiteral("father"),
                                     &view::DocumentRowView::id)
                ->result.text;
        };
        while (shown.chosenId != QStringLiteral("father") ||
               shown.actions.primary->id == ActionId::Match) {
            const QString before = shown.chosenId + shown.actions.primary->label;
            press();
            QVERIFY2(before != shown.chosenId + shown.actions.primary->label, qPrintable(before));
            if (!father().isEmpty()) {
                break;
            }
        }
        m_home->station->chooseDocumentRow(QStringLiteral("mother")); // empty, too
        QString before;
        for (int i = 0; i < 2; ++i) {
            before = shown.actions.primary->label;
            press();
            QVERIFY2(shown.actions.primary->label != before, qPrintable(before));
        }
    }

    void theFirstEnterAsksTheSecondAnswers()
    {
        record::Person who = person(kNik, 2009);
        who.father.clear();
        who.address.street = "Jalan Melati 4";
        who.familyCard = record::NoKk::parse("1471091807160012").value();
        begin(who, [](RecordFiller& filler) { filler.step(Step::ReadBack); });
        const view::DocumentsView& shown = m_home->display.documents;
        const auto press = [&] {
            m_home->station->act(shown.actions.primary->id, shown.actions.primary->subject);
            m_home->settle();
        };
        while (shown.chosenId != QStringLiteral("father")) {
            press();
        }
        QCOMPARE(shown.actions.primary->label, QStringLiteral("Periksa nama ayah"));
        press();
        QVERIFY(shown.alert.cause.contains(QStringLiteral("kosong")));
        QCOMPARE(shown.actions.primary->label, QStringLiteral("Nama ayah kosong juga"));
        press();
        const auto row =
            std::ranges::find(shown.rows, QStringLiteral("father"), &view::DocumentRowView::id);
        QCOMPARE(row->result.text, QStringLiteral("Kosong"));
        QCOMPARE(shown.chosenId, QStringLiteral("address"));
    }

    void theQueueGoesOnFromTheReceipt_data()
    {
        QTest::addColumn<std::function<void(StationHome&)>>("leave");
        const auto row = [](const char* name, std::function<void(StationHome&)> leave) {
            QTest::newRow(name) << std::move(leave);
        };
        row("Enter", [](StationHome& home) { home.act(ActionId::Primary); });
        row("Esc", [](StationHome& home) { home.act(ActionId::Back); });
        row("F3", [](StationHome& home) { home.station->navigate(Screen::Queue); });
        row("F2, then F3", [](StationHome& home) {
            home.station->navigate(Screen::Home);
            home.settle();
            home.station->navigate(Screen::Queue);
        });
        row("F4, then F3", [](StationHome& home) {
            home.station->navigate(Screen::Sync);
            home.settle();
            home.station->navigate(Screen::Queue);
        });
        row("F12, then in again", [](StationHome& home) {
            home.act(ActionId::Lock);
            QVERIFY(QTest::qWaitFor([&] { return !home.core->loggedIn(); }, 30'000));
            home.logIn();
            home.settle();
            QCOMPARE(home.display.screen, Screen::Receipt); // it was not handed out yet
            home.station->navigate(Screen::Queue);
        });
    }

    /// Only *Siswa berikutnya* chose the next one; every other key came back to who was done.
    void theQueueGoesOnFromTheReceipt()
    {
        QFETCH(const std::function<void(StationHome&)>, leave);
        record::Person next = person(kNextNik, 2008);
        next.name = "Rizky Aditya";
        begin(person(kNik, 2009), [](RecordFiller& filler) { filler.whole(); });
        m_home->addPerson(next, QueueStatus::Waiting);
        m_home->station->queue().choose(QString::number(m_person.value));
        seal();
        QCOMPARE(m_home->display.screen, Screen::Receipt);
        leave(*m_home);
        m_home->settle();
        QCOMPARE(m_home->display.screen, Screen::Queue);
        QVERIFY(m_home->display.queue.person);
        const auto& rows = m_home->display.queue.rows;
        const auto chosen =
            std::ranges::find(rows, m_home->display.queue.chosenId, &view::QueueRowView::id);
        QVERIFY(chosen != rows.end());
        QCOMPARE(chosen->name, QStringLiteral("Rizky Aditya"));
        QVERIFY2(m_home->display.toast.isEmpty(), qPrintable(m_home->display.toast));
    }

    void whoWasPutOffIsPassedToo()
    {
        record::Person next = person(kNextNik, 2008);
        next.name = "Rizky Aditya";
        begin(person(kNik, 2009), [](RecordFiller& filler) { filler.step(Step::ReadBack); });
        m_home->addPerson(next, QueueStatus::Waiting);
        m_home->station->queue().choose(QString::number(m_person.value));
        m_home->act(ActionId::Postpone);
        m_home->station->panels().chooseReason(QStringLiteral("absent"));
        m_home->act(ActionId::Primary);
        m_home->settle();
        m_home->settle();
        QCOMPARE(m_home->display.screen, Screen::Queue);
        QVERIFY(m_home->display.queue.chosenId != QString::number(m_person.value));
    }

    /// Over a signature saved before, a new one that nobody saved was called *Tersimpan*.
    void newInkOverASavedSignatureIsNotSaved()
    {
        begin(person(kNik, 2009), [](RecordFiller& filler) {
            filler.step(Step::ReadBack);
            filler.step(Step::Documents);
            filler.upToSignature();
        });
        m_home->station->recording().open(Step::Signature);
        m_home->settle();
        const auto word = [this] {
            const auto& steps = m_home->display.steps.steps;
            return std::ranges::find(steps, Screen::Signature, &view::StepView::screen)->word;
        };
        QCOMPARE(word(), QStringLiteral("Tersimpan"));
        m_home->act(ActionId::Retake); // asks anew
        QCOMPARE(word(), QStringLiteral("Tersimpan"));
        Q_EMIT m_home->capture.penMoved({sample(1000, 500), sample(9000, 500)});
        QCOMPARE(word(), QStringLiteral("Sedang dikerjakan"));
        m_home->act(ActionId::Retake); // wiped: what was saved stays
        QCOMPARE(word(), QStringLiteral("Tersimpan"));
    }

    /// Beside a sealed record there is no student to return to, only the receipt.
    void backFromSettingsSaysWhereTo()
    {
        begin(person(kNik, 2009), [](RecordFiller& filler) { filler.whole(); });
        const auto back = [this] {
            m_home->station->navigate(Screen::Settings);
            m_home->settle();
            return m_home->display.settings.actions.actions.front().label;
        };
        QCOMPARE(back(), QStringLiteral("Kembali ke Nabila"));
        m_home->act(ActionId::Back);
        seal();
        QCOMPARE(back(), QStringLiteral("Kembali ke bukti Nabila"));
        m_home->act(ActionId::Back);
        QCOMPARE(m_home->display.screen, Screen::Receipt);
        m_home->act(ActionId::Primary);
        m_home->settle();
        QCOMPARE(back(), QStringLiteral("Kembali"));
    }

    void theSummaryCountsExceptions()
    {
        beginExcepted();
        QCOMPARE(m_home->display.screen, Screen::Summary);
        QCOMPARE(m_home->display.summary.chip.text,
                 QStringLiteral("Lengkap dengan 1 pengecualian"));
        QCOMPARE(m_home->display.summary.chip.tone, Tone::Exc);
    }

    void theReceiptSaysExceptionsAndTheNextVisit()
    {
        beginExcepted();
        seal();
        QCOMPARE(line(QStringLiteral("Pengecualian")),
                 QStringLiteral("Kelingking kiri: luka sementara"));
        QCOMPARE(line(QStringLiteral("Kunjungan ulang")), QStringLiteral("05/02/2027"));
        auto& step = m_home->station->recording().desk<workflow::ReceiptStep>(Step::Receipt);
        workflow::ReceiptFacts printed;
        connect(&step, &workflow::ReceiptStep::printRequested, this,
                [&printed](const workflow::ReceiptFacts& facts) { printed = facts; });
        m_home->act(ActionId::Print);
        QCOMPARE(printed.exceptions, QStringList{line(QStringLiteral("Pengecualian"))});
        QCOMPARE(printed.revisit, line(QStringLiteral("Kunjungan ulang")));
        // Practice keeps the file, and says where.
        step.printed(workflow::ReceiptStep::Printing::Opened, QStringLiteral("/out/bukti/b.pdf"));
        QVERIFY2(m_home->display.receipt.next.remedy.contains(QStringLiteral("/out/bukti/b.pdf")),
                 qPrintable(m_home->display.receipt.next.remedy));
    }

    /// *Terisi* stood there while the pen still wrote.
    void theStatementIsSignedWhenThePenRests()
    {
        begin(person(kNik, 2009), [](RecordFiller& filler) {
            filler.step(Step::ReadBack);
            filler.step(Step::Documents);
            filler.upToSignature();
            filler.fingersBut(std::nullopt);
            filler.eyes();
            filler.verification(RecordFiller::bothIndexes());
        });
        QCOMPARE(m_home->display.screen, Screen::Statement);
        const auto chip = [this] {
            return m_home->display.statement.signatureChip.text;
        };
        QCOMPARE(chip(), QStringLiteral("Menunggu"));
        Q_EMIT m_home->capture.penMoved({sample(1000, 500), sample(9000, 500)});
        QCOMPARE(chip(), QStringLiteral("Sedang menulis"));
        Q_EMIT m_home->capture.penMoved({sample(9000, 0)});
        QVERIFY(QTest::qWaitFor([&] { return chip() != QStringLiteral("Sedang menulis"); }));
        QVERIFY2(chip() != QStringLiteral("Menunggu"), qPrintable(chip()));
        m_home->act(ActionId::Retake);
        QCOMPARE(chip(), QStringLiteral("Menunggu"));
    }

    /// Enter while the pen wrote saved what there was of the signature, or was kept and saved it
    /// later, its verdict unseen.
    void aHastyEnterSavesNoHalfSignature_data()
    {
        QTest::addColumn<bool>("statement");
        QTest::newRow("the signature") << false;
        QTest::newRow("the statement's") << true;
    }

    void aHastyEnterSavesNoHalfSignature()
    {
        QFETCH(bool, statement);
        begin(person(kNik, 2009), [statement](RecordFiller& filler) {
            filler.step(Step::ReadBack);
            filler.step(Step::Documents);
            if (!statement) {
                filler.step(Step::Photo);
                filler.sample(workflow::placeOf(record::Modality::Photo), "jpeg");
                return;
            }
            filler.upToSignature();
            filler.fingersBut(std::nullopt);
            filler.eyes();
            filler.verification(RecordFiller::bothIndexes());
        });
        m_home->capture.pad = {70'000, 30'000};
        const Screen here = statement ? Screen::Statement : Screen::Signature;
        QCOMPARE(m_home->display.screen, here);
        const auto state = [this, statement] {
            const auto& bar =
                statement ? m_home->display.statement.actions : m_home->display.signature.actions;
            return bar.primary ? bar.primary->state : view::ActionState::Busy;
        };
        if (statement) {
            m_home->act(ActionId::Match); // the tick
        }
        for (int part = 0; part < 3; ++part) {
            QVector<drivers::PenSample> ink;
            for (int i = 0; i < 40; ++i) {
                drivers::PenSample point = sample(8'000 + 1'000 * i + 200 * part, 500);
                point.yUm = 6'000 + 2'500 * (i % 6);
                point.time = std::chrono::milliseconds(800 * part + 20 * i);
                ink.append(point);
            }
            Q_EMIT m_home->capture.penMoved(ink);
            QVERIFY(state() != view::ActionState::Ready);
            m_home->act(ActionId::Primary);
            m_home->settle();
            QCOMPARE(m_home->display.screen, here);
        }
        QVERIFY(QTest::qWaitFor([&] { return state() == view::ActionState::Ready; }, 10'000));
        QCOMPARE(m_home->display.screen, here); // judged, and not gone on by itself
        const auto& alert =
            statement ? m_home->display.statement.alert : m_home->display.signature.alert;
        QVERIFY2(alert.tone != Tone::Err, qPrintable(alert.cause));
        m_home->act(ActionId::Primary);
        m_home->settle();
        QVERIFY(m_home->display.screen != here);
    }

    /// A dead line stood beside an answer from its far end, and *Pengiriman diminta* without
    /// anybody to ask.
    void withoutAnAgentNothingIsAskedOfIt()
    {
        begin(person(kNik, 2009), [](RecordFiller& filler) { filler.whole(); });
        seal();
        m_home->onStore([](OpenStation& station) {
            const auto row = station.store->packets().list(std::nullopt).value().front();
            check(Status()); // answered in an earlier hour, then the line went
            const auto stored = station.store->packets().storeReceipt(row.id, asBytes("receipt"));
            check(stored ? Status() : Status(stored.error()));
            const auto answer = station.store->packets().storeAnswer(
                row.id, packet::Verdict::Accepted, asBytes("signed"), "");
            check(answer ? Status() : Status(answer.error()));
        });
        QVERIFY(QTest::qWaitFor([this] { return m_home->core->agentAsked(); }, 30'000));
        m_home->station->navigate(Screen::Sync);
        m_home->settle();
        const view::SyncView& shown = m_home->display.sync;
        QCOMPARE(shown.alert.cause, QStringLiteral("Agen kirim berhenti."));
        QCOMPARE(shown.alert.remedy, QStringLiteral("Rekaman aman di laptop. F5 menyalakan."));
        QCOMPARE(shown.links.front().word, QStringLiteral("Berhenti"));
        for (const view::RouteLinkView& link : shown.links) {
            QVERIFY2(link.tone != Tone::Ok, qPrintable(link.word));
        }
        int wanted = 0;
        connect(m_home->core.get(), &workflow::StationCore::agentWanted, this,
                [&wanted] { ++wanted; });
        m_home->act(ActionId::Test);
        QCOMPARE(wanted, 1);
        QVERIFY2(!m_home->display.toast.contains(QStringLiteral("diminta")),
                 qPrintable(m_home->display.toast));
        QCOMPARE(m_home->core->agentStart(), workflow::AgentStart::Starting);
        m_home->act(ActionId::Test); // it is being started
        QCOMPARE(wanted, 1);
    }

    void closingStartsTheAgentToo()
    {
        begin(person(kNik, 2009), [](RecordFiller& filler) { filler.whole(); });
        seal();
        QVERIFY(QTest::qWaitFor([this] { return m_home->core->agentAsked(); }, 30'000));
        m_home->station->navigate(Screen::CloseDay);
        m_home->settle();
        const view::CloseDayView& shown = m_home->display.closeDay;
        QCOMPARE(shown.alert.cause, QStringLiteral("Agen kirim berhenti."));
        QCOMPARE(shown.actions.primary->label, QStringLiteral("Nyalakan agen kirim"));
        int wanted = 0;
        connect(m_home->core.get(), &workflow::StationCore::agentWanted, this,
                [&wanted] { ++wanted; });
        m_home->act(ActionId::Primary);
        QCOMPARE(wanted, 1);
        QVERIFY2(m_home->display.toast.contains(QStringLiteral("dinyalakan")),
                 qPrintable(m_home->display.toast));
    }

    /// A row with two faults was two rows.
    void aRowOfTheImportIsOneLine()
    {
        const std::string path = m_home->folder.filePath(QStringLiteral("d.csv")).toStdString();
        std::ofstream(path)
            << "NO,NIK,NO_KK,NAMA_LENGKAP,TMPT_LHR,TGL_LHR,JENIS_KELAMIN,STATUS_KAWIN,"
               "NAMA_IBU,KELAS,SEKOLAH\n"
               "1,14710951030900,1471091807160012,,Pekanbaru,31/02/2009,?,BELUM KAWIN,,XI,SMAN 3\n";
        m_home->station->navigate(Screen::Home);
        m_home->settle();
        m_home->act(ActionId::Import);
        m_home->settle();
        m_home->station->panels().chooseFile(QString::fromStdString(path));
        m_home->settle();
        m_home->act(ActionId::Primary);
        m_home->settle();
        m_home->settle();
        QVERIFY(m_home->display.report);
        QStringList places;
        for (const auto& row : m_home->display.report->rows) {
            QVERIFY2(!places.contains(row.place), qPrintable(row.place + row.reason));
            places.append(row.place);
        }
        QCOMPARE(places.size(), 1);
        QVERIFY2(m_home->display.report->rows.front().reason.count(QLatin1Char('.')) > 2,
                 qPrintable(m_home->display.report->rows.front().reason));
    }

    void theDistanceOfTheEyesIsShown()
    {
        begin(person(kNik, 2009), [](RecordFiller& filler) {
            filler.step(Step::ReadBack);
            filler.step(Step::Documents);
        });
        QCOMPARE(m_home->display.screen, Screen::Photo);
        auto report = std::make_shared<imaging::FaceReport>();
        report->faceCount = 1;
        report->checks = {{imaging::FaceCheckId::EyeDistance, 104, imaging::Verdict::Fair}};
        Q_EMIT m_home->capture.previewChecked(report);
        const auto& rows = m_home->display.photo.checks;
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows.front().title, QStringLiteral("Jarak mata"));
        QCOMPARE(rows.front().tone, Tone::Warn);
        QVERIFY2(rows.front().detail.contains(QStringLiteral("104")) &&
                     rows.front().detail.contains(QStringLiteral("90")),
                 qPrintable(rows.front().detail));
    }

    void theListsOwnWordIsNotRepeated_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("Indonesian") << QString();
        QTest::newRow("English") << QStringLiteral("en");
    }

    /// In English the list's *Sudah Rekam* stood below *Already recorded*.
    void theListsOwnWordIsNotRepeated()
    {
        QFETCH(const QString, language);
        OtherWords other;
        if (!language.isEmpty()) {
            QVERIFY(QCoreApplication::installTranslator(&other));
        }
        record::Person who = person(kNik, 2009);
        who.recordStatus = "Sudah Rekam";
        m_home->addPerson(who, QueueStatus::AlreadyRecorded);
        m_home->station->navigate(Screen::Queue);
        m_home->settle();
        const view::QueueRowView row = m_home->display.queue.rows.front();
        QCOMPARE(row.status.text == QStringLiteral("Sudah rekam"), language.isEmpty());
        QCOMPARE(row.statusNote, QString());
    }

    /// F1 names the rail's numbers as the rail has them.
    void helpAndRailAgree()
    {
        m_home->act(ActionId::Help);
        QVERIFY(m_home->display.text);
        QString said;
        for (const view::MatterView& paragraph : m_home->display.text->paragraphs) {
            said += paragraph.remedy;
        }
        const QHash<Screen, QString> names{{Screen::Home, QStringLiteral("Beranda")},
                                           {Screen::Queue, QStringLiteral("Antrean")},
                                           {Screen::Sync, QStringLiteral("Kirim")},
                                           {Screen::Devices, QStringLiteral("Perangkat")},
                                           {Screen::Settings, QStringLiteral("Setelan")},
                                           {Screen::CloseDay, QStringLiteral("Tutup sesi")}};
        int number = 0;
        for (const Screen screen : m_home->display.shell.rail) {
            const QString wanted = QStringLiteral("Alt+%1 %2").arg(++number).arg(names[screen]);
            QVERIFY2(said.contains(wanted), qPrintable(wanted));
        }
        QCOMPARE(number, 6);
    }
};

} // namespace rekam::testing

QTEST_MAIN(rekam::testing::SaidTrulyTest)
#include "tst_said_truly.moc"
