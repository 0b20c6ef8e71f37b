// Finger minutiae records and pen signatures: what is read is written as the same.
#include "base/check.h"
#include "biometrics/fmr.h"
#include "biometrics/signature_data.h"
#include "fuzz_target.h"

#include <algorithm>

namespace rekam::fuzz {

void fuzzOne(ByteView bytes)
{
    if (const auto record = biometrics::readFmr(bytes); record) {
        const auto written = biometrics::writeFmr(record.value());
        REKAM_CHECK(written.ok());
        const auto again = biometrics::readFmr(written.value());
        REKAM_CHECK(again.ok() && again.value() == record.value());
    }
    if (const auto signature = biometrics::parseSignatureData(bytes); signature) {
        REKAM_CHECK(signature.value().points.size() <= biometrics::kMaxSignaturePoints);
        const auto written = biometrics::encodeSignature(signature.value());
        REKAM_CHECK(written.ok() && std::ranges::equal(written.value(), bytes));
    }
}

std::vector<Bytes> fuzzCorpus()
{
    biometrics::FingerMinutiaeRecord record;
    record.widthPx = 300;
    record.heightPx = 400;
    biometrics::FmrView view;
    view.position = FingerPosition::RightIndex;
    view.quality = 70;
    for (std::uint16_t i = 0; i < 20; ++i) {
        view.minutiae.push_back(
            {static_cast<std::uint16_t>(10 * i), static_cast<std::uint16_t>(7 * i),
             static_cast<std::uint8_t>(12 * i), biometrics::MinutiaType::Ending, 50});
    }
    record.views.push_back(view);
    view.viewNumber = 1;
    view.extensions.push_back({0x0101, Bytes(9)});
    record.views.push_back(view);
    biometrics::SignatureData signature;
    signature.widthUm = 100'000;
    signature.heightUm = 60'000;
    signature.pressure = biometrics::PressureSensing::Measured;
    for (std::uint32_t i = 0; i < 30; ++i) {
        signature.points.push_back({5 * i, static_cast<std::int32_t>(900 * i) - 2'000,
                                    static_cast<std::int32_t>(300 * i), 400});
    }
    return {biometrics::writeFmr(record).value(), biometrics::encodeSignature(signature).value()};
}

} // namespace rekam::fuzz
