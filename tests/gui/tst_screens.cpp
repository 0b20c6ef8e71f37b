// Every screen and state, in every look: nothing cut, nothing under 44 px, one primary, one key an
// action (ui.md 10); and what assistive tools are told.
#include "gui/cases.h"
#include "ui/audit.h"
#include "ui/frame/device_strip.h"
#include "ui/kit/action_button.h"
#include "ui/kit/drawn/hand_diagram.h"
#include "ui/kit/lists/table.h"
#include "ui/kit/text.h"
#include "ui/pages/desks/close_day_page.h"

#include <QAccessible>
#include <QScrollBar>
#include <QtTest>

using namespace rekam;

class TestScreens : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsWrong_data();
    void nothingIsWrong();
    void theAuditSees_data();
    void theAuditSees();
    void fingersAreSpoken();
    void aRebuildKeepsTheScreen();
    void aPrimaryThatGoesKeepsTheKeyboardHere();
    void aShortTabDoesNotScroll();

    void aStepOfTheDayIsNeverCut();

    void aNikIsReadInFull_data() { nothingIsWrong_data(); }

    void aNikIsReadInFull();
};

void TestScreens::nothingIsWrong_data()
{
    QTest::addColumn<int>("index");
    const auto all = gui::variants();
    for (int i = 0; i < static_cast<int>(all.size()); ++i) {
        QTest::newRow(qPrintable(all[i].name)) << i;
    }
}

void TestScreens::nothingIsWrong()
{
    QFETCH(const int, index);
    const auto variant = gui::variants()[index];
    ui::Theme theme;
    theme.apply(variant.appearance);
    QStringList faults;
    for (const auto& screen : gui::screenCases(variant.appearance)) {
        ui::Intents intents;
        const auto shown = gui::show(screen, theme, intents, variant);
        QCOMPARE(shown->size(), variant.size);
        ui::Theme measure;
        measure.follow(theme, screen.student ? 1.0 : theme.scale());
        for (const QString& fault : ui::audit(*shown, measure)) {
            faults.append(QStringLiteral("%1: %2").arg(screen.name, fault));
        }
        // What is done next never has to be looked for. (Masuk begins with names and phrase.)
        const bool begins = screen.screen == view::Screen::Login;
        for (const auto* button : shown->findChildren<ui::ActionButton*>()) {
            if (!begins && button->isVisible() &&
                button->action().kind == view::ActionKind::Primary &&
                button->visibleRegion().boundingRect() != button->rect()) {
                faults.append(QStringLiteral("%1: the primary is out of view").arg(screen.name));
            }
        }
    }
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
}

void TestScreens::theAuditSees_data()
{
    QTest::addColumn<int>("fault");
    QTest::addColumn<QString>("words");
    QTest::newRow("a text in too little room") << 0 << "text is cut";
    QTest::newRow("a button too small for a glove") << 1 << "under 44 px";
    QTest::newRow("two primaries") << 2 << "2 primary actions";
    QTest::newRow("two actions with one key") << 3 << "have the same key";
    QTest::newRow("a button without a name") << 4 << "no accessible name";
}

void TestScreens::theAuditSees()
{
    QFETCH(const int, fault);
    QFETCH(const QString, words);
    ui::Theme theme;
    theme.apply({});
    QWidget root;
    root.resize(600, 300);
    const auto ignore = [](const view::ActionView&) {
    };
    const auto button = [&](const QString& label, Qt::Key key, view::ActionKind kind, int x) {
        auto* made = new ui::ActionButton(theme, ignore);
        made->setParent(&root);
        made->setAction({.label = label, .key = key, .kind = kind});
        made->setGeometry(x, 10, 200, 44);
        return made;
    };
    auto* first = button("Simpan", Qt::Key_F5, view::ActionKind::Primary, 10);
    QVERIFY(ui::audit(root, theme).isEmpty());
    switch (fault) {
    case 0: {
        auto* text = new ui::Text(theme);
        text->setParent(&root);
        text->setText("Jari manis kanan kurang jelas");
        text->setGeometry(10, 100, 40, 20);
        break;
    }
    case 1:
        first->resize(200, 30);
        break;
    case 2:
        button("Kirim", Qt::Key_F6, view::ActionKind::Primary, 300);
        break;
    case 3:
        button("Kirim", Qt::Key_F5, view::ActionKind::Secondary, 300);
        break;
    case 4:
        button({}, Qt::Key_unknown, view::ActionKind::Secondary, 300);
        break;
    default:
        QFAIL("no such case");
    }
    root.show();
    const QStringList found = ui::audit(root, theme);
    QVERIFY2(found.join(u'\n').contains(words), qPrintable(found.join(u'\n')));
}

void TestScreens::fingersAreSpoken()
{
    ui::Theme theme;
    theme.apply({});
    ui::installPaintedAccessibility();
    ui::HandDiagram hand(theme, ui::HandSide::Right, 200);
    hand.set(samples::fingerprints().hands);
    hand.resize(220, 262);
    QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(&hand);
    QVERIFY(spoken != nullptr);
    QCOMPARE(spoken->childCount(), 5);
    QCOMPARE(spoken->child(3)->text(QAccessible::Name), QStringLiteral("Manis kanan, kurang, 38"));
    QVERIFY(spoken->child(3)->rect().isValid());
    QCOMPARE(spoken->indexOfChild(spoken->child(3)), 3);
    QVERIFY(spoken->child(5) == nullptr);
}

