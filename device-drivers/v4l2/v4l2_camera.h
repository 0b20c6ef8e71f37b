// Cameras of the Linux kernel (Video4Linux2): USB video class and built-in ones, by mmap
// streaming. OpenCV's reader is not used: it waits in whole seconds and cannot be cancelled.
#pragma once

#include "api/camera.h"
#include "v4l2/frame_format.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace rekam::drivers {

/// Cameras among /dev/video0 … 63 that capture, stream and give a format that is read here. Ids
/// are "v4l2:videoN". Opens and closes each node: a few milliseconds a camera. Thread-safe.
[[nodiscard]] std::vector<DeviceInfo> enumerateV4l2();

/// Opens a camera in its best mode for a portrait, or in `mode` if given.
/// @return it, bound to the calling thread; or NotFound for an id that is no camera; DeviceGone if
///         it left or another process streams from it; Unsupported if it has no usable mode, or
///         does not take the one asked for.
[[nodiscard]] Result<std::unique_ptr<Camera>>
openV4l2Camera(const std::string& id, std::optional<v4l2::FrameMode> mode = std::nullopt);

/// The modes a camera offers, in its own order, at most 512. Errors as openV4l2Camera().
[[nodiscard]] Result<std::vector<v4l2::FrameMode>> listV4l2Modes(const std::string& id);

} // namespace rekam::drivers
