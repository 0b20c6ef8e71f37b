// A laptop becomes a station: what each bundle is told of before anybody types, and the panel of
// the login screen from the first file to the first login.
#include "provision/envelope.h"
#include "provision/key_file.h"
#include "provision/office.h"
#include "station_home.h"

#include <QFile>
#include <QSignalSpy>
#include <QTest>

namespace rekam::testing {

using joining::Unfit;
using view::ActionId;

namespace {

using namespace std::chrono_literals;

constexpr const char* kRina = "rina empat kata";
constexpr const char* kYuliana = "yuliana punya kode";

/// A laptop that has made its request, an office that answers it, and a flash disk with files.
class Laptop
{
public:
    Laptop()
        : centre((folder.path() + "/kantor").toStdString(), "tcp://127.0.0.1:9")
        , kit(centre, (folder.path() + "/laptop").toStdString(), "PKU-K03")
    {
        provision::KeyFile keys;
        keys.put(provision::kSigningKeyName, kit.signer.seed().view());
        keys.put(provision::kBoxKeyName, kit.box.privateKey());
        REKAM_CHECK(posixFiles()
                        .writeDurably(kit.home.stationKeys(), keys.write("", {}, random).value())
                        .ok());
        forget();
    }

    /// As after `station request`: no bundle, no known office.
    void forget() const
    {
        REKAM_CHECK(posixFiles().remove(kit.home.bundle()).ok());
        REKAM_CHECK(posixFiles().remove(kit.home.confirmedOffice()).ok());
    }

    /// What the office answers, with a change that it signs too.
    Bytes answer(const std::function<void(provision::Bundle&)>& change = {})
    {
        const auto before = posixFiles().read(kit.home.bundle(), provision::kEnvelopeBytesMax);
        kit.rebundle(centre.endpoint, centre.intakeCurve.publicKey());
        const Bytes file = posixFiles().read(kit.home.bundle(), 1U << 20U).value();
        REKAM_CHECK((before ? posixFiles().writeDurably(kit.home.bundle(), before.value())
                            : posixFiles().remove(kit.home.bundle()))
                        .ok());
        auto bundle = provision::openBundle(file, centre.office.publicKey()).value();
        addPerson(bundle, "OP-0001", "Rina Marlina", provision::OperatorRole::Operator);
        addPerson(bundle, "OP-0003", "Yuliana Arsyad", provision::OperatorRole::Supervisor);
        if (change) {
            change(bundle);
        }
        return provision::signBundle(bundle, centre.office);
    }

    [[nodiscard]] joining::World world() { return {&posixFiles(), &clock, &random}; }

    [[nodiscard]] std::string fingerprint() const
    {
        return provision::fingerprintOf(centre.office.publicKey());
    }

    QString put(const QString& name, const Bytes& bytes) const
    {
        const QString path = folder.path() + "/disk/" + name;
        REKAM_CHECK(posixFiles().makeFolder((folder.path() + "/disk").toStdString()).ok());
        REKAM_CHECK(posixFiles().writeDurably(path.toStdString(), bytes).ok());
        return path;
    }

    QTemporaryDir folder;
    StillClock clock;
    crypto::SystemRandom random;
    KitCentre centre;
    KitStation kit;

private:
    void addPerson(provision::Bundle& bundle, const char* id, const char* name,
                   provision::OperatorRole role)
    {
        provision::OperatorCredential credential;
        credential.id = id;
        credential.name = name;
        credential.role = role;
        credential.fingers = {{FingerPosition::RightIndex, Bytes(32)},
                              {FingerPosition::LeftIndex, Bytes(32)}};
        credential.issuedAt = clock.now;
        credential.expiresAt = clock.now + 24h;
        bundle.operators.push_back(
            {id, name, role,
             provision::sealCredential(provision::signCredential(credential, centre.office),
                                       kit.box.publicKey(), random)
                 .value()});
    }
};

/// The station of that laptop as its window starts it.
class Started
{
public:
    explicit Started(Laptop& laptop)
        : core(laptop.kit.home,
               workflow::Surroundings{&posixFiles(), &laptop.clock, &laptop.random}, capture,
               display)
        , station(core)
    {
        station.panels().joining().setFolders({laptop.folder.path() + "/disk"});
        station.start();
    }

