// The keyboard table, with real key presses in the real window.
#include "gui/cases.h"
#include "ui/frame/rail.h"
#include "ui/kit/action_button.h"
#include "ui/kit/drawn/signature_canvas.h"
#include "ui/kit/pressed_by_enter.h"

#include <QLineEdit>
#include <QPointer>
#include <QSignalSpy>
#include <QtTest>

using namespace rekam;
using view::ActionId;
using view::Screen;

namespace {

/// Layouts of layouts take some turns; what the primary says follows them.
void settle()
{
    for (int i = 0; i < 8; ++i) {
        QApplication::processEvents();
    }
}

} // namespace

class TestKeys : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void actions_data();
    void actions();
    void placesByFunctionKey_data();
    void placesByFunctionKey();
    void placesByAlt_data();
    void placesByAlt();
    void altLetGoElsewhereIsLetGo();
    void hastyKeysAreTheNextTry_data();
    void hastyKeysAreTheNextTry();
    void hastyDigitsChooseNobody();
    void theHandStartsWhereAFingerIsWanting_data();
    void theHandStartsWhereAFingerIsWanting();
    void aChangeOfLooksKeepsTheKeyboardsPlace();
    void stepsByAltShift();
    void aHeldEnterFiresOnce();
    void enterIsDeafAfterAStep();
    void disabledActionsDoNothing();
    void nobodyReadsAloudInASecond();
    void theButtonsOfATabHaveKeys();
    void digitsChoose();
    void digitsAreTypedInFields();
    void aScannerIsNotAPerson();
    void enterInSearchChoosesThenRecords();
    void lettersGoToTheSearch();
    void spaceAndBTickPapers();
    void escapeClosesThePanelFirst();
    void atLoginADigitIsAPersonFirst();
    void atLoginArrowsChangeThePerson();
    void capsLockIsTold();
    void whoMustWaitWaitsAlone();
    void slowTurnsMakeNoScanner();
    void foundFilesTakeTheFocus();
    void aQuestionWithoutChoicesIsTyped();
    void theOtherPrimaryStepsBack();
    void eyesAreChosenBeforeTheReason();
    void theStatementIsSignedByTouchToo();
    void loginHandsOverThePassphrase();
    void anEmptyPassphraseStays();
    void regionsByCtrlTab();
    void enterPressesWhatSpacePresses_data();
    void enterPressesWhatSpacePresses();
    void aClickLeavesEnterToThePrimary();

private:
    void open(Screen screen);
    [[nodiscard]] QWidget* target() const;
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);

    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<ui::Intents> m_intents;
    std::unique_ptr<ui::StationWindow> m_window;
    QVector<ActionId> m_actions;
    QVector<Screen> m_places;
    QStringList m_heard;
};

void TestKeys::init()
{
    m_theme = std::make_unique<ui::Theme>();
    m_theme->apply({.motion = view::MotionChoice::Reduced});
    m_intents = std::make_unique<ui::Intents>();
    m_window = std::make_unique<ui::StationWindow>(*m_theme, *m_intents);
    m_window->setEnterDeafness(0);
    m_actions.clear();
    m_places.clear();
    m_heard.clear();
    using ui::Intents;
    connect(m_intents.get(), &Intents::actionTriggered, this,
            [this](ActionId id, const QString&) { m_actions.append(id); });
    connect(m_intents.get(), &Intents::navigate, this,
            [this](Screen screen) { m_places.append(screen); });
    connect(m_intents.get(), &Intents::personChosen, this,
            [this](const QString& id) { m_heard.append("person " + id); });
    connect(m_intents.get(), &Intents::operatorChosen, this,
            [this](const QString& id) { m_heard.append("operator " + id); });
    connect(m_intents.get(), &Intents::scanned, this,
            [this](const QString& text) { m_heard.append("scanned " + text); });
    connect(m_intents.get(), &Intents::takeChosen, this,
            [this](int index) { m_heard.append("take " + QString::number(index)); });
    connect(m_intents.get(), &Intents::searchChanged, this,
            [this](const QString& text) { m_heard.append("search " + text); });
    connect(m_intents.get(), &Intents::loginRequested, this,
            [this](const QString& id, const QString& words) {
                m_heard.append("login " + id + " " + words);
            });
    connect(m_intents.get(), &Intents::panelClosed, this, [this] { m_heard.append("closed"); });
}

void TestKeys::cleanup()
{
    m_window.reset();
    m_intents.reset();
    m_theme.reset();
}

void TestKeys::open(Screen screen)
{
    m_window->present(samples::shell(screen));
    m_window->present(samples::steps(screen));
    m_window->open(screen);
    static const auto cases = gui::screenCases({});
    for (const auto& made : cases) {
        if (made.screen == screen && made.present && !made.student) {
            made.present(*m_window);
            break;
        }
    }
    m_window->show();
    m_window->activateWindow();
    settle();
    m_actions.clear();
    m_places.clear();
    m_heard.clear();
}

