#include "handover/handover.h"

#include <algorithm>

namespace rekam::handover {

namespace {

constexpr std::string_view kPacketSuffix = ".packet";
constexpr std::string_view kAnswerSuffix = ".acceptance";
constexpr std::string_view kStatusSuffix = ".json";
constexpr std::uint64_t kMaxStatusBytes = 4096;
constexpr const char* kKeyName = "adapter.key";

std::string fileName(const packet::PacketId& id, std::string_view suffix)
{
    return toHex(id).append(suffix);
}

std::vector<packet::PacketId> idsOf(const std::vector<std::string>& names, std::string_view suffix)
{
    std::vector<packet::PacketId> ids;
    for (const std::string& name : names) {
        if (!name.ends_with(suffix)) {
            continue;
        }
        const auto octets = fromHex(std::string_view(name).substr(0, name.size() - suffix.size()));
        packet::PacketId id = {};
        if (octets && octets->size() == id.size()) {
            std::ranges::copy(*octets, id.begin());
            ids.push_back(id);
        }
    }
    return ids;
}

} // namespace

Handover::Handover(FileSystem& files, std::filesystem::path folder)
    : m_files(&files)
    , m_folder(std::move(folder))
{}

Result<Handover> Handover::open(FileSystem& files, const std::filesystem::path& intakeFolder)
{
    auto folder = intakeFolder / "handover";
    for (const char* name : {"packets", "answers", "status", "damaged"}) {
        if (Status made = files.makeFolder(folder / name); !made) {
            return made.error();
        }
    }
    return Handover(files, std::move(folder));
}

bool Handover::holds(const packet::PacketId& id) const
{
    return m_files->size(m_folder / "packets" / fileName(id, kPacketSuffix)).ok();
}

Status Handover::give(const packet::PacketId& id, ByteView packet)
{
    const auto path = m_folder / "packets" / fileName(id, kPacketSuffix);
    return m_files->size(path) ? Status() : m_files->writeDurably(path, packet);
}

Result<std::vector<packet::PacketId>> Handover::answered() const
{
    const auto names = m_files->list(m_folder / "answers");
    return names ? Result<std::vector<packet::PacketId>>(idsOf(names.value(), kAnswerSuffix))
                 : Result<std::vector<packet::PacketId>>(names.error());
}

Result<Bytes> Handover::answer(const packet::PacketId& id) const
{
    return m_files->read(m_folder / "answers" / fileName(id, kAnswerSuffix),
                         kMaxHandoverAnswerBytes);
}

Status Handover::clear(const packet::PacketId& id)
{
    if (Status gone = m_files->remove(m_folder / "packets" / fileName(id, kPacketSuffix)); !gone) {
        return gone;
    }
    return m_files->remove(m_folder / "answers" / fileName(id, kAnswerSuffix));
}

Result<crypto::SigningPublicKey> Handover::answerKey() const
{
    const auto bytes = m_files->read(m_folder / kKeyName, crypto::kKeyBytes);
    return bytes ? crypto::signingPublicKey(bytes.value())
                 : Result<crypto::SigningPublicKey>(bytes.error());
}

Status Handover::putAnswerKey(const crypto::SigningPublicKey& key)
{
    const auto there = answerKey();
    return there && there.value() == key ? Status()
                                         : m_files->writeDurably(m_folder / kKeyName, key.bytes);
}

Status Handover::setAsideAnswer(const packet::PacketId& id)
{
    const std::string name = fileName(id, kAnswerSuffix);
    if (Status gone = m_files->remove(m_folder / "packets" / fileName(id, kPacketSuffix)); !gone) {
        return gone;
    }
    return m_files->move(m_folder / "answers" / name, m_folder / "damaged" / name);
}

Status Handover::setAsidePacket(const packet::PacketId& id)
{
    const std::string name = fileName(id, kPacketSuffix);
    return m_files->move(m_folder / "packets" / name, m_folder / "damaged" / name);
}

bool Handover::wasSetAside(const packet::PacketId& id, ByteView packet) const
{
    const auto before =
        m_files->read(m_folder / "damaged" / fileName(id, kPacketSuffix), packet::kMaxPacketBytes);
    return before && std::ranges::equal(before.value(), packet);
}

Result<std::vector<packet::PacketId>> Handover::pending() const
{
    const auto packets = m_files->list(m_folder / "packets");
    if (!packets) {
        return packets.error();
    }
    const auto done = answered();
    if (!done) {
        return done.error();
    }
    std::vector<packet::PacketId> ids = idsOf(packets.value(), kPacketSuffix);
    std::erase_if(ids, [&](const packet::PacketId& id) {
        return std::ranges::binary_search(done.value(), id); // listings are sorted
    });
    return ids;
}

Result<Bytes> Handover::packet(const packet::PacketId& id) const
{
    return m_files->read(m_folder / "packets" / fileName(id, kPacketSuffix),
                         packet::kMaxPacketBytes);
}

Status Handover::putAnswer(const packet::PacketId& id, ByteView answer)
{
    return m_files->writeDurably(m_folder / "answers" / fileName(id, kAnswerSuffix), answer);
}

Status Handover::putStatus(const packet::PacketId& id, std::string_view json)
{
    return m_files->writeDurably(m_folder / "status" / fileName(id, kStatusSuffix), asBytes(json));
}

Result<Bytes> Handover::status(const packet::PacketId& id) const
{
    return m_files->read(m_folder / "status" / fileName(id, kStatusSuffix), kMaxStatusBytes);
}

Status Handover::clearStatus(const packet::PacketId& id)
{
    return m_files->remove(m_folder / "status" / fileName(id, kStatusSuffix));
}

} // namespace rekam::handover
