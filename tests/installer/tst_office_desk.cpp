// What an office may not write: two roles on one finger, a picture that is no finger, a policy that
// says nothing new. The real program, with bodies of the virtual readers.
#include "biometrics/image_codec.h"
#include "imaging/finger/quality.h"
#include "virtual/bodies/synthetic_finger.h"
#include "virtual/bodies/synthetic_iris.h"
#include "virtual/bodies/synthetic_portrait.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace rekam::testing {

class OfficeDeskTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    struct Answer
    {
        int exit = -1;
        QString messages;
        QString output;
    };

    [[nodiscard]] Answer run(const QStringList& arguments) const
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("REKAM_HOME"), m_folder.path());
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(REKAM_BIN_DIR "/rekamctl"), arguments);
        constexpr int kPatienceMs = 60'000;
        if (!process.waitForFinished(kPatienceMs)) {
            return {};
        }
        return {process.exitCode(), QString::fromUtf8(process.readAllStandardError()),
                QString::fromUtf8(process.readAllStandardOutput())};
    }

    [[nodiscard]] QString saved(const char* name, const GrayImage& image) const
    {
        const QString path = m_folder.filePath(QString::fromLatin1(name));
        const Bytes png = biometrics::encodePng(image).value();
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) ||
            file.write(reinterpret_cast<const char*>(png.data()), static_cast<qint64>(png.size())) <
                0) {
            qFatal("cannot write a test image");
        }
        return path;
    }

    /// The best of some impressions, from the `first` on: two calls give two impressions.
    [[nodiscard]] QString finger(const char* name, const char* person, FingerPosition position,
                                 std::uint64_t first = 1) const
    {
        constexpr std::uint64_t kImpressions = 6;
        const auto master = drivers::makeMasterPrint(7, person, position);
        GrayImage best;
        int bestQuality = -1;
        for (std::uint64_t take = first; take < first + kImpressions; ++take) {
            GrayImage image = drivers::makeImpression(master, take);
            if (const int quality = imaging::measureQuality(image).score; quality > bestQuality) {
                best = std::move(image);
                bestQuality = quality;
            }
        }
        return saved(name, best);
    }

    [[nodiscard]] Answer enrol(const QString& right, const QString& left,
                               const QStringList& more = {}) const
    {
        return run(QStringList{"operator", "enrol", "--name", "Sari Dewi", "--role", "operator",
                               "--right", right, "--left", left} +
                   more);
    }

