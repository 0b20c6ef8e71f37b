// The adapter's signed answer on a packet it opened: ACCEPTED or REJECTED (PACKET.md §7).
#pragma once

#include "crypto/sign.h"
#include "packet/packet_header.h"

#include <span>

namespace rekam::packet {

inline constexpr std::size_t kMaxAnswerBytes = 8192;
inline constexpr std::size_t kMaxRejectTextLength = 512;

enum class Verdict : std::uint8_t { Accepted = 1, Rejected = 2 };

/// Append only. The reader keeps a number that it does not know (a newer adapter's) as it is.
enum class RejectCause : std::uint16_t {
    None = 0,               ///< exactly with Accepted
    CannotOpen = 1,         ///< sealed to another key, or damaged before it was signed
    PayloadMalformed = 2,   ///< not the named parts of its schema
    RecordInvalid = 3,      ///< record.json breaks a rule of the record
    PartMissing = 4,        ///< a modality is neither there nor excepted
    ImageBroken = 5,        ///< a part does not decode
    QualityTooLow = 6,      ///< below the policy that the record names
    PolicyUnknown = 7,      ///< made under a policy that the centre does not know
    NikInvalid = 8,         ///< fails the rules of the NIK, or differs from its tag
    DuplicateRecord = 9,    ///< this student has an accepted record already
    DuplicatePerson = 10,   ///< the biometrics are another student's
    ReferenceUnknown = 11,  ///< AMENDMENT, APPROVAL or VOID of a packet that is not there
    ModeMismatch = 12,      ///< LATIHAN sent to PRODUCTION, or the reverse
    StatementUnsigned = 13, ///< the student's statement is missing
    SchemaUnknown = 14,     ///< a payload schema from the future
    NotVerified = 15,       ///< no fresh scan matched the stored finger
    ContentChanged = 16,    ///< the statement was signed for another content
    NotValidated = 17,      ///< no operator stands for the record
    Other = 999,
};

struct Answer
{
    PacketId packetId{};
    crypto::Hash256 contentHash{};
    Mode mode = Mode::Latihan;
    std::string station;
    WallTime decidedAt{};
    Verdict verdict = Verdict::Accepted;
    RejectCause cause = RejectCause::None;
    std::string text;            ///< UTF-8 for the log; no personal data
    crypto::KeyId signerKeyId{}; ///< set by signAnswer
};

/// @return the answer file. Precondition: a valid station code, cause None exactly if accepted, at
/// most kMaxRejectTextLength bytes of text, decidedAt not before 1970.
[[nodiscard]] Bytes signAnswer(const Answer& answer, const crypto::SigningKeyPair& adapter);

/// Errors: as verifyReceipt.
[[nodiscard]] Result<Answer> verifyAnswer(ByteView bytes,
                                          std::span<const crypto::SigningPublicKey> trusted);

} // namespace rekam::packet
