// Masuk: who works today, and the passphrase that opens the store.
#pragma once

#include "ui/kit/field.h"
#include "ui/kit/lists/choice_list.h"
#include "ui/kit/lists/lists.h"
#include "ui/pages/page.h"

#include <QElapsedTimer>

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
    bool takeKey(QKeyEvent* event) override;
    void setAside(bool aside) override;

protected:
    void roomChanged() override;

private:
    void build();
    void makeLeft();
    QWidget* makeForm();
    void toggleShown();
    void setState(view::LoginState state, const QString& error);
    void send();

    view::LoginView m_view;
    bool m_aside = false;
    bool m_again = false;      ///< Enter came while the vault was opening
    QElapsedTimer m_typedLast; ///< a key that had nowhere to go
    Surface* m_left = nullptr;
    QWidget* m_form = nullptr;
    Text* m_tagline = nullptr;
    FactGrid* m_facts = nullptr;
    Surface* m_safetyBox = nullptr;
    Icon* m_safetyIcon = nullptr;
    Text* m_safetyTitle = nullptr;
    Text* m_safetyDetail = nullptr;
    Text* m_heading = nullptr;
    Text* m_instruction = nullptr;
    InlineAlert* m_alert = nullptr;
    QWidget* m_belowAlert = nullptr; ///< room that is there with the alert only
    ChoiceList* m_people = nullptr;
    Field* m_passphrase = nullptr;
    ActionButton* m_show = nullptr;
    ActionButton* m_primary = nullptr;
    Surface* m_fingerBox = nullptr;
    Text* m_fingerTitle = nullptr;
    Text* m_fingerDetail = nullptr;
    Text* m_fingerWord = nullptr;
    Text* m_footnote = nullptr;
    Icon* m_emptyIcon = nullptr;
    Text* m_emptySentence = nullptr;
    QWidget* m_emptyBox = nullptr;
    QBoxLayout* m_all = nullptr;
};

} // namespace rekam::ui
