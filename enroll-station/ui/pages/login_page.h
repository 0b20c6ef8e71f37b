// Masuk: who works today, and the passphrase that opens the store (ui.md 5.1).
#pragma once

#include "ui/kit/choice_list.h"
#include "ui/kit/field.h"
#include "ui/kit/lists.h"
#include "ui/pages/page.h"

namespace rekam::ui {

class LoginPage : public Page
{
    Q_OBJECT

public:
    explicit LoginPage(const Kit& kit);
    void display(const view::LoginView& login);

    void trigger(const view::ActionView& action) override;
    [[nodiscard]] QWidget* startFocus() override;
    bool takeDigit(int digit) override;

protected:
    void roomChanged() override;

private:
    void makeLeft();
    QWidget* makeForm();
    void toggleShown();
    void setState(view::LoginState state, const QString& error);

    view::LoginView m_view;
    Surface* m_left;
    QWidget* m_form = nullptr;
    Text* m_tagline;
    FactGrid* m_facts;
    Surface* m_safetyBox;
    Icon* m_safetyIcon;
    Text* m_safetyTitle;
    Text* m_safetyDetail;
    Text* m_heading;
    Text* m_instruction;
    InlineAlert* m_alert;
    ChoiceList* m_people;
    Field* m_passphrase;
    ActionButton* m_show;
    ActionButton* m_primary;
    Surface* m_fingerBox;
    Text* m_fingerTitle;
    Text* m_fingerDetail;
    Text* m_fingerWord;
    Text* m_footnote;
    Icon* m_emptyIcon;
    Text* m_emptySentence;
    QWidget* m_emptyBox;
    QBoxLayout* m_all;
};

} // namespace rekam::ui
