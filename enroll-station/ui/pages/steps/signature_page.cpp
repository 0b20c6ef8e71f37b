#include "ui/pages/steps/signature_page.h"

#include <QPainter>

namespace rekam::ui {

CheckRow::CheckRow(Theme& theme)
    : Painted(theme)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void CheckRow::set(const QVector<view::CheckView>& checks)
{
    m_checks = checks;
    updateGeometry();
    update();
}

int CheckRow::cellWidth() const
{
    int widest = px(120);
    for (const auto& check : m_checks) {
        widest = std::max(
            {widest, QFontMetrics(textFont(16, QFont::DemiBold)).horizontalAdvance(check.title),
             QFontMetrics(textFont(15)).horizontalAdvance(check.detail)});
    }
    return widest + px(32 + 12);
}

QRect CheckRow::place(qsizetype index) const
{
    const int count = std::max(1, static_cast<int>(m_checks.size()));
    const int columns = std::clamp(width() / cellWidth(), 1, count);
    const int i = static_cast<int>(index);
    return {(i % columns) * width() / columns, (i / columns) * px(46), width() / columns, px(42)};
}

QSize CheckRow::sizeHint() const
{
    return {cellWidth() * static_cast<int>(m_checks.size()), m_checks.isEmpty() ? 0 : px(42)};
}

QSize CheckRow::minimumSizeHint() const
{
    return {cellWidth(), m_checks.isEmpty() ? 0 : px(42)};
}

int CheckRow::heightForWidth(int width) const
{
    const int count = static_cast<int>(m_checks.size());
    const int columns = std::clamp(width / cellWidth(), 1, std::max(1, count));
    const int lines = (count + columns - 1) / columns;
    return lines == 0 ? 0 : lines * px(46) - px(4);
}

QVector<SpokenItem> CheckRow::spokenItems() const
{
    QVector<SpokenItem> items;
    for (qsizetype i = 0; i < m_checks.size(); ++i) {
        items.append({QStringLiteral("%1: %2").arg(m_checks[i].title, m_checks[i].detail), place(i),
                      QAccessible::StaticText, false, true});
    }
    return items;
}

void CheckRow::draw(QPainter& painter)
{
    for (qsizetype i = 0; i < m_checks.size(); ++i) {
        const auto& check = m_checks[i];
        const QRect box = place(i);
        drawIcon(painter, check.icon.isEmpty() ? iconOf(check.tone) : check.icon,
                 QPointF(box.left(), box.center().y() - px(22) / 2.0), 22, inkOf(check.tone));
        painter.setFont(textFont(16, QFont::DemiBold));
        painter.setPen(colour("ink"));
        painter.drawText(box.adjusted(px(32), 0, 0, 0), Qt::AlignLeft | Qt::AlignTop, check.title);
        painter.setFont(textFont(15));
        painter.setPen(colour("ink-2"));
        painter.drawText(box.adjusted(px(32), px(21), 0, 0), Qt::AlignLeft | Qt::AlignTop,
                         check.detail);
    }
}

SignaturePage::SignaturePage(const Kit& kit)
    : Page(kit)
    , m_title(new Text(theme(), TextRole::Lead))
    , m_chips(new ChipRow(theme(), ChipLook::Pill))
    , m_canvas(new SignatureCanvas(theme(), 280, 160))
    , m_checks(new CheckRow(theme()))
    , m_alert(makeAlert())
{
    setMargins(24, 16, 12);
    connect(m_canvas, &SignatureCanvas::strokesDrawn, this,
            [this](const QVector<view::StrokeView>& strokes, double aspect) {
                Q_EMIT intents().strokesDrawn(strokes, aspect);
            });
    auto* card = new Surface(theme(), Ground::Card,
                             column(theme(), 12,
                                    {put(row(theme(), 10, {put(m_title), spring(), put(m_chips)})),
                                     put(m_canvas, 1), put(m_checks)},
                                    {20, 16, 20, 14}));
    setBody(column(theme(), 12, {put(card, 1), put(m_alert)}));
}

void SignaturePage::display(const view::SignatureView& signature)
{
    m_title->setText(signature.title);
    m_chips->set(signature.chips);
    m_canvas->set(signature.strokes, signature.padAspect, signature.emptyText);
    m_canvas->setDrawing(signature.drawHere);
    m_checks->set(signature.checks);
    m_alert->set(signature.alert);
    setActions(signature.actions);
}

void SignaturePage::showStrokes(const QVector<view::StrokeView>& strokes)
{
    m_canvas->setStrokes(strokes);
}

} // namespace rekam::ui
