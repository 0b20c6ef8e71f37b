// The rules of a recording, state by state: what each step lacks, which is open.
#include "model_record.h"
#include "workflow/record/corrections.h"

#include <QTest>

#include <functional>

namespace rekam::workflow {

using namespace testing; // the record's
using record::Modality;
using record::Step;
using store::Enrolment;

namespace {

using Change = std::function<void(Enrolment&)>;

enum class Signed { AsItWas, Again };

struct StateRow
{
    const char* name;
    std::function<Enrolment()> from;
    Change change;
    Signed afterwards;
    const char* standings; ///< a letter a step: Done, Open, Locked
    std::vector<Lack> lacks;
};

const std::vector<StateRow>& states()
{
    using enum Lack;
    using enum FingerPosition;
    constexpr auto kAsItWas = Signed::AsItWas;
    constexpr auto kAgain = Signed::Again;
    const auto state = [](Step step, store::StepState saved) {
        return [step, saved](Enrolment& e) {
            mark(e, step, saved);
        };
    };
    const auto done = [](std::initializer_list<Step> steps) {
        return [steps = std::vector<Step>(steps)](Enrolment& e) {
            for (const Step step : steps) {
                mark(e, step, store::StepState::Done);
            }
        };
    };
    const std::vector<Lack> everything = {
        NotReadBack,   PapersUnchecked, NoPhoto,          PhotoNotApproved,   NoSignature,
        FingerMissing, IrisMissing,     IndexNotVerified, StatementNotSigned, NotValidated};
    const std::vector<Lack> fromPhoto(everything.begin() + 2, everything.end());
    static const std::vector<StateRow> kStates = {
        {"nothing yet", untouched, [](Enrolment&) {}, kAsItWas, "OOLLLLLLLL", everything},
        {"read back only",
         untouched,
         done({Step::ReadBack}),
         kAsItWas,
         "DOLLLLLLLL",
         {everything.begin() + 1, everything.end()}},
        {"papers before reading",
         untouched,
         done({Step::Documents}),
         kAsItWas,
         "ODLLLLLLLL",
         {NotReadBack, NoPhoto, PhotoNotApproved, NoSignature, FingerMissing, IrisMissing,
          IndexNotVerified, StatementNotSigned, NotValidated}},
        {"read back and papers", untouched, done({Step::ReadBack, Step::Documents}), kAsItWas,
         "DDOLLLLLLL", fromPhoto},
        {"a later step marked without its samples", untouched,
         done({Step::ReadBack, Step::Documents, Step::Photo, Step::Signature}), kAsItWas,
         "DDOLLLLLLL", fromPhoto},
        {"killed between the photo and its mark",
         untouched,
         [](Enrolment& e) {
             mark(e, Step::ReadBack, store::StepState::Done);
             mark(e, Step::Documents, store::StepState::Done);
             e.samples.push_back(sampleAt(placeOf(Modality::Photo), 1));
             e.photoApproval = {{1}, "student", {}};
         },
         kAsItWas,
         "DDOLLLLLLL",
         {NoSignature, FingerMissing, IrisMissing, IndexNotVerified, StatementNotSigned,
          NotValidated}},
        {"whole", whole, [](Enrolment&) {}, kAsItWas, "DDDDDDDDOL", {}},
        {"sealed",
         whole,
         [](Enrolment& e) { e.state = store::EnrolmentState::Sealed; },
         kAsItWas,
         "DDDDDDDDDD",
         {}},
        {"sealed, its samples deleted",
         whole,
         [](Enrolment& e) {
             e.state = store::EnrolmentState::Sealed;
             e.samples.clear();
         },
         kAsItWas,
         "DDDDDDDDDD",
         {NoPhoto, PhotoNotApproved, NoSignature, FingerMissing, IrisMissing, IndexNotVerified,
          StatementNotSigned, NotValidated}},
        {"reading opened again",
         whole,
         state(Step::ReadBack, store::StepState::InProgress),
         kAsItWas,
         "ODDDDDDDLL",
         {NotReadBack}},
        {"photo opened again, still good",
         whole,
         state(Step::Photo, store::StepState::InProgress),
         kAsItWas,
         "DDODDDDDLL",
         {}},
        {"photo not approved",
         whole,
         [](Enrolment& e) { e.photoApproval.reset(); },
         kAsItWas,
         "DDODDDDDLL",
         {PhotoNotApproved}},
        {"approval of an earlier take",
         whole,
         [](Enrolment& e) { retake(e, placeOf(Modality::Photo)); },
         kAgain,
         "DDODDDDDLL",
         {PhotoNotApproved}},
        {"photo gone",
         whole,
         [](Enrolment& e) { remove(e, placeOf(Modality::Photo)); },
         kAgain,
         "DDODDDDDLL",
         {NoPhoto, PhotoNotApproved}},
        {"no signature",
         whole,
         [](Enrolment& e) { remove(e, placeOf(Modality::Signature)); },
         kAgain,
         "DDDODDDDLL",
         {NoSignature}},
        {"signature excepted",
         whole,
         [](Enrolment& e) { except(e, placeOf(Modality::Signature)); },
         kAgain,
         "DDDDDDDDOL",
         {}},
        {"a photo cannot be excepted",
         whole,
         [](Enrolment& e) { except(e, placeOf(Modality::Photo)); },
         kAgain,
         "DDODDDDDLL",
         {NoPhoto, PhotoNotApproved}},
        {"a finger missing",
         whole,
         [](Enrolment& e) { remove(e, placeOf(LeftRing)); },
         kAgain,
         "DDDDODLDLL",
         {FingerMissing, IndexNotVerified}},
        {"a finger below the threshold",
         whole,
         [](Enrolment& e) {
             at(e, placeOf(LeftRing)).quality = provision::Policy().fingerAccept - 1;
         },
         kAgain,
         "DDDDODLDLL",
         {FingerMissing, IndexNotVerified}},
        {"a finger at the threshold",
         whole,
         [](Enrolment& e) { at(e, placeOf(LeftRing)).quality = provision::Policy().fingerAccept; },
         kAgain,
         "DDDDDDDDOL",
         {}},
        {"a finger without a score",
         whole,
         [](Enrolment& e) { at(e, placeOf(LeftRing)).quality.reset(); },
         kAgain,
         "DDDDODLDLL",
         {FingerMissing, IndexNotVerified}},
        {"a finger whose only take is not chosen",
         whole,
         [](Enrolment& e) { at(e, placeOf(LeftRing)).chosen = false; },
         kAgain,
         "DDDDODLDLL",
         {FingerMissing, IndexNotVerified}},
        {"a fresh scan is no capture",
         whole,
         [](Enrolment& e) {
             at(e, placeOf(LeftRing)).purpose = store::SamplePurpose::Verification;
         },
         kAgain,
         "DDDDODLDLL",
         {FingerMissing, IndexNotVerified}},
        {"a finger excepted",
         whole,
         [](Enrolment& e) { except(e, placeOf(LeftRing)); },
         kAgain,
         "DDDDDDDDOL",
         {}},
        {"an index excepted, its thumb not verified",
         whole,
         [](Enrolment& e) { except(e, placeOf(RightIndex)); },
         kAgain,
         "DDDDDDODLL",
         {IndexNotVerified}},
        {"an index excepted, its thumb verified",
         whole,
         [](Enrolment& e) {
             except(e, placeOf(RightIndex));
             verify(e, {LeftIndex, RightThumb});
         },
         kAgain,
         "DDDDDDDDOL",
         {}},
        {"a whole hand excepted",
         whole,
         [](Enrolment& e) {
             for (const FingerPosition finger :
                  {RightThumb, RightIndex, RightMiddle, RightRing, RightLittle}) {
                 except(e, placeOf(finger));
             }
             verify(e, {LeftIndex});
         },
         kAgain,
         "DDDDDDDDOL",
         {}},
        {"ten fingers excepted",
         whole,
         [](Enrolment& e) {
             for (const FingerPosition finger : kTenFingers) {
                 except(e, placeOf(finger));
             }
             verify(e, {});
         },
         kAgain,
         "DDDDDDDDOL",
         {}},
        {"an eye missing",
         whole,
         [](Enrolment& e) { remove(e, placeOf(Eye::Left)); },
         kAgain,
         "DDDDDODDLL",
         {IrisMissing}},
        {"an eye below the threshold",
         whole,
         [](Enrolment& e) {
             at(e, placeOf(Eye::Right)).quality = provision::Policy().irisAccept - 1;
         },
         kAgain,
         "DDDDDODDLL",
         {IrisMissing}},
        {"both eyes excepted",
         whole,
         [](Enrolment& e) {
             except(e, placeOf(Eye::Left));
             except(e, placeOf(Eye::Right));
         },
         kAgain,
         "DDDDDDDDOL",
         {}},
        {"one index verified",
         whole,
         [](Enrolment& e) { verify(e, {LeftIndex}); },
         kAgain,
         "DDDDDDODLL",
         {IndexNotVerified}},
        {"verified below the threshold",
         whole,
         [](Enrolment& e) {
             verify(e, {LeftIndex, RightIndex}, provision::Policy().fingerMatch - 0.5);
         },
         kAgain,
         "DDDDDDODLL",
         {IndexNotVerified}},
        {"verified at the threshold",
         whole,
         [](Enrolment& e) {
             verify(e, {LeftIndex, RightIndex}, provision::Policy().fingerMatch);
         },
         kAgain,
         "DDDDDDDDOL",
         {}},
        {"another finger verified",
         whole,
         [](Enrolment& e) {
             verify(e, {LeftIndex, RightMiddle});
         },
         kAgain,
         "DDDDDDODLL",
         {IndexNotVerified}},
        {"verification unreadable",
         whole,
         [](Enrolment& e) {
             mark(e, Step::Verification, store::StepState::Done, "{\"verified\":7}");
         },
         kAgain,
         "DDDDDDODLL",
         {IndexNotVerified}},
        {"an index taken again after its verification",
         whole,
         [](Enrolment& e) { retake(e, placeOf(LeftIndex)); },
         kAgain,
         "DDDDDDODLL",
         {IndexNotVerified}},
        {"a finger taken again after signing",
         whole,
         [](Enrolment& e) { retake(e, placeOf(LeftRing)); },
         kAsItWas,
         "DDDDDDDOLL",
         {StatementNotSigned, NotValidated}},
        {"a correction after signing",
         whole,
         [](Enrolment& e) {
             const std::vector<packet::Correction> list = {{"mother", "Siti", "Sitti", "Akta"}};
             mark(e, Step::Documents, store::StepState::Done, withCorrections("{}", list));
         },
         kAsItWas,
         "DDDDDDDOLL",
         {StatementNotSigned, NotValidated}},
        {"an exception's evidence exchanged after signing",
         whole,
         [](Enrolment& e) {
             except(e, placeOf(Eye::Left));
             sign(e);
             validate(e);
             e.exceptions.front().exception.evidenceHash = "00";
         },
         kAsItWas,
         "DDDDDDDOLL",
         {StatementNotSigned, NotValidated}},
        {"a supervisor's approval after signing",
         whole,
         [](Enrolment& e) {
             except(e, placeOf(Eye::Left));
             sign(e);
             validate(e);
             e.exceptions.front().exception.approval = record::Approval{"OP-0003", {}};
         },
         kAsItWas,
         "DDDDDDDDOL",
         {}},
        {"signed, not validated",
         whole,
         [](Enrolment& e) { e.validation.reset(); },
         kAsItWas,
         "DDDDDDDDOL",
         {NotValidated}},
        {"validated, not signed",
         whole,
         [](Enrolment& e) { e.statement.reset(); },
         kAsItWas,
         "DDDDDDDOLL",
         {StatementNotSigned}},
    };
    return kStates;
}

QByteArray namesOf(const std::vector<Lack>& lacks)
{
    QByteArray names;
    for (const Lack lack : lacks) {
        const std::string_view name = explain(lack);
        names.append(name.data(), static_cast<qsizetype>(name.size())).append('\n');
    }
    return names;
}

} // namespace

class StepsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void state_data()
    {
        QTest::addColumn<int>("row");
        for (int row = 0; row < static_cast<int>(states().size()); ++row) {
            QTest::newRow(states().at(static_cast<std::size_t>(row)).name) << row;
        }
    }

