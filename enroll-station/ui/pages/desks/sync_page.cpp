#include "ui/pages/desks/sync_page.h"

#include "ui/pages/desks/queue_page.h"

#include <QPainter>

namespace rekam::ui {

SchedulerGrid::SchedulerGrid(Theme& theme)
    : RowList(theme, false)
{}

void SchedulerGrid::set(const QVector<view::SchedulerFactView>& facts)
{
    m_facts = facts;
    rowsChanged();
}

void SchedulerGrid::setColumns(int columns)
{
    m_columns = columns;
    rowsChanged();
}

int SchedulerGrid::rows() const
{
    return static_cast<int>((m_facts.size() + m_columns - 1) / m_columns);
}

int SchedulerGrid::rowHeight(int, int) const
{
    return px(37);
}

const view::SchedulerFactView* SchedulerGrid::fact(int row, int column) const
{
    // Columns are read downwards, as on the scheduler's own window.
    const qsizetype index = qsizetype(column) * rows() + row;
    return index < m_facts.size() ? &m_facts[index] : nullptr;
}

void SchedulerGrid::drawRow(QPainter& painter, int row, const QRect& box)
{
    const int space = px(28);
    const int wide = (width() - space * (m_columns - 1)) / m_columns;
    for (int column = 0; column < m_columns; ++column) {
        const auto* now = fact(row, column);
        if (now == nullptr) {
            continue;
        }
        const QRect cell(column * (wide + space), box.top(), wide, box.height() - 1);
        const bool wrong = now->tone == view::Tone::Err;
        if (wrong) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(colour("err-tint"));
            painter.drawRoundedRect(QRectF(cell), px(4), px(4));
        }
        if (row > 0) {
            painter.fillRect(QRect(cell.left(), cell.top(), wide, 1), colour("line"));
        }
        drawIcon(painter, iconOf(now->tone),
                 QPointF(cell.right() - px(6 + 17), cell.center().y() + 0.5 - px(9)), 18,
                 inkOf(now->tone));
        const bool calm = now->tone == view::Tone::Ok || now->tone == view::Tone::Neutral;
        const QFont machine = theme().font(15, QFont::DemiBold, Face::Machine);
        const int value = QFontMetrics(machine).horizontalAdvance(now->value);
        painter.setFont(machine);
        painter.setPen(colour(calm ? QStringLiteral("ink") : inkOf(now->tone)));
        painter.drawText(cell.adjusted(0, 0, -px(32), 0), Qt::AlignRight | Qt::AlignVCenter,
                         now->value);
        const QFont plain = textFont(15);
        painter.setFont(plain);
        painter.setPen(colour(wrong ? "ink" : "ink-2"));
        painter.drawText(cell.adjusted(px(6), 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                         QFontMetrics(plain).elidedText(now->name, Qt::ElideRight,
                                                        wide - value - px(6 + 32 + 8)));
    }
}

QString SchedulerGrid::spokenRow(int row) const
{
    QStringList parts;
    for (int column = 0; column < m_columns; ++column) {
        if (const auto* now = fact(row, column); now != nullptr) {
            parts.append(QStringLiteral("%1: %2").arg(now->name, now->value));
        }
    }
    return parts.join(QStringLiteral(". "));
}

RouteLine::RouteLine(Theme& theme)
    : Painted(theme)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void RouteLine::set(const QVector<view::RouteNodeView>& nodes,
                    const QVector<view::RouteLinkView>& links)
{
    m_nodes = nodes;
    m_links = links;
    update();
}

QVector<SpokenItem> RouteLine::spokenItems() const
{
    QVector<SpokenItem> items;
    for (qsizetype i = 0; i < m_links.size() && i + 1 < m_nodes.size(); ++i) {
        items.append(
            {tr("%1 ke %2: %3, %4")
                 .arg(m_nodes[i].name, m_nodes[i + 1].name, m_links[i].word, m_links[i].time),
             rect(), QAccessible::StaticText, false, true});
    }
    return items;
}

void RouteLine::drawLink(QPainter& painter, const view::RouteLinkView& link, double from, double to)
{
    const QString ink = inkOf(link.tone);
    painter.setPen(
        QPen(colour(ink), px(3), link.tone == view::Tone::Ok ? Qt::SolidLine : Qt::DashLine));
    painter.drawLine(QPointF(from + px(30), px(28)), QPointF(to - px(30), px(28)));
    const QFont font = textFont(14, QFont::DemiBold);
    painter.setFont(font);
    painter.drawText(QRectF(from + px(20), px(4), to - from - px(40), px(20)), Qt::AlignCenter,
                     link.time);
    const double wide = QFontMetricsF(font).horizontalAdvance(link.word) + px(20);
    const double left = (from + to - wide) / 2;
    // Below the middle of the circles, where they leave more room.
    drawIcon(painter, iconOf(link.tone), QPointF(left, px(41)), 16, ink);
    painter.drawText(QRectF(left + px(20), px(39), wide, px(20)), Qt::AlignLeft | Qt::AlignVCenter,
                     link.word);
}

void RouteLine::draw(QPainter& painter)
{
    const int count = static_cast<int>(m_nodes.size());
    if (count == 0) {
        return;
    }
    const double edge = px(46);
    const double step = count > 1 ? (width() - 2 * edge) / (count - 1) : 0;
    for (int i = 0; i + 1 < count && i < static_cast<int>(m_links.size()); ++i) {
        drawLink(painter, m_links[i], edge + i * step, edge + (i + 1) * step);
    }
    for (int i = 0; i < count; ++i) {
        const double x = edge + i * step;
        painter.setPen(QPen(colour("line-strong"), px(1.5)));
        painter.setBrush(colour("raised"));
        painter.drawEllipse(QPointF(x, px(28)), px(25), px(25));
        drawIcon(painter, m_nodes[i].icon, QPointF(x - px(13), px(15)), 26, QStringLiteral("ink"));
        painter.setFont(textFont(14, QFont::DemiBold));
        painter.setPen(colour("ink"));
        painter.drawText(QRectF(x - px(60), px(62), px(120), px(20)), Qt::AlignCenter,
                         m_nodes[i].name);
    }
}

SyncPage::SyncPage(const Kit& kit)
    : Page(kit)
    , m_alert(makeAlert())
    , m_progressBox(new QWidget)
    , m_progressText(new Text(theme(), TextRole::BodyStrong, Fit::Wrap))
    , m_progress(new ProgressBar(theme(), 10))
    , m_cancel(new ActionButton(theme(), sink()))
    , m_tiles(new TileRow(theme(), TileLook::Count))
    , m_table(new Table(theme(),
                        {{tr("Rekaman"), 0, 0},
                         {tr("Disegel"), 106, 620},
                         {tr("Salinan ke-2"), 116, 520},
                         {tr("Perjalanan"), 160, 0},
                         {tr("Status pusat"), 222, 800}},
                        46))
    , m_empty(new EmptyState(theme(), sink()))
{
    setMargins(24, 14, 12);
    m_tiles->setAccessibleName(tr("Saring rekaman"));
    m_table->setAccessibleName(tr("Rekaman"));
    connect(m_tiles, &TileRow::tileChosen, this,
            [this](int index) { Q_EMIT intents().syncTileChosen(m_view.tiles.value(index).id); });
    connect(m_table, &Table::idChosen, this,
            [this](const QString& id) { Q_EMIT intents().syncRowChosen(id); });
    m_progressBox->setLayout(
        row(theme(), 12,
            {put(column(theme(), 6, {put(m_progressText), put(m_progress)}), 1), put(m_cancel)}));
    auto* route = makeRoute();
    auto* top = row(theme(), 12, {put(makeScheduler(), 1), put(route)});
    auto* table = new Surface(theme(), Ground::Card,
                              column(theme(), 0, {put(m_table, 1), put(m_empty, 1)}, {1, 1, 1, 1}));
    auto* timeline = makeTimeline();
    auto* bottom = row(theme(), 12,
                       {put(column(theme(), 12, {put(m_tiles), put(table, 1)}), 1), put(timeline)});
    foldWhenNarrow(top);
    foldWhenNarrow(bottom);
    fixWidthWhenWide(route, 500);
    fixWidthWhenWide(timeline, 340);
    setBody(column(theme(), 12, {put(top), put(m_alert), put(m_progressBox), put(bottom, 1)}));
}

QWidget* SyncPage::makeScheduler()
{
    m_schedulerTitle = new Text(theme(), TextRole::Lead);
    m_schedulerReadAt = new Text(theme(), TextRole::Body, Fit::Elide);
    m_schedulerReadAt->setToken(QStringLiteral("ink-2"));
    m_schedulerReadAt->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_scheduler = new SchedulerGrid(theme());
    m_schedulerEmpty = new Text(theme(), TextRole::Body, Fit::Wrap);
    m_schedulerEmpty->setToken(QStringLiteral("ink-2"));
    return new Surface(
        theme(), Ground::Card,
        column(theme(), 6,
               {put(row(theme(), 8, {put(m_schedulerTitle), put(m_schedulerReadAt, 1)})),
                put(m_scheduler), put(m_schedulerEmpty), spring()},
               {18, 12, 18, 12}));
}

QWidget* SyncPage::makeRoute()
{
    m_routeTitle = new Text(theme(), TextRole::Lead);
    m_route = new RouteLine(theme());
    m_routeTest = new ActionButton(theme(), sink());
    return new Surface(
        theme(), Ground::Card,
        column(theme(), 0,
               {put(row(theme(), 8, {put(m_routeTitle), spring(), put(m_routeTest)})), put(m_route),
                spring()},
               {18, 4, 12, 12}));
}

QWidget* SyncPage::makeTimeline()
{
    m_detailTitle = new Text(theme(), TextRole::Lead, Fit::Wrap);
    m_detailLine = new Text(theme(), TextRole::Body, Fit::Elide);
    m_detailLine->setToken(QStringLiteral("ink-2"));
    m_timeline = new Timeline(theme());
    m_detail = new Surface(theme(), Ground::Card,
                           column(theme(), 8,
                                  {put(column(theme(), 0, {put(m_detailTitle), put(m_detailLine)})),
                                   put(m_timeline), spring()},
                                  {18, 12, 18, 10}));
    return m_detail;
}

void SyncPage::display(const view::SyncView& sync)
{
    m_view = sync;
    m_schedulerTitle->setText(sync.schedulerTitle);
    m_schedulerReadAt->setText(sync.schedulerReadAt);
    m_scheduler->set(sync.scheduler);
    m_scheduler->setVisible(!sync.scheduler.isEmpty());
    m_schedulerEmpty->setText(sync.scheduler.isEmpty() ? sync.schedulerEmpty : QString());
    m_routeTitle->setText(sync.routeTitle);
    m_route->set(sync.nodes, sync.links);
    m_routeTest->setVisible(sync.routeTest.has_value());
    if (sync.routeTest) {
        m_routeTest->setAction(*sync.routeTest);
    }
    m_alert->set(sync.alert);
    m_progressBox->setVisible(sync.progress.has_value());
    if (sync.progress) {
        m_progressText->setText(sync.progress->text);
        m_progress->set(sync.progress->total > 0 ? sync.progress->done * 100 / sync.progress->total
                                                 : -1);
        m_cancel->setVisible(sync.progress->cancel.has_value());
        if (sync.progress->cancel) {
            m_cancel->setAction(*sync.progress->cancel);
        }
    }
    QVector<Tile> tiles;
    for (const auto& tile : sync.tiles) {
        tiles.append({.title = QString::number(tile.count),
                      .note = tile.label,
                      .icon = tile.icon,
                      .tone = tile.tone,
                      .chosen = tile.chosen});
    }
    m_tiles->set(tiles);
    QVector<TableRow> rows;
    for (const auto& row : sync.rows) {
        rows.append({row.id,
                     {{.text = row.name, .sub = row.number, .strong = true},
                      {.text = row.sealedAt},
                      {.text = row.secondCopy.text,
                       .icon = row.secondCopy.icon.isEmpty() ? iconOf(row.secondCopy.tone)
                                                             : row.secondCopy.icon,
                       .tone = row.secondCopy.tone},
                      {.chip = row.journey},
                      {.text = row.centralStatus, .machine = true}}});
    }
    m_table->setRows(rows, sync.chosenId);
    m_table->setVisible(!rows.isEmpty());
    m_empty->setVisible(rows.isEmpty());
    m_empty->set(sync.empty);
    m_detail->setVisible(!sync.detailTitle.isEmpty());
    m_detailTitle->setText(sync.detailTitle);
    m_detailLine->setText(sync.detailLine);
    m_timeline->set(sync.timeline);
    setActions(sync.actions);
}

QWidget* SyncPage::startFocus()
{
    return m_view.actions.primary || m_view.rows.isEmpty() ? nullptr : m_table;
}

QVector<view::ActionView> SyncPage::offers() const
{
    auto all = Page::offers();
    if (m_view.routeTest) {
        all.append(*m_view.routeTest);
    }
    if (m_view.progress && m_view.progress->cancel) {
        all.append(*m_view.progress->cancel);
    }
    return all;
}

void SyncPage::roomChanged()
{
    if (m_scheduler != nullptr) {
        m_scheduler->setColumns(room().span == Span::Wide ? 2 : 1);
    }
}

} // namespace rekam::ui
