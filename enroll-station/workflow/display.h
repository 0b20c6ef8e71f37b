// What the workflow shows through: the windows implement it, and so may anyone who wants to watch.
#pragma once

#include "workflow/view/all.h"

#include <QImage>

namespace rekam::workflow {

/// Every call on the main thread; none waits. present() keeps the state for when its screen opens.
class Display
{
public:
    Display() = default;
    Display(const Display&) = delete;
    Display& operator=(const Display&) = delete;
    Display(Display&&) = delete;
    Display& operator=(Display&&) = delete;
    virtual ~Display() = default;

    virtual void present(const view::ShellView& shell) = 0;
    virtual void present(const view::StepColumnView& steps) = 0;
    virtual void present(const view::LoginView& login) = 0;
    virtual void present(const view::HomeView& home) = 0;
    virtual void present(const view::QueueView& queue) = 0;
    virtual void present(const view::ReadBackView& readBack) = 0;
    virtual void present(const view::DocumentsView& documents) = 0;
    virtual void present(const view::PhotoView& photo) = 0;
    virtual void present(const view::SignatureView& signature) = 0;
    virtual void present(const view::FingerprintsView& fingerprints) = 0;
    virtual void present(const view::IrisView& iris) = 0;
    virtual void present(const view::VerificationView& verification) = 0;
    virtual void present(const view::StatementView& statement) = 0;
    virtual void present(const view::SummaryView& summary) = 0;
    virtual void present(const view::ReceiptView& receipt) = 0;
    virtual void present(const view::SyncView& sync) = 0;
    virtual void present(const view::DevicesView& devices) = 0;
    virtual void present(const view::SettingsView& settings) = 0;
    virtual void present(const view::CloseDayView& closeDay) = 0;
    virtual void present(const view::StudentView& student) = 0;

    virtual void open(view::Screen screen) = 0;

    virtual void presentPanel(const view::ReasonPanelView& panel) = 0;
    virtual void presentPanel(const view::CorrectionPanelView& panel) = 0;
    virtual void presentPanel(const view::ExceptionView& panel) = 0;
    virtual void presentPanel(const view::ApprovalPanelView& panel) = 0;
    virtual void presentPanel(const view::FilePanelView& panel) = 0;
    virtual void presentPanel(const view::TextPanelView& panel) = 0;
    virtual void presentPanel(const view::ImportReportView& panel) = 0;
    virtual void closePanel() = 0;

    virtual void showPreview(const QImage& frame) = 0;
    virtual void showEyePreview(const QImage& left, const QImage& right) = 0;
    virtual void showStrokes(const QVector<view::StrokeView>& strokes) = 0;
    virtual void showToast(const view::ToastView& toast) = 0;
};

} // namespace rekam::workflow