    void state()
    {
        QFETCH(int, row);
        const StateRow& wanted = states().at(static_cast<std::size_t>(row));
        Enrolment enrolment = wanted.from();
        wanted.change(enrolment);
        if (wanted.afterwards == Signed::Again) {
            sign(enrolment);
            validate(enrolment);
        }
        const provision::Policy policy;
        const StepRules rules(enrolment, policy);
        QByteArray standings;
        for (const Step step : record::kSteps) {
            constexpr std::array kLetters = {'D', 'O', 'L'};
            standings.append(kLetters.at(static_cast<std::size_t>(rules.standing(step))));
        }
        QCOMPARE(standings, QByteArray(wanted.standings));
        QCOMPARE(namesOf(rules.lacks()), namesOf(wanted.lacks));
        const auto firstOpen = static_cast<std::size_t>(standings.indexOf('O'));
        QCOMPARE(rules.current(),
                 standings.contains('O') ? record::kSteps.at(firstOpen) : Step::Receipt);
    }

    void everyLackSaysItsRemedy()
    {
        const provision::Policy policy;
        const Enrolment enrolment = untouched();
        std::vector<std::string_view> texts;
        for (const Lack lack : StepRules(enrolment, policy).lacks()) {
            const std::string_view text = explain(lack);
            QVERIFY(text.find(": ") != std::string_view::npos);
            QVERIFY(text.find("(step ") != std::string_view::npos);
            QVERIFY(std::ranges::find(texts, text) == texts.end());
            texts.push_back(text);
        }
        QCOMPARE(texts.size(), std::size_t{10});
    }

