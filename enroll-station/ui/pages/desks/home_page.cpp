#include "ui/pages/desks/home_page.h"

#include <QPainter>

namespace rekam::ui {

namespace {

class SchoolBadge : public Painted
{
public:
    explicit SchoolBadge(Theme& theme)
        : Painted(theme)
    {
        setFixedSize(px(56), px(56));
    }

protected:
    void draw(QPainter& painter) override
    {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour("primary-tint"));
        painter.drawRoundedRect(QRectF(rect()), px(10), px(10));
        drawIcon(painter, QStringLiteral("school"),
                 QPointF((width() - px(32)) / 2.0, (height() - px(32)) / 2.0), 32,
                 QStringLiteral("primary"));
    }
};

} // namespace

ReadinessList::ReadinessList(Theme& theme)
    : RowList(theme, false)
{
    setRules(true);
    setMostStretch(8);
}

void ReadinessList::set(const QVector<view::ReadinessView>& lines)
{
    m_lines = lines;
    m_wordWidth = px(40);
    m_nameWidth = px(100);
    for (const auto& line : m_lines) {
        m_nameWidth = std::max(
            m_nameWidth, QFontMetrics(textFont(15, QFont::DemiBold)).horizontalAdvance(line.name));
        m_wordWidth =
            std::max(m_wordWidth, QFontMetrics(textFont(15)).horizontalAdvance(line.word));
    }
    rowsChanged();
}

bool ReadinessList::twoLines(int row, int width) const
{
    const int room = width - px(44 + 16 + 36 + 8) - m_nameWidth - m_wordWidth;
    return QFontMetrics(textFont(15)).horizontalAdvance(m_lines[row].detail) > room;
}

int ReadinessList::rowHeight(int row, int width) const
{
    return px(twoLines(row, width) ? 48 : 33);
}

void ReadinessList::drawRow(QPainter& painter, int row, const QRect& box)
{
    const auto& line = m_lines[row];
    drawIcon(painter, line.icon, QPointF(px(10), box.center().y() + 0.5 - px(22) / 2.0), 22,
             QStringLiteral("ink-2"));
    const int word = m_wordWidth;
    const int right = width() - px(8) - word;
    painter.setFont(textFont(15));
    painter.setPen(colour(inkOf(line.tone)));
    painter.drawText(QRect(right, box.top(), word + 2, box.height()),
                     Qt::AlignVCenter | Qt::AlignLeft, line.word);
    drawIcon(painter, iconOf(line.tone),
             QPointF(right - px(30), box.center().y() + 0.5 - px(18) / 2.0), 18, inkOf(line.tone));
    const bool two = twoLines(row, width());
    const QRect room(px(44), box.top(), right - px(36 + 44), box.height());
    painter.setFont(textFont(15, QFont::DemiBold));
    painter.setPen(colour("ink"));
    const QFont plain = textFont(15);
    if (two) {
        painter.drawText(QRect(room.left(), box.top() + px(4), room.width(), px(22)),
                         Qt::AlignVCenter | Qt::AlignLeft, line.name);
        painter.setFont(plain);
        painter.setPen(colour("ink-2"));
        painter.drawText(QRect(room.left(), box.top() + px(24), room.width(), px(22)),
                         Qt::AlignVCenter | Qt::AlignLeft,
                         QFontMetrics(plain).elidedText(line.detail, Qt::ElideRight, room.width()));
        return;
    }
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft, line.name);
    painter.setFont(plain);
    painter.setPen(colour("ink-2"));
    painter.drawText(room.adjusted(m_nameWidth + px(16), 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft,
                     line.detail);
}

QString ReadinessList::spokenRow(int row) const
{
    return QStringLiteral("%1: %2, %3")
        .arg(m_lines[row].name, m_lines[row].word, m_lines[row].detail);
}

TroubleRow::TroubleRow(Theme& theme, Trigger trigger)
    : Surface(theme, Ground::Alert)
    , m_icon(new Icon(theme, {}, 22, QStringLiteral("warn")))
    , m_name(new Text(theme, TextRole::BodyStrong, Fit::Wrap))
    , m_detail(new Text(theme, TextRole::Body, Fit::Wrap))
    , m_action(new ActionButton(theme, std::move(trigger)))
{
    m_detail->setToken(QStringLiteral("ink-2"));
    setLayout(row(theme, 12,
                  {put(m_icon),
                   put(column(theme, 0, {spring(), put(m_name), put(m_detail), spring()}), 1),
                   put(m_action, 0, Qt::AlignVCenter)},
                  {10, 10, 8, 10}));
}

void TroubleRow::set(const view::ReadinessView& trouble)
{
    setTone(trouble.tone);
    m_icon->set(trouble.icon, inkOf(trouble.tone));
    m_name->setText(trouble.name);
    m_detail->setText(trouble.detail);
    m_action->setVisible(trouble.action.has_value());
    if (trouble.action) {
        m_action->setAction(*trouble.action);
    }
}

HomePage::HomePage(const Kit& kit)
    : Page(kit)
{
    build();
}

void HomePage::build()
{
    setMargins(24, 18, 12);
    m_notice = makeAlert();
    auto* left =
        column(theme(), 16, {put(makeAssignment(), 1), put(makeTarget(), 1), put(m_notice)});
    auto* all = row(theme(), 20, {put(left, 48), put(makeReadiness(), 58)});
    foldWhenNarrow(all);
    setBody(all);
}

