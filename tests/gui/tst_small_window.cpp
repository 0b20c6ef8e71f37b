// A window of 911 × 512 logical px and less (1366 × 768 at 150 %, 200 %), by keyboard alone: what
// is worked on is in view, Enter shows before it confirms, the menu's keys act.
#include "gui/cases.h"
#include "ui/kit/action_button.h"
#include "ui/kit/drawn/pictures.h"
#include "ui/kit/field.h"
#include "ui/kit/lists/table.h"
#include "ui/pages/desks/close_day_page.h"

#include <QApplication>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>
#include <QtTest>

#include <array>

using namespace rekam;
using view::ActionId;

class TestSmallWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void enterShowsBeforeItConfirms_data();
    void enterShowsBeforeItConfirms();
    void whatFitsIsConfirmedAtOnce();
    void anotherPhotoIsLookedAtAnew();

    void theTickIsReached_data() { sizes(); }

    void theTickIsReached();

    void theRowOfThePapersIsInView_data() { sizes(); }

    void theRowOfThePapersIsInView();
    void thePaperAndTheNoticeStayInView();
    void anEyeIsShownWhole();
    void thePresentStepOfTheDayIsInView_data();
    void thePresentStepOfTheDayIsInView();

    void aTroubleComesIntoView_data() { sizes(); }

    void aTroubleComesIntoView();

    void pagesTurnFromAnywhere_data() { sizes(); }

    void pagesTurnFromAnywhere();
    void theMenusKeysAct_data();
    void theMenusKeysAct();
    void theMenuClosesByItsKey();

private:
    static void sizes();
    void show(const QString& name, int percent);
    void settle();
    void press(Qt::Key key);
    [[nodiscard]] QString primaryLabel() const;
    [[nodiscard]] bool scrollsOn() const;
    /// Presses Enter while the primary says that it scrolls.
    int scrollThrough();
    [[nodiscard]] static bool inView(const QWidget* widget, const QRect& part);

    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<ui::Intents> m_intents;
    std::unique_ptr<QWidget> m_shown;
    ui::StationWindow* m_window = nullptr;
    QVector<ActionId> m_actions;
    int m_ticks = 0;
};

void TestSmallWindow::init()
{
    m_theme = std::make_unique<ui::Theme>();
    m_intents = std::make_unique<ui::Intents>();
    m_actions.clear();
    m_ticks = 0;
    connect(m_intents.get(), &ui::Intents::actionTriggered, this,
            [this](ActionId id, const QString&) { m_actions.append(id); });
    connect(m_intents.get(), &ui::Intents::statementAgreed, this,
            [this](bool agreed) { m_ticks += agreed ? 1 : 0; });
}

void TestSmallWindow::cleanup()
{
    m_shown.reset();
    m_window = nullptr;
    m_intents.reset();
    m_theme.reset();
}

void TestSmallWindow::sizes()
{
    QTest::addColumn<int>("percent");
    for (const int percent : {125, 150, 200}) {
        QTest::newRow(qPrintable(QStringLiteral("%1 %").arg(percent))) << percent;
    }
}

void TestSmallWindow::settle()
{
    for (int i = 0; i < 8; ++i) {
        QApplication::processEvents();
    }
}

void TestSmallWindow::show(const QString& name, int percent)
{
    const view::AppearanceView look{.scalePercent = percent, .motion = view::MotionChoice::Reduced};
    m_theme->apply(look);
    for (const auto& screen : gui::screenCases(look)) {
        if (screen.name == name) {
            m_shown = gui::show(screen, *m_theme, *m_intents, {name, look});
        }
    }
    m_window = qobject_cast<ui::StationWindow*>(m_shown.get());
    QVERIFY2(m_window != nullptr, qPrintable(name));
    m_window->setEnterDeafness(0);
    m_window->activateWindow();
    settle();
    m_actions.clear();
}

void TestSmallWindow::press(Qt::Key key)
{
    QWidget* focus = QApplication::focusWidget();
    QTest::keyClick(focus != nullptr ? focus : m_window, key);
    settle();
}