    void turn_data()
    {
        using enum FingerPosition;
        QTest::addColumn<QVector<int>>("open");
        QTest::addColumn<int>("fourFingers");
        QTest::addColumn<int>("single");
        const auto row = [](const char* name, const std::vector<FingerPosition>& open,
                            FingerPosition four, FingerPosition single) {
            QVector<int> codes;
            for (const FingerPosition finger : open) {
                codes.append(static_cast<int>(finger));
            }
            QTest::newRow(name) << codes << static_cast<int>(four) << static_cast<int>(single);
        };
        row("all", {kTenFingers.begin(), kTenFingers.end()}, LeftFour, LeftLittle);
        row("one of the left hand", {LeftRing}, LeftRing, LeftRing);
        row("two of the left hand", {LeftIndex, LeftRing}, LeftFour, LeftRing);
        row("right hand", {RightIndex, RightMiddle, RightThumb}, RightFour, RightIndex);
        row("both thumbs", {RightThumb, LeftThumb}, BothThumbs, LeftThumb);
        row("one thumb", {RightThumb}, RightThumb, RightThumb);
        row("none", {}, Unknown, Unknown);
    }

    void turn()
    {
        QFETCH(QVector<int>, open);
        QFETCH(int, fourFingers);
        QFETCH(int, single);
        Enrolment enrolment = whole();
        for (const int finger : open) {
            remove(enrolment, placeOf(static_cast<FingerPosition>(finger)));
        }
        const provision::Policy policy;
        const StepRules rules(enrolment, policy);
        QCOMPARE(rules.openFingers().size(), static_cast<std::size_t>(open.size()));
        QCOMPARE(static_cast<int>(rules.nextFingerTurn(true)), fourFingers);
        QCOMPARE(static_cast<int>(rules.nextFingerTurn(false)), single);
    }

