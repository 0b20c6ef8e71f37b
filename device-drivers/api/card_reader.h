// What the station asks of any card reader: whether a card is there, and an exchange with it.
#pragma once

#include "api/device.h"
#include "base/bytes.h"

#include <chrono>
#include <stop_token>

namespace rekam::drivers {

class CardReader : public Device
{
public:
    /// Waits for a card and powers it. @return its ATR; errors as FingerprintReader::capture().
    [[nodiscard]] virtual Result<Bytes> waitForCard(std::chrono::milliseconds timeout,
                                                    std::stop_token stop) = 0;

    /// One command APDU and its response (ISO/IEC 7816-4), at most 65,544 bytes each way.
    [[nodiscard]] virtual Result<Bytes> transmit(ByteView command) = 0;
};

} // namespace rekam::drivers
