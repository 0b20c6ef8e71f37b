// Which device serves each kind, its lane from opening to retirement, and its health.
#include "capture/capture_service.h"

#include <QMetaObject>
#include <QTimer>

#include <algorithm>

namespace rekam::capture {

using drivers::DeviceKind;
using Health = workflow::DeviceState::Health;

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
            replace(kind, assignment.found.front());
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

bool CaptureService::atWork(DeviceKind kind) const
{
    const auto busy = [](const auto& lane) {
        return lane && lane->atWork() != 0;
    };
    switch (kind) {
    case DeviceKind::Camera:
        return busy(m_camera);
    case DeviceKind::FingerprintReader:
        return busy(m_fingerprint);
    case DeviceKind::IrisScanner:
        return busy(m_iris);
    case DeviceKind::SignaturePad:
        return busy(m_pad);
    case DeviceKind::CardReader:
        break;
    }
    return false;
}

void CaptureService::replace(DeviceKind kind, const drivers::DeviceInfo& info)
{
    const bool awaited = atWork(kind);
    assign(kind, info);
    if (awaited) {
        Q_EMIT captureFailed(kind, ErrorCode::DeviceGone,
                             QStringLiteral("another device took the place of the one at work"));
    }
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
            [this, id] { return m_source.openCamera(id); }, reporter(kind),
            // Not between preview and picture: a sensor that starts has to find its exposure anew.
            [](drivers::Camera& camera) { camera.rest(); });
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

void CaptureService::cancelLane(DeviceKind kind)
{
    switch (kind) {
    case DeviceKind::Camera:
        cancelLane(kind, m_camera);
        break;
    case DeviceKind::FingerprintReader:
        cancelLane(kind, m_fingerprint);
        break;
    case DeviceKind::IrisScanner:
        cancelLane(kind, m_iris);
        break;
    case DeviceKind::SignaturePad:
        cancelLane(kind, m_pad);
        break;
    case DeviceKind::CardReader:
        break; // has no lane
    }
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

} // namespace rekam::capture
