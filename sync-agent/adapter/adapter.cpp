#include "adapter/adapter.h"

#include "packet/approval_document.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace rekam::adapter {

namespace {

constexpr std::size_t kIdTextBytes = 32;
constexpr std::size_t kMaxDecisionBytes = packet::kRecordDocumentBytesMax;
constexpr std::string_view kApprovalMark = "approval.json";
constexpr std::string_view kVoidMark = "void.json";
constexpr std::string_view kVoidDecision = "void";

/// The decision if it is on this record and on all that waits in it; kept decisions were examined.
std::optional<packet::Decision> decisionOn(const Examined& examined, std::string_view json)
{
    const auto record = packet::recordFromJson(asText(examined.parts.front().bytes));
    const auto decision = packet::approvalFromJson(json);
    return record && decision && packet::covers(decision.value(), record.value())
               ? std::optional(decision.value().decision)
               : std::nullopt;
}

/// A file that is not there is nothing; one that cannot be read is no reason to decide without it.
Result<std::optional<Bytes>> readIfThere(FileSystem& files, const std::filesystem::path& path,
                                         std::size_t limitBytes)
{
    auto bytes = files.read(path, limitBytes);
    if (bytes) {
        return std::optional(std::move(bytes).value());
    }
    return bytes.error().code == ErrorCode::NotFound ? Result<std::optional<Bytes>>(std::nullopt)
                                                     : Result<std::optional<Bytes>>(bytes.error());
}

} // namespace

Adapter::Adapter(Parts parts, ExportFolder exported)
    : m_parts(std::move(parts))
    , m_export(std::move(exported))
{}

Result<std::unique_ptr<Adapter>> Adapter::open(Parts parts)
{
    for (const char* name : {"answers", "accepted", "decisions"}) {
        if (Status made = parts.files.makeFolder(parts.folder / name); !made) {
            return made.error();
        }
    }
    auto exported = ExportFolder::open(parts.files, parts.folder / "export");
    if (!exported) {
        return exported.error();
    }
    return std::unique_ptr<Adapter>(new Adapter(std::move(parts), std::move(exported).value()));
}

void Adapter::useStations(handover::Stations stations)
{
    m_parts.stations = std::move(stations);
}

std::filesystem::path Adapter::answerPath(const packet::PacketId& id) const
{
    return m_parts.folder / "answers" / toHex(id).append(".acceptance");
}

std::filesystem::path Adapter::decisionPath(const packet::PacketId& id,
                                            const std::string& station) const
{
    return m_parts.folder / "decisions" / (toHex(id) + "." + station + ".json");
}

std::filesystem::path Adapter::acceptedPath(const crypto::Hash128& tag) const
{
    return m_parts.folder / "accepted" / toHex(tag);
}

Adapter::Turn Adapter::work()
{
    Turn turn;
    const auto ids = m_parts.handover.pending();
    if (!ids) {
        turn.complaints.push_back(ids.error().detail);
        return turn;
    }
    if (ids.value().empty()) {
        return turn;
    }
    // Before the first answer, and not while there is nothing to answer: an idle adapter writes
    // nothing into a home that is being taken away.
    if (Status put = m_parts.handover.putAnswerKey(m_parts.signer.publicKey()); !put) {
        turn.complaints.push_back(put.error().detail);
    }
    std::erase_if(m_held, [&](const auto& entry) {
        return !std::ranges::binary_search(ids.value(), entry.first);
    });
    const auto workOnce = [&](const packet::PacketId& id) {
        if (!isDue(id)) {
            return;
        }
        const auto outcome = workOn(id);
        if (!outcome) {
            turn.complaints.push_back(toHex(id) + ": " + outcome.error().detail);
            return;
        }
        switch (outcome.value()) {
        case Outcome::Accepted:
            ++turn.accepted;
            break;
        case Outcome::Rejected:
            ++turn.rejected;
            break;
        case Outcome::Held:
            return;
        }
        m_held.erase(id);
    };
    std::ranges::for_each(ids.value(), workOnce);
    // What was held may have waited for one that came later in the same turn.
    std::vector<packet::PacketId> again;
    for (const auto& [id, held] : m_held) {
        if (held.looksAgain) {
            again.push_back(id);
        }
    }
    std::ranges::for_each(again, workOnce);
    turn.held = m_held.size();
    turn.newlyHeld = std::exchange(m_newlyHeld, {});
    return turn;
}

