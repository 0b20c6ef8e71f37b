// What every open device can do. The kinds derive from it.
#pragma once

#include "api/device_info.h"
#include "base/result.h"

#include <cstdint>

namespace rekam::drivers {

/// What the operator can put right by trying again; outcomes, not errors.
enum class RetryReason : std::uint8_t {
    TooDry,
    TooWet,
    TooLight,
    Moved,
    OffCentre,
    TooFewFingers,
    WrongHand,
    DirtyPlaten,
    EyeClosed,
    EyeTooFar,
    EyeTooNear,
};

/// Threading: bound to the thread that opened it; calls block, so never the UI thread. Only the
/// stop token is touched from elsewhere. After DeviceGone only destruction is allowed.
class Device
{
public:
    Device() = default;
    Device(const Device&) = delete;
    Device& operator=(const Device&) = delete;
    Device(Device&&) = delete;
    Device& operator=(Device&&) = delete;
    virtual ~Device() = default;

    [[nodiscard]] virtual const DeviceInfo& info() const = 0;

    /// Asks the device whether it works, without a subject.
    /// @return ok; or DeviceGone, Timeout, or InvalidInput if it answers what its protocol forbids.
    virtual Status selfTest() = 0;
};

} // namespace rekam::drivers
