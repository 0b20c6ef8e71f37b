// What every page and panel is: a scrolling body, its actions, its own keys, its first focus.
#pragma once

#include "ui/frame/span.h"
#include "ui/intents.h"
#include "ui/kit/action_button.h"
#include "ui/kit/inline_alert.h"
#include "ui/kit/layout.h"
#include "ui/kit/surface.h"
#include "ui/kit/text.h"

#include <QHash>
#include <QWidget>

class QKeyEvent;
class QScrollArea;

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

    /// The bar below the page; empty for a page that has its buttons in its body.
    [[nodiscard]] const view::ActionBarView& actions() const { return m_actions; }

    /// Every action that a key may reach: those of the bar and those in the body.
    [[nodiscard]] virtual QVector<view::ActionView> offers() const;

    /// A button or key of this page. Most go straight to Intents.
    virtual void trigger(const view::ActionView& action);

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

protected:
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

private:
    struct FixedWidth
    {
        QWidget* widget;
        double designPx;
    };

    void applyRoom();
    void placeAlerts();

    Kit m_kit;
    Room m_room;
    view::ActionBarView m_actions;
    QScrollArea* m_scroll;
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
