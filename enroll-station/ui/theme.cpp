#include "ui/theme.h"

#include "base/check.h"

#include <QApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPainter>
#include <QPalette>
#include <QRegularExpression>
#include <QStringBuilder>
#include <QSvgRenderer>
#include <QTranslator>

#include <algorithm>
#include <cmath>

// The macro names symbols of the global namespace.
static void initResources()
{
    Q_INIT_RESOURCE(ui);
    Q_INIT_RESOURCE(translations);
}

namespace rekam::ui {

namespace {

// Below 100 % nothing fits a gloved finger; above 200 % the smallest window shows one control.
constexpr int kLeastScalePercent = 100;
constexpr int kMostScalePercent = 200;

QByteArray resource(const QString& name)
{
    QFile file(QStringLiteral(":/rekam/") % name);
    REKAM_CHECK(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

QHash<QString, QColor> coloursOf(const QJsonObject& object)
{
    QHash<QString, QColor> colours;
    for (auto it = object.begin(); it != object.end(); ++it) {
        colours.insert(it.key(), QColor(it.value().toString()));
    }
    return colours;
}

/// Every "12px" of the sheet, multiplied. Hairlines stay at least one pixel.
QString scaledSheet(const QString& sheet, double scale)
{
    static const QRegularExpression pattern(QStringLiteral("(\\d+)px"));
    QString out;
    qsizetype from = 0;
    auto matches = pattern.globalMatch(sheet);
    while (matches.hasNext()) {
        const auto match = matches.next();
        const int designPx = match.captured(1).toInt();
        const int px = designPx == 0 ? 0 : std::max(1, qRound(designPx * scale));
        out += QStringView(sheet).mid(from, match.capturedStart() - from);
        out += QString::number(px) % QStringLiteral("px");
        from = match.capturedEnd();
    }
    return out += QStringView(sheet).mid(from);
}

bool systemPrefersDark()
{
    return QGuiApplication::palette().color(QPalette::Window).lightness() < 128;
}

} // namespace

Theme::Theme(QObject* parent)
    : QObject(parent)
    , m_systemDark(systemPrefersDark())
{
    initResources();
    load();
}

Theme::~Theme() = default;

void Theme::load()
{
    const QJsonObject root =
        QJsonDocument::fromJson(resource(QStringLiteral("tokens.json"))).object();
    m_light = coloursOf(root.value(QStringLiteral("light")).toObject());
    m_darkColours = coloursOf(root.value(QStringLiteral("dark")).toObject());
    REKAM_CHECK(!m_light.isEmpty() && m_light.size() == m_darkColours.size());
    for (const auto& group : {QStringLiteral("type"), QStringLiteral("space"),
                              QStringLiteral("radius"), QStringLiteral("size")}) {
        const QJsonObject values = root.value(group).toObject();
        for (auto it = values.begin(); it != values.end(); ++it) {
            m_shared.insert(group % u'.' % it.key(), QString::number(it.value().toInt()));
        }
    }
}

void Theme::apply(const view::AppearanceView& appearance)
{
    const view::AppearanceView before = m_appearance;
    m_appearance = appearance;
    m_appearance.scalePercent =
        std::clamp(appearance.scalePercent, kLeastScalePercent, kMostScalePercent);
    m_scale = m_appearance.scalePercent / 100.0;
    m_dark = appearance.theme == view::ThemeChoice::Dark ||
             (appearance.theme == view::ThemeChoice::System && m_systemDark);
    const bool rebuild = !m_applied || before.scalePercent != m_appearance.scalePercent ||
                         before.language != appearance.language;
    if (!m_applied || before.language != appearance.language) {
        translate();
    }
    if (!m_applied) {
        qApp->installEventFilter(this);
    }
    m_icons.clear();
    m_applied = true;
    restyle();
    Q_EMIT changed(rebuild);
}

bool Theme::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::ThemeChange && !m_asking) {
        // Our own palette hides the system's: it is put aside while the system is asked.
        m_asking = true;
        QApplication::setPalette(QPalette());
        const bool dark = systemPrefersDark();
        const bool moved = dark != m_systemDark;
        m_systemDark = dark;
        if (moved && m_appearance.theme == view::ThemeChoice::System) {
            apply(m_appearance);
        } else {
            restyle();
        }
        m_asking = false;
    }
    return QObject::eventFilter(watched, event);
}

void Theme::follow(const Theme& other, double scale)
{
    m_appearance = other.m_appearance;
    m_dark = other.m_dark;
    m_scale = scale;
    m_icons.clear();
}

bool Theme::reducedMotion() const
{
    return m_appearance.motion == view::MotionChoice::Reduced;
}

void Theme::translate()
{
    if (m_translator != nullptr) {
        QCoreApplication::removeTranslator(m_translator.get());
        m_translator.reset();
    }
    if (m_appearance.language == view::LanguageChoice::English) {
        m_translator = std::make_unique<QTranslator>();
        if (m_translator->load(QStringLiteral(":/rekam/i18n/rekam_en.qm"))) {
            QCoreApplication::installTranslator(m_translator.get());
        }
    }
}

void Theme::restyle()
{
    static const QRegularExpression comment(QStringLiteral("/\\*.*?\\*/"),
                                            QRegularExpression::DotMatchesEverythingOption);
    QString text = QString::fromUtf8(resource(QStringLiteral("rekam.qss.in")));
    text.remove(comment);
    static const QRegularExpression pattern(QStringLiteral("@([a-z0-9.-]+)@"));
    QString sheet;
    qsizetype from = 0;
    auto matches = pattern.globalMatch(text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        const QString name = match.captured(1);
        sheet += QStringView(text).mid(from, match.capturedStart() - from);
        if (name.contains(u'.')) {
            REKAM_CHECK(m_shared.contains(name));
            sheet += m_shared.value(name);
        } else if (name.size() > 1) {
            sheet += colour(name).name();
        }
        from = match.capturedEnd();
    }
    sheet += QStringView(text).mid(from);

    QPalette palette;
    palette.setColor(QPalette::Window, colour(QStringLiteral("bg")));
    palette.setColor(QPalette::WindowText, colour(QStringLiteral("ink")));
    palette.setColor(QPalette::Base, colour(QStringLiteral("surface")));
    palette.setColor(QPalette::AlternateBase, colour(QStringLiteral("raised")));
    palette.setColor(QPalette::Text, colour(QStringLiteral("ink")));
    palette.setColor(QPalette::Button, colour(QStringLiteral("surface")));
    palette.setColor(QPalette::ButtonText, colour(QStringLiteral("ink")));
    palette.setColor(QPalette::Highlight, colour(QStringLiteral("primary")));
    palette.setColor(QPalette::HighlightedText, colour(QStringLiteral("on-primary")));
    palette.setColor(QPalette::PlaceholderText, colour(QStringLiteral("ink-3")));
    QApplication::setPalette(palette);
    QApplication::setFont(font(15, QFont::Normal));
    qApp->setStyleSheet(scaledSheet(sheet, m_scale));
}

QColor Theme::colour(const QString& token) const
{
    const auto& colours = m_dark ? m_darkColours : m_light;
    const auto found = colours.find(token);
    REKAM_CHECK(found != colours.end());
    return *found;
}

int Theme::px(double designPx) const
{
    return qRound(designPx * m_scale);
}

QFont Theme::font(double designPx, QFont::Weight weight, Face face) const
{
    // A copied QFont shares its loaded face; a new one has to be looked up again.
    const auto key = std::make_tuple(px(designPx), weight, face);
    const auto found = m_fonts.find(key);
    if (found != m_fonts.end()) {
        return found->second;
    }
    QFont font;
    font.setFamilies(face == Face::Machine
                         ? QStringList{QStringLiteral("JetBrains Mono"),
                                       QStringLiteral("Noto Sans Mono"),
                                       QStringLiteral("monospace")}
                         : QStringList{QStringLiteral("Inter"), QStringLiteral("Noto Sans"),
                                       QStringLiteral("sans-serif")});
    font.setPixelSize(std::max(1, px(designPx)));
    font.setWeight(weight);
    font.setHintingPreference(QFont::PreferVerticalHinting);
    return m_fonts.emplace(key, font).first->second;
}

QPixmap Theme::icon(const QString& name, double designPx, const QString& token,
                    double pixelRatio) const
{
    const int side = std::max(1, qRound(designPx * m_scale * pixelRatio));
    const QString key = name % u'/' % QString::number(side) % u'/' % token;
    const auto found = m_icons.find(key);
    if (found != m_icons.end()) {
        return *found;
    }
    const QString file = QStringLiteral("icons/") % name % QStringLiteral(".svg");
    if (!QFile::exists(QStringLiteral(":/rekam/") % file)) {
        qWarning("no icon named %s", qUtf8Printable(name));
        return {};
    }
    QByteArray svg = resource(file);
    svg.replace("currentColor", colour(token).name().toUtf8());
    QPixmap pixmap(side, side);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    QSvgRenderer(svg).render(&painter, QRectF(0, 0, side, side));
    painter.end();
    pixmap.setDevicePixelRatio(pixelRatio);
    m_icons.insert(key, pixmap);
    return pixmap;
}

} // namespace rekam::ui
