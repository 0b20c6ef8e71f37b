// sync-agent: carries sealed packets from the spool to the intake, and the answers back.
#include "agent/agent.h"
#include "console.h"

#include <cstdio>
#include <exception>

namespace {

using namespace rekam;

constexpr std::string_view kHelp =
    "sync-agent: kirim paket tersegel dari spool ke intake.\n"
    "Pemakaian: REKAM_HOME=FOLDER sync-agent [run] [--json]\n"
    "Satu agen untuk satu rumah; --json: kegagalan sebagai satu dokumen JSON.\n";

Exit run(const Console& console)
{
    const auto stop = service::StopSignal::claim();
    if (!stop) {
        return console.fail(stop.error());
    }
    const provision::Home home = provision::homeFromEnvironment("rekam-home");
    const auto only = console.claim(home, home.spool());
    if (!only) {
        return Exit::Failed;
    }
    const auto agent = agent::Agent::open(home);
    if (!agent) {
        return console.fail(agent.error());
    }
    agent.value()->run(stop.value());
    return Exit::Done;
}

Exit dispatch(const Console& console)
{
    if (console.wantsHelp()) {
        return console.help(kHelp);
    }
    const bool serves = console.words().empty() ||
                        (console.words().size() == 1 && console.words().front() == "run");
    return serves ? run(console)
                  : console.misuse("sync-agent tidak mengenal " + console.stranger());
}

} // namespace

int main(int argc, char** argv)
{
    try {
        return static_cast<int>(dispatch(Console("sync-agent", argc, argv)));
    } catch (const std::exception& error) {
        (void)std::fprintf(stderr, "sync-agent: gagal: %s\n", error.what());
        return static_cast<int>(Exit::Failed);
    }
}
