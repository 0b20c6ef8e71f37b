// Who a device is: what the station shows, and what goes into each sample's audit trail.
#pragma once

#include <cstdint>
#include <string>

namespace rekam::drivers {

enum class DeviceKind : std::uint8_t {
    Camera,
    FingerprintReader,
    IrisScanner,
    SignaturePad,
    CardReader
};

/// Virtual devices feed images or synthetic samples; a PRODUCTION station refuses them.
enum class DeviceOrigin : std::uint8_t { Physical, Virtual };

struct DeviceInfo
{
    DeviceKind kind = DeviceKind::Camera;
    DeviceOrigin origin = DeviceOrigin::Physical;
    std::string id;     ///< unique on this machine while plugged in; for opening and assignment
    std::string driver; ///< registry row, e.g. "v4l2", "virtual"
    std::string maker;
    std::string model;
    std::string serial;    ///< stable across reboots and ports; empty only if the device has none
    std::string firmware;  ///< empty if the device does not tell
    int resolutionPpi = 0; ///< fingerprint readers; 0 otherwise
};

} // namespace rekam::drivers
