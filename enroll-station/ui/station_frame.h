// What the operator's window holds: rail, bars, step column, pages, panel. Made anew when size or
// language changes, from the states that were presented.
#pragma once

#include "ui/frame/action_bar.h"
#include "ui/frame/device_strip.h"
#include "ui/frame/focus_ring.h"
#include "ui/frame/rail.h"
#include "ui/frame/side_panel.h"
#include "ui/frame/step_column.h"
#include "ui/frame/toast.h"
#include "ui/frame/top_bar.h"
#include "ui/keys.h"
#include "ui/page_set.h"
#include "ui/pages/steps/reading_time.h"

namespace rekam::ui {

/// One of the ten steps of a record: shown with the step column.
[[nodiscard]] bool isRecording(view::Screen screen);

/// The width of a practice station's striped frame, design px.
inline constexpr double kPracticeFramePx = 6;

class StationFrame : public QObject, public KeyTarget
{
    Q_OBJECT

public:
    /// Fills `window`, which outlives it.
    StationFrame(QWidget& window, Theme& theme, Intents& intents);

    void present(const view::ShellView& shell);
    void present(const view::StepColumnView& steps);

    /// Stores the state; draws it if its page is open.
    template <typename View>
    void present(const View& state)
    {
        m_pages->store(state);
    }

    /// Updates an open panel of this kind, or slides a new one in; remembered for a rebuild.
    template <typename PanelType, typename View>
    void presentPanel(const View& state)
    {
        m_reopen = [this, state] {
            presentPanel<PanelType>(state);
        };
        if (auto* shown = dynamic_cast<PanelType*>(m_panel->panel()); shown != nullptr) {
            shown->display(state);
            return;
        }
        auto* made = new PanelType(m_kit);
        made->display(state);
        setPanel(made);
    }

    void closePanel();
    void open(view::Screen screen);
    void applyRoom();
    void showToast(const view::ToastView& toast);
    void setReadingPace(const ReadingPace& pace);

    [[nodiscard]] view::Screen screen() const { return m_screen; }

    /// The open page, under the panel if there is one.
    [[nodiscard]] Page* page() const { return m_pages->page(); }

    [[nodiscard]] bool isPractice() const { return m_shell.mode == view::StationMode::Practice; }

    [[nodiscard]] Theme& theme() const { return m_kit.theme; }

    [[nodiscard]] KeyRouter& keys() { return m_keys; }

    // KeyTarget
    [[nodiscard]] Page* activePage() const override;

    [[nodiscard]] bool hasRail() const override { return m_rail->isVisible(); }

    void openRailNumber(int number) override { m_rail->openNumber(number); }

    void openStepNumber(int number) override { m_steps->openNumber(number); }

    void navigate(view::Screen screen) override { Q_EMIT m_kit.intents.navigate(screen); }

    void plainAction(view::ActionId id) override;

    bool openMore() override { return m_actions->isVisible() && m_actions->openMore(); }

    void showRailNumbers(bool shown) override { m_rail->showNumbers(shown); }

    void nextRegion(bool backwards) override;

    void scanned(const QString& text) override { Q_EMIT m_kit.intents.scanned(text); }

private:
    void build();
    void rebuild();
    /// All of a page that the keyboard reaches, in an order that a rebuild keeps.
    [[nodiscard]] static QVector<QWidget*> stopsOf(const Page* page);
    [[nodiscard]] qsizetype placeOnPage() const; ///< among them; -1: elsewhere
    void focusPlace(qsizetype place) const;
    void refreshFrame();
    void refreshActions();
    void focusStart();
    void setPanel(Page* panel);
    /// Opens the page of m_screen, with what only it is told.
    void openPage();

    QWidget& m_window;
    Kit m_kit;
    KeyRouter m_keys;
    ReadingPace m_pace;
    const Page* m_paced = nullptr; ///< the page that was told it
    view::ShellView m_shell;
    view::StepColumnView m_stepsView;
    view::Screen m_screen = view::Screen::Login;
    std::unique_ptr<PageSet> m_pages;
    QWidget* m_root = nullptr;
    Rail* m_rail = nullptr;
    TopBar* m_top = nullptr;
    StepColumn* m_steps = nullptr;
    QStackedWidget* m_stack = nullptr;
    SidePanel* m_panel = nullptr;
    ActionBar* m_actions = nullptr;
    DeviceStrip* m_strip = nullptr;
    Toast* m_toast = nullptr;
    FocusRing* m_ring = nullptr;
    std::function<void()> m_reopen;
    bool m_wantsFocus = true;
};

} // namespace rekam::ui
