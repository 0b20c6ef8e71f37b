#include "ui/station_window.h"

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
#include "ui/pages/exception_panel.h"

#include <QApplication>
#include <QCloseEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QStackedWidget>

namespace rekam::ui {

namespace {

// The striped frame of a practice station.
constexpr double kPracticeFramePx = 6;

// Beside an open panel a page narrower than this shows one column.
constexpr double kTwoColumnsPx = 900;

bool isRecording(view::Screen screen)
{
    return screen >= view::Screen::ReadBack && screen <= view::Screen::Receipt;
}

} // namespace

/// Everything inside the window; made anew when size or language changes.
class StationWindow::Parts : public QObject, public KeyTarget
{
public:
    Parts(StationWindow& window, Theme& theme, Intents& intents)
        : m_window(window)
        , m_kit{theme, intents}
        , m_keys(*this)
    {
        build();
        connect(&theme, &Theme::changed, this, [this](bool rebuild) {
            if (rebuild) {
                // Later: the choice that asked for it is a widget that the rebuild deletes.
                QMetaObject::invokeMethod(
                    this, [this] { this->rebuild(); }, Qt::QueuedConnection);
            } else {
                for (QWidget* widget : m_window.findChildren<QWidget*>()) {
                    widget->update();
                }
            }
        });
    }

    void build();
    void rebuild();
    void refreshFrame();
    void refreshActions();
    void applyRoom();
    void focusStart();
    void open(view::Screen screen);
    void setPanel(Page* panel);

    /// Updates an open panel of this kind, or slides a new one in; remembered for a rebuild.
    template <typename PanelType, typename ViewType>
    void presentPanel(const ViewType& view)
    {
        m_reopen = [this, view] {
            presentPanel<PanelType>(view);
        };
        if (auto* shown = dynamic_cast<PanelType*>(m_panel->panel()); shown != nullptr) {
            shown->display(view);
            return;
        }
        auto* made = new PanelType(m_kit);
        made->display(view);
        setPanel(made);
    }

    /// Stores the state; draws it if its page is open.
    template <typename ViewType>
    void present(const ViewType& view)
    {
        m_pages->store(view);
    }

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

