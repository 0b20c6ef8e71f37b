#include "demo.h"
#include "families.h"
#include "world.h"

#include <array>
#include <limits>

namespace rekam::ctl {

namespace {

constexpr std::array kProvisionOptions = {
    Option{"--seed", "S", "benih sidik jari petugas latihan (bawaan 1)"},
};

void tell(Command& command, const Demo& demo)
{
    command.line("Stasiun " + demo.stationCode + " · mode LATIHAN · " + demo.endpoint);
    Json people = Json::array();
    for (const DemoPerson& person : demo.people) {
        command.line(person.id + "  " + person.name + "  (" +
                     std::string(provision::titleOf(person.role)) +
                     ")  frasa sandi: " + person.passphrase);
        people.push_back({{"id", person.id},
                          {"name", person.name},
                          {"role", provision::tokenOf(person.role)},
                          {"passphrase", person.passphrase}});
    }
    command.json({{"station", demo.stationCode},
                  {"mode", "LATIHAN"},
                  {"endpoint", demo.endpoint},
                  {"seed", demo.seed},
                  {"people", std::move(people)}});
}

Exit provision(Command& command)
{
    const auto seed = command.number("--seed", 1, 0, std::numeric_limits<std::int64_t>::max());
    if (!seed) {
        return command.misuse(seed.error().detail);
    }
    RealWorld real(command);
    const auto demo =
        provisionDemo(real.world(), command.home(), static_cast<std::uint64_t>(seed.value()));
    if (!demo) {
        return command.fail(demo.error());
    }
    tell(command, demo.value());
    return Exit::Done;
}

Exit people(Command& command)
{
    const auto demo = readDemo(command.files(), command.home());
    if (!demo) {
        return command.fail(demo.error());
    }
    tell(command, demo.value());
    return Exit::Done;
}

constexpr std::array kVerbs = {
    Verb{"demo provision", "", 0, 0,
         "kantor, pusat, tiga petugas, dan stasiun latihan dalam satu folder", kProvisionOptions,
         provision},
    Verb{"demo people", "", 0, 0, "petugas latihan dan frasa sandinya", {}, people},
};

} // namespace

VerbTable demoVerbs()
{
    return kVerbs;
}

} // namespace rekam::ctl