QWidget* TestKeys::target() const
{
    QWidget* focus = QApplication::focusWidget();
    return focus != nullptr ? focus : m_window.get();
}

void TestKeys::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QTest::keyClick(target(), key, modifiers);
}

void TestKeys::actions_data()
{
    QTest::addColumn<Screen>("screen");
    QTest::addColumn<int>("key");
    QTest::addColumn<ActionId>("wanted");
    QTest::newRow("Enter is the primary")
        << Screen::Home << int(Qt::Key_Return) << ActionId::Primary;
    QTest::newRow("so is Enter on the number block")
        << Screen::Home << int(Qt::Key_Enter) << ActionId::Primary;
    QTest::newRow("F5 tests") << Screen::Home << int(Qt::Key_F5) << ActionId::TestAll;
    QTest::newRow("F9 of a row of readiness")
        << Screen::Home << int(Qt::Key_F9) << ActionId::Install;
    QTest::newRow("F5 retakes") << Screen::Photo << int(Qt::Key_F5) << ActionId::Retake;
    QTest::newRow("F6 swaps the device")
        << Screen::Photo << int(Qt::Key_F6) << ActionId::SwapDevice;
    QTest::newRow("F7 excepts") << Screen::Fingerprints << int(Qt::Key_F7) << ActionId::Exception;
    QTest::newRow("F7 is what is wrong while reading")
        << Screen::ReadBack << int(Qt::Key_F7) << ActionId::Correct;
    QTest::newRow("F8 postpones") << Screen::Queue << int(Qt::Key_F8) << ActionId::Postpone;
    QTest::newRow("F10 prints again") << Screen::Receipt << int(Qt::Key_F10) << ActionId::Print;
    QTest::newRow("F1 of an alert") << Screen::Sync << int(Qt::Key_F1) << ActionId::Help;
    QTest::newRow("F1 anywhere") << Screen::Photo << int(Qt::Key_F1) << ActionId::Help;
    QTest::newRow("F11 the student's window")
        << Screen::Photo << int(Qt::Key_F11) << ActionId::StudentWindow;
    QTest::newRow("F12 locks") << Screen::Photo << int(Qt::Key_F12) << ActionId::Lock;
    QTest::newRow("Esc goes back") << Screen::Photo << int(Qt::Key_Escape) << ActionId::Back;
}

void TestKeys::actions()
{
    QFETCH(const Screen, screen);
    QFETCH(const int, key);
    QFETCH(const ActionId, wanted);
    open(screen);
    press(static_cast<Qt::Key>(key));
    QCOMPARE(m_actions, QVector<ActionId>{wanted});
}

void TestKeys::placesByFunctionKey_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<Screen>("wanted");
    QTest::newRow("F2") << int(Qt::Key_F2) << Screen::Home;
    QTest::newRow("F3") << int(Qt::Key_F3) << Screen::Queue;
    QTest::newRow("F4") << int(Qt::Key_F4) << Screen::Sync;
}

void TestKeys::placesByFunctionKey()
{
    QFETCH(const int, key);
    QFETCH(const Screen, wanted);
    open(Screen::Login);
    press(static_cast<Qt::Key>(key));
    QVERIFY2(m_places.isEmpty(), "nothing opens before somebody has logged in");
    open(Screen::Photo);
    press(static_cast<Qt::Key>(key));
    QCOMPARE(m_places, QVector<Screen>{wanted});
}

void TestKeys::placesByAlt_data()
{
    QTest::addColumn<int>("number");
    QTest::addColumn<Screen>("wanted");
    const auto rail = samples::shell(Screen::Home).rail;
    for (int i = 0; i < rail.size(); ++i) {
        const QByteArray name = "Alt+" + QByteArray::number(i + 1);
        QTest::newRow(name.constData()) << i + 1 << rail[i];
    }
}

/// The number that a button of the rail shows while Alt is held opens that place.
void TestKeys::placesByAlt()
{
    QFETCH(const int, number);
    QFETCH(const Screen, wanted);
    open(Screen::Photo);
    const auto buttons = m_window->findChildren<ui::RailButton*>();
    const auto button = std::ranges::find_if(buttons, [wanted](const ui::RailButton* each) {
        return each->accessibleName().startsWith(ui::screenName(wanted));
    });
    QVERIFY(button != buttons.end());
    QCOMPARE((*button)->number(), 0);
    QTest::keyPress(target(), Qt::Key_Alt, Qt::AltModifier);
    QCOMPARE((*button)->number(), number);
    press(static_cast<Qt::Key>(Qt::Key_0 + number), Qt::AltModifier);
    QTest::keyRelease(target(), Qt::Key_Alt);
    QCOMPARE((*button)->number(), 0);
    QCOMPARE(m_places, QVector<Screen>{wanted});
}

