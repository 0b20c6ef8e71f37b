// The capture threads of the station: one lane an assigned device, results as signals.
#pragma once

#include "api/camera.h"
#include "api/fingerprint_reader.h"
#include "api/iris_scanner.h"
#include "api/signature_pad.h"
#include "capture/device_lane.h"
#include "capture/latest_frame.h"
#include "workflow/capture_port.h"
#include "workflow/worker.h"

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <variant>

namespace rekam::capture {

/// Where devices come from; the composition root fills it from the driver registry.
struct DeviceSource
{
    std::function<std::vector<drivers::DeviceInfo>(drivers::DeviceKind)> enumerate;
    std::function<Result<std::unique_ptr<drivers::Camera>>(const std::string& id)> openCamera;
    std::function<Result<std::unique_ptr<drivers::FingerprintReader>>(const std::string& id)>
        openFingerprintReader;
    std::function<Result<std::unique_ptr<drivers::IrisScanner>>(const std::string& id)>
        openIrisScanner;
    std::function<Result<std::unique_ptr<drivers::SignaturePad>>(const std::string& id)>
        openSignaturePad;
};

/// How long a driver may go on after it was told to stop (device-drivers/api: 100 ms) before the
/// station goes on without it.
inline constexpr std::chrono::milliseconds kCancelPatience{2000};

class CaptureService final : public workflow::CapturePort
{
    Q_OBJECT

public:
    /// `cascadeFolder`: the face detector's files. A missing folder shows as a failed capture.
    CaptureService(DeviceSource source, std::filesystem::path cascadeFolder,
                   std::chrono::milliseconds cancelPatience = kCancelPatience);
    CaptureService(const CaptureService&) = delete;
    CaptureService& operator=(const CaptureService&) = delete;
    CaptureService(CaptureService&&) = delete;
    CaptureService& operator=(CaptureService&&) = delete;
    /// Waits for every driver that is still at work.
    ~CaptureService() override;

    void refreshDevices() override;
    void swapDevice(drivers::DeviceKind kind) override;
    void selfTest() override;
    [[nodiscard]] QVector<workflow::DeviceState> devices() const override;
    [[nodiscard]] bool fourFingerPlaten() const override;
    [[nodiscard]] drivers::WritingArea writingArea() const override;
    void startPreview(imaging::FaceRequirement requirement) override;
    void takePhoto(imaging::FaceRequirement requirement, imaging::PortraitSize size) override;
    void takeEvidence() override;
    void captureFingers(FingerPosition position, std::vector<FingerPosition> absent) override;
    void captureIris(Eye eye) override;
    void startPen() override;
    void stopCamera() override;
    void cancel() override;

private:
    struct Assignment
    {
        workflow::DeviceState state;
        std::vector<drivers::DeviceInfo> found;
        std::uint64_t lane = 0; ///< another number for each lane of this kind
    };

    /// The face detector of one camera lane; touched there only.
    using Faces = std::shared_ptr<std::optional<imaging::FaceChecker>>;

    [[nodiscard]] Assignment& of(drivers::DeviceKind kind);
    void adopt(drivers::DeviceKind kind, std::vector<drivers::DeviceInfo> found);
    void assign(drivers::DeviceKind kind, const drivers::DeviceInfo& info);
    /// As assign(), for a device that is there no more: who waits for it hears that it is gone.
    void replace(drivers::DeviceKind kind, const drivers::DeviceInfo& info);
    [[nodiscard]] bool atWork(drivers::DeviceKind kind) const;
    void openLane(drivers::DeviceKind kind, const std::string& id);
    [[nodiscard]] std::function<void(const Error&)> reporter(drivers::DeviceKind kind);
    void failed(drivers::DeviceKind kind, const Error& error);
    /// From any thread: the job of that lane is over, its device waits for the next.
    void finished(drivers::DeviceKind kind, std::uint64_t lane);
    /// The job at work and those that wait are over; a driver that goes on regardless is let go.
    void cancelLane(drivers::DeviceKind kind);
    template <typename DeviceType>
    void cancelLane(drivers::DeviceKind kind, std::unique_ptr<DeviceLane<DeviceType>>& lane);
    template <typename DeviceType>
    void retire(std::unique_ptr<DeviceLane<DeviceType>>& lane);
    template <typename DeviceType>
    void letGo(drivers::DeviceKind kind, std::unique_ptr<DeviceLane<DeviceType>>& lane);
    void setHealth(drivers::DeviceKind kind, workflow::DeviceState::Health health);
    void showFrame(LatestFrame& mailbox, QImage frame, void (CaptureService::*signal)(QImage));
    Status preview(drivers::Camera& camera, const Faces& faces,
                   imaging::FaceRequirement requirement, const std::stop_token& stop);
    Status still(drivers::Camera& camera, const Faces& faces,
                 const workflow::PortraitRequest& wanted, const std::stop_token& stop);
    Status evidence(drivers::Camera& camera, const std::stop_token& stop);
    template <typename Frame, typename Use>
    Status scanned(drivers::DeviceKind kind,
                   const Result<std::variant<Frame, drivers::RetryReason>>& outcome,
                   const std::stop_token& stop, Use use);
    [[nodiscard]] Result<imaging::FaceChecker*> checker(const Faces& faces) const;
    [[nodiscard]] bool refuseIfAbsent(drivers::DeviceKind kind);

    DeviceSource m_source;
    std::filesystem::path m_cascadeFolder;
    std::array<Assignment, 4> m_assignments;
    LatestFrame m_previewFrame;
    LatestFrame m_scanFrame;
    std::atomic<bool> m_fourFingers{true};
    std::atomic<int> m_areaWidthUm{0};
    std::atomic<int> m_areaHeightUm{0};
    std::chrono::milliseconds m_cancelPatience;
    Faces m_faces; ///< of the camera's present lane
    std::unique_ptr<DeviceLane<drivers::Camera>> m_camera;
    std::unique_ptr<DeviceLane<drivers::FingerprintReader>> m_fingerprint;
    std::unique_ptr<DeviceLane<drivers::IrisScanner>> m_iris;
    std::unique_ptr<DeviceLane<drivers::SignaturePad>> m_pad;
    workflow::Worker m_retired{QStringLiteral("device-leaver")}; ///< lanes that are no more wanted
    workflow::Worker m_finder{QStringLiteral("device-finder")};
};

} // namespace rekam::capture