QString TestSmallWindow::primaryLabel() const
{
    for (const auto* button : m_window->findChildren<ui::ActionButton*>()) {
        if (button->isVisible() && button->action().kind == view::ActionKind::Primary) {
            return button->action().label;
        }
    }
    return {};
}

bool TestSmallWindow::scrollsOn() const
{
    return primaryLabel().startsWith(QStringLiteral("Gulir: masih ada"));
}

int TestSmallWindow::scrollThrough()
{
    int presses = 0;
    while (scrollsOn() && presses < 20) {
        press(Qt::Key_Return);
        ++presses;
    }
    return presses;
}

bool TestSmallWindow::inView(const QWidget* widget, const QRect& part)
{
    return widget != nullptr && !part.isEmpty() &&
           (QRegion(part) - widget->visibleRegion()).isEmpty();
}

void TestSmallWindow::enterShowsBeforeItConfirms_data()
{
    QTest::addColumn<QString>("screen");
    QTest::addColumn<int>("percent");
    for (const int percent : {150, 200}) {
        for (const char* screen : {"04-bacakan", "05-foto", "08c-pernyataan", "09-ringkasan",
                                   "14b-tutup-sesi-pengesahan"}) {
            QTest::newRow(qPrintable(QStringLiteral("%1 %2 %").arg(screen).arg(percent)))
                << QString::fromLatin1(screen) << percent;
        }
    }
}

void TestSmallWindow::enterShowsBeforeItConfirms()
{
    QFETCH(const QString, screen);
    QFETCH(const int, percent);
    show(screen, percent);
    QVERIFY2(scrollsOn(), qPrintable(primaryLabel()));
    const int presses = scrollThrough();
    QVERIFY2(m_actions.isEmpty(), "Enter confirmed what nobody had seen");
    QVERIFY2(presses > 0 && presses < 12, qPrintable(QString::number(presses)));
    press(Qt::Key_Return);
    QCOMPARE(m_actions, QVector<ActionId>{ActionId::Primary});
}

/// The other side: where all is in view, one Enter is enough.
void TestSmallWindow::whatFitsIsConfirmedAtOnce()
{
    show(QStringLiteral("08c-pernyataan"), 100);
    QVERIFY2(!scrollsOn(), qPrintable(primaryLabel()));
    press(Qt::Key_Return);
    QCOMPARE(m_actions, QVector<ActionId>{ActionId::Primary});
}

void TestSmallWindow::anotherPhotoIsLookedAtAnew()
{
    show(QStringLiteral("05-foto"), 150);
    (void)scrollThrough();
    QVERIFY(!scrollsOn());
    auto photo = samples::photo(view::LivePhase::Taken);
    m_window->present(photo); // told again: it stays seen
    settle();
    QVERIFY(!scrollsOn());
    photo.takes[0].chosen = !photo.takes[0].chosen;
    m_window->present(photo);
    settle();
    QVERIFY2(scrollsOn(), "another photo was accepted unseen");
}

void TestSmallWindow::theTickIsReached()
{
    QFETCH(const int, percent);
    show(QStringLiteral("08f-pernyataan-belum"), percent);
    const auto* tick = m_window->findChild<ui::TickBox*>();
    QVERIFY(tick != nullptr);
    for (int i = 0; i < 12 && m_ticks == 0; ++i) {
        const bool seen = inView(tick, tick->rect());
        press(Qt::Key_Space);
        QVERIFY2(m_ticks == 0 || seen, "ticked out of view");
    }
    QCOMPARE(m_ticks, 1);
    QVERIFY(inView(tick, tick->rect()));
}

