// What the virtual devices have in common: the world, the scripted fault of a call, and waiting
// for somebody to stand there.
#pragma once

#include "virtual/virtual_devices.h"
#include "virtual/waiting.h"

#include <optional>

namespace rekam::drivers {

/// One call to a device: who stands there, which capture of them it is, and the fault that shows.
struct Call
{
    Subject subject;
    Take take;
};

/// A device without a kind of its own; the kinds hold one. Bound to one thread like its device.
class VirtualBody
{
public:
    VirtualBody(DeviceInfo info, VirtualWorld world)
        : m_info(std::move(info))
        , m_world(std::move(world))
    {}

    [[nodiscard]] const DeviceInfo& info() const { return m_info; }

    [[nodiscard]] const VirtualWorld& world() const { return m_world; }

    [[nodiscard]] Status selfTest() const { return m_gone ? Status(gone()) : Status(); }

    /// Counts the call, lets its fault strike, and waits for a subject.
    /// @return the call; or Timeout, Cancelled, DeviceGone, InvalidInput (scripted garbage).
    [[nodiscard]] Result<Call> begin(std::chrono::milliseconds timeout,
                                     const std::stop_token& stop);

    /// Waits as long as the pace asks. @return false if cancelled.
    [[nodiscard]] bool pace(std::chrono::milliseconds time, const std::stop_token& stop) const
    {
        return m_world.pace == Pace::Immediate ? !stop.stop_requested() : waitFor(time, stop);
    }

    [[nodiscard]] static Error gone() { return {ErrorCode::DeviceGone, "virtual: unplugged"}; }

    [[nodiscard]] static Error cancelled() { return {ErrorCode::Cancelled, "virtual: cancelled"}; }

    [[nodiscard]] static Error timedOut() { return {ErrorCode::Timeout, "virtual: nothing came"}; }

    /// A source's errors in the terms of the interfaces.
    [[nodiscard]] static Error broken(const Error& error)
    {
        return {ErrorCode::InvalidInput, "virtual: " + error.detail};
    }

private:
    DeviceInfo m_info;
    VirtualWorld m_world;
    bool m_gone = false;
};

[[nodiscard]] Result<std::unique_ptr<FingerprintReader>>
makeVirtualFingerprintReader(DeviceInfo info, const VirtualWorld& world, PlatenSize platen);
[[nodiscard]] Result<std::unique_ptr<IrisScanner>>
makeVirtualIrisScanner(DeviceInfo info, const VirtualWorld& world);

/// @return the reason that a scripted retry gives, if the fault is one.
[[nodiscard]] std::optional<RetryReason> retryOf(std::optional<FaultKind> fault);

} // namespace rekam::drivers
