#include "v4l2/v4l2_camera.h"

#include "v4l2/kernel_handle.h"

#include <fcntl.h>
#include <linux/videodev2.h>
#include <poll.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <filesystem>
#include <fstream>

namespace rekam::drivers {

namespace {

using v4l2::FileHandle;
using v4l2::FrameMode;
using v4l2::MappedBuffer;
using v4l2::PixelFormat;

constexpr int kMaxNodes = 64;
constexpr std::size_t kMaxModes = 512;
constexpr std::uint32_t kMaxListed = 256; // formats, sizes, intervals: a kernel list without an end
constexpr std::uint32_t kBuffers = 4;
constexpr std::chrono::milliseconds kStale{150};
constexpr std::string_view kPrefix = "v4l2:video";

Error goneError(const char* call)
{
    return {ErrorCode::DeviceGone, std::string("v4l2: ") + call};
}

/// What an ioctl's errno means to a caller.
Error failure(const char* call, int code)
{
    if (code == ENODEV || code == ENXIO || code == EBUSY || code == EIO) {
        return goneError(call);
    }
    return {ErrorCode::InvalidInput,
            std::string("v4l2: ") + call + ", errno " + std::to_string(code)};
}

/// "v4l2:video3" to 3. @return −1 if it is no such id.
int nodeOf(const std::string& id)
{
    if (id.compare(0, kPrefix.size(), kPrefix) != 0) {
        return -1;
    }
    int node = -1;
    const char* end = id.data() + id.size();
    const auto [stop, error] = std::from_chars(id.data() + kPrefix.size(), end, node);
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
    info.id = std::string(kPrefix) + std::to_string(node);
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
        interval.pixel_format = v4l2::fourCc(mode.format);
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
        size.pixel_format = v4l2::fourCc(format);
        if (file.control(VIDIOC_ENUM_FRAMESIZES, &size) != 0) {
            break;
        }
        if (size.type != V4L2_FRMSIZE_TYPE_DISCRETE) {
            addStepwise(file, format, size.stepwise, modes);
            break;
        }
        if (size.discrete.width <= v4l2::kMaxFrameSidePx &&
            size.discrete.height <= v4l2::kMaxFrameSidePx) {
            addIntervals(file,
                         {format, static_cast<int>(size.discrete.width),
                          static_cast<int>(size.discrete.height), 0.0},
                         modes);
        }
    }
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
        if (const auto format = v4l2::formatOf(description.pixelformat)) {
            addSizes(file, *format, modes);
        }
    }
    return modes;
}

struct OpenNode
{
    FileHandle file;
    DeviceInfo info;
};

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

/// Writes to an eventfd when a stop is requested, so that poll() wakes at once. Lives for one wait.
class StopSignal
{
public:
    explicit StopSignal(std::stop_token stop)
        : m_event(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
        , m_callback(std::move(stop), Wake{m_event.get()})
    {}

    [[nodiscard]] int descriptor() const { return m_event.get(); }

private:
    struct Wake
    {
        int descriptor;

        void operator()() const
        {
            const std::uint64_t one = 1;
            // Fails only if the counter is full, and then poll() wakes all the same.
            if (::write(descriptor, &one, sizeof one) < 0) {
                return;
            }
        }
    };

    FileHandle m_event;
    std::stop_callback<Wake> m_callback;
};

using Deadline = std::chrono::steady_clock::time_point;

class V4l2Camera final : public Camera
{
public:
    V4l2Camera(OpenNode opened, v4l2::FrameLayout layout)
        : m_file(std::move(opened.file))
        , m_info(std::move(opened.info))
        , m_layout(layout)
    {}

    V4l2Camera(const V4l2Camera&) = delete;
    V4l2Camera& operator=(const V4l2Camera&) = delete;
    V4l2Camera(V4l2Camera&&) = delete;
    V4l2Camera& operator=(V4l2Camera&&) = delete;

    ~V4l2Camera() override { stopStream(); }

    [[nodiscard]] const DeviceInfo& info() const override { return m_info; }

    Status selfTest() override
    {
        v4l2_capability capability{};
        const int code = m_gone ? ENODEV : m_file.control(VIDIOC_QUERYCAP, &capability);
        return code == 0 ? Status() : Status(failure("QUERYCAP", code));
    }