void TestSmallWindow::theRowOfThePapersIsInView()
{
    QFETCH(const int, percent);
    show(QStringLiteral("04b-berkas"), percent);
    auto* table = m_window->findChild<ui::Table*>();
    QVERIFY(table != nullptr);
    while (table->currentIndex().row() > 0) {
        press(Qt::Key_Up);
    }
    for (int row = 0; row < table->model()->rowCount(); ++row) {
        settle();
        QCOMPARE(table->currentIndex().row(), row);
        QVERIFY2(inView(table->viewport(), table->visualRect(table->currentIndex())),
                 qPrintable(QString::number(row)));
        press(Qt::Key_Down);
    }
    // Somebody turned the page away: the answer first brings the row back.
    for (int i = 0; i < 8; ++i) {
        press(Qt::Key_PageUp);
    }
    const bool away = !inView(table->viewport(), table->visualRect(table->currentIndex()));
    m_actions.clear();
    press(Qt::Key_Space);
    QCOMPARE(m_actions.isEmpty(), away);
    QVERIFY(inView(table->viewport(), table->visualRect(table->currentIndex())));
    m_actions.clear();
    press(Qt::Key_Space);
    QCOMPARE(m_actions, QVector<ActionId>{ActionId::Match});
}

/// They scrolled away while the rows were worked on.
void TestSmallWindow::thePaperAndTheNoticeStayInView()
{
    show(QStringLiteral("04b-berkas"), 150);
    const auto* table = m_window->findChild<ui::Table*>();
    const view::DocumentsView shown = samples::documents();
    QVERIFY(table != nullptr && !shown.alert.cause.isEmpty());
    for (int row = 0; row < table->model()->rowCount(); ++row) {
        press(Qt::Key_Down);
        bool notice = false;
        bool paper = false;
        for (const auto* alert : m_window->findChildren<ui::InlineAlert*>()) {
            notice = notice ||
                     (alert->alert().cause == shown.alert.cause && inView(alert, alert->rect()));
        }
        for (const auto* text : m_window->findChildren<ui::Text*>()) {
            paper = paper || (text->text() == shown.paperTitle && inView(text, text->rect()));
        }
        QVERIFY2(notice, qPrintable(QString::number(row)));
        QVERIFY2(paper, qPrintable(QString::number(row)));
    }
}

/// Only a strip of the picture was shown, and the rings around the iris left it.
void TestSmallWindow::anEyeIsShownWhole()
{
    show(QStringLiteral("08-iris"), 150);
    QImage eye(640, 480, QImage::Format_RGB32);
    eye.fill(Qt::gray);
    const std::array corners{std::pair{QRect(0, 0, 60, 60), QColor(Qt::red)},
                             std::pair{QRect(580, 0, 60, 60), QColor(Qt::green)},
                             std::pair{QRect(0, 420, 60, 60), QColor(Qt::blue)},
                             std::pair{QRect(580, 420, 60, 60), QColor(Qt::magenta)}};
    for (const auto& [place, colour] : corners) {
        QPainter(&eye).fillRect(place, colour);
    }
    view::IrisView iris = samples::iris();
    iris.left.image = eye;
    m_window->present(iris);
    settle();
    const ui::PictureBox* box = nullptr;
    for (auto* each : m_window->findChildren<ui::PictureBox*>()) {
        if (each->accessibleName().startsWith(iris.left.title)) {
            box = each;
        }
    }
    QVERIFY(box != nullptr);
    const QImage seen = const_cast<ui::PictureBox*>(box)->grab().toImage();
    for (const auto& [place, colour] : corners) {
        int found = 0;
        for (int y = 0; y < seen.height(); ++y) {
            for (int x = 0; x < seen.width(); ++x) {
                found += seen.pixelColor(x, y) == colour ? 1 : 0;
            }
        }
        QVERIFY2(found > 20, qPrintable(colour.name()));
    }
}

void TestSmallWindow::thePresentStepOfTheDayIsInView_data()
{
    QTest::addColumn<int>("percent");
    QTest::addColumn<int>("step");
    for (const int percent : {125, 150, 200}) {
        for (int step = 0; step < 6; ++step) {
            QTest::newRow(qPrintable(QStringLiteral("%1 %, step %2").arg(percent).arg(step + 1)))
                << percent << step;
        }
    }
}

