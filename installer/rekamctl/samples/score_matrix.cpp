#include "samples/score_matrix.h"

#include <algorithm>
#include <array>
#include <filesystem>

namespace rekam::ctl {

Result<std::vector<std::string>> imageNames(FileSystem& files, const std::filesystem::path& folder)
{
    static constexpr std::array kSuffixes = {".png", ".jpg", ".jpeg", ".jp2",
                                             ".j2k", ".pgm", ".wsq",  ".bmp"};
    std::error_code unknown;
    if (!std::filesystem::is_directory(folder, unknown)) {
        return Error{ErrorCode::NotFound,
                     folder.string() + (std::filesystem::exists(folder, unknown)
                                            ? ": Not a directory"
                                            : ": No such file or directory")};
    }
    auto names = files.list(folder);
    if (!names) {
        return names;
    }
    std::erase_if(names.value(), [](const std::string& name) {
        return std::ranges::none_of(kSuffixes,
                                    [&](const char* suffix) { return name.ends_with(suffix); });
    });
    if (names.value().empty()) {
        return Error{ErrorCode::NotFound, "no images in " + folder.string()};
    }
    if (names.value().size() > kMatrixFilesMax) {
        return Error{ErrorCode::InvalidInput, "more images than the limit"};
    }
    return names;
}

std::string scoreText(double score)
{
    std::array<char, 32> text{};
    (void)std::snprintf(text.data(), text.size(), "%.6g", score);
    return text.data();
}

} // namespace rekam::ctl
