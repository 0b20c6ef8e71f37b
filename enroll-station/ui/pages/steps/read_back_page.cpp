#include "ui/pages/steps/read_back_page.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace rekam::ui {

namespace {

constexpr int kTickMs = 500; // the seconds on the button do not jump

} // namespace

FieldSheet::FieldSheet(Theme& theme, bool choosable, double enlarged)
    : RowList(theme, choosable)
    , m_enlarged(enlarged)
    , m_choosable(choosable)
{
    setSpacing(5 * enlarged);
    setMostStretch(10);
    setAccessibleName(tr("Data siswa"));
}

void FieldSheet::set(const QVector<view::ReadBackFieldView>& fields)
{
    m_fields = fields;
    arrange();
}

void FieldSheet::setColumns(int columns)
{
    if (columns != m_columns) {
        m_columns = columns;
        arrange();
    }
}

void FieldSheet::arrange()
{
    m_lines.clear();
    for (int i = 0; i < static_cast<int>(m_fields.size()); ++i) {
        const bool whole = m_fields[i].scale != view::FieldScale::Normal;
        const bool fits = !m_lines.isEmpty() && !whole && m_lines.last().size() < m_columns &&
                          m_fields[m_lines.last().first()].scale == view::FieldScale::Normal;
        if (fits) {
            m_lines.last().append(i);
        } else {
            m_lines.append(QVector<int>{i});
        }
    }
    rowsChanged();
}

QFont FieldSheet::valueFont(const view::ReadBackFieldView& field) const
{
    const double designPx = field.scale == view::FieldScale::Name   ? 28
                            : field.scale == view::FieldScale::Long ? 18
                                                                    : 20;
    return theme().font(designPx * m_enlarged, QFont::Bold,
                        field.machine ? Face::Machine : Face::Text);
}

int FieldSheet::cellWidth(int row, int width) const
{
    const bool whole = m_fields[m_lines[row].first()].scale != view::FieldScale::Normal;
    return whole || m_columns == 1 ? width : width / m_columns - px(14);
}

int FieldSheet::valueHeight(const view::ReadBackFieldView& field, int width) const
{
    const QFontMetrics metrics(valueFont(field));
    return metrics
        .boundingRect(QRect(0, 0, std::max(1, width), 100'000), Qt::TextWordWrap, field.value)
        .height();
}

int FieldSheet::rowHeight(int row, int width) const
{
    int tallest = 0;
    for (const int index : m_lines[row]) {
        tallest = std::max(tallest, valueHeight(m_fields[index], cellWidth(row, width)));
    }
    const int natural = px(19 * m_enlarged) + tallest;
    return m_choosable ? std::max(px(44), natural) : natural;
}

void FieldSheet::drawRow(QPainter& painter, int row, const QRect& box)
{
    for (int column = 0; column < static_cast<int>(m_lines[row].size()); ++column) {
        const auto& field = m_fields[m_lines[row][column]];
        const int wide = cellWidth(row, width());
        const QRect cell(column * width() / std::max(1, m_columns), box.top(), wide, box.height());
        if (field.flagged) {
            painter.setPen(QPen(colour("warn"), 1));
            painter.setBrush(colour("warn-tint"));
            painter.drawRoundedRect(QRectF(cell).adjusted(0.5, 0.5, -0.5, -0.5), px(6), px(6));
        }
        const bool here = m_choosable && hasFocus() && row == currentRow() && column == m_column;
        if (here && !field.flagged) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(colour("raised"));
            painter.drawRoundedRect(QRectF(cell), px(6), px(6));
        }
        painter.setFont(textFont(15 * m_enlarged));
        painter.setPen(colour(field.flagged ? "warn" : "ink-2"));
        const QString label =
            field.flagged ? tr("%1 · ditandai salah").arg(field.label) : field.label;
        const int left = field.flagged ? px(8) : 0;
        painter.drawText(QRect(cell.left() + left, cell.top(), wide, px(20 * m_enlarged)),
                         Qt::AlignLeft | Qt::AlignVCenter, label);
        painter.setFont(valueFont(field));
        painter.setPen(colour("ink"));
        painter.drawText(
            QRect(cell.left() + left, cell.top() + px(19 * m_enlarged), wide, box.height()),
            static_cast<int>(Qt::AlignLeft) | static_cast<int>(Qt::AlignTop) |
                static_cast<int>(Qt::TextWordWrap),
            field.value);
    }
}

QString FieldSheet::spokenRow(int row) const
{
    QStringList parts;
    for (const int index : m_lines[row]) {
        const auto& field = m_fields[index];
        parts.append(field.flagged ? tr("%1: %2, ditandai salah").arg(field.label, field.value)
                                   : QStringLiteral("%1: %2").arg(field.label, field.value));
    }
    return parts.join(QStringLiteral(". "));
}

bool FieldSheet::rowSelected(int) const
{
    return false;
}

const view::ReadBackFieldView* FieldSheet::current() const
{
    if (currentRow() >= m_lines.size()) {
        return nullptr;
    }
    const auto& line = m_lines[currentRow()];
    return &m_fields[line[std::min<qsizetype>(m_column, line.size() - 1)]];
}

void FieldSheet::mousePressEvent(QMouseEvent* event)
{
    if (!m_choosable) {
        event->ignore();
        return;
    }
    for (int row = 0; row < rows(); ++row) {
        if (!rowBox(row).contains(event->position().toPoint())) {
            continue;
        }
        const int wide = width() / std::max(1, m_columns);
        m_column = std::min(static_cast<int>(event->position().x()) / std::max(1, wide),
                            static_cast<int>(m_lines[row].size()) - 1);
        setCurrentRow(row);
        update();
        if (const auto* field = current(); field != nullptr) {
            Q_EMIT fieldChosen(field->id, !field->flagged);
        }
        return;
    }
}

void FieldSheet::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        m_column = 0;
        break;
    case Qt::Key_Right:
        m_column = m_columns - 1;
        break;
    case Qt::Key_Up:
        setCurrentRow(std::max(0, currentRow() - 1));
        break;
    case Qt::Key_Down:
        setCurrentRow(std::min(rows() - 1, currentRow() + 1));
        break;
    case Qt::Key_Space:
        if (const auto* field = current(); field != nullptr && m_choosable) {
            Q_EMIT fieldChosen(field->id, !field->flagged);
        }
        break;
    default:
        event->ignore();
        return;
    }
    update();
}

