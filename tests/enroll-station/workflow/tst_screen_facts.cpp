// What the screens say comes from what is stored and measured: papers, the summary's pictures, the
// receipt's next student, the table of Kirim, the device strip, the retries of a finger.
#include "record_filler.h"
#include "workflow/desks/machine_facts.h"
#include "workflow/recording/pen_ink.h"
#include "workflow/recording/steps/receipt_step.h"
#include "workflow/session/queue_order.h"

#include <QTest>

#include <algorithm>

namespace rekam::testing {

using drivers::DeviceKind;
using record::QueueStatus;
using record::Step;
using view::ActionId;
using view::Tone;
using workflow::OpenStation;

namespace {

constexpr const char* kFirstNik = "1471075103090001";
constexpr const char* kSecondNik = "1471075103090002";

/// With all that every KK and birth certificate tells.
record::Person livingSomewhere()
{
    record::Person who = person(kFirstNik, 2009);
    who.address.street = "Jalan Melati 4";
    who.familyCard = record::NoKk::parse("1471091807160012").value();
    return who;
}

template <typename Rows>
auto rowOf(const Rows& rows, const QString& id)
{
    const auto found =
        std::ranges::find_if(rows, [&id](const auto& each) { return each.id == id; });
    return found == rows.end() ? typename Rows::value_type{} : *found;
}

store::RosterEntry entryOf(std::int64_t id, const char* name)
{
    store::RosterEntry entry{.id = store::PersonId{id},
                             .session = {},
                             .person = person(kFirstNik, 2009),
                             .queueNumber = 1,
                             .status = QueueStatus::Waiting,
                             .reason = {},
                             .note = {},
                             .enrolment = {},
                             .permission = {},
                             .changedAt = {}};
    entry.person.name = name;
    return entry;
}

} // namespace

class ScreenFactsTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<StationHome> m_home;

    store::PersonId begin(const record::Person& who, const std::function<void(RecordFiller&)>& fill)
    {
        const store::PersonId person = m_home->addPerson(who, QueueStatus::Waiting);
        m_home->onStore([&](OpenStation& station) {
            const auto id =
                station.store->enrolments().begin(person, {std::string(kOperatorId), "1"});
            RecordFiller filler(station, id.value());
            fill(filler);
        });
        m_home->station->recording().begin(person);
        m_home->settle();
        return person;
    }

private Q_SLOTS:

    void init()
    {
        m_home = std::make_unique<StationHome>();
        m_home->logIn();
    }

    void cleanup() { m_home.reset(); }

    /// What is empty in SIAK and on the papers was never compared, whoever presses *Cocok*.
    void emptyIsNotAMatch()
    {
        begin(livingSomewhere(), [](RecordFiller& filler) { filler.step(Step::ReadBack); });
        QCOMPARE(m_home->display.screen, view::Screen::Documents);
        for (const char* const row : {"father", "mother"}) {
            m_home->station->chooseDocumentRow(QString::fromLatin1(row));
            m_home->act(ActionId::Match);
            m_home->settle();
        }
        const auto& rows = m_home->display.documents.rows;
        // Not by the key that said *Cocok* of the rows before: it asks, and the button answers.
        QVERIFY2(rowOf(rows, QStringLiteral("father")).result.text.isEmpty(), "a hasty Spasi");
        m_home->station->chooseDocumentRow(QStringLiteral("father"));
        m_home->act(ActionId::Match);
        QVERIFY(m_home->display.documents.alert.remedy.contains(QLatin1Char('K')));
        const auto& offered = m_home->display.documents.actions.actions;
        const auto same = std::ranges::find(offered, ActionId::Match, &view::ActionView::id);
        QCOMPARE(same->key, Qt::Key_K);
        m_home->station->act(ActionId::Match, same->subject);
        m_home->settle();
        QCOMPARE(rowOf(rows, QStringLiteral("father")).result.text, QStringLiteral("Kosong"));
        QCOMPARE(rowOf(rows, QStringLiteral("father")).result.tone, Tone::Neutral);
        QCOMPARE(rowOf(rows, QStringLiteral("mother")).result.text, QStringLiteral("Cocok"));
        std::string saved;
        m_home->onStore([&](OpenStation& station) {
            const auto open = station.store->enrolments().open().value();
            saved = station.store->enrolments()
                        .load(open.front())
                        .value()
                        .step(Step::Documents)
                        ->dataJson;
        });
        QVERIFY(saved.find(R"("father":"empty")") != std::string::npos);
        QVERIFY(saved.find(R"("mother":"match")") != std::string::npos);
    }

