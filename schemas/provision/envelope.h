// The signed wrapper of every provisioning document: exact bytes, who signed them, the signature.
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "crypto/keys.h"
#include "crypto/sign.h"

#include <cstdint>
#include <string_view>

namespace rekam::provision {

/// What the payload is. Each kind is signed in a domain of its own, so that one can never pass for
/// another. Append only.
enum class DocumentKind : std::uint8_t {
    OfficeIdentity = 1,
    StationRequest = 2,
    Bundle = 3,
    Operator = 4,
    Policy = 5,
    KeyCertificate = 6,
    Revocation = 7,
    Admission = 8,
};

inline constexpr std::size_t kPayloadBytesMax = std::size_t{4} * 1024 * 1024;

/// magic, version, kind, key id, payload length (big-endian) in front; the signature behind.
inline constexpr std::size_t kEnvelopeOverheadBytes = 4 + 1 + 1 + 16 + 4 + crypto::kSignatureBytes;
inline constexpr std::size_t kEnvelopeBytesMax = kPayloadBytesMax + kEnvelopeOverheadBytes;

/// A parsed, not yet verified envelope; owns its payload.
struct Envelope
{
    DocumentKind kind = DocumentKind::OfficeIdentity;
    crypto::KeyId signer{};
    Bytes payload; ///< UTF-8 JSON
    crypto::Signature signature;
};

/// `station request` and so on, for messages.
[[nodiscard]] std::string_view nameOf(DocumentKind kind);

/// Signs kind and payload. Precondition: payload of at most kPayloadBytesMax.
[[nodiscard]] Bytes signDocument(DocumentKind kind, ByteView payload,
                                 const crypto::SigningKeyPair& signer);

/// Splits without verifying; for `show`. Errors: InvalidInput (not an envelope, cut short, trailing
/// bytes, too large), Unsupported (another version or kind).
[[nodiscard]] Result<Envelope> parseEnvelope(ByteView file);

/// Splits and verifies. Errors: as parseEnvelope; InvalidInput for another kind than asked;
/// Integrity if `signer` did not sign exactly these bytes.
[[nodiscard]] Result<Bytes> openDocument(DocumentKind kind, ByteView file,
                                         const crypto::SigningPublicKey& signer);

} // namespace rekam::provision
