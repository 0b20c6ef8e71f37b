#include "packet/sealed_packet.h"

#include "crypto/compare.h"
#include "crypto/stream.h"
#include "packet/packet_header_codec.h"

#include <algorithm>
#include <utility>

namespace rekam::packet {

namespace {

constexpr std::string_view kSignatureDomain = "rekam/packet/1";

static_assert(kStreamOffset - kWrappedKeyOffset == crypto::kKeyBytes + crypto::kSealOverheadBytes);
static_assert(kStreamOffset + crypto::sealedStreamBytes(kMaxPayloadBytes) +
                  crypto::kSignatureBytes <=
              kMaxPacketBytes);

crypto::Hash256 payloadHash(ByteView recordKey, ByteView payload)
{
    return crypto::keyedHash256(recordKey, payload);
}

} // namespace

Result<SealedPacket> seal(ByteView payload, const HeaderFacts& facts,
                          const crypto::BoxPublicKey& centre, const crypto::SigningKeyPair& station,
                          Random& random)
{
    SecretBytes recordKey(crypto::kKeyBytes);
    random.fill(recordKey.span());
    SealedPacket sealed{{facts}, {}, {}};
    sealed.header.centreKeyId = crypto::keyIdOf(centre);
    sealed.header.stationKeyId = crypto::keyIdOf(station.publicKey());
    sealed.header.payloadBytes = payload.size();
    if (const Status legal = checkHeader(sealed.header); !legal) {
        return legal.error();
    }
    sealed.header.payloadHash = payloadHash(recordKey.view(), payload);
    const auto wrappedKey = crypto::sealTo(centre, recordKey.view(), random);
    if (!wrappedKey) {
        return wrappedKey.error();
    }
    Bytes& bytes = sealed.bytes;
    bytes.reserve(packetBytes(sealed.header));
    append(bytes, encodeHeader(sealed.header));
    append(bytes, wrappedKey.value());
    append(bytes, crypto::sealStream(recordKey.view(), payload, bytes, random));
    crypto::Hasher256 hasher;
    hasher.update(bytes);
    const crypto::Signature signature = station.sign(kSignatureDomain, hasher.finish());
    append(bytes, signature.bytes);
    sealed.contentHash = hasher.update(signature.bytes).finish();
    return sealed;
}

void PacketVerifier::update(ByteView piece)
{
    m_size += piece.size();
    if (m_start.size() < kPacketHeaderBytes) {
        append(m_start, piece.first(std::min(piece.size(), kPacketHeaderBytes - m_start.size())));
    }
    // The last 64 bytes are the signature, which does not sign itself: hold them back.
    const std::size_t total = m_tail.size() + piece.size();
    const std::size_t ready = total - std::min(total, crypto::kSignatureBytes);
    const std::size_t fromTail = std::min(ready, m_tail.size());
    m_signed.update(ByteView(m_tail).first(fromTail));
    m_signed.update(piece.first(ready - fromTail));
    m_tail.erase(m_tail.begin(), m_tail.begin() + static_cast<std::ptrdiff_t>(fromTail));
    append(m_tail, piece.subspan(ready - fromTail));
}

Result<Header> PacketVerifier::header() const
{
    return readHeader(m_start);
}

Result<VerifiedPacket> PacketVerifier::finish(const crypto::SigningPublicKey& station) const
{
    auto header = readHeader(m_start);
    if (!header) {
        return header.error();
    }
    if (m_size != packetBytes(header.value())) {
        return Error{ErrorCode::InvalidInput, "packet size differs from its header"};
    }
    if (header.value().stationKeyId != crypto::keyIdOf(station)) {
        return Error{ErrorCode::NotFound, "packet is signed under another station key"};
    }
    crypto::Signature signature;
    std::ranges::copy(m_tail, signature.bytes.begin());
    if (const Status valid =
            crypto::verifySignature(station, kSignatureDomain, m_signed.finish(), signature);
        !valid) {
        return valid.error();
    }
    return VerifiedPacket{std::move(header).value(), contentHash()};
}

crypto::Hash256 PacketVerifier::contentHash() const
{
    return crypto::Hasher256(m_signed).update(m_tail).finish();
}

Result<VerifiedPacket> verify(ByteView packet, const crypto::SigningPublicKey& station)
{
    PacketVerifier verifier;
    verifier.update(packet);
    return verifier.finish(station);
}

Result<OpenedPacket> open(ByteView packet, const crypto::SigningPublicKey& station,
                          const crypto::BoxKeyPair& centre)
{
    auto verified = verify(packet, station);
    if (!verified) {
        return verified.error();
    }
    const Header& header = verified.value().header;
    if (header.centreKeyId != crypto::keyIdOf(centre.publicKey())) {
        return Error{ErrorCode::NotFound, "packet is sealed to another centre key"};
    }
    const auto recordKey =
        centre.open(packet.subspan(kWrappedKeyOffset, kStreamOffset - kWrappedKeyOffset));
    if (!recordKey) {
        return recordKey.error();
    }
    const ByteView stream =
        packet.subspan(kStreamOffset, packet.size() - kStreamOffset - crypto::kSignatureBytes);
    auto payload =
        crypto::openStream(recordKey.value().view(), stream, packet.first(kStreamOffset));
    if (!payload) {
        return payload.error();
    }
    if (!crypto::equalConstantTime(payloadHash(recordKey.value().view(), payload.value().view()),
                                   header.payloadHash)) {
        return Error{ErrorCode::Integrity, "payload hash differs from the header's"};
    }
    return OpenedPacket{header, verified.value().contentHash, std::move(payload).value()};
}

} // namespace rekam::packet
