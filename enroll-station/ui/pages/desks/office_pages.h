// Perangkat, Setelan and Tutup sesi (ui.md 5.16, 5.21, 5.17).
#pragma once

#include "ui/kit/drawn/chip.h"
#include "ui/kit/field.h"
#include "ui/kit/lists/choice_list.h"
#include "ui/kit/lists/lists.h"
#include "ui/kit/lists/table.h"
#include "ui/kit/lists/tile_row.h"
#include "ui/pages/page.h"

class QGridLayout;

namespace rekam::ui {

class DeviceCard : public Surface
{
    Q_OBJECT

public:
    DeviceCard(Theme& theme, const Trigger& trigger);
    void set(const view::DeviceCardView& device, bool chosen);

private:
    Icon* m_icon;
    Text* m_name;
    Chip* m_chip;
    Text* m_model;
    Text* m_state;
    QVector<ActionButton*> m_buttons;
};

class DevicesPage : public Page
{
    Q_OBJECT

public:
    explicit DevicesPage(const Kit& kit);
    void display(const view::DevicesView& devices);
    [[nodiscard]] QVector<view::ActionView> offers() const override;

protected:
    void roomChanged() override;

private:
    void arrange();

    view::DevicesView m_view;
    QGridLayout* m_grid = nullptr;
    QVector<DeviceCard*> m_cards;
};

/// A title, a note and read-only facts.
class SettingsSection : public QWidget
{
    Q_OBJECT

public:
    SettingsSection(Theme& theme, Trigger trigger);
    void set(const view::SettingsSectionView& section);

private:
    Theme& m_theme;
    Trigger m_trigger;
    Text* m_title;
    Text* m_note;
    FactGrid* m_facts;
    QBoxLayout* m_buttonsBox;
    QVector<ActionButton*> m_buttons;
};

class SettingsPage : public Page
{
    Q_OBJECT

public:
    explicit SettingsPage(const Kit& kit);
    void display(const view::SettingsView& settings);
    [[nodiscard]] QWidget* startFocus() override;

private:
    QWidget* makeAppearance();
    void choose(const QString& group, const QString& id);
    void showTab(int index);

    view::SettingsView m_view;
    TileRow* m_tabs;
    QBoxLayout* m_stack; ///< hidden tabs take no room, so that a short one does not scroll
    QVector<QWidget*> m_pages;
    ChoiceList* m_themeChoice;
    ChoiceList* m_scaleChoice;
    ChoiceList* m_languageChoice;
    ChoiceList* m_motionChoice;
    QVector<SettingsSection*> m_sections;
    int m_tab = 0;
};

/// The ritual's steps, each with its state word.
class CloseStepList : public RowList
{
    Q_OBJECT

public:
    explicit CloseStepList(Theme& theme);
    void set(const QVector<view::CloseStepView>& steps);

    [[nodiscard]] int rows() const override { return static_cast<int>(m_steps.size()); }

    [[nodiscard]] int rowHeight(int row, int width) const override;

protected:
    void drawRow(QPainter& painter, int row, const QRect& box) override;
    [[nodiscard]] QString spokenRow(int row) const override;

private:
    [[nodiscard]] int wordWidth(const view::CloseStepView& step) const;

    QVector<view::CloseStepView> m_steps;
};

class CloseDayPage : public Page
{
    Q_OBJECT

public:
    explicit CloseDayPage(const Kit& kit);
    void display(const view::CloseDayView& closeDay);

private:
    void displayTable(const view::CloseDayView& closeDay);

    Text* m_stepsTitle;
    CloseStepList* m_steps;
    Text* m_title;
    NumberRow* m_numbers;
    QBoxLayout* m_tableBox;
    Table* m_table = nullptr;
    QStringList m_columns;
    FactGrid* m_facts;
    InlineAlert* m_alert;
    QWidget* m_foot;
    Text* m_footnote;
};

} // namespace rekam::ui
