// Recorded pictures for the virtual camera: a Y4M film or a folder of frames.
#pragma once

#include "base/image.h"
#include "base/result.h"

#include <filesystem>
#include <memory>

namespace rekam::drivers {

/// Frames in a loop. Not thread-safe: one camera reads one source at a time.
class CameraSource
{
public:
    CameraSource() = default;
    CameraSource(const CameraSource&) = delete;
    CameraSource& operator=(const CameraSource&) = delete;
    CameraSource(CameraSource&&) = delete;
    CameraSource& operator=(CameraSource&&) = delete;
    virtual ~CameraSource() = default;

    /// @return frame number `index`, modulo the count; or InvalidInput, Storage.
    [[nodiscard]] virtual Result<RgbImage> frame(std::uint32_t index) = 0;
};

/// `path` is a folder of JPEG, PNG, PGM or JP2 files (shown in name order, at most 10,000) or a
/// YUV4MPEG2 file (4:2:0, 4:2:2, 4:4:4 or mono at 8 bits; BT.601 studio range; at most 4096 px a
/// side and 4 GiB).
/// @return the source; or NotFound, InvalidInput, or Unsupported for another Y4M colour space.
[[nodiscard]] Result<std::unique_ptr<CameraSource>>
openCameraSource(const std::filesystem::path& path);

} // namespace rekam::drivers
