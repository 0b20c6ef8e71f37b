#include "v4l2/camera_node.h"

#include <fcntl.h>
#include <linux/videodev2.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <filesystem>
#include <fstream>

namespace rekam::drivers::v4l2 {

namespace {

constexpr std::size_t kMaxModes = 512;
constexpr std::uint32_t kMaxListed = 256; // formats, sizes, intervals: a kernel list without an end

/// "v4l2:video3" to 3. @return −1 if it is no such id.
int nodeOf(const std::string& id)
{
    if (id.compare(0, kIdPrefix.size(), kIdPrefix) != 0) {
        return -1;
    }
    int node = -1;
    const char* end = id.data() + id.size();
    const auto [stop, error] = std::from_chars(id.data() + kIdPrefix.size(), end, node);
    return error == std::errc{} && stop == end && node >= 0 && node < kMaxNodes ? node : -1;
}

FileHandle openNode(int node)
{
    const std::string path = "/dev/video" + std::to_string(node);
    return FileHandle(::open(path.c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC)); // NOLINT
}

/// First line of a sysfs attribute; empty if there is none.
std::string attribute(const std::filesystem::path& path)
{
    constexpr std::size_t kMaxLength = 128;
    std::ifstream file(path);
    std::string line;
    std::getline(file, line);
    return line.substr(0, kMaxLength);
}

template <std::size_t size>
std::string text(const std::uint8_t (&field)[size]) // NOLINT: the kernel's own arrays
{
    const auto* end = std::find(std::begin(field), std::end(field), std::uint8_t{0});
    return {std::begin(field), end};
}

bool captures(const v4l2_capability& capability)
{
    const std::uint32_t caps = (capability.capabilities & V4L2_CAP_DEVICE_CAPS) != 0
                                   ? capability.device_caps
                                   : capability.capabilities;
    const std::uint32_t needed = V4L2_CAP_VIDEO_CAPTURE | V4L2_CAP_STREAMING;
    return (caps & needed) == needed;
}

/// USB cameras: the interface's parent is the device, which knows maker and serial.
DeviceInfo describe(int node, const v4l2_capability& capability)
{
    const std::filesystem::path usb =
        "/sys/class/video4linux/video" + std::to_string(node) + "/device/..";
    DeviceInfo info;
    info.kind = DeviceKind::Camera;
    info.origin = DeviceOrigin::Physical;
    info.id = std::string(kIdPrefix) + std::to_string(node);
    info.driver = "v4l2";
    info.maker = attribute(usb / "manufacturer");
    info.model = text(capability.card);
    info.serial = attribute(usb / "serial");
    info.firmware = attribute(usb / "bcdDevice");
    if (info.maker.empty()) {
        info.maker = text(capability.driver);
    }
    return info;
}

void addIntervals(const FileHandle& file, FrameMode mode, std::vector<FrameMode>& modes)
{
    double best = 0.0;
    for (std::uint32_t i = 0; i < kMaxListed; ++i) {
        v4l2_frmivalenum interval{};
        interval.index = i;
        interval.pixel_format = fourCc(mode.format);
        interval.width = static_cast<std::uint32_t>(mode.widthPx);
        interval.height = static_cast<std::uint32_t>(mode.heightPx);
        if (file.control(VIDIOC_ENUM_FRAMEINTERVALS, &interval) != 0) {
            break;
        }
        const bool discrete = interval.type == V4L2_FRMIVAL_TYPE_DISCRETE;
        const v4l2_fract& fraction = discrete ? interval.discrete : interval.stepwise.min;
        if (fraction.numerator != 0) {
            best = std::max(best, static_cast<double>(fraction.denominator) / fraction.numerator);
        }
        if (!discrete) {
            break;
        }
    }
    mode.framesPerSecond = best;
    if (modes.size() < kMaxModes) {
        modes.push_back(mode);
    }
}

void addStepwise(const FileHandle& file, PixelFormat format, const v4l2_frmsize_stepwise& range,
                 std::vector<FrameMode>& modes)
{
    constexpr std::array<std::array<std::uint32_t, 2>, 6> kUsual = {
        {{640, 480}, {1280, 720}, {1280, 960}, {1600, 1200}, {1920, 1080}, {1920, 1440}}};
    for (const auto& [width, height] : kUsual) {
        if (width >= range.min_width && width <= range.max_width && height >= range.min_height &&
            height <= range.max_height) {
            addIntervals(file, {format, static_cast<int>(width), static_cast<int>(height), 0.0},
                         modes);
        }
    }
}

void addSizes(const FileHandle& file, PixelFormat format, std::vector<FrameMode>& modes)
{
    for (std::uint32_t i = 0; i < kMaxListed; ++i) {
        v4l2_frmsizeenum size{};
        size.index = i;
        size.pixel_format = fourCc(format);
        if (file.control(VIDIOC_ENUM_FRAMESIZES, &size) != 0) {
            break;
        }
        if (size.type != V4L2_FRMSIZE_TYPE_DISCRETE) {
            addStepwise(file, format, size.stepwise, modes);
            break;
        }
        if (size.discrete.width <= kMaxFrameSidePx && size.discrete.height <= kMaxFrameSidePx) {
            addIntervals(file,
                         {format, static_cast<int>(size.discrete.width),
                          static_cast<int>(size.discrete.height), 0.0},
                         modes);
        }
    }
}

} // namespace

Error goneError(const char* call)
{
    return {ErrorCode::DeviceGone, std::string("v4l2: ") + call};
}

Error failure(const char* call, int code)
{
    if (code == ENODEV || code == ENXIO || code == EBUSY || code == EIO) {
        return goneError(call);
    }
    return {ErrorCode::InvalidInput,
            std::string("v4l2: ") + call + ", errno " + std::to_string(code)};
}

std::vector<FrameMode> modesOf(const FileHandle& file)
{
    std::vector<FrameMode> modes;
    for (std::uint32_t i = 0; i < kMaxListed; ++i) {
        v4l2_fmtdesc description{};
        description.index = i;
        description.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
        if (file.control(VIDIOC_ENUM_FMT, &description) != 0) {
            break;
        }
        if (const auto format = formatOf(description.pixelformat)) {
            addSizes(file, *format, modes);
        }
    }
    return modes;
}

Result<OpenNode> claim(const std::string& id)
{
    const int node = nodeOf(id);
    if (node < 0) {
        return Error{ErrorCode::NotFound, "v4l2: no such id"};
    }
    OpenNode opened{openNode(node), {}};
    if (!opened.file.ok()) {
        const int code = errno;
        return code == ENOENT ? Error{ErrorCode::NotFound, "v4l2: no such camera"}
                              : failure("open", code);
    }
    v4l2_capability capability{};
    if (const int code = opened.file.control(VIDIOC_QUERYCAP, &capability); code != 0) {
        return failure("QUERYCAP", code);
    }
    if (!captures(capability)) {
        return Error{ErrorCode::NotFound, "v4l2: that node is no camera"};
    }
    opened.info = describe(node, capability);
    return opened;
}

Result<FrameLayout> setMode(const FileHandle& file, const FrameMode& mode)
{
    v4l2_format format{};
    format.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
    format.fmt.pix.width = static_cast<std::uint32_t>(mode.widthPx);
    format.fmt.pix.height = static_cast<std::uint32_t>(mode.heightPx);
    format.fmt.pix.pixelformat = fourCc(mode.format);
    format.fmt.pix.field = V4L2_FIELD_NONE;
    if (const int code = file.control(VIDIOC_S_FMT, &format); code != 0) {
        return failure("S_FMT", code);
    }
    const v4l2_pix_format& set = format.fmt.pix;
    if (set.pixelformat != fourCc(mode.format) ||
        set.width > static_cast<std::uint32_t>(kMaxFrameSidePx) ||
        set.height > static_cast<std::uint32_t>(kMaxFrameSidePx)) {
        return Error{ErrorCode::Unsupported, "v4l2: the camera does not take that mode"};
    }
    if (mode.framesPerSecond > 0.0) {
        // A wish: cameras that cannot set a rate keep their own.
        v4l2_streamparm parameters{};
        parameters.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
        parameters.parm.capture.timeperframe = {
            1000, static_cast<std::uint32_t>(std::min(mode.framesPerSecond, 30.0) * 1000.0)};
        (void)file.control(VIDIOC_S_PARM, &parameters);
    }
    return FrameLayout{mode.format, static_cast<int>(set.width), static_cast<int>(set.height),
                       set.bytesperline};
}

} // namespace rekam::drivers::v4l2