ReadBackPage::ReadBackPage(const Kit& kit)
    : Page(kit)
    , m_instruction(new Text(theme(), TextRole::Lead, Fit::Wrap))
    , m_chip(new Chip(theme()))
    , m_sheet(new FieldSheet(theme(), true, 1))
    , m_alert(makeAlert())
{
    setMargins(24, 16, 12);
    m_tick.setInterval(kTickMs);
    connect(&m_tick, &QTimer::timeout, this, &ReadBackPage::offer);
    connect(m_sheet, &FieldSheet::fieldChosen, this,
            [this](const QString& id, bool wrong) { Q_EMIT intents().fieldFlagged(id, wrong); });
    auto* card = new Surface(
        theme(), Ground::Card,
        column(theme(), 0,
               {put(row(theme(), 12,
                        {put(new Icon(theme(), QStringLiteral("speaker"), 28,
                                      QStringLiteral("primary"))),
                         put(m_instruction, 1), put(m_chip)})),
                gap(12), put(new Rule(theme(), Qt::Horizontal)), gap(12), put(m_sheet, 1)},
               {24, 16, 24, 16}));
    setBody(column(theme(), 12, {put(card, 1), put(m_alert)}));
}

void ReadBackPage::display(const view::ReadBackView& readBack)
{
    m_instruction->setText(readBack.instruction);
    m_chip->set(readBack.studentScreen);
    m_sheet->set(readBack.fields);
    m_alert->set(readBack.alert);
    m_read.clear();
    for (const auto& field : readBack.fields) {
        m_read += field.label + field.value + u'\n'; // not the flags: what is read stays read
    }
    m_given = readBack.actions;
    m_time.show(m_read);
    offer();
}

void ReadBackPage::setPace(ReadingPace pace)
{
    m_time.setPace(std::move(pace));
    m_time.setInView(isVisible());
    offer();
}

void ReadBackPage::offer()
{
    view::ActionBarView actions = m_given;
    const int left = m_time.secondsLeft();
    if (left > 0 && actions.primary && actions.primary->state == view::ActionState::Ready) {
        actions.primary->state = view::ActionState::Disabled;
        actions.primary->label = tr("Bacakan dulu: %1 dtk").arg(left);
        actions.primary->whyDisabled = tr("Terbuka setelah cukup waktu untuk membacakannya.");
    }
    if (left == 0) {
        m_tick.stop();
    } else if (!m_tick.isActive()) {
        m_tick.start();
    }
    setActions(actions);
}

void ReadBackPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    m_time.setInView(true);
    offer();
}

void ReadBackPage::hideEvent(QHideEvent* event)
{
    Page::hideEvent(event);
    m_time.setInView(false);
    m_tick.stop();
}

Duty ReadBackPage::duty() const
{
    return {tr("data"), inBody(m_sheet), m_read};
}

void ReadBackPage::roomChanged()
{
    if (m_sheet != nullptr) {
        m_sheet->setColumns(room().span == Span::Small ? 1 : 2);
    }
}

} // namespace rekam::ui