/// Alt+Tab: its release is told to another window.
void TestKeys::altLetGoElsewhereIsLetGo()
{
    open(Screen::Home);
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTest::keyPress(target(), Qt::Key_Alt, Qt::AltModifier);
    const auto* button = m_window->findChild<ui::RailButton*>();
    QVERIFY(button->number() > 0);
    QWidget other;
    other.show();
    other.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&other));
    QTRY_COMPARE(button->number(), 0);
}

void TestKeys::hastyKeysAreTheNextTry_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("entered");
    QTest::addColumn<QString>("left");
    QTest::addColumn<QStringList>("heard");
    const QString first = QStringLiteral("login rm salah");
    QTest::newRow("nothing: the wrong one is selected")
        << QString() << false << QStringLiteral("salah") << QStringList{first};
    QTest::newRow("the next try begun")
        << QStringLiteral("bint") << false << QStringLiteral("bint") << QStringList{first};
    QTest::newRow("the next try sent")
        << QStringLiteral("bintang 1") << true << QStringLiteral("bintang 1")
        << QStringList{first, QStringLiteral("login rm bintang 1")};
    QTest::newRow("Enter alone asks nothing twice")
        << QString() << true << QStringLiteral("salah") << QStringList{first};
}

/// What is typed while the vault opens was swallowed.
void TestKeys::hastyKeysAreTheNextTry()
{
    QFETCH(const QString, typed);
    QFETCH(const bool, entered);
    QFETCH(const QString, left);
    QFETCH(const QStringList, heard);
    open(Screen::Login);
    auto* field = qobject_cast<QLineEdit*>(QApplication::focusWidget());
    QVERIFY(field != nullptr);
    QTest::keyClicks(field, QStringLiteral("salah"));
    QTest::qWait(40); // a person's Enter, not a scanner's
    press(Qt::Key_Return);
    m_window->present(samples::login(view::LoginState::Unlocking));
    for (const QChar letter : typed) {
        QTest::keyClick(target(), letter.toLatin1());
    }
    if (entered) {
        QTest::qWait(40);
        press(Qt::Key_Return);
    }
    m_window->present(samples::login(view::LoginState::Wrong));
    QApplication::processEvents();
    QCOMPARE(field->text(), left);
    QVERIFY(field->hasFocus());
    QCOMPARE(field->hasSelectedText(), typed.isEmpty() || entered);
    QCOMPARE(m_heard, heard);
}

/// Too many tries: the list of people takes the keyboard, not what was meant for the field.
void TestKeys::hastyDigitsChooseNobody()
{
    open(Screen::Login);
    auto* field = qobject_cast<QLineEdit*>(QApplication::focusWidget());
    QVERIFY(field != nullptr);
    m_window->present(samples::login(view::LoginState::Unlocking));
    QTest::keyClicks(field, QStringLiteral("sungai"));
    m_window->present(samples::login(view::LoginState::Waiting));
    m_heard.clear();
    press(Qt::Key_2);
    QTest::qWait(60);
    QVERIFY2(m_heard.isEmpty(), qPrintable(m_heard.join(QLatin1Char(' '))));
}

void TestKeys::theHandStartsWhereAFingerIsWanting_data()
{
    QTest::addColumn<int>("missing");
    QTest::addColumn<int>("weak");
    QTest::addColumn<int>("wanted");
    QTest::newRow("the one that is missing") << 3 << -1 << 3;
    QTest::newRow("the weak one before it") << 8 << 2 << 2;
    QTest::newRow("on the left hand") << 9 << -1 << 9;
}

/// Indexes as in HandsView: 0–4 the right thumb to little finger, 5–9 the left.
void TestKeys::theHandStartsWhereAFingerIsWanting()
{
    QFETCH(const int, missing);
    QFETCH(const int, weak);
    QFETCH(const int, wanted);
    open(Screen::Fingerprints);
    auto panel = samples::exception();
    for (int i = 0; i < panel.hands.size(); ++i) {
        panel.hands[i] = {};
        panel.hands[i].state = i == missing ? view::FingerState::Waiting
                               : i == weak  ? view::FingerState::Weak
                                            : view::FingerState::Good;
    }
    m_window->presentPanel(panel);
    QApplication::processEvents();
    int toggled = -1;
    connect(m_intents.get(), &ui::Intents::exceptionFingerToggled, this,
            [&toggled](int index) { toggled = index; });
    press(Qt::Key_Space);
    QCOMPARE(toggled, wanted);
}