bool Adapter::isDue(const packet::PacketId& id) const
{
    const auto found = m_held.find(id);
    if (found == m_held.end() || found->second.looksAgain) {
        return true;
    }
    const Held& held = found->second;
    if (!held.strangeStation.empty()) {
        return isAdmitted(held.strangeStation, held.stationKey);
    }
    return held.mayOutwait && held.since + kReferencePatience < m_parts.clock.wallTime();
}

void Adapter::wake(const packet::PacketId& id)
{
    for (auto& [waiting, held] : m_held) {
        held.looksAgain = held.looksAgain || held.waitsFor == id;
    }
}

/// The intake takes in only what its station signed, and stores it with its hash: what does not
/// verify here changed on the way and deserves no verdict. The same bytes a second time did not.
bool Adapter::arrivedWhole(const packet::PacketId& id, ByteView packet) const
{
    const auto header = packet::readHeader(packet);
    if (header && header.value().id != id) {
        return false;
    }
    const handover::KnownStation* station =
        header ? m_parts.stations.byCode(header.value().station) : nullptr;
    const bool signedByStation =
        station != nullptr && packet::verify(packet, station->admission.keys.signing).ok();
    return signedByStation || m_parts.handover.wasSetAside(id, packet);
}

Result<Adapter::Outcome> Adapter::workOn(const packet::PacketId& id)
{
    const auto bytes = m_parts.handover.packet(id);
    if (!bytes) {
        return bytes.error();
    }
    // Answered before: the same bytes again, whatever the clock says now. A word on other bytes was
    // given on a damaged hand-over, and is none.
    const auto said = answered(id);
    if (!said) {
        return said.error();
    }
    if (const auto& word = said.value();
        word && word->contentHash == crypto::hash256(bytes.value())) {
        const auto before = m_parts.files.read(answerPath(id), packet::kMaxAnswerBytes);
        if (!before) {
            return before.error();
        }
        if (Status put = m_parts.handover.putAnswer(id, before.value()); !put) {
            return put.error();
        }
        return word->verdict == packet::Verdict::Rejected ? Outcome::Rejected : Outcome::Accepted;
    }
    if (!arrivedWhole(id, bytes.value())) {
        if (Status aside = m_parts.handover.setAsidePacket(id); !aside) {
            return aside.error();
        }
        return Error{ErrorCode::Integrity, "damaged in the hand-over: set aside, asked for again"};
    }
    const auto header = packet::readHeader(bytes.value());
    if (auto lacking = header ? lacksFor(header.value()) : std::nullopt; lacking) {
        return hold(id, *std::move(lacking));
    }
    const Examiner examiner({m_parts.centre, m_parts.stations, m_parts.tagKey});
    const auto examined = examiner.examine(bytes.value());
    if (const auto* refusal = std::get_if<Refusal>(&examined); refusal != nullptr) {
        packet::Header facts = header ? header.value() : packet::Header();
        facts.id = id;
        if (facts.station.empty()) {
            facts.station = "UNKNOWN";
        }
        return answer(facts, crypto::hash256(bytes.value()), *refusal);
    }
    const auto& whole = std::get<Examined>(examined);
    return whole.refusal ? answer(whole.header, whole.contentHash, whole.refusal) : decide(whole);
}

/// None of it is the packet's fault: the intake took it in, and students are not recorded again for
/// a file that is missing here.
std::optional<Adapter::Held> Adapter::lacksFor(const packet::Header& header) const
{
    Held held;
    held.waitsFor = header.id;
    if (!isAdmitted(header.station, header.stationKeyId)) {
        held.why = "no admission of station " + header.station + " with the key of this packet";
        held.strangeStation = header.station;
        held.stationKey = header.stationKeyId;
        return held;
    }
    if (header.centreKeyId != crypto::keyIdOf(m_parts.centre.publicKey())) {
        held.why = "sealed to another centre key than this adapter's";
        return held;
    }
    return std::nullopt;
}

bool Adapter::isAdmitted(const std::string& station, const crypto::KeyId& key) const
{
    const handover::KnownStation* known = m_parts.stations.byCode(station);
    return known != nullptr && crypto::keyIdOf(known->admission.keys.signing) == key;
}

