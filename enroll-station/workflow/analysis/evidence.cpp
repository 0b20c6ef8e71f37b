#include "workflow/analysis/evidence.h"

#include "biometrics/image_codec.h"
#include "crypto/hash.h"
#include "workflow/analysis/sample_analysis.h"

namespace rekam::workflow {

namespace {

constexpr int kEvidenceJpegQuality = 85;

RgbImage scaledDown(const RgbImage& still)
{
    const auto pixels =
        static_cast<std::size_t>(still.widthPx) * static_cast<std::size_t>(still.heightPx);
    const bool fits = still.widthPx <= kEvidenceSideMaxPx && still.heightPx <= kEvidenceSideMaxPx;
    if (fits || still.pixels.size() != 3 * pixels) {
        return still; // the encoder refuses what is malformed
    }
    const QImage small = toQImage(still)
                             .scaled(kEvidenceSideMaxPx, kEvidenceSideMaxPx, Qt::KeepAspectRatio,
                                     Qt::SmoothTransformation)
                             .convertToFormat(QImage::Format_RGB888);
    RgbImage image{small.width(), small.height(), {}};
    for (int y = 0; y < small.height(); ++y) {
        image.pixels.insert(image.pixels.end(), small.constScanLine(y),
                            small.constScanLine(y) + std::ptrdiff_t{3} * small.width());
    }
    return image;
}

} // namespace

Result<EvidencePicture> encodeEvidence(const RgbImage& still)
{
    auto jpeg = biometrics::encodeJpeg(scaledDown(still), kEvidenceJpegQuality);
    if (!jpeg) {
        return jpeg.error();
    }
    const auto readBack = biometrics::decodeRgb(jpeg.value());
    if (!readBack) {
        return readBack.error();
    }
    EvidencePicture picture;
    picture.hash = toHex(crypto::hash256(jpeg.value()));
    picture.shown = toQImage(readBack.value());
    picture.jpeg = std::move(jpeg).value();
    return picture;
}

} // namespace rekam::workflow
