#include "packet/acceptance.h"

#include "packet/signed_document.h"

namespace rekam::packet {

namespace {

constexpr DocumentKind kAnswerKind{"RKAN", "rekam/answer/1", kMaxAnswerBytes};

bool isLegal(const Answer& answer)
{
    const bool isAccepted = answer.verdict == Verdict::Accepted;
    return (isAccepted || answer.verdict == Verdict::Rejected) &&
           isAccepted == (answer.cause == RejectCause::None) && isMode(answer.mode) &&
           isStationCode(answer.station) && isWritable(answer.decidedAt) &&
           answer.text.size() <= kMaxRejectTextLength;
}

} // namespace

Bytes signAnswer(const Answer& answer, const crypto::SigningKeyPair& adapter)
{
    REKAM_CHECK(isLegal(answer));
    ByteWriter body;
    body.raw(answer.packetId)
        .raw(answer.contentHash)
        .bigEndian(static_cast<std::uint8_t>(answer.mode));
    writeShortText(body, answer.station);
    writeTime(body, answer.decidedAt);
    body.bigEndian(static_cast<std::uint8_t>(answer.verdict))
        .bigEndian(static_cast<std::uint16_t>(answer.cause))
        .bigEndian(static_cast<std::uint16_t>(answer.text.size()))
        .raw(asBytes(answer.text));
    return signDocument(kAnswerKind, body.bytes(), adapter);
}

Result<Answer> verifyAnswer(ByteView bytes, std::span<const crypto::SigningPublicKey> trusted)
{
    const auto document = verifyDocument(kAnswerKind, bytes, trusted);
    if (!document) {
        return document.error();
    }
    ByteReader reader(document.value().body);
    Answer answer;
    answer.signerKeyId = document.value().signerKeyId;
    readInto(reader, answer.packetId);
    readInto(reader, answer.contentHash);
    answer.mode = static_cast<Mode>(reader.bigEndian<std::uint8_t>());
    answer.station = readShortText(reader);
    answer.decidedAt = readTime(reader);
    answer.verdict = static_cast<Verdict>(reader.bigEndian<std::uint8_t>());
    answer.cause = static_cast<RejectCause>(reader.bigEndian<std::uint16_t>());
    answer.text = asText(reader.take(reader.bigEndian<std::uint16_t>()));
    if (!readExtension(reader) || !isLegal(answer)) {
        return Error{ErrorCode::InvalidInput, "malformed answer"};
    }
    return answer;
}

} // namespace rekam::packet