    void substitutes()
    {
        using enum FingerPosition;
        Enrolment enrolment = whole();
        const provision::Policy policy;
        const auto substitute = [&](FingerPosition index,
                                    const std::vector<FingerPosition>& without = {}) {
            return StepRules(enrolment, policy).substituteFor(index, without);
        };
        QCOMPARE(substitute(RightIndex), std::optional(RightThumb));
        QCOMPARE(substitute(LeftIndex, {LeftThumb}), std::optional(LeftMiddle));
        QCOMPARE(substitute(LeftMiddle), std::nullopt);
        except(enrolment, placeOf(LeftThumb));
        QCOMPARE(substitute(LeftIndex, {LeftMiddle, LeftRing}), std::optional(LeftLittle));
        QCOMPARE(substitute(LeftIndex, {LeftMiddle, LeftRing, LeftLittle}), std::nullopt);
        at(enrolment, placeOf(RightIndex)).templateBytes = 0;
        QCOMPARE(StepRules(enrolment, policy).verificationFingers().right,
                 std::optional(RightThumb));
    }

    void verificationText_data()
    {
        QTest::addColumn<QByteArray>("json");
        const QByteArray hash(64, 'a');
        const auto entry = [](const QByteArray& finger, const QByteArray& score,
                              const QByteArray& sample) {
            return "{\"verified\":[{\"finger\":" + finger + ",\"score\":" + score +
                   ",\"sample\":" + sample + "}]}";
        };
        const QByteArray sample = "\"" + hash + "\"";
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("no object") << QByteArray("[1]");
        QTest::newRow("no list") << QByteArray("{\"verified\":\"all\"}");
        QTest::newRow("no entry") << QByteArray("{\"verified\":[7]}");
        QTest::newRow("no finger") << entry("0", "500", sample);
        QTest::newRow("a slap") << entry("13", "500", sample);
        QTest::newRow("a code that would wrap around to an index") << entry("258", "500", sample);
        QTest::newRow("negative") << entry("-1", "500", sample);
        QTest::newRow("finger as text") << entry("\"2\"", "500", sample);
        QTest::newRow("score as text") << entry("2", "\"500\"", sample);
        QTest::newRow("hash cut short") << entry("2", "500", "\"aa\"");
        QTest::newRow("no hash") << entry("2", "500", "null");
        QTest::newRow("hash of an older version, left out")
            << QByteArray("{\"verified\":[{\"finger\":2,\"score\":500}]}");
    }

    void verificationText()
    {
        QFETCH(QByteArray, json);
        QVERIFY(verificationFromJson(json.toStdString()).empty());
    }

    void verificationTextComesBack()
    {
        const std::vector<VerifiedFinger> wanted = {
            {FingerPosition::LeftIndex, 412.5, hashOf("left")},
            {FingerPosition::RightThumb, 205, hashOf("right")}};
        const std::vector<VerifiedFinger> got = verificationFromJson(verificationJson(wanted));
        QCOMPARE(got.size(), wanted.size());
        for (std::size_t i = 0; i < got.size(); ++i) {
            QCOMPARE(got[i].finger, wanted[i].finger);
            QCOMPARE(got[i].score, wanted[i].score);
            QVERIFY(got[i].sample == wanted[i].sample);
        }
    }
};

} // namespace rekam::workflow

QTEST_APPLESS_MAIN(rekam::workflow::StepsTest)
#include "tst_steps.moc"