    void whatTheLawAsksForIsNeverEmpty_data()
    {
        QTest::addColumn<QString>("row");
        QTest::newRow("a KK has a number") << QStringLiteral("kk");
        QTest::newRow("and an address") << QStringLiteral("address");
        QTest::newRow("a birth certificate names the place") << QStringLiteral("birth");
    }

    /// An empty No. KK was "kosong" by two Enters.
    void whatTheLawAsksForIsNeverEmpty()
    {
        QFETCH(const QString, row);
        record::Person who = livingSomewhere();
        if (row == QStringLiteral("kk")) {
            who.familyCard.reset();
        } else if (row == QStringLiteral("address")) {
            who.address = {};
        } else {
            who.birthPlace.clear();
        }
        begin(who, [](RecordFiller& filler) { filler.step(Step::ReadBack); });
        m_home->station->chooseDocumentRow(row);
        const view::DocumentsView& shown = m_home->display.documents;
        const auto offers = [&shown](ActionId id) {
            return std::ranges::any_of(shown.actions.actions, [id](const view::ActionView& each) {
                return each.id == id;
            });
        };
        QVERIFY2(!offers(ActionId::Match), "neither Cocok nor Kosong juga");
        QVERIFY(offers(ActionId::Differ) && offers(ActionId::DocumentsLater));
        QCOMPARE(shown.actions.primary->state, view::ActionState::Disabled);
        for (const QString& subject : {QString(), QStringLiteral("empty"), row}) {
            m_home->station->act(ActionId::Match, subject); // Spasi, K
            m_home->settle();
            QVERIFY2(rowOf(shown.rows, row).result.text.isEmpty(), qPrintable(subject));
        }
        QCOMPARE(shown.alert.tone, Tone::Err);
        QVERIFY2(shown.alert.remedy.contains(QStringLiteral("F-1.06")) &&
                     shown.alert.remedy.contains(QStringLiteral("F6")),
                 qPrintable(shown.alert.remedy));
        m_home->act(ActionId::Differ);
        m_home->settle();
        QCOMPARE(rowOf(shown.rows, row).result.text, QStringLiteral("Beda"));
    }

    /// *Berkas menyusul* was one key and no reason.
    void papersThatFollowHaveAReason()
    {
        record::Person who = livingSomewhere();
        who.familyCard.reset();
        begin(who, [](RecordFiller& filler) { filler.step(Step::ReadBack); });
        m_home->act(ActionId::DocumentsLater);
        QVERIFY(m_home->display.reason);
        const auto primary = [this] {
            return *m_home->display.reason->actions.primary;
        };
        QCOMPARE(primary().state, view::ActionState::Disabled);
        m_home->act(ActionId::Primary);
        m_home->settle();
        QVERIFY(m_home->display.reason);
        m_home->station->panels().chooseReason(QStringLiteral("other"));
        QCOMPARE(primary().state, view::ActionState::Disabled); // a note says what
        m_home->station->panels().chooseReason(QStringLiteral("no-kk"));
        QCOMPARE(primary().state, view::ActionState::Ready);
        m_home->act(ActionId::Primary);
        m_home->settle();
        QVERIFY(!m_home->display.reason);
        QCOMPARE(m_home->display.screen, view::Screen::Photo);
        const auto* step = m_home->station->recording().enrolment().step(Step::Documents);
        QVERIFY(step->dataJson.find(R"("later":"no-kk")") != std::string::npos);
        m_home->station->recording().open(Step::Documents);
        const auto row = rowOf(m_home->display.documents.rows, QStringLiteral("kk"));
        QCOMPARE(row.result.text, QStringLiteral("Menyusul"));
        QVERIFY2(row.paper.contains(QStringLiteral("tidak membawa KK")), qPrintable(row.paper));
    }

