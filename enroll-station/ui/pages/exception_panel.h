// Pengecualian: which fingers or eyes, why, the evidence, the approval.
#pragma once

#include "ui/kit/lists/choice_list.h"
#include "ui/pages/panels.h"
#include "ui/pages/steps/fingerprints_page.h"

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
    void showPreview(const QImage& frame) override;

    [[nodiscard]] bool coversPage() const override { return true; }

private:
    QWidget* makeTargets();
    QWidget* makeReasons();

    view::ExceptionView m_view;
    Text* m_targetsTitle = nullptr;
    Text* m_targetsHint = nullptr;
    HandPair* m_hands = nullptr;
    ChoiceList* m_targets = nullptr;
    InlineAlert* m_chosen = nullptr;
    PanelHead* m_head = nullptr;
    ChoiceList* m_reasons = nullptr;
    PictureBox* m_evidence = nullptr;
    Text* m_evidenceTitle = nullptr;
    Text* m_evidenceDetail = nullptr;
    ActionButton* m_evidenceAction = nullptr;
    Icon* m_approvalIcon = nullptr;
    Text* m_approvalTitle = nullptr;
    Text* m_approvalDetail = nullptr;
    ActionButton* m_approvalAction = nullptr;
    bool m_live = false;
};

} // namespace rekam::ui
