// The program itself, with its window, store and devices, played by real keys: a list named at the
// start, a power cut in the middle of a student, and the next start.
//
// The test runs itself once more for each play: enroll-station's own main() is linked in, and a
// player presses keys as soon as its application is there.
#include "ui/kit/inline_alert.h"
#include "ui/pages/panels.h"
#include "ui/station_window.h"

#include <QApplication>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QProcess>
#include <QTemporaryDir>
#include <QTimer>
#include <QtTest>

#include <csignal>
#include <cstdio>
#include <functional>
#include <vector>

/// enroll-station's main(), under another name.
int stationMain(int argc, char** argv);

namespace {

using rekam::view::Screen;

constexpr int kTickMs = 60;      // longer than a scanner's gap between two keys
constexpr int kTicksMax = 2'500; // of one play, on a busy machine
constexpr int kQuietTicks = 25;  // in which nothing more happens by itself

rekam::ui::StationWindow* window()
{
    for (QWidget* each : QApplication::topLevelWidgets()) {
        if (auto* found = qobject_cast<rekam::ui::StationWindow*>(each)) {
            return found;
        }
    }
    return nullptr;
}

bool isAt(Screen screen)
{
    return window() != nullptr && window()->openScreen() == screen;
}

template <typename Kind>
bool shows()
{
    const auto all = window()->findChildren<Kind*>();
    return std::any_of(all.begin(), all.end(), [](const Kind* each) { return each->isVisible(); });
}

bool tells(const QString& words)
{
    const auto all = window()->findChildren<rekam::ui::InlineAlert*>();
    return std::any_of(all.begin(), all.end(), [&words](const rekam::ui::InlineAlert* each) {
        return each->isVisible() && each->alert().cause.contains(words);
    });
}

void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    QWidget* focus = QApplication::focusWidget();
    QTest::keyClick(focus != nullptr ? focus : window(), key, modifiers);
}

QLineEdit* field()
{
    return qobject_cast<QLineEdit*>(QApplication::focusWidget());
}

/// Acts at every tick until it is done.
struct Act
{
    const char* what;
    std::function<bool()> done;
    std::function<void()> act;
};

class Player : public QObject
{
public:
    explicit Player(std::vector<Act> acts)
        : m_acts(std::move(acts))
    {
        connect(&m_timer, &QTimer::timeout, this, [this] { tick(); });
        m_timer.start(kTickMs);
    }

private:
    void tick()
    {
        if (++m_ticks > kTicksMax) {
            (void)std::fprintf(stderr, "stuck: %s\n", m_acts.at(m_at).what);
            std::_Exit(9);
        }
        if (window() == nullptr) {
            return;
        }
        while (m_at < m_acts.size() && m_acts[m_at].done()) {
            ++m_at;
        }
        if (m_at == m_acts.size()) {
            m_timer.stop();
            window()->close();
            return;
        }
        m_acts[m_at].act();
    }

    std::vector<Act> m_acts;
    std::size_t m_at = 0;
    int m_ticks = 0;
    QTimer m_timer;
};

void nothing() {}

void enter()
{
    press(Qt::Key_Return);
}

std::vector<Act> login()
{
    static bool typed = false;
    return {{"a person is chosen by a digit",
             [] { return isAt(Screen::Login) && field() != nullptr; },
             [] {
                 press(Qt::Key_1);
             }},
            {"the passphrase is typed", [] { return typed; },
             [] {
                 field()->setText(qEnvironmentVariable("REKAM_PLAY_CODE"));
                 typed = true;
             }},
            {"logged in", [] { return !isAt(Screen::Login); }, enter}};
}

std::vector<Act> cutShort()
{
    std::vector<Act> acts = login();
    for (Act& act : std::vector<Act>{
             {"the list is imported", [] { return shows<rekam::ui::ImportPanel>(); }, nothing},
             {"its report is closed", [] { return !shows<rekam::ui::ImportPanel>(); }, enter},
             {"to the queue", [] { return isAt(Screen::Queue); }, enter},
             {"to the first student", [] { return isAt(Screen::ReadBack); }, enter},
             {"read aloud", [] { return isAt(Screen::Documents); }, enter},
             {"the power is cut", [] { return false; },
              [] {
                  (void)std::raise(SIGKILL);
              }}}) {
        acts.push_back(std::move(act));
    }
    return acts;
}