    /// Enter says of the row that is looked at what Spasi says; one press too many changes nothing.
    void enterWalksThroughThePapers()
    {
        record::Person who = person(kFirstNik, 2009);
        who.father = "Zulkifli";
        who.address.street = "Jalan Melati 4";
        who.familyCard = record::NoKk::parse("1471091807160012").value();
        begin(who, [](RecordFiller& filler) { filler.step(Step::ReadBack); });
        const view::DocumentsView& shown = m_home->display.documents;
        const auto primary = [&shown] {
            return *shown.actions.primary;
        };
        QCOMPARE(primary().label, QStringLiteral("Nama cocok"));
        const qsizetype rows = shown.rows.size();
        for (qsizetype i = 0; i < rows; ++i) {
            QCOMPARE(shown.chosenId, shown.rows.at(i).id);
            m_home->station->act(primary().id, primary().subject);
            m_home->settle();
            QCOMPARE(shown.rows.at(i).result.text, QStringLiteral("Cocok"));
        }
        QCOMPARE(primary().label, QStringLiteral("Berkas selesai, lanjut"));
        m_home->act(ActionId::Differ);
        m_home->settle();
        QCOMPARE(shown.rows.back().result.text, QStringLiteral("Cocok"));
        // Who goes back to a row means it.
        m_home->station->chooseDocumentRow(shown.rows.front().id);
        m_home->act(ActionId::Differ);
        m_home->settle();
        QCOMPARE(shown.rows.front().result.text, QStringLiteral("Beda"));
    }

    void aFingerThatIsNeverReadLeadsOn()
    {
        begin(person(kFirstNik, 2009), [](RecordFiller& filler) {
            filler.step(Step::ReadBack);
            filler.step(Step::Documents);
            filler.upToSignature();
        });
        const int tries = m_home->core->policy().fingerRetries;
        for (int i = 0; i < tries; ++i) {
            QCOMPARE(m_home->display.fingerprints.actions.primary->id, ActionId::Primary);
            m_home->act(ActionId::Primary);
            Q_EMIT m_home->capture.retryAsked(DeviceKind::FingerprintReader,
                                              drivers::RetryReason::TooLight);
        }
        QCOMPARE(m_home->display.fingerprints.actions.primary->id, ActionId::Exception);
        const auto& others = m_home->display.fingerprints.actions.actions;
        QVERIFY2(
            std::ranges::any_of(
                others, [](const view::ActionView& each) { return each.id == ActionId::Retake; }),
            "another try stays possible");
    }

    void aPracticeStationSaysSoToTheStudent()
    {
        QCOMPARE(m_home->display.student.scene, view::StudentScene::Idle);
        QVERIFY(m_home->core->practice());
        QCOMPARE(m_home->display.student.mode, view::StationMode::Practice);
        begin(person(kFirstNik, 2009), [](RecordFiller& filler) { filler.step(Step::ReadBack); });
        QCOMPARE(m_home->display.student.mode, view::StationMode::Practice);
        m_home->station->recording().close();
        QCOMPARE(m_home->display.student.scene, view::StudentScene::Idle);
        QCOMPARE(m_home->display.student.mode, view::StationMode::Practice);
        QCOMPARE(m_home->display.student.subline, QStringLiteral("SMAN 3 Pekanbaru"));
    }

