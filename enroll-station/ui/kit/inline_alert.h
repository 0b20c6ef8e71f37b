// The alert in the page: cause, remedy, at most one button; "2 hal lain" unfolds the rest.
#pragma once

#include "ui/kit/action_button.h"
#include "ui/kit/surface.h"
#include "ui/kit/text.h"

namespace rekam::ui {

class InlineAlert : public Surface
{
    Q_OBJECT

public:
    InlineAlert(Theme& theme, Trigger trigger);

    /// Hidden while the cause is empty. A new cause is announced, politely.
    void set(const view::AlertView& alert);
    /// In low windows the remedy waits behind "Lihat", unless it costs no height to show it.
    void setOneLine(bool oneLine);

    [[nodiscard]] const view::AlertView& alert() const { return m_alert; }

    [[nodiscard]] QString spoken() const override;

    [[nodiscard]] QAccessible::Role spokenRole() const override
    {
        return QAccessible::AlertMessage;
    }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void refresh();
    /// Cause and remedy take a line each and there is nothing else: no higher than a button.
    [[nodiscard]] bool isShort() const;

    view::AlertView m_alert;
    Icon* m_icon;
    Text* m_cause;
    Text* m_remedy;
    Text* m_others;
    ActionButton* m_action;
    ActionButton* m_more;
    bool m_oneLine = false;
    bool m_unfolded = false;
    bool m_short = false;
};

} // namespace rekam::ui
