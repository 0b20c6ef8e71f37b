// The desks beside a recording: Perangkat by its cards, the look that is remembered, what is
// measured.
#include "base/clock.h"
#include "base/file.h"
#include "crypto/random_source.h"
#include "station_home.h"
#include "workflow/desks/devices_desk.h"
#include "workflow/desks/link_alert.h"
#include "workflow/desks/readiness.h"
#include "workflow/session/appearance_file.h"
#include "workflow/words/times.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace rekam::testing {

using drivers::DeviceKind;
using view::ActionId;
using workflow::DeviceState;

namespace {

DeviceState device(DeviceKind kind, DeviceState::Health health, int alternatives)
{
    DeviceState state;
    state.kind = kind;
    state.health = health;
    state.alternatives = alternatives;
    if (health != DeviceState::Health::Absent) {
        state.info.kind = kind;
        state.info.id = "id";
        state.info.driver = "v4l2";
        state.info.maker = "Acme";
        state.info.model = "One";
        state.info.serial = "S-77";
    }
    return state;
}

void write(const QString& path, const QByteArray& content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

} // namespace

class DesksTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    SystemClock m_clock;
    crypto::SystemRandom m_random;

    [[nodiscard]] provision::Home home() const { return {m_folder.path().toStdString()}; }

private Q_SLOTS:

    void troubleComesFirstAndIsMended()
    {
        FakeCapture capture;
        capture.states = {device(DeviceKind::Camera, DeviceState::Health::Ready, 1),
                          device(DeviceKind::SignaturePad, DeviceState::Health::Absent, 0),
                          device(DeviceKind::FingerprintReader, DeviceState::Health::Lost, 1)};
        RememberingDisplay display;
        workflow::StationCore core(home(), {&posixFiles(), &m_clock, &m_random}, capture, display);
        workflow::DevicesDesk desk(core);
        desk.show();
        QVERIFY(display.devices.cards.isEmpty()); // not open yet
        desk.enter();
        desk.show();
        // Three devices, the student's screen, printer, disk, battery, network.
        QCOMPARE(display.devices.cards.size(), 8);
        QCOMPARE(display.devices.cards[0].id, QStringLiteral("fingerprint"));
        QCOMPARE(display.devices.cards[0].chip.tone, view::Tone::Err);
        QCOMPARE(display.devices.cards[1].id, QStringLiteral("signature"));
        QCOMPARE(display.devices.cards[1].chip.tone, view::Tone::Warn);
        QVERIFY(display.devices.cards[2].model.contains(QStringLiteral("S-77")));
        QCOMPARE(display.devices.actions.primary->subject, QStringLiteral("fingerprint"));
        desk.act(ActionId::Primary, {});
        QCOMPARE(capture.swapped, QVector<DeviceKind>{DeviceKind::FingerprintReader});
    }

    void selfTestSaysWhatItFound_data()
    {
        QTest::addColumn<bool>("passed");
        QTest::addColumn<view::Tone>("tone");
        QTest::newRow("passes") << true << view::Tone::Ok;
        QTest::newRow("does not pass") << false << view::Tone::Warn;
    }

    void selfTestSaysWhatItFound()
    {
        QFETCH(const bool, passed);
        QFETCH(const view::Tone, tone);
        FakeCapture capture;
        capture.states = {device(DeviceKind::IrisScanner, DeviceState::Health::Ready, 0)};
        RememberingDisplay display;
        workflow::StationCore core(home(), {&posixFiles(), &m_clock, &m_random}, capture, display);
        workflow::DevicesDesk desk(core);
        desk.enter();
        desk.act(ActionId::TestAll, {});
        QCOMPARE(capture.tests, 1);
        const QString running = display.devices.cards[0].state;
        Q_EMIT capture.selfTested(DeviceKind::IrisScanner, passed, QStringLiteral("lamp is dark"));
        QVERIFY(display.devices.cards[0].state != running);
        QCOMPARE(display.devices.cards[0].state.contains(QStringLiteral("lamp is dark")), !passed);
        QCOMPARE(display.devices.cards[0].chip.tone, tone);
        desk.act(ActionId::SwapDevice, QStringLiteral("iris"));
        desk.show();
        QVERIFY2(!display.devices.cards[0].state.contains(QStringLiteral("lamp is dark")),
                 "the result was the other device's");
    }

