// sync-agent: carries sealed packets from the spool to the intake, and the answers back.
#include "agent/agent.h"

#include <iostream>

namespace {

constexpr int kFailed = 1;
constexpr int kUsage = 2;

} // namespace

int main(int argc, char** argv)
{
    using namespace rekam;
    const std::string_view first = argc > 1 ? argv[1] : "";
    if (argc > 1) {
        std::cout << "sync-agent: kirim paket tersegel dari spool ke intake.\n"
                     "Pemakaian: REKAM_HOME=FOLDER sync-agent\n";
        return first == "--help" ? 0 : kUsage;
    }
    const auto stop = service::StopSignal::claim();
    const provision::Home home = provision::homeFromEnvironment("rekam-home");
    const auto pid = service::PidFile::claim(home.run() / "sync-agent.pid");
    if (!stop || !pid) {
        std::cerr << "sync-agent: " << (stop ? pid.error() : stop.error()).detail << '\n';
        return kFailed;
    }
    const auto agent = agent::Agent::open(home);
    if (!agent) {
        std::cerr << "sync-agent: " << agent.error().detail << '\n';
        return kFailed;
    }
    agent.value()->run(stop.value());
    return 0;
}
