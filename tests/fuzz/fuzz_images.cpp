// Pictures from devices and folders: PNG, JPEG, JPEG 2000, PGM, WSQ and what claims to be one.
#include "base/check.h"
#include "biometrics/image_codec.h"
#include "fuzz_target.h"

namespace rekam::fuzz {

namespace {

void checkSize(int widthPx, int heightPx, std::size_t bytes, std::size_t channels)
{
    REKAM_CHECK(widthPx > 0 && widthPx <= biometrics::kMaxImageSidePx);
    REKAM_CHECK(heightPx > 0 && heightPx <= biometrics::kMaxImageSidePx);
    REKAM_CHECK(bytes ==
                static_cast<std::size_t>(widthPx) * static_cast<std::size_t>(heightPx) * channels);
}

} // namespace

void fuzzOne(ByteView bytes)
{
    const auto format = biometrics::sniffImageFormat(bytes);
    const auto grey = biometrics::decodeGray(bytes);
    if (!grey) {
        REKAM_CHECK(!grey.error().detail.empty());
        return;
    }
    REKAM_CHECK(format.has_value());
    const GrayImage& image = grey.value();
    checkSize(image.widthPx, image.heightPx, image.pixels.size(), 1);
    const auto colour = biometrics::decodeRgb(bytes);
    REKAM_CHECK(colour.ok());
    checkSize(colour.value().widthPx, colour.value().heightPx, colour.value().pixels.size(), 3);
    REKAM_CHECK(colour.value().widthPx == image.widthPx);
}

std::vector<Bytes> fuzzCorpus()
{
    GrayImage grey{24, 16, 500, {}};
    RgbImage colour{24, 16, {}};
    for (int i = 0; i < 24 * 16; ++i) {
        grey.pixels.push_back(static_cast<std::uint8_t>(i * 7));
        for (int channel = 0; channel < 3; ++channel) {
            colour.pixels.push_back(static_cast<std::uint8_t>(i * (channel + 3)));
        }
    }
    return {
        biometrics::encodePng(grey).value(),         biometrics::encodePng(colour).value(),
        biometrics::encodeJpeg(grey, 80).value(),    biometrics::encodeJpeg(colour, 80).value(),
        biometrics::encodeJpeg2000(grey, 1).value(), biometrics::encodeJpeg2000(colour, 10).value(),
        biometrics::encodePgm(grey).value()};
}

} // namespace rekam::fuzz