private Q_SLOTS:

    void initTestCase()
    {
        QCOMPARE(run({"office", "init", "--name", "Kantor", "--region", "14.71", "--mode",
                      "LATIHAN", "--insecure-no-passphrase"})
                     .exit,
                 0);
    }

    void twoRolesNeverShareAFinger()
    {
        const QString right = finger("r1.png", "a", FingerPosition::RightIndex);
        const QString again = finger("r2.png", "a", FingerPosition::RightIndex, 7);
        const QString left = finger("l1.png", "a", FingerPosition::LeftIndex);
        const QString other = finger("o1.png", "b", FingerPosition::LeftIndex);
        const Answer both = enrol(right, again);
        QCOMPARE(both.exit, 3);
        QVERIFY2(both.messages.contains("jari yang sama"), qPrintable(both.messages));
        const Answer first = enrol(right, left);
        QVERIFY2(first.exit == 0, qPrintable(first.messages));
        for (const auto& [r, l] : {std::pair(again, other), std::pair(other, again)}) {
            const Answer second = enrol(r, l);
            QCOMPARE(second.exit, 3);
            QVERIFY2(second.messages.contains("OP-0001"), qPrintable(second.messages));
        }
        // Renewed under the same id it is the same person.
        const Answer renewed = enrol(again, left, {"--id", "OP-0001"});
        QVERIFY2(renewed.exit == 0, qPrintable(renewed.messages));
    }

    void whomStudentsAskIsKeptOrRefused()
    {
        QCOMPARE(run({"office", "contact", "WA 0811-2222-3333"}).exit, 0);
        QVERIFY(run({"office", "show"}).output.contains("Kontak: WA 0811-2222-3333"));
        QCOMPARE(run({"office", "contact", QString(101, u'x')}).exit, 1);
        QVERIFY(run({"office", "show"}).output.contains("Kontak: WA 0811-2222-3333"));
        QCOMPARE(run({"office", "contact", ""}).exit, 0);
        QVERIFY(!run({"office", "show"}).output.contains("Kontak"));
    }

    void whatIsNoFingerIsRefused_data()
    {
        QTest::addColumn<QString>("picture");
        drivers::Subject subject;
        subject.id = "1471095203090003";
        const RgbImage face = drivers::makePortrait(1, subject, 1).image;
        GrayImage portrait{face.widthPx, face.heightPx, 0, {}};
        for (std::size_t i = 0; i + 2 < face.pixels.size(); i += 3) {
            portrait.pixels.push_back(static_cast<std::uint8_t>(
                (face.pixels[i] + face.pixels[i + 1] + face.pixels[i + 2]) / 3));
        }
        QTest::newRow("an iris") << saved(
            "iris.png", drivers::makeIris(1, "a", Eye::Left, drivers::IrisOptions()).image);
        QTest::newRow("a portrait") << saved("portrait.png", portrait);
    }

    void whatIsNoFingerIsRefused()
    {
        QFETCH(const QString, picture);
        const QString left = finger("left.png", "c", FingerPosition::LeftIndex);
        const Answer answer = enrol(picture, left);
        QCOMPARE(answer.exit, 1);
        QVERIFY2(answer.messages.contains("bukan sidik jari"), qPrintable(answer.messages));
    }

    void wrongWordsAreNamedWithTheRightOnes_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("wrong");
        QTest::addColumn<QString>("right");
        QTest::newRow("role") << QStringList{"operator", "enrol", "--name", "A", "--role", "boss"}
                              << "boss"
                              << "supervisor";
        QTest::newRow("mode") << QStringList{"office",   "init",  "--name", "A",
                                             "--region", "14.71", "--mode", "PROD"}
                              << "PROD"
                              << "PRODUCTION";
        QTest::newRow("region") << QStringList{"office",   "init",     "--name", "A",
                                               "--region", "99.99.99", "--mode", "LATIHAN"}
                                << "99.99.99"
                                << "14.71";
        QTest::newRow("station code")
            << QStringList{"station", "new", "--request", "r", "--code", "pku k01"} << "pku k01"
            << "A–Z";
        QTest::newRow("policy key") << QStringList{"policy", "edit", "nonsense=3"} << "nonsense"
                                    << "policy show";
    }

    void wrongWordsAreNamedWithTheRightOnes()
    {
        QFETCH(const QStringList, arguments);
        QFETCH(const QString, wrong);
        QFETCH(const QString, right);
        const Answer answer = run(arguments);
        QCOMPARE(answer.exit, 2);
        QVERIFY2(answer.messages.contains(wrong) && answer.messages.contains(right),
                 qPrintable(answer.messages));
    }

    void aPolicyThatSaysNothingNewIsNotSigned()
    {
        const Answer none = run({"policy", "sign"});
        QCOMPARE(none.exit, 3);
        QVERIFY2(none.messages.contains("policy edit"), qPrintable(none.messages));
        QCOMPARE(run({"policy", "edit", "finger.accept=41"}).exit, 0);
        QCOMPARE(run({"policy", "sign"}).exit, 0);
        QCOMPARE(run({"policy", "edit", "finger.accept=41"}).exit, 0);
        QCOMPARE(run({"policy", "sign"}).exit, 3);
    }

    /// The draft is a file that a person may edit by hand.
    void aPhotoThatIsNotThreeToFourIsNotSigned()
    {
        QCOMPARE(run({"policy", "edit", "photo.width=600", "photo.height=800"}).exit, 0);
        QFile draft(m_folder.filePath(QStringLiteral("office/policy.draft.json")));
        QVERIFY(draft.open(QIODevice::ReadOnly));
        QByteArray edited = draft.readAll();
        draft.close();
        QVERIFY(edited.contains("\"photo.width\":600"));
        edited.replace("\"photo.width\":600", "\"photo.width\":700");
        QVERIFY(draft.open(QIODevice::WriteOnly));
        draft.write(edited);
        draft.close();
        const Answer refused = run({"policy", "sign"});
        QVERIFY(refused.exit != 0);
        QVERIFY2(refused.messages.contains(QStringLiteral("3 banding 4")) &&
                     refused.messages.contains(QStringLiteral("policy edit photo.width=")),
                 qPrintable(refused.messages));
        QCOMPARE(run({"policy", "edit", "photo.width=600", "photo.height=800"}).exit, 0);
        QCOMPARE(run({"policy", "sign"}).exit, 0);
    }

    void whatIsNotUsedYetIsSaidInJsonToo()
    {
        const Answer shown = run({"policy", "show", "--json"});
        QCOMPARE(shown.exit, 0);
        const auto json = QJsonDocument::fromJson(shown.output.toUtf8()).object();
        QCOMPARE(json[QStringLiteral("notInForce")].toArray(),
                 QJsonArray{QStringLiteral("card.lead")});
        QVERIFY(json[QStringLiteral("values")].toObject().contains(QStringLiteral("card.lead")));
    }
};

} // namespace rekam::testing

QTEST_GUILESS_MAIN(rekam::testing::OfficeDeskTest)
#include "tst_office_desk.moc"
