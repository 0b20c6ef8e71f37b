// Pengecualian: which fingers or eyes, why, the evidence, the approval (ui.md 5.14).
#pragma once

#include "ui/kit/choice_list.h"
#include "ui/pages/fingerprints_page.h"
#include "ui/pages/panels.h"

namespace rekam::ui {

/// Takes the whole width of the page: targets at the left stay readable and alive.
class ExceptionPanel : public Page
{
    Q_OBJECT

public:
    explicit ExceptionPanel(const Kit& kit);
    void display(const view::ExceptionView& exception);

    [[nodiscard]] QVector<view::ActionView> offers() const override;
    [[nodiscard]] QWidget* startFocus() override;
    bool takeDigit(int digit) override;

    [[nodiscard]] bool coversPage() const override { return true; }

private:
    QWidget* makeTargets();
    QWidget* makeReasons();

    view::ExceptionView m_view;
    Text* m_targetsTitle;
    Text* m_targetsHint;
    HandPair* m_hands;
    ChoiceList* m_targets;
    InlineAlert* m_chosen;
    PanelHead* m_head;
    ChoiceList* m_reasons;
    PictureBox* m_evidence;
    Text* m_evidenceTitle;
    Text* m_evidenceDetail;
    ActionButton* m_evidenceAction;
    Icon* m_approvalIcon;
    Text* m_approvalTitle;
    Text* m_approvalDetail;
    ActionButton* m_approvalAction;
};

} // namespace rekam::ui