    /// *Belum diuji* stood beside a green tick.
    void aTickIsOnlyBesideWhatWasTested()
    {
        FakeCapture capture;
        capture.states = {device(DeviceKind::IrisScanner, DeviceState::Health::Ready, 0)};
        capture.states[0].info.origin = drivers::DeviceOrigin::Virtual;
        RememberingDisplay display;
        workflow::StationCore core(home(), {&posixFiles(), &m_clock, &m_random}, capture, display);
        workflow::DevicesDesk desk(core);
        desk.enter();
        desk.show();
        const auto card = [&] {
            return *std::ranges::find(display.devices.cards, QStringLiteral("iris"),
                                      &view::DeviceCardView::id);
        };
        QCOMPARE(card().chip.text, QStringLiteral("Belum diuji"));
        QVERIFY(card().chip.tone != view::Tone::Ok);
        QVERIFY2(!card().state.contains(QStringLiteral("diuji")), "one fact said twice");
        desk.act(ActionId::TestAll, {});
        QVERIFY(card().chip.tone != view::Tone::Ok);
        Q_EMIT capture.selfTested(DeviceKind::IrisScanner, true, {});
        QCOMPARE(card().chip.tone, view::Tone::Ok);
        QVERIFY(card().state.contains(QStringLiteral("lulus")));
    }

    void whatWaitsIsSaidOnlyWhereItDoes_data()
    {
        QTest::addColumn<control::LinkTrouble>("trouble");
        using enum control::LinkTrouble;
        QTest::newRow("no network") << Unreachable;
        QTest::newRow("stalled") << Stalled;
        QTest::newRow("busy") << ServerBusy;
        QTest::newRow("not known there") << Refused;
        QTest::newRow("another version") << ProtocolVersion;
    }

    /// Kirim said *pengiriman menunggu* over an empty table.
    void whatWaitsIsSaidOnlyWhereItDoes()
    {
        QFETCH(const control::LinkTrouble, trouble);
        const auto waits = workflow::linkAlert(trouble, workflow::Queue::Waits);
        const auto empty = workflow::linkAlert(trouble, workflow::Queue::Empty);
        QVERIFY(waits.remedy.contains(QStringLiteral("menunggu")));
        QVERIFY2(!empty.remedy.contains(QStringLiteral("menunggu")), qPrintable(empty.remedy));
        QVERIFY(!empty.remedy.isEmpty());
        QCOMPARE(waits.cause, empty.cause);
    }

    void anotherDayIsNamed_data()
    {
        QTest::addColumn<QString>("at");
        QTest::addColumn<QString>("minutes");
        QTest::addColumn<QString>("seconds");
        QTest::newRow("today") << "2026-11-22T09:42:07"
                               << "09.42"
                               << "09.42.07";
        QTest::newRow("this morning") << "2026-11-22T00:00:00"
                                      << "00.00"
                                      << "00.00.00";
        QTest::newRow("yesterday") << "2026-11-21T23:59:59"
                                   << "21/11 23.59"
                                   << "21/11 23.59";
        QTest::newRow("the same day of last year") << "2025-11-22T09:42:07"
                                                   << "22/11/2025"
                                                   << "22/11/2025";
    }

    /// What waits since eight days was *Disegel 22.21*, as if it were today.
    void anotherDayIsNamed()
    {
        QFETCH(const QString, at);
        QFETCH(const QString, minutes);
        QFETCH(const QString, seconds);
        const auto wall = [](const QString& local) {
            return WallTime(std::chrono::milliseconds(
                QDateTime::fromString(local, Qt::ISODate).toMSecsSinceEpoch()));
        };
        const WallTime now = wall(QStringLiteral("2026-11-22T22:28:00"));
        using workflow::words::pastTime;
        using enum workflow::words::Precision;
        QCOMPARE(pastTime(wall(at), now, Minutes), minutes);
        QCOMPARE(pastTime(wall(at), now, Seconds), seconds);
    }

