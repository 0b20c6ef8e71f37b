// Every screen and state, in every look: nothing cut, nothing under 44 px, one primary, one key an
// action; and what assistive tools are told.
#include "gui/cases.h"
#include "ui/audit.h"
#include "ui/frame/device_strip.h"
#include "ui/kit/action_button.h"
#include "ui/kit/drawn/hand_diagram.h"
#include "ui/kit/lists/table.h"
#include "ui/kit/text.h"
#include "ui/pages/desks/close_day_page.h"

#include <QAccessible>
#include <QScreen>
#include <QScrollBar>
#include <QtTest>

#include <functional>

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
    void aStepFitsItsPage_data();
    void aStepFitsItsPage();
    void readyIsOnlyWhatIsReady_data();
    void readyIsOnlyWhatIsReady();
    void theWindowFitsItsScreen();

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

void TestScreens::aStepFitsItsPage_data()
{
    QTest::addColumn<std::function<void(ui::StationWindow&)>>("present");
    QTest::addColumn<view::Screen>("screen");
    const auto row = [](const char* name, view::Screen screen,
                        std::function<void(ui::StationWindow&)> present) {
        QTest::newRow(name) << std::move(present) << screen;
    };
    row("a photo with eight checks", view::Screen::Photo, [](ui::StationWindow& window) {
        view::PhotoView photo = samples::photo(view::LivePhase::Taken);
        while (photo.checks.size() < 8) {
            photo.checks.append({view::Tone::Ok, "Kepala tegak", "miring -0,4°", {}});
        }
        window.present(photo);
    });
    row("a summary with an exception", view::Screen::Summary, [](ui::StationWindow& window) {
        view::SummaryView summary = samples::summary(view::ValidationState::Matched);
        summary.rows[0].detail = "Foto 1, siswa mengangguk, dicatat Rina Marlina, mutu 93";
        summary.rows[2].detail = "9 jari baik. Kelingking kiri: luka sementara, menunggu penyelia";
        summary.rows[4].detail = "Pindai baru: telunjuk kiri 597, telunjuk kanan 587, ambang 205";
        window.present(summary);
    });
    row("a receipt", view::Screen::Receipt,
        [](ui::StationWindow& window) { window.present(samples::receiptUnsafe()); });
}

/// At 100 %, in the striped frame of LATIHAN, a last line was cut by the bar.
void TestScreens::aStepFitsItsPage()
{
    QFETCH(const std::function<void(ui::StationWindow&)>, present);
    QFETCH(const view::Screen, screen);
    ui::Theme theme;
    theme.apply({});
    ui::Intents intents;
    const gui::ScreenCase shownCase{{}, screen, present, {}};
    const gui::Variant practice{{}, {}, {1366, 768}, view::StationMode::Practice};
    const auto shown = gui::show(shownCase, theme, intents, practice);
    for (const auto* bar : shown->findChildren<QScrollBar*>()) {
        if (bar->isVisible() && bar->orientation() == Qt::Vertical) {
            QVERIFY2(bar->maximum() == 0, qPrintable(QString::number(bar->maximum())));
        }
    }
}

void TestScreens::readyIsOnlyWhatIsReady_data()
{
    QTest::addColumn<int>("width");
    QTest::newRow("125 %") << 1092;
    QTest::newRow("150 %") << 910;
    QTest::newRow("200 %") << 683;
}

/// *8 siap* stood below cells that said *Satu layar*, *PDF*, *Luring*.
void TestScreens::readyIsOnlyWhatIsReady()
{
    QFETCH(const int, width);
    using enum view::Tone;
    ui::Theme theme;
    theme.apply({});
    ui::DeviceStrip strip(theme);
    strip.resize(width, 48);
    strip.setRoom(ui::roomFor(width, 512));
    const auto said = [&strip] {
        QStringList words;
        for (const ui::SpokenItem& item : strip.spokenItems()) {
            words.append(item.text);
        }
        return words.join(u'|');
    };
    strip.set({{"camera", "camera", "Kamera", "Virtual", Ok},
               {"iris", "iris", "Iris", "Virtual", Ok},
               {"screen", "screen", "Layar siswa", "Satu layar", Neutral},
               {"net", "network-off", "Jaringan", "Luring", Neutral}});
    QVERIFY2(said().contains(QStringLiteral("2 siap")), qPrintable(said()));
    QVERIFY2(said().contains(QStringLiteral("Satu layar")), qPrintable(said()));
    QVector<view::DeviceCellView> many;
    for (int i = 0; i < 9; ++i) {
        many.append({"net", "network-off", "Jaringan", "Luring", i < 8 ? Neutral : Ok});
    }
    strip.set(many); // none is left out in silence
    QVERIFY2(said().contains(QStringLiteral("1 siap, ")) && said().contains(QStringLiteral("lagi")),
             qPrintable(said()));
}

void TestScreens::theWindowFitsItsScreen()
{
    ui::Theme theme;
    theme.apply({});
    ui::Intents intents;
    ui::StationWindow window(theme, intents);
    window.showOnScreen();
    QApplication::processEvents();
    QVERIFY(window.screen()->geometry().contains(window.geometry()));
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
