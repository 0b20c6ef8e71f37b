#include "workflow/record/open_mark.h"

#include <algorithm>

namespace rekam::workflow {

namespace {

std::filesystem::path markOf(const provision::Home& home)
{
    return home.run() / "recording";
}

constexpr std::size_t kBootIdBytes = 36; // a UUID in letters

/// Of the kernel that runs; empty where it does not tell.
std::string bootId(FileSystem& files)
{
    const auto id = files.readPart("/proc/sys/kernel/random/boot_id", 0, kBootIdBytes);
    return id ? std::string(asText(id.value())) : std::string();
}

} // namespace

void markOpen(OpenStation& station, const store::EnrolmentId& enrolment)
{
    // The record's id tells nothing about the student.
    FileSystem& files = *station.world.files;
    if (files.makeFolder(station.identity.home.run())) {
        (void)files.writeDurably(markOf(station.identity.home),
                                 asBytes(toHex(enrolment.bytes) + bootId(files)));
    }
}

void clearOpenMark(FileSystem& files, const provision::Home& home)
{
    (void)files.remove(markOf(home)); // not there: nothing to clear
}

std::optional<CutOff> takeOpenMark(OpenStation& station)
{
    store::EnrolmentId id;
    FileSystem& files = *station.world.files;
    const std::size_t idLetters = 2 * id.bytes.size();
    const auto text = files.read(markOf(station.identity.home), idLetters + kBootIdBytes);
    if (!text) {
        return std::nullopt;
    }
    clearOpenMark(files, station.identity.home);
    const std::string_view mark = asText(text.value());
    const auto bytes = fromHex(mark.substr(0, idLetters));
    if (!bytes || bytes->size() != id.bytes.size()) {
        return std::nullopt;
    }
    std::ranges::copy(*bytes, id.bytes.begin());
    const auto enrolment = station.store->enrolments().load(id);
    if (!enrolment || enrolment.value().state == store::EnrolmentState::Discarded) {
        return std::nullopt;
    }
    const std::string now = bootId(files);
    const bool sameKernel = !now.empty() && mark.substr(idLetters) == now;
    return CutOff{sameKernel ? Stop::Program : Stop::Machine,
                  enrolment.value().state == store::EnrolmentState::Sealed,
                  enrolment.value().personId, enrolment.value().operatorId,
                  enrolment.value().person.name};
}

} // namespace rekam::workflow
