#include "ui/station_window.h"

#include "ui/pages/exception_panel.h"
#include "ui/station_frame.h"

#include <QApplication>
#include <QCloseEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScreen>

namespace rekam::ui {

StationWindow::StationWindow(Theme& theme, Intents& intents)
{
    installPaintedAccessibility();
    setWindowTitle(QStringLiteral("Rekam"));
    auto* box = new QBoxLayout(QBoxLayout::TopToBottom, this);
    box->setContentsMargins(0, 0, 0, 0);
    // The window takes the size it is given; what does not fit scrolls or folds.
    box->setSizeConstraint(QLayout::SetNoConstraint);
    m_frame = std::make_unique<StationFrame>(*this, theme, intents);
    m_frame->open(view::Screen::Login);
    qApp->installEventFilter(this);
    resize(1366, 768);
    m_frame->applyRoom();
}

StationWindow::~StationWindow()
{
    qApp->removeEventFilter(this);
}

void StationWindow::present(const view::ShellView& shell)
{
    m_frame->present(shell);
}

void StationWindow::present(const view::StepColumnView& steps)
{
    m_frame->present(steps);
}

void StationWindow::present(const view::LoginView& login)
{
    m_frame->present(login);
}

void StationWindow::present(const view::HomeView& home)
{
    m_frame->present(home);
}

void StationWindow::present(const view::QueueView& queue)
{
    m_frame->present(queue);
}

void StationWindow::present(const view::ReadBackView& readBack)
{
    m_frame->present(readBack);
}

void StationWindow::present(const view::DocumentsView& documents)
{
    m_frame->present(documents);
}

void StationWindow::present(const view::PhotoView& photo)
{
    m_frame->present(photo);
}

void StationWindow::present(const view::SignatureView& signature)
{
    m_frame->present(signature);
}

void StationWindow::present(const view::FingerprintsView& fingerprints)
{
    m_frame->present(fingerprints);
}

void StationWindow::present(const view::IrisView& iris)
{
    m_frame->present(iris);
}

void StationWindow::present(const view::VerificationView& verification)
{
    m_frame->present(verification);
}

void StationWindow::present(const view::StatementView& statement)
{
    m_frame->present(statement);
}

void StationWindow::present(const view::SummaryView& summary)
{
    m_frame->present(summary);
}

void StationWindow::present(const view::ReceiptView& receipt)
{
    m_frame->present(receipt);
}

void StationWindow::present(const view::SyncView& sync)
{
    m_frame->present(sync);
}

void StationWindow::present(const view::DevicesView& devices)
{
    m_frame->present(devices);
}

void StationWindow::present(const view::SettingsView& settings)
{
    m_frame->present(settings);
}

void StationWindow::present(const view::CloseDayView& closeDay)
{
    m_frame->present(closeDay);
}

void StationWindow::showOnScreen()
{
    // Without a window manager nobody makes a full-screen window as large as the screen; and a
    // screen that changes its size, or is another one, is fitted anew.
    setGeometry(screen()->availableGeometry());
    showFullScreen();
    connect(qGuiApp, &QGuiApplication::screenAdded, this, [this](QScreen* added) { watch(added); });
    for (QScreen* each : QGuiApplication::screens()) {
        watch(each);
    }
}

void StationWindow::watch(QScreen* each)
{
    connect(each, &QScreen::geometryChanged, this, [this, each] {
        if (each == screen() && !each->geometry().contains(geometry())) {
            setGeometry(each->availableGeometry());
        }
    });
}

void StationWindow::open(view::Screen screen)
{
    m_frame->open(screen);
}

view::Screen StationWindow::openScreen() const
{
    return m_frame->screen();
}

void StationWindow::presentPanel(const view::ReasonPanelView& panel)
{
    m_frame->presentPanel<ReasonPanel>(panel);
}

void StationWindow::presentPanel(const view::CorrectionPanelView& panel)
{
    m_frame->presentPanel<CorrectionPanel>(panel);
}

void StationWindow::presentPanel(const view::ExceptionView& panel)
{
    m_frame->presentPanel<ExceptionPanel>(panel);
}

void StationWindow::presentPanel(const view::ApprovalPanelView& panel)
{
    m_frame->presentPanel<ApprovalPanel>(panel);
}

void StationWindow::presentPanel(const view::FilePanelView& panel)
{
    m_frame->presentPanel<FilePanel>(panel);
}

void StationWindow::presentPanel(const view::TextPanelView& panel)
{
    m_frame->presentPanel<TextPanel>(panel);
}

void StationWindow::presentPanel(const view::ImportReportView& panel)
{
    m_frame->presentPanel<ImportPanel>(panel);
}

void StationWindow::closePanel()
{
    m_frame->closePanel();
}

void StationWindow::showPreview(const QImage& frame)
{
    if (Page* page = m_frame->page(); page != nullptr) {
        page->showPreview(frame);
    }
    if (Page* panel = m_frame->activePage(); panel != nullptr && panel != m_frame->page()) {
        panel->showPreview(frame);
    }
}

void StationWindow::showEyePreview(const QImage& left, const QImage& right)
{
    if (Page* page = m_frame->page(); page != nullptr) {
        page->showEyes(left, right);
    }
}

void StationWindow::showStrokes(const QVector<view::StrokeView>& strokes)
{
    if (Page* page = m_frame->page(); page != nullptr) {
        page->showStrokes(strokes);
    }
}

void StationWindow::showToast(const view::ToastView& toast)
{
    m_frame->showToast(toast);
}

void StationWindow::setEnterDeafness(int milliseconds)
{
    m_frame->keys().setDeafMs(milliseconds);
}

void StationWindow::setReadingPace(const ReadingPace& pace)
{
    m_frame->setReadingPace(pace);
}

void StationWindow::closeEvent(QCloseEvent* event)
{
    event->ignore();
    Q_EMIT closeRequested();
}

void StationWindow::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_frame->applyRoom();
}

void StationWindow::paintEvent(QPaintEvent*)
{
    if (!m_frame->isPractice()) {
        return;
    }
    QPainter painter(this);
    const Theme& theme = m_frame->theme();
    painter.fillRect(rect(), theme.colour(QStringLiteral("warn-solid")));
    painter.setRenderHint(QPainter::Antialiasing);
    const int step = theme.px(16);
    painter.setPen(QPen(theme.colour(QStringLiteral("on-warn")), theme.px(5)));
    for (int x = -height(); x < width(); x += step) {
        painter.drawLine(QPoint(x, height()), QPoint(x + height(), 0));
    }
}

void StationWindow::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (m_frame && event->type() == QEvent::ActivationChange && !isActiveWindow()) {
        m_frame->showRailNumbers(false); // Alt was let go somewhere else
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
        m_frame->keys().release(key);
        return false;
    }
    return m_frame->keys().press(key);
}

} // namespace rekam::ui
