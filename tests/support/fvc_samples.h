// The fingerprint images that tests and benches measure with: FVC2002 set B, read in place.
#pragma once

#include "base/image.h"
#include "biometrics/image_codec.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace rekam::tests {

/// Where the data lie: REKAM_TEST_DATA, else beside the source tree. May not exist.
inline std::filesystem::path testDataFolder()
{
    // Called before any thread starts.
    const char* named = std::getenv("REKAM_TEST_DATA"); // NOLINT(concurrency-mt-unsafe)
    return named != nullptr ? std::filesystem::path(named)
                            : std::filesystem::path(REKAM_SOURCE_DIR) / "../shared/data";
}

inline constexpr int kFvcSets = 4;
inline constexpr int kFvcFingers = 10;
inline constexpr int kFvcImpressions = 8;

/// FVC2002's second sensor samples at 569 ppi, the others at about 500.
inline constexpr int fvcPpi(int set)
{
    return set == 2 ? 569 : 500;
}

struct FvcSample
{
    int set = 0;        ///< 1…4
    int finger = 0;     ///< 101…110
    int impression = 0; ///< 1…8
    GrayImage image;

    [[nodiscard]] std::string name() const
    {
        return "DB" + std::to_string(set) + "_B/" + std::to_string(finger) + "_" +
               std::to_string(impression) + ".png";
    }
};

inline std::optional<GrayImage> readGray(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    const std::string content{std::istreambuf_iterator<char>(file), {}};
    Result<GrayImage> image = biometrics::decodeGray(asBytes(content));
    if (!image) {
        return std::nullopt;
    }
    return std::move(image).value();
}

/// One set in order of finger and impression; empty if any image is missing.
inline std::vector<FvcSample> readFvcSet(const std::filesystem::path& data, int set,
                                         int fingers = kFvcFingers)
{
    std::vector<FvcSample> samples;
    for (int finger = 101; finger < 101 + fingers; ++finger) {
        for (int impression = 1; impression <= kFvcImpressions; ++impression) {
            FvcSample sample{set, finger, impression, {}};
            std::optional<GrayImage> image =
                readGray(data / "fingerprints/fvc2002" / sample.name());
            if (!image) {
                return {};
            }
            sample.image = std::move(*image);
            sample.image.ppi = fvcPpi(set);
            samples.push_back(std::move(sample));
        }
    }
    return samples;
}

/// NFIQ 2.2 scores by "DBn_B/f_i.png"; images that it refused are left out.
inline std::map<std::string, int> readNfiq2Scores(const std::filesystem::path& data)
{
    std::map<std::string, int> scores;
    std::ifstream file(data / "fingerprints/fvc2002/nfiq2.tsv");
    std::string name;
    std::string score;
    while (file >> name >> score) {
        if (score != "NA") {
            scores[name] = std::stoi(score);
        }
    }
    return scores;
}

} // namespace rekam::tests