    void settle()
    {
        bool done = false;
        core.compute(
            &core, [] { return 0; }, [&done](int) { done = true; });
        REKAM_CHECK(QTest::qWaitFor([&done] { return done; }, 60'000));
    }

    void read(const QString& path)
    {
        station.panels().chooseFile(path);
        settle();
    }

    void type(const QString& person, const char* passphrase)
    {
        station.panels().enterApproval(person, QString::fromUtf8(passphrase));
    }

    void press(ActionId id) { station.act(id, {}); }

    FakeCapture capture;
    RememberingDisplay display;
    workflow::StationCore core;
    workflow::Station station;
};

} // namespace

class JoiningTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void aGoodBundleIsFit()
    {
        Laptop laptop;
        const Bytes file = laptop.answer();
        auto examined = joining::examineBundle(laptop.world(), laptop.kit.home, file);
        QVERIFY(!examined.unfit);
        QVERIFY(!examined.officeConfirmed);
        QCOMPARE(examined.bundle.stationCode, std::string("PKU-K03"));
        joining::ImportFacts facts;
        facts.officeFingerprint = laptop.fingerprint();
        QVERIFY(joining::importBundle(laptop.world(), laptop.kit.home, file, facts).ok());
        examined = joining::examineBundle(laptop.world(), laptop.kit.home, laptop.answer());
        QVERIFY2(!examined.unfit, "renewed by the same office");
        QVERIFY(examined.officeConfirmed);
    }

    void unfitBundles_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<bool>("joined");
        QTest::addColumn<int>("unfit");
        const auto row = [](const char* name, const char* what, bool joined, Unfit unfit) {
            QTest::newRow(name) << QString::fromUtf8(what) << joined << static_cast<int>(unfit);
        };
        row("another kind of file", "text", false, Unfit::NoBundle);
        row("cut off", "cut", false, Unfit::NoBundle);
        row("one bit turned", "bit", false, Unfit::NoBundle);
        row("one bit turned, office known", "bit", true, Unfit::NoBundle);
        row("of another laptop", "laptop", false, Unfit::OtherLaptop);
        row("expired", "expired", false, Unfit::Expired);
        row("expired, office known", "expired", true, Unfit::Expired);
        row("no request was made", "keys", false, Unfit::NoOwnKeys);
        row("of another office", "office", true, Unfit::OtherOffice);
        row("of another code", "code", true, Unfit::OtherStation);
        row("older than the one in use", "older", true, Unfit::Older);
    }

    void unfitBundles()
    {
        QFETCH(const QString, what);
        QFETCH(const bool, joined);
        QFETCH(const int, unfit);
        Laptop laptop;
        joining::ImportFacts facts;
        facts.officeFingerprint = laptop.fingerprint();
        if (joined) {
            const Bytes first = laptop.answer([](provision::Bundle& bundle) { bundle.serial = 5; });
            QVERIFY(joining::importBundle(laptop.world(), laptop.kit.home, first, facts).ok());
        }
        Bytes file = laptop.answer(
            [&what](provision::Bundle& bundle) { bundle.serial = what == "older" ? 4 : 6; });
        if (what == "expired") {
            laptop.clock.now += 25h;
        }
        if (what == "text") {
            file = toBytes(asBytes("bukan berkas stasiun"));
        } else if (what == "cut") {
            file.resize(file.size() - 1);
        } else if (what == "bit") {
            file[file.size() / 2] ^= std::byte{1};
        } else if (what == "laptop") {
            const KitStation other(laptop.centre, (laptop.folder.path() + "/lain").toStdString(),
                                   "PKU-K04");
            file = posixFiles().read(other.home.bundle(), provision::kEnvelopeBytesMax).value();
        } else if (what == "office") {
            const KitCentre centre((laptop.folder.path() + "/kampar").toStdString(), "tcp://h:9");
            const KitStation other(centre, (laptop.folder.path() + "/lain").toStdString(),
                                   "PKU-K03");
            file = posixFiles().read(other.home.bundle(), provision::kEnvelopeBytesMax).value();
        } else if (what == "code") {
            laptop.kit.code = "PKU-K09";
            file = laptop.answer();
        } else if (what == "keys") {
            QVERIFY(posixFiles().remove(laptop.kit.home.agentKeys()).ok());
        }
        const auto before = posixFiles().read(laptop.kit.home.bundle(), 1U << 20U);
        const auto examined = joining::examineBundle(laptop.world(), laptop.kit.home, file);
        QVERIFY(examined.unfit.has_value());
        QCOMPARE(static_cast<int>(*examined.unfit), unfit);
        QVERIFY2(!joining::importBundle(laptop.world(), laptop.kit.home, file, facts).ok(),
                 "what examineBundle() calls unfit is refused");
        const auto after = posixFiles().read(laptop.kit.home.bundle(), 1U << 20U);
        QCOMPARE(after.ok(), before.ok());
        QVERIFY(!after || after.value() == before.value());
    }

