#include "registry.h"

#include "v4l2/v4l2_camera.h"

#include <algorithm>
#include <array>

namespace rekam::drivers {

namespace {

/// One driver. A kind that it does not serve is null. Only the virtual row reads the world,
/// which is not null there.
using World = const VirtualWorld*;

struct Row
{
    std::string_view name;
    DeviceOrigin origin;
    std::vector<DeviceInfo> (*enumerate)(DeviceKind kind);
    Result<std::unique_ptr<Camera>> (*openCamera)(const std::string& id, World world);
    Result<std::unique_ptr<FingerprintReader>> (*openFingerprint)(const std::string& id,
                                                                  World world);
    Result<std::unique_ptr<IrisScanner>> (*openIris)(const std::string& id, World world);
    Result<std::unique_ptr<SignaturePad>> (*openPad)(const std::string& id, World world);
    Result<std::unique_ptr<CardReader>> (*openCard)(const std::string& id, World world);
};

std::vector<DeviceInfo> enumerateV4l2Cameras(DeviceKind kind)
{
    return kind == DeviceKind::Camera ? enumerateV4l2() : std::vector<DeviceInfo>();
}

constexpr std::array kRows = {
    Row{"v4l2", DeviceOrigin::Physical, enumerateV4l2Cameras,
        [](const std::string& id, World /*world*/) { return openV4l2Camera(id); }, nullptr, nullptr,
        nullptr, nullptr},
    Row{"virtual", DeviceOrigin::Virtual, enumerateVirtual,
        [](const std::string& id, World world) { return openVirtualCamera(id, *world); },
        [](const std::string& id, World world) { return openVirtualFingerprintReader(id, *world); },
        [](const std::string& id, World world) { return openVirtualIrisScanner(id, *world); },
        [](const std::string& id, World world) { return openVirtualSignaturePad(id, *world); },
        nullptr},
};

bool offers(const Row& row, DeviceKind kind, const std::string& id)
{
    const auto offered = row.enumerate(kind);
    return std::ranges::find(offered, id, &DeviceInfo::id) != offered.end();
}

/// Finds the row that offers `id` and opens it with the member of Row that serves the kind.
template <typename Opened>
Opened open(DeviceKind kind, const std::string& id, Mode mode, World world,
            Opened (*Row::*opener)(const std::string&, World))
{
    for (const Row& row : kRows) {
        if (row.*opener == nullptr || !offers(row, kind, id)) {
            continue;
        }
        if (mode == Mode::Production && row.origin == DeviceOrigin::Virtual) {
            return Error{ErrorCode::Refused, "virtual devices work only on a practice station"};
        }
        if (row.origin == DeviceOrigin::Virtual && world == nullptr) {
            continue;
        }
        return (row.*opener)(id, world);
    }
    return Error{ErrorCode::NotFound, "no such device is plugged in"};
}

World address(const std::optional<VirtualWorld>& world)
{
    return world ? &*world : nullptr;
}

} // namespace

Registry::Registry(Mode mode, std::optional<VirtualWorld> world)
    : m_mode(mode)
    , m_world(std::move(world))
{}

std::vector<DeviceInfo> Registry::enumerate(DeviceKind kind) const
{
    std::vector<DeviceInfo> all;
    for (const Row& row : kRows) {
        if (row.origin == DeviceOrigin::Virtual && (m_mode == Mode::Production || !m_world)) {
            continue;
        }
        auto some = row.enumerate(kind);
        all.insert(all.end(), some.begin(), some.end());
    }
    return all;
}

Result<std::unique_ptr<Camera>> Registry::openCamera(const std::string& id) const
{
    return open(DeviceKind::Camera, id, m_mode, address(m_world), &Row::openCamera);
}

Result<std::unique_ptr<FingerprintReader>>
Registry::openFingerprintReader(const std::string& id) const
{
    return open(DeviceKind::FingerprintReader, id, m_mode, address(m_world), &Row::openFingerprint);
}

Result<std::unique_ptr<IrisScanner>> Registry::openIrisScanner(const std::string& id) const
{
    return open(DeviceKind::IrisScanner, id, m_mode, address(m_world), &Row::openIris);
}

Result<std::unique_ptr<SignaturePad>> Registry::openSignaturePad(const std::string& id) const
{
    return open(DeviceKind::SignaturePad, id, m_mode, address(m_world), &Row::openPad);
}

Result<std::unique_ptr<CardReader>> Registry::openCardReader(const std::string& id) const
{
    return open(DeviceKind::CardReader, id, m_mode, address(m_world), &Row::openCard);
}

} // namespace rekam::drivers
