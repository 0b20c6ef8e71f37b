// Puts what the workflow shows into the two windows, and tells whoever watches what can be done
// now.
#pragma once

#include "ui/station_window.h"
#include "ui/student/student_window.h"
#include "workflow/display.h"

#include <QHash>
#include <QObject>

namespace rekam {

/// Threading: the main thread.
class WindowDisplay final : public QObject, public workflow::Display
{
    Q_OBJECT

public:
    /// Both outlive the display.
    WindowDisplay(ui::StationWindow& station, ui::StudentWindow& student);

    void present(const view::ShellView& shell) override { m_station.present(shell); }

    void present(const view::StepColumnView& steps) override { m_station.present(steps); }

    void present(const view::LoginView& login) override
    {
        show(view::Screen::Login, login,
             login.fieldError.isEmpty() ? login.alert
                                        : view::AlertView{view::Tone::Err, {}, login.fieldError});
    }

    void present(const view::HomeView& home) override { show(view::Screen::Home, home, {}); }

    void present(const view::QueueView& queue) override;

    void present(const view::ReadBackView& readBack) override
    {
        show(view::Screen::ReadBack, readBack, readBack.alert);
    }

    void present(const view::DocumentsView& documents) override;

    void present(const view::PhotoView& photo) override
    {
        show(view::Screen::Photo, photo, photo.alert);
    }

    void present(const view::SignatureView& signature) override
    {
        show(view::Screen::Signature, signature, signature.alert);
    }

    void present(const view::FingerprintsView& fingerprints) override
    {
        show(view::Screen::Fingerprints, fingerprints, fingerprints.alert);
    }

    void present(const view::IrisView& iris) override
    {
        show(view::Screen::Iris, iris, iris.alert);
    }

    void present(const view::VerificationView& verification) override
    {
        show(view::Screen::Verification, verification, verification.alert);
    }

    void present(const view::StatementView& statement) override;

    void present(const view::SummaryView& summary) override
    {
        m_validation = summary.validation.state;
        show(view::Screen::Summary, summary, summary.alert);
    }

    void present(const view::ReceiptView& receipt) override;

    void present(const view::SyncView& sync) override
    {
        show(view::Screen::Sync, sync, sync.alert);
    }

    void present(const view::DevicesView& devices) override
    {
        show(view::Screen::Devices, devices, {});
    }

    void present(const view::SettingsView& settings) override
    {
        show(view::Screen::Settings, settings, {});
    }

    void present(const view::CloseDayView& closeDay) override
    {
        show(view::Screen::CloseDay, closeDay, closeDay.alert);
    }

    void present(const view::StudentView& student) override { m_student.present(student); }

    void open(view::Screen screen) override;

    void presentPanel(const view::ReasonPanelView& panel) override { showPanel(panel); }

    void presentPanel(const view::CorrectionPanelView& panel) override { showPanel(panel); }

    void presentPanel(const view::ExceptionView& panel) override { showPanel(panel); }

    void presentPanel(const view::ApprovalPanelView& panel) override { showPanel(panel); }

    void presentPanel(const view::FilePanelView& panel) override { showPanel(panel); }

    void presentPanel(const view::TextPanelView& panel) override { showPanel(panel); }

    void presentPanel(const view::ImportReportView& panel) override { showPanel(panel); }

    void closePanel() override { m_station.closePanel(); }

    void showPreview(const QImage& frame) override;
    void showEyePreview(const QImage& left, const QImage& right) override;
    void showStrokes(const QVector<view::StrokeView>& strokes) override;

    void showToast(const view::ToastView& toast) override { m_station.showToast(toast); }

    /// What is on the open screen now.
    [[nodiscard]] view::Screen screen() const { return m_screen; }

    [[nodiscard]] view::ActionBarView bar() const { return m_bars.value(key(m_screen)); }

    [[nodiscard]] view::AlertView alert() const { return m_alerts.value(key(m_screen)); }

    [[nodiscard]] bool papersUnchecked() const { return m_papersUnchecked; }

    /// Whether Bukti says who is next, or that nobody is: its store has answered.
    [[nodiscard]] bool receiptTold() const { return m_receiptTold; }

    [[nodiscard]] bool statementAgreed() const { return m_statementAgreed; }

    [[nodiscard]] view::ValidationState validation() const { return m_validation; }

Q_SIGNALS:
    void shown();

private:
    [[nodiscard]] static int key(view::Screen screen) { return static_cast<int>(screen); }

    template <typename View>
    void show(view::Screen screen, const View& what, const view::AlertView& alert)
    {
        m_station.present(what);
        m_bars[key(screen)] = what.actions;
        m_alerts[key(screen)] = alert;
        Q_EMIT shown();
    }

    template <typename Panel>
    void showPanel(const Panel& panel)
    {
        m_station.presentPanel(panel);
        Q_EMIT shown();
    }

    ui::StationWindow& m_station;
    ui::StudentWindow& m_student;
    view::Screen m_screen = view::Screen::Login;
    QHash<int, view::ActionBarView> m_bars;
    QHash<int, view::AlertView> m_alerts;
    bool m_receiptTold = false;
    bool m_papersUnchecked = false;
    bool m_statementAgreed = false;
    view::ValidationState m_validation = view::ValidationState::Idle;
};

} // namespace rekam
