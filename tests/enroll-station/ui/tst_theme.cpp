// The tokens: contrast as WCAG 2.x computes it, for each pair that the tokens promise; every icon
// and colour that the program names exists; sizes follow the chosen scale.
#include "ui/frame/rail.h"
#include "ui/kit/drawn/painted.h"
#include "ui/kit/inline_alert.h"
#include "ui/theme.h"

#include <QApplication>
#include <QDir>
#include <QtTest>

#include <cmath>

using namespace rekam;

namespace {

double channel(double value)
{
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

/// WCAG 2.x relative luminance.
double luminance(const QColor& colour)
{
    return 0.2126 * channel(colour.redF()) + 0.7152 * channel(colour.greenF()) +
           0.0722 * channel(colour.blueF());
}

double contrast(const QColor& a, const QColor& b)
{
    const double high = std::max(luminance(a), luminance(b));
    const double low = std::min(luminance(a), luminance(b));
    return (high + 0.05) / (low + 0.05);
}

} // namespace

class TestTheme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void contrastHolds_data();
    void contrastHolds();
    void everyIconIsThere();
    void sizesFollowTheScale_data();
    void sizesFollowTheScale();
    void theSheetIsComplete();
    void colourChangesNeedNoRebuild();
    void englishIsComplete();
    void theLanguageSwitchesWhileRunning();
};

void TestTheme::contrastHolds_data()
{
    QTest::addColumn<QString>("ink");
    QTest::addColumn<QString>("ground");
    QTest::addColumn<double>("least");
    const QVector<std::tuple<const char*, const char*, double>> pairs = {
        {"ink", "surface", 7},
        {"ink", "bg", 7},
        {"ink-2", "surface", 7},
        {"ink-2", "bg", 7},
        {"ink-2", "raised", 7},
        {"ink-3", "surface", 4.5},
        {"ink-3", "sunken", 4.5},
        {"primary", "surface", 4.5},
        {"primary", "primary-tint", 4.5},
        {"on-primary", "primary", 4.5},
        {"ok", "surface", 4.5},
        {"ok", "ok-tint", 4.5},
        {"warn", "surface", 4.5},
        {"warn", "warn-tint", 4.5},
        {"err", "surface", 4.5},
        {"err", "err-tint", 4.5},
        {"exc", "surface", 4.5},
        {"exc", "exc-tint", 4.5},
        {"on-ok", "ok-solid", 4.5},
        {"rail-ink", "rail", 7},
        {"rail-ink-2", "rail", 7},
        {"line-strong", "surface", 3},
        {"line-strong", "bg", 3},
        {"focus", "surface", 3},
        {"focus", "bg", 3}};
    for (const auto& [ink, ground, least] : pairs) {
        QTest::newRow(qPrintable(QStringLiteral("%1 on %2").arg(ink, ground)))
            << QString::fromLatin1(ink) << QString::fromLatin1(ground) << least;
    }
}

void TestTheme::contrastHolds()
{
    QFETCH(const QString, ink);
    QFETCH(const QString, ground);
    QFETCH(const double, least);
    ui::Theme theme;
    for (const auto choice : {view::ThemeChoice::Light, view::ThemeChoice::Dark}) {
        theme.apply({.theme = choice});
        const double ratio = contrast(theme.colour(ink), theme.colour(ground));
        QVERIFY2(ratio >= least, qPrintable(QString::number(ratio)));
    }
}

void TestTheme::everyIconIsThere()
{
    ui::Theme theme;
    theme.apply({});
    const QStringList files = QDir(QStringLiteral(":/rekam/icons")).entryList();
    QVERIFY(files.size() > 70);
    for (const QString& file : files) {
        const QPixmap icon = theme.icon(file.chopped(4), 24, QStringLiteral("ink"), 2.0);
        QCOMPARE(icon.width(), 48);
        const QImage image = icon.toImage();
        bool drawn = false;
        for (int y = 0; y < image.height() && !drawn; ++y) {
            for (int x = 0; x < image.width() && !drawn; ++x) {
                drawn = image.pixelColor(x, y).alpha() > 128;
            }
        }
        QVERIFY2(drawn, qPrintable(file));
    }
    for (const auto tone : {view::Tone::Neutral, view::Tone::Primary, view::Tone::Ok,
                            view::Tone::Warn, view::Tone::Err, view::Tone::Exc}) {
        QVERIFY(theme.colour(ui::inkOf(tone)).isValid());
        QVERIFY(theme.colour(ui::tintOf(tone)).isValid());
        QVERIFY(files.contains(ui::iconOf(tone) + QStringLiteral(".svg")));
    }
}

void TestTheme::sizesFollowTheScale_data()
{
    QTest::addColumn<int>("percent");
    QTest::addColumn<int>("target");
    QTest::newRow("as drawn") << 100 << 44;
    QTest::newRow("half as large again") << 150 << 66;
    QTest::newRow("twice") << 200 << 88;
    QTest::newRow("never smaller than drawn") << 50 << 44;
    QTest::newRow("never more than twice") << 400 << 88;
}

void TestTheme::sizesFollowTheScale()
{
    QFETCH(const int, percent);
    QFETCH(const int, target);
    ui::Theme theme;
    theme.apply({.scalePercent = percent});
    QCOMPARE(theme.px(44), target);
    QVERIFY(qApp->styleSheet().contains(QStringLiteral("min-height: %1px").arg(theme.px(42))));
}

void TestTheme::theSheetIsComplete()
{
    ui::Theme theme;
    theme.apply({});
    QVERIFY(!qApp->styleSheet().isEmpty());
    QVERIFY2(!qApp->styleSheet().contains(u'@'), "every token was put in");
}

void TestTheme::colourChangesNeedNoRebuild()
{
    ui::Theme theme;
    theme.apply({});
    QVector<bool> rebuilds;
    connect(&theme, &ui::Theme::changed, this, [&](bool rebuild) { rebuilds.append(rebuild); });
    theme.apply({.theme = view::ThemeChoice::Dark});
    theme.apply({.theme = view::ThemeChoice::Dark, .scalePercent = 125});
    theme.apply({.theme = view::ThemeChoice::Dark,
                 .scalePercent = 125,
                 .language = view::LanguageChoice::English});
    QCOMPARE(rebuilds, (QVector<bool>{false, true, true}));
}

void TestTheme::englishIsComplete()
{
    QFile file(QStringLiteral(REKAM_SOURCE_DIR "/enroll-station/ui/resources/rekam_en.ts"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    QVERIFY(text.count("<message") > 700);
    QVERIFY2(!text.contains("type=\"unfinished\""), "a sentence has no English yet");
}

void TestTheme::theLanguageSwitchesWhileRunning()
{
    ui::Theme theme;
    theme.apply({});
    QCOMPARE(ui::screenName(view::Screen::Queue), QStringLiteral("Antrean"));
    theme.apply({.language = view::LanguageChoice::English});
    QCOMPARE(ui::screenName(view::Screen::Queue), QStringLiteral("Queue"));
    QCOMPARE(ui::InlineAlert::tr("%n hal lain", nullptr, 1), QStringLiteral("1 other matter"));
    QCOMPARE(ui::InlineAlert::tr("%n hal lain", nullptr, 3), QStringLiteral("3 other matters"));
    theme.apply({});
    QCOMPARE(ui::screenName(view::Screen::Queue), QStringLiteral("Antrean"));
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
