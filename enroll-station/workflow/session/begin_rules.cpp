#include "workflow/session/begin_rules.h"

#include <array>

namespace rekam::workflow {

namespace {

using namespace std::chrono_literals;

constexpr std::uint64_t kBytesInMiB = std::uint64_t{1024} * 1024;
constexpr std::array kBlocks = {BeginBlock::KeysExpired, BeginBlock::DiskFull};

} // namespace

std::optional<BeginBlock> beginBlock(OpenStation& station)
{
    if (provision::expiredAt(station.identity.bundle, station.world.clock->wallTime())) {
        return BeginBlock::KeysExpired;
    }
    const auto wanted =
        static_cast<std::uint64_t>(station.identity.policy.diskFreeMiBMin) * kBytesInMiB;
    const auto free = station.world.files->freeBytes(station.identity.home.store());
    if (!station.store->checkRoom() || (free && free.value() < wanted)) {
        return BeginBlock::DiskFull;
    }
    return std::nullopt;
}

std::string_view tokenOf(BeginBlock block)
{
    switch (block) {
    case BeginBlock::KeysExpired:
        return "keys-expired";
    case BeginBlock::DiskFull:
        break;
    }
    return "disk-full";
}

std::optional<BeginBlock> parseBeginBlock(std::string_view token)
{
    for (const BeginBlock block : kBlocks) {
        if (tokenOf(block) == token) {
            return block;
        }
    }
    return std::nullopt;
}

} // namespace rekam::workflow
