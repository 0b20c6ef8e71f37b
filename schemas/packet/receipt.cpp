#include "packet/receipt.h"

#include "packet/signed_document.h"

namespace rekam::packet {

namespace {

constexpr DocumentKind kReceiptKind{"RKRC", "rekam/receipt/1", kMaxReceiptBytes};

} // namespace

Bytes signReceipt(const Receipt& receipt, const crypto::SigningKeyPair& intake)
{
    REKAM_CHECK(isStationCode(receipt.station));
    ByteWriter body;
    body.raw(receipt.packetId)
        .raw(receipt.contentHash)
        .bigEndian(static_cast<std::uint8_t>(receipt.mode));
    writeShortText(body, receipt.station);
    writeTime(body, receipt.receivedAt);
    body.bigEndian(receipt.logPosition).raw(receipt.logHead);
    return signDocument(kReceiptKind, body.bytes(), intake);
}

Result<Receipt> verifyReceipt(ByteView bytes, std::span<const crypto::SigningPublicKey> trusted)
{
    const auto document = verifyDocument(kReceiptKind, bytes, trusted);
    if (!document) {
        return document.error();
    }
    ByteReader reader(document.value().body);
    Receipt receipt;
    receipt.signerKeyId = document.value().signerKeyId;
    readInto(reader, receipt.packetId);
    readInto(reader, receipt.contentHash);
    receipt.mode = static_cast<Mode>(reader.bigEndian<std::uint8_t>());
    receipt.station = readShortText(reader);
    receipt.receivedAt = readTime(reader);
    receipt.logPosition = reader.bigEndian<std::uint64_t>();
    readInto(reader, receipt.logHead);
    if (!readExtension(reader) || !isMode(receipt.mode) || !isStationCode(receipt.station) ||
        !isWritable(receipt.receivedAt) || receipt.logPosition == 0) {
        return Error{ErrorCode::InvalidInput, "malformed receipt"};
    }
    return receipt;
}

} // namespace rekam::packet
