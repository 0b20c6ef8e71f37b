#include "workflow/station/door_facts.h"

#include <nlohmann/json.hpp>

#include <array>
#include <utility>

namespace rekam::workflow {

namespace {

constexpr std::uint64_t kFileBytesMax = 1024;
constexpr int kCountMax = 1'000'000'000;

std::filesystem::path fileOf(const provision::Home& home)
{
    return home.run() / "door.json";
}

constexpr std::array<std::pair<const char*, int store::SafetyCounts::*>, 6> kCounts = {{
    {"onLaptop", &store::SafetyCounts::onLaptop},
    {"secondCopy", &store::SafetyCounts::secondCopy},
    {"received", &store::SafetyCounts::received},
    {"notSafe", &store::SafetyCounts::notSafe},
    {"rejected", &store::SafetyCounts::rejected},
    {"held", &store::SafetyCounts::held},
}};

} // namespace

void leaveAtDoor(FileSystem& files, const provision::Home& home, const DoorFacts& facts)
{
    nlohmann::json document;
    for (const auto& [name, count] : kCounts) {
        document[name] = facts.counts.*count;
    }
    if (facts.olderStore) {
        document["olderStoreMs"] = facts.olderStore->time_since_epoch().count();
    }
    if (files.makeFolder(home.run())) {
        (void)files.writeDurably(fileOf(home), asBytes(document.dump()));
    }
}

std::optional<DoorFacts> readAtDoor(FileSystem& files, const provision::Home& home)
{
    const auto bytes = files.read(fileOf(home), kFileBytesMax);
    if (!bytes) {
        return std::nullopt;
    }
    const auto document = nlohmann::json::parse(asText(bytes.value()), nullptr, false);
    if (!document.is_object()) {
        return std::nullopt;
    }
    DoorFacts facts;
    for (const auto& [name, count] : kCounts) {
        const auto found = document.find(name);
        if (found == document.end() || !found->is_number_integer() ||
            found->get<std::int64_t>() < 0 || found->get<std::int64_t>() > kCountMax) {
            return std::nullopt;
        }
        facts.counts.*count = found->get<int>();
    }
    if (const auto older = document.find("olderStoreMs");
        older != document.end() && older->is_number_integer()) {
        facts.olderStore = WallTime(std::chrono::milliseconds(older->get<std::int64_t>()));
    }
    return facts;
}

} // namespace rekam::workflow
