// The folder between intake and adapter: packets go in, signed answers come out, no socket between.
#pragma once

#include "base/file.h"
#include "packet/packet_header.h"

#include <optional>
#include <string>
#include <vector>

namespace rekam::handover {

constexpr std::uint64_t kMaxHandoverAnswerBytes = 8192;

/// `handover/packets/ID.packet` (written by the intake, removed by it once the answer is stored),
/// `handover/answers/ID.acceptance` and `handover/status/ID.json` (written by the adapter). Both
/// sides write tmp → fsync → rename, so a file that is there is whole. Thread-compatible; errors
/// are those of FileSystem.
class Handover
{
public:
    [[nodiscard]] static Result<Handover> open(FileSystem& files,
                                               const std::filesystem::path& intakeFolder);

    // The intake's side.
    /// The same id again is success.
    [[nodiscard]] Status give(const packet::PacketId& id, ByteView packet);
    [[nodiscard]] bool holds(const packet::PacketId& id) const;
    /// Ids that have an answer waiting.
    [[nodiscard]] Result<std::vector<packet::PacketId>> answered() const;
    [[nodiscard]] Result<Bytes> answer(const packet::PacketId& id) const;
    /// After the answer is stored: packet first, then answer, so that a crash between repeats it.
    [[nodiscard]] Status clear(const packet::PacketId& id);

    // The adapter's side.
    /// Packets that wait for an answer, sorted by id.
    [[nodiscard]] Result<std::vector<packet::PacketId>> pending() const;
    [[nodiscard]] Result<Bytes> packet(const packet::PacketId& id) const;
    [[nodiscard]] Status putAnswer(const packet::PacketId& id, ByteView answer);
    /// Why a packet has no answer yet (JSON, no personal data), for people who look.
    [[nodiscard]] Status putStatus(const packet::PacketId& id, std::string_view json);
    [[nodiscard]] Status clearStatus(const packet::PacketId& id);

    /// For waiting on changes (inotify).
    [[nodiscard]] std::filesystem::path packetsFolder() const { return m_folder / "packets"; }

    [[nodiscard]] std::filesystem::path answersFolder() const { return m_folder / "answers"; }

private:
    Handover(FileSystem& files, std::filesystem::path folder);

    FileSystem* m_files;
    std::filesystem::path m_folder;
};

} // namespace rekam::handover
