#include "families.h"
#include "spool/spool.h"

#include <array>

namespace rekam::ctl {

namespace {

std::string_view tokenOf(spool::EntryState state)
{
    switch (state) {
    case spool::EntryState::Waiting:
        return "waiting";
    case spool::EntryState::Received:
        return "received";
    case spool::EntryState::Answered:
        return "answered";
    case spool::EntryState::Quarantined:
        return "quarantined";
    }
    return "?";
}

Exit list(Command& command)
{
    // Opening makes missing folders: a home without a spool must stay as it is.
    if (!std::filesystem::is_directory(command.home().spool())) {
        return command.fail({ErrorCode::NotFound, "this home has no spool"});
    }
    auto box = spool::Spool::open(command.files(), command.home().spool());
    const auto entries = box ? box.value().list() : Result<std::vector<spool::Entry>>(box.error());
    const auto counts = box ? box.value().counts() : Result<spool::Counts>(box.error());
    if (!entries || !counts) {
        return command.fail(entries ? counts.error() : entries.error());
    }
    Json document = Json::array();
    for (const spool::Entry& entry : entries.value()) {
        const auto copies = box.value().copies(entry.id);
        command.line(entry.id + "  " + std::string(tokenOf(entry.state)) + "  " +
                     std::to_string(entry.packetBytes) + (entry.hasPacket ? "" : "  released"));
        document.push_back({{"id", entry.id},
                            {"state", tokenOf(entry.state)},
                            {"bytes", entry.packetBytes},
                            {"hasPacket", entry.hasPacket},
                            {"copies", copies ? copies.value() : std::vector<std::string>()}});
    }
    const spool::Counts& count = counts.value();
    command.line(std::to_string(count.waiting) + " waiting, " + std::to_string(count.received) +
                 " received, " + std::to_string(count.answered) + " answered, " +
                 std::to_string(count.quarantined) + " quarantined");
    command.json({{"counts",
                   {{"waiting", count.waiting},
                    {"received", count.received},
                    {"answered", count.answered},
                    {"quarantined", count.quarantined}}},
                  {"packets", std::move(document)}});
    return Exit::Done;
}

constexpr std::array kVerbs = {
    Verb{"spool list", "", 0, 0, "paket di kotak kirim, menurut keadaannya", {}, list},
};

} // namespace

VerbTable spoolVerbs()
{
    return kVerbs;
}

} // namespace rekam::ctl
