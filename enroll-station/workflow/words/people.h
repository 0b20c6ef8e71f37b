// The names of the people who work at this station.
#pragma once

#include "provision/operator_credential.h"

#include <QString>

#include <span>
#include <string_view>

namespace rekam::workflow::words {

/// The name behind an id; the id itself if nobody here has it (e.g. a credential that has run out).
[[nodiscard]] QString personName(std::span<const provision::OperatorCredential> people,
                                 std::string_view id);

} // namespace rekam::workflow::words
