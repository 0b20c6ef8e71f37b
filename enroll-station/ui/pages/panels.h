// The panels that slide in from the right: reasons, corrections, approval, files, help, imports.
#pragma once

#include "ui/kit/drawn/meter.h"
#include "ui/kit/drawn/pictures.h"
#include "ui/kit/field.h"
#include "ui/kit/lists/choice_list.h"
#include "ui/kit/lists/lists.h"
#include "ui/kit/lists/table.h"
#include "ui/pages/page.h"

namespace rekam::ui {

/// Icon, title and a quiet line above the body of a panel.
class PanelHead : public QWidget
{
    Q_OBJECT

public:
    explicit PanelHead(Theme& theme);
    void set(const QString& icon, const QString& title, const QString& subtitle,
             const QString& token = QStringLiteral("primary"));

private:
    Icon* m_icon;
    Text* m_title;
    Text* m_subtitle;
};

/// Ground and edge of every panel.
class Panel : public Page
{
    Q_OBJECT

public:
    explicit Panel(const Kit& kit);

protected:
    void paintEvent(QPaintEvent* event) override;

    void setEdge(const QString& token) { m_edge = token; }

    [[nodiscard]] PanelHead* head() const { return m_head; }

    [[nodiscard]] InlineAlert* alert() const { return m_alert; }

private:
    PanelHead* m_head;
    InlineAlert* m_alert;
    QString m_edge = QStringLiteral("primary");
};

class ReasonPanel : public Panel
{
    Q_OBJECT

public:
    explicit ReasonPanel(const Kit& kit);
    void display(const view::ReasonPanelView& panel);
    [[nodiscard]] QWidget* startFocus() override;
    bool takeDigit(int digit) override;

private:
    ChoiceList* m_reasons;
    Field* m_note;
};

class CorrectionPanel : public Panel
{
    Q_OBJECT

public:
    explicit CorrectionPanel(const Kit& kit);
    void display(const view::CorrectionPanelView& panel);
    [[nodiscard]] QWidget* startFocus() override;

private:
    void tell();
    void choose(int index);

    view::CorrectionPanelView m_view;
    ArrowCombo* m_field;
    Text* m_before;
    Field* m_after;
    ArrowCombo* m_basis;
    FactGrid* m_done;
};

class ApprovalPanel : public Panel
{
    Q_OBJECT

public:
    explicit ApprovalPanel(const Kit& kit);
    void display(const view::ApprovalPanelView& panel);
    void trigger(const view::ActionView& action) override;
    [[nodiscard]] QWidget* startFocus() override;
    bool takeDigit(int digit) override;

private:
    FactGrid* m_facts;
    PictureBox* m_picture;
    ChoiceList* m_people;
    Field* m_code;
    Icon* m_fingerIcon;
    Text* m_finger;
    QString m_chosen;
};

class FilePanel : public Panel
{
    Q_OBJECT

public:
    explicit FilePanel(const Kit& kit);
    void display(const view::FilePanelView& panel);
    void trigger(const view::ActionView& action) override;
    [[nodiscard]] QWidget* startFocus() override;
    bool takeDigit(int digit) override;

private:
    void choose(const QString& path);

    QVector<Choice> m_choices;
    ChoiceList* m_files;
    Text* m_empty;
    Field* m_path;
    QWidget* m_progressBox;
    Text* m_progressText;
    ProgressBar* m_progress;
    ActionButton* m_cancel;
};

class TextPanel : public Panel
{
    Q_OBJECT

public:
    explicit TextPanel(const Kit& kit);
    void display(const view::TextPanelView& panel);

private:
    QBoxLayout* m_box;
    QVector<Text*> m_texts;
};

class ImportPanel : public Panel
{
    Q_OBJECT

public:
    explicit ImportPanel(const Kit& kit);
    void display(const view::ImportReportView& report);

private:
    NumberRow* m_counts;
    CheckList* m_rows;
};

} // namespace rekam::ui
