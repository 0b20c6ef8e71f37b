#include "ui/frame/rail.h"

#include "ui/kit/drawn/pictures.h"
#include "ui/kit/layout.h"

#include <QFocusEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

namespace rekam::ui {

namespace {

struct Look
{
    QString icon;
    QString key;
};

Look lookOf(view::Screen screen)
{
    switch (screen) {
    case view::Screen::Home:
        return {QStringLiteral("home"), QStringLiteral("F2")};
    case view::Screen::Queue:
        return {QStringLiteral("queue"), QStringLiteral("F3")};
    case view::Screen::Sync:
        return {QStringLiteral("sync"), QStringLiteral("F4")};
    case view::Screen::Devices:
        return {QStringLiteral("device"), {}};
    case view::Screen::Settings:
        return {QStringLiteral("settings"), {}};
    case view::Screen::CloseDay:
        return {QStringLiteral("close-day"), {}};
    case view::Screen::Login:
    case view::Screen::ReadBack:
    case view::Screen::Documents:
    case view::Screen::Photo:
    case view::Screen::Signature:
    case view::Screen::Fingerprints:
    case view::Screen::Iris:
    case view::Screen::Verification:
    case view::Screen::Statement:
    case view::Screen::Summary:
    case view::Screen::Receipt:
        break;
    }
    return {QStringLiteral("flag"), {}};
}

bool isBelow(view::Screen screen)
{
    return screen == view::Screen::Settings || screen == view::Screen::CloseDay;
}

} // namespace

QString screenName(view::Screen screen)
{
    switch (screen) {
    case view::Screen::Login:
        return Rail::tr("Masuk");
    case view::Screen::Home:
        return Rail::tr("Beranda");
    case view::Screen::Queue:
        return Rail::tr("Antrean");
    case view::Screen::ReadBack:
        return Rail::tr("Bacakan data");
    case view::Screen::Documents:
        return Rail::tr("Berkas");
    case view::Screen::Photo:
        return Rail::tr("Pas foto");
    case view::Screen::Signature:
        return Rail::tr("Tanda tangan");
    case view::Screen::Fingerprints:
        return Rail::tr("Sidik jari");
    case view::Screen::Iris:
        return Rail::tr("Iris");
    case view::Screen::Verification:
        return Rail::tr("Verifikasi");
    case view::Screen::Statement:
        return Rail::tr("Pernyataan");
    case view::Screen::Summary:
        return Rail::tr("Segel");
    case view::Screen::Receipt:
        return Rail::tr("Bukti");
    case view::Screen::Sync:
        return Rail::tr("Kirim");
    case view::Screen::Devices:
        return Rail::tr("Perangkat");
    case view::Screen::Settings:
        return Rail::tr("Setelan");
    case view::Screen::CloseDay:
        return Rail::tr("Tutup sesi");
    }
    return {};
}

RailButton::RailButton(Theme& theme, const QString& icon, const QString& label, const QString& key)
    : m_theme(theme)
    , m_icon(icon)
    , m_label(label)
    , m_key(key)
{
    setText(label);
    setKeyName(key);
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
}

void RailButton::setKeyName(const QString& key)
{
    setAccessibleName(key.isEmpty() ? m_label : QStringLiteral("%1, %2").arg(m_label, key));
    setToolTip(accessibleName());
}

void RailButton::setCurrent(bool current)
{
    if (current != m_current) {
        m_current = current;
        update();
    }
}

/// What the mouse reads when it rests here, the keyboard reads when it comes here.
void RailButton::focusInEvent(QFocusEvent* event)
{
    QAbstractButton::focusInEvent(event);
    if (m_iconOnly && event->reason() != Qt::ActiveWindowFocusReason) {
        QToolTip::showText(mapToGlobal(QPoint(width(), height() / 2)), accessibleName(), this);
    }
}

void RailButton::focusOutEvent(QFocusEvent* event)
{
    QAbstractButton::focusOutEvent(event);
    QToolTip::hideText();
}

void RailButton::setIconOnly(bool iconOnly)
{
    m_iconOnly = iconOnly;
    updateGeometry();
}

void RailButton::setNumber(int number)
{
    m_number = number;
    update();
}

QSize RailButton::sizeHint() const
{
    return {m_theme.px(m_iconOnly ? 48 : 76), m_theme.px(m_iconOnly ? 48 : 58)};
}

QSize RailButton::minimumSizeHint() const
{
    return {sizeHint().width(), m_theme.px(m_iconOnly ? 44 : 50)};
}

void RailButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto token = [this](const char* name) {
        return m_theme.colour(QString::fromLatin1(name));
    };
    if (m_current || underMouse()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(token(m_current ? "rail-active" : "rail-line"));
        painter.drawRoundedRect(QRectF(rect()), m_theme.px(8), m_theme.px(8));
    }
    const QString ink = m_current ? QStringLiteral("rail-ink") : QStringLiteral("rail-ink-2");
    const int block = m_theme.px(m_iconOnly ? 24 : 44);
    const int top = (height() - block) / 2;
    painter.drawPixmap(QPointF((width() - m_theme.px(24)) / 2.0, top),
                       m_theme.icon(m_icon, 24, ink, devicePixelRatioF()));
    painter.setPen(m_theme.colour(ink));
    if (!m_iconOnly) {
        QFont font = m_theme.font(13, m_current ? QFont::DemiBold : QFont::Medium);
        // A longer word in another language is set smaller, down to the size of a key cap.
        while (QFontMetrics(font).horizontalAdvance(m_label) > width() - 2 &&
               font.pixelSize() > m_theme.px(12)) {
            font.setPixelSize(font.pixelSize() - 1);
        }
        painter.setFont(font);
        painter.drawText(QRect(0, top + m_theme.px(26), width(), m_theme.px(18)), Qt::AlignCenter,
                         m_label);
    }
    if (m_current) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(token(m_theme.isDark() ? "primary" : "rail-ink"));
        painter.drawRoundedRect(
            QRectF(-m_theme.px(4), m_theme.px(10), m_theme.px(8), height() - m_theme.px(20)),
            m_theme.px(4), m_theme.px(4));
    }
    const QString corner = m_number > 0 ? QString::number(m_number % 10) : m_key;
    if (!corner.isEmpty() && (!m_iconOnly || m_number > 0)) {
        painter.setFont(m_theme.font(m_number > 0 ? 13 : 11, QFont::DemiBold));
        painter.setPen(token(m_number > 0 ? "rail-ink" : "rail-ink-2"));
        painter.drawText(QRect(0, m_theme.px(5), width() - m_theme.px(5), m_theme.px(14)),
                         Qt::AlignRight | Qt::AlignTop, corner);
    }
}