    Result<RgbImage> nextFrame(std::chrono::milliseconds timeout, std::stop_token stop) override
    {
        if (m_gone) {
            return goneError("unplugged");
        }
        if (stop.stop_requested()) {
            return Error{ErrorCode::Cancelled, "v4l2: cancelled"};
        }
        const StopSignal signal(stop);
        auto frame = waitForFrame(std::chrono::steady_clock::now() + timeout, signal);
        if (!frame && frame.error().code == ErrorCode::DeviceGone) {
            m_gone = true;
            stopStream();
        }
        return frame;
    }

    /// The stream already runs in the mode that was chosen for portraits.
    Result<RgbImage> takeStill(std::chrono::milliseconds timeout, std::stop_token stop) override
    {
        return nextFrame(timeout, std::move(stop));
    }

    void rest() override { stopStream(); }

private:
    Result<RgbImage> waitForFrame(Deadline deadline, const StopSignal& signal)
    {
        if (m_buffers.empty()) {
            if (auto status = startStream(); !status) {
                stopStream();
                return status.error();
            }
        }
        while (true) {
            if (auto status = pollOnce(deadline, signal); !status) {
                return status.error();
            }
            const auto index = newest();
            if (!index) {
                return index.error();
            }
            if (index.value() < kBuffers) {
                return take(index.value());
            }
        }
    }

    /// @return ok once the driver has something to say; or Timeout, Cancelled.
    Status pollOnce(Deadline deadline, const StopSignal& signal) const
    {
        while (true) {
            const auto left = std::chrono::ceil<std::chrono::milliseconds>(
                deadline - std::chrono::steady_clock::now());
            const auto wait = std::clamp<std::int64_t>(left.count(), 0, 3'600'000);
            std::array<pollfd, 2> waits = {pollfd{m_file.get(), POLLIN, 0},
                                           pollfd{signal.descriptor(), POLLIN, 0}};
            const int ready = ::poll(waits.data(), waits.size(), static_cast<int>(wait));
            if (ready < 0 && errno != EINTR) {
                return failure("poll", errno);
            }
            if (waits[1].revents != 0) {
                return Error{ErrorCode::Cancelled, "v4l2: cancelled"};
            }
            if (ready == 0) {
                return Error{ErrorCode::Timeout, "v4l2: no frame"};
            }
            if (ready > 0) {
                return {};
            }
        }
    }

    /// Dequeues all that is there and gives back all but the newest. @return its index, kBuffers if
    /// nothing usable was there, or DeviceGone.
    Result<std::uint32_t> newest()
    {
        std::uint32_t kept = kBuffers;
        for (std::uint32_t i = 0; i <= kBuffers; ++i) {
            v4l2_buffer buffer = blank(0);
            const int code = m_file.control(VIDIOC_DQBUF, &buffer);
            if (code == EAGAIN) {
                break;
            }
            if (code != 0 || buffer.index >= m_buffers.size()) {
                return goneError("DQBUF");
            }
            m_used[buffer.index] = buffer.bytesused;
            const bool usable = (buffer.flags & V4L2_BUF_FLAG_ERROR) == 0 && !stale(buffer);
            const std::uint32_t back = usable ? std::exchange(kept, buffer.index) : buffer.index;
            if (back < kBuffers) {
                if (auto status = queue(back); !status) {
                    return status.error();
                }
            }
        }
        return kept;
    }

    /// After a pause the queue holds frames of long ago; the driver stopped when it was full.
    [[nodiscard]] static bool stale(const v4l2_buffer& buffer)
    {
        if ((buffer.flags & V4L2_BUF_FLAG_TIMESTAMP_MASK) != V4L2_BUF_FLAG_TIMESTAMP_MONOTONIC) {
            return false;
        }
        const auto taken = std::chrono::seconds(buffer.timestamp.tv_sec) +
                           std::chrono::microseconds(buffer.timestamp.tv_usec);
        return std::chrono::steady_clock::now().time_since_epoch() - taken > kStale;
    }

    Result<RgbImage> take(std::uint32_t index)
    {
        auto image = v4l2::toRgb(m_buffers[index].bytes(m_used[index]), m_layout);
        if (auto status = queue(index); !status) {
            return status.error();
        }
        return image;
    }

    [[nodiscard]] static v4l2_buffer blank(std::uint32_t index)
    {
        v4l2_buffer buffer{};
        buffer.index = index;
        buffer.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
        buffer.memory = V4L2_MEMORY_MMAP;
        return buffer;
    }

