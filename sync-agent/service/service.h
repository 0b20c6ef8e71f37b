// What every background program of the kit needs of the system: pid file, stop signal, log, watch.
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

/// `run/NAME.pid` with a lock that dies with the process, so that a stale file stops nobody.
class PidFile
{
public:
    /// Conflict when another process holds it.
    [[nodiscard]] static Result<PidFile> claim(const std::filesystem::path& path);

private:
    explicit PidFile(Descriptor descriptor);
    Descriptor m_descriptor;
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
