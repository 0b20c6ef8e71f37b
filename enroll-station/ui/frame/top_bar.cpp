#include "ui/frame/top_bar.h"

#include "ui/kit/layout.h"
#include "ui/kit/lists/choice_list.h"

#include <QKeyEvent>
#include <QPainter>

namespace rekam::ui {

SafetyCounter::SafetyCounter(Theme& theme)
    : m_theme(theme)
{
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    set({});
}

void SafetyCounter::set(const view::SafetyView& safety)
{
    m_safety = safety;
    setText(headline());
    setAccessibleName(tr("%1. Di laptop %2, salinan ke-2 %3, diterima %4")
                          .arg(headline())
                          .arg(safety.onLaptop)
                          .arg(safety.secondCopies)
                          .arg(safety.received));
    setToolTip(accessibleName());
    updateGeometry();
    update();
}

void SafetyCounter::setShort(bool onlyFirst)
{
    if (onlyFirst != m_short) {
        m_short = onlyFirst;
        updateGeometry();
        update();
    }
}

QString SafetyCounter::headline() const
{
    return m_safety.held > 0 && m_safety.unsafeCount > 0
               ? tr("Belum aman %1, tertahan %2").arg(m_safety.unsafeCount).arg(m_safety.held)
           : m_safety.held > 0        ? tr("Tertahan %1").arg(m_safety.held)
           : m_safety.unsafeCount > 0 ? tr("Belum aman %1").arg(m_safety.unsafeCount)
                                      : tr("Semua aman");
}

QVector<SafetyCounter::Part> SafetyCounter::parts() const
{
    return m_short ? QVector<Part>() : allParts();
}

QVector<SafetyCounter::Part> SafetyCounter::allParts() const
{
    return {{QStringLiteral("laptop"), tr("Di laptop"), QString::number(m_safety.onLaptop)},
            {QStringLiteral("copy"), tr("Salinan ke-2"), QString::number(m_safety.secondCopies)},
            {QStringLiteral("received"), tr("Diterima"), QString::number(m_safety.received)}};
}

int SafetyCounter::headlineWidth() const
{
    return m_theme.px(12 + 24 + 12) +
           QFontMetrics(m_theme.font(17, QFont::Bold)).horizontalAdvance(headline()) +
           m_theme.px(14);
}

int SafetyCounter::wholeWidth() const
{
    int width = headlineWidth() + m_theme.px(13);
    const QFontMetrics word(m_theme.font(14, QFont::Normal));
    const QFontMetrics number(m_theme.font(16, QFont::Bold));
    for (const Part& part : allParts()) {
        width += m_theme.px(12 + 18 + 6 + 6) + word.horizontalAdvance(part.word) +
                 number.horizontalAdvance(part.number);
    }
    return width;
}

QSize SafetyCounter::sizeHint() const
{
    return {m_short ? headlineWidth() : wholeWidth(), m_theme.px(44)};
}

void SafetyCounter::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool safe = m_safety.unsafeCount == 0 && m_safety.held == 0;
    const QString tone = m_safety.held > 0 ? QStringLiteral("err")
                         : safe            ? QStringLiteral("ok")
                                           : QStringLiteral("warn");
    painter.setPen(QPen(m_theme.colour(tone), 1));
    painter.setBrush(m_theme.colour(tone + QStringLiteral("-tint")));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), m_theme.px(8),
                            m_theme.px(8));
    int x = m_theme.px(12);
    const auto icon = [&](const QString& name, double side, const QString& token) {
        painter.drawPixmap(QPointF(x, (height() - m_theme.px(side)) / 2.0),
                           m_theme.icon(name, side, token, devicePixelRatioF()));
    };
    const auto text = [&](const QString& words, const QFont& font, const QString& token) {
        const int wide = QFontMetrics(font).horizontalAdvance(words);
        painter.setFont(font);
        painter.setPen(m_theme.colour(token));
        painter.drawText(QRect(x, 0, wide + 2, height()), Qt::AlignVCenter | Qt::AlignLeft, words);
        x += wide;
    };
    icon(safe ? QStringLiteral("shield-check") : QStringLiteral("shield-alert"), 24, tone);
    x += m_theme.px(24 + 12);
    text(headline(), m_theme.font(17, QFont::Bold), tone);
    if (!m_short) {
        x += m_theme.px(12);
        painter.fillRect(QRect(x, (height() - m_theme.px(24)) / 2, 1, m_theme.px(24)),
                         m_theme.colour(tone));
        x += 1;
    }
    for (const Part& part : parts()) {
        x += m_theme.px(12);
        icon(part.icon, 18, QStringLiteral("ink-2"));
        x += m_theme.px(18 + 6);
        text(part.word, m_theme.font(14, QFont::Normal), QStringLiteral("ink-2"));
        x += m_theme.px(6);
        text(part.number, m_theme.font(16, QFont::Bold), QStringLiteral("ink"));
    }
}

void SafetyCounter::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        event->ignore();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

/// Initials, name and role; initials alone where there is little room.
class TopBar::Person : public Painted
{
public:
    using Painted::Painted;

