#include "packet/copy_evidence.h"

#include "packet/signed_document.h"

namespace rekam::packet {

namespace {

constexpr DocumentKind kCopyKind{"RKCE", "rekam/copy/1", kMaxCopyEvidenceBytes};

bool isLegal(const CopyEvidence& evidence)
{
    return (evidence.kind == CopyKind::Medium || evidence.kind == CopyKind::Peer) &&
           !evidence.place.empty() && evidence.place.size() <= kMaxCopyPlaceLength &&
           std::ranges::all_of(
               evidence.place,
               [](char character) { return character > ' ' && character < 0x7F; }) &&
           isWritable(evidence.verifiedAt);
}

} // namespace

Bytes signCopyEvidence(const CopyEvidence& evidence, const crypto::SigningKeyPair& agent)
{
    REKAM_CHECK(isLegal(evidence));
    ByteWriter body;
    body.raw(evidence.packetId)
        .raw(evidence.contentHash)
        .bigEndian(static_cast<std::uint8_t>(evidence.kind));
    writeShortText(body, evidence.place);
    writeTime(body, evidence.verifiedAt);
    return signDocument(kCopyKind, body.bytes(), agent);
}

Result<CopyEvidence> verifyCopyEvidence(ByteView bytes,
                                        std::span<const crypto::SigningPublicKey> trusted)
{
    const auto document = verifyDocument(kCopyKind, bytes, trusted);
    if (!document) {
        return document.error();
    }
    ByteReader reader(document.value().body);
    CopyEvidence evidence;
    evidence.signerKeyId = document.value().signerKeyId;
    readInto(reader, evidence.packetId);
    readInto(reader, evidence.contentHash);
    evidence.kind = static_cast<CopyKind>(reader.bigEndian<std::uint8_t>());
    evidence.place = readShortText(reader);
    evidence.verifiedAt = readTime(reader);
    if (!readExtension(reader) || !isLegal(evidence)) {
        return Error{ErrorCode::InvalidInput, "malformed copy evidence"};
    }
    return evidence;
}

} // namespace rekam::packet