    void fingerprintAsRead_data()
    {
        QTest::addColumn<QString>("change");
        QTest::addColumn<bool>("same");
        QTest::newRow("as written") << QStringLiteral("") << true;
        QTest::newRow("small letters") << QStringLiteral("small") << true;
        QTest::newRow("without spaces") << QStringLiteral("dense") << true;
        QTest::newRow("one digit off") << QStringLiteral("digit") << false;
        QTest::newRow("one group short") << QStringLiteral("short") << false;
        QTest::newRow("nothing") << QStringLiteral("nothing") << false;
    }

    void fingerprintAsRead()
    {
        QFETCH(const QString, change);
        QFETCH(const bool, same);
        Laptop laptop;
        QString read = QString::fromStdString(laptop.fingerprint());
        if (change == "small") {
            read = read.toLower();
        } else if (change == "dense") {
            read.remove(QLatin1Char(' '));
        } else if (change == "digit") {
            read[0] = read[0] == QLatin1Char('1') ? QLatin1Char('2') : QLatin1Char('1');
        } else if (change == "short") {
            read.chop(5);
        } else if (change == "nothing") {
            read.clear();
        }
        QCOMPARE(joining::isOfficeFingerprint(laptop.answer(), read.toStdString()), same);
    }

    void fromTheFirstFileToTheFirstLogin()
    {
        Laptop laptop;
        const QString path = laptop.put(QStringLiteral("PKU-K03.bundle"), laptop.answer());
        {
            Started now(laptop);
            QSignalSpy joined(&now.station.panels().joining(), &workflow::JoiningPanel::joined);
            QCOMPARE(now.display.login.state, view::LoginState::NotProvisioned);
            now.press(ActionId::Primary);
            now.settle();
            QVERIFY(now.display.files);
            QCOMPARE(now.display.files->files.size(), 1);
            now.read(path);
            QVERIFY2(now.display.reason, "the office is confirmed before anybody types a secret");
            now.press(ActionId::Primary);
            QVERIFY(!now.display.reason->alert.cause.isEmpty());
            now.station.panels().setNote(QStringLiteral("0000 0000"));
            now.press(ActionId::Primary);
            QVERIFY(now.display.reason);
            QCOMPARE(now.display.reason->alert.tone, view::Tone::Err);
            now.station.panels().setNote(QString::fromStdString(laptop.fingerprint()));
            now.press(ActionId::Primary);
            QVERIFY(now.display.approval);
            QCOMPARE(now.display.approval->supervisors.size(), 2);

            now.type(QStringLiteral("OP-0001"), "pendek");
            QCOMPARE(now.display.approval->alert.tone, view::Tone::Warn);
            now.type(QStringLiteral("OP-0001"), kRina);
            QCOMPARE(now.display.approval->supervisors.size(), 1);
            now.type(QStringLiteral("OP-0001"), "rina empat kita");
            QCOMPARE(now.display.approval->alert.tone, view::Tone::Warn);
            QCOMPARE(now.display.approval->supervisors.size(), 2);
            now.type(QStringLiteral("OP-0001"), kRina);
            now.type(QStringLiteral("OP-0001"), kRina);
            QCOMPARE(now.display.approval->supervisors.size(), 1);
            QCOMPARE(now.display.approval->supervisors.front().id, QStringLiteral("OP-0003"));
            now.type(QStringLiteral("OP-0003"), kYuliana);
            now.type(QStringLiteral("OP-0003"), kYuliana);
            QVERIFY(QTest::qWaitFor([&joined] { return joined.size() == 1; }, 120'000));
            QVERIFY(!now.station.panels().isOpen());
        }
        for (const auto& [person, passphrase] :
             {std::pair{"OP-0001", kRina}, std::pair{"OP-0003", kYuliana}}) {
            Started now(laptop);
            QCOMPARE(now.display.login.state, view::LoginState::Ready);
            now.station.login(QString::fromUtf8(person), QString::fromUtf8(passphrase));
            QVERIFY(QTest::qWaitFor([&now] { return now.core.loggedIn(); }, 60'000));
            now.core.lock();
            QVERIFY(QTest::qWaitFor([&now] { return !now.core.loggedIn(); }, 60'000));
        }
        // A renewed bundle of the same office asks for nothing.
        const QString renewed =
            laptop.put(QStringLiteral("baru.bundle"),
                       laptop.answer([](provision::Bundle& bundle) { bundle.serial = 2; }));
        Started now(laptop);
        QSignalSpy joined(&now.station.panels().joining(), &workflow::JoiningPanel::joined);
        now.press(ActionId::Import);
        now.settle();
        now.read(renewed);
        QVERIFY(QTest::qWaitFor([&joined] { return joined.size() == 1; }, 120'000));
    }

    void unfitFilesAreToldAtOnce_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("told");
        QTest::newRow("not there") << QStringLiteral("none") << QStringLiteral("tidak ditemukan");
        QTest::newRow("another file")
            << QStringLiteral("text") << QStringLiteral("bukan berkas stasiun");
        QTest::newRow("far too long")
            << QStringLiteral("long") << QStringLiteral("bukan berkas stasiun");
        QTest::newRow("another laptop's") << QStringLiteral("laptop") << QStringLiteral("PKU-K04");
        QTest::newRow("expired") << QStringLiteral("expired") << QStringLiteral("habis masa");
    }

    void unfitFilesAreToldAtOnce()
    {
        QFETCH(const QString, what);
        QFETCH(const QString, told);
        Laptop laptop;
        Bytes file = laptop.answer();
        if (what == "expired") {
            laptop.clock.now += 25h;
        }
        if (what == "text") {
            file = toBytes(asBytes("bukan berkas"));
        } else if (what == "long") {
            file.resize(provision::kEnvelopeBytesMax + 1);
        } else if (what == "laptop") {
            const KitStation other(laptop.centre, (laptop.folder.path() + "/lain").toStdString(),
                                   "PKU-K04");
            file = posixFiles().read(other.home.bundle(), provision::kEnvelopeBytesMax).value();
        }
        const QString path = laptop.put(QStringLiteral("a.bundle"), file);
        Started now(laptop);
        now.press(ActionId::Primary);
        now.settle();
        now.read(what == "none" ? path + "x" : path);
        QVERIFY2(now.display.files, "nobody is asked anything for a file that will not do");
        QCOMPARE(now.display.files->files.size(), 1);
        QVERIFY2(now.display.files->alert.cause.contains(told),
                 qPrintable(now.display.files->alert.cause));
        QVERIFY(!now.display.files->alert.remedy.isEmpty());
        now.press(ActionId::Close);
        QVERIFY(!now.station.panels().isOpen());
    }

    void anotherFileForgetsTheFingerprint()
    {
        Laptop laptop;
        const QString path = laptop.put(QStringLiteral("a.bundle"), laptop.answer());
        Started now(laptop);
        now.press(ActionId::Primary);
        now.settle();
        now.read(path);
        now.station.panels().setNote(QStringLiteral("0000"));
        now.press(ActionId::ChooseAnother);
        now.settle();
        now.read(path);
        QVERIFY(now.display.reason);
        QVERIFY(now.display.reason->note.isEmpty());
    }
};

} // namespace rekam::testing

QTEST_GUILESS_MAIN(rekam::testing::JoiningTest)
#include "tst_joining.moc"
