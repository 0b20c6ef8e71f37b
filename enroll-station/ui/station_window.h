// The operator's window: frame, pages and panels. Give it view states; it emits through Intents.
//
// present() stores a state and redraws its page if that page is open; open() brings a page to the
// front. Pages are built when first opened and built anew when size or language changes, from the
// stored states. Every call on the ui thread; none waits.
#pragma once

#include "ui/intents.h"
#include "ui/pages/steps/reading_time.h"

#include <QWidget>

#include <memory>

namespace rekam::ui {

class StationFrame;
class Theme;

class StationWindow : public QWidget
{
    Q_OBJECT

public:
    /// Both outlive the window.
    StationWindow(Theme& theme, Intents& intents);
    ~StationWindow() override;
    StationWindow(const StationWindow&) = delete;
    StationWindow& operator=(const StationWindow&) = delete;
    StationWindow(StationWindow&&) = delete;
    StationWindow& operator=(StationWindow&&) = delete;

    void present(const view::ShellView& shell);
    void present(const view::StepColumnView& steps);

    void present(const view::LoginView& login);
    void present(const view::HomeView& home);
    void present(const view::QueueView& queue);
    void present(const view::ReadBackView& readBack);
    void present(const view::DocumentsView& documents);
    void present(const view::PhotoView& photo);
    void present(const view::SignatureView& signature);
    void present(const view::FingerprintsView& fingerprints);
    void present(const view::IrisView& iris);
    void present(const view::VerificationView& verification);
    void present(const view::StatementView& statement);
    void present(const view::SummaryView& summary);
    void present(const view::ReceiptView& receipt);
    void present(const view::SyncView& sync);
    void present(const view::DevicesView& devices);
    void present(const view::SettingsView& settings);
    void present(const view::CloseDayView& closeDay);

    /// Brings the page of `screen` to the front and gives it the focus it starts with.
    /// Full screen, and never larger than what the screen has, with a window manager or without.
    void showOnScreen();

    void open(view::Screen screen);
    [[nodiscard]] view::Screen openScreen() const;

    // Panels: the first call slides the panel in, later ones update it.
    void presentPanel(const view::ReasonPanelView& panel);
    void presentPanel(const view::CorrectionPanelView& panel);
    void presentPanel(const view::ExceptionView& panel);
    void presentPanel(const view::ApprovalPanelView& panel);
    void presentPanel(const view::FilePanelView& panel);
    void presentPanel(const view::TextPanelView& panel);
    void presentPanel(const view::ImportReportView& panel);
    void closePanel();

    // Live data: goes to the open page only, costs one repaint of one widget.
    void showPreview(const QImage& frame);
    void showEyePreview(const QImage& left, const QImage& right);
    void showStrokes(const QVector<view::StrokeView>& strokes);

    /// Bottom right, 6 s; also announced to assistive tools.
    void showToast(const view::ToastView& toast);

    /// How long Enter is deaf after a step changes, so that one press never does two things.
    void setEnterDeafness(int milliseconds);

    /// How fast *Bacakan* may be called read aloud; nobody is held up before this is called.
    void setReadingPace(const ReadingPace& pace);

Q_SIGNALS:
    /// The window was asked to close (Alt+F4, session end). It stays until hide() is called.
    void closeRequested();

protected:
    void closeEvent(QCloseEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void watch(QScreen* each);

    std::unique_ptr<StationFrame> m_frame;
};

} // namespace rekam::ui
