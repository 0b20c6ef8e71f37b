// One recording from its beginning to its seal, saved after every step.
#pragma once

#include "base/bytes.h"
#include "base/clock.h"
#include "base/result.h"
#include "record/enrolment.h"
#include "record/person.h"
#include "store/ids.h"
#include "store/tables/audit_log.h"
#include "store/tables/sample_table.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace rekam::store {

struct StoreContext;

enum class EnrolmentState : std::uint8_t { Open = 1, Sealed = 2, Discarded = 3 };

enum class StepState : std::uint8_t { InProgress = 1, Done = 2 };

/// The saved state of one step; `dataJson` is the workflow's own.
struct StepRecord
{
    record::Step step = record::Step::ReadBack;
    StepState state = StepState::InProgress;
    std::string dataJson;
    WallTime savedAt{};
};

struct StoredException
{
    record::BiometricException exception;
    bool hasEvidence = false;
};

struct PhotoApproval
{
    SampleId sample;
    std::string approvedBy; ///< "student", or the operator who saw the nod
    WallTime at{};
};

/// The truth statement: which text was signed, and which record it binds.
struct StatementRecord
{
    Hash256 textHash{};
    Hash256 recordHash{};        ///< hash over everything that will be sealed, as shown at signing
    std::string signatureFormat; ///< empty: an exception stands for the signature
    std::string operatorId;
    WallTime signedAt{};
};

enum class ValidationMethod : std::uint8_t { Fingerprint = 1, PassphraseAndSupervisor = 2 };

struct ValidationRecord
{
    std::string operatorId;
    ValidationMethod method = ValidationMethod::Fingerprint;
    std::optional<double> score; ///< comparison score with Fingerprint
    std::string supervisorId;    ///< with PassphraseAndSupervisor
    Hash256 recordHash{};
    WallTime at{};
};

struct BeginFacts
{
    std::string operatorId;
    std::string policyVersion;
};

/// Everything that is needed to go on at the right step after any crash; images and templates are
/// fetched through SampleTable when they are needed.
struct Enrolment
{
    EnrolmentId id;
    PersonId personId;
    SessionId session;
    EnrolmentState state = EnrolmentState::Open;
    record::Person person; ///< as it was at begin(), what will be sealed
    std::string operatorId;
    std::string policyVersion;
    WallTime begunAt{};
    std::vector<StepRecord> steps; ///< in order of Step; only those saved
    std::vector<SampleInfo> samples;
    std::vector<StoredException> exceptions;
    std::optional<PhotoApproval> photoApproval;
    std::optional<StatementRecord> statement;
    std::optional<ValidationRecord> validation;
    std::optional<PacketId> packet; ///< of the FULL packet, once sealed

    explicit Enrolment(record::Person who)
        : person(std::move(who))
    {}

    [[nodiscard]] const StepRecord* step(record::Step which) const;
    [[nodiscard]] bool done(record::Step which) const;
};

inline constexpr std::size_t kStepJsonBytesMax = std::size_t{256} * 1024;
inline constexpr std::size_t kEvidenceBytesMax = std::size_t{8} * 1024 * 1024;

/// Used on the store's thread. Functions that change an enrolment give Refused unless it is Open.
class EnrolmentTable
{
public:
    explicit EnrolmentTable(StoreContext& context);

    /// Begins, or takes up the person's open enrolment again (the same id). The person's status
    /// becomes Recording. Conflict if a sealed record of the person stands (not rejected, not
    /// voided).
    Result<EnrolmentId> begin(PersonId person, const BeginFacts& facts);

    /// NotFound if there is none.
    [[nodiscard]] Result<Enrolment> load(const EnrolmentId& id);

    /// All open ones, oldest first.
    [[nodiscard]] Result<std::vector<EnrolmentId>> open();

    /// Saves a step's state in one transaction; a later save of the same step replaces it.
    Status saveStep(const EnrolmentId& id, record::Step step, StepState state,
                    std::string_view dataJson);

    /// One exception a position: saving again replaces it. `evidence` may be empty (not yet taken);
    /// else exception.evidenceHash must be the lower-case hex BLAKE2b-256 of it (InvalidInput).
    Status saveException(const EnrolmentId& id, const record::BiometricException& exception,
                         ByteView evidence);
    /// All of them with the same evidence, and the samples that they replace deleted: everything or
    /// nothing, in one transaction.
    Status exceptPositions(const EnrolmentId& id,
                           std::span<const record::BiometricException> exceptions,
                           ByteView evidence);
    /// Takes an exception back, e.g. because the finger could be captured after all.
    Status removeException(const EnrolmentId& id, const SamplePosition& position);
    /// All of them or none.
    Status removeExceptions(const EnrolmentId& id, std::span<const SamplePosition> positions);
    [[nodiscard]] Result<Bytes> evidence(const EnrolmentId& id, const SamplePosition& position);

    Status approvePhoto(const EnrolmentId& id, const PhotoApproval& approval);
    /// A retake makes an earlier approval void.
    Status clearPhotoApproval(const EnrolmentId& id);

    Status saveStatement(const EnrolmentId& id, const StatementRecord& statement,
                         ByteView signature);
    [[nodiscard]] Result<Bytes> statementSignature(const EnrolmentId& id);

    Status saveValidation(const EnrolmentId& id, const ValidationRecord& validation);

private:
    Result<std::optional<EnrolmentId>> openOf(PersonId person);
    Status insert(PersonId person, const BeginFacts& facts, EnrolmentId& id);
    Status loadParts(Enrolment& enrolment);
    Status changeOpen(const EnrolmentId& id, AuditEvent event, const Hash256& content,
                      const std::function<Status()>& change);

    StoreContext& m_context;
};

} // namespace rekam::store