std::vector<Act> goesOn()
{
    std::vector<Act> acts = login();
    for (Act& act : std::vector<Act>{
             {"the same student, the same step", [] { return isAt(Screen::Documents); }, nothing},
             {"it says what happened",
              [] { return tells(QStringLiteral("Program sempat berhenti")); }, nothing},
             {"locked", [] { return isAt(Screen::Login); },
              [] {
                  press(Qt::Key_F12);
              }},
             {"who was there only types the passphrase", [] { return field() != nullptr; },
              nothing},
             {"typed again", [] { return field() != nullptr && !field()->text().isEmpty(); },
              [] {
                  field()->setText(qEnvironmentVariable("REKAM_PLAY_CODE"));
              }},
             {"the student is there again", [] { return isAt(Screen::Documents); }, enter},
             {"asked before another is looked for", [] { return shows<rekam::ui::TextPanel>(); },
              [] {
                  press(Qt::Key_K, Qt::ControlModifier);
              }},
             {"left", [] { return isAt(Screen::Queue) && !shows<rekam::ui::TextPanel>(); }, enter},
             {"the cursor is in the search", [] { return field() != nullptr; }, nothing}}) {
        acts.push_back(std::move(act));
    }
    return acts;
}

std::vector<Act> calm()
{
    static int quiet = 0;
    std::vector<Act> acts = login();
    acts.push_back({"home, and nothing opens by itself",
                    [] { return isAt(Screen::Home) && quiet >= kQuietTicks; },
                    [] {
                        quiet = isAt(Screen::Home) ? quiet + 1 : 0;
                    }});
    return acts;
}

void play()
{
    const QString name = qEnvironmentVariable("REKAM_PLAY");
    if (name.isEmpty()) {
        return;
    }
    auto* player = new Player(name == QLatin1String("cut")       ? cutShort()
                              : name == QLatin1String("goes-on") ? goesOn()
                                                                 : calm());
    player->setParent(QCoreApplication::instance());
}

} // namespace

Q_COREAPP_STARTUP_FUNCTION(play)

class TestWindow : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QString m_code;

    [[nodiscard]] QString home() const { return m_folder.path() + QStringLiteral("/rumah"); }

    static void rekamctl(const QStringList& arguments)
    {
        QProcess process;
        process.start(QStringLiteral(REKAM_BIN_DIR "/rekamctl"), arguments);
        QVERIFY(process.waitForFinished(120'000));
        QCOMPARE(process.exitCode(), 0);
    }

    void run(const QString& name, const QStringList& more, bool cut)
    {
        QProcess process;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("REKAM_PLAY"), name);
        environment.insert(QStringLiteral("REKAM_PLAY_CODE"), m_code);
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
        environment.insert(QStringLiteral("HOME"), m_folder.path());
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(QCoreApplication::applicationFilePath(),
                      QStringList{QStringLiteral("--home"), home()} + more);
        QVERIFY(process.waitForFinished(240'000));
        const QByteArray said = process.readAll();
        QVERIFY2(process.exitStatus() == (cut ? QProcess::CrashExit : QProcess::NormalExit), said);
        if (!cut) {
            QVERIFY2(process.exitCode() == 0, said);
        }
    }

private Q_SLOTS:

    void aListAPowerCutAndTheNextStart()
    {
        rekamctl({QStringLiteral("demo"), QStringLiteral("provision"), QStringLiteral("--home"),
                  home(), QStringLiteral("--seed"), QStringLiteral("1")});
        const QString list = m_folder.filePath(QStringLiteral("daftar.csv"));
        rekamctl({QStringLiteral("demo"), QStringLiteral("roster"), list,
                  QStringLiteral("--students"), QStringLiteral("3"), QStringLiteral("--seed"),
                  QStringLiteral("2")});
        QFile demo(home() + QStringLiteral("/office/demo.json"));
        QVERIFY(demo.open(QIODevice::ReadOnly));
        m_code = QJsonDocument::fromJson(
                     demo.readAll())[QStringLiteral("people")][0][QStringLiteral("passphrase")]
                     .toString();
        QVERIFY(!m_code.isEmpty());
        run(QStringLiteral("cut"), {QStringLiteral("--roster"), list}, true);
        if (QTest::currentTestFailed()) {
            return;
        }
        run(QStringLiteral("goes-on"), {}, false);
        if (QTest::currentTestFailed()) {
            return;
        }
        run(QStringLiteral("calm"), {}, false);
    }
};

int main(int argc, char** argv)
{
    if (qEnvironmentVariableIsSet("REKAM_PLAY")) {
        return stationMain(argc, argv);
    }
    QCoreApplication application(argc, argv);
    TestWindow test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_window.moc"
