#include "workflow/session/begin_rules.h"

#include "base/room.h"
#include "record/age.h"
#include "workflow/session/waiting_age.h"
#include "workflow/station/supervision.h"

#include <algorithm>
#include <array>

namespace rekam::workflow {

namespace {

using namespace std::chrono_literals;

constexpr std::uint64_t kBytesInMiB = std::uint64_t{1024} * 1024;
constexpr std::array kBlocks = {BeginBlock::KeysExpired,  BeginBlock::DiskFull,
                                BeginBlock::ClockInDoubt, BeginBlock::Offline,
                                BeginBlock::NoSession,    BeginBlock::TooYoung,
                                BeginBlock::StoreDamaged, BeginBlock::OlderStore};

bool clockHolds(OpenStation& station)
{
    const auto doubt = clockInDoubt(station);
    return !doubt || doubt.value(); // a store that does not answer proves no clock right
}

/// What the laptop itself is in doubt about holds everybody, those begun included.
std::optional<BeginBlock> hold(OpenStation& station)
{
    if (clockHolds(station)) {
        return BeginBlock::ClockInDoubt;
    }
    if (station.damage) {
        return BeginBlock::StoreDamaged;
    }
    const auto older = olderStore(station);
    return !older || older.value() ? std::optional(BeginBlock::OlderStore) : std::nullopt;
}

/// Records that nobody has received pile up on one laptop: a stolen one would lose them all.
bool offlineTooLong(OpenStation& station)
{
    const auto packets = station.store->packets().list(std::nullopt);
    return packets && daysOffline(packets.value(), station.world.clock->wallTime()).count() >=
                          station.identity.policy.offlineDaysMax;
}

std::uint64_t wantedBytes(const OpenStation& station)
{
    return static_cast<std::uint64_t>(station.identity.policy.diskFreeMiBMin) * kBytesInMiB;
}

} // namespace

Error refusalOf(const OpenStation& station, BeginBlock block)
{
    const std::filesystem::path folder = station.identity.home.store();
    const auto free = station.world.files->freeBytes(folder);
    if (block == BeginBlock::DiskFull && free) {
        const std::uint64_t wanted = std::max(wantedBytes(station), store::kReserveBytes);
        return noRoom({folder, wanted, free.value()});
    }
    return {ErrorCode::Refused, std::string(tokenOf(block))};
}

std::optional<BeginBlock> beginBlock(OpenStation& station)
{
    if (provision::expiredAt(station.identity.bundle, station.world.clock->wallTime())) {
        return BeginBlock::KeysExpired;
    }
    if (const auto held = hold(station)) {
        return held;
    }
    const auto wanted = wantedBytes(station);
    const auto free = station.world.files->freeBytes(station.identity.home.store());
    if (!station.store->checkRoom() || (free && free.value() < wanted)) {
        return BeginBlock::DiskFull;
    }
    return offlineTooLong(station) ? std::optional(BeginBlock::Offline) : std::nullopt;
}

std::optional<BeginBlock> beginBlock(OpenStation& station, const store::RosterEntry& person)
{
    if (person.status == record::QueueStatus::Recording) {
        return hold(station);
    }
    if (const auto block = beginBlock(station)) {
        return block;
    }
    // Recorded outside a session, a student would be in no rekap and in no comparison of the day.
    const auto session = station.store->roster().currentSession();
    if (!session || !session.value()) {
        return BeginBlock::NoSession;
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
    case BeginBlock::Offline:
        return "offline-too-long";
    case BeginBlock::NoSession:
        return "no-session";
    case BeginBlock::StoreDamaged:
        return "store-damaged";
    case BeginBlock::OlderStore:
        return "older-store";
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
