#include "base/calendar.h"
#include "families.h"
#include "practice/demo.h"
#include "practice/demo_roster.h"
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

constexpr std::array kRosterOptions = {
    Option{"--students", "N", "siswa yang dapat direkam hari ini (bawaan 20)"},
    Option{"--seed", "S", "benih nama dan tanggal (bawaan 1)"},
};

constexpr int kDemoStudentsMax = 9000;

Exit roster(Command& command)
{
    const auto seed = command.number("--seed", 1, 0, std::numeric_limits<std::int64_t>::max());
    const auto students = command.number("--students", 20, 1, kDemoStudentsMax);
    if (!seed || !students) {
        return command.misuse(seed ? students.error().detail : seed.error().detail);
    }
    const std::string csv =
        demoRoster(static_cast<int>(students.value()), static_cast<std::uint64_t>(seed.value()),
                   localDate(command.clock().wallTime()));
    if (const Status written = command.writeOut(command.words().front(), asBytes(csv)); !written) {
        return command.fail(written.error());
    }
    command.line(command.words().front());
    command.json({{"file", command.words().front()}, {"students", students.value()}});
    return Exit::Done;
}

constexpr std::array kVerbs = {
    Verb{"demo provision", "", 0, 0,
         "kantor, pusat, tiga petugas, dan stasiun latihan dalam satu folder", kProvisionOptions,
         provision},
    Verb{"demo roster", "FILE", 1, 1, "daftar permohonan latihan dengan siswa rekaan",
         kRosterOptions, roster},
    Verb{"demo people", "", 0, 0, "petugas latihan dan frasa sandinya", {}, people},
};

} // namespace

VerbTable demoVerbs()
{
    return kVerbs;
}

} // namespace rekam::ctl
