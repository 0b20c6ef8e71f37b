// The vocabulary of one recording: modalities, steps, exceptions and the states a record passes.
#pragma once

#include "base/anatomy.h"
#include "base/calendar.h"
#include "base/clock.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rekam::record {

// Numbers of every enum here reach stores and packets: append only.

enum class Modality : std::uint8_t { Photo = 1, Signature = 2, Fingerprints = 3, Iris = 4 };

inline constexpr std::array kModalities = {Modality::Photo, Modality::Signature,
                                           Modality::Fingerprints, Modality::Iris};

/// The steps of one recording in the order of the screens; ReadBack and Documents may be done in
/// either order, and both come before Photo.
enum class Step : std::uint8_t {
    ReadBack = 1,
    Documents = 2,
    Photo = 3,
    Signature = 4,
    Fingerprints = 5,
    Iris = 6,
    Verification = 7, ///< fresh scan of both index fingers
    Statement = 8,    ///< truth statement signed
    Seal = 9,         ///< summary, operator's validation, seal
    Receipt = 10,     ///< bukti perekaman
};

inline constexpr std::array kSteps = {
    Step::ReadBack, Step::Documents,    Step::Photo,     Step::Signature, Step::Fingerprints,
    Step::Iris,     Step::Verification, Step::Statement, Step::Seal,      Step::Receipt,
};

enum class ExceptionReason : std::uint8_t {
    Absent = 1,          ///< Tidak ada
    Disabled = 2,        ///< Cacat
    TemporaryInjury = 3, ///< Luka sementara: a later visit is offered
    Unreadable = 4,      ///< Tidak terbaca
    Uncooperative = 5,   ///< Tidak kooperatif
};

/// Who let an exception pass, and when.
struct Approval
{
    std::string supervisorId;
    WallTime at{};

    friend bool operator==(const Approval&, const Approval&) = default;
};

/// Why one finger, eye or the signature is not in the record. Exactly one of finger and eye is set
/// for Fingerprints and Iris; none for Signature and Photo.
struct BiometricException
{
    Modality modality = Modality::Fingerprints;
    FingerPosition finger = FingerPosition::Unknown;
    Eye eye = Eye::Unknown;
    ExceptionReason reason = ExceptionReason::Absent;
    std::string note;         ///< free text, ≤ 500 bytes
    std::string evidenceHash; ///< hex hash of the evidence photo's bytes; empty = none yet
    std::string operatorId;
    WallTime at{};
    std::optional<Approval> approval; ///< absent = *menunggu persetujuan*
    std::optional<Date> revisit;

    friend bool operator==(const BiometricException&, const BiometricException&) = default;
};

inline constexpr std::size_t kExceptionNoteBytesMax = 500;

/// Whether the fields of an exception belong together.
[[nodiscard]] bool isConsistent(const BiometricException& exception);

/// Where a person stands in the queue of the day.
enum class QueueStatus : std::uint8_t {
    Waiting = 1,             ///< Menunggu
    Recording = 2,           ///< Sedang direkam
    Postponed = 3,           ///< Tertunda + reason
    Unverified = 4,          ///< Belum terverifikasi
    NeedsDataCorrection = 5, ///< Perlu perbaikan data
    AlreadyRecorded = 6,     ///< Sudah rekam
    TooYoung = 7,            ///< Belum 16
    Done = 8,                ///< Selesai
    NeedsRerecording = 9,    ///< Perlu rekam ulang
    Printed = 10,            ///< on the print list
};

enum class NotDoneReason : std::uint8_t {
    AbsentPerson = 1,     ///< tidak hadir
    Declined = 2,         ///< menolak
    EquipmentFailure = 3, ///< gangguan alat
    DataMismatch = 4,     ///< data tidak cocok
    Deferred = 5,         ///< ditunda
};

/// The kit's own state of a record, apart from the central status.
enum class TransportState : std::uint8_t {
    Captured = 1,
    Sealed = 2,
    Offered = 3,
    Sending = 4,
    Sent = 5,      ///< means nothing for safety
    Receipted = 6, ///< *Diterima*: signed receipt of the centre
    Accepted = 7,
    Rejected = 8, ///< *Perlu rekam ulang*
    Purged = 9,   ///< only after Accepted and retention
};

/// Whether `to` may follow `from`. Falling back from Offered, Sending or Sent to Sealed is legal (a
/// broken line, a new offer); receipts and acceptances may arrive by another road at any time after
/// Sealed; nothing follows Purged.
[[nodiscard]] bool mayFollow(TransportState from, TransportState to);

/// CAPTURED, SEALED, ... as in the protocol.
[[nodiscard]] std::string_view nameOf(TransportState state);
[[nodiscard]] std::optional<TransportState> parseTransportState(std::string_view name);

/// Status of a record at the centre. Shown exactly as the centre writes it; unknown ones are kept.
enum class CentralStatusCode : std::uint8_t {
    Unregistered = 1,
    BioCaptured = 2,
    Processing = 3,
    SentForEnrollment = 4, ///< no proof of arrival
    ReceivedAtCentral = 5,
    EnrollFailureAtRegional = 6,
    EnrollFailureAtCentral = 7,
    SearchFailureAtCentral = 8,
    AdjudicateRecord = 9,
    RequestValidation = 10,
    DuplicateRecord = 11,
    PrintReadyRecord = 12,
    SentForCardPrinting = 13,
    CardPrinted = 14,
    CardShipped = 15,
    CardIssued = 16,
};

struct CentralStatus
{
    std::string text;                      ///< exactly as received, ≤ 64 bytes
    std::optional<CentralStatusCode> code; ///< nothing for a status this build does not know

    friend bool operator==(const CentralStatus&, const CentralStatus&) = default;
};

inline constexpr std::size_t kCentralStatusBytesMax = 64;

/// Never fails: a longer text is cut, an unknown one has no code.
[[nodiscard]] CentralStatus parseCentralStatus(std::string_view text);
[[nodiscard]] std::string_view nameOf(CentralStatusCode code);

/// Stages of the *Sweet-Seventeen* card queue.
enum class CardStage : std::uint8_t {
    WaitingForSeventeen = 1, ///< Menunggu 17
    ReadyToPrint = 2,        ///< Siap cetak
    Printed = 3,             ///< Dicetak
    AtSchool = 4,            ///< Diserahkan ke sekolah
    WithStudent = 5,         ///< Diterima siswa
};

/// Short English names for logs and JSON, e.g. `fingerprints`, `read-back`; and back.
[[nodiscard]] std::string_view tokenOf(Modality modality);
[[nodiscard]] std::string_view tokenOf(Step step);
[[nodiscard]] std::string_view tokenOf(ExceptionReason reason);
[[nodiscard]] std::string_view tokenOf(QueueStatus status);
[[nodiscard]] std::string_view tokenOf(NotDoneReason reason);
[[nodiscard]] std::optional<Modality> parseModality(std::string_view token);
[[nodiscard]] std::optional<Step> parseStep(std::string_view token);
[[nodiscard]] std::optional<ExceptionReason> parseExceptionReason(std::string_view token);
[[nodiscard]] std::optional<QueueStatus> parseQueueStatus(std::string_view token);
[[nodiscard]] std::optional<NotDoneReason> parseNotDoneReason(std::string_view token);

} // namespace rekam::record
