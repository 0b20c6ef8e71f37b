// Starts, kills and awaits the real programs.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace rekam::testing {

/// One child process; killed and reaped on destruction. The program is found beside the test's own.
class KitProcess
{
public:
    KitProcess(std::string program, std::filesystem::path home,
               std::vector<std::string> arguments = {});
    KitProcess(KitProcess&& other) noexcept;
    KitProcess& operator=(KitProcess&& other) noexcept;
    KitProcess(const KitProcess&) = delete;
    KitProcess& operator=(const KitProcess&) = delete;
    ~KitProcess();

    void start();

    /// SIGKILL and wait; nothing if it does not run.
    void kill();

    /// SIGTERM and wait. @return the exit code; -1 if a signal ended it.
    int stop();

    [[nodiscard]] bool running();

    [[nodiscard]] pid_t pid() const noexcept { return m_pid; }

private:
    std::string m_program;
    std::filesystem::path m_home;
    std::vector<std::string> m_arguments;
    pid_t m_pid = -1;
};

/// Asks every few milliseconds until `done` or the limit. @return whether it was done.
bool eventually(std::chrono::milliseconds limit, const std::function<bool()>& done);

} // namespace rekam::testing