    /// A pad reports a pen that hovers, too: each report put the checks off again.
    void aHoveringPenIsNotWriting()
    {
        const auto sample = [](int xUm, int pressure) {
            drivers::PenSample made;
            made.xUm = xUm;
            made.pressurePermille = pressure;
            return made;
        };
        workflow::PenInk ink(m_home->capture);
        int moved = 0;
        connect(&ink, &workflow::PenInk::moved, this, [&moved] { ++moved; });
        ink.start();
        Q_EMIT m_home->capture.penMoved({sample(1000, 0)});
        QCOMPARE(moved, 0);
        Q_EMIT m_home->capture.penMoved({sample(1000, 500), sample(1200, 500)});
        QCOMPARE(moved, 1);
        Q_EMIT m_home->capture.penMoved({sample(1200, 0)}); // lifted
        QCOMPARE(moved, 2);
        Q_EMIT m_home->capture.penMoved({sample(1300, 0)});
        QCOMPARE(moved, 2);
    }

    /// Who cannot sign is not asked to: the pad's ink would be saved beside the exception.
    void whoCannotSignIsNotAskedTo()
    {
        begin(person(kFirstNik, 2009), [](RecordFiller& filler) {
            filler.step(Step::ReadBack);
            filler.step(Step::Documents);
            filler.step(Step::Photo);
            filler.sample(workflow::placeOf(record::Modality::Photo), "jpeg");
        });
        m_home->act(ActionId::Exception);
        m_home->station->panels().chooseReason(QStringLiteral("disabled"));
        m_home->act(ActionId::Primary);
        m_home->settle();
        QCOMPARE(m_home->display.signature.chips.front().tone, Tone::Exc);
        drivers::PenSample down;
        down.pressurePermille = 500;
        Q_EMIT m_home->capture.penMoved({down});
        QVERIFY(m_home->display.signature.strokes.isEmpty());
        QVERIFY(m_home->display.signature.checks.isEmpty());
        m_home->act(ActionId::Primary);
        m_home->settle();
        QCOMPARE(m_home->display.screen, view::Screen::Fingerprints);
        QVERIFY(m_home->station->recording().rules().chosen(
                    workflow::placeOf(record::Modality::Signature)) == nullptr);
    }

    void strokesAreSaidToBeChecked()
    {
        begin(person(kFirstNik, 2009), [](RecordFiller& filler) {
            filler.step(Step::ReadBack);
            filler.step(Step::Documents);
            filler.step(Step::Photo);
            filler.sample(workflow::placeOf(record::Modality::Photo), "jpeg");
        });
        QCOMPARE(m_home->display.screen, view::Screen::Signature);
        QVERIFY(m_home->display.signature.checks.isEmpty());
        drivers::PenSample down;
        down.pressurePermille = 500;
        Q_EMIT m_home->capture.penMoved({down});
        QCOMPARE(m_home->display.signature.checks.size(), 1);
        QCOMPARE(m_home->display.signature.checks.front().tone, Tone::Neutral);
        m_home->act(ActionId::Retake);
        QVERIFY(m_home->display.signature.checks.isEmpty());
    }

