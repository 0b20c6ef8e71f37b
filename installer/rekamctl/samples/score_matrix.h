// `A B SCORE` for all pairs of a folder's images, so that anyone can compute error rates.
#pragma once

#include "cli.h"

#include <cstdio>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace rekam::ctl {

inline constexpr std::size_t kMatrixFilesMax = 10'000;

/// PNG, JPEG, JPEG 2000, PGM and WSQ files of a folder by name, sorted. NotFound if there is none.
[[nodiscard]] Result<std::vector<std::string>> imageNames(FileSystem& files,
                                                          const std::filesystem::path& folder);

/// Scores are printed with as many digits as they need to be told apart.
[[nodiscard]] std::string scoreText(double score);

/// Each pair once, A before B by name. `templates` has one entry a name; one that failed is empty
/// and its pairs score 0.
template <typename Template>
void printMatrix(Command& command, const std::vector<std::string>& names,
                 const std::vector<Template>& templates,
                 const std::function<double(const Template&, const Template&)>& compare)
{
    Json pairs = Json::array();
    for (std::size_t a = 0; a < names.size(); ++a) {
        for (std::size_t b = a + 1; b < names.size(); ++b) {
            const double score = compare(templates[a], templates[b]);
            command.line(names[a] + ' ' + names[b] + ' ' + scoreText(score));
            pairs.push_back({names[a], names[b], score});
        }
    }
    command.json({{"pairs", std::move(pairs)}});
}

} // namespace rekam::ctl
