// What the station asks of any signature pad.
#pragma once

#include "api/device.h"

#include <chrono>
#include <stop_token>
#include <vector>

namespace rekam::drivers {

/// One pen report. Time counts from the first report after open() or clear().
struct PenSample
{
    std::chrono::milliseconds time{0};
    int xUm = 0; ///< micrometres from the left edge of the writing area
    int yUm = 0; ///< micrometres from the top edge
    int pressurePermille =
        0; ///< 0 while the pen hovers; a pad without pressure reports 500 when down
};

struct WritingArea
{
    int widthUm = 0;
    int heightUm = 0;
};

class SignaturePad : public Device
{
public:
    [[nodiscard]] virtual WritingArea area() const = 0;

    /// Pen reports since the last call, in order, none lost; waits until there is at least one.
    /// @return the reports; or Timeout (the pen rests), Cancelled (within 100 ms of a stop
    /// request),
    ///         DeviceGone, or InvalidInput if the device broke its own protocol.
    [[nodiscard]] virtual Result<std::vector<PenSample>>
    nextSamples(std::chrono::milliseconds timeout, std::stop_token stop) = 0;

    /// Wipes the pad's display and forgets reports not fetched yet.
    virtual Status clear() = 0;
};

} // namespace rekam::drivers
