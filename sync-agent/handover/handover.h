// The folder between intake and adapter: packets go in, signed answers come out, no socket between.
#pragma once

#include "base/file.h"
#include "crypto/sign.h"
#include "packet/packet_header.h"

#include <optional>
#include <string>
#include <vector>

namespace rekam::handover {

constexpr std::uint64_t kMaxHandoverAnswerBytes = 8192;

/// `handover/packets/ID.packet` (written by the intake, removed by it once the answer is stored),
/// `handover/answers/ID.acceptance`, `handover/status/ID.json` and `handover/adapter.key` (the
/// public half of the answer key; written by the adapter), `handover/damaged/` (what changed while
/// it lay here; written by the side that found it). Both sides write tmp → fsync → rename, so a
/// file that is there was whole; each checks what it takes, since a medium may change it.
/// Thread-compatible; errors are those of FileSystem.
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

    /// What the adapter signs its answers with. NotFound before it ran for the first time;
    /// Integrity for a file that is no key.
    [[nodiscard]] Result<crypto::SigningPublicKey> answerKey() const;
    /// An answer that is not the adapter's on the stored packet goes to damaged/, its packet away:
    /// both come anew.
    [[nodiscard]] Status setAsideAnswer(const packet::PacketId& id);

    // The adapter's side.
    /// Packets that wait for an answer, sorted by id.
    [[nodiscard]] Result<std::vector<packet::PacketId>> pending() const;
    [[nodiscard]] Result<Bytes> packet(const packet::PacketId& id) const;
    [[nodiscard]] Status putAnswer(const packet::PacketId& id, ByteView answer);
    /// Written where another one or none is there.
    [[nodiscard]] Status putAnswerKey(const crypto::SigningPublicKey& key);
    /// A packet that is not as the intake took it in goes to damaged/, so that it is given anew.
    [[nodiscard]] Status setAsidePacket(const packet::PacketId& id);
    /// Whether these very bytes were set aside before: then it is not this folder that changed
    /// them.
    [[nodiscard]] bool wasSetAside(const packet::PacketId& id, ByteView packet) const;
    /// Why a packet has no answer yet (JSON, no personal data), for people who look.
    [[nodiscard]] Status putStatus(const packet::PacketId& id, std::string_view json);
    [[nodiscard]] Result<Bytes> status(const packet::PacketId& id) const;
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
