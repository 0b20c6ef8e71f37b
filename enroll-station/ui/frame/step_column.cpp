#include "ui/frame/step_column.h"

#include "ui/kit/layout.h"
#include "ui/kit/pressed_by_enter.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QPainter>
#include <QScrollArea>
#include <QToolTip>

#include <algorithm>

namespace rekam::ui {

namespace {

struct Look
{
    QString icon;
    QString ink;
};

Look lookOf(view::StepState state)
{
    switch (state) {
    case view::StepState::Done:
        return {QStringLiteral("check-circle"), QStringLiteral("ok")};
    case view::StepState::Current:
        return {QStringLiteral("active"), QStringLiteral("primary")};
    case view::StepState::Exception:
        return {QStringLiteral("exception"), QStringLiteral("exc")};
    case view::StepState::Warning:
        return {QStringLiteral("warning"), QStringLiteral("warn")};
    case view::StepState::Future:
        break;
    }
    return {QStringLiteral("pending"), QStringLiteral("ink-3")};
}

} // namespace

StepList::StepList(Theme& theme)
    : RowList(theme, true)
{
    setChooseOnMove(false);
    setAccessibleName(tr("Langkah perekaman"));
}

void StepList::set(const QVector<view::StepView>& steps)
{
    // Told again each second with the elapsed time: the cursor stays where somebody moved it.
    if (std::ranges::equal(steps, m_steps, [](const auto& one, const auto& other) {
            return one.state == other.state && one.name == other.name && one.word == other.word;
        })) {
        return;
    }
    m_steps = steps;
    rowsChanged();
    for (int row = 0; row < rows(); ++row) {
        if (m_steps[row].state == view::StepState::Current) {
            setCurrentRow(row);
        }
    }
}

void StepList::setIconOnly(bool iconOnly)
{
    m_iconOnly = iconOnly;
    rowsChanged();
}

int StepList::rowHeight(int, int) const
{
    return px(46);
}

int StepList::leastWidth() const
{
    return px(m_iconOnly ? 48 : 200);
}

bool StepList::rowEnabled(int row) const
{
    return m_steps[row].state != view::StepState::Future;
}

bool StepList::rowSelected(int row) const
{
    return m_steps[row].state == view::StepState::Current;
}

void StepList::drawRow(QPainter& painter, int row, const QRect& box)
{
    const auto& step = m_steps[row];
    const Look look = lookOf(step.state);
    const bool current = step.state == view::StepState::Current;
    const bool future = step.state == view::StepState::Future;
    if (current) {
        painter.fillRect(box, colour("primary-tint"));
        painter.fillRect(QRect(0, box.top(), px(4), box.height()), colour("primary"));
    } else if (hoveredRow() == row && !future) {
        painter.fillRect(box, colour("raised"));
    }
    const double side = px(22);
    if (m_iconOnly) {
        drawIcon(painter, look.icon, QPointF((width() - side) / 2, box.top() + px(4)), 22,
                 look.ink);
        painter.setFont(textFont(12, QFont::DemiBold));
        painter.setPen(colour(look.ink));
        painter.drawText(QRect(0, box.top() + px(27), width(), px(16)), Qt::AlignCenter,
                         QString::number(row + 1));
        return;
    }
    drawIcon(painter, look.icon, QPointF(px(18), box.center().y() + 0.5 - side / 2), 22, look.ink);
    const int x = px(52);
    const QRect room(x, box.top(), width() - x - px(6), box.height());
    painter.setFont(textFont(15, current ? QFont::Bold : QFont::Medium));
    painter.setPen(colour(future ? "ink-3" : "ink"));
    const QString name = QStringLiteral("%1  %2").arg(row + 1).arg(step.name);
    if (step.word.isEmpty()) {
        painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter, name);
        return;
    }
    painter.drawText(QRect(x, box.top() + px(5), room.width(), px(20)),
                     Qt::AlignLeft | Qt::AlignVCenter, name);
    const QFont small = textFont(13, QFont::DemiBold);
    painter.setFont(small);
    painter.setPen(colour(look.ink));
    painter.drawText(QRect(x, box.top() + px(24), room.width(), px(18)),
                     Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetrics(small).elidedText(step.word, Qt::ElideRight, room.width()));
}

QString StepList::spokenRow(int row) const
{
    const auto& step = m_steps[row];
    return step.word.isEmpty()
               ? tr("%1, %2, belum").arg(row + 1).arg(step.name)
               : QStringLiteral("%1, %2, %3").arg(row + 1).arg(step.name, step.word);
}

bool StepList::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        auto* help = static_cast<QHelpEvent*>(event);
        for (int row = 0; row < rows(); ++row) {
            if (rowBox(row).contains(help->pos())) {
                QToolTip::showText(help->globalPos(), spokenRow(row), this);
                return true;
            }
        }
    }
    return RowList::event(event);
}

