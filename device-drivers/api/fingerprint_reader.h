// What the station asks of any fingerprint reader, single-finger or slap.
#pragma once

#include "api/device.h"
#include "base/anatomy.h"
#include "base/image.h"

#include <chrono>
#include <functional>
#include <stop_token>
#include <variant>

namespace rekam::drivers {

enum class PlatenSize : std::uint8_t { SingleFinger, FourFingers };

/// One impression as the sensor gave it: ridges dark, never rescaled.
struct FingerprintFrame
{
    GrayImage image; ///< image.ppi is 500 or 1000
    /// What was asked for. A driver that knows better (SBI) says so here.
    FingerPosition position = FingerPosition::Unknown;
};

using FingerprintOutcome = std::variant<FingerprintFrame, RetryReason>;

/// Live frames while fingers settle; called on the capturing thread, must return quickly.
using FingerprintPreview = std::function<void(const GrayImage&)>;

class FingerprintReader : public Device
{
public:
    [[nodiscard]] virtual PlatenSize platen() const = 0;

    /// Waits for the named finger or slap (RightFour, LeftFour, BothThumbs on a FourFingers platen)
    /// and takes one impression.
    /// @return the frame or why to try again; or Timeout, Cancelled (within 100 ms of a stop
    /// request),
    ///         DeviceGone, Unsupported if the platen cannot take that position, or InvalidInput if
    ///         the device broke its own protocol.
    [[nodiscard]] virtual Result<FingerprintOutcome> capture(FingerPosition position,
                                                             const FingerprintPreview& preview,
                                                             std::chrono::milliseconds timeout,
                                                             std::stop_token stop) = 0;
};

} // namespace rekam::drivers