    void set(const std::optional<view::PersonView>& person)
    {
        m_person = person.value_or(view::PersonView{});
        setVisible(person.has_value());
        setToolTip(spoken());
        updateGeometry();
        update();
    }

    void setShort(bool onlyInitials)
    {
        m_short = onlyInitials;
        updateGeometry();
        update();
    }

    [[nodiscard]] QString spoken() const override
    {
        return QStringLiteral("%1, %2").arg(m_person.name, m_person.role);
    }

    [[nodiscard]] QSize sizeHint() const override
    {
        if (m_short) {
            return {px(36), px(40)};
        }
        const int name =
            QFontMetrics(textFont(14, QFont::DemiBold)).horizontalAdvance(m_person.name);
        const int role = QFontMetrics(textFont(13)).horizontalAdvance(m_person.role);
        return {px(44) + std::max(name, role) + 2, px(40)};
    }

    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void draw(QPainter& painter) override
    {
        const double side = px(36);
        drawAvatar(painter, theme(), QRectF(0, (height() - side) / 2, side, side),
                   m_person.initials, true);
        if (m_short) {
            return;
        }
        const int middle = height() / 2;
        painter.setFont(textFont(14, QFont::DemiBold));
        painter.setPen(colour("ink"));
        painter.drawText(QRect(px(44), middle - px(18), width(), px(19)),
                         Qt::AlignLeft | Qt::AlignVCenter, m_person.name);
        painter.setFont(textFont(13));
        painter.setPen(colour("ink-2"));
        painter.drawText(QRect(px(44), middle, width(), px(18)), Qt::AlignLeft | Qt::AlignVCenter,
                         m_person.role);
    }

private:
    view::PersonView m_person;
    bool m_short = false;
};

TopBar::TopBar(Theme& theme)
    : Surface(theme, Ground::Bar)
    , m_title(new Text(theme, TextRole::Title, Fit::Elide))
    , m_subtitle(new Text(theme, TextRole::Body, Fit::Elide))
    , m_counter(new SafetyCounter(theme))
    , m_person(new Person(theme))
    , m_clock(new Text(theme, TextRole::Strong))
    , m_practice(new Text(theme, TextRole::Strong))
{
    m_title->setType(21, QFont::Bold);
    m_subtitle->setType(14, QFont::Normal)->setToken(QStringLiteral("ink-2"));
    m_clock->setType(18, QFont::Bold);
    m_practice->setText(tr("LATIHAN"));
    m_practice->setToken(QStringLiteral("warn"));
    m_practiceBox =
        new Surface(theme, Ground::Alert, row(theme, 0, {put(m_practice)}, {10, 6, 10, 6}));
    m_practiceBox->setTone(view::Tone::Warn);
    m_practiceBox->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_second = row(theme, 16, {put(m_counter), put(m_person)});
    m_first =
        row(theme, 16,
            {put(column(theme, 0, {spring(), put(m_title), put(m_subtitle), spring()}), 1),
             put(m_practiceBox), put(m_second), put(new Rule(theme, Qt::Vertical)), put(m_clock)});
    auto* all = column(theme, 0, {put(m_first)}, {24, 0, 20, 1});
    setLayout(all);
    setFixedHeight(px(60));
}

void TopBar::set(const view::ShellView& shell)
{
    m_title->setText(shell.title);
    m_subtitle->setText(shell.subtitle);
    m_counter->set(shell.safety);
    m_person->set(shell.person);
    m_clock->setText(shell.clock);
    m_practiceBox->setVisible(shell.mode == view::StationMode::Practice);
    fit();
}

void TopBar::fit()
{
    bool whole = m_room.span == Span::Wide;
    if (whole) {
        const QMargins edges = layout()->contentsMargins();
        const int others = m_first->sizeHint().width() - m_counter->sizeHint().width();
        whole = others + m_counter->wholeWidth() <= width() - edges.left() - edges.right();
    }
    m_counter->setShort(!whole);
}

void TopBar::resizeEvent(QResizeEvent* event)
{
    Surface::resizeEvent(event);
    fit();
}

void TopBar::setRoom(const Room& room)
{
    m_room = room;
    m_person->setShort(room.oneColumn());
    const bool twoLines = room.span == Span::Small;
    auto* all = static_cast<QBoxLayout*>(layout());
    if (twoLines && all->count() == 1) {
        m_first->removeItem(m_second);
        all->addLayout(m_second);
        m_second->setContentsMargins(0, 0, 0, px(8));
        m_second->addStretch(1);
    } else if (!twoLines && all->count() == 2) {
        all->removeItem(m_second);
        delete m_second->takeAt(m_second->count() - 1);
        m_second->setContentsMargins(0, 0, 0, 0);
        m_first->insertLayout(2, m_second);
    }
    all->setContentsMargins(px(room.low ? 12 : 24), 0, px(room.low ? 12 : 20), 1);
    setFixedHeight(px(twoLines ? 108 : 60));
    fit();
}

} // namespace rekam::ui