StepColumn::StepColumn(Theme& theme)
    : Surface(theme, Ground::Bar)
    , m_portrait(new Portrait(theme, 50, 64))
    , m_name(new Text(theme, TextRole::Strong, Fit::Wrap))
    , m_nik(new Text(theme, TextRole::Mono))
    , m_about(new Text(theme, TextRole::Body, Fit::Wrap))
    , m_words(new QWidget)
    , m_head(new QWidget)
    , m_foot(new QWidget)
    , m_steps(new StepList(theme))
    , m_scroll(new QScrollArea)
    , m_started(new Text(theme, TextRole::Body))
    , m_elapsed(new Text(theme, TextRole::Strong))
{
    setEdge(Qt::RightEdge);
    m_name->setType(17, QFont::Bold);
    m_nik->setType(14, QFont::Normal)->setToken(QStringLiteral("ink-2"));
    m_about->setToken(QStringLiteral("ink-2"));
    m_started->setToken(QStringLiteral("ink-2"));
    m_words->setLayout(column(theme, 3, {put(m_name), put(m_nik), put(m_about), spring()}));
    m_head->setLayout(
        row(theme, 10, {put(m_portrait, 0, Qt::AlignTop), put(m_words, 1)}, {14, 14, 6, 10}));
    m_foot->setLayout(
        column(theme, 0,
               {put(new Rule(theme, Qt::Horizontal)),
                put(row(theme, 10,
                        {put(new Icon(theme, QStringLiteral("clock"), 20, QStringLiteral("ink-2"))),
                         put(m_started), spring(), put(m_elapsed)},
                        {18, 13, 16, 15}))}));
    auto* inner = new QWidget;
    inner->setLayout(column(theme, 0,
                            {put(m_head), put(new Rule(theme, Qt::Horizontal)), gap(6),
                             put(m_steps), spring(), put(m_foot)}));
    m_scroll->setWidget(inner);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->viewport()->setAutoFillBackground(false);
    inner->setAutoFillBackground(false);
    setLayout(column(theme, 0, {put(m_scroll)}, {0, 0, 1, 0}));
    setFixedWidth(px(248));
    m_steps->setProperty(kPressedByEnter, true);
    connect(m_steps, &RowList::rowChosen, this,
            [this](int step) { Q_EMIT stepChosen(m_steps->steps()[step].screen); });
}

void StepColumn::set(const view::StepColumnView& steps)
{
    const auto currentOf = [](const view::StepColumnView& view) {
        for (const auto& step : view.steps) {
            if (step.state == view::StepState::Current) {
                return step.name;
            }
        }
        return QString();
    };
    const bool moved = currentOf(steps) != currentOf(m_view);
    m_view = steps;
    m_portrait->set(steps.portrait, steps.initials);
    m_name->setText(steps.name);
    m_nik->setText(steps.nikMasked);
    m_about->setText(steps.about);
    m_steps->set(steps.steps);
    showCurrent();
    m_started->setText(steps.startedText);
    m_elapsed->setText(steps.elapsedText);
    setToolTip(m_iconOnly ? steps.name : QString());
    if (moved) {
        setAccessibleName(currentOf(steps));
        QAccessibleEvent event(this, QAccessible::NameChanged);
        QAccessible::updateAccessibility(&event);
    }
}

void StepColumn::showCurrent()
{
    const QRect area = m_steps->focusArea();
    m_scroll->ensureVisible(0, m_steps->y() + area.center().y(), 0,
                            std::min(area.height() * 3 / 2, m_scroll->viewport()->height() / 2));
}

void StepColumn::resizeEvent(QResizeEvent* event)
{
    Surface::resizeEvent(event);
    // The rows get their places after this.
    QMetaObject::invokeMethod(this, &StepColumn::showCurrent, Qt::QueuedConnection);
}

void StepColumn::setRoom(const Room& room)
{
    m_iconOnly = room.span != Span::Wide;
    m_steps->setIconOnly(m_iconOnly);
    // In a low window the steps scroll; their bar needs room beside the icons.
    const double iconPx = room.low ? 80 : 64;
    setFixedWidth(px(m_iconOnly ? iconPx : 248));
    m_words->setVisible(!m_iconOnly);
    m_foot->setVisible(!m_iconOnly);
    m_head->layout()->setContentsMargins(px(m_iconOnly ? 7 : 14), px(m_iconOnly ? 8 : 14),
                                         px(m_iconOnly ? 0 : 6), px(m_iconOnly ? 8 : 10));
    setToolTip(m_iconOnly ? m_view.name : QString());
}

void StepColumn::openNumber(int number)
{
    const auto& steps = m_steps->steps();
    if (number >= 1 && number <= steps.size() &&
        steps[number - 1].state != view::StepState::Future) {
        Q_EMIT stepChosen(steps[number - 1].screen);
    }
}

} // namespace rekam::ui
