// The eyes that tests and benches measure with: CASIA-IrisV1 001–054, read in place.
#pragma once

#include "biometrics/image_codec.h"
#include "support/test_data.h"

#include <algorithm>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace rekam::testing {

struct CasiaSample
{
    std::string name; ///< "EYE_SESSION_SAMPLE"
    std::string eye;
    GrayImage image;
};

/// Files up to `lastEye` ("054" for all) by name; empty where the data is not.
inline std::vector<CasiaSample> readCasia(const std::filesystem::path& folder,
                                          const std::string& lastEye)
{
    std::vector<std::filesystem::path> files;
    std::error_code code;
    for (const auto& entry : std::filesystem::directory_iterator(folder, code)) {
        if (entry.path().extension() == ".jpg" && entry.path().stem().string() < lastEye + "`") {
            files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    std::vector<CasiaSample> samples;
    for (const auto& file : files) {
        auto image = biometrics::decodeGray(readAll(file));
        if (image) {
            const std::string name = file.stem().string();
            samples.push_back({name, name.substr(0, 3), std::move(image).value()});
        }
    }
    return samples;
}

} // namespace rekam::testing