void TestScreens::aRebuildKeepsTheScreen()
{
    ui::Theme theme;
    theme.apply({});
    ui::Intents intents;
    ui::StationWindow window(theme, intents);
    window.present(samples::shell(view::Screen::Queue));
    window.present(samples::queue());
    window.open(view::Screen::Queue);
    window.presentPanel(samples::postpone());
    window.show();
    view::AppearanceView english;
    english.language = view::LanguageChoice::English;
    english.scalePercent = 150;
    theme.apply(english);
    QApplication::processEvents();
    QCOMPARE(window.openScreen(), view::Screen::Queue);
    bool panel = false;
    for (const auto* button : window.findChildren<ui::ActionButton*>()) {
        panel = panel ||
                (button->isVisible() && button->text() == QStringLiteral("Tunda dengan alasan"));
    }
    QVERIFY(panel);
}

/// Its button went with the last waiting packet; Space is then not to open the device strip.
void TestScreens::aPrimaryThatGoesKeepsTheKeyboardHere()
{
    ui::Theme theme;
    theme.apply({});
    ui::Intents intents;
    ui::StationWindow window(theme, intents);
    window.resize(1366, 768);
    window.present(samples::shell(view::Screen::Sync));
    window.present(samples::sync());
    window.open(view::Screen::Sync);
    window.show();
    QApplication::processEvents();
    auto* first = qobject_cast<ui::ActionButton*>(QApplication::focusWidget());
    QVERIFY(first != nullptr && first->action().kind == view::ActionKind::Primary);
    view::SyncView done = samples::sync();
    done.actions.primary.reset();
    window.present(done);
    QApplication::processEvents();
    QVERIFY(QApplication::focusWidget() != nullptr);
    QVERIFY2(qobject_cast<ui::DeviceStrip*>(QApplication::focusWidget()) == nullptr,
             "the keyboard went to the device strip");
    QVERIFY(qobject_cast<ui::Table*>(QApplication::focusWidget()) != nullptr);
}

/// Setelan: a long tab must not make the short ones scroll.
void TestScreens::aShortTabDoesNotScroll()
{
    ui::Theme theme;
    theme.apply({});
    ui::Intents intents;
    ui::StationWindow window(theme, intents);
    window.resize(1366, 768);
    view::SettingsView settings = samples::settings({});
    for (int i = 0; i < 60; ++i) {
        settings.sections.last().facts.append({QStringLiteral("fact %1").arg(i), "value", {}});
    }
    window.present(samples::shell(view::Screen::Settings));
    window.present(settings);
    window.open(view::Screen::Settings);
    window.show();
    QApplication::processEvents();
    const auto scrolls = [&window] {
        bool any = false;
        for (const auto* bar : window.findChildren<QScrollBar*>()) {
            any = any || (bar->isVisible() && bar->maximum() > 0);
        }
        return any;
    };
    QVERIFY2(!scrolls(), "Tampilan is short");
    gui::chooseTile(window, static_cast<int>(settings.sections.size()));
    QApplication::processEvents();
    QVERIFY2(scrolls(), "the long tab does scroll");
}

/// Whatever the width, a detail that does not fit on one line gets the room for two.
void TestScreens::aStepOfTheDayIsNeverCut()
{
    ui::Theme theme;
    theme.apply({});
    ui::CloseStepList list(theme);
    const view::CloseStepView step{"Dua salinan", "2 dari 105 rekaman belum punya salinan",
                                   "Sekarang", view::CloseStepState::Current, view::Tone::Warn};
    list.set({step});
    const QFontMetrics plain(theme.font(15, QFont::Normal));
    const QFontMetrics strong(theme.font(15, QFont::DemiBold));
    const int drawn = theme.px(57 + 16 + 14) + theme.px(2) + strong.horizontalAdvance(step.word);
    const int needed = drawn + plain.horizontalAdvance(step.detail);
    const int oneLine = list.rowHeight(0, needed + 40);
    for (int width = needed - 40; width < needed; ++width) {
        QVERIFY2(list.rowHeight(0, width) > oneLine, qPrintable(QString::number(needed - width)));
    }
}

/// Berkas is where the number is compared, digit by digit, at any size.
void TestScreens::aNikIsReadInFull()
{
    QFETCH(const int, index);
    const auto variant = gui::variants()[index];
    ui::Theme theme;
    theme.apply(variant.appearance);
    for (const auto& screen : gui::screenCases(variant.appearance)) {
        if (screen.name != QStringLiteral("04b-berkas")) {
            continue;
        }
        ui::Intents intents;
        const auto shown = gui::show(screen, theme, intents, variant);
        const auto* table = shown->findChild<ui::Table*>();
        QVERIFY(table != nullptr);
        const int number = QFontMetrics(theme.font(15, QFont::Normal, ui::Face::Machine))
                               .horizontalAdvance(QStringLiteral("1471 0943 1109 0003"));
        QVERIFY2(table->columnWidth(1) >= number,
                 qPrintable(QStringLiteral("%1 < %2").arg(table->columnWidth(1)).arg(number)));
    }
}

QTEST_MAIN(TestScreens)
#include "tst_screens.moc"
