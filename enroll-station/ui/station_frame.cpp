#include "ui/station_frame.h"

#include "ui/pages/steps/read_back_page.h"

#include <QApplication>

namespace rekam::ui {

namespace {

// Beside an open panel a page narrower than this shows one column.
constexpr double kTwoColumnsPx = 900;

} // namespace

bool isRecording(view::Screen screen)
{
    return screen >= view::Screen::ReadBack && screen <= view::Screen::Receipt;
}

StationFrame::StationFrame(QWidget& window, Theme& theme, Intents& intents)
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

void StationFrame::present(const view::ShellView& shell)
{
    m_shell = shell;
    refreshFrame();
    m_window.update();
}

void StationFrame::present(const view::StepColumnView& steps)
{
    m_stepsView = steps;
    if (isRecording(m_screen)) {
        m_steps->set(steps);
    }
}

void StationFrame::closePanel()
{
    if (m_panel->panel() != nullptr) {
        setPanel(nullptr);
    }
}

void StationFrame::showToast(const view::ToastView& toast)
{
    const int above = m_strip->height() + (m_actions->isVisible() ? m_actions->height() : 0);
    const int edge = m_kit.theme.px(8);
    m_toast->showToast(toast, QPoint(m_window.width() - edge, m_window.height() - above - edge));
}

void StationFrame::build()
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
            page->act(action);
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
    connect(m_pages.get(), &PageSet::scrolledOn, this, [this] { m_keys.deafen(); });
}

void StationFrame::rebuild()
{
    const auto reopen = m_reopen;
    const qsizetype place = placeOnPage();
    delete m_ring;
    delete m_toast;
    delete m_root;
    m_paced = nullptr; // another page may come to lie in its place
    build();
    applyRoom();
    openPage();
    refreshFrame();
    if (reopen) {
        reopen();
    }
    m_root->show();
    focusStart();
    focusPlace(place); // what was chosen made the page anew: who chose it is still there
}

QVector<QWidget*> StationFrame::stopsOf(const Page* page)
{
    QVector<QWidget*> stops;
    if (page != nullptr) {
        for (QWidget* each : page->findChildren<QWidget*>()) {
            if ((each->focusPolicy() & Qt::TabFocus) != 0) {
                stops.append(each);
            }
        }
    }
    return stops;
}

qsizetype StationFrame::placeOnPage() const
{
    return stopsOf(activePage()).indexOf(QApplication::focusWidget());
}

void StationFrame::focusPlace(qsizetype place) const
{
    const auto stops = stopsOf(activePage());
    if (place >= 0 && place < stops.size() && stops[place]->isVisible() &&
        stops[place]->isEnabled()) {
        stops[place]->setFocus(Qt::OtherFocusReason);
    }
}

Page* StationFrame::activePage() const
{
    return m_panel->panel() != nullptr ? m_panel->panel() : m_pages->page();
}

void StationFrame::plainAction(view::ActionId id)
{
    if (id == view::ActionId::Back && m_panel->panel() != nullptr) {
        closePanel();
        Q_EMIT m_kit.intents.panelClosed();
        return;
    }
    Q_EMIT m_kit.intents.actionTriggered(id, {});
    if (id == view::ActionId::FindAnyone && m_screen == view::Screen::Queue &&
        m_panel->panel() == nullptr) {
        focusStart(); // into the search, from wherever on this page
    }
}

void StationFrame::refreshFrame()
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

void StationFrame::refreshActions()
{
    const Page* page = activePage();
    const bool bar = page != nullptr &&
                     (m_screen != view::Screen::Login || m_panel->panel() != nullptr) &&
                     (page->actions().primary || !page->actions().actions.isEmpty());
    const bool had = m_actions->primary()->hasFocus();
    if (bar) {
        m_actions->set(page->actions());
    }
    m_actions->setVisible(bar);
    // A primary that goes must not hand the keyboard to whatever stands next: the device strip.
    const bool has = bar && page->actions().primary && m_actions->primary()->isEnabled();
    m_wantsFocus = m_wantsFocus || (had && !has);
    const QWidget* focus = QApplication::focusWidget();
    if (m_wantsFocus && (focus == nullptr || focus->focusPolicy() == Qt::NoFocus ||
                         !activePage()->isAncestorOf(focus))) {
        focusStart();
    }
}

void StationFrame::applyRoom()
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

void StationFrame::focusStart()
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

void StationFrame::open(view::Screen screen)
{
    const bool moved = screen != m_screen || m_pages->page() == nullptr;
    if (!moved) {
        return;
    }
    m_screen = screen;
    if (m_panel->panel() != nullptr) {
        setPanel(nullptr);
    }
    openPage();
    m_pages->page()->startAtTop();
    refreshFrame();
    m_keys.deafen();
    focusStart();
}

void StationFrame::setReadingPace(const ReadingPace& pace)
{
    m_pace = pace;
    if (auto* page = qobject_cast<ReadBackPage*>(m_pages->page()); page != nullptr) {
        m_paced = page;
        page->setPace(m_pace);
    }
}

void StationFrame::openPage()
{
    m_pages->open(m_screen);
    auto* page = qobject_cast<ReadBackPage*>(m_pages->page());
    if (page != nullptr && page != m_paced) {
        m_paced = page; // only once: what was read stays read
        page->setPace(m_pace);
    }
}

void StationFrame::setPanel(Page* panel)
{
    if (panel == nullptr) {
        m_reopen = nullptr;
    } else {
        connect(panel, &Page::actionsChanged, this, [this] { refreshActions(); });
        connect(panel, &Page::scrolledOn, this, [this] { m_keys.deafen(); });
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

void StationFrame::nextRegion(bool backwards)
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

} // namespace rekam::ui
