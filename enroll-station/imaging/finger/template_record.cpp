// The template's stored form: an ISO/IEC 19794-2:2005 record of one view.
#include "imaging/finger/minutiae.h"

#include <algorithm>
#include <cmath>

namespace rekam::imaging {

namespace {

constexpr int kPxPerCmAt500Ppi = 197;
constexpr int kMaxRecordSidePx = 0x3FFF;
constexpr int kUnreportedQuality = 50;

/// @return the coordinate at 500 ppi, inside [0, side).
int rescaled(int value, int pxPerCm, int side)
{
    const double scaled =
        pxPerCm == kPxPerCmAt500Ppi ? value : std::floor(value * 1.0 * kPxPerCmAt500Ppi / pxPerCm);
    return std::clamp(static_cast<int>(scaled), 0, side - 1);
}

int rescaledSide(int side, int pxPerCm)
{
    return pxPerCm == kPxPerCmAt500Ppi
               ? side
               : std::max(1,
                          static_cast<int>(std::lround(side * 1.0 * kPxPerCmAt500Ppi / pxPerCm)));
}

} // namespace

Result<Bytes> writeTemplate(const FingerTemplate& finger, FingerPosition position, int quality)
{
    if (finger.widthPx < 1 || finger.heightPx < 1 || finger.widthPx > kMaxRecordSidePx ||
        finger.heightPx > kMaxRecordSidePx || quality < 0 || quality > 100) {
        return Error{ErrorCode::InvalidInput, "template: size or quality"};
    }
    biometrics::FmrView view;
    view.position = position;
    view.quality = static_cast<std::uint8_t>(quality);
    for (const Minutia& minutia : finger.minutiae) {
        if (minutia.xPx < 0 || minutia.yPx < 0 || minutia.xPx >= finger.widthPx ||
            minutia.yPx >= finger.heightPx || minutia.angle < 0 || minutia.angle > 255) {
            return Error{ErrorCode::InvalidInput, "template: minutia"};
        }
        view.minutiae.push_back({.xPx = static_cast<std::uint16_t>(minutia.xPx),
                                 .yPx = static_cast<std::uint16_t>(minutia.yPx),
                                 .angle = static_cast<std::uint8_t>(minutia.angle),
                                 .type = minutia.type,
                                 .quality = static_cast<std::uint8_t>(minutia.quality)});
    }
    biometrics::FingerMinutiaeRecord record;
    record.widthPx = static_cast<std::uint16_t>(finger.widthPx);
    record.heightPx = static_cast<std::uint16_t>(finger.heightPx);
    record.views.push_back(std::move(view));
    return biometrics::writeFmr(record);
}

Result<FingerTemplate> readTemplate(ByteView record)
{
    const Result<biometrics::FingerMinutiaeRecord> read = biometrics::readFmr(record);
    if (!read) {
        return read.error();
    }
    const biometrics::FingerMinutiaeRecord& source = read.value();
    if (source.views.empty()) {
        return Error{ErrorCode::InvalidInput, "template: no view"};
    }
    FingerTemplate finger;
    finger.widthPx = rescaledSide(source.widthPx, source.pxPerCmX);
    finger.heightPx = rescaledSide(source.heightPx, source.pxPerCmY);
    for (const biometrics::FmrMinutia& minutia : source.views.front().minutiae) {
        finger.minutiae.push_back(
            {.xPx = rescaled(minutia.xPx, source.pxPerCmX, finger.widthPx),
             .yPx = rescaled(minutia.yPx, source.pxPerCmY, finger.heightPx),
             .angle = minutia.angle,
             .type = minutia.type,
             .quality = minutia.quality == 0 ? kUnreportedQuality : minutia.quality});
    }
    // Another maker's record may be in any order; ours is best first already.
    std::ranges::stable_sort(finger.minutiae, std::ranges::greater{}, &Minutia::quality);
    if (finger.minutiae.size() > static_cast<std::size_t>(kMaxMinutiae)) {
        finger.minutiae.resize(static_cast<std::size_t>(kMaxMinutiae));
    }
    return finger;
}

} // namespace rekam::imaging
