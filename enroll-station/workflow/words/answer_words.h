// Why the centre did not take a packet, for the screens.
#pragma once

#include "workflow/view/common.h"

#include <string_view>

namespace rekam::workflow::words {

/// @param stored as PacketRow keeps it (record/answers.h): the number of the RejectCause, then the
/// adapter's own English, which is for its log. A number from a newer centre has general words.
/// @return cause and way on.
[[nodiscard]] view::AlertView rejection(std::string_view stored);

} // namespace rekam::workflow::words
