// The families of verbs, one source file each.
#pragma once

#include "cli.h"

namespace rekam::ctl {

[[nodiscard]] VerbTable demoVerbs();
[[nodiscard]] VerbTable officeVerbs();
[[nodiscard]] VerbTable stationVerbs();
[[nodiscard]] VerbTable operatorVerbs();
[[nodiscard]] VerbTable policyVerbs();
[[nodiscard]] VerbTable rosterVerbs();
[[nodiscard]] VerbTable packetVerbs();
[[nodiscard]] VerbTable spoolVerbs();
[[nodiscard]] VerbTable storeVerbs();
[[nodiscard]] VerbTable syncVerbs();
[[nodiscard]] VerbTable fingerVerbs();
[[nodiscard]] VerbTable faceIrisVerbs();
[[nodiscard]] VerbTable wsqVerbs();
[[nodiscard]] VerbTable an2Verbs();
[[nodiscard]] VerbTable isoVerbs();

} // namespace rekam::ctl
