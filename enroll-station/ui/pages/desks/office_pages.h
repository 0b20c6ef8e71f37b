// Perangkat and Setelan.
#pragma once

#include "ui/kit/drawn/chip.h"
#include "ui/kit/field.h"
#include "ui/kit/lists/choice_list.h"
#include "ui/kit/lists/lists.h"
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
    [[nodiscard]] QVector<view::ActionView> offers() const override;
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

} // namespace rekam::ui
