// A subject's samples: from an image folder where it has them, otherwise computed from a seed.
#pragma once

#include "api/fingerprint_reader.h"
#include "api/iris_scanner.h"
#include "api/signature_pad.h"
#include "base/file.h"
#include "base/image.h"
#include "base/result.h"
#include "virtual/faults.h"
#include "virtual/scene.h"
#include "virtual/synthetic_finger.h"

#include <filesystem>
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
    int ppi = 0; ///< overrides what finger files say; 0: the file's pHYs, else 500
};

/// What is wrong with DIR for these subjects, one English line each, "<folder>/<file>: cause". A
/// modality comes wholly from DIR or wholly from the seed: each finger modality needs the three
/// slaps or ten single fingers (or a mixture that covers the hand) and verify_left, verify_right;
/// irises need both eyes. Files that cannot be decoded, or WSQ (not read yet), are named too.
/// Empty: nothing is wrong. NIKs without a folder are no problem.
[[nodiscard]] std::vector<std::string> checkFolder(const SourceOptions& options,
                                                   std::span<const std::string> niks);

/// Thread-safe. File errors: NotFound, InvalidInput or Unsupported with the file's name in detail.
class SubjectSource
{
public:
    explicit SubjectSource(SourceOptions options);

    /// One impression as a platen of that size shows it. `take` numbers the captures: the same
    /// number gives the same image, another number another impression of the same fingers.
    /// `fault` may be WrongFinger, WrongHand, TooFewFingers, Dry or Wet (from the seed only; on
    /// folder images WrongHand and WrongFinger pick another file, the others are left out).
    [[nodiscard]] Result<GrayImage> fingers(const Subject& subject, FingerPosition position,
                                            Purpose purpose, std::uint32_t take,
                                            std::optional<FaultKind> fault);

    [[nodiscard]] Result<GrayImage> iris(const Subject& subject, Eye eye, std::uint32_t take,
                                         std::optional<FaultKind> fault);

    /// Portrait frame number `frame` of the live stream; stills are frames too.
    [[nodiscard]] Result<RgbImage> portrait(const Subject& subject, std::uint32_t frame,
                                            std::optional<FaultKind> fault);

    /// The whole signature, on a pad of that area.
    [[nodiscard]] Result<std::vector<PenSample>> signature(const Subject& subject, WritingArea area,
                                                           std::uint32_t take,
                                                           std::optional<FaultKind> fault);

private:
    [[nodiscard]] std::optional<std::filesystem::path> find(const Subject& subject,
                                                            const std::string& stem) const;
    [[nodiscard]] std::shared_ptr<const MasterPrint> master(const Subject& subject,
                                                            FingerPosition finger);
    [[nodiscard]] Result<GrayImage> fingerFile(const std::filesystem::path& path) const;
    [[nodiscard]] Result<GrayImage> fingersFromSeed(const Subject& subject, FingerPosition position,
                                                    std::uint32_t take,
                                                    std::optional<FaultKind> fault);

    SourceOptions m_options;
    std::mutex m_mutex;
    std::vector<std::pair<std::string, std::shared_ptr<const MasterPrint>>> m_masters;
};

} // namespace rekam::drivers
