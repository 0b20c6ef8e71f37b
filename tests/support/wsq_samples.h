// The reference images of WSQ: raw pixels, reference encoding at 0.75 bit a pixel, reference
// decoding; read in place.
#pragma once

#include "support/fvc_samples.h"

#include <algorithm>

namespace rekam::tests {

struct WsqSample
{
    std::string name;
    GrayImage raw;
    Bytes encoded;
    GrayImage decoded;
};

/// All of them by name; none where the data are not there.
inline std::vector<WsqSample> readWsqSamples(const std::filesystem::path& data)
{
    const std::filesystem::path folder = data / "fingerprints/wsq";
    std::vector<WsqSample> samples;
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(folder / "wsq-0.75", ignored)) {
        WsqSample sample;
        sample.name = entry.path().stem().string();
        const auto raw = readGray(folder / "raw" / (sample.name + ".png"));
        const auto decoded = readGray(folder / "decoded-0.75" / (sample.name + ".png"));
        std::ifstream file(entry.path(), std::ios::binary);
        const std::string content{std::istreambuf_iterator<char>(file), {}};
        if (raw && decoded) {
            sample.raw = *raw;
            sample.decoded = *decoded;
            sample.encoded = toBytes(asBytes(content));
            samples.push_back(std::move(sample));
        }
    }
    std::ranges::sort(samples, {}, &WsqSample::name);
    return samples;
}

} // namespace rekam::tests
