// Antrean: pick the right student in two seconds.
#pragma once

#include "ui/kit/drawn/chip.h"
#include "ui/kit/drawn/meter.h"
#include "ui/kit/drawn/pictures.h"
#include "ui/kit/field.h"
#include "ui/kit/lists/lists.h"
#include "ui/kit/lists/table.h"
#include "ui/kit/lists/tile_row.h"
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
    void build();
    QWidget* makeProgress();
    QBoxLayout* makeList();
    QWidget* makePerson();
    void displayPerson(const std::optional<view::QueuePersonView>& person);
    void displayRows(const view::QueueView& queue);
    bool typeIntoSearch(QKeyEvent* event);

    view::QueueView m_view;
    QWidget* m_progressBox = nullptr;
    Text* m_progress = nullptr;
    ChipRow* m_legend = nullptr;
    Text* m_estimate = nullptr;
    SegmentBar* m_bar = nullptr;
    InlineAlert* m_alert = nullptr;
    QLineEdit* m_search = nullptr;
    ArrowCombo* m_classes = nullptr;
    ActionButton* m_scan = nullptr;
    TileRow* m_filters = nullptr;
    Table* m_table = nullptr;
    EmptyState* m_empty = nullptr;
    Surface* m_personCard = nullptr;
    Portrait* m_avatar = nullptr;
    Text* m_name = nullptr;
    Text* m_about = nullptr;
    CheckList* m_checks = nullptr;
    QWidget* m_backgroundRow = nullptr;
    BackgroundSwatch* m_swatch = nullptr;
    Text* m_background = nullptr;
    Text* m_backgroundNote = nullptr;
    QVector<ActionButton*> m_buttons;
    ActionButton* m_primary = nullptr;
    bool m_aside = false;
};

} // namespace rekam::ui