/// Another language makes every page anew; who chose it goes on in the same list.
void TestKeys::aChangeOfLooksKeepsTheKeyboardsPlace()
{
    open(Screen::Settings);
    press(Qt::Key_Tab);
    press(Qt::Key_Tab);
    const auto kindOf = [] {
        const QWidget* focus = QApplication::focusWidget();
        return focus == nullptr ? QString()
                                : QString::fromLatin1(focus->metaObject()->className()) +
                                      QString::number(focus->mapTo(focus->window(), QPoint()).x());
    };
    const QString before = kindOf();
    const QPointer<QWidget> old = QApplication::focusWidget();
    m_theme->apply({.scalePercent = 100,
                    .language = view::LanguageChoice::English,
                    .motion = view::MotionChoice::Reduced});
    QTRY_VERIFY2(old.isNull(), "the page is a new one");
    QApplication::processEvents();
    QCOMPARE(kindOf(), before);
    QVERIFY(QApplication::focusWidget()->inherits("rekam::ui::ChoiceList"));
}

void TestKeys::stepsByAltShift()
{
    open(Screen::Fingerprints);
    press(Qt::Key_Exclam, Qt::AltModifier | Qt::ShiftModifier);
    QCOMPARE(m_places, QVector<Screen>{Screen::ReadBack});
    press(Qt::Key_9, Qt::AltModifier | Qt::ShiftModifier);
    QVERIFY2(m_places.size() == 1, "a step that has not come yet cannot be opened");
}

void TestKeys::aHeldEnterFiresOnce()
{
    open(Screen::Home);
    press(Qt::Key_Return);
    for (int i = 0; i < 5; ++i) {
        QKeyEvent repeat(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier, QStringLiteral("\r"),
                         true);
        QApplication::sendEvent(target(), &repeat);
    }
    QCOMPARE(m_actions.size(), 1);
}

