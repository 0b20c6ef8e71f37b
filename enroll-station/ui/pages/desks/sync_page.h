// Kirim & salinan: is it safe, has it arrived, what must I do.
#pragma once

#include "ui/kit/drawn/meter.h"
#include "ui/kit/lists/lists.h"
#include "ui/kit/lists/table.h"
#include "ui/kit/lists/tile_row.h"
#include "ui/pages/page.h"

namespace rekam::ui {

class EmptyState;

/// The scheduler's words in two columns; a wrong value is a tinted row.
class SchedulerGrid : public RowList
{
    Q_OBJECT

public:
    explicit SchedulerGrid(Theme& theme);
    void set(const QVector<view::SchedulerFactView>& facts);
    void setColumns(int columns);

    [[nodiscard]] int rows() const override;
    [[nodiscard]] int rowHeight(int row, int width) const override;

protected:
    void drawRow(QPainter& painter, int row, const QRect& box) override;
    [[nodiscard]] QString spokenRow(int row) const override;

private:
    [[nodiscard]] const view::SchedulerFactView* fact(int row, int column) const;

    QVector<view::SchedulerFactView> m_facts;
    int m_columns = 2;
};

/// Nodes joined by lines with their time and word.
class RouteLine : public Painted
{
    Q_OBJECT

public:
    explicit RouteLine(Theme& theme);
    void set(const QVector<view::RouteNodeView>& nodes, const QVector<view::RouteLinkView>& links);
    [[nodiscard]] QVector<SpokenItem> spokenItems() const override;

    [[nodiscard]] QSize minimumSizeHint() const override { return {px(320), px(84)}; }

    [[nodiscard]] QSize sizeHint() const override { return minimumSizeHint(); }

protected:
    void draw(QPainter& painter) override;

private:
    void drawLink(QPainter& painter, const view::RouteLinkView& link, double from, double to);

    QVector<view::RouteNodeView> m_nodes;
    QVector<view::RouteLinkView> m_links;
};

class SyncPage : public Page
{
    Q_OBJECT

public:
    explicit SyncPage(const Kit& kit);
    void display(const view::SyncView& sync);
    [[nodiscard]] QWidget* startFocus() override;
    [[nodiscard]] QVector<view::ActionView> offers() const override;

protected:
    void roomChanged() override;

private:
    QWidget* makeScheduler();
    QWidget* makeRoute();
    QWidget* makeTimeline();

    view::SyncView m_view;
    Text* m_schedulerTitle = nullptr;
    Text* m_schedulerReadAt = nullptr;
    SchedulerGrid* m_scheduler = nullptr;
    Text* m_schedulerEmpty = nullptr;
    Text* m_routeTitle = nullptr;
    RouteLine* m_route = nullptr;
    ActionButton* m_routeTest = nullptr;
    InlineAlert* m_alert = nullptr;
    QWidget* m_progressBox = nullptr;
    Text* m_progressText = nullptr;
    ProgressBar* m_progress = nullptr;
    ActionButton* m_cancel = nullptr;
    TileRow* m_tiles = nullptr;
    Table* m_table = nullptr;
    EmptyState* m_empty = nullptr;
    Surface* m_detail = nullptr;
    Text* m_detailTitle = nullptr;
    Text* m_detailLine = nullptr;
    Timeline* m_timeline = nullptr;
};

} // namespace rekam::ui
