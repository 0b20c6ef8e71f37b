// What every background program of the kit needs of the system: one instance, stop signal, log,
// watch.
#pragma once

#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace rekam::service {

/// Owns one file descriptor; closed on destruction.
class Descriptor
{
public:
    explicit Descriptor(int number = -1) noexcept
        : m_number(number)
    {}

    Descriptor(Descriptor&& other) noexcept;
    Descriptor& operator=(Descriptor&& other) noexcept;
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor();

    [[nodiscard]] int get() const noexcept { return m_number; }

private:
    int m_number;
};

/// One process of a kind for one home, until it ends, however it ends.
class SingleInstance
{
public:
    /// Locks `folder`, which the program works in, itself: a lock file can be swept away under the
    /// one who holds it, a folder with data in it is not. `pidFile` only tells people a number;
    /// what it holds, or that it cannot be written, changes nothing. Both parents are made.
    /// Conflict when another process holds the folder; Storage, NoSpace.
    [[nodiscard]] static Result<SingleInstance> claim(const std::filesystem::path& folder,
                                                      const std::filesystem::path& pidFile);

private:
    SingleInstance(Descriptor folder, Descriptor pidFile);
    Descriptor m_folder;
    Descriptor m_pidFile;
};

/// SIGTERM and SIGINT as a descriptor to wait on. Claim before any thread starts.
class StopSignal
{
public:
    [[nodiscard]] static Result<StopSignal> claim();

    [[nodiscard]] int descriptor() const noexcept { return m_descriptor.get(); }

    /// Whether one of them came.
    [[nodiscard]] bool raised() const;

private:
    explicit StopSignal(Descriptor descriptor);
    Descriptor m_descriptor;
};

/// Tells that files appeared in or left from folders (inotify). A hint only: look for yourself.
class FolderWatch
{
public:
    enum class Interest { Arrivals, Departures, Both };

    [[nodiscard]] static Result<FolderWatch> open();
    [[nodiscard]] Status add(const std::filesystem::path& folder, Interest interest);

    [[nodiscard]] int descriptor() const noexcept { return m_descriptor.get(); }

    /// Whether anything happened since the last call.
    [[nodiscard]] bool takeChange();

private:
    explicit FolderWatch(Descriptor descriptor);
    Descriptor m_descriptor;
};

/// Lines with a UTC time in front; callers keep personal data out. Past 8 MB the file becomes
/// NAME.1. A log that cannot be written stops nothing.
class LogFile
{
public:
    explicit LogFile(std::filesystem::path path);

    void line(std::string_view text);

private:
    std::filesystem::path m_path;
    std::string m_last;
    std::uint64_t m_repeats = 0;
};

} // namespace rekam::service
