// What every page and panel is: a scrolling body, its actions, its own keys, its first focus.
#pragma once

#include "ui/frame/span.h"
#include "ui/intents.h"
#include "ui/kit/action_button.h"
#include "ui/kit/inline_alert.h"
#include "ui/kit/layout.h"
#include "ui/kit/surface.h"
#include "ui/kit/text.h"
#include "ui/pages/lookout.h"

#include <QHash>
#include <QWidget>

class QKeyEvent;

namespace rekam::ui {

/// The two things that a page needs from outside.
struct Kit
{
    Theme& theme;
    Intents& intents;
};

class Page : public QWidget
{
    Q_OBJECT

public:
    explicit Page(const Kit& kit);

    /// The bar below the page; empty for a page that has its buttons in its body. While something
    /// that the primary confirms has not been in view, the primary scrolls to it instead.
    [[nodiscard]] const view::ActionBarView& actions() const { return m_shown; }

    /// Every action that a key may reach: those of the bar and those in the body.
    [[nodiscard]] virtual QVector<view::ActionView> offers() const;

    /// A button or key of this page: scrolls on, or triggers.
    void act(const view::ActionView& action);

    /// A button or key that does what it says. Most go straight to Intents.
    virtual void trigger(const view::ActionView& action);

    /// PageUp (-1) and PageDown (1), wherever the focus is. False at the end.
    bool scrollPage(int direction);

    /// Brings what is worked on into view if it has moved since it was last brought there.
    void follow();

    /// follow(), after what is going on now has been laid out.
    void followSoon();

    /// Somebody comes to this page: it begins at its top.
    void startAtTop();

    /// Where the keyboard starts; null: the primary button.
    [[nodiscard]] virtual QWidget* startFocus();

    /// A panel is open: the page's own primary steps back, since there is one a screen.
    virtual void setAside(bool aside);

    /// A panel that takes the place of the page instead of pushing it aside.
    [[nodiscard]] virtual bool coversPage() const { return false; }

    /// Keys that only this page knows (Space, B, arrows of the papers). True when used.
    virtual bool takeKey(QKeyEvent* event);
    /// 1..9 while no text field has the focus. True when used.
    virtual bool takeDigit(int digit);

    /// One column or two, small margins or large.
    void setRoom(const Room& room);

    // Live data; a page that has no use for it ignores it.
    virtual void showPreview(const QImage& frame);
    virtual void showEyes(const QImage& left, const QImage& right);
    virtual void showStrokes(const QVector<view::StrokeView>& strokes);

Q_SIGNALS:
    void actionsChanged();
    /// The page went on by itself: the next Enter is another question.
    void scrolledOn();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

    [[nodiscard]] Theme& theme() const { return m_kit.theme; }

    [[nodiscard]] Intents& intents() const { return m_kit.intents; }

    [[nodiscard]] const Room& room() const { return m_room; }

    [[nodiscard]] int px(double designPx) const { return m_kit.theme.px(designPx); }

    /// For buttons in the body.
    [[nodiscard]] Trigger sink();

    /// The body, inside a scroll area, with the page's margins.
    void setBody(QLayout* body);
    /// Design px: left and right, top, bottom.
    void setMargins(double side, double top, double bottom);
    void setActions(const view::ActionBarView& actions);
    /// Boxes that turn from a row into a column where there is room for one column only.
    void foldWhenNarrow(QBoxLayout* box, QBoxLayout::Direction folded = QBoxLayout::TopToBottom);
    /// A side child whose width is fixed only while there are two columns.
    void fixWidthWhenWide(QWidget* widget, double designPx);
    InlineAlert* makeAlert();

    virtual void roomChanged();

    /// What is worked on now, body px; null: the control with the focus.
    [[nodiscard]] virtual QRect activeArea() const;
    /// What the primary confirms and has to have been looked at.
    [[nodiscard]] virtual Duty duty() const;

    /// Where `area` of a widget in the body is, body px; null while it is hidden.
    [[nodiscard]] QRect inBody(const QWidget* widget, const QRect& area) const;
    [[nodiscard]] QRect inBody(const QWidget* widget) const;

    /// Scrolls on to what of `part` (body px) nobody has seen; false when all of it was.
    bool showUnseen(const QRect& part);
    /// Scrolls back to what is worked on; false when it is in view.
    bool showActive();
    /// Of what was seen, this changed since.
    void forgetSeen(const QWidget* part);

private:
    struct FixedWidth
    {
        QWidget* widget;
        double designPx;
    };

    void applyRoom();
    void placeAlerts();
    void tightenCards(bool tight);
    void fitHeight();
    void fitBar();
    [[nodiscard]] int contentHeight() const;
    void noteNewAlert();
    void offerPrimary();
    void lookAgain();
    [[nodiscard]] bool scrollsOn() const;
    void settle();
    [[nodiscard]] QRect wanted() const;

    Kit m_kit;
    Room m_room;
    view::ActionBarView m_actions;
    view::ActionBarView m_shown;
    QScrollArea* m_scroll;
    Lookout m_lookout;
    QRect m_followed;          ///< what was last brought into view
    QStringList m_alertCauses; ///< those that were told already
    const InlineAlert* m_newAlert = nullptr;
    bool m_settling = false;
    bool m_tight = false; ///< padding was given up so that the last line is not cut
    int m_roomyPx = 0;    ///< height of the content before it was
    int m_savedPx = 0;    ///< what it has ever saved
    QWidget* m_body = nullptr;

    struct Fold
    {
        QBoxLayout* box;
        QBoxLayout::Direction folded;
    };

    QVector<Fold> m_folding;
    QVector<FixedWidth> m_fixed;
    QVector<InlineAlert*> m_alerts;
    QHash<InlineAlert*, int> m_alertPlaces; ///< in the body while there are two columns
    double m_sidePx = 24;
    double m_topPx = 16;
    double m_bottomPx = 12;
};

} // namespace rekam::ui
