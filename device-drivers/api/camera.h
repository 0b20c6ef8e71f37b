// What the station asks of any camera.
#pragma once

#include "api/device.h"
#include "base/image.h"

#include <chrono>
#include <stop_token>

namespace rekam::drivers {

class Camera : public Device
{
public:
    /// The next live frame, in the camera's own orientation (not mirrored). Starts the stream if it
    /// rests. Frames that nobody fetched are dropped, never queued.
    /// @return the frame; or Timeout, Cancelled (within 100 ms of a stop request), DeviceGone, or
    ///         InvalidInput if the frame cannot be decoded.
    [[nodiscard]] virtual Result<RgbImage> nextFrame(std::chrono::milliseconds timeout,
                                                     std::stop_token stop) = 0;

    /// One picture at the camera's best resolution for a portrait. Errors as nextFrame().
    [[nodiscard]] virtual Result<RgbImage> takeStill(std::chrono::milliseconds timeout,
                                                     std::stop_token stop) = 0;

    /// Stops the stream and frees the sensor; the next nextFrame() starts it again.
    virtual void rest() = 0;
};

} // namespace rekam::drivers
