// A practice office, centre and station in one home, ready to start: mode LATIHAN only.
#pragma once

#include "office/office_desk.h"

#include <cstdint>
#include <string>
#include <vector>

namespace rekam::ctl {

struct DemoPerson
{
    std::string id;
    std::string name;
    provision::OperatorRole role = provision::OperatorRole::Operator;
    std::string passphrase;
};

/// What `office/demo.json` holds: {"schema": 1, "mode": "LATIHAN", "seed": S, "station": CODE,
/// "endpoint": URL, "people": [{"id", "name", "role", "passphrase"}]}. Only a practice home has it.
struct Demo
{
    std::uint64_t seed = 1;
    std::string stationCode;
    std::string endpoint;
    std::vector<DemoPerson> people; ///< operator, verifier, supervisor
};

/// Office, centre, three people with synthetic fingers of `seed`, one station, key slots for all
/// three, and a free loopback port. Conflict if there is an office in this home already; a home
/// where an earlier try was cut short must be removed first.
[[nodiscard]] Result<Demo> provisionDemo(const World& world, const provision::Home& home,
                                         std::uint64_t seed);

/// NotFound if this is no practice home.
[[nodiscard]] Result<Demo> readDemo(FileSystem& files, const provision::Home& home);

} // namespace rekam::ctl