void TestSmallWindow::thePresentStepOfTheDayIsInView()
{
    QFETCH(const int, percent);
    QFETCH(const int, step);
    show(QStringLiteral("14-tutup-sesi"), percent);
    auto day = samples::closeDay();
    QCOMPARE(day.steps.size(), 6);
    for (int i = 0; i < 6; ++i) {
        day.steps[i].state = i < step    ? view::CloseStepState::Done
                             : i == step ? view::CloseStepState::Current
                                         : view::CloseStepState::Waiting;
    }
    m_window->present(day);
    settle();
    bool found = false;
    for (const auto* list : m_window->findChildren<ui::CloseStepList*>()) {
        if (list->isVisible() && !list->currentBox().isEmpty()) {
            found = true;
            QVERIFY(inView(list, list->currentBox()));
        }
    }
    QVERIFY(found);
    bool title = false;
    for (const auto* text : m_window->findChildren<ui::Text*>()) {
        title = title || (text->text() == day.title && inView(text, text->rect()));
    }
    QVERIFY2(title, "what the step asks is out of view");
}

void TestSmallWindow::aTroubleComesIntoView()
{
    QFETCH(const int, percent);
    show(QStringLiteral("09-ringkasan"), percent);
    (void)scrollThrough();
    auto summary = samples::summary(view::ValidationState::Matched);
    summary.alert.tone = view::Tone::Err;
    summary.alert.cause = QStringLiteral("Belum tersegel.");
    summary.alert.remedy = QStringLiteral("Semua tangkapan masih tersimpan.");
    m_window->present(summary);
    settle();
    bool seen = false;
    for (const auto* alert : m_window->findChildren<ui::InlineAlert*>()) {
        seen = seen || (alert->alert().cause == summary.alert.cause &&
                        inView(alert, alert->rect().adjusted(8, 8, -8, -8)));
    }
    QVERIFY(seen);
}

void TestSmallWindow::pagesTurnFromAnywhere()
{
    QFETCH(const int, percent);
    show(QStringLiteral("15-perangkat"), percent);
    const auto place = [this] {
        int most = 0;
        for (const auto* bar : m_window->findChildren<QScrollBar*>()) {
            if (bar->isVisible() && bar->orientation() == Qt::Vertical) {
                most = std::max(most, bar->value());
            }
        }
        return most;
    };
    QCOMPARE(place(), 0);
    press(Qt::Key_PageDown); // the focus is on the primary, below the page
    const int turned = place();
    QVERIFY(turned > 0);
    press(Qt::Key_PageDown);
    QVERIFY(place() >= turned);
    for (int i = 0; i < 10; ++i) {
        press(Qt::Key_PageUp);
    }
    QCOMPARE(place(), 0);
}

void TestSmallWindow::theMenusKeysAct_data()
{
    QTest::addColumn<QString>("screen");
    QTest::addColumn<int>("key");
    QTest::addColumn<ActionId>("wanted");
    QTest::newRow("retake") << "05-foto" << int(Qt::Key_F5) << ActionId::Retake;
    QTest::newRow("other device") << "05-foto" << int(Qt::Key_F6) << ActionId::SwapDevice;
    QTest::newRow("exception") << "07-sidik-jari" << int(Qt::Key_F7) << ActionId::Exception;
    QTest::newRow("postpone") << "04-bacakan" << int(Qt::Key_F8) << ActionId::Postpone;
    QTest::newRow("lock, on every screen") << "05-foto" << int(Qt::Key_F12) << ActionId::Lock;
}

void TestSmallWindow::theMenusKeysAct()
{
    QFETCH(const QString, screen);
    QFETCH(const int, key);
    QFETCH(const ActionId, wanted);
    show(screen, 150);
    press(Qt::Key_F10);
    auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
    QVERIFY2(menu != nullptr, "F10 opens Lainnya");
    QTest::keyClick(menu, static_cast<Qt::Key>(key));
    settle();
    QCOMPARE(m_actions, QVector<ActionId>{wanted});
    QVERIFY(QApplication::activePopupWidget() == nullptr);
}

void TestSmallWindow::theMenuClosesByItsKey()
{
    show(QStringLiteral("05-foto"), 150);
    press(Qt::Key_F10);
    auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
    QVERIFY(menu != nullptr);
    QTest::keyClick(menu, Qt::Key_F10);
    settle();
    QVERIFY(QApplication::activePopupWidget() == nullptr);
    QVERIFY(m_actions.isEmpty());
}

QTEST_MAIN(TestSmallWindow)
#include "tst_small_window.moc"
