// Generated fingers pressed on a platen, for tests of what becomes of a frame.
#pragma once

#include "base/slap_fingers.h"
#include "virtual/bodies/synthetic_slap.h"

#include <memory>
#include <string>
#include <vector>

namespace rekam::testing {

/// One finger or a slap of `subject`, whose body is the same in every test; another `variation` is
/// another touch.
inline drivers::Slap press(const std::string& subject, FingerPosition position,
                           std::uint64_t variation)
{
    constexpr std::uint64_t kBodies = 7;
    std::vector<std::shared_ptr<const drivers::MasterPrint>> masters;
    for (const FingerPosition finger : fingersOf(position)) {
        masters.push_back(std::make_shared<const drivers::MasterPrint>(
            drivers::makeMasterPrint(kBodies, subject, finger)));
    }
    return drivers::makeSlap(masters, {variation, 0.0, drivers::SkinState::Normal});
}

} // namespace rekam::testing
