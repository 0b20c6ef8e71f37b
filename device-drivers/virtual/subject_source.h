// A subject's samples: from an image folder where it has them, otherwise computed from a seed.
#pragma once

#include "api/fingerprint_reader.h"
#include "api/iris_scanner.h"
#include "api/signature_pad.h"
#include "base/image.h"
#include "base/result.h"
#include "virtual/bodies/synthetic_finger.h"
#include "virtual/bodies/synthetic_portrait.h"
#include "virtual/faults.h"
#include "virtual/folder_fault.h"
#include "virtual/scene.h"

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace rekam::drivers {

struct SourceOptions
{
    std::filesystem::path imageFolder; ///< DIR of DIR/<NIK>/…; empty: all from the seed
    std::uint64_t seed = 1;
    int ppi = 0;               ///< overrides what finger files say; 0: the file's own, else 500
    std::uint64_t session = 0; ///< another number, other captures of the same bodies
    /// Of subjects that are no NIK: officers keep their fingers, whatever the students' seed.
    std::uint64_t officerSeed = 1;
};

/// What DIR lacks for these subjects. A modality comes wholly from DIR or wholly from the seed:
/// fingers need each of the three slaps (or all its single fingers) and verify_left, verify_right,
/// none of which repeats its finger's enrolled image; irises need both eyes. What is in the files
/// is unreadableFiles()' matter. Empty: nothing is wrong. A NIK without a folder is no problem.
[[nodiscard]] std::vector<FolderFault> checkFolder(const SourceOptions& options,
                                                   std::span<const std::string> niks);

/// Which modalities of a subject come from DIR; the others come from the seed.
struct FolderParts
{
    bool face = false;
    bool signature = false;
    bool fingers = false;
    bool irises = false;

    [[nodiscard]] bool any() const { return face || signature || fingers || irises; }
};

/// One entry for each of these subjects, in their order.
[[nodiscard]] std::vector<FolderParts> partsInFolder(const SourceOptions& options,
                                                     std::span<const std::string> niks);

/// The files of these subjects that do not decode: their captures will fail. Decodes each of them.
[[nodiscard]] std::vector<FolderFault> unreadableFiles(const SourceOptions& options,
                                                       std::span<const std::string> niks);

/// What was captured: everything a sample depends on besides the subject.
struct Take
{
    std::uint32_t number = 0; ///< another number gives another capture of the same body
    Purpose purpose = Purpose::Enrolment;
    std::optional<FaultKind> fault;
};

/// Thread-safe. File errors: NotFound, InvalidInput or Unsupported with the file's name in detail.
class SubjectSource
{
public:
    explicit SubjectSource(SourceOptions options);

    /// Counts the captures of one subject by one kind of device, from 1.
    [[nodiscard]] std::uint32_t nextTake(const std::string& subject, DeviceKind device);

    /// One impression as a platen shows it: a slap on 1600 × 1500 px, a single finger on 400 × 500;
    /// or the folder's file as it is (a slap without a file is laid out from its single fingers).
    /// Faults that show: WrongFinger, WrongHand, TooFewFingers, Dry, Wet; of folder images the
    /// first two only, if the other file is there.
    [[nodiscard]] Result<GrayImage> fingers(const Subject& subject, FingerPosition position,
                                            const Take& take);

    /// Faults that show, from the seed: ClosedEyes, Blur.
    [[nodiscard]] Result<GrayImage> iris(const Subject& subject, Eye eye, const Take& take) const;

    /// Portrait frame number `take.number` of the live stream; stills are frames too. Faults that
    /// show, from the seed: Blur … TwoFaces. A folder's face is the same in every frame.
    [[nodiscard]] Result<RgbImage> portrait(const Subject& subject, const Take& take);

    /// The whole signature, on a pad of that area. Fault that shows: EmptySignature.
    [[nodiscard]] Result<std::vector<PenSample>> signature(const Subject& subject, WritingArea area,
                                                           const Take& take) const;

private:
    using MasterPtr = std::shared_ptr<const MasterPrint>;
    using PortraitPtr = std::shared_ptr<const PortraitBase>;

    [[nodiscard]] MasterPtr master(const Subject& subject, FingerPosition finger);
    [[nodiscard]] PortraitPtr portraitBase(const Subject& subject, PortraitFlaw flaw);
    [[nodiscard]] Result<GrayImage> fingersFromSeed(const Subject& subject, FingerPosition position,
                                                    const Take& take);
    [[nodiscard]] std::uint64_t fingerSeed(const Subject& subject) const;
    [[nodiscard]] std::uint64_t variation(const Subject& subject, std::uint64_t what,
                                          const Take& take) const;

    SourceOptions m_options;
    std::mutex m_mutex;
    std::vector<std::pair<std::string, MasterPtr>> m_masters;     ///< the latest few
    std::vector<std::pair<std::string, PortraitPtr>> m_portraits; ///< the latest few
    std::map<std::pair<std::string, DeviceKind>, std::uint32_t> m_takes;
};

} // namespace rekam::drivers