Result<Adapter::Outcome> Adapter::decide(const Examined& examined)
{
    const packet::Header& header = examined.header;
    if (header.kind == packet::Kind::Full) {
        return decideFull(examined);
    }
    const auto said = answered(header.refersTo);
    if (!said) {
        return said.error();
    }
    if (const auto& before = said.value(); before) {
        if (before->verdict == packet::Verdict::Rejected) {
            return answer(
                header, examined.contentHash,
                Refusal{packet::RejectCause::ReferenceUnknown, "its packet was rejected"});
        }
        if (before->station != header.station) {
            return answer(
                header, examined.contentHash,
                Refusal{packet::RejectCause::ReferenceUnknown, "its packet is another station's"});
        }
    }
    switch (header.kind) {
    case packet::Kind::Approval:
        return decideApproval(examined);
    case packet::Kind::Void:
        return decideVoid(examined);
    case packet::Kind::Full:
    case packet::Kind::Amendment:
        break;
    }
    return decideAmendment(examined);
}

Result<Adapter::Outcome> Adapter::decideAmendment(const Examined& examined)
{
    const packet::Header& header = examined.header;
    if (!m_export.holds(header.refersTo)) {
        const WallTime since = heldSince(header.id);
        const bool waitsItself = m_parts.handover.holds(header.refersTo);
        if (!waitsItself && since + kReferencePatience < m_parts.clock.wallTime()) {
            return answer(header, examined.contentHash,
                          Refusal{packet::RejectCause::ReferenceUnknown, "its packet never came"});
        }
        Held held;
        held.why = "waits for the packet that it amends";
        held.since = since;
        held.waitsFor = header.refersTo;
        held.mayOutwait = !waitsItself;
        return hold(header.id, std::move(held));
    }
    if (Status put = m_export.putComposed(examined, header.refersTo); !put) {
        return put.error();
    }
    return answer(header, examined.contentHash, std::nullopt);
}

Result<Adapter::Outcome> Adapter::decideFull(const Examined& examined)
{
    const packet::Header& header = examined.header;
    const auto accepted = readIfThere(m_parts.files, acceptedPath(header.tag), kIdTextBytes);
    const auto kept =
        readIfThere(m_parts.files, decisionPath(header.id, header.station), kMaxDecisionBytes);
    if (!accepted || !kept) {
        return accepted ? kept.error() : accepted.error();
    }
    const auto& other = accepted.value();
    if (other && asText(*other) != toHex(header.id)) {
        return answer(header, examined.contentHash,
                      Refusal{packet::RejectCause::DuplicateRecord,
                              "accepted already: " + std::string(asText(*other))});
    }
    const auto& decision = kept.value();
    if (decision && asText(*decision) == kVoidDecision) {
        return answer(header, examined.contentHash,
                      Refusal{packet::RejectCause::Other, "withdrawn by its station"});
    }
    const auto decided = decision ? decisionOn(examined, asText(*decision)) : std::nullopt;
    if (examined.awaitsApproval && !decided) {
        Held held;
        held.why = "waits for the approval of its exceptions";
        held.waitsFor = header.id;
        return hold(header.id, std::move(held));
    }
    if (examined.awaitsApproval && *decided == packet::Decision::Refused) {
        return answer(header, examined.contentHash,
                      Refusal{packet::RejectCause::PartMissing, "an exception was not approved"});
    }
    if (Status put = m_export.put(examined); !put) {
        return put.error();
    }
    if (decision) {
        if (Status marked = m_export.mark(header.id, kApprovalMark, *decision); !marked) {
            return marked.error();
        }
    }
    if (Status noted =
            m_parts.files.writeDurably(acceptedPath(header.tag), asBytes(toHex(header.id)));
        !noted) {
        return noted.error();
    }
    return answer(header, examined.contentHash, std::nullopt);
}

Result<Adapter::Outcome> Adapter::decideApproval(const Examined& examined)
{
    // Kept by itself, so that the order of arrival does not matter, and under the station that sent
    // it: nobody decides on what another station recorded.
    const packet::Header& header = examined.header;
    const auto path = decisionPath(header.refersTo, header.station);
    const auto before = readIfThere(m_parts.files, path, kMaxDecisionBytes);
    if (!before) {
        return before.error();
    }
    // What was withdrawn stays withdrawn, whichever road was the faster.
    if (!before.value() || asText(*before.value()) != kVoidDecision) {
        if (Status kept = m_parts.files.writeDurably(path, examined.parts.front().bytes); !kept) {
            return kept.error();
        }
    }
    return answer(header, examined.contentHash, std::nullopt);
}

