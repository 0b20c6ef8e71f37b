#include "v4l2/v4l2_camera.h"

#include "v4l2/camera_node.h"
#include "v4l2/kernel_handle.h"

#include <linux/videodev2.h>
#include <poll.h>

#include <algorithm>
#include <array>
#include <cstring>

namespace rekam::drivers {

namespace {

using v4l2::failure;
using v4l2::FileHandle;
using v4l2::FrameMode;
using v4l2::goneError;
using v4l2::MappedBuffer;
using v4l2::OpenNode;

constexpr std::uint32_t kBuffers = 4;
constexpr std::chrono::milliseconds kStale{150};
/// What a sensor takes to find exposure and white balance; its first frames are often torn.
constexpr std::chrono::milliseconds kSettle{400};

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
        m_lastLook = std::chrono::steady_clock::now();
        if (!frame && frame.error().code == ErrorCode::DeviceGone) {
            m_gone = true;
            stopStream();
        }
        return frame;
    }

    /// In the mode of the stream, which was chosen for portraits. Where the stream rested, the
    /// sensor gets its time first.
    Result<RgbImage> takeStill(std::chrono::milliseconds timeout, std::stop_token stop) override
    {
        if (m_buffers.empty()) {
            auto first = nextFrame(timeout, stop);
            if (!first && first.error().code != ErrorCode::InvalidInput) {
                return first;
            }
            m_settled = std::chrono::steady_clock::now() + kSettle;
        }
        while (true) {
            auto frame = nextFrame(timeout, stop);
            const bool spoilt = !frame && frame.error().code == ErrorCode::InvalidInput;
            if ((!frame && !spoilt) || std::chrono::steady_clock::now() >= m_settled) {
                return frame;
            }
        }
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
        // After a pause the queue holds frames of long ago; the driver stopped when it was full.
        const auto now = std::chrono::steady_clock::now();
        const auto notBefore = now - m_lastLook > kStale ? now - kStale : Deadline::min();
        while (true) {
            if (auto status = pollOnce(deadline, signal); !status) {
                return status.error();
            }
            const auto index = newest(notBefore);
            if (!index) {
                return index.error();
            }
            if (index.value() < kBuffers) {
                return take(index.value());
            }
            if (std::chrono::steady_clock::now() >= deadline) {
                return Error{ErrorCode::Timeout, "v4l2: no usable frame"};
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
    Result<std::uint32_t> newest(Deadline notBefore)
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
            const bool usable =
                (buffer.flags & V4L2_BUF_FLAG_ERROR) == 0 && !isBefore(buffer, notBefore);
            const std::uint32_t back = usable ? std::exchange(kept, buffer.index) : buffer.index;
            if (back < kBuffers) {
                if (auto status = queue(back); !status) {
                    return status.error();
                }
            }
        }
        return kept;
    }

    /// Unknown counts as not: then the driver uses another clock than ours.
    [[nodiscard]] static bool isBefore(const v4l2_buffer& buffer, Deadline time)
    {
        if ((buffer.flags & V4L2_BUF_FLAG_TIMESTAMP_MASK) != V4L2_BUF_FLAG_TIMESTAMP_MONOTONIC) {
            return false;
        }
        const auto taken = std::chrono::seconds(buffer.timestamp.tv_sec) +
                           std::chrono::microseconds(buffer.timestamp.tv_usec);
        return Deadline(taken) < time;
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
    Deadline m_lastLook{}; ///< when frames were fetched last
    Deadline m_settled{};  ///< since when a picture may be kept
    bool m_gone = false;
};

} // namespace

std::vector<DeviceInfo> enumerateV4l2()
{
    std::vector<DeviceInfo> found;
    for (int node = 0; node < v4l2::kMaxNodes; ++node) {
        auto opened = v4l2::claim(std::string(v4l2::kIdPrefix) + std::to_string(node));
        if (opened && v4l2::chooseMode(v4l2::modesOf(opened.value().file))) {
            found.push_back(std::move(opened.value().info));
        }
    }
    return found;
}

Result<std::vector<FrameMode>> listV4l2Modes(const std::string& id)
{
    const auto opened = v4l2::claim(id);
    if (!opened) {
        return opened.error();
    }
    return v4l2::modesOf(opened.value().file);
}

Result<std::unique_ptr<Camera>> openV4l2Camera(const std::string& id, std::optional<FrameMode> mode)
{
    auto opened = v4l2::claim(id);
    if (!opened) {
        return opened.error();
    }
    if (!mode) {
        mode = v4l2::chooseMode(v4l2::modesOf(opened.value().file));
    }
    if (!mode) {
        return Error{ErrorCode::Unsupported, "v4l2: the camera has no usable mode"};
    }
    const auto layout = v4l2::setMode(opened.value().file, *mode);
    if (!layout) {
        return layout.error();
    }
    return std::unique_ptr<Camera>(
        std::make_unique<V4l2Camera>(std::move(opened).value(), layout.value()));
}

} // namespace rekam::drivers