void RailButton::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        event->ignore();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

Rail::Rail(Theme& theme)
    : Surface(theme, Ground::Rail)
{
    setAccessibleName(tr("Navigasi"));
    setLayout(column(theme, 0, {}));
    setFixedWidth(px(84));
}

void Rail::set(const QVector<view::Screen>& screens, view::Screen current)
{
    if (screens != m_screens || m_body == nullptr) {
        build(screens);
        setRoom(m_room);
    }
    const bool recording = current >= view::Screen::ReadBack && current <= view::Screen::Receipt;
    for (const Place& place : m_places) {
        place.button->setCurrent(place.screen == current ||
                                 (recording && place.screen == view::Screen::Queue));
    }
}

void Rail::build(const QVector<view::Screen>& screens)
{
    m_screens = screens;
    m_places.clear();
    delete m_body;
    m_body = new QWidget;
    auto* box = column(theme(), 4, {}, {4, 8, 4, 8});
    m_mark = new QWidget;
    m_mark->setLayout(
        column(theme(), 0, {put(new Mark(theme(), 36), 0, Qt::AlignHCenter), gap(12)}));
    box->addWidget(m_mark);
    const auto add = [&](view::Screen screen) {
        const Look look = lookOf(screen);
        auto* button = new RailButton(theme(), look.icon, screenName(screen), look.key);
        connect(button, &QAbstractButton::clicked, this,
                [this, screen] { Q_EMIT screenChosen(screen); });
        m_places.append({screen, button});
        if (look.key.isEmpty()) {
            button->setKeyName(QStringLiteral("Alt+%1").arg(m_places.size()));
        }
        box->addWidget(button, 0, Qt::AlignHCenter);
    };
    for (const auto screen : screens) {
        if (!isBelow(screen)) {
            add(screen);
        }
    }
    box->addStretch(1);
    for (const auto screen : screens) {
        if (isBelow(screen)) {
            add(screen);
        }
    }
    m_lock = new RailButton(theme(), QStringLiteral("lock"), tr("Kunci"), QStringLiteral("F12"));
    connect(m_lock, &QAbstractButton::clicked, this, [this] { Q_EMIT lockChosen(); });
    box->addWidget(m_lock, 0, Qt::AlignHCenter);
    m_body->setLayout(box);
    layout()->addWidget(m_body);
}

void Rail::setRoom(const Room& room)
{
    m_room = room;
    const bool iconOnly = room.span != Span::Wide;
    setFixedWidth(px(iconOnly ? 56 : 84));
    for (const Place& place : m_places) {
        place.button->setIconOnly(iconOnly);
    }
    if (m_lock != nullptr) {
        m_lock->setIconOnly(iconOnly);
    }
    if (m_body != nullptr && m_body->layout() != nullptr) {
        m_mark->setVisible(!room.veryLow);
        m_body->layout()->setSpacing(px(room.low ? 0 : 4));
    }
}

void Rail::showNumbers(bool shown)
{
    int number = 0;
    for (const Place& place : m_places) {
        ++number;
        place.button->setNumber(shown && number <= 10 ? number : 0);
    }
}

void Rail::openNumber(int number)
{
    if (number >= 1 && number <= m_places.size()) {
        Q_EMIT screenChosen(m_places[number - 1].screen);
    }
}

} // namespace rekam::ui