    /// F6 changed a device at once, and nothing said from what to what.
    void aSwapIsSaidAndTakenBack()
    {
        FakeCapture capture;
        capture.states = {device(DeviceKind::Camera, DeviceState::Health::Ready, 1)};
        RememberingDisplay display;
        workflow::StationCore core(home(), {&posixFiles(), &m_clock, &m_random}, capture, display);
        workflow::DevicesDesk desk(core);
        std::vector<view::ToastView> toasts;
        connect(&desk, &workflow::Desk::wantsToast, this,
                [&toasts](const view::ToastView& toast) { toasts.push_back(toast); });
        desk.enter();
        desk.act(ActionId::SwapDevice, QStringLiteral("camera"));
        QCOMPARE(capture.swapped.size(), 1);
        QVERIFY2(toasts.empty(), "there was no other: nothing is said of a change");
        const drivers::DeviceInfo first = capture.states.front().info;
        drivers::DeviceInfo second = first;
        second.id = "another";
        second.model = "Kamera laptop";
        capture.onSwap = [&](DeviceKind) {
            drivers::DeviceInfo& now = capture.states.front().info;
            now = now.id == first.id ? second : first;
        };
        desk.act(ActionId::SwapDevice, QStringLiteral("camera"));
        QCOMPARE(toasts.size(), 1U);
        QVERIFY2(toasts.front().text.contains(QStringLiteral("Kamera laptop")),
                 qPrintable(toasts.front().text));
        QVERIFY(toasts.front().undo.has_value());
        QVERIFY(!desk.undo(QString())); // another toast's
        QVERIFY(desk.undo(toasts.front().undo->subject));
        QCOMPARE(capture.states.front().info.id, first.id);
    }

    void escapeLeadsBack_data()
    {
        QTest::addColumn<QString>("waiting");
        QTest::addColumn<int>("returned");
        QTest::newRow("to the student") << QStringLiteral("Nabila") << 1;
        QTest::newRow("home, with nobody waiting") << QString() << 0;
    }

    void escapeLeadsBack()
    {
        QFETCH(const QString, waiting);
        QFETCH(const int, returned);
        FakeCapture capture;
        RememberingDisplay display;
        workflow::StationCore core(home(), {&posixFiles(), &m_clock, &m_random}, capture, display);
        workflow::DevicesDesk desk(core);
        desk.setWaiting(waiting);
        desk.enter();
        desk.show();
        const QSignalSpy back(&desk, &workflow::DevicesDesk::returnRequested);
        const QSignalSpy away(&desk, &workflow::Desk::wantsScreen);
        desk.act(ActionId::Back, {});
        QCOMPARE(back.count(), returned);
        QCOMPARE(away.count(), 1 - returned);
        QVERIFY(display.devices.actions.actions.first().label.contains(waiting));
    }

