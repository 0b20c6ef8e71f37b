#include "ui/student/student_parts.h"

#include "ui/student/student_scene.h"

#include <QPainter>

namespace rekam::ui {

Text* studentText(Theme& theme, double designPx, QFont::Weight weight, const char* token)
{
    auto* text = new Text(theme, TextRole::Body, Fit::Wrap);
    text->setType(designPx, weight)->setToken(QString::fromLatin1(token));
    return text;
}

StepDashes::StepDashes(Theme& theme)
    : Painted(theme)
{
    setFixedSize(px(280), px(20));
}

void StepDashes::set(int step, int count)
{
    m_step = step;
    m_count = std::max(1, count);
    update();
}

void StepDashes::draw(QPainter& painter)
{
    const double wide = width() / double(m_count);
    painter.setPen(Qt::NoPen);
    for (int i = 0; i < m_count; ++i) {
        painter.setBrush(colour(i + 1 < m_step ? "ok" : i + 1 == m_step ? "primary" : "line"));
        painter.drawRoundedRect(QRectF(i * wide + px(3), px(4), wide - px(6), px(12)), px(6),
                                px(6));
    }
}

BigButton::BigButton(Theme& theme, Answer answer)
    : m_theme(theme)
    , m_answer(answer)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void BigButton::setLabel(const QString& label)
{
    setText(label);
    setAccessibleName(label);
    setVisible(!label.isEmpty());
    update();
}

QSize BigButton::sizeHint() const
{
    return {m_theme.px(360), m_theme.px(96)};
}

QSize BigButton::minimumSizeHint() const
{
    return {m_theme.px(200), m_theme.px(96)};
}

void BigButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool yes = m_answer == Answer::Yes;
    const QString ink = yes ? QStringLiteral("on-ok") : QStringLiteral("ink");
    const double border = yes ? 0 : m_theme.px(3);
    painter.setPen(yes ? QPen(Qt::NoPen)
                       : QPen(m_theme.colour(QStringLiteral("line-strong")), border));
    QColor fill = m_theme.colour(yes ? QStringLiteral("ok-solid") : QStringLiteral("surface"));
    if (isDown()) {
        fill = fill.darker(115);
    }
    painter.setBrush(fill);
    painter.drawRoundedRect(
        QRectF(rect()).adjusted(border / 2, border / 2, -border / 2, -border / 2), m_theme.px(16),
        m_theme.px(16));
    const QFont font = m_theme.font(30, QFont::DemiBold);
    const int label = QFontMetrics(font).horizontalAdvance(text());
    const int x = (width() - label - m_theme.px(52)) / 2;
    painter.drawPixmap(QPointF(x, (height() - m_theme.px(38)) / 2.0),
                       m_theme.icon(yes ? QStringLiteral("check") : QStringLiteral("retake"), 38,
                                    ink, devicePixelRatioF()));
    painter.setFont(font);
    painter.setPen(m_theme.colour(ink));
    painter.drawText(QRect(x + m_theme.px(52), 0, label + 4, height()),
                     Qt::AlignVCenter | Qt::AlignLeft, text());
}

HintList::HintList(Theme& theme)
    : RowList(theme, false)
{
    setSpacing(14);
}

void HintList::set(const QStringList& hints)
{
    m_hints = hints;
    rowsChanged();
}

int HintList::rowHeight(int row, int width) const
{
    const QRect box =
        QFontMetrics(textFont(26, QFont::DemiBold))
            .boundingRect(QRect(0, 0, width - px(70), 100'000), Qt::TextWordWrap, m_hints[row]);
    return std::max(px(52), box.height());
}

void HintList::drawRow(QPainter& painter, int row, const QRect& box)
{
    const QRectF disc(px(2), box.center().y() + 0.5 - px(24), px(48), px(48));
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour("primary"));
    painter.drawEllipse(disc);
    painter.setFont(textFont(26, QFont::Bold));
    painter.setPen(colour("on-primary"));
    painter.drawText(disc, Qt::AlignCenter, QString::number(row + 1));
    painter.setFont(textFont(26, QFont::DemiBold));
    painter.setPen(colour("ink"));
    painter.drawText(box.adjusted(px(70), 0, 0, 0),
                     static_cast<int>(Qt::AlignVCenter) | static_cast<int>(Qt::AlignLeft) |
                         static_cast<int>(Qt::TextWordWrap),
                     m_hints[row]);
}

QString HintList::spokenRow(int row) const
{
    return m_hints[row];
}

StudentHeader::StudentHeader(Theme& theme)
    : Surface(theme, Ground::Bar)
    , m_name(new Text(theme, TextRole::Title, Fit::Elide))
    , m_step(new Text(theme, TextRole::Title))
    , m_dashes(new StepDashes(theme))
    , m_practice(new Text(theme, TextRole::Title))
{
    m_name->setType(26, QFont::Bold);
    m_step->setType(22, QFont::DemiBold)->setToken(QStringLiteral("ink-2"));
    m_practice->setType(22, QFont::Bold)->setToken(QStringLiteral("warn"));
    setLayout(row(theme, 18, {put(m_name, 1), put(m_practice), put(m_step), put(m_dashes)},
                  {40, 0, 40, 0}));
    setFixedHeight(px(76));
}

void StudentHeader::set(const view::StudentView& student)
{
    m_name->setText(student.name);
    m_practice->setText(
        student.mode == view::StationMode::Practice ? StudentScenePage::tr("LATIHAN") : QString());
    m_step->setText(student.stepText);
    m_dashes->setVisible(student.step > 0);
    m_dashes->set(student.step, student.stepCount);
}

HoldCard::HoldCard(Theme& theme)
    : Surface(theme, Ground::Card)
    , m_text(studentText(theme, 30, QFont::Bold, "primary"))
    , m_bar(new ProgressBar(theme, 22))
{
    auto* icon = new Icon(theme, QStringLiteral("active"), 36, QStringLiteral("primary"));
    setLayout(column(
        theme, 12, {put(row(theme, 14, {put(icon, 0, Qt::AlignTop), put(m_text, 1)})), put(m_bar)},
        {26, 22, 26, 22}));
}

void HoldCard::set(const std::optional<view::StudentHoldView>& hold)
{
    setVisible(hold.has_value());
    if (hold) {
        m_text->setText(hold->text);
        m_bar->set(hold->percent);
    }
}

StudentWords::StudentWords(Theme& theme, double headlinePx)
    : headline(studentText(theme, headlinePx, QFont::Bold, "ink"))
    , subline(studentText(theme, 24, QFont::Medium, "ink-2"))
    , hints(new HintList(theme))
    , hold(new HoldCard(theme))
    , noteIcon(new Icon(theme, {}, 26, QStringLiteral("ink-2")))
    , note(studentText(theme, 22, QFont::DemiBold, "ink-2"))
{}

void StudentWords::set(const view::StudentView& student) const
{
    headline->setText(student.headline);
    subline->setText(student.subline);
    hints->set(student.hints);
    hints->setVisible(!student.hints.isEmpty());
    hold->set(student.hold);
    noteIcon->setVisible(!student.footnote.isEmpty());
    noteIcon->set(student.footnoteTone == view::Tone::Neutral ? QStringLiteral("info")
                                                              : iconOf(student.footnoteTone),
                  inkOf(student.footnoteTone));
    note->setText(student.footnote);
    note->setToken(inkOf(student.footnoteTone));
}

QBoxLayout* StudentWords::noteLine(const Theme& theme) const
{
    return row(theme, 10, {put(noteIcon, 0, Qt::AlignTop), put(note, 1)});
}

} // namespace rekam::ui