QWidget* HomePage::makeAssignment()
{
    m_school = new Text(theme(), TextRole::Heading, Fit::Wrap);
    m_address = new Text(theme(), TextRole::Body, Fit::Wrap);
    m_address->setToken(QStringLiteral("ink-2"));
    m_facts = new FactGrid(theme(), 2);
    m_known = new QWidget;
    m_known->setLayout(column(
        theme(), 0,
        {put(row(
             theme(), 14,
             {put(new SchoolBadge(theme()), 0, Qt::AlignTop),
              put(column(theme(), 2, {spring(), put(m_school), put(m_address), spring()}), 1)})),
         gap(16), put(new Rule(theme(), Qt::Horizontal)), gap(14), put(m_facts), spring()}));
    m_emptyIcon = new Icon(theme(), QStringLiteral("import"), 48, QStringLiteral("ink-2"));
    m_emptySentence = new Text(theme(), TextRole::Lead, Fit::Wrap);
    m_emptyAction = new ActionButton(theme(), sink());
    m_empty = new QWidget;
    m_empty->setLayout(
        column(theme(), 16,
               {spring(), put(m_emptyIcon, 0, Qt::AlignHCenter), put(m_emptySentence),
                put(m_emptyAction, 0, Qt::AlignHCenter), spring()}));
    m_emptySentence->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    return new Surface(theme(), Ground::Card,
                       column(theme(), 0, {put(m_known), put(m_empty)}, {22, 20, 22, 20}));
}

QWidget* HomePage::makeTarget()
{
    m_targetTitle = new Text(theme(), TextRole::Lead);
    m_targetNote = new Text(theme(), TextRole::Body, Fit::Elide);
    m_targetNote->setToken(QStringLiteral("ink-2"));
    m_targetNote->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_numbers = new NumberRow(theme(), NumberLook::Above);
    m_bar = new SegmentBar(theme(), 14);
    m_estimate = new Text(theme(), TextRole::Body, Fit::Wrap);
    m_estimate->setToken(QStringLiteral("ink-2"));
    auto* clock = new Icon(theme(), QStringLiteral("clock"), 20, QStringLiteral("ink-2"));
    m_estimateRow = new QWidget;
    m_estimateRow->setLayout(row(theme(), 8, {put(clock, 0, Qt::AlignTop), put(m_estimate, 1)}));
    m_targetCard = new Surface(
        theme(), Ground::Card,
        column(theme(), 0,
               {put(row(theme(), 12, {put(m_targetTitle), put(m_targetNote, 1)})), gap(12),
                put(m_numbers), gap(14), put(m_bar), gap(14), put(m_estimateRow), spring()},
               {22, 18, 22, 18}));
    return m_targetCard;
}

QWidget* HomePage::makeReadiness()
{
    auto* title = new Text(theme(), TextRole::Title);
    title->setText(tr("Kesiapan"));
    m_chips = new ChipRow(theme(), ChipLook::Pill);
    m_troubles = column(theme(), 6, {});
    m_lines = new ReadinessList(theme());
    return new Surface(theme(), Ground::Card,
                       column(theme(), 0,
                              {put(row(theme(), 10, {put(title), spring(), put(m_chips)})), gap(10),
                               put(m_troubles), put(m_lines, 1)},
                              {20, 16, 20, 16}));
}

void HomePage::display(const view::HomeView& home)
{
    m_view = home;
    const bool empty = !home.empty.sentence.isEmpty();
    m_known->setVisible(!empty);
    m_targetCard->setVisible(!empty);
    m_empty->setVisible(empty);
    m_emptySentence->setText(home.empty.sentence);
    if (!home.empty.icon.isEmpty()) {
        m_emptyIcon->set(home.empty.icon, QStringLiteral("ink-2"));
    }
    m_emptyAction->setVisible(home.empty.action.has_value());
    if (home.empty.action) {
        m_emptyAction->setAction(*home.empty.action);
    }
    m_school->setText(home.school);
    m_address->setText(home.address);
    m_facts->set(home.assignment);
    m_targetTitle->setText(home.targetTitle);
    m_targetNote->setText(home.targetNote);
    m_numbers->set(home.targets);
    m_bar->set(home.targetBar);
    m_estimate->setText(home.estimate);
    m_estimateRow->setVisible(!home.estimate.isEmpty());
    m_notice->set(home.notice);
    m_chips->set(home.readinessChips);

    QVector<view::ReadinessView> calm;
    qsizetype used = 0;
    for (const auto& line : home.readiness) {
        if (!line.action) {
            calm.append(line);
            continue;
        }
        if (used == m_troubleRows.size()) {
            auto* made = new TroubleRow(theme(), sink());
            m_troubles->addWidget(made);
            m_troubleRows.append(made);
        }
        m_troubleRows[used]->set(line);
        m_troubleRows[used]->show();
        ++used;
    }
    for (qsizetype i = used; i < m_troubleRows.size(); ++i) {
        m_troubleRows[i]->hide();
    }
    m_lines->set(calm);
    setActions(home.actions);
}

QVector<view::ActionView> HomePage::offers() const
{
    auto all = Page::offers();
    for (const auto& line : m_view.readiness) {
        if (line.action) {
            all.append(*line.action);
        }
    }
    if (!m_view.empty.sentence.isEmpty() && m_view.empty.action) {
        all.append(*m_view.empty.action);
    }
    return all;
}

} // namespace rekam::ui
