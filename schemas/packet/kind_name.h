// The names of the packet kinds, as PACKET.md writes them.
#pragma once

#include "packet/packet_header.h"

#include <string_view>

namespace rekam::packet {

[[nodiscard]] constexpr std::string_view nameOf(Kind kind)
{
    switch (kind) {
    case Kind::Full:
        return "FULL";
    case Kind::Amendment:
        return "AMENDMENT";
    case Kind::Approval:
        return "APPROVAL";
    case Kind::Void:
        return "VOID";
    }
    return "";
}

} // namespace rekam::packet
