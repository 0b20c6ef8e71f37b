// Captured samples of unfinished enrolments: images, templates and their quality, each read back.
#pragma once

#include "base/anatomy.h"
#include "base/bytes.h"
#include "base/clock.h"
#include "base/result.h"
#include "record/enrolment.h"
#include "store/ids.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace rekam::store {

struct StoreContext;

/// Which part of the person a sample shows. A slap is stored under RightFour, LeftFour or
/// BothThumbs, its segmented fingers under their own positions.
struct SamplePosition
{
    record::Modality modality = record::Modality::Photo;
    FingerPosition finger = FingerPosition::Unknown;
    Eye eye = Eye::Unknown;
    auto operator<=>(const SamplePosition&) const = default;
};

/// Verification is the fresh scan of both index fingers (step 7); it is kept for the record, but
/// never takes the place of a capture.
enum class SamplePurpose : std::uint8_t { Capture = 1, Verification = 2 };

/// Whether the image may have been seen before. Photos come again when a session is practised;
/// fingers and eyes never give the same bytes twice.
enum class Replay : std::uint8_t { Refuse = 1, Allow = 2 };

enum class DeviceOrigin : std::uint8_t { Real = 1, Virtual = 2 };

struct CaptureSource
{
    std::string driver;
    std::string serial;
    DeviceOrigin origin = DeviceOrigin::Real;
};

/// What the store knows about a sample without its bytes.
struct SampleInfo
{
    SampleId id;
    SamplePosition position;
    SamplePurpose purpose = SamplePurpose::Capture;
    int attempt = 1;
    std::string imageFormat;    ///< "wsq", "jp2", "jpeg", "png", "json" (signature strokes)
    std::string templateFormat; ///< e.g. "fmr-2005", "rekam-iris-1"; empty: no template
    std::optional<int> quality; ///< 0–100 where the modality has one score
    std::string measuresJson;   ///< all measured values, for the record and the screens
    CaptureSource source;
    WallTime capturedAt{};
    Hash256 frameHash{}; ///< BLAKE2b-256 of the frame as the device gave it
    Hash256 imageHash{}; ///< BLAKE2b-256 of the stored image bytes; filled in by the store
    bool chosen = false;
    bool imageKept = true; ///< false once the record is sealed
    std::size_t imageBytes = 0;
    std::size_t templateBytes = 0;
};

struct NewSample
{
    SampleInfo info; ///< id, imageHash, chosen, imageKept and the sizes are the store's to fill in
    Bytes image;     ///< encoded, exactly as it will be sealed
    Bytes templateBytes;
    Replay replay = Replay::Refuse;
};

inline constexpr std::size_t kSampleImageBytesMax = std::size_t{16} * 1024 * 1024;
inline constexpr std::size_t kSampleTemplateBytesMax = std::size_t{256} * 1024;
inline constexpr std::size_t kSampleJsonBytesMax = std::size_t{64} * 1024;
inline constexpr int kSampleAttemptsMax = 50;

/// A finger template that is still here, for the search of everyone against everyone.
struct FingerTemplate
{
    EnrolmentId enrolment;
    int queueNumber = 0; ///< of its person, in the session of that person
    SessionId session;
    std::string school; ///< of that session
    FingerPosition finger = FingerPosition::Unknown;
    std::string format;
    Bytes bytes;
};

/// An iris code that is still here, for the same search.
struct IrisCode
{
    EnrolmentId enrolment;
    int queueNumber = 0; ///< as FingerTemplate
    SessionId session;
    std::string school;
    Eye eye = Eye::Unknown;
    Bytes bytes;
};

/// Used on the store's thread.
class SampleTable
{
public:
    explicit SampleTable(StoreContext& context);

    /// Stores the sample and chooses it among the attempts of its position and purpose; after the
    /// commit it is read back from disk, decrypted and compared byte for byte, and only then
    /// returned: this is what "tersimpan" means.
    /// Saving the same frame under the same enrolment, position and attempt again returns the
    /// sample that is there. Errors: NoSpace (the reserve is touched: nothing changed); Conflict
    /// (frame seen before with Replay::Refuse, or another sample holds the attempt); Refused (no
    /// such open enrolment); InvalidInput (a limit); Integrity (read back differently).
    Result<SampleInfo> save(const EnrolmentId& enrolment, const NewSample& sample);

    /// The attempt number that the next save at this place takes: 1, 2, …
    [[nodiscard]] Result<int> nextAttempt(const EnrolmentId& enrolment,
                                          const SamplePosition& position, SamplePurpose purpose);

    /// Makes this attempt the one that will be sealed.
    Status choose(SampleId id);

    /// Takes back a captured position (e.g. an exception replaces it): its samples are deleted.
    Status removePosition(const EnrolmentId& enrolment, const SamplePosition& position);

    [[nodiscard]] Result<std::vector<SampleInfo>> list(const EnrolmentId& enrolment);

    /// NotFound after sealing.
    [[nodiscard]] Result<Bytes> image(SampleId id);
    /// As PacketTable::checkStored, of an image that is kept.
    [[nodiscard]] Status checkStored(const SampleInfo& sample);
    /// Finger templates and iris codes stay readable until the session closes.
    [[nodiscard]] Result<Bytes> templateOf(SampleId id);

    /// The chosen finger templates of everybody else: of every record of this station that still
    /// has them, whatever its session. No other record of the same person, who is recorded again
    /// after a rejection.
    [[nodiscard]] Result<std::vector<FingerTemplate>>
    fingerTemplatesOfOthers(const EnrolmentId& than);
    /// The chosen iris codes, as fingerTemplatesOfOthers().
    [[nodiscard]] Result<std::vector<IrisCode>> irisCodesOfOthers(const EnrolmentId& than);

    /// Whether a frame with this hash has ever been stored or noted here.
    [[nodiscard]] Result<bool> seen(const Hash256& frameHash);
    /// Remembers a frame that is not stored: an operator's own validation scan. Conflict if it was
    /// seen before.
    Status noteSeen(const Hash256& frameHash);

private:
    StoreContext& m_context;
};

} // namespace rekam::store