Result<Adapter::Outcome> Adapter::decideVoid(const Examined& examined)
{
    const packet::Header& header = examined.header;
    if (m_export.holds(header.refersTo)) {
        if (Status marked = m_export.mark(header.refersTo, kVoidMark, examined.parts.front().bytes);
            !marked) {
            return marked.error();
        }
        const auto accepted = readIfThere(m_parts.files, acceptedPath(header.tag), kIdTextBytes);
        if (!accepted) {
            return accepted.error();
        }
        if (accepted.value() && asText(*accepted.value()) == toHex(header.refersTo)) {
            if (Status freed = m_parts.files.remove(acceptedPath(header.tag)); !freed) {
                return freed.error();
            }
        }
    } else if (Status kept = m_parts.files.writeDurably(
                   decisionPath(header.refersTo, header.station), asBytes(kVoidDecision));
               !kept) {
        return kept.error();
    }
    return answer(header, examined.contentHash, std::nullopt);
}

Result<Adapter::Outcome> Adapter::hold(const packet::PacketId& id, Held held)
{
    const auto before = m_held.find(id);
    if (before == m_held.end() || before->second.why != held.why) {
        held.since = held.since == WallTime() ? heldSince(id) : held.since;
        const nlohmann::json status = {
            {"state", "held"},
            {"why", held.why},
            {"sinceMs", std::int64_t{held.since.time_since_epoch().count()}}};
        if (Status put = m_parts.handover.putStatus(id, status.dump()); !put) {
            return put.error();
        }
        m_newlyHeld.push_back(toHex(id) + " held: " + held.why);
    }
    m_held.insert_or_assign(id, std::move(held));
    return Outcome::Held;
}

/// Since this adapter holds the packet, or one before a restart did.
WallTime Adapter::heldSince(const packet::PacketId& id) const
{
    const WallTime now = m_parts.clock.wallTime();
    if (const auto found = m_held.find(id); found != m_held.end()) {
        return found->second.since;
    }
    const auto status = m_parts.handover.status(id);
    const auto json =
        status ? nlohmann::json::parse(asText(status.value()), nullptr, false) : nlohmann::json();
    if (!json.is_object() || !json.contains("sinceMs") || !json["sinceMs"].is_number_integer()) {
        return now;
    }
    const WallTime since{std::chrono::milliseconds(json["sinceMs"].get<std::int64_t>())};
    return since > WallTime() && since < now ? since : now;
}

Result<std::optional<packet::Answer>> Adapter::answered(const packet::PacketId& id) const
{
    const auto bytes = readIfThere(m_parts.files, answerPath(id), packet::kMaxAnswerBytes);
    if (!bytes) {
        return bytes.error();
    }
    if (!bytes.value()) {
        return std::optional<packet::Answer>();
    }
    const std::array trusted = {m_parts.signer.publicKey()};
    auto verified = packet::verifyAnswer(*bytes.value(), trusted);
    return verified ? std::optional(std::move(verified).value()) : std::nullopt;
}

Result<Adapter::Outcome> Adapter::answer(const packet::Header& header,
                                         const crypto::Hash256& contentHash,
                                         const std::optional<Refusal>& refusal)
{
    packet::Answer word;
    word.packetId = header.id;
    word.contentHash = contentHash;
    word.mode = header.mode;
    word.station = header.station;
    word.decidedAt = m_parts.clock.wallTime();
    word.verdict = refusal ? packet::Verdict::Rejected : packet::Verdict::Accepted;
    word.cause = refusal ? refusal->cause : packet::RejectCause::None;
    word.text = refusal ? refusal->text.substr(0, packet::kMaxRejectTextLength) : "";
    const Bytes bytes = packet::signAnswer(word, m_parts.signer);
    if (Status kept = m_parts.files.writeDurably(answerPath(header.id), bytes); !kept) {
        return kept.error();
    }
    if (Status put = m_parts.handover.putAnswer(header.id, bytes); !put) {
        return put.error();
    }
    if (Status cleared = m_parts.handover.clearStatus(header.id); !cleared) {
        return cleared.error();
    }
    wake(header.kind == packet::Kind::Full ? header.id : header.refersTo);
    return refusal ? Outcome::Rejected : Outcome::Accepted;
}

} // namespace rekam::adapter