    void atLoginNobodyIsChosenForAnother()
    {
        StationHome home;
        QVERIFY2(home.display.login.chosenId.isEmpty(), "three people: each says who they are");
        home.station->login({}, QStringLiteral("apa saja"));
        QCOMPARE(home.display.login.state, view::LoginState::Ready);
        home.logIn();
        home.core->lock();
        QVERIFY(QTest::qWaitFor([&home] { return !home.core->loggedIn(); }, 30'000));
        QCOMPARE(home.display.login.chosenId, QStringLiteral("OP-0001"));
    }

    void wrongPassphrasesMakeOnePersonWait()
    {
        StationHome home;
        home.station->chooseOperator(QStringLiteral("OP-0001"));
        const auto answered = [&home] {
            return home.display.login.state == view::LoginState::Wrong ||
                   home.display.login.state == view::LoginState::Waiting;
        };
        for (int wrong = 0; wrong <= store::kWrongPassphrasesBeforeWait; ++wrong) {
            home.station->chooseOperator(QStringLiteral("OP-0001"));
            home.station->login(QStringLiteral("OP-0001"), QStringLiteral("salah"));
            QVERIFY(QTest::qWaitFor(answered, 30'000));
        }
        QCOMPARE(home.display.login.state, view::LoginState::Waiting);
        QVERIFY(!home.display.login.fieldError.isEmpty());
        static const QRegularExpression counting(QStringLiteral("^Tunggu ([0-9]+) detik$"));
        const auto& primary = home.display.login.actions.primary;
        QVERIFY(primary.has_value());
        const auto told = counting.match(primary->label);
        QVERIFY2(told.hasMatch(), qPrintable(primary->label));
        QVERIFY(told.captured(1).toInt() >= 1 && told.captured(1).toInt() <= 30);
        QCOMPARE(primary->state, view::ActionState::Disabled);
        home.station->chooseOperator(QStringLiteral("OP-0003"));
        QCOMPARE(home.display.login.state, view::LoginState::Ready);
        QVERIFY2(home.display.login.fieldError.isEmpty(), "somebody else's wait");
        home.station->chooseOperator(QStringLiteral("OP-0001"));
        QCOMPARE(home.display.login.state, view::LoginState::Waiting);
        home.station->chooseOperator(QStringLiteral("OP-0003"));
        home.logIn(kSupervisorId, kSupervisorCode);
        QVERIFY(home.core->loggedIn());
    }

    void lookIsRemembered()
    {
        view::AppearanceView chosen;
        chosen.theme = view::ThemeChoice::Dark;
        chosen.scalePercent = 150;
        chosen.language = view::LanguageChoice::English;
        chosen.motion = view::MotionChoice::Reduced;
        QVERIFY(workflow::saveAppearance(home(), posixFiles(), chosen));
        const view::AppearanceView loaded = workflow::loadAppearance(home(), posixFiles());
        QCOMPARE(loaded.theme, chosen.theme);
        QCOMPARE(loaded.scalePercent, chosen.scalePercent);
        QCOMPARE(loaded.language, chosen.language);
        QCOMPARE(loaded.motion, chosen.motion);
    }

    void brokenLookFallsBack_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<int>("scale");
        QTest::newRow("empty") << QByteArray() << 100;
        QTest::newRow("no object") << QByteArray("[1]") << 100;
        QTest::newRow("wrong types") << QByteArray(R"({"theme":1,"scale":"big"})") << 100;
        QTest::newRow("far too large") << QByteArray(R"({"scale":9000})") << 200;
        QTest::newRow("far too small") << QByteArray(R"({"scale":-1})") << 100;
    }

    void brokenLookFallsBack()
    {
        QFETCH(const QByteArray, content);
        QFETCH(const int, scale);
        write(m_folder.filePath(QStringLiteral("appearance.json")), content);
        const view::AppearanceView loaded = workflow::loadAppearance(home(), posixFiles());
        QCOMPARE(loaded.theme, view::ThemeChoice::Light);
        QCOMPARE(loaded.scalePercent, scale);
    }

    void batteryIsReadAsTheKernelSaysIt_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("scope");
        QTest::addColumn<QByteArray>("capacity");
        QTest::addColumn<QByteArray>("status");
        QTest::addColumn<int>("percent"); // -1: none
        QTest::addColumn<bool>("charging");
        QTest::newRow("discharging")
            << QByteArray("Battery\n") << QByteArray() << QByteArray("63\n")
            << QByteArray("Discharging\n") << 63 << false;
        QTest::newRow("charging") << QByteArray("Battery\n") << QByteArray() << QByteArray("14\n")
                                  << QByteArray("Charging\n") << 14 << true;
        QTest::newRow("a mouse") << QByteArray("Battery\n") << QByteArray("Device\n")
                                 << QByteArray("80\n") << QByteArray("Discharging\n") << -1
                                 << false;
        QTest::newRow("mains") << QByteArray("Mains\n") << QByteArray() << QByteArray("1\n")
                               << QByteArray() << -1 << false;
        QTest::newRow("no number") << QByteArray("Battery\n") << QByteArray() << QByteArray("?\n")
                                   << QByteArray("Unknown\n") << -1 << false;
    }

    void batteryIsReadAsTheKernelSaysIt()
    {
        QFETCH(const QByteArray, type);
        QFETCH(const QByteArray, scope);
        QFETCH(const QByteArray, capacity);
        QFETCH(const QByteArray, status);
        QFETCH(const int, percent);
        QFETCH(const bool, charging);
        QTemporaryDir supplies;
        const QString supply = supplies.filePath(QStringLiteral("BAT0"));
        QVERIFY(QDir().mkpath(supply));
        write(supply + QStringLiteral("/type"), type);
        write(supply + QStringLiteral("/scope"), scope);
        write(supply + QStringLiteral("/capacity"), capacity);
        write(supply + QStringLiteral("/status"), status);
        const auto battery = workflow::readBattery(supplies.path());
        QCOMPARE(battery ? battery->percent : -1, percent);
        QCOMPARE(battery && battery->charging, charging);
    }

    void aVaultThatDoesNotOpenSaysWhy_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("detail");
        QTest::addColumn<QString>("told");
        const int storage = static_cast<int>(ErrorCode::Storage);
        QTest::newRow("rights") << storage << QByteArray("store/attempts: Permission denied")
                                << "hak tulis";
        QTest::newRow("mounted read-only")
            << storage << QByteArray("attempt to write a readonly database") << "hak tulis";
        QTest::newRow("full") << static_cast<int>(ErrorCode::NoSpace)
                              << QByteArray("store/attempts") << "Disk penuh";
        QTest::newRow("else") << storage << QByteArray("Input/output error")
                              << "(Input/output error)";
    }

    void aVaultThatDoesNotOpenSaysWhy()
    {
        QFETCH(const int, code);
        QFETCH(const QByteArray, detail);
        QFETCH(const QString, told);
        StationHome home;
        home.station->start();
        Q_EMIT home.core->unlockFailed({static_cast<ErrorCode>(code), detail.toStdString()});
        QVERIFY2(home.display.login.fieldError.contains(told),
                 qPrintable(home.display.login.fieldError));
    }

    /// A damaged store said that the passphrase was wrong, and counted the tries.
    void aDamagedVaultIsNotAWrongPassphrase()
    {
        StationHome home;
        const workflow::Surroundings world{&posixFiles(), &home.clock, &home.random};
        const auto identity = workflow::loadIdentity(home.kit.home, posixFiles());
        const auto opened = [&](const char* passphrase) {
            const auto station = workflow::unlockStation(
                identity.value(), world,
                {std::string(kOperatorId), SecretBytes(asBytes(std::string_view(passphrase)))});
            return station ? std::nullopt : std::optional(station.error().code);
        };
        QVERIFY(!opened(kOperatorCode));
        QCOMPARE(opened("bukan-itu"), ErrorCode::Integrity);
        QFile file(QString::fromStdString((home.kit.home.store() / "station.db").string()));
        QVERIFY(file.open(QIODevice::ReadWrite));
        QByteArray bytes = file.readAll();
        constexpr qsizetype kEvery = 4096;
        for (qsizetype at = kEvery / 2; at < bytes.size(); at += kEvery) {
            bytes[at] ^= 0x10;
        }
        QVERIFY(file.seek(0) && file.write(bytes) == bytes.size() && file.flush());
        QFile::remove(file.fileName() + QStringLiteral("-wal"));
        QCOMPARE(opened(kOperatorCode), ErrorCode::Storage);
        QCOMPARE(opened("bukan-itu"), ErrorCode::Integrity);
    }

    void refusalsKeepTheirNames()
    {
        for (const auto block :
             {workflow::BeginBlock::KeysExpired, workflow::BeginBlock::DiskFull,
              workflow::BeginBlock::Offline, workflow::BeginBlock::NoSession,
              workflow::BeginBlock::StoreDamaged, workflow::BeginBlock::OlderStore}) {
            QCOMPARE(workflow::parseBeginBlock(workflow::tokenOf(block)), block);
            QVERIFY(!workflow::matter(block).remedy.isEmpty());
        }
        QVERIFY(!workflow::parseBeginBlock("something else"));
    }
};

} // namespace rekam::testing

QTEST_MAIN(rekam::testing::DesksTest)
#include "tst_desks.moc"
