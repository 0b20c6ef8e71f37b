// Every driver there is, in one explicit table: what is plugged in, and opening it.
#pragma once

#include "api/camera.h"
#include "api/card_reader.h"
#include "api/fingerprint_reader.h"
#include "api/iris_scanner.h"
#include "api/signature_pad.h"
#include "virtual/virtual_devices.h"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace rekam::drivers {

/// The station's mode, from its bundle. Virtual devices work only in Practice (LATIHAN).
enum class Mode : std::uint8_t { Production, Practice };

class Registry
{
public:
    /// `world` is what the virtual devices show; without one there are none.
    explicit Registry(Mode mode, std::optional<VirtualWorld> world = std::nullopt);

    /// Devices of one kind that are plugged in now, physical ones first. In Production the virtual
    /// ones are left out. May take 100 ms: not on the UI thread. Thread-safe.
    [[nodiscard]] std::vector<DeviceInfo> enumerate(DeviceKind kind) const;

    /// Each opens the device of that id on the calling thread, which then owns it.
    /// @return it; or NotFound if no device of that kind has the id; Refused for a virtual one in
    ///         Production; DeviceGone if it left or another process holds it; or the driver's own
    ///         error.
    [[nodiscard]] Result<std::unique_ptr<Camera>> openCamera(const std::string& id) const;
    [[nodiscard]] Result<std::unique_ptr<FingerprintReader>>
    openFingerprintReader(const std::string& id) const;
    [[nodiscard]] Result<std::unique_ptr<IrisScanner>> openIrisScanner(const std::string& id) const;
    [[nodiscard]] Result<std::unique_ptr<SignaturePad>>
    openSignaturePad(const std::string& id) const;
    [[nodiscard]] Result<std::unique_ptr<CardReader>> openCardReader(const std::string& id) const;

private:
    Mode m_mode;
    std::optional<VirtualWorld> m_world;
};

} // namespace rekam::drivers
