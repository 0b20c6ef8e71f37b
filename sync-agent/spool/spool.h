// The packet mailbox on disk: how a sealed packet gets from the station to the agent, and its
// answers back.
#pragma once

#include "base/file.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rekam::spool {

/// Larger packets are refused: a full record with ten fingers, irises and evidence is about 2 MB.
constexpr std::uint64_t kMaxPacketBytes = 64ULL * 1024 * 1024;
constexpr std::uint64_t kMaxAnswerBytes = 64ULL * 1024;
/// What publish() leaves free on the medium, so that receipts and the store can still be written.
constexpr std::uint64_t kReserveBytes = 64ULL * 1024 * 1024;

/// Where one packet stands, told by which files exist.
enum class EntryState {
    Waiting,     ///< packet, no receipt: to be sent
    Received,    ///< receipt present, no acceptance yet
    Answered,    ///< acceptance (ACCEPTED or REJECTED) present
    Quarantined, ///< set aside with a reason; nothing sends it
};

struct Entry
{
    std::string id; ///< 32 lower-case hexadecimal digits
    EntryState state = EntryState::Waiting;
    bool hasPacket = false; ///< false once release() let the packet go
    std::uint64_t packetBytes = 0;
};

enum class AnswerKind { Receipt, Acceptance };

/// A receipt or acceptance that did not verify; never counted.
struct SetAside
{
    std::string id;
    AnswerKind kind = AnswerKind::Receipt;
    bool told = false; ///< somebody was shown it
};

/// Counts by state, for the status panel and `rekamctl spool list`.
struct Counts
{
    std::uint64_t waiting = 0;
    std::uint64_t received = 0;
    std::uint64_t answered = 0;
    std::uint64_t quarantined = 0;
};

/// When `outgoing`, `receipts` and `quarantine` last gained or lost a file.
using ChangeMark = std::array<std::filesystem::file_time_type, 3>;

/// Judges a receipt against the packet it claims to be for; ok() only if the signature verifies and
/// id, hash and size are those of the packet. The answer is the caller's: the spool holds no key.
using ReceiptCheck = std::function<Status(ByteView packet, ByteView receipt)>;

/// Layout: `outgoing/ID.packet`, `receipts/ID.receipt`,
/// `receipts/ID.acceptance`, `incoming/NAME`, `quarantine/ID.packet` + `quarantine/ID.reason`,
/// `quarantine/ID.receipt` and `.acceptance` (set aside; `-told` once shown; `-void` while the
/// station does not know that they count no more), `copies/ID.WHERE`, `state`. Every file is
/// written whole or not at all. Thread-compatible; several processes may use one spool at once,
/// since each file has one writer and appears by rename. Errors are those of FileSystem, and those
/// named below.
class Spool
{
public:
    /// Creates the folders where they are missing. `files` must outlive the spool.
    [[nodiscard]] static Result<Spool> open(FileSystem& files, std::filesystem::path folder,
                                            std::uint64_t reserveBytes = kReserveBytes);

    /// Puts a packet into outgoing/. The same id with the same bytes is success (the store
    /// publishes again after a crash); with other bytes it is Conflict and nothing changes. NoSpace
    /// when less than the reserve would be left. InvalidInput for a malformed id, no bytes or too
    /// many.
    [[nodiscard]] Status publish(std::string_view id, ByteView packet);

    /// NotFound when it is not in outgoing/.
    [[nodiscard]] Result<Bytes> packet(std::string_view id) const;
    [[nodiscard]] Result<Bytes> packetPart(std::string_view id, std::uint64_t offset,
                                           std::uint64_t count) const;
    [[nodiscard]] Result<std::uint64_t> packetSize(std::string_view id) const;

