#include "adapter/export_folder.h"

#include <nlohmann/json.hpp>

#include <system_error>

namespace rekam::adapter {

namespace {

constexpr std::string_view kFactsName = "packet.json";
constexpr std::string_view kUnfinishedPrefix = "unfinished-";

std::string factsOf(const Examined& examined)
{
    const packet::Header& header = examined.header;
    nlohmann::json facts = {
        {"id", toHex(header.id)},
        {"contentHash", toHex(examined.contentHash)},
        {"kind", static_cast<int>(header.kind)},
        {"mode", record::nameOf(header.mode)},
        {"station", header.station},
        {"stationSequence", header.stationSequence},
        {"createdMs", header.created.time_since_epoch().count()},
        {"payloadSchema", header.payloadSchema},
    };
    if (header.kind != packet::Kind::Full) {
        facts["refersTo"] = toHex(header.refersTo);
        facts["replaces"] = header.replaces;
    }
    for (const packet::PartView& part : examined.parts) {
        facts["parts"].push_back(
            {{"name", part.name}, {"type", part.mediaType}, {"bytes", part.bytes.size()}});
    }
    return facts.dump(2);
}

} // namespace

ExportFolder::ExportFolder(FileSystem& files, std::filesystem::path folder)
    : m_files(&files)
    , m_folder(std::move(folder))
{}

Result<ExportFolder> ExportFolder::open(FileSystem& files, std::filesystem::path folder)
{
    if (Status made = files.makeFolder(folder); !made) {
        return made.error();
    }
    return ExportFolder(files, std::move(folder));
}

bool ExportFolder::holds(const packet::PacketId& id) const
{
    std::error_code failed;
    return std::filesystem::is_directory(m_folder / toHex(id), failed);
}

Result<std::filesystem::path> ExportFolder::freshFolder(const packet::PacketId& id)
{
    auto folder = m_folder / std::string(kUnfinishedPrefix).append(toHex(id));
    std::error_code failed;
    std::filesystem::remove_all(folder, failed); // what a crash left behind
    if (Status made = m_files->makeFolder(folder); !made) {
        return made.error();
    }
    return folder;
}

Status ExportFolder::fill(const std::filesystem::path& target, const Examined& examined)
{
    for (const packet::PartView& part : examined.parts) {
        // parsePayload admits plain names only, so none can leave the folder.
        if (Status written = m_files->writeDurably(target / part.name, part.bytes); !written) {
            return written;
        }
    }
    return m_files->writeDurably(target / kFactsName, asBytes(factsOf(examined)));
}

Status ExportFolder::put(const Examined& examined)
{
    if (holds(examined.header.id)) {
        return {};
    }
    const auto folder = freshFolder(examined.header.id);
    if (!folder) {
        return folder.error();
    }
    if (Status filled = fill(folder.value(), examined); !filled) {
        return filled;
    }
    return m_files->move(folder.value(), m_folder / toHex(examined.header.id));
}

Status ExportFolder::putComposed(const Examined& amendment, const packet::PacketId& base)
{
    if (holds(amendment.header.id)) {
        return {};
    }
    if (!holds(base)) {
        return Error{ErrorCode::NotFound, "the amended packet is not exported"};
    }
    const auto folder = freshFolder(amendment.header.id);
    if (!folder) {
        return folder.error();
    }
    const auto names = m_files->list(m_folder / toHex(base));
    if (!names) {
        return names.error();
    }
    for (const std::string& name : names.value()) {
        const auto bytes = m_files->read(m_folder / toHex(base) / name, packet::kMaxPayloadBytes);
        if (!bytes) {
            return bytes.error();
        }
        const std::string kept = name == packet::kRecordPartName ? "base-record.json" : name;
        if (Status copied = m_files->writeDurably(folder.value() / kept, bytes.value()); !copied) {
            return copied;
        }
    }
    if (Status filled = fill(folder.value(), amendment); !filled) {
        return filled;
    }
    return m_files->move(folder.value(), m_folder / toHex(amendment.header.id));
}

Status ExportFolder::mark(const packet::PacketId& id, std::string_view name, ByteView json)
{
    return m_files->writeDurably(m_folder / toHex(id) / name, json);
}

bool ExportFolder::isMarked(const packet::PacketId& id, std::string_view name) const
{
    return m_files->size(m_folder / toHex(id) / name).ok();
}

} // namespace rekam::adapter