    StationWindow& m_window;
    Kit m_kit;
    KeyRouter m_keys;
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

void StationWindow::Parts::build()
{
    Theme& theme = m_kit.theme;
    Intents& intents = m_kit.intents;
    m_rail = new Rail(theme);
    m_top = new TopBar(theme);
    m_steps = new StepColumn(theme);
    m_stack = new QStackedWidget;
    m_panel = new SidePanel(theme);
    m_actions = new ActionBar(theme, [this](const view::ActionView& action) {
        if (Page* page = activePage(); page != nullptr) {
            page->trigger(action);
        }
    });
    m_strip = new DeviceStrip(theme);
    connect(m_rail, &Rail::screenChosen, &intents, &Intents::navigate);
    connect(m_rail, &Rail::lockChosen, this, [this] { plainAction(view::ActionId::Lock); });
    connect(m_top->counter(), &QAbstractButton::clicked, this,
            [this] { plainAction(view::ActionId::ShowUnsafe); });
    connect(m_steps, &StepColumn::stepChosen, &intents, &Intents::navigate);
    connect(m_strip, &DeviceStrip::cellChosen, &intents, &Intents::deviceCellChosen);

    auto* content = row(theme, 0, {put(m_stack, 1), put(m_panel)});
    auto* work = column(theme, 0, {put(content, 1), put(m_actions)});
    auto* right =
        column(theme, 0, {put(m_top), put(row(theme, 0, {put(m_steps), put(work, 1)}), 1)});
    m_root = new Surface(
        theme, Ground::Page,
        column(theme, 0, {put(row(theme, 0, {put(m_rail), put(right, 1)}), 1), put(m_strip)}));
    m_window.layout()->addWidget(m_root);
    m_toast = new Toast(
        theme,
        [this](const view::ActionView& action) {
            Q_EMIT m_kit.intents.actionTriggered(action.id, action.subject);
        },
        &m_window);
    m_ring = new FocusRing(theme, &m_window);
    m_pages = std::make_unique<PageSet>(m_kit, *m_stack, std::move(m_pages));
    connect(m_pages.get(), &PageSet::actionsChanged, this, [this] { refreshActions(); });
}

void StationWindow::Parts::rebuild()
{
    const auto reopen = m_reopen;
    delete m_ring;
    delete m_toast;
    delete m_root;
    build();
    applyRoom();
    m_pages->open(m_screen);
    refreshFrame();
    if (reopen) {
        reopen();
    }
    m_root->show();
    focusStart();
}

Page* StationWindow::Parts::activePage() const
{
    return m_panel->panel() != nullptr ? m_panel->panel() : m_pages->page();
}

void StationWindow::Parts::plainAction(view::ActionId id)
{
    if (id == view::ActionId::Back && m_panel->panel() != nullptr) {
        m_window.closePanel();
        Q_EMIT m_kit.intents.panelClosed();
        return;
    }
    Q_EMIT m_kit.intents.actionTriggered(id, {});
}

void StationWindow::Parts::refreshFrame()
{
    const bool inside = m_screen != view::Screen::Login;
    m_rail->setVisible(inside);
    m_top->setVisible(inside);
    m_steps->setVisible(inside && isRecording(m_screen));
    m_rail->set(m_shell.rail, m_screen);
    m_top->set(m_shell);
    m_strip->set(m_shell.devices);
    if (isRecording(m_screen)) {
        m_steps->set(m_stepsView);
    }
    const bool practice = m_shell.mode == view::StationMode::Practice;
    const int frame = practice ? m_kit.theme.px(kPracticeFramePx) : 0;
    m_window.layout()->setContentsMargins(frame, frame, frame, frame);
    refreshActions();
}

void StationWindow::Parts::refreshActions()
{
    const Page* page = activePage();
    const bool bar = page != nullptr && m_screen != view::Screen::Login &&
                     (page->actions().primary || !page->actions().actions.isEmpty());
    m_actions->setVisible(bar);
    if (bar) {
        const bool had = m_actions->primary()->hasFocus();
        m_actions->set(page->actions());
        m_wantsFocus = m_wantsFocus || (had && !m_actions->primary()->isEnabled());
    }
    const QWidget* focus = QApplication::focusWidget();
    if (m_wantsFocus && (focus == nullptr || focus->focusPolicy() == Qt::NoFocus ||
                         !activePage()->isAncestorOf(focus))) {
        focusStart();
    }
}

void StationWindow::Parts::applyRoom()
{
    const double scale = m_kit.theme.scale();
    const Room room = roomFor(m_window.width() / scale, m_window.height() / scale);
    m_rail->setRoom(room);
    m_top->setRoom(room);
    m_steps->setRoom(room);
    m_actions->setRoom(room);
    m_strip->setRoom(room);
    m_panel->setRoom(room);
    Room pageRoom = room;
    if (m_panel->panel() != nullptr && !m_panel->panel()->coversPage()) {
        const double taken = m_rail->width() + m_panel->maximumWidth() +
                             (isRecording(m_screen) ? m_steps->width() : 0);
        if ((m_window.width() - taken) / scale < kTwoColumnsPx && !room.oneColumn()) {
            pageRoom.span = Span::Narrow;
        }
    }
    m_pages->setRoom(pageRoom);
    const bool covered =
        m_panel->panel() != nullptr && (room.oneColumn() || m_panel->panel()->coversPage());
    m_stack->setVisible(!covered);
}

void StationWindow::Parts::focusStart()
{
    Page* page = activePage();
    if (page == nullptr) {
        return;
    }
    QWidget* start = page->startFocus();
    if (start == nullptr && m_actions->isVisibleTo(&m_window) && page->actions().primary) {
        start = m_actions->primary();
    }
    // A page opened before its state came, or whose button is not ready, holds the focus itself
    // until the button can take it.
    m_wantsFocus = start == nullptr || !start->isEnabled();
    (m_wantsFocus ? static_cast<QWidget*>(page) : start)->setFocus(Qt::OtherFocusReason);
}

void StationWindow::Parts::open(view::Screen screen)
{
    const bool moved = screen != m_screen || m_pages->page() == nullptr;
    if (!moved) {
        return;
    }
    m_screen = screen;
    if (m_panel->panel() != nullptr) {
        setPanel(nullptr);
    }
    m_pages->open(screen);
    refreshFrame();
    m_keys.deafen();
    focusStart();
}

void StationWindow::Parts::setPanel(Page* panel)
{
    if (panel == nullptr) {
        m_reopen = nullptr;
    } else {
        connect(panel, &Page::actionsChanged, this, [this] { refreshActions(); });
    }
    m_panel->setPanel(panel);
    if (m_pages->page() != nullptr) {
        m_pages->page()->setAside(panel != nullptr);
    }
    applyRoom();
    refreshActions();
    m_keys.deafen();
    focusStart();
}

void StationWindow::Parts::nextRegion(bool backwards)
{
    const QVector<QWidget*> regions{m_panel->panel() != nullptr ? static_cast<QWidget*>(m_panel)
                                                                : m_stack,
                                    m_actions,
                                    m_steps,
                                    m_rail,
                                    m_top,
                                    m_strip};
    const QWidget* now = QApplication::focusWidget();
    qsizetype at = 0;
    for (qsizetype i = 0; i < regions.size(); ++i) {
        if (now != nullptr && (regions[i] == now || regions[i]->isAncestorOf(now))) {
            at = i;
        }
    }
    for (qsizetype step = 1; step <= regions.size(); ++step) {
        const qsizetype count = regions.size();
        const qsizetype next = backwards ? (at + count - step) % count : (at + step) % count;
        QWidget* region = regions[next];
        if (!region->isVisible()) {
            continue;
        }
        if (region->focusPolicy() != Qt::NoFocus) {
            region->setFocus(Qt::TabFocusReason);
            return;
        }
        for (QWidget* child : region->findChildren<QWidget*>()) {
            if (child->isVisible() && child->isEnabled() &&
                (child->focusPolicy() & Qt::TabFocus) != 0) {
                child->setFocus(Qt::TabFocusReason);
                return;
            }
        }
    }
}

StationWindow::StationWindow(Theme& theme, Intents& intents)
{
    installPaintedAccessibility();
    setWindowTitle(QStringLiteral("Rekam"));
    auto* box = new QBoxLayout(QBoxLayout::TopToBottom, this);
    box->setContentsMargins(0, 0, 0, 0);
    // The window takes the size it is given; what does not fit scrolls or folds.
    box->setSizeConstraint(QLayout::SetNoConstraint);
    m_parts = std::make_unique<Parts>(*this, theme, intents);
    m_parts->open(view::Screen::Login);
    qApp->installEventFilter(this);
    resize(1366, 768);
    m_parts->applyRoom();
}

StationWindow::~StationWindow()
{
    qApp->removeEventFilter(this);
}

void StationWindow::present(const view::ShellView& shell)
{
    m_parts->m_shell = shell;
    m_parts->refreshFrame();
    update();
}

void StationWindow::present(const view::StepColumnView& steps)
{
    m_parts->m_stepsView = steps;
    if (isRecording(m_parts->m_screen)) {
        m_parts->m_steps->set(steps);
    }
}

void StationWindow::present(const view::LoginView& login)
{
    m_parts->present(login);
}

void StationWindow::present(const view::HomeView& home)
{
    m_parts->present(home);
}

void StationWindow::present(const view::QueueView& queue)
{
    m_parts->present(queue);
}

void StationWindow::present(const view::ReadBackView& readBack)
{
    m_parts->present(readBack);
}

void StationWindow::present(const view::DocumentsView& documents)
{
    m_parts->present(documents);
}

void StationWindow::present(const view::PhotoView& photo)
{
    m_parts->present(photo);
}

void StationWindow::present(const view::SignatureView& signature)
{
    m_parts->present(signature);
}

void StationWindow::present(const view::FingerprintsView& fingerprints)
{
    m_parts->present(fingerprints);
}

void StationWindow::present(const view::IrisView& iris)
{
    m_parts->present(iris);
}

void StationWindow::present(const view::VerificationView& verification)
{
    m_parts->present(verification);
}

void StationWindow::present(const view::StatementView& statement)
{
    m_parts->present(statement);
}

void StationWindow::present(const view::SummaryView& summary)
{
    m_parts->present(summary);
}

void StationWindow::present(const view::ReceiptView& receipt)
{
    m_parts->present(receipt);
}

void StationWindow::present(const view::SyncView& sync)
{
    m_parts->present(sync);
}

void StationWindow::present(const view::DevicesView& devices)
{
    m_parts->present(devices);
}

void StationWindow::present(const view::SettingsView& settings)
{
    m_parts->present(settings);
}

void StationWindow::present(const view::CloseDayView& closeDay)
{
    m_parts->present(closeDay);
}

void StationWindow::open(view::Screen screen)
{
    m_parts->open(screen);
}

view::Screen StationWindow::openScreen() const
{
    return m_parts->m_screen;
}

void StationWindow::presentPanel(const view::ReasonPanelView& panel)
{
    m_parts->presentPanel<ReasonPanel>(panel);
}

void StationWindow::presentPanel(const view::CorrectionPanelView& panel)
{
    m_parts->presentPanel<CorrectionPanel>(panel);
}

void StationWindow::presentPanel(const view::ExceptionView& panel)
{
    m_parts->presentPanel<ExceptionPanel>(panel);
}

void StationWindow::presentPanel(const view::ApprovalPanelView& panel)
{
    m_parts->presentPanel<ApprovalPanel>(panel);
}

void StationWindow::presentPanel(const view::FilePanelView& panel)
{
    m_parts->presentPanel<FilePanel>(panel);
}

void StationWindow::presentPanel(const view::TextPanelView& panel)
{
    m_parts->presentPanel<TextPanel>(panel);
}

void StationWindow::presentPanel(const view::ImportReportView& panel)
{
    m_parts->presentPanel<ImportPanel>(panel);
}

void StationWindow::closePanel()
{
    if (m_parts->m_panel->panel() != nullptr) {
        m_parts->setPanel(nullptr);
    }
}

void StationWindow::showPreview(const QImage& frame)
{
    if (Page* page = m_parts->m_pages->page(); page != nullptr) {
        page->showPreview(frame);
    }
}

void StationWindow::showEyePreview(const QImage& left, const QImage& right)
{
    if (Page* page = m_parts->m_pages->page(); page != nullptr) {
        page->showEyes(left, right);
    }
}

void StationWindow::showStrokes(const QVector<view::StrokeView>& strokes)
{
    if (Page* page = m_parts->m_pages->page(); page != nullptr) {
        page->showStrokes(strokes);
    }
}

void StationWindow::showToast(const view::ToastView& toast)
{
    const ActionBar* bar = m_parts->m_actions;
    const int above = m_parts->m_strip->height() + (bar->isVisible() ? bar->height() : 0);
    const int edge = m_parts->m_kit.theme.px(8);
    m_parts->m_toast->showToast(toast, QPoint(width() - edge, height() - above - edge));
}

void StationWindow::setEnterDeafness(int milliseconds)
{
    m_parts->m_keys.setDeafMs(milliseconds);
}

void StationWindow::closeEvent(QCloseEvent* event)
{
    event->ignore();
    Q_EMIT closeRequested();
}

void StationWindow::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_parts->applyRoom();
}

void StationWindow::paintEvent(QPaintEvent*)
{
    if (m_parts->m_shell.mode != view::StationMode::Practice) {
        return;
    }
    QPainter painter(this);
    const Theme& theme = m_parts->m_kit.theme;
    painter.fillRect(rect(), theme.colour(QStringLiteral("warn-solid")));
    painter.setRenderHint(QPainter::Antialiasing);
    const int step = theme.px(16);
    painter.setPen(QPen(theme.colour(QStringLiteral("on-warn")), theme.px(5)));
    for (int x = -height(); x < width(); x += step) {
        painter.drawLine(QPoint(x, height()), QPoint(x + height(), 0));
    }
}

bool StationWindow::eventFilter(QObject* watched, QEvent* event)
{
    const bool press = event->type() == QEvent::KeyPress;
    if ((!press && event->type() != QEvent::KeyRelease) || !watched->isWidgetType()) {
        return QWidget::eventFilter(watched, event);
    }
    // Only the first delivery: an ignored key goes on to each parent in turn.
    const QWidget* focus = QApplication::focusWidget();
    auto* widget = static_cast<QWidget*>(watched);
    if (widget->window() != this || widget != (focus != nullptr ? focus : this)) {
        return QWidget::eventFilter(watched, event);
    }
    auto* key = static_cast<QKeyEvent*>(event);
    if (!press) {
        m_parts->m_keys.release(key);
        return false;
    }
    return m_parts->m_keys.press(key);
}

} // namespace rekam::ui
