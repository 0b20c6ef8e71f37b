// A provisioned station for tests of the workflow: its home in a temporary folder, three people
// with passphrases, a capture port without devices and a display that remembers.
#pragma once

#include "crypto/random_source.h"
#include "provision/operator_credential.h"
#include "support/kit_home.h"
#include "workflow/capture_port.h"
#include "workflow/display.h"
#include "workflow/station/station.h"

#include <QTemporaryDir>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace rekam::testing {

inline constexpr std::string_view kOperatorId = "OP-0001";
inline constexpr std::string_view kSupervisorId = "OP-0003";
inline constexpr const char* kOperatorCode = "bintang-sungai";
inline constexpr const char* kSupervisorCode = "melati-kereta";

/// Its time is set by the test; it does not go on by itself.
class StillClock final : public Clock
{
public:
    WallTime now = SystemClock().wallTime();

    [[nodiscard]] WallTime wallTime() const override { return now; }

    [[nodiscard]] std::chrono::milliseconds steadyTime() const override
    {
        return now.time_since_epoch();
    }
};

/// Answers takeEvidence() at once with `evidence`, or with `evidenceError`, and devices() with
/// `states`; counts what it was asked for, and nothing else comes.
class FakeCapture final : public workflow::CapturePort
{
    Q_OBJECT

public:
    using CapturePort::CapturePort;

    RgbImage evidence;
    std::optional<ErrorCode> evidenceError;
    int evidenceAsked = 0;
    QVector<workflow::DeviceState> states;
    QVector<drivers::DeviceKind> swapped;
    int tests = 0;
    drivers::WritingArea pad{}; ///< of the signature pad
    int previews = 0;
    int photosAsked = 0;
    imaging::PortraitSize photoSize; ///< of the last one asked for
    int cameraStopped = 0;

    void refreshDevices() override {}

    std::function<void(drivers::DeviceKind)> onSwap; ///< may be empty

    void swapDevice(drivers::DeviceKind kind) override
    {
        swapped.append(kind);
        if (onSwap) {
            onSwap(kind);
        }
    }

    void selfTest() override { ++tests; }

    [[nodiscard]] QVector<workflow::DeviceState> devices() const override { return states; }

    [[nodiscard]] bool fourFingerPlaten() const override { return true; }

    [[nodiscard]] drivers::WritingArea writingArea() const override { return pad; }

    void startPreview(imaging::FaceRequirement) override { ++previews; }

    void takePhoto(imaging::FaceRequirement, imaging::PortraitSize size) override
    {
        ++photosAsked;
        photoSize = size;
    }

    void takeEvidence() override;

    void captureFingers(FingerPosition, std::vector<FingerPosition>) override {}

    void captureIris(Eye) override {}

    void startPen() override {}

    void stopCamera() override { ++cameraStopped; }

    void cancel() override {}
};

/// Keeps the last of everything shown; a panel counts as open until it is closed.
class RememberingDisplay final : public workflow::Display
{
public:
    view::HomeView home;
    view::LoginView login;
    view::QueueView queue;
    view::PhotoView photo;
    view::SignatureView signature;
    view::StudentView student;
    std::function<void()> photoShown; ///< called at every showing; may be empty
    view::DocumentsView documents;
    view::FingerprintsView fingerprints;
    view::IrisView iris;
    view::VerificationView verification;
    view::StatementView statement;
    view::StepColumnView steps;
    view::SummaryView summary;
    view::ReceiptView receipt;
    view::ShellView shell;
    view::SettingsView settings;
    view::SyncView sync;
    view::CloseDayView closeDay;
    view::DevicesView devices;
    QString toast; ///< the last one's words
    std::optional<view::Screen> screen;
    std::optional<view::ReasonPanelView> reason;
    std::optional<view::CorrectionPanelView> correction;
    std::optional<view::ExceptionView> exception;
    std::optional<view::ApprovalPanelView> approval;
    std::optional<view::FilePanelView> files;
    std::optional<view::TextPanelView> text;
    std::optional<view::ImportReportView> report;