    /// Stores the intake's receipt. Unlike a packet it may be replaced: a tampered one must not
    /// block the true one that follows.
    [[nodiscard]] Status putReceipt(std::string_view id, ByteView receipt);
    /// Stores the adapter's signed ACCEPTED or REJECTED.
    [[nodiscard]] Status putAcceptance(std::string_view id, ByteView acceptance);
    /// Nothing where there is none yet.
    [[nodiscard]] Result<std::optional<Bytes>> receipt(std::string_view id) const;
    [[nodiscard]] Result<std::optional<Bytes>> acceptance(std::string_view id) const;
    /// Sets a receipt or acceptance aside that did not verify, so that the agent asks again and
    /// somebody is told.
    [[nodiscard]] Status dropReceipt(std::string_view id);
    [[nodiscard]] Status dropAcceptance(std::string_view id);
    /// Everything that was set aside so, sorted by id.
    [[nodiscard]] Result<std::vector<SetAside>> setAside() const;
    /// Notes that a person was told of it.
    [[nodiscard]] Status markTold(const SetAside& answer);

    /// Takes receipt and answer out for good: the intake does not hold the packet any more. The
    /// station is told by `voided()`.
    [[nodiscard]] Status voidReceipt(std::string_view id);
    /// Ids whose receipt became void and which nobody has settled yet, sorted.
    [[nodiscard]] Result<std::vector<std::string>> voided() const;
    [[nodiscard]] bool isVoid(std::string_view id) const;
    /// After the station took *Diterima* back: nothing of the void receipt stays here.
    [[nodiscard]] Status settleVoid(std::string_view id);

    /// Lets a packet go, only if `check` passes on the stored receipt; NotFound without a receipt,
    /// else the error of `check`. A packet that is already gone is success.
    [[nodiscard]] Status release(std::string_view id, const ReceiptCheck& check);

    /// Sets a packet aside; the reason (English, no personal data) lies beside it. The packet bytes
    /// are kept. Where outgoing/ no longer holds it, only the reason is written.
    [[nodiscard]] Status quarantine(std::string_view id, std::string_view reason);
    [[nodiscard]] Result<std::string> quarantineReason(std::string_view id) const;
    /// The bytes that were set aside. NotFound where only the reason was written.
    [[nodiscard]] Result<Bytes> readQuarantined(std::string_view id) const;

    /// Every packet the spool knows, sorted by id. One unreadable entry does not stop the rest.
    [[nodiscard]] Result<std::vector<Entry>> list() const;
    [[nodiscard]] Result<Counts> counts() const;

    /// Equal marks: no file came or went in between. Empty where the medium cannot tell: no disk
    /// behind the folders, or so fresh a change that a second one could hide in the same instant.
    [[nodiscard]] std::optional<ChangeMark> changeMark() const;

    /// Evidence of another copy; `where` is a medium serial or peer name of letters, digits, '-'.
    [[nodiscard]] Status putCopy(std::string_view id, std::string_view where, ByteView evidence);
    /// Names of the places that hold a copy of `id`.
    [[nodiscard]] Result<std::vector<std::string>> copies(std::string_view id) const;

    /// What the centre sends down for the station (roster, policy), by file name.
    [[nodiscard]] Status deliver(std::string_view name, ByteView content);
    [[nodiscard]] Result<std::vector<std::string>> delivered() const;

    /// Pause, budget, display numbers: harmless if lost, so NotFound and damage both read as empty.
    [[nodiscard]] Bytes state() const;
    [[nodiscard]] Status putState(ByteView state);

    [[nodiscard]] const std::filesystem::path& folder() const noexcept { return m_folder; }

private:
    Spool(FileSystem& files, std::filesystem::path folder, std::uint64_t reserveBytes);

    [[nodiscard]] std::filesystem::path packetPath(std::string_view id) const;
    [[nodiscard]] std::filesystem::path answerPath(std::string_view id,
                                                   std::string_view suffix) const;
    [[nodiscard]] std::filesystem::path voidPath(std::string_view id,
                                                 std::string_view suffix) const;
    [[nodiscard]] Status putAnswer(std::string_view id, std::string_view suffix, ByteView content);
    [[nodiscard]] Status dropAnswer(std::string_view id, std::string_view suffix);
    [[nodiscard]] Result<std::optional<Bytes>> answer(std::string_view id,
                                                      std::string_view suffix) const;

    FileSystem* m_files;
    std::filesystem::path m_folder;
    std::uint64_t m_reserveBytes;
};

/// 32 lower-case hexadecimal digits; everything else must not become a file name.
[[nodiscard]] bool isPacketId(std::string_view id);

} // namespace rekam::spool
