#include "capture/capture_service.h"

#include <QMetaObject>
#include <QTimer>

#include <chrono>

namespace rekam::capture {

namespace {

using namespace std::chrono_literals;
using drivers::DeviceKind;
using Health = workflow::DeviceState::Health;

/// A person may take their time; the operator cancels, not the clock.
constexpr std::chrono::milliseconds kCaptureTimeout = 60s;
constexpr std::chrono::milliseconds kFrameTimeout = 3s;
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

CaptureService::Assignment& CaptureService::of(DeviceKind kind)
{
    return m_assignments.at(static_cast<std::size_t>(kind));
}

void CaptureService::refreshDevices()
{
    for (const Assignment& assignment : m_assignments) {
        const DeviceKind kind = assignment.state.kind;
        m_finder.run(
            this, [this, kind] { return m_source.enumerate(kind); },
            [this, kind](std::vector<drivers::DeviceInfo> found) {
                adopt(kind, std::move(found));
            });
    }
}

void CaptureService::adopt(DeviceKind kind, std::vector<drivers::DeviceInfo> found)
{
    Assignment& assignment = of(kind);
    assignment.found = std::move(found);
    const auto current =
        std::ranges::find(assignment.found, assignment.state.info.id, &drivers::DeviceInfo::id);
    if (current == assignment.found.end()) {
        if (assignment.found.empty()) {
            assignment.state.health =
                assignment.state.info.id.empty() ? Health::Absent : Health::Lost;
        } else {
            assign(kind, assignment.found.front());
        }
    } else if (assignment.state.health == Health::Lost) {
        assignment.state.health = Health::Ready; // plugged in again; the next job opens it
        assignment.state.trouble.clear();
    }
    const auto others = static_cast<int>(assignment.found.size()) - 1;
    assignment.state.alternatives = std::max(others, 0);
    Q_EMIT devicesChanged();
}

void CaptureService::assign(DeviceKind kind, const drivers::DeviceInfo& info)
{
    Assignment& assignment = of(kind);
    assignment.state.info = info;
    assignment.state.health = Health::Ready;
    assignment.state.trouble.clear();
    openLane(kind, info.id);
}

void CaptureService::openLane(DeviceKind kind, const std::string& id)
{
    // So that its measures are known early; a request that comes first opens it just as well.
    const auto justOpen = [](drivers::Device&, const std::stop_token&) {
        return Status();
    };
    ++of(kind).lane; // what an earlier one still reports is not of this device
    switch (kind) {
    case DeviceKind::Camera:
        retire(m_camera);
        m_faces = std::make_shared<std::optional<imaging::FaceChecker>>();
        m_camera = std::make_unique<DeviceLane<drivers::Camera>>(
            [this, id] { return m_source.openCamera(id); }, reporter(kind));
        break;
    case DeviceKind::FingerprintReader:
        retire(m_fingerprint);
        m_fingerprint = std::make_unique<DeviceLane<drivers::FingerprintReader>>(
            [this, id] {
                auto opened = m_source.openFingerprintReader(id);
                if (opened) {
                    m_fourFingers = opened.value()->platen() == drivers::PlatenSize::FourFingers;
                }
                return opened;
            },
            reporter(kind));
        m_fingerprint->post(justOpen);
        break;
    case DeviceKind::IrisScanner:
        retire(m_iris);
        m_iris = std::make_unique<DeviceLane<drivers::IrisScanner>>(
            [this, id] { return m_source.openIrisScanner(id); }, reporter(kind));
        break;
    case DeviceKind::SignaturePad:
        retire(m_pad);
        m_pad = std::make_unique<DeviceLane<drivers::SignaturePad>>(
            [this, id] {
                auto opened = m_source.openSignaturePad(id);
                if (opened) {
                    m_areaWidthUm = opened.value()->area().widthUm;
                    m_areaHeightUm = opened.value()->area().heightUm;
                }
                return opened;
            },
            reporter(kind));
        m_pad->post(justOpen);
        break;
    case DeviceKind::CardReader:
        break; // no step of a recording uses a card
    }
}

void CaptureService::swapDevice(DeviceKind kind)
{
    const Assignment& assignment = of(kind);
    const auto current =
        std::ranges::find(assignment.found, assignment.state.info.id, &drivers::DeviceInfo::id);
    if (assignment.found.size() < 2 || current == assignment.found.end()) {
        refreshDevices(); // perhaps another one was just plugged in
        return;
    }
    const auto next = std::next(current) == assignment.found.end() ? assignment.found.begin()
                                                                   : std::next(current);
    assign(kind, drivers::DeviceInfo(*next));
    Q_EMIT devicesChanged();
}

void CaptureService::selfTest()
{
    const auto test = [this](DeviceKind kind, auto& lane) {
        if (!lane) {
            return;
        }
        lane->post([this, kind](drivers::Device& device, const std::stop_token&) {
            Status tested = device.selfTest();
            const QString detail =
                tested ? QString() : QString::fromStdString(tested.error().detail);
            Q_EMIT selfTested(kind, tested.ok(), detail);
            return tested;
        });
    };
    test(DeviceKind::Camera, m_camera);
    test(DeviceKind::FingerprintReader, m_fingerprint);
    test(DeviceKind::IrisScanner, m_iris);
    test(DeviceKind::SignaturePad, m_pad);
}

QVector<workflow::DeviceState> CaptureService::devices() const
{
    QVector<workflow::DeviceState> states;
    for (const Assignment& assignment : m_assignments) {
        states.append(assignment.state);
    }
    return states;
}

bool CaptureService::fourFingerPlaten() const
{
    return m_fourFingers;
}

drivers::WritingArea CaptureService::writingArea() const
{
    return {m_areaWidthUm, m_areaHeightUm};
}

std::function<void(const Error&)> CaptureService::reporter(DeviceKind kind)
{
    return [this, kind, lane = of(kind).lane](const Error& error) {
        QMetaObject::invokeMethod(
            this,
            [this, kind, lane, error] {
                if (of(kind).lane == lane) {
                    failed(kind, error);
                }
            },
            Qt::QueuedConnection);
    };
}

void CaptureService::finished(DeviceKind kind, std::uint64_t lane)
{
    QMetaObject::invokeMethod(
        this,
        [this, kind, lane] {
            if (of(kind).lane == lane) {
                setHealth(kind, Health::Ready);
            }
        },
        Qt::QueuedConnection);
}

/// Its thread is joined elsewhere: a driver may take its time to return, the caller has none.
template <typename DeviceType>
void CaptureService::retire(std::unique_ptr<DeviceLane<DeviceType>>& lane)
{
    if (!lane) {
        return;
    }
    lane->close();
    m_retired.run(
        this,
        [old = std::shared_ptr<DeviceLane<DeviceType>>(std::move(lane))]() mutable {
            old.reset();
            return 0;
        },
        [](int) {});
}

template <typename DeviceType>
void CaptureService::cancelLane(DeviceKind kind, std::unique_ptr<DeviceLane<DeviceType>>& lane)
{
    if (!lane) {
        return;
    }
    lane->cancel();
    const std::uint64_t job = lane->atWork();
    if (job == 0) {
        return;
    }
    QTimer::singleShot(m_cancelPatience, this, [this, kind, &lane, number = of(kind).lane, job] {
        if (of(kind).lane == number && lane->atWork() == job) {
            letGo(kind, lane);
        }
    });
}

template <typename DeviceType>
void CaptureService::letGo(DeviceKind kind, std::unique_ptr<DeviceLane<DeviceType>>& lane)
{
    retire(lane);
    openLane(kind, of(kind).state.info.id);
    failed(kind, {ErrorCode::DeviceGone, "the driver does not answer"});
}

void CaptureService::failed(DeviceKind kind, const Error& error)
{
    if (error.code == ErrorCode::Cancelled) {
        setHealth(kind, Health::Ready);
        return;
    }
    of(kind).state.trouble = QString::fromStdString(error.detail);
    setHealth(kind, error.code == ErrorCode::DeviceGone ? Health::Lost : Health::Ready);
    Q_EMIT captureFailed(kind, error.code, of(kind).state.trouble);
}

void CaptureService::setHealth(DeviceKind kind, Health health)
{
    workflow::DeviceState& state = of(kind).state;
    if (state.health != health) {
        state.health = health;
        Q_EMIT devicesChanged();
    }
}

bool CaptureService::refuseIfAbsent(DeviceKind kind)
{
    if (!of(kind).state.info.id.empty()) {
        return false;
    }
    Q_EMIT captureFailed(kind, ErrorCode::DeviceGone, QStringLiteral("no device of this kind"));
    refreshDevices();
    return true;
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
    cancelLane(DeviceKind::Camera, m_camera);
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
    while (!stop.stop_requested()) {
        const auto frame = camera.nextFrame(kFrameTimeout, stop);
        if (!frame) {
            camera.rest();
            return frame.error();
        }
        showFrame(m_previewFrame, workflow::toQImage(frame.value()), &CaptureService::previewFrame);
        if (const auto now = std::chrono::steady_clock::now(); now >= nextCheck) {
            nextCheck = now + kLiveCheckPeriod;
            if (auto report = judge.value()->checkFrame(frame.value(), requirement)) {
                Q_EMIT previewChecked(
                    std::make_shared<const imaging::FaceReport>(std::move(report).value()));
            }
        }
    }
    camera.rest();
    return Error{ErrorCode::Cancelled, "preview stopped"};
}

void CaptureService::takePhoto(imaging::FaceRequirement requirement)
{
    if (refuseIfAbsent(DeviceKind::Camera)) {
        return;
    }
    setHealth(DeviceKind::Camera, Health::Busy);
    cancelLane(DeviceKind::Camera, m_camera); // the preview ends first
    m_camera->post([this, lane = of(DeviceKind::Camera).lane, faces = m_faces,
                    requirement](drivers::Camera& camera, const std::stop_token& stop) {
        Status taken = still(camera, faces, requirement, stop);
        if (taken) {
            finished(DeviceKind::Camera, lane);
        }
        return taken;
    });
}

Status CaptureService::still(drivers::Camera& camera, const Faces& faces,
                             imaging::FaceRequirement requirement, const std::stop_token& stop)
{
    auto judge = checker(faces);
    if (!judge) {
        return judge.error();
    }
    const auto picture = camera.takeStill(kFrameTimeout, stop);
    if (!picture) {
        return picture.error();
    }
    auto analysed = workflow::analysePhoto(*judge.value(), picture.value(), requirement);
    if (!analysed) {
        return analysed.error();
    }
    if (stop.stop_requested()) {
        return notWanted();
    }
    Q_EMIT photoTaken(std::make_shared<const workflow::PhotoTaken>(
        workflow::PhotoTaken{std::move(analysed).value(), stampOf(camera.info())}));
    return {};
}

void CaptureService::takeEvidence()
{
    if (refuseIfAbsent(DeviceKind::Camera)) {
        return;
    }
    setHealth(DeviceKind::Camera, Health::Busy);
    cancelLane(DeviceKind::Camera, m_camera);
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
    camera.rest(); // no preview follows
    if (!picture) {
        return picture.error();
    }
    auto encoded = workflow::encodeEvidence(picture.value());
    if (!encoded) {
        return encoded.error();
    }
    if (stop.stop_requested()) {
        return notWanted();
    }
    Q_EMIT evidenceTaken(std::make_shared<const workflow::EvidenceTaken>(
        workflow::EvidenceTaken{std::move(encoded).value(), stampOf(camera.info())}));
    return {};
}

void CaptureService::captureFingers(FingerPosition position, std::vector<FingerPosition> absent)
{
    if (refuseIfAbsent(DeviceKind::FingerprintReader)) {
        return;
    }
    setHealth(DeviceKind::FingerprintReader, Health::Busy);
    cancelLane(DeviceKind::FingerprintReader, m_fingerprint);
    m_fingerprint->post([this, lane = of(DeviceKind::FingerprintReader).lane, position,
                         absent = std::move(absent)](drivers::FingerprintReader& reader,
                                                     const std::stop_token& stop) {
        const auto outcome = reader.capture(
            position,
            [this](const GrayImage& frame) {
                showFrame(m_scanFrame, workflow::toQImage(frame), &CaptureService::scanFrame);
            },
            kCaptureTimeout, stop);
        if (!outcome) {
            return Status(outcome.error());
        }
        if (stop.stop_requested()) {
            return notWanted();
        }
        if (const auto* reason = std::get_if<drivers::RetryReason>(&outcome.value())) {
            Q_EMIT retryAsked(DeviceKind::FingerprintReader, *reason);
        } else {
            const auto& frame = std::get<drivers::FingerprintFrame>(outcome.value());
            auto analysed = workflow::analyseSlap(frame.image, position, absent);
            if (!analysed) {
                return Status(analysed.error());
            }
            if (stop.stop_requested()) {
                return notWanted();
            }
            Q_EMIT fingersTaken(
                std::make_shared<const workflow::FingersTaken>(workflow::FingersTaken{
                    position, std::move(analysed).value(), stampOf(reader.info())}));
        }
        finished(DeviceKind::FingerprintReader, lane);
        return Status();
    });
}

void CaptureService::captureIris(Eye eye)
{
    if (refuseIfAbsent(DeviceKind::IrisScanner)) {
        return;
    }
    setHealth(DeviceKind::IrisScanner, Health::Busy);
    cancelLane(DeviceKind::IrisScanner, m_iris);
    m_iris->post([this, lane = of(DeviceKind::IrisScanner).lane, eye](drivers::IrisScanner& scanner,
                                                                      const std::stop_token& stop) {
        const auto outcome = scanner.capture(
            eye,
            [this](const GrayImage& frame) {
                showFrame(m_scanFrame, workflow::toQImage(frame), &CaptureService::scanFrame);
            },
            kCaptureTimeout, stop);
        if (!outcome) {
            return Status(outcome.error());
        }
        if (stop.stop_requested()) {
            return notWanted();
        }
        if (const auto* reason = std::get_if<drivers::RetryReason>(&outcome.value())) {
            Q_EMIT retryAsked(DeviceKind::IrisScanner, *reason);
        } else {
            auto analysed =
                workflow::analyseIris(std::get<drivers::IrisFrame>(outcome.value()).image, eye);
            if (!analysed) {
                return Status(analysed.error());
            }
            if (stop.stop_requested()) {
                return notWanted();
            }
            Q_EMIT irisTaken(std::make_shared<const workflow::IrisTaken>(
                workflow::IrisTaken{std::move(analysed).value(), stampOf(scanner.info())}));
        }
        finished(DeviceKind::IrisScanner, lane);
        return Status();
    });
}

void CaptureService::startPen()
{
    if (refuseIfAbsent(DeviceKind::SignaturePad)) {
        return;
    }
    setHealth(DeviceKind::SignaturePad, Health::Busy);
    cancelLane(DeviceKind::SignaturePad, m_pad);
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

void CaptureService::cancel()
{
    cancelLane(DeviceKind::Camera, m_camera);
    cancelLane(DeviceKind::FingerprintReader, m_fingerprint);
    cancelLane(DeviceKind::IrisScanner, m_iris);
    cancelLane(DeviceKind::SignaturePad, m_pad);
}

} // namespace rekam::capture
