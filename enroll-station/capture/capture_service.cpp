#include "capture/capture_service.h"

#include <QMetaObject>

#include <chrono>

namespace rekam::capture {

namespace {

using namespace std::chrono_literals;
using drivers::DeviceKind;
using Health = workflow::DeviceState::Health;

/// A person may take their time; the operator cancels, not the clock.
constexpr std::chrono::milliseconds kCaptureTimeout = 60s;
constexpr std::chrono::milliseconds kFrameTimeout = 3s;
/// Frames in a row that cannot be decoded, before a preview gives up; a torn one comes and goes.
constexpr int kSpoiltMax = 30;
constexpr std::chrono::milliseconds kPenTimeout = 250ms;
constexpr std::chrono::milliseconds kLiveCheckPeriod = 100ms;

workflow::DeviceStamp stampOf(const drivers::DeviceInfo& info)
{
    return {info.driver, info.model, info.serial, info.origin};
}

/// A result that came all the same after its request was cancelled: nobody waits for it.
Status notWanted()
{
    return Error{ErrorCode::Cancelled, "request was cancelled"};
}

/// The end of every capture: `emitIt` gets what was made of the frame, unless nobody waits for it.
template <typename Made, typename EmitIt>
Status tell(Result<Made> made, const std::stop_token& stop, EmitIt emitIt)
{
    if (!made) {
        return made.error();
    }
    if (stop.stop_requested()) {
        return notWanted();
    }
    emitIt(std::move(made).value());
    return {};
}

} // namespace

CaptureService::CaptureService(DeviceSource source, std::filesystem::path cascadeFolder,
                               std::chrono::milliseconds cancelPatience)
    : m_source(std::move(source))
    , m_cascadeFolder(std::move(cascadeFolder))
    , m_cancelPatience(cancelPatience)
{
    for (const DeviceKind kind : {DeviceKind::Camera, DeviceKind::FingerprintReader,
                                  DeviceKind::IrisScanner, DeviceKind::SignaturePad}) {
        of(kind).state.kind = kind;
    }
}

CaptureService::~CaptureService()
{
    const auto close = [](auto& lane) {
        if (lane) {
            lane->close();
        }
    };
    close(m_camera);
    close(m_fingerprint);
    close(m_iris);
    close(m_pad);
}

void CaptureService::showFrame(LatestFrame& mailbox, QImage frame,
                               void (CaptureService::*signal)(QImage))
{
    if (mailbox.put(std::move(frame)) == LatestFrame::Wake::AlreadyDue) {
        return;
    }
    QMetaObject::invokeMethod(
        this,
        [this, &mailbox, signal] {
            if (QImage newest = mailbox.take(); !newest.isNull()) {
                Q_EMIT(this->*signal)(std::move(newest));
            }
        },
        Qt::QueuedConnection);
}

Result<imaging::FaceChecker*> CaptureService::checker(const Faces& faces) const
{
    if (!*faces) {
        auto opened = imaging::FaceChecker::open(m_cascadeFolder);
        if (!opened) {
            return opened.error();
        }
        faces->emplace(std::move(opened).value());
    }
    return &**faces;
}

void CaptureService::startPreview(imaging::FaceRequirement requirement)
{
    if (refuseIfAbsent(DeviceKind::Camera)) {
        return;
    }
    cancelLane(DeviceKind::Camera);
    m_camera->post(
        [this, faces = m_faces, requirement](drivers::Camera& camera, const std::stop_token& stop) {
            return preview(camera, faces, requirement, stop);
        });
}

Status CaptureService::preview(drivers::Camera& camera, const Faces& faces,
                               imaging::FaceRequirement requirement, const std::stop_token& stop)
{
    auto judge = checker(faces);
    if (!judge) {
        return judge.error();
    }
    auto nextCheck = std::chrono::steady_clock::now();
    int spoilt = 0;
    while (!stop.stop_requested()) {
        const auto frame = camera.nextFrame(kFrameTimeout, stop);
        if (!frame && frame.error().code == ErrorCode::InvalidInput && ++spoilt <= kSpoiltMax) {
            continue;
        }
        if (!frame) {
            return frame.error();
        }
        spoilt = 0;
        showFrame(m_previewFrame, workflow::toQImage(frame.value()), &CaptureService::previewFrame);
        if (const auto now = std::chrono::steady_clock::now(); now >= nextCheck) {
            nextCheck = now + kLiveCheckPeriod;
            if (auto report = judge.value()->checkFrame(frame.value(), requirement)) {
                Q_EMIT previewChecked(
                    std::make_shared<const imaging::FaceReport>(std::move(report).value()));
            }
        }
    }
    return Error{ErrorCode::Cancelled, "preview stopped"};
}

void CaptureService::takePhoto(imaging::FaceRequirement requirement, imaging::PortraitSize size)
{
    if (refuseIfAbsent(DeviceKind::Camera)) {
        return;
    }
    setHealth(DeviceKind::Camera, Health::Busy);
    cancelLane(DeviceKind::Camera); // the preview ends first
    const workflow::PortraitRequest wanted{requirement, size};
    m_camera->post([this, lane = of(DeviceKind::Camera).lane, faces = m_faces,
                    wanted](drivers::Camera& camera, const std::stop_token& stop) {
        Status taken = still(camera, faces, wanted, stop);
        if (taken) {
            finished(DeviceKind::Camera, lane);
        }
        return taken;
    });
}

Status CaptureService::still(drivers::Camera& camera, const Faces& faces,
                             const workflow::PortraitRequest& wanted, const std::stop_token& stop)
{
    auto judge = checker(faces);
    if (!judge) {
        return judge.error();
    }
    const auto picture = camera.takeStill(kFrameTimeout, stop);
    if (!picture) {
        return picture.error();
    }
    return tell(workflow::analysePhoto(*judge.value(), picture.value(), wanted), stop,
                [&](workflow::PhotoAnalysis analysed) {
                    Q_EMIT photoTaken(std::make_shared<const workflow::PhotoTaken>(
                        workflow::PhotoTaken{std::move(analysed), stampOf(camera.info())}));
                });
}

void CaptureService::takeEvidence()
{
    if (refuseIfAbsent(DeviceKind::Camera)) {
        return;
    }
    setHealth(DeviceKind::Camera, Health::Busy);
    cancelLane(DeviceKind::Camera);
    m_camera->post([this, lane = of(DeviceKind::Camera).lane](drivers::Camera& camera,
                                                              const std::stop_token& stop) {
        Status taken = evidence(camera, stop);
        if (taken) {
            finished(DeviceKind::Camera, lane);
        }
        return taken;
    });
}

Status CaptureService::evidence(drivers::Camera& camera, const std::stop_token& stop)
{
    const auto picture = camera.takeStill(kFrameTimeout, stop);
    if (!picture) {
        return picture.error();
    }
    return tell(workflow::encodeEvidence(picture.value()), stop,
                [&](workflow::EvidencePicture encoded) {
                    Q_EMIT evidenceTaken(std::make_shared<const workflow::EvidenceTaken>(
                        workflow::EvidenceTaken{std::move(encoded), stampOf(camera.info())}));
                });
}

/// The outcome of a reader or scanner: a request for another try is told, a frame goes to `use`.
template <typename Frame, typename Use>
Status CaptureService::scanned(DeviceKind kind,
                               const Result<std::variant<Frame, drivers::RetryReason>>& outcome,
                               const std::stop_token& stop, Use use)
{
    if (!outcome) {
        return outcome.error();
    }
    if (stop.stop_requested()) {
        return notWanted();
    }
    if (const auto* reason = std::get_if<drivers::RetryReason>(&outcome.value())) {
        Q_EMIT retryAsked(kind, *reason);
        return {};
    }
    return use(std::get<Frame>(outcome.value()));
}

void CaptureService::captureFingers(FingerPosition position, std::vector<FingerPosition> absent)
{
    if (refuseIfAbsent(DeviceKind::FingerprintReader)) {
        return;
    }
    setHealth(DeviceKind::FingerprintReader, Health::Busy);
    cancelLane(DeviceKind::FingerprintReader);
    m_fingerprint->post([this, lane = of(DeviceKind::FingerprintReader).lane, position,
                         absent = std::move(absent)](drivers::FingerprintReader& reader,
                                                     const std::stop_token& stop) {
        const auto outcome = reader.capture(
            position,
            [this](const GrayImage& frame) {
                showFrame(m_scanFrame, workflow::toQImage(frame), &CaptureService::scanFrame);
            },
            kCaptureTimeout, stop);
        Status done = scanned<drivers::FingerprintFrame>(
            DeviceKind::FingerprintReader, outcome, stop,
            [&](const drivers::FingerprintFrame& frame) {
                return tell(workflow::analyseSlap(frame.image, position, absent), stop,
                            [&](workflow::SlapAnalysis slap) {
                                Q_EMIT fingersTaken(std::make_shared<const workflow::FingersTaken>(
                                    workflow::FingersTaken{position, std::move(slap),
                                                           stampOf(reader.info())}));
                            });
            });
        if (done) {
            finished(DeviceKind::FingerprintReader, lane);
        }
        return done;
    });
}

void CaptureService::captureIris(Eye eye)
{
    if (refuseIfAbsent(DeviceKind::IrisScanner)) {
        return;
    }
    setHealth(DeviceKind::IrisScanner, Health::Busy);
    cancelLane(DeviceKind::IrisScanner);
    m_iris->post([this, lane = of(DeviceKind::IrisScanner).lane, eye](drivers::IrisScanner& scanner,
                                                                      const std::stop_token& stop) {
        const auto outcome = scanner.capture(
            eye,
            [this](const GrayImage& frame) {
                showFrame(m_scanFrame, workflow::toQImage(frame), &CaptureService::scanFrame);
            },
            kCaptureTimeout, stop);
        Status done = scanned<drivers::IrisFrame>(
            DeviceKind::IrisScanner, outcome, stop, [&](const drivers::IrisFrame& frame) {
                return tell(workflow::analyseIris(frame.image, eye), stop,
                            [&](workflow::IrisAnalysis iris) {
                                Q_EMIT irisTaken(std::make_shared<const workflow::IrisTaken>(
                                    workflow::IrisTaken{std::move(iris), stampOf(scanner.info())}));
                            });
            });
        if (done) {
            finished(DeviceKind::IrisScanner, lane);
        }
        return done;
    });
}

void CaptureService::startPen()
{
    if (refuseIfAbsent(DeviceKind::SignaturePad)) {
        return;
    }
    setHealth(DeviceKind::SignaturePad, Health::Busy);
    cancelLane(DeviceKind::SignaturePad);
    m_pad->post([this](drivers::SignaturePad& pad, const std::stop_token& stop) {
        if (Status cleared = pad.clear(); !cleared) {
            return cleared;
        }
        while (true) {
            auto samples = pad.nextSamples(kPenTimeout, stop);
            if (stop.stop_requested()) {
                return notWanted();
            }
            if (samples) {
                Q_EMIT penMoved(
                    QVector<drivers::PenSample>(samples.value().begin(), samples.value().end()));
            } else if (samples.error().code != ErrorCode::Timeout) {
                return Status(samples.error());
            }
        }
    });
}

void CaptureService::stopCamera()
{
    cancelLane(DeviceKind::Camera);
}

void CaptureService::cancel()
{
    cancelLane(DeviceKind::Camera);
    cancelLane(DeviceKind::FingerprintReader);
    cancelLane(DeviceKind::IrisScanner);
    cancelLane(DeviceKind::SignaturePad);
}

} // namespace rekam::capture