    void present(const view::ShellView& shown) override { shell = shown; }

    void present(const view::StepColumnView& shown) override { steps = shown; }

    void present(const view::LoginView& shown) override { login = shown; }

    void present(const view::HomeView& shown) override { home = shown; }

    void present(const view::QueueView& shown) override { queue = shown; }

    void present(const view::ReadBackView&) override {}

    void present(const view::DocumentsView& shown) override { documents = shown; }

    void present(const view::PhotoView& shown) override
    {
        photo = shown;
        if (photoShown) {
            photoShown();
        }
    }

    void present(const view::SignatureView& shown) override { signature = shown; }

    void present(const view::FingerprintsView& shown) override { fingerprints = shown; }

    void present(const view::IrisView& shown) override { iris = shown; }

    void present(const view::VerificationView& shown) override { verification = shown; }

    void present(const view::StatementView& shown) override { statement = shown; }

    void present(const view::SummaryView& shown) override { summary = shown; }

    void present(const view::ReceiptView& shown) override { receipt = shown; }

    void present(const view::SyncView& shown) override { sync = shown; }

    void present(const view::DevicesView& shown) override { devices = shown; }

    void present(const view::SettingsView& shown) override { settings = shown; }

    void present(const view::CloseDayView& shown) override { closeDay = shown; }

    void present(const view::StudentView& shown) override { student = shown; }

    void open(view::Screen opened) override { screen = opened; }

    void presentPanel(const view::ReasonPanelView& panel) override { show(reason, panel); }

    void presentPanel(const view::CorrectionPanelView& panel) override { show(correction, panel); }

    void presentPanel(const view::ExceptionView& panel) override { show(exception, panel); }

    void presentPanel(const view::ApprovalPanelView& panel) override { show(approval, panel); }

    void presentPanel(const view::FilePanelView& panel) override { show(files, panel); }

    void presentPanel(const view::TextPanelView& panel) override { show(text, panel); }

    void presentPanel(const view::ImportReportView& panel) override { show(report, panel); }

    void closePanel() override
    {
        reason.reset();
        correction.reset();
        exception.reset();
        approval.reset();
        files.reset();
        text.reset();
        report.reset();
    }

    void showPreview(const QImage&) override {}

    void showEyePreview(const QImage&, const QImage&) override {}

    void showStrokes(const QVector<view::StrokeView>&) override {}

    void showToast(const view::ToastView& shown) override { toast = shown.text; }

private:
    template <typename View>
    void show(std::optional<View>& place, const View& panel)
    {
        closePanel(); // one panel at a time
        place = panel;
    }
};

/// What every officer of a StationHome has enrolled, if nothing else is said: no finger matches it.
[[nodiscard]] std::vector<provision::OperatorFinger> unreadableFingers();

/// Everything above, wired to a Station.
class StationHome
{
public:
    explicit StationHome(
        const std::vector<provision::OperatorFinger>& officersFingers = unreadableFingers());

    /// Waits for the store's thread to have done what was asked of it, and its answers.
    void settle();
    void logIn(std::string_view personId = kOperatorId, const char* code = kOperatorCode);
    /// One person in today's queue.
    store::PersonId addPerson(const record::Person& who, record::QueueStatus status);
    /// Runs on the store's thread and waits.
    void onStore(const std::function<void(workflow::OpenStation&)>& work);

    void act(view::ActionId action) { station->act(action, {}); }

    QTemporaryDir folder;
    KitCentre centre;
    KitStation kit;
    StillClock clock;
    crypto::SystemRandom random;
    FakeCapture capture;
    RememberingDisplay display;
    std::unique_ptr<workflow::StationCore> core;
    std::unique_ptr<workflow::Station> station;

    ~StationHome();
    StationHome(const StationHome&) = delete;
    StationHome& operator=(const StationHome&) = delete;
    StationHome(StationHome&&) = delete;
    StationHome& operator=(StationHome&&) = delete;

private:
    void addPeople(const std::vector<provision::OperatorFinger>& fingers);
};

} // namespace rekam::testing
