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

/// The decision if it is on this record and on all that waits in it; kept decisions were examined.
std::optional<packet::Decision> decisionOn(const Examined& examined, std::string_view json)
{
    const auto record = packet::recordFromJson(asText(examined.parts.front().bytes));
    const auto decision = packet::approvalFromJson(json);
    return record && decision && packet::covers(decision.value(), record.value())
               ? std::optional(decision.value().decision)
               : std::nullopt;
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
    std::vector<packet::PacketId> held;
    const auto workOnce = [&](const packet::PacketId& id) {
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
            held.push_back(id);
            break;
        }
    };
    std::ranges::for_each(ids.value(), workOnce);
    // What was held may have waited for one that came later in the same turn.
    const auto again = std::exchange(held, {});
    std::ranges::for_each(again, workOnce);
    turn.held = held.size();
    return turn;
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
    if (const auto word = answered(id);
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
    const Examiner examiner({m_parts.centre, m_parts.stations, m_parts.tagKey});
    const auto examined = examiner.examine(bytes.value());
    if (const auto* refusal = std::get_if<Refusal>(&examined); refusal != nullptr) {
        auto header = packet::readHeader(bytes.value());
        packet::Header facts = header ? std::move(header).value() : packet::Header();
        facts.id = id;
        if (facts.station.empty()) {
            facts.station = "UNKNOWN";
        }
        return answer(facts, crypto::hash256(bytes.value()), *refusal);
    }
    const auto& whole = std::get<Examined>(examined);
    return whole.refusal ? answer(whole.header, whole.contentHash, whole.refusal) : decide(whole);
}

Result<Adapter::Outcome> Adapter::decide(const Examined& examined)
{
    const packet::Header& header = examined.header;
    if (header.kind == packet::Kind::Full) {
        return decideFull(examined);
    }
    if (const auto before = answered(header.refersTo)) {
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
    if (header.created + kReferencePatience < m_parts.clock.wallTime() &&
        !m_export.holds(header.refersTo)) {
        return answer(header, examined.contentHash,
                      Refusal{packet::RejectCause::ReferenceUnknown, "its packet never came"});
    }
    if (header.kind == packet::Kind::Approval) {
        return decideApproval(examined);
    }
    if (header.kind == packet::Kind::Void) {
        return decideVoid(examined);
    }
    if (!m_export.holds(header.refersTo)) {
        return hold(examined, "waits for the packet that it amends");
    }
    if (Status put = m_export.putComposed(examined, header.refersTo); !put) {
        return put.error();
    }
    return answer(header, examined.contentHash, std::nullopt);
}

Result<Adapter::Outcome> Adapter::decideFull(const Examined& examined)
{
    const packet::Header& header = examined.header;
    const auto other = m_parts.files.read(acceptedPath(header.tag), kIdTextBytes);
    if (other && asText(other.value()) != toHex(header.id)) {
        return answer(header, examined.contentHash,
                      Refusal{packet::RejectCause::DuplicateRecord,
                              "accepted already: " + std::string(asText(other.value()))});
    }
    const auto decision =
        m_parts.files.read(decisionPath(header.id, header.station), kMaxDecisionBytes);
    if (decision && asText(decision.value()) == "void") {
        return answer(header, examined.contentHash,
                      Refusal{packet::RejectCause::Other, "withdrawn by its station"});
    }
    const auto decided = decision ? decisionOn(examined, asText(decision.value())) : std::nullopt;
    if (examined.awaitsApproval && !decided) {
        return hold(examined, "waits for the approval of its exceptions");
    }
    if (examined.awaitsApproval && *decided == packet::Decision::Refused) {
        return answer(header, examined.contentHash,
                      Refusal{packet::RejectCause::PartMissing, "an exception was not approved"});
    }
    if (Status put = m_export.put(examined); !put) {
        return put.error();
    }
    if (decision) {
        if (Status marked = m_export.mark(header.id, kApprovalMark, decision.value()); !marked) {
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
    if (Status kept = m_parts.files.writeDurably(decisionPath(header.refersTo, header.station),
                                                 examined.parts.front().bytes);
        !kept) {
        return kept.error();
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
        const auto accepted = m_parts.files.read(acceptedPath(header.tag), kIdTextBytes);
        if (accepted && asText(accepted.value()) == toHex(header.refersTo)) {
            if (Status freed = m_parts.files.remove(acceptedPath(header.tag)); !freed) {
                return freed.error();
            }
        }
    } else if (Status kept = m_parts.files.writeDurably(
                   decisionPath(header.refersTo, header.station), asBytes("void"));
               !kept) {
        return kept.error();
    }
    return answer(header, examined.contentHash, std::nullopt);
}

Result<Adapter::Outcome> Adapter::hold(const Examined& examined, std::string_view why)
{
    const nlohmann::json status = {{"state", "held"}, {"why", why}};
    if (Status put = m_parts.handover.putStatus(examined.header.id, status.dump()); !put) {
        return put.error();
    }
    return Outcome::Held;
}

std::optional<packet::Answer> Adapter::answered(const packet::PacketId& id) const
{
    const auto bytes = m_parts.files.read(answerPath(id), packet::kMaxAnswerBytes);
    if (!bytes) {
        return std::nullopt;
    }
    const std::array trusted = {m_parts.signer.publicKey()};
    auto verified = packet::verifyAnswer(bytes.value(), trusted);
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
    return refusal ? Outcome::Rejected : Outcome::Accepted;
}

} // namespace rekam::adapter
