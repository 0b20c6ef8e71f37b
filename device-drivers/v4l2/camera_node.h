// A camera's node in /dev before it streams: whether it is a camera, what it is called, which modes
// it has. For v4l2_camera.cpp.
#pragma once

#include "api/device.h"
#include "v4l2/frame_format.h"
#include "v4l2/kernel_handle.h"

#include <string>
#include <string_view>
#include <vector>

namespace rekam::drivers::v4l2 {

constexpr int kMaxNodes = 64;
constexpr std::string_view kIdPrefix =
    "v4l2:video"; ///< of a camera's id; its node's number follows

[[nodiscard]] Error goneError(const char* call);

/// What an ioctl's errno means to a caller.
[[nodiscard]] Error failure(const char* call, int code);

struct OpenNode
{
    FileHandle file;
    DeviceInfo info;
};

/// Opens the node of an id. @return NotFound: no such camera; DeviceGone: it does not answer.
[[nodiscard]] Result<OpenNode> claim(const std::string& id);

/// In the kernel's order, 512 at most.
[[nodiscard]] std::vector<FrameMode> modesOf(const FileHandle& file);

/// @return the layout the driver chose; Unsupported if it is of another format or too large.
[[nodiscard]] Result<FrameLayout> setMode(const FileHandle& file, const FrameMode& mode);

} // namespace rekam::drivers::v4l2