void TestKeys::enterIsDeafAfterAStep()
{
    m_window->setEnterDeafness(60'000);
    open(Screen::Home);
    press(Qt::Key_Return);
    QVERIFY(m_actions.isEmpty());
    press(Qt::Key_F5);
    QCOMPARE(m_actions, QVector<ActionId>{ActionId::TestAll});
}

void TestKeys::disabledActionsDoNothing()
{
    open(Screen::Summary);
    m_window->present(samples::summary(view::ValidationState::Waiting));
    QApplication::processEvents();
    press(Qt::Key_Return);
    press(Qt::Key_Space);
    QVERIFY(m_actions.isEmpty());
    // As soon as it can be pressed it has the focus again.
    m_window->present(samples::summary(view::ValidationState::Matched));
    QApplication::processEvents();
    press(Qt::Key_Space);
    QCOMPARE(m_actions, QVector<ActionId>{ActionId::Primary});
}

/// Enter, Enter, Enter, and a student's data had been read aloud.
void TestKeys::nobodyReadsAloudInASecond()
{
    using namespace std::chrono_literals;
    std::chrono::milliseconds now = 1h;
    m_window->setReadingPace({20, [&now] {
                                  return now;
                              }});
    open(Screen::ReadBack);
    settle();
    const auto bar = [this] {
        const auto all = m_window->findChildren<ui::ActionButton*>();
        for (const ui::ActionButton* each : all) {
            if (each->isVisible() && each->action().kind == view::ActionKind::Primary) {
                return each->action();
            }
        }
        return view::ActionView{};
    };
    const QString ready = samples::readBack().actions.primary->label;
    for (int i = 0; i < 20; ++i) { // what is out of view is scrolled to first
        press(Qt::Key_Return);
        settle();
    }
    QVERIFY(m_actions.isEmpty());
    QVERIFY2(bar().label.startsWith(QStringLiteral("Bacakan dulu")), qPrintable(bar().label));
    QCOMPARE(bar().state, view::ActionState::Disabled);
    QVERIFY(!bar().whyDisabled.isEmpty());
    press(Qt::Key_F7); // what is wrong can be said at any time
    QCOMPARE(m_actions, QVector<ActionId>{ActionId::Correct});
    m_actions.clear();
    const QString early = bar().label;
    now += 2s;
    QTRY_VERIFY(bar().label != early && bar().label != ready); // told anew by the ticking button
    open(Screen::Documents);                                   // out of view no time goes by
    now += 1h;
    open(Screen::ReadBack);
    settle();
    QVERIFY2(bar().label.startsWith(QStringLiteral("Bacakan dulu")), qPrintable(bar().label));
    now += 5min;
    QTRY_COMPARE(bar().label, ready);
    press(Qt::Key_Return);
    QCOMPARE(m_actions, QVector<ActionId>{ActionId::Primary});
    // What was read stays read; somebody else's data are read anew.
    m_window->present(samples::readBack());
    QCOMPARE(bar().label, ready);
    view::ReadBackView another = samples::readBack();
    another.fields.front().value = QStringLiteral("Bagas Pratama");
    m_window->present(another);
    settle();
    QVERIFY2(bar().label.startsWith(QStringLiteral("Bacakan dulu")), qPrintable(bar().label));
}

/// F5 stood on the button of the audit tab and did nothing.
void TestKeys::theButtonsOfATabHaveKeys()
{
    open(Screen::Settings);
    view::SettingsView settings = samples::settings(m_theme->appearance());
    view::ActionView verify;
    verify.id = ActionId::Test;
    verify.label = QStringLiteral("Periksa rantai");
    verify.key = Qt::Key_F5;
    settings.sections.back().actions = {verify};
    m_window->present(settings);
    settle();
    press(Qt::Key_F5); // not of a tab that is out of view
    QVERIFY(m_actions.isEmpty());
    for (qsizetype i = 0; i < settings.sections.size(); ++i) {
        press(Qt::Key_Right);
        settle();
    }
    press(Qt::Key_F5);
    QCOMPARE(m_actions, QVector<ActionId>{ActionId::Test});
}

void TestKeys::digitsChoose()
{
    open(Screen::Photo);
    press(Qt::Key_2);
    QTRY_COMPARE(m_heard, QStringList{QStringLiteral("take 1")});
}

void TestKeys::digitsAreTypedInFields()
{
    open(Screen::Login);
    auto* field = qobject_cast<QLineEdit*>(QApplication::focusWidget());
    QVERIFY(field != nullptr);
    QTest::keyClick(field, Qt::Key_2);
    QCOMPARE(field->text(), QStringLiteral("2"));
    QVERIFY(m_heard.isEmpty());
}

void TestKeys::aScannerIsNotAPerson()
{
    open(Screen::Photo);
    QTest::keyClicks(target(), QStringLiteral("1471094311090003"));
    QTest::keyClick(target(), Qt::Key_Return);
    QCOMPARE(m_heard, QStringList{QStringLiteral("scanned 1471094311090003")});
    QVERIFY2(m_actions.isEmpty(), "the Enter of a scanner is not the primary action");
}

void TestKeys::enterInSearchChoosesThenRecords()
{
    open(Screen::Queue);
    auto* search = qobject_cast<QLineEdit*>(QApplication::focusWidget());
    QVERIFY(search != nullptr);
    search->setText(QStringLiteral("riz"));
    auto found = samples::queue();
    found.searchText = QStringLiteral("riz");
    found.rows = {found.rows[1]};
    m_window->present(found);
    press(Qt::Key_Return);
    QCOMPARE(m_heard, QStringList{QStringLiteral("person 058")});
    QVERIFY(m_actions.isEmpty());
    found.chosenId = QStringLiteral("058");
    m_window->present(found);
    press(Qt::Key_Return);
    QCOMPARE(m_actions, QVector<ActionId>{ActionId::Primary});
}

void TestKeys::lettersGoToTheSearch()
{
    open(Screen::Queue);
    press(Qt::Key_Down); // into the table
    m_heard.clear();
    QTest::keyClick(target(), 'n');
    QCOMPARE(m_heard, QStringList{QStringLiteral("search n")});
}

void TestKeys::spaceAndBTickPapers()
{
    open(Screen::Documents);
    press(Qt::Key_Space);
    press(Qt::Key_B);
    QCOMPARE(m_actions, (QVector<ActionId>{ActionId::Match, ActionId::Differ}));
}

void TestKeys::escapeClosesThePanelFirst()
{
    open(Screen::Fingerprints);
    m_window->presentPanel(samples::importReport()); // has no key of its own for Esc
    QApplication::processEvents();
    press(Qt::Key_Escape);
    QCOMPARE(m_heard, QStringList{QStringLiteral("closed")});
    QVERIFY(m_actions.isEmpty());
    press(Qt::Key_Escape);
    QCOMPARE(m_actions, QVector<ActionId>{ActionId::Back});
}

void TestKeys::atLoginADigitIsAPersonFirst()
{
    m_window->present(samples::loginNobodyChosen());
    m_window->open(Screen::Home);
    m_window->open(Screen::Login);
    m_window->show();
    m_window->activateWindow();
    QApplication::processEvents();
    QVERIFY2(qobject_cast<QLineEdit*>(QApplication::focusWidget()) == nullptr,
             "nobody is chosen yet: digits choose");
    press(Qt::Key_Return);
    QCOMPARE(m_heard, QStringList{QStringLiteral("operator rm")}); // whom the ring is around
    m_heard.clear();
    m_window->present(samples::loginNobodyChosen());
    press(Qt::Key_Escape);
    press(Qt::Key_2);
    QTRY_COMPARE(m_heard, QStringList{QStringLiteral("operator hs")});
    auto* field = qobject_cast<QLineEdit*>(QApplication::focusWidget());
    QVERIFY2(field != nullptr, "then the passphrase is typed");
    QTest::keyClick(field, Qt::Key_1);
    QCOMPARE(field->text(), QStringLiteral("1"));
}

void TestKeys::atLoginArrowsChangeThePerson()
{
    open(Screen::Login);
    auto* field = qobject_cast<QLineEdit*>(QApplication::focusWidget());
    QVERIFY(field != nullptr);
    field->setText(QStringLiteral("milik rina"));
    press(Qt::Key_Down);
    QCOMPARE(m_heard, QStringList{QStringLiteral("operator hs")});
    QVERIFY2(field->text().isEmpty(), "what was typed was somebody else's");
    QVERIFY(field->hasFocus());
    press(Qt::Key_Escape);
    QVERIFY2(!field->hasFocus(), "back to the people");
}

void TestKeys::capsLockIsTold()
{
    open(Screen::Login);
    auto* field = qobject_cast<QLineEdit*>(QApplication::focusWidget());
    QVERIFY(field != nullptr);
    QTest::sendKeyEvent(QTest::Click, field, Qt::Key_R, QStringLiteral("R"), Qt::NoModifier);
    QVERIFY(field->accessibleDescription().contains(QStringLiteral("Caps Lock")));
    QTest::sendKeyEvent(QTest::Click, field, Qt::Key_I, QStringLiteral("I"), Qt::ShiftModifier);
    QVERIFY(field->accessibleDescription().isEmpty());
}

void TestKeys::whoMustWaitWaitsAlone()
{
    open(Screen::Login);
    auto* field = qobject_cast<QLineEdit*>(QApplication::focusWidget());
    QVERIFY(field != nullptr);
    m_window->present(samples::login(view::LoginState::Unlocking)); // as it comes to it
    m_window->present(samples::login(view::LoginState::Waiting));
    QVERIFY2(!field->isEnabled(), "nothing is typed into it now");
    QVERIFY(!field->hasFocus());
    press(Qt::Key_Down);
    QCOMPARE(m_heard, QStringList{QStringLiteral("operator hs")});
    m_window->present(samples::login(view::LoginState::Ready));
    QVERIFY2(field->isEnabled() && field->hasFocus(), "and then it is");
}

/// After a turn of the event loop that took long, a person's keys are read one right behind the
/// other; when they were pressed tells that no scanner typed them.
void TestKeys::slowTurnsMakeNoScanner()
{
    open(Screen::Photo);
    quint64 at = 1000;
    const auto send = [&](int key, const QString& text) {
        QKeyEvent event(QEvent::KeyPress, key, Qt::NoModifier, text);
        event.setTimestamp(at += 90);
        QApplication::sendEvent(target(), &event);
    };
    for (const QChar letter : QStringLiteral("nabila")) {
        send(letter.toUpper().unicode(), letter);
    }
    send(Qt::Key_Return, QStringLiteral("\r"));
    QVERIFY(m_heard.isEmpty());
    QCOMPARE(m_actions, QVector<ActionId>{ActionId::Primary});
}

void TestKeys::foundFilesTakeTheFocus()
{
    open(Screen::Home);
    auto files = samples::stationFiles();
    auto searching = files;
    searching.files.clear();
    m_window->presentPanel(searching);
    QApplication::processEvents();
    auto* field = qobject_cast<QLineEdit*>(QApplication::focusWidget());
    QVERIFY2(field != nullptr, "nothing to choose yet");
    m_window->presentPanel(files);
    QVERIFY2(!field->hasFocus(), "the list is there: digits choose");
    QString chosen;
    connect(m_intents.get(), &ui::Intents::fileChosen, this,
            [&chosen](const QString& path) { chosen = path; });
    press(Qt::Key_2);
    QTRY_COMPARE(field->text(), files.files[1].path);
    press(Qt::Key_Return);
    QCOMPARE(chosen, files.files[1].path);
}

void TestKeys::aQuestionWithoutChoicesIsTyped()
{
    open(Screen::Home);
    m_window->presentPanel(samples::officeFingerprint());
    QApplication::processEvents();
    QVERIFY(qobject_cast<QLineEdit*>(QApplication::focusWidget()) != nullptr);
}

void TestKeys::eyesAreChosenBeforeTheReason()
{
    open(Screen::Iris);
    auto eyes = samples::exception();
    eyes.kind = view::ExceptionKind::Eyes;
    eyes.hands.clear();
    eyes.targets = {{"left", "Mata kiri", {}}, {"right", "Mata kanan", {}}};
    eyes.reasonId.clear();
    m_window->presentPanel(eyes);
    QApplication::processEvents();
    QStringList heard;
    connect(m_intents.get(), &ui::Intents::exceptionTargetToggled, this,
            [&heard](const QString& id) { heard.append(id); });
    connect(m_intents.get(), &ui::Intents::reasonChosen, this,
            [&heard](const QString& id) { heard.append("reason " + id); });
    press(Qt::Key_Down);
    QVERIFY2(heard.isEmpty(), "an arrow only moves");
    press(Qt::Key_Space);
    QCOMPARE(heard, QStringList{QStringLiteral("right")});
    press(Qt::Key_Up); // ends what might have been a scanner's burst
    press(Qt::Key_4);
    QTRY_COMPARE(heard.size(), 2);
    QCOMPARE(heard.last(), QStringLiteral("reason 4"));
}

void TestKeys::theStatementIsSignedByTouchToo()
{
    open(Screen::Statement);
    auto statement = samples::statement();
    statement.strokes.clear();
    statement.signatureChip.tone = view::Tone::Neutral;
    m_window->present(statement);
    QApplication::processEvents();
    auto* canvas = m_window->findChild<ui::SignatureCanvas*>();
    QVERIFY(canvas != nullptr);
    int drawn = 0;
    connect(m_intents.get(), &ui::Intents::strokesDrawn, this, [&drawn] { ++drawn; });
    const auto draw = [canvas] {
        const QPoint middle = canvas->rect().center();
        QTest::mousePress(canvas, Qt::LeftButton, {}, middle);
        QTest::mouseMove(canvas, middle + QPoint(30, 20));
        QTest::mouseRelease(canvas, Qt::LeftButton, {}, middle + QPoint(30, 20));
    };
    draw();
    QVERIFY2(drawn > 0, "a lost pad is no dead end");
    drawn = 0;
    statement.signatureChip.tone = view::Tone::Exc;
    m_window->present(statement);
    draw();
    QCOMPARE(drawn, 0);
}

void TestKeys::theOtherPrimaryStepsBack()
{
    open(Screen::Login);
    const auto primaries = [this] {
        int count = 0;
        for (const auto* button : m_window->findChildren<ui::ActionButton*>()) {
            count += button->isVisible() && button->action().kind == view::ActionKind::Primary;
        }
        return count;
    };
    QCOMPARE(primaries(), 1);
    m_window->presentPanel(samples::stationFiles());
    QApplication::processEvents();
    QCOMPARE(primaries(), 1);
    m_window->closePanel();
    QCOMPARE(primaries(), 1);
}

void TestKeys::loginHandsOverThePassphrase()
{
    open(Screen::Login);
    auto* field = qobject_cast<QLineEdit*>(QApplication::focusWidget());
    QVERIFY(field != nullptr);
    field->setText(QStringLiteral("empat kata rahasia kami"));
    press(Qt::Key_Return);
    QCOMPARE(m_heard, QStringList{QStringLiteral("login rm empat kata rahasia kami")});
    QVERIFY(m_actions.isEmpty());
    auto wrong = samples::login(view::LoginState::Wrong);
    m_window->present(wrong);
    QCOMPARE(field->selectedText(), field->text());
}

void TestKeys::anEmptyPassphraseStays()
{
    open(Screen::Login);
    press(Qt::Key_Return);
    QVERIFY(m_heard.isEmpty());
    QVERIFY(m_actions.isEmpty());
}

void TestKeys::regionsByCtrlTab()
{
    open(Screen::Home);
    QWidget* start = QApplication::focusWidget();
    QVERIFY(start != nullptr);
    QSet<QWidget*> seen;
    for (int i = 0; i < 8; ++i) {
        press(Qt::Key_Tab, Qt::ControlModifier);
        seen.insert(QApplication::focusWidget());
    }
    QVERIFY2(seen.size() >= 4, "actions, rail, top bar and strip");
}

void TestKeys::enterPressesWhatSpacePresses_data()
{
    QTest::addColumn<int>("index");
    const auto cases = gui::screenCases({});
    for (qsizetype i = 0; i < cases.size(); ++i) {
        if (!cases[i].student && cases[i].present) {
            QTest::newRow(qPrintable(cases[i].name)) << static_cast<int>(i);
        }
    }
}

/// Whoever has gone to a button with Tab presses it with either key: on every screen and panel, the
/// rail, the counter, the strip and the steps too.
void TestKeys::enterPressesWhatSpacePresses()
{
    QFETCH(const int, index);
    const gui::ScreenCase made = gui::screenCases({}).at(index);
    const auto show = [&] {
        m_window->present(samples::shell(made.screen));
        m_window->present(samples::steps(made.screen));
        m_window->open(made.screen);
        made.present(*m_window);
        m_window->show();
        m_window->activateWindow();
        settle();
    };
    show();
    std::vector<std::unique_ptr<QSignalSpy>> spies;
    const QMetaObject* all = m_intents->metaObject();
    for (int i = all->methodOffset(); i < all->methodCount(); ++i) {
        if (all->method(i).methodType() == QMetaMethod::Signal) {
            spies.push_back(std::make_unique<QSignalSpy>(m_intents.get(), all->method(i)));
        }
    }
    const auto effect = [&](QWidget* button, Qt::Key key) {
        button->setFocus(Qt::TabFocusReason);
        for (auto& spy : spies) {
            spy->clear();
        }
        QStringList heard;
        const QString before = button->accessibleName();
        QTest::keyClick(button, key);
        if (QWidget* popup = QApplication::activePopupWidget(); popup != nullptr) {
            heard.append(QStringLiteral("menu"));
            popup->close();
        }
        QApplication::processEvents();
        if (button->accessibleName() != before || !button->isVisible()) {
            heard.append(
                QStringLiteral("changed")); // shows the passphrase, opens the other matters
        }
        for (std::size_t i = 0; i < spies.size(); ++i) {
            for (const QList<QVariant>& call : *spies[i]) {
                QString told = QString::number(i);
                for (const QVariant& value : call) {
                    const bool named = value.metaType() == QMetaType::fromType<ActionId>();
                    told += QLatin1Char(' ') +
                            (named ? QString::number(static_cast<int>(value.value<ActionId>()))
                             : value.metaType() == QMetaType::fromType<Screen>()
                                 ? QString::number(static_cast<int>(value.value<Screen>()))
                                 : value.toString());
                }
                heard.append(told);
            }
        }
        return heard;
    };
    // What stands around every page is looked at on two of them.
    const bool around =
        made.name == QLatin1String("02-beranda") || made.name == QLatin1String("07-sidik-jari");
    const auto pressed = [this, around] {
        QVector<QWidget*> found;
        for (QWidget* each : m_window->findChildren<QWidget*>()) {
            const auto* button = qobject_cast<const QAbstractButton*>(each);
            const bool counts = (button != nullptr && !button->isCheckable()) ||
                                each->property(ui::kPressedByEnter).toBool();
            const bool frame = qobject_cast<const ui::ActionButton*>(each) == nullptr;
            if (counts && (around || !frame) && each->isVisible() && each->isEnabled() &&
                (each->focusPolicy() & Qt::TabFocus) != 0) {
                found.append(each);
            }
        }
        return found;
    };
    const qsizetype count = pressed().size();
    QVERIFY(count > 0 || !around);
    int effects = 0;
    for (qsizetype i = 0; i < count; ++i) {
        const auto at = [&]() -> QWidget* {
            show();
            const auto now = pressed();
            return i < now.size() ? now[i] : nullptr;
        };
        QWidget* button = at();
        QVERIFY(button != nullptr);
        const QString name = button->accessibleName();
        const auto* action = qobject_cast<const ui::ActionButton*>(button);
        // On Berkas the space bar ticks the row that is looked at, from the primary too.
        const bool ticks = made.screen == Screen::Documents && action != nullptr &&
                           action->action().kind == view::ActionKind::Primary &&
                           action->action().id == ActionId::Primary;
        const QStringList bySpace = effect(button, Qt::Key_Space);
        button = at();
        QVERIFY(button != nullptr);
        const QStringList byEnter = effect(button, Qt::Key_Return);
        effects += byEnter.isEmpty() ? 0 : 1;
        if (!ticks) {
            QVERIFY2(bySpace == byEnter,
                     qPrintable(name + QStringLiteral(": ") + bySpace.join(QLatin1Char(';')) +
                                QStringLiteral(" / ") + byEnter.join(QLatin1Char(';'))));
        }
    }
    QVERIFY2(effects > 0 || count <= 1, "they do something at all");
}

void TestKeys::aClickLeavesEnterToThePrimary()
{
    open(Screen::Home);
    ui::ActionButton* other = nullptr;
    for (auto* button : m_window->findChildren<ui::ActionButton*>()) {
        if (button->isVisible() && button->action().id == ActionId::TestAll) {
            other = button;
        }
    }
    QVERIFY(other != nullptr);
    QTest::mouseClick(other, Qt::LeftButton);
    press(Qt::Key_Return);
    QCOMPARE(m_actions, (QVector<ActionId>{ActionId::TestAll, ActionId::Primary}));
}

QTEST_MAIN(TestKeys)
#include "tst_keys.moc"
