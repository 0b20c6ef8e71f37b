// Antrean: pick the right student in two seconds (ui.md 5.3).
#pragma once

#include "ui/kit/chip.h"
#include "ui/kit/field.h"
#include "ui/kit/lists.h"
#include "ui/kit/meter.h"
#include "ui/kit/pictures.h"
#include "ui/kit/table.h"
#include "ui/kit/tile_row.h"
#include "ui/pages/page.h"

namespace rekam::ui {

/// A list without rows: icon, one sentence, one way on.
class EmptyState : public QWidget
{
    Q_OBJECT

public:
    EmptyState(Theme& theme, Trigger trigger);
    void set(const view::EmptyView& empty);

private:
    Icon* m_icon;
    Text* m_sentence;
    ActionButton* m_action;
};

/// The background that the photo needs: a swatch and its word.
class BackgroundSwatch : public Painted
{
    Q_OBJECT

public:
    explicit BackgroundSwatch(Theme& theme);
    void set(view::PhotoBackground background);

protected:
    void draw(QPainter& painter) override;

private:
    view::PhotoBackground m_background = view::PhotoBackground::None;
};

class QueuePage : public Page
{
    Q_OBJECT

public:
    explicit QueuePage(const Kit& kit);
    void display(const view::QueueView& queue);

    [[nodiscard]] QVector<view::ActionView> offers() const override;
    [[nodiscard]] QWidget* startFocus() override;
    bool takeKey(QKeyEvent* event) override;
    void setAside(bool aside) override;

protected:
    void roomChanged() override;

private:
    QWidget* makeProgress();
    QBoxLayout* makeList();
    QWidget* makePerson();
    void displayPerson(const std::optional<view::QueuePersonView>& person);
    void displayRows(const view::QueueView& queue);
    bool typeIntoSearch(QKeyEvent* event);

    view::QueueView m_view;
    Text* m_progress;
    ChipRow* m_legend;
    Text* m_estimate = nullptr;
    SegmentBar* m_bar;
    InlineAlert* m_alert;
    QLineEdit* m_search;
    ArrowCombo* m_classes;
    ActionButton* m_scan;
    TileRow* m_filters;
    Table* m_table;
    EmptyState* m_empty;
    Surface* m_personCard;
    Portrait* m_avatar;
    Text* m_name;
    Text* m_about;
    CheckList* m_checks;
    QWidget* m_backgroundRow;
    BackgroundSwatch* m_swatch;
    Text* m_background;
    Text* m_backgroundNote;
    QVector<ActionButton*> m_buttons;
    ActionButton* m_primary;
    bool m_aside = false;
};

} // namespace rekam::ui
