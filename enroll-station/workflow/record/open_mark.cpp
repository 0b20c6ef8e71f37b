#include "workflow/record/open_mark.h"

#include <algorithm>

namespace rekam::workflow {

namespace {

std::filesystem::path markOf(const provision::Home& home)
{
    return home.run() / "recording";
}

} // namespace

void markOpen(OpenStation& station, const store::EnrolmentId& enrolment)
{
    // The record's id tells nothing about the student.
    FileSystem& files = *station.world.files;
    if (files.makeFolder(station.identity.home.run())) {
        (void)files.writeDurably(markOf(station.identity.home), asBytes(toHex(enrolment.bytes)));
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
    const auto text = files.read(markOf(station.identity.home), 2 * id.bytes.size());
    if (!text) {
        return std::nullopt;
    }
    clearOpenMark(files, station.identity.home);
    const auto bytes = fromHex(asText(text.value()));
    if (!bytes || bytes->size() != id.bytes.size()) {
        return std::nullopt;
    }
    std::ranges::copy(*bytes, id.bytes.begin());
    const auto enrolment = station.store->enrolments().load(id);
    if (!enrolment || enrolment.value().state != store::EnrolmentState::Open) {
        return std::nullopt;
    }
    return CutOff{enrolment.value().personId, enrolment.value().operatorId,
                  enrolment.value().person.name};
}

} // namespace rekam::workflow
