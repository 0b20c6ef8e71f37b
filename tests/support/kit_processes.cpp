#include "support/kit_processes.h"

#include "base/check.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <thread>
#include <utility>

namespace rekam::testing {

namespace {

std::filesystem::path besideThis(const std::string& program)
{
    return std::filesystem::read_symlink("/proc/self/exe").parent_path() / program;
}

} // namespace

KitProcess::KitProcess(std::string program, std::filesystem::path home,
                       std::vector<std::string> arguments)
    : m_program(std::move(program))
    , m_home(std::move(home))
    , m_arguments(std::move(arguments))
{}

KitProcess::KitProcess(KitProcess&& other) noexcept
    : m_program(std::move(other.m_program))
    , m_home(std::move(other.m_home))
    , m_arguments(std::move(other.m_arguments))
    , m_pid(std::exchange(other.m_pid, -1))
{}

KitProcess& KitProcess::operator=(KitProcess&& other) noexcept
{
    if (this != &other) {
        kill();
        m_program = std::move(other.m_program);
        m_home = std::move(other.m_home);
        m_arguments = std::move(other.m_arguments);
        m_pid = std::exchange(other.m_pid, -1);
    }
    return *this;
}

KitProcess::~KitProcess()
{
    kill();
}

void KitProcess::start()
{
    kill();
    const std::string program = besideThis(m_program).string();
    std::vector<char*> arguments = {const_cast<char*>(program.c_str())};
    for (std::string& argument : m_arguments) {
        arguments.push_back(argument.data());
    }
    arguments.push_back(nullptr);
    std::string home = "REKAM_HOME=" + m_home.string();
    std::string path = "PATH=/usr/bin:/bin";
    std::vector<char*> environment = {home.data(), path.data(), nullptr};
    m_pid = ::fork();
    REKAM_CHECK(m_pid >= 0);
    if (m_pid == 0) {
        (void)::setpgid(0, 0);
        (void)::execve(program.c_str(), arguments.data(), environment.data());
        ::_exit(127);
    }
}

void KitProcess::kill()
{
    if (m_pid > 0) {
        (void)::kill(m_pid, SIGKILL);
        (void)::waitpid(m_pid, nullptr, 0);
        m_pid = -1;
    }
}

int KitProcess::stop()
{
    if (m_pid <= 0) {
        return -1;
    }
    (void)::kill(m_pid, SIGTERM);
    int status = 0;
    (void)::waitpid(std::exchange(m_pid, -1), &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

bool KitProcess::running()
{
    if (m_pid > 0 && ::waitpid(m_pid, nullptr, WNOHANG) == m_pid) {
        m_pid = -1;
    }
    return m_pid > 0;
}

bool eventually(std::chrono::milliseconds limit, const std::function<bool()>& done)
{
    using namespace std::chrono_literals;
    const auto until = std::chrono::steady_clock::now() + limit;
    while (!done()) {
        if (std::chrono::steady_clock::now() > until) {
            return false;
        }
        std::this_thread::sleep_for(5ms);
    }
    return true;
}

} // namespace rekam::testing
