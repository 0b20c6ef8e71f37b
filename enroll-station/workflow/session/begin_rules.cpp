#include "workflow/session/begin_rules.h"

#include "record/age.h"
#include "workflow/station/supervision.h"

#include <array>

namespace rekam::workflow {

namespace {

using namespace std::chrono_literals;

constexpr std::uint64_t kBytesInMiB = std::uint64_t{1024} * 1024;
constexpr std::array kBlocks = {BeginBlock::KeysExpired, BeginBlock::DiskFull,
                                BeginBlock::ClockInDoubt, BeginBlock::TooYoung};

bool clockHolds(OpenStation& station)
{
    const auto doubt = clockInDoubt(station);
    return !doubt || doubt.value(); // a store that does not answer proves no clock right
}

} // namespace

std::optional<BeginBlock> beginBlock(OpenStation& station)
{
    if (provision::expiredAt(station.identity.bundle, station.world.clock->wallTime())) {
        return BeginBlock::KeysExpired;
    }
    if (clockHolds(station)) {
        return BeginBlock::ClockInDoubt;
    }
    const auto wanted =
        static_cast<std::uint64_t>(station.identity.policy.diskFreeMiBMin) * kBytesInMiB;
    const auto free = station.world.files->freeBytes(station.identity.home.store());
    if (!station.store->checkRoom() || (free && free.value() < wanted)) {
        return BeginBlock::DiskFull;
    }
    return std::nullopt;
}

std::optional<BeginBlock> beginBlock(OpenStation& station, const store::RosterEntry& person)
{
    if (person.status == record::QueueStatus::Recording) {
        return clockHolds(station) ? std::optional(BeginBlock::ClockInDoubt) : std::nullopt;
    }
    if (const auto block = beginBlock(station)) {
        return block;
    }
    const Date today = localDate(station.world.clock->wallTime());
    const bool tooYoung =
        record::eligibilityAt(person.person.birthDate, person.person.maritalStatus.code, today,
                              provision::ageRules(station.identity.policy)) ==
        record::Eligibility::TooYoung;
    return tooYoung && !person.permission ? std::optional(BeginBlock::TooYoung) : std::nullopt;
}

std::string_view tokenOf(BeginBlock block)
{
    switch (block) {
    case BeginBlock::KeysExpired:
        return "keys-expired";
    case BeginBlock::DiskFull:
        return "disk-full";
    case BeginBlock::ClockInDoubt:
        return "clock-in-doubt";
    case BeginBlock::TooYoung:
        break;
    }
    return "too-young";
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
