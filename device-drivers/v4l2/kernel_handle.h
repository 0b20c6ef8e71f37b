// Ownership of a file descriptor and of a mapped buffer, and ioctl without interruptions.
#pragma once

#include "base/bytes.h"

#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <utility>

namespace rekam::drivers::v4l2 {

/// Closes on destruction. A moved-from or failed one holds −1.
class FileHandle
{
public:
    explicit FileHandle(int descriptor = -1)
        : m_descriptor(descriptor)
    {}

    FileHandle(FileHandle&& other) noexcept
        : m_descriptor(std::exchange(other.m_descriptor, -1))
    {}

    FileHandle& operator=(FileHandle&& other) noexcept
    {
        std::swap(m_descriptor, other.m_descriptor);
        return *this;
    }

    FileHandle(const FileHandle&) = delete;
    FileHandle& operator=(const FileHandle&) = delete;

    ~FileHandle()
    {
        if (m_descriptor >= 0) {
            (void)::close(m_descriptor);
        }
    }

    [[nodiscard]] int get() const { return m_descriptor; }

    [[nodiscard]] bool ok() const { return m_descriptor >= 0; }

    /// @return 0, or the errno of a failure; interruptions by signals are repeated.
    template <typename Argument>
    [[nodiscard]] int control(unsigned long request, Argument* argument) const
    {
        int result = 0;
        do {
            result = ::ioctl(m_descriptor, request, argument);
        } while (result == -1 && errno == EINTR);
        return result == -1 ? errno : 0;
    }

private:
    int m_descriptor;
};

/// A buffer that the driver shares with us. Unmaps on destruction, which must come before the
/// buffers are given back to the driver.
class MappedBuffer
{
public:
    MappedBuffer(void* start, std::size_t length)
        : m_start(start)
        , m_length(length)
    {}

    MappedBuffer(MappedBuffer&& other) noexcept
        : m_start(std::exchange(other.m_start, MAP_FAILED))
        , m_length(other.m_length)
    {}

    MappedBuffer& operator=(MappedBuffer&&) = delete;
    MappedBuffer(const MappedBuffer&) = delete;
    MappedBuffer& operator=(const MappedBuffer&) = delete;

    ~MappedBuffer()
    {
        if (m_start != MAP_FAILED) {
            (void)::munmap(m_start, m_length);
        }
    }

    [[nodiscard]] bool ok() const { return m_start != MAP_FAILED; }

    [[nodiscard]] ByteView bytes(std::size_t used) const
    {
        return {static_cast<const std::byte*>(m_start), std::min(used, m_length)};
    }

private:
    void* m_start;
    std::size_t m_length;
};

} // namespace rekam::drivers::v4l2
