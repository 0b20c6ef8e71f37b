// What the station asks of any iris scanner.
#pragma once

#include "api/device.h"
#include "base/anatomy.h"
#include "base/image.h"

#include <chrono>
#include <functional>
#include <stop_token>
#include <variant>

namespace rekam::drivers {

/// One near-infrared eye image, upright as the sensor gave it.
struct IrisFrame
{
    GrayImage image;
    Eye eye = Eye::Unknown; ///< the subject's own side, as asked for
};

using IrisOutcome = std::variant<IrisFrame, RetryReason>;
using IrisPreview = std::function<void(const GrayImage&)>;

class IrisScanner : public Device
{
public:
    /// Waits for the named eye and takes one image. A two-eye scanner is asked twice.
    /// @return the frame or why to try again; errors as FingerprintReader::capture().
    [[nodiscard]] virtual Result<IrisOutcome> capture(Eye eye, const IrisPreview& preview,
                                                      std::chrono::milliseconds timeout,
                                                      std::stop_token stop) = 0;
};

} // namespace rekam::drivers