    /// After as many poor ones as the policy gives, Enter offers the exception; one that is judged
    /// again while it is written counts once.
    void poorSignaturesEndInAnException()
    {
        begin(person(kFirstNik, 2009), [](RecordFiller& filler) {
            filler.step(Step::ReadBack);
            filler.step(Step::Documents);
            filler.step(Step::Photo);
            filler.sample(workflow::placeOf(record::Modality::Photo), "jpeg");
        });
        const auto& shown = m_home->display.signature;
        const auto writeADot = [this, &shown] {
            drivers::PenSample down;
            down.pressurePermille = 500;
            Q_EMIT m_home->capture.penMoved({down});
            m_home->act(ActionId::Primary); // judged at once
            return QTest::qWaitFor(
                [&shown] { return shown.checks.size() == 3 && shown.alert.tone == Tone::Err; },
                10'000);
        };
        const int tries = m_home->core->policy().signatureRetries;
        for (int poor = 1; poor <= tries; ++poor) {
            QVERIFY(writeADot());
            QCOMPARE(shown.actions.primary->id == ActionId::Exception, poor == tries);
            if (poor == 1) {
                QVERIFY(writeADot());
            }
            m_home->act(ActionId::Retake);
        }
        QVERIFY2(shown.actions.primary->id == ActionId::Exception, "wiped, and still offered");
    }

    void theSummaryShowsWhatIsStored()
    {
        begin(person(kFirstNik, 2009), [](RecordFiller& filler) { filler.whole(); });
        m_home->settle();
        const auto& rows = m_home->display.summary.rows;
        const auto row = std::ranges::find(rows, view::Screen::Iris, &view::SummaryRowView::screen);
        QVERIFY(row != rows.end());
        QCOMPARE(row->images.size(), 2);
        QVERIFY(row->detail.contains(QStringLiteral("80")));
        const auto fingers =
            std::ranges::find(rows, view::Screen::Fingerprints, &view::SummaryRowView::screen);
        QVERIFY2(fingers->detail.contains(QStringLiteral("80")), qPrintable(fingers->detail));
    }

    /// Whoever goes back to a step sees what was saved there, not an empty place.
    void aStepShowsWhatItSaved()
    {
        begin(person(kFirstNik, 2009), [](RecordFiller& filler) { filler.whole(); });
        m_home->station->recording().open(Step::Fingerprints);
        m_home->settle();
        QVERIFY(!m_home->display.fingerprints.prints.isEmpty());
        QCOMPARE(m_home->display.fingerprints.prints.size(),
                 m_home->display.fingerprints.qualities.size());
        m_home->station->recording().open(Step::Iris);
        m_home->settle();
        QVERIFY(!m_home->display.iris.left.image.isNull());
        QVERIFY(!m_home->display.iris.right.image.isNull());
    }

    void theReceiptNamesWhoIsNext()
    {
        record::Person next = person(kSecondNik, 2008);
        next.name = "Rizky Aditya";
        begin(person(kFirstNik, 2009), [](RecordFiller& filler) { filler.whole(); });
        m_home->addPerson(next, QueueStatus::Waiting);
        m_home->station->recording().seal();
        m_home->settle();
        m_home->settle();
        const view::ReceiptView& shown = m_home->display.receipt;
        QVERIFY2(shown.next.cause.contains(QStringLiteral("Rizky Aditya")),
                 qPrintable(shown.next.cause));
        QVERIFY2(shown.next.remedy.contains(QStringLiteral("latar foto biru")),
                 qPrintable(shown.next.remedy));
        QStringList labels;
        QStringList values;
        for (const view::LabelledText& line : shown.paper.lines) {
            QVERIFY2(!line.value.isEmpty() || line.label == QStringLiteral("Sekolah"),
                     qPrintable(line.label));
            labels.append(line.label);
            values.append(line.value);
        }
        QVERIFY(values.contains(QStringLiteral("WA 0811-2222-3333")));
        for (const char* const wanted : {"Waktu", "Operator", "Kontak"}) {
            QVERIFY2(labels.contains(QString::fromLatin1(wanted)), wanted);
        }
        auto& step = m_home->station->recording().desk<workflow::ReceiptStep>(Step::Receipt);
        QString printed;
        connect(&step, &workflow::ReceiptStep::printRequested, this,
                [&printed](const workflow::ReceiptFacts& facts) { printed = facts.number; });
        m_home->act(ActionId::Print);
        QVERIFY2(shown.paper.number.contains(printed) && !printed.isEmpty(), qPrintable(printed));
        step.printed(workflow::ReceiptStep::Printing::NoViewer);
        QCOMPARE(m_home->display.receipt.next.tone, Tone::Warn);
    }

    void somebodyIsAlwaysChosenInKirim()
    {
        begin(person(kFirstNik, 2009), [](RecordFiller& filler) { filler.whole(); });
        m_home->station->recording().seal();
        m_home->settle();
        m_home->station->navigate(view::Screen::Sync);
        m_home->settle();
        const view::SyncView& shown = m_home->display.sync;
        QCOMPARE(shown.rows.size(), 1);
        QCOMPARE(shown.chosenId, shown.rows.front().id);
        QVERIFY(!shown.timeline.isEmpty());
        m_home->station->chooseSyncTile(QStringLiteral("rejected"));
        QVERIFY(shown.rows.isEmpty());
        QVERIFY(shown.detailTitle.isEmpty());
        QVERIFY(!shown.empty.sentence.isEmpty());
    }

    void theCounterLeadsToWhatIsUnsafe()
    {
        begin(person(kFirstNik, 2009), [](RecordFiller& filler) { filler.whole(); });
        m_home->station->recording().seal();
        m_home->settle();
        m_home->act(ActionId::ShowUnsafe);
        m_home->settle();
        QCOMPARE(m_home->display.screen, view::Screen::Sync);
        QVERIFY(rowOf(m_home->display.sync.tiles, QStringLiteral("unsafe")).chosen);
        QCOMPARE(m_home->display.sync.rows.size(), 1);
    }

    void theStripTellsTrouble_data()
    {
        QTest::addColumn<int>("freeMiB"); // -1: not readable
        QTest::addColumn<int>("percent"); // -1: no battery
        QTest::addColumn<bool>("charging");
        QTest::addColumn<Tone>("disk");
        QTest::addColumn<int>("battery"); // tone, -1: no cell
        const auto tone = [](Tone each) {
            return static_cast<int>(each);
        };
        QTest::newRow("all well") << 200'000 << 78 << false << Tone::Ok << tone(Tone::Ok);
        QTest::newRow("disk full") << 100 << 78 << false << Tone::Err << tone(Tone::Ok);
        QTest::newRow("disk not readable") << -1 << 78 << false << Tone::Warn << tone(Tone::Ok);
        QTest::newRow("battery low") << 200'000 << 29 << false << Tone::Ok << tone(Tone::Warn);
        QTest::newRow("battery nearly empty")
            << 200'000 << 15 << false << Tone::Ok << tone(Tone::Err);
        QTest::newRow("low but charging") << 200'000 << 5 << true << Tone::Ok << tone(Tone::Ok);
        QTest::newRow("no battery") << 200'000 << -1 << false << Tone::Ok << -1;
    }

    void theStripTellsTrouble()
    {
        QFETCH(const int, freeMiB);
        QFETCH(const int, percent);
        QFETCH(const bool, charging);
        QFETCH(const Tone, disk);
        QFETCH(const int, battery);
        workflow::MachineFacts facts;
        if (freeMiB >= 0) {
            facts.freeBytes = static_cast<std::uint64_t>(freeMiB) * 1024 * 1024;
        }
        if (percent >= 0) {
            facts.battery = workflow::BatteryFacts{percent, charging};
        }
        const auto cells = workflow::stripCells(*m_home->core, facts);
        QCOMPARE(rowOf(cells, QStringLiteral("disk")).tone, disk);
        const auto cell = rowOf(cells, QStringLiteral("battery"));
        QCOMPARE(cell.id.isEmpty() ? -1 : static_cast<int>(cell.tone), battery);
        QVERIFY(!rowOf(cells, QStringLiteral("screen")).state.isEmpty());
        QCOMPARE(rowOf(cells, QStringLiteral("printer")).state, QStringLiteral("PDF"));
    }

    void everyCellOpensItsCard()
    {
        for (const view::DeviceCellView& cell :
             workflow::stripCells(*m_home->core, {200'000'000'000, workflow::BatteryFacts{50}})) {
            m_home->station->chooseDevice(cell.id);
            QCOMPARE(m_home->display.screen, view::Screen::Devices);
            QVERIFY2(!rowOf(m_home->display.devices.cards, cell.id).name.isEmpty(),
                     qPrintable(cell.id));
            QCOMPARE(m_home->display.devices.chosenId, cell.id);
        }
    }

    void settingsReadRealValues()
    {
        m_home->station->navigate(view::Screen::Settings);
        m_home->settle();
        const auto& sections = m_home->display.settings.sections;
        QCOMPARE(sections.size(), 6);
        for (const view::SettingsSectionView& section : sections) {
            QVERIFY2(!section.facts.isEmpty(), qPrintable(section.title));
        }
        const auto& storage = sections[3].facts;
        QVERIFY2(storage.first().value != QStringLiteral("0,0 MB"), "the store has a size");
    }

    void aSlipInTheNameIsForgiven_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<int>("found"); // index, -1: nobody
        QTest::newRow("a letter too many") << QStringLiteral("Nabilla") << 0;
        QTest::newRow("a letter too few") << QStringLiteral("rizk") << 1;
        QTest::newRow("another letter in the family name") << QStringLiteral("Pratoma") << 1;
        QTest::newRow("nobody's") << QStringLiteral("Ghazali") << -1;
        QTest::newRow("too short to tell") << QStringLiteral("na") << -1;
        QTest::newRow("endless") << QString(10'000, QLatin1Char('x')) << -1;
    }

    void aSlipInTheNameIsForgiven()
    {
        QFETCH(const QString, typed);
        QFETCH(const int, found);
        std::vector<store::RosterEntry> queue;
        for (const char* const name : {"Nabila Putri Ramadhani", "Rizky Aditya Pratama"}) {
            queue.push_back(entryOf(1, name));
        }
        const store::RosterEntry* alike = workflow::mostAlike(queue, typed);
        QCOMPARE(alike == nullptr ? -1 : static_cast<int>(alike - queue.data()), found);
    }

    void whoComesNext_data()
    {
        QTest::addColumn<int>("done"); // index, -1: nobody
        QTest::addColumn<QVector<int>>("states");
        QTest::addColumn<int>("next"); // index, -1: nobody
        const auto states = [](std::initializer_list<QueueStatus> all) {
            QVector<int> out;
            for (const QueueStatus each : all) {
                out.append(static_cast<int>(each));
            }
            return out;
        };
        using enum QueueStatus;
        QTest::newRow("the one after") << 0 << states({Done, Waiting, Waiting}) << 1;
        QTest::newRow("never the same") << 1 << states({Done, Waiting, Done}) << -1;
        QTest::newRow("from the beginning again") << 2 << states({Waiting, Done, Done}) << 0;
        QTest::newRow("postponed and too young do not wait")
            << 0 << states({Done, Postponed, TooYoung, NeedsRerecording}) << 3;
        QTest::newRow("an empty queue") << -1 << states({}) << -1;
    }

    void whoComesNext()
    {
        QFETCH(const int, done);
        QFETCH(const QVector<int>, states);
        QFETCH(const int, next);
        std::vector<store::RosterEntry> queue;
        for (qsizetype i = 0; i < states.size(); ++i) {
            queue.push_back(entryOf(i + 1, "Nabila Putri Ramadhani"));
            queue.back().status = static_cast<QueueStatus>(states[i]);
        }
        const store::RosterEntry* found = workflow::nextWaiting(
            queue, done < 0 ? std::nullopt : std::optional(store::PersonId{done + 1}));
        QCOMPARE(found == nullptr ? -1 : static_cast<int>(found->id.value) - 1, next);
    }
};

} // namespace rekam::testing

QTEST_MAIN(rekam::testing::ScreenFactsTest)
#include "tst_screen_facts.moc"
