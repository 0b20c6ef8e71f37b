// record.json: what a FULL packet says about one recording, beside the images it carries.
#pragma once

#include "base/anatomy.h"
#include "base/clock.h"
#include "base/result.h"
#include "record/enrolment.h"
#include "record/person.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rekam::packet {

inline constexpr std::size_t kRecordDocumentBytesMax = std::size_t{512} * 1024;
inline constexpr std::size_t kRecordSamplesMax = 48;

enum class SamplePurpose : std::uint8_t { Capture = 1, Verification = 2 };

/// One captured sample and the parts that hold its bytes.
struct RecordedSample
{
    record::Modality modality = record::Modality::Photo;
    FingerPosition finger = FingerPosition::Unknown; ///< with Fingerprints; slaps are 13–15
    Eye eye = Eye::Unknown;                          ///< with Iris
    SamplePurpose purpose = SamplePurpose::Capture;
    std::string imagePart;      ///< name of a part
    std::string imageFormat;    ///< "png", "jpeg", …
    std::string templatePart;   ///< empty = none
    std::string templateFormat; ///< "fmr-2005", "rekam-iris-1", "rekam-signature-1"
    std::optional<int> quality; ///< 0–100
    int attempt = 1;
    std::string measuresJson; ///< an object of names and numbers
    std::string driver;
    std::string deviceSerial;
    bool virtualDevice = false;
    WallTime capturedAt{};
};

/// A fresh scan that was compared 1:1 with the stored finger.
struct VerifiedFinger
{
    FingerPosition finger = FingerPosition::Unknown;
    double score = 0;
    std::optional<int> threshold; ///< from which the station counts a match; optional in the file
};

struct StatementFacts
{
    std::string textHash;      ///< hex BLAKE2b-256 of the text that was shown
    std::string recordHash;    ///< hex of record_hash.h; binds the signature to the content
    std::string signaturePart; ///< empty: an exception stands for it
    WallTime signedAt{};
};

struct ValidationFacts
{
    std::string operatorId;
    std::string supervisorId;    ///< empty with a fingerprint
    std::optional<double> score; ///< of the fingerprint
    WallTime at{};
};

/// *Usulan perbaikan*: SIAK's data stay as they are; the office decides on F-1.06.
struct Correction
{
    std::string field;  ///< short English name, e.g. `mother`
    std::string before; ///< *semula*, as SIAK has it
    std::string after;  ///< *menjadi*; empty: marked as wrong, the right value not yet known
    std::string basis;  ///< *dasar*: the paper it rests on; empty if none was given

    friend bool operator==(const Correction&, const Correction&) = default;
};

inline constexpr std::size_t kCorrectionTextBytesMax = 512;

enum class GuardianRelation : std::uint8_t { Mother = 1, Father = 2, Guardian = 3 };

/// A parent or guardian agreed that a child's data are recorded.
struct GuardianConsent
{
    GuardianRelation relation = GuardianRelation::Mother;
    std::string name;       ///< 1 to kGuardianNameBytesMax bytes
    std::string operatorId; ///< who noted it
    WallTime at{};

    friend bool operator==(const GuardianConsent&, const GuardianConsent&) = default;
};

inline constexpr std::size_t kGuardianNameBytesMax = 200;

[[nodiscard]] std::string_view tokenOf(GuardianRelation relation);
[[nodiscard]] std::optional<GuardianRelation> parseGuardianRelation(std::string_view token);

/// The member `guardian-consent` by itself. Errors: InvalidInput naming the field.
[[nodiscard]] std::string consentToJson(const GuardianConsent& consent);
[[nodiscard]] Result<GuardianConsent> consentFromJson(std::string_view text);

struct RecordDocument
{
    explicit RecordDocument(record::Person who)
        : person(std::move(who))
    {}

    std::string recordId; ///< hex
    std::string station;
    std::string operatorId;
    std::string policyVersion;
    record::Person person;
    WallTime begunAt{};
    WallTime sealedAt{};
    std::string photoApprovedBy; ///< "student", or the operator who saw the nod
    std::vector<RecordedSample> samples;
    std::vector<record::BiometricException> exceptions;
    std::vector<VerifiedFinger> verification;
    std::vector<Correction> corrections; ///< optional in the file: readers before it skip it
    /// The supervisor who let someone below the recording age be recorded. Optional in the file, as
    /// corrections are.
    std::optional<record::Approval> underAge;
    std::optional<GuardianConsent> guardianConsent; ///< optional in the file
    std::optional<StatementFacts> statement;
    std::optional<ValidationFacts> validation;
};

/// UTF-8 JSON with sorted keys: the same document gives the same bytes. `schema` is 1.
[[nodiscard]] std::string recordToJson(const RecordDocument& document);

/// Errors: InvalidInput naming the field; Unsupported for another schema number.
[[nodiscard]] Result<RecordDocument> recordFromJson(std::string_view text);

} // namespace rekam::packet
