// Speed of the fingerprint codec over the reference images: one line a figure, "name value unit".
// Usage: rekam_bench_wsq [DATA-DIR]
#include "biometrics/wsq/wsq.h"
#include "support/wsq_samples.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <limits>

using namespace rekam;
using namespace rekam::tests;

namespace {

constexpr int kMissingData = 4;
constexpr int kRounds = 15;

/// Of several tries the quickest, so that what else the machine does counts little.
double quickestSeconds(const std::function<void()>& work)
{
    double quickest = std::numeric_limits<double>::max();
    for (int round = 0; round < kRounds; ++round) {
        const auto start = std::chrono::steady_clock::now();
        work();
        quickest = std::min(
            quickest,
            std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    }
    return quickest;
}

void print(const char* name, double megabytes, double seconds)
{
    (void)std::printf("%s %.4g MB/s\n", name, megabytes / seconds);
}

} // namespace

int main(int argc, char** argv)
{
    const auto samples =
        readWsqSamples(argc > 1 ? std::filesystem::path(argv[1]) : testDataFolder());
    if (samples.empty()) {
        (void)std::printf("wsq.encode missing -\nwsq.decode missing -\n");
        return kMissingData;
    }
    double megabytes = 0;
    double encoding = 0;
    double encodingFine = 0;
    double decoding = 0;
    for (const WsqSample& sample : samples) {
        constexpr double kMegabyte = 1e6;
        constexpr double kFine = 2.25;
        megabytes += static_cast<double>(sample.raw.pixels.size()) / kMegabyte;
        encoding += quickestSeconds([&sample] {
            (void)biometrics::encodeWsq(sample.raw, biometrics::kWsqUsualBitsPerPixel);
        });
        encodingFine +=
            quickestSeconds([&sample] { (void)biometrics::encodeWsq(sample.raw, kFine); });
        decoding += quickestSeconds([&sample] { (void)biometrics::decodeWsq(sample.encoded); });
    }
    print("wsq.encode", megabytes, encoding);
    print("wsq.encode-2.25", megabytes, encodingFine);
    print("wsq.decode", megabytes, decoding);
    return 0;
}
