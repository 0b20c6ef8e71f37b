#include "service/service.h"

#include "base/file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/inotify.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <system_error>
#include <utility>

namespace rekam::service {

namespace {

constexpr std::uintmax_t kLogBytes = std::uintmax_t{8} * 1024 * 1024;

Error systemError(const char* call)
{
    const auto code = errno == ENOSPC || errno == EDQUOT ? ErrorCode::NoSpace : ErrorCode::Storage;
    return {code, std::string(call) + ": " + std::generic_category().message(errno)};
}

sigset_t stopSignals()
{
    sigset_t signals = {};
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    return signals;
}

} // namespace

Descriptor::Descriptor(Descriptor&& other) noexcept
    : m_number(std::exchange(other.m_number, -1))
{}

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept
{
    std::swap(m_number, other.m_number);
    return *this;
}

Descriptor::~Descriptor()
{
    if (m_number >= 0) {
        (void)::close(m_number);
    }
}

SingleInstance::SingleInstance(Descriptor folder, Descriptor pidFile)
    : m_folder(std::move(folder))
    , m_pidFile(std::move(pidFile))
{}

Result<SingleInstance> SingleInstance::claim(const std::filesystem::path& folder,
                                             const std::filesystem::path& pidFile)
{
    if (Status made = posixFiles().makeFolder(folder); !made) {
        return made.error();
    }
    (void)posixFiles().makeFolder(pidFile.parent_path());
    Descriptor guard(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (guard.get() < 0) {
        return systemError("open folder");
    }
    const bool guarded = ::flock(guard.get(), LOCK_EX | LOCK_NB) == 0;
    const Error taken = {ErrorCode::Conflict, "already running: " + folder.string()};
    if (!guarded && errno == EWOULDBLOCK) {
        return taken;
    }
    // Its lock decides where folders cannot be locked (NFS), and beside a program of an older
    // build.
    Descriptor number(::open(pidFile.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644));
    if (number.get() < 0) {
        return guarded ? Result<SingleInstance>(SingleInstance(std::move(guard), Descriptor()))
                       : systemError("open pid file");
    }
    if (::flock(number.get(), LOCK_EX | LOCK_NB) != 0) {
        return errno == EWOULDBLOCK || !guarded ? Result<SingleInstance>(taken)
                                                : SingleInstance(std::move(guard), Descriptor());
    }
    const std::string text = std::to_string(::getpid()) + "\n";
    if (::ftruncate(number.get(), 0) == 0) {
        (void)!::pwrite(number.get(), text.data(), text.size(), 0);
    }
    return SingleInstance(std::move(guard), std::move(number));
}

StopSignal::StopSignal(Descriptor descriptor)
    : m_descriptor(std::move(descriptor))
{}

Result<StopSignal> StopSignal::claim()
{
    const sigset_t signals = stopSignals();
    if (::pthread_sigmask(SIG_BLOCK, &signals, nullptr) != 0) {
        return systemError("block signals");
    }
    Descriptor descriptor(::signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK));
    if (descriptor.get() < 0) {
        return systemError("signalfd");
    }
    return StopSignal(std::move(descriptor));
}

bool StopSignal::raised() const
{
    signalfd_siginfo about = {};
    return ::read(m_descriptor.get(), &about, sizeof about) == static_cast<ssize_t>(sizeof about);
}

FolderWatch::FolderWatch(Descriptor descriptor)
    : m_descriptor(std::move(descriptor))
{}

Result<FolderWatch> FolderWatch::open()
{
    Descriptor descriptor(::inotify_init1(IN_CLOEXEC | IN_NONBLOCK));
    if (descriptor.get() < 0) {
        return systemError("inotify_init1");
    }
    return FolderWatch(std::move(descriptor));
}

Status FolderWatch::add(const std::filesystem::path& folder, Interest interest)
{
    constexpr std::uint32_t kArrivals = IN_MOVED_TO;
    constexpr std::uint32_t kDepartures = IN_DELETE | IN_MOVED_FROM;
    const std::uint32_t mask = interest == Interest::Arrivals     ? kArrivals
                               : interest == Interest::Departures ? kDepartures
                                                                  : kArrivals | kDepartures;
    return ::inotify_add_watch(m_descriptor.get(), folder.c_str(), mask) >= 0
               ? Status()
               : Status(systemError("inotify_add_watch"));
}

bool FolderWatch::takeChange()
{
    alignas(inotify_event) std::array<char, std::size_t{16}* 1024> events = {};
    bool changed = false;
    while (::read(m_descriptor.get(), events.data(), events.size()) > 0) {
        changed = true;
    }
    return changed;
}

LogFile::LogFile(std::filesystem::path path)
    : m_path(std::move(path))
{
    std::error_code failed;
    std::filesystem::create_directories(m_path.parent_path(), failed);
}

void LogFile::line(std::string_view text)
{
    // A fault that repeats every second must not bury what came before it.
    if (text == m_last) {
        ++m_repeats;
        return;
    }
    std::error_code failed;
    if (std::filesystem::file_size(m_path, failed) > kLogBytes && !failed) {
        std::filesystem::rename(m_path, m_path.string() + ".1", failed);
    }
    std::ofstream file(m_path, std::ios::app);
    const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    std::tm parts = {};
    std::array<char, 32> stamp = {};
    if (::gmtime_r(&now, &parts) != nullptr) {
        (void)std::strftime(stamp.data(), stamp.size(), "%Y-%m-%dT%H:%M:%SZ", &parts);
    }
    if (m_repeats > 0) {
        file << stamp.data() << " (repeated " << std::exchange(m_repeats, 0U) << " times)\n";
    }
    file << stamp.data() << ' ' << text << '\n';
    m_last = text;
}

} // namespace rekam::service
