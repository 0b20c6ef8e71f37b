// The shipped virtual devices: real images, recordings or a seed in, captures and scripted faults
// out. A PRODUCTION station refuses them (registry.h).
#pragma once

#include "api/camera.h"
#include "api/fingerprint_reader.h"
#include "api/iris_scanner.h"
#include "api/signature_pad.h"
#include "virtual/camera_source.h"
#include "virtual/faults.h"
#include "virtual/scene.h"
#include "virtual/subject_source.h"

#include <memory>

namespace rekam::drivers {

/// Immediate, for headless runs: captures return after a few preview frames, and a signature comes
/// at once and ends in one Timeout without waiting. Realtime: previews, frames and pen reports come
/// at the rate of a device.
enum class Pace : std::uint8_t { Immediate, Realtime };

/// What the virtual devices of one process share. All but `frames` must be set.
struct VirtualWorld
{
    std::shared_ptr<Scene> scene;
    std::shared_ptr<SubjectSource> source;
    std::shared_ptr<FaultPlan> faults;
    std::shared_ptr<CameraSource> frames; ///< a Y4M or JPEG folder instead of the portraits
    Pace pace = Pace::Immediate;
};

/// A world with an empty scene and no faults.
[[nodiscard]] VirtualWorld makeVirtualWorld(SourceOptions options, Pace pace = Pace::Immediate);

/// The devices on offer, kind by kind: a camera, a four-finger and a single-finger reader, an iris
/// scanner, a signature pad. Serials are made up and stable.
[[nodiscard]] std::vector<DeviceInfo> enumerateVirtual(DeviceKind kind);

/// Each opens the device of that id. @return it; or NotFound for a strange id; or DeviceGone while
/// a scripted unplug or holder keeps it away. With nobody in the scene a capture waits, and times
/// out; a camera shows an empty backdrop. What is wrong with a subject's file is InvalidInput.
[[nodiscard]] Result<std::unique_ptr<Camera>> openVirtualCamera(const std::string& id,
                                                                const VirtualWorld& world);
[[nodiscard]] Result<std::unique_ptr<FingerprintReader>>
openVirtualFingerprintReader(const std::string& id, const VirtualWorld& world);
[[nodiscard]] Result<std::unique_ptr<IrisScanner>>
openVirtualIrisScanner(const std::string& id, const VirtualWorld& world);
[[nodiscard]] Result<std::unique_ptr<SignaturePad>>
openVirtualSignaturePad(const std::string& id, const VirtualWorld& world);

} // namespace rekam::drivers