    Status queue(std::uint32_t index)
    {
        v4l2_buffer buffer = blank(index);
        const int code = m_file.control(VIDIOC_QBUF, &buffer);
        return code == 0 ? Status() : Status(goneError("QBUF"));
    }

    Status startStream()
    {
        v4l2_requestbuffers request{};
        request.count = kBuffers;
        request.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
        request.memory = V4L2_MEMORY_MMAP;
        if (const int code = m_file.control(VIDIOC_REQBUFS, &request); code != 0) {
            return failure("REQBUFS", code);
        }
        for (std::uint32_t i = 0; i < std::min(request.count, kBuffers); ++i) {
            v4l2_buffer buffer = blank(i);
            if (const int code = m_file.control(VIDIOC_QUERYBUF, &buffer); code != 0) {
                return failure("QUERYBUF", code);
            }
            m_buffers.emplace_back(::mmap(nullptr, buffer.length, PROT_READ, MAP_SHARED,
                                          m_file.get(), static_cast<off_t>(buffer.m.offset)),
                                   buffer.length);
            if (!m_buffers.back().ok()) {
                return failure("mmap", errno);
            }
            if (auto status = queue(i); !status) {
                return status;
            }
        }
        int type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
        const int code = m_file.control(VIDIOC_STREAMON, &type);
        return code == 0 ? Status() : Status(failure("STREAMON", code));
    }

    /// Errors are of no use here: the device may be gone, and there is nothing more to release.
    void stopStream()
    {
        int type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
        (void)m_file.control(VIDIOC_STREAMOFF, &type);
        m_buffers.clear();
        v4l2_requestbuffers request{};
        request.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
        request.memory = V4L2_MEMORY_MMAP;
        (void)m_file.control(VIDIOC_REQBUFS, &request);
    }

    FileHandle m_file;
    DeviceInfo m_info;
    v4l2::FrameLayout m_layout;
    std::vector<MappedBuffer> m_buffers; ///< empty while the stream rests
    std::array<std::size_t, kBuffers> m_used{};
    bool m_gone = false;
};

Result<v4l2::FrameLayout> setMode(const FileHandle& file, const FrameMode& mode)
{
    v4l2_format format{};
    format.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
    format.fmt.pix.width = static_cast<std::uint32_t>(mode.widthPx);
    format.fmt.pix.height = static_cast<std::uint32_t>(mode.heightPx);
    format.fmt.pix.pixelformat = v4l2::fourCc(mode.format);
    format.fmt.pix.field = V4L2_FIELD_NONE;
    if (const int code = file.control(VIDIOC_S_FMT, &format); code != 0) {
        return failure("S_FMT", code);
    }
    const v4l2_pix_format& set = format.fmt.pix;
    if (set.pixelformat != v4l2::fourCc(mode.format) ||
        set.width > static_cast<std::uint32_t>(v4l2::kMaxFrameSidePx) ||
        set.height > static_cast<std::uint32_t>(v4l2::kMaxFrameSidePx)) {
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
    return v4l2::FrameLayout{mode.format, static_cast<int>(set.width), static_cast<int>(set.height),
                             set.bytesperline};
}

} // namespace

std::vector<DeviceInfo> enumerateV4l2()
{
    std::vector<DeviceInfo> found;
    for (int node = 0; node < kMaxNodes; ++node) {
        auto opened = claim(std::string(kPrefix) + std::to_string(node));
        if (opened && v4l2::chooseMode(modesOf(opened.value().file))) {
            found.push_back(std::move(opened.value().info));
        }
    }
    return found;
}

Result<std::vector<FrameMode>> listV4l2Modes(const std::string& id)
{
    const auto opened = claim(id);
    if (!opened) {
        return opened.error();
    }
    return modesOf(opened.value().file);
}

Result<std::unique_ptr<Camera>> openV4l2Camera(const std::string& id, std::optional<FrameMode> mode)
{
    auto opened = claim(id);
    if (!opened) {
        return opened.error();
    }
    if (!mode) {
        mode = v4l2::chooseMode(modesOf(opened.value().file));
    }
    if (!mode) {
        return Error{ErrorCode::Unsupported, "v4l2: the camera has no usable mode"};
    }
    const auto layout = setMode(opened.value().file, *mode);
    if (!layout) {
        return layout.error();
    }
    return std::unique_ptr<Camera>(
        std::make_unique<V4l2Camera>(std::move(opened).value(), layout.value()));
}

} // namespace rekam::drivers
