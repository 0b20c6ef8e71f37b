#include "ui/pages/desks/close_day_page.h"

#include <QPainter>

#include <algorithm>

namespace rekam::ui {

namespace {

// Beside the words of a step: icon, gaps, edges.
constexpr double kAroundPx = 57 + 16 + 14;
// A step on one line.
constexpr double kShortRowPx = 44;

} // namespace

CloseStepList::CloseStepList(Theme& theme)
    : RowList(theme, false)
{
    setSpacing(8);
}

void CloseStepList::set(const QVector<view::CloseStepView>& steps, int first)
{
    m_steps = steps;
    m_first = first;
    rowsChanged();
}

void CloseStepList::setLow(bool low)
{
    if (low != m_low) {
        m_low = low;
        setSpacing(low ? 4 : 8);
        rowsChanged();
    }
}

bool CloseStepList::isShort(int row) const
{
    return m_low && m_steps[row].state != view::CloseStepState::Current;
}

QRect CloseStepList::currentBox() const
{
    for (int row = 0; row < rows(); ++row) {
        if (m_steps[row].state == view::CloseStepState::Current) {
            return rowBox(row);
        }
    }
    return {};
}

int CloseStepList::rowHeight(int row, int width) const
{
    const auto& step = m_steps[row];
    if (isShort(row)) {
        return px(kShortRowPx);
    }
    // As many lines as the detail needs beside its word.
    const QFontMetrics metrics(textFont(15));
    const QRect room(0, 0, std::max(1, width - wordWidth(step) - px(kAroundPx)), px(1000));
    const int lines =
        step.detail.isEmpty()
            ? 1
            : metrics.boundingRect(room, Qt::TextWordWrap, step.detail).height() / metrics.height();
    return px(50) + std::max(1, lines) * px(20);
}

int CloseStepList::wordWidth(const view::CloseStepView& step) const
{
    return QFontMetrics(textFont(15, QFont::DemiBold)).horizontalAdvance(step.word) + px(2);
}

void CloseStepList::drawRow(QPainter& painter, int row, const QRect& box)
{
    const auto& step = m_steps[row];
    const bool current = step.state == view::CloseStepState::Current;
    const bool waiting = step.state == view::CloseStepState::Waiting;
    painter.setPen(QPen(colour(current ? "primary" : "line"), current ? px(2) : 1));
    painter.setBrush(colour(current ? "primary-tint" : "raised"));
    const double inset = current ? px(2) / 2.0 : 0.5;
    painter.drawRoundedRect(QRectF(box).adjusted(inset, inset, -inset, -inset), px(8), px(8));
    const QString ink = current   ? QStringLiteral("primary")
                        : waiting ? QStringLiteral("ink-3")
                                  : inkOf(step.tone);
    drawIcon(painter, current ? QStringLiteral("active") : iconOf(step.tone),
             QPointF(px(17), box.center().y() + 0.5 - px(13)), 26, ink);
    const QFont strong = textFont(15, QFont::DemiBold);
    const int word = wordWidth(step);
    painter.setFont(strong);
    painter.setPen(colour(ink));
    painter.drawText(QRect(width() - px(16) - word, box.top(), word + px(2), box.height()),
                     Qt::AlignVCenter | Qt::AlignLeft, step.word);
    const bool alone = isShort(row);
    const QRect room(px(57), box.top() + (alone ? 0 : px(13)), width() - px(kAroundPx) - word,
                     box.height() - (alone ? 0 : px(16)));
    painter.setFont(textFont(16, QFont::DemiBold));
    painter.setPen(colour("ink"));
    painter.drawText(room,
                     static_cast<int>(Qt::AlignLeft) |
                         static_cast<int>(alone ? Qt::AlignVCenter : Qt::AlignTop),
                     QStringLiteral("%1  %2").arg(m_first + row).arg(step.title));
    if (alone) {
        return;
    }
    painter.setFont(textFont(15));
    painter.setPen(colour("ink-2"));
    painter.drawText(room.adjusted(0, px(22), 0, 0),
                     static_cast<int>(Qt::AlignTop) | static_cast<int>(Qt::AlignLeft) |
                         static_cast<int>(Qt::TextWordWrap),
                     step.detail);
}

QString CloseStepList::spokenRow(int row) const
{
    return QStringLiteral("%1, %2, %3, %4")
        .arg(m_first + row)
        .arg(m_steps[row].title, m_steps[row].word, m_steps[row].detail);
}

CloseDayPage::CloseDayPage(const Kit& kit)
    : Page(kit)
    , m_stepsTitle(new Text(theme(), TextRole::Lead, Fit::Wrap))
    , m_steps(new CloseStepList(theme()))
    , m_later(new CloseStepList(theme()))
    , m_title(new Text(theme(), TextRole::Title, Fit::Wrap))
    , m_numbers(new NumberRow(theme(), NumberLook::Beside))
    , m_tableBox(column(theme(), 0, {}))
    , m_facts(new FactGrid(theme(), 2))
    , m_alert(makeAlert())
    , m_foot(new QWidget)
    , m_footnote(new Text(theme(), TextRole::Body, Fit::Wrap))
{
    setMargins(24, 16, 14);
    m_footnote->setToken(QStringLiteral("ink-2"));
    m_foot->setLayout(
        row(theme(), 10,
            {put(new Icon(theme(), QStringLiteral("lock"), 20, QStringLiteral("ink-2")), 0,
                 Qt::AlignTop),
             put(m_footnote, 1)}));
    auto* left = new Surface(
        theme(), Ground::Card,
        column(theme(), 8, {put(m_stepsTitle), put(m_steps), spring()}, {18, 14, 18, 14}));
    auto* right =
        new Surface(theme(), Ground::Card,
                    column(theme(), 14,
                           {put(m_title), put(m_numbers), put(new Rule(theme(), Qt::Horizontal)),
                            put(m_tableBox), put(m_facts), put(m_alert), spring(), put(m_foot)},
                           {22, 18, 22, 18}));
    m_present = right;
    m_laterCard =
        new Surface(theme(), Ground::Card, column(theme(), 8, {put(m_later)}, {18, 14, 18, 14}));
    m_laterCard->hide();
    auto* middle = row(theme(), 12, {put(left), put(right, 1), put(m_laterCard)});
    foldWhenNarrow(middle);
    fixWidthWhenWide(left, 480);
    setBody(middle);
}

void CloseDayPage::displayTable(const view::CloseDayView& closeDay)
{
    if (closeDay.columns != m_columns) {
        delete m_table;
        m_table = nullptr;
        m_columns = closeDay.columns;
    }
    if (closeDay.columns.size() < 4) {
        return;
    }
    if (m_table == nullptr) {
        m_table = new Table(theme(),
                            {{closeDay.columns[0], 0, 0},
                             {closeDay.columns[1], 84, 640},
                             {closeDay.columns[2], 148, 560},
                             {closeDay.columns[3], 222, 0}},
                            56);
        m_table->setAccessibleName(closeDay.title);
        connect(m_table, &Table::idChosen, this,
                [this](const QString& id) { Q_EMIT intents().closeRowChosen(id); });
        m_tableBox->addWidget(m_table);
    }
    QVector<TableRow> rows;
    for (const auto& row : closeDay.rows) {
        rows.append(
            {row.id,
             {{.text = row.name, .sub = row.number, .strong = true},
              {.text = row.sealedAt},
              {.text = row.laptop.text,
               .icon = row.laptop.icon.isEmpty() ? iconOf(row.laptop.tone) : row.laptop.icon,
               .tone = row.laptop.tone},
              {.chip = row.medium}}});
    }
    const auto shown = std::clamp<double>(static_cast<double>(rows.size()), 1, 4);
    m_table->setFixedHeight(px(40 + 56 * shown + 2));
    m_table->setRows(rows, rows.isEmpty() ? QString() : rows.first().id);
    m_table->setVisible(!rows.isEmpty());
}

/// Beside the card of the present step stand all; in one column it stands between what is done and
/// what is still to come.
void CloseDayPage::displaySteps()
{
    if (m_laterCard == nullptr) {
        return;
    }
    const bool oneColumn = room().oneColumn();
    qsizetype upTo = m_stepViews.size();
    for (qsizetype i = 0; oneColumn && i < m_stepViews.size(); ++i) {
        if (m_stepViews[i].state == view::CloseStepState::Current) {
            upTo = i + 1;
        }
    }
    for (CloseStepList* list : {m_steps, m_later}) {
        list->setLow(room().low);
    }
    m_steps->set(m_stepViews.mid(0, upTo));
    m_later->set(m_stepViews.mid(upTo), static_cast<int>(upTo) + 1);
    m_laterCard->setVisible(upTo < m_stepViews.size());
}

void CloseDayPage::roomChanged()
{
    displaySteps();
}

QRect CloseDayPage::activeArea() const
{
    const QRect step = inBody(m_steps, m_steps->currentBox());
    return step.isEmpty() || !room().oneColumn() ? step : step | inBody(m_present);
}

Duty CloseDayPage::duty() const
{
    return m_confirmed.isEmpty() ? Duty{}
                                 : Duty{tr("isi langkah ini"), inBody(m_present), m_confirmed};
}

void CloseDayPage::display(const view::CloseDayView& closeDay)
{
    m_confirmed.clear();
    if (std::ranges::any_of(closeDay.steps, [](const view::CloseStepView& step) {
            return step.state == view::CloseStepState::Current;
        })) {
        for (const auto& fact : closeDay.facts) {
            m_confirmed += closeDay.title + fact.label + fact.value + u'\n';
        }
    }
    m_stepsTitle->setText(closeDay.stepsTitle);
    m_stepViews = closeDay.steps;
    displaySteps();
    m_title->setText(closeDay.title);
    m_numbers->set(closeDay.numbers);
    displayTable(closeDay);
    m_facts->set(closeDay.facts);
    m_facts->setVisible(!closeDay.facts.isEmpty());
    m_alert->set(closeDay.alert);
    m_foot->setVisible(!closeDay.footnote.isEmpty());
    m_footnote->setText(closeDay.footnote);
    setActions(closeDay.actions);
}

} // namespace rekam::ui
