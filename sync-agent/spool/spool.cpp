#include "spool/spool.h"

#include "base/room.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <set>

namespace rekam::spool {

namespace {

constexpr std::string_view kPacketSuffix = ".packet";
constexpr std::string_view kReceiptSuffix = ".receipt";
constexpr std::string_view kAcceptanceSuffix = ".acceptance";
constexpr std::string_view kReasonSuffix = ".reason";
constexpr std::string_view kToldSuffix = "-told";
constexpr std::string_view kVoidSuffix = "-void";
constexpr std::size_t kIdDigits = 32;
constexpr std::size_t kMaxReasonBytes = 4096;
constexpr std::size_t kMaxNameBytes = 64;

Error badId()
{
    return {ErrorCode::InvalidInput, "not a packet id"};
}

/// A name of one plain path element: no separators, no dots in front.
bool isPlainName(std::string_view name)
{
    return !name.empty() && name.size() <= kMaxNameBytes && name.front() != '.' &&
           std::ranges::all_of(name, [](char letter) {
               return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
                      (letter >= '0' && letter <= '9') || letter == '-' || letter == '.' ||
                      letter == '_';
           });
}

/// The ids of the files in a listing that end in `suffix`; foreign files are passed over.
std::set<std::string> idsOf(const std::vector<std::string>& names, std::string_view suffix)
{
    std::set<std::string> ids;
    for (const std::string& name : names) {
        if (name.ends_with(suffix)) {
            std::string id = name.substr(0, name.size() - suffix.size());
            if (isPacketId(id)) {
                ids.insert(std::move(id));
            }
        }
    }
    return ids;
}

} // namespace

bool isPacketId(std::string_view id)
{
    return id.size() == kIdDigits && std::ranges::all_of(id, [](char digit) {
               return (digit >= '0' && digit <= '9') || (digit >= 'a' && digit <= 'f');
           });
}

Spool::Spool(FileSystem& files, std::filesystem::path folder, std::uint64_t reserveBytes)
    : m_files(&files)
    , m_folder(std::move(folder))
    , m_reserveBytes(reserveBytes)
{}

Result<Spool> Spool::open(FileSystem& files, std::filesystem::path folder,
                          std::uint64_t reserveBytes)
{
    for (const char* name : {"outgoing", "receipts", "incoming", "quarantine", "copies"}) {
        if (Status made = files.makeFolder(folder / name); !made) {
            return made.error();
        }
    }
    return Spool(files, std::move(folder), reserveBytes);
}

std::filesystem::path Spool::packetPath(std::string_view id) const
{
    return m_folder / "outgoing" / std::string(id).append(kPacketSuffix);
}

std::filesystem::path Spool::answerPath(std::string_view id, std::string_view suffix) const
{
    return m_folder / "receipts" / std::string(id).append(suffix);
}

std::filesystem::path Spool::voidPath(std::string_view id, std::string_view suffix) const
{
    return m_folder / "quarantine" / std::string(id).append(suffix).append(kVoidSuffix);
}

Status Spool::publish(std::string_view id, ByteView packet)
{
    if (!isPacketId(id)) {
        return badId();
    }
    if (packet.empty() || packet.size() > kMaxPacketBytes) {
        return Error{ErrorCode::InvalidInput, "packet size outside its limits"};
    }
    const auto present = m_files->read(packetPath(id), kMaxPacketBytes);
    if (present) {
        return std::ranges::equal(present.value(), packet)
                   ? Status()
                   : Status(Error{ErrorCode::Conflict, "another packet has this id"});
    }
    if (present.error().code != ErrorCode::NotFound) {
        return present.error();
    }
    const auto free = m_files->freeBytes(m_folder);
    if (!free) {
        return free.error();
    }
    if (free.value() < m_reserveBytes + packet.size()) {
        return noRoom({m_folder, m_reserveBytes + packet.size(), free.value()});
    }
    return m_files->writeDurably(packetPath(id), packet);
}

Result<Bytes> Spool::packet(std::string_view id) const
{
    return isPacketId(id) ? m_files->read(packetPath(id), kMaxPacketBytes) : Result<Bytes>(badId());
}

Result<Bytes> Spool::packetPart(std::string_view id, std::uint64_t offset,
                                std::uint64_t count) const
{
    return isPacketId(id) ? m_files->readPart(packetPath(id), offset, count)
                          : Result<Bytes>(badId());
}

Result<std::uint64_t> Spool::packetSize(std::string_view id) const
{
    return isPacketId(id) ? m_files->size(packetPath(id)) : Result<std::uint64_t>(badId());
}

Status Spool::putAnswer(std::string_view id, std::string_view suffix, ByteView content)
{
    if (!isPacketId(id)) {
        return badId();
    }
    if (content.empty() || content.size() > kMaxAnswerBytes) {
        return Error{ErrorCode::InvalidInput, "answer size outside its limits"};
    }
    const auto present = answer(id, suffix);
    if (present && present.value() && std::ranges::equal(*present.value(), content)) {
        return {};
    }
    return m_files->writeDurably(answerPath(id, suffix), content);
}

Result<std::optional<Bytes>> Spool::answer(std::string_view id, std::string_view suffix) const
{
    if (!isPacketId(id)) {
        return badId();
    }
    auto content = m_files->read(answerPath(id, suffix), kMaxAnswerBytes);
    if (content) {
        return std::optional(std::move(content).value());
    }
    if (content.error().code == ErrorCode::NotFound) {
        return std::optional<Bytes>();
    }
    return content.error();
}

Status Spool::putReceipt(std::string_view id, ByteView receipt)
{
    return putAnswer(id, kReceiptSuffix, receipt);
}

Status Spool::putAcceptance(std::string_view id, ByteView acceptance)
{
    return putAnswer(id, kAcceptanceSuffix, acceptance);
}

Result<std::optional<Bytes>> Spool::receipt(std::string_view id) const
{
    return answer(id, kReceiptSuffix);
}

Result<std::optional<Bytes>> Spool::acceptance(std::string_view id) const
{
    return answer(id, kAcceptanceSuffix);
}

Status Spool::dropReceipt(std::string_view id)
{
    return dropAnswer(id, kReceiptSuffix);
}

Status Spool::dropAcceptance(std::string_view id)
{
    return dropAnswer(id, kAcceptanceSuffix);
}

Status Spool::dropAnswer(std::string_view id, std::string_view suffix)
{
    if (!isPacketId(id)) {
        return badId();
    }
    const auto place = m_folder / "quarantine" / std::string(id).append(suffix);
    if (Status moved = m_files->move(answerPath(id, suffix), place);
        moved || moved.error().code == ErrorCode::NotFound) {
        return {};
    }
    return m_files->remove(answerPath(id, suffix)); // the true one must not be blocked
}

Result<std::vector<SetAside>> Spool::setAside() const
{
    const auto names = m_files->list(m_folder / "quarantine");
    if (!names) {
        return names.error();
    }
    std::vector<SetAside> found;
    const auto collect = [&](std::string_view suffix, AnswerKind kind) {
        const std::string told = std::string(suffix).append(kToldSuffix);
        for (const std::string& id : idsOf(names.value(), suffix)) {
            found.push_back({id, kind, false});
        }
        for (const std::string& id : idsOf(names.value(), told)) {
            found.push_back({id, kind, true});
        }
    };
    collect(kReceiptSuffix, AnswerKind::Receipt);
    collect(kAcceptanceSuffix, AnswerKind::Acceptance);
    std::ranges::stable_sort(found, {}, &SetAside::id);
    return found;
}

Status Spool::markTold(const SetAside& answer)
{
    const auto suffix = answer.kind == AnswerKind::Receipt ? kReceiptSuffix : kAcceptanceSuffix;
    const auto place = m_folder / "quarantine" / std::string(answer.id).append(suffix);
    const Status moved = m_files->move(place, place.string() + std::string(kToldSuffix));
    return !moved && moved.error().code == ErrorCode::NotFound ? Status() : moved;
}

Status Spool::voidReceipt(std::string_view id)
{
    if (!isPacketId(id)) {
        return badId();
    }
    // The receipt last: until it is gone the agent asks after the packet again.
    for (const std::string_view suffix : {kAcceptanceSuffix, kReceiptSuffix}) {
        Status moved = m_files->move(answerPath(id, suffix), voidPath(id, suffix));
        if (!moved && moved.error().code != ErrorCode::NotFound) {
            return moved;
        }
    }
    return {};
}

Result<std::vector<std::string>> Spool::voided() const
{
    const auto names = m_files->list(m_folder / "quarantine");
    if (!names) {
        return names.error();
    }
    const auto ids = idsOf(names.value(), std::string(kReceiptSuffix).append(kVoidSuffix));
    return std::vector<std::string>(ids.begin(), ids.end());
}

bool Spool::isVoid(std::string_view id) const
{
    return isPacketId(id) && m_files->size(voidPath(id, kReceiptSuffix)).ok();
}

Status Spool::settleVoid(std::string_view id)
{
    if (!isPacketId(id)) {
        return badId();
    }
    for (const std::string_view suffix : {kAcceptanceSuffix, kReceiptSuffix}) {
        // The station may have put the same receipt back meanwhile; a newer one stays.
        const auto gone = m_files->read(voidPath(id, suffix), kMaxAnswerBytes);
        const auto here = answer(id, suffix);
        if (gone && here && here.value() && std::ranges::equal(*here.value(), gone.value())) {
            if (Status removed = m_files->remove(answerPath(id, suffix)); !removed) {
                return removed;
            }
        }
        if (Status removed = m_files->remove(voidPath(id, suffix)); !removed) {
            return removed;
        }
    }
    return {};
}

Status Spool::release(std::string_view id, const ReceiptCheck& check)
{
    const auto held = packet(id);
    if (!held) {
        return held.error().code == ErrorCode::NotFound ? Status() : Status(held.error());
    }
    const auto stored = receipt(id);
    if (!stored) {
        return stored.error();
    }
    if (!stored.value()) {
        return Error{ErrorCode::NotFound, "no receipt for this packet"};
    }
    if (Status verdict = check(held.value(), *stored.value()); !verdict) {
        return verdict;
    }
    return m_files->remove(packetPath(id));
}

Status Spool::quarantine(std::string_view id, std::string_view reason)
{
    if (!isPacketId(id)) {
        return badId();
    }
    const auto folder = m_folder / "quarantine";
    const std::string base(id);
    // The reason first: a packet in quarantine without one would be a riddle.
    if (Status written = m_files->writeDurably(folder / (base + std::string(kReasonSuffix)),
                                               asBytes(reason.substr(0, kMaxReasonBytes)));
        !written) {
        return written;
    }
    Status moved = m_files->move(packetPath(id), folder / (base + std::string(kPacketSuffix)));
    return !moved && moved.error().code == ErrorCode::NotFound ? Status() : moved;
}

Result<std::string> Spool::quarantineReason(std::string_view id) const
{
    if (!isPacketId(id)) {
        return badId();
    }
    const auto reason = m_files->read(
        m_folder / "quarantine" / std::string(id).append(kReasonSuffix), kMaxReasonBytes);
    if (!reason) {
        return reason.error();
    }
    return std::string(asText(reason.value()));
}

Result<Bytes> Spool::readQuarantined(std::string_view id) const
{
    return isPacketId(id)
               ? m_files->read(m_folder / "quarantine" / std::string(id).append(kPacketSuffix),
                               kMaxPacketBytes)
               : Result<Bytes>(badId());
}

Result<std::vector<Entry>> Spool::list() const
{
    const auto outgoing = m_files->list(m_folder / "outgoing");
    const auto receipts = m_files->list(m_folder / "receipts");
    const auto quarantined = m_files->list(m_folder / "quarantine");
    for (const auto* listing : {&outgoing, &receipts, &quarantined}) {
        if (!*listing) {
            return listing->error();
        }
    }
    std::map<std::string, Entry> entries;
    const auto mark = [&entries](const std::set<std::string>& ids, EntryState state) {
        for (const std::string& id : ids) {
            Entry& entry = entries[id];
            entry.id = id;
            entry.state = state;
        }
    };
    // Later marks win: a packet published again after quarantine is waiting again.
    mark(idsOf(quarantined.value(), kReasonSuffix), EntryState::Quarantined);
    for (const std::string& id : idsOf(outgoing.value(), kPacketSuffix)) {
        Entry& entry = entries[id];
        entry.id = id;
        entry.state = EntryState::Waiting;
        const auto bytes = m_files->size(packetPath(id));
        entry.hasPacket = bytes.ok(); // it may have left since the listing
        entry.packetBytes = bytes ? bytes.value() : 0;
    }
    mark(idsOf(receipts.value(), kReceiptSuffix), EntryState::Received);
    mark(idsOf(receipts.value(), kAcceptanceSuffix), EntryState::Answered);
    std::vector<Entry> sorted;
    sorted.reserve(entries.size());
    for (auto& [id, entry] : entries) {
        sorted.push_back(std::move(entry));
    }
    return sorted;
}

Result<Counts> Spool::counts() const
{
    const auto entries = list();
    if (!entries) {
        return entries.error();
    }
    Counts counts;
    for (const Entry& entry : entries.value()) {
        switch (entry.state) {
        case EntryState::Waiting:
            ++counts.waiting;
            break;
        case EntryState::Received:
            ++counts.received;
            break;
        case EntryState::Answered:
            ++counts.answered;
            break;
        case EntryState::Quarantined:
            ++counts.quarantined;
            break;
        }
    }
    return counts;
}

std::optional<ChangeMark> Spool::changeMark() const
{
    using Clock = std::filesystem::file_time_type::clock;
    constexpr std::chrono::seconds kTooFresh{2}; // FAT counts in two seconds, others in ticks
    ChangeMark mark;
    std::size_t at = 0;
    for (const char* name : {"outgoing", "receipts", "quarantine"}) {
        std::error_code failed;
        const auto changed = std::filesystem::last_write_time(m_folder / name, failed);
        if (failed || changed > Clock::now() - kTooFresh) {
            return std::nullopt;
        }
        mark.at(at++) = changed;
    }
    return mark;
}

Status Spool::putCopy(std::string_view id, std::string_view where, ByteView evidence)
{
    if (!isPacketId(id) || !isPlainName(where)) {
        return Error{ErrorCode::InvalidInput, "not a packet id and a place"};
    }
    if (evidence.size() > kMaxAnswerBytes) {
        return Error{ErrorCode::InvalidInput, "evidence larger than its limit"};
    }
    return m_files->writeDurably(m_folder / "copies" / std::string(id).append(".").append(where),
                                 evidence);
}

Result<std::vector<std::string>> Spool::copies(std::string_view id) const
{
    if (!isPacketId(id)) {
        return badId();
    }
    const auto names = m_files->list(m_folder / "copies");
    if (!names) {
        return names.error();
    }
    const std::string prefix = std::string(id).append(".");
    std::vector<std::string> places;
    for (const std::string& name : names.value()) {
        if (name.starts_with(prefix)) {
            places.push_back(name.substr(prefix.size()));
        }
    }
    return places;
}

Status Spool::deliver(std::string_view name, ByteView content)
{
    if (!isPlainName(name) || content.size() > kMaxPacketBytes) {
        return Error{ErrorCode::InvalidInput, "not a plain file name, or too large"};
    }
    return m_files->writeDurably(m_folder / "incoming" / name, content);
}

Result<std::vector<std::string>> Spool::delivered() const
{
    return m_files->list(m_folder / "incoming");
}

Bytes Spool::state() const
{
    auto content = m_files->read(m_folder / "state", kMaxAnswerBytes);
    return content ? std::move(content).value() : Bytes();
}

Status Spool::putState(ByteView state)
{
    if (state.size() > kMaxAnswerBytes) {
        return Error{ErrorCode::InvalidInput, "state larger than its limit"};
    }
    return m_files->writeDurably(m_folder / "state", state);
}

} // namespace rekam::spool
