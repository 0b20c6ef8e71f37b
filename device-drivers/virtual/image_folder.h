// DIR/<NIK>/…: which files a subject has, and reading them.
#pragma once

#include "api/signature_pad.h"
#include "base/anatomy.h"
#include "base/image.h"
#include "base/result.h"
#include "virtual/folder_fault.h"
#include "virtual/scene.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace rekam::drivers {

/// One subject's folder. Holds no files; cheap. Reads are errors by name: NotFound, InvalidInput,
/// Unsupported, "<NIK>/<file>: cause" in detail.
class SubjectFolder
{
public:
    /// `root` may be empty; then there is nothing in it. An id that is no plain name has no folder.
    SubjectFolder(const std::filesystem::path& root, const std::string& id);

    /// Any file of the modality makes the whole modality come from here.
    [[nodiscard]] bool hasFingers() const;
    [[nodiscard]] bool hasIrises() const;
    [[nodiscard]] bool hasFace() const;
    [[nodiscard]] bool hasSignature() const;

    /// @return the file that shows that finger or slap for that purpose, if there is one.
    [[nodiscard]] std::optional<std::filesystem::path> fingerFile(FingerPosition position,
                                                                  Purpose purpose) const;

    /// `ppi` as SourceOptions::ppi. A slap without a file is laid out from its single fingers.
    [[nodiscard]] Result<GrayImage> finger(FingerPosition position, Purpose purpose, int ppi) const;
    [[nodiscard]] Result<GrayImage> iris(Eye eye) const;
    [[nodiscard]] Result<RgbImage> face() const;
    [[nodiscard]] Result<std::vector<PenSample>> signature(WritingArea area) const;

    /// As checkFolder() for this subject.
    [[nodiscard]] std::vector<FolderFault> problems() const;
    /// The files that do not decode, each with its cause.
    [[nodiscard]] std::vector<FolderFault> unreadable() const;

private:
    [[nodiscard]] std::optional<std::filesystem::path> find(const std::string& stem) const;
    [[nodiscard]] Result<GrayImage> grayFile(const std::filesystem::path& path) const;
    [[nodiscard]] Error named(const std::filesystem::path& path, const Error& error) const;
    [[nodiscard]] Result<GrayImage> layOut(FingerPosition slap, int ppi) const;

    std::filesystem::path m_folder; ///< empty if there is none
    std::string m_id;
};

} // namespace rekam::drivers
