#include "ui/kit/lists/choice_list.h"

#include "ui/kit/action_button.h"
#include "ui/kit/drawn/chip.h"

#include <QFontMetrics>
#include <QPainter>

namespace rekam::ui {

namespace {

constexpr int kMostDigits = 9;

} // namespace

QVector<Choice> choicesOf(const QVector<view::ChoiceView>& choices)
{
    QVector<Choice> out;
    for (const auto& choice : choices) {
        out.append({choice.id, choice.label, choice.detail, {}});
    }
    return out;
}

void drawAvatar(QPainter& painter, const Theme& theme, const QRectF& box, const QString& initials,
                bool strong)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(
        theme.colour(strong ? QStringLiteral("primary-tint") : QStringLiteral("neutral-tint")));
    painter.drawEllipse(box);
    QFont font = theme.font(16, QFont::Bold);
    font.setPixelSize(std::max(1, static_cast<int>(box.height() * 0.38)));
    painter.setFont(font);
    painter.setPen(theme.colour(strong ? QStringLiteral("primary") : QStringLiteral("ink-2")));
    painter.drawText(box, Qt::AlignCenter, initials);
}

ChoiceList::ChoiceList(Theme& theme, double rowPx)
    : RowList(theme, true)
    , m_rowPx(rowPx)
{
    setSpacing(rowPx > 60 ? 10 : 6);
    connect(this, &RowList::rowChosen, this,
            [this](int row) { Q_EMIT chosen(m_choices.value(row).id); });
}

void ChoiceList::set(const QVector<Choice>& choices, const QStringList& chosenIds)
{
    m_choices = choices;
    m_chosen = chosenIds;
    rowsChanged();
    for (int row = 0; row < rows(); ++row) {
        if (m_chosen.contains(m_choices[row].id)) {
            setCurrentRow(row);
            break;
        }
    }
}

bool ChoiceList::chooseDigit(int digit)
{
    if (digit < 1 || digit > rows()) {
        return false;
    }
    setCurrentRow(digit - 1);
    Q_EMIT chosen(m_choices[digit - 1].id);
    return true;
}

bool ChoiceList::chooseNext(int step)
{
    const int row = currentRow() + step;
    if (!isEnabled() || row < 0 || row >= rows()) {
        return false;
    }
    setCurrentRow(row);
    Q_EMIT chosen(m_choices[row].id);
    return true;
}

void ChoiceList::setRowPx(double rowPx)
{
    m_rowPx = rowPx;
    rowsChanged();
}

int ChoiceList::rowHeight(int row, int width) const
{
    const auto& choice = m_choices[row];
    if (choice.detail.isEmpty()) {
        return px(std::min(m_rowPx, 48.0));
    }
    // A detail that needs a second line gets it.
    const int room = width - px(48 + 52);
    const int wide = QFontMetrics(textFont(13)).horizontalAdvance(choice.detail);
    const int lines = std::max(1, (wide + room - 1) / std::max(1, room));
    return px(m_rowPx) + (lines - 1) * px(18);
}

bool ChoiceList::rowSelected(int row) const
{
    return m_chosen.contains(m_choices[row].id);
}

void ChoiceList::drawRow(QPainter& painter, int row, const QRect& box)
{
    const auto& choice = m_choices[row];
    const bool on = rowSelected(row);
    const bool person = !choice.initials.isEmpty();
    painter.setPen(QPen(colour(on ? "primary" : "line"), on ? px(2) : 1));
    painter.setBrush(colour(on ? "primary-tint" : hoveredRow() == row ? "surface" : "raised"));
    const double inset = on ? px(2) / 2.0 : 0.5;
    painter.drawRoundedRect(QRectF(box).adjusted(inset, inset, -inset, -inset), px(8), px(8));
    int x = px(14);
    if (person) {
        const double side = px(44);
        drawAvatar(painter, theme(), QRectF(x, box.center().y() + 0.5 - side / 2, side, side),
                   choice.initials, on);
        x += px(58);
    } else {
        const QRectF ring(x + 1, box.center().y() + 0.5 - px(10), px(20), px(20));
        painter.setPen(QPen(colour(on ? "primary" : "line-strong"), px(2)));
        painter.setBrush(colour("surface"));
        painter.drawEllipse(ring);
        if (on) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(colour("primary"));
            painter.drawEllipse(ring.adjusted(px(5), px(5), -px(5), -px(5)));
        }
        x += px(34);
    }
    int right = px(14);
    if (on && person) {
        const view::ChipView chip{tr("Dipilih"), view::Tone::Primary, QStringLiteral("check")};
        const int wide = chipWidth(theme(), chip);
        drawChip(painter, theme(),
                 QRectF(width() - wide - px(14), box.center().y() + 0.5 - px(14), wide, px(28)),
                 chip);
        right += wide;
    } else if (m_numbered && row < kMostDigits) {
        painter.setFont(textFont(12, QFont::DemiBold));
        const QRectF cap(width() - px(14 + 26) + 0.5, box.center().y() + 0.5 - px(11), px(26) - 1,
                         px(22) - 1);
        drawKeyCap(painter, theme(), cap, QString::number(row + 1), colour("ink-2"));
        right += px(26);
    }
    const QRect room(x, box.top(), width() - x - right - px(8), box.height());
    painter.setFont(textFont(person ? 16 : 15, QFont::DemiBold));
    painter.setPen(colour("ink"));
    if (choice.detail.isEmpty()) {
        painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft, choice.label);
        return;
    }
    const int split = box.height() / 2 - px(person ? 0 : 1);
    const int line = px(22);
    const int top = person ? box.center().y() - line + 1
                           : box.top() + std::max(px(4), (px(m_rowPx) / 2) - px(21));
    painter.drawText(QRect(room.left(), top, room.width(), line), Qt::AlignVCenter | Qt::AlignLeft,
                     choice.label);
    painter.setFont(textFont(person ? 15 : 13));
    painter.setPen(colour("ink-2"));
    painter.drawText(
        QRect(room.left(), top + line - 1, room.width(), std::max(split, box.height())),
        static_cast<int>(Qt::AlignTop) | static_cast<int>(Qt::AlignLeft) |
            static_cast<int>(Qt::TextWordWrap),
        choice.detail);
}

QString ChoiceList::spokenRow(int row) const
{
    const auto& choice = m_choices[row];
    return choice.detail.isEmpty() ? choice.label
                                   : QStringLiteral("%1, %2").arg(choice.label, choice.detail);
}

} // namespace rekam::ui
