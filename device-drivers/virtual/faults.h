// Scripted faults of the virtual devices: the text that asks for them, and who is hit when.
#pragma once

#include "api/device_info.h"
#include "base/result.h"

#include <array>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rekam::drivers {

enum class FaultKind : std::uint8_t {
    Timeout,        ///< nothing is presented: the call waits out its time
    Unplug,         ///< DeviceGone; opening fails `count` times, then the device is back
    Garbage,        ///< InvalidInput, as from a device that breaks its protocol
    Busy,           ///< opening fails with DeviceGone `count` times: another process holds it
    Replay,         ///< the very image of the call before
    Blur,           ///< camera, iris
    ClosedEyes,     ///< camera, iris
    TurnedHead,     ///< camera
    WrongBackdrop,  ///< camera
    NoFace,         ///< camera
    TwoFaces,       ///< camera
    WrongFinger,    ///< fingerprint: the neighbouring finger lies there
    WrongHand,      ///< fingerprint: the other hand lies there
    TooFewFingers,  ///< fingerprint: one finger of the slap is lifted
    Dry,            ///< fingerprint: broken, thin ridges
    Wet,            ///< fingerprint: ridges run together
    RetryMoved,     ///< fingerprint, iris: the device itself says RetryReason::Moved
    RetryTooLight,  ///< fingerprint: RetryReason::TooLight
    RetryOffCentre, ///< fingerprint: RetryReason::OffCentre
    RetryEyeTooFar, ///< iris: RetryReason::EyeTooFar
    EmptySignature, ///< signature: a dot
};

struct Fault
{
    FaultKind kind = FaultKind::Timeout;
    DeviceKind device = DeviceKind::FingerprintReader;
    std::uint32_t first = 1; ///< the call that is hit first, counted from 1 a device kind
    std::uint32_t count = 1; ///< how many calls in a row
};

/// The plan, and the count of calls so far. Thread-safe; shared by every virtual device.
class FaultPlan
{
public:
    /// Comma-separated `KIND[@DEVICE][:FIRST[xCOUNT]]`, e.g. "timeout@fingerprint:2",
    /// "unplug@camera:1x3", "blur". KIND in kebab case; DEVICE is camera, fingerprint, iris or
    /// signature, by default the first that the kind suits. FIRST is 1 by default; COUNT is 1, or
    /// 30 for what is seen on camera frames. At most 64 faults.
    /// @return the faults; or InvalidInput naming the word that is wrong.
    [[nodiscard]] static Result<std::vector<Fault>> parse(std::string_view text);

    FaultPlan() = default;
    explicit FaultPlan(std::vector<Fault> faults);

    /// Counts one call to a device of that kind. @return the fault that hits it, if any.
    [[nodiscard]] std::optional<FaultKind> nextCall(DeviceKind device);

    /// Counts one attempt to open. @return false while an Unplug or a Busy keeps the device away.
    [[nodiscard]] bool mayOpen(DeviceKind device);

private:
    std::mutex m_mutex;
    std::vector<Fault> m_faults;
    std::array<std::uint32_t, 8> m_calls{}; ///< by device kind
    std::array<std::uint32_t, 8> m_away{};  ///< attempts to open that still fail
};

} // namespace rekam::drivers
