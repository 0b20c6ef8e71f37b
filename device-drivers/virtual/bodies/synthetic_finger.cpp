#include "virtual/bodies/synthetic_finger.h"

#include "virtual/bodies/ridge_growth.h"
#include "virtual/bodies/seeding.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace rekam::drivers {

namespace {

constexpr double kPi = std::numbers::pi;
constexpr double kMasterCentreX = kMasterWidthPx / 2.0;
constexpr double kMasterCentreY = kMasterHeightPx / 2.0;
constexpr double kContactHalfWidthPx = 150.0;
constexpr double kContactHalfHeightPx = 196.0;
constexpr float kFieldReachPx = 280.0F;
constexpr float kDistortionPx = 5.0F;
constexpr int kPoreCellPx = 9;

bool rightHand(FingerPosition finger)
{
    return finger >= FingerPosition::RightThumb && finger <= FingerPosition::RightLittle;
}

/// Natural shares (Wilson, Candela, Watson 1993): arch 3.7 %, tented 2.9 %, loops 65.5 % (nearly
/// all open to the little finger), whorls 27.9 % (a fifth of them double loops).
PatternClass naturalPattern(SeededRandom& random, FingerPosition finger)
{
    const double share = random.uniform();
    if (share < 0.037) {
        return PatternClass::Arch;
    }
    if (share < 0.066) {
        return PatternClass::TentedArch;
    }
    if (share < 0.345) {
        return share < 0.12 ? PatternClass::DoubleLoop : PatternClass::Whorl;
    }
    const bool ulnar = share < 0.96;
    return ulnar == rightHand(finger) ? PatternClass::RightLoop : PatternClass::LeftLoop;
}

/// Everything about one touch that its variation decides.
struct TouchModel
{
    TouchModel(const Touch& by, SeededRandom random)
        : touch(by)
        , shiftX(random.next(), 4, 5)
        , shiftY(random.next(), 4, 5)
        , outline(random.next(), 9, 9)
        , pressureField(random.next(), 7, 8)
        , blotches(random.next(), 42, 52)
        , noiseSeed(static_cast<std::uint32_t>(random.next() >> 32U))
        , halfWidth(kContactHalfWidthPx * by.scale * between(random, 0.93, 1.05))
        , halfHeight(kContactHalfHeightPx * by.scale * between(random, 0.93, 1.06))
        , offsetX(between(random, -8.0, 8.0))
        , offsetY(between(random, -12.0, 12.0))
        , cosine(std::cos(by.rotationRad))
        , sine(std::sin(by.rotationRad))
        , pressure(static_cast<float>(between(random, -0.12, 0.22)))
        , ink(static_cast<float>(between(random, 52.0, 84.0)))
        , valley(static_cast<float>(between(random, 198.0, 224.0)))
    {
        if (by.skin == SkinState::Dry) {
            pressure = -0.42F;
            speckle = 1.0F;
        } else if (by.skin == SkinState::Wet) {
            pressure = 0.72F;
            valley = 150.0F;
        }
    }

    /// Skin shift in the finger's own frame at (x, y) from the master's centre.
    [[nodiscard]] std::pair<float, float> shift(float x, float y) const
    {
        const float u = 0.5F + 0.5F * x / kFieldReachPx;
        const float v = 0.5F + 0.5F * y / kFieldReachPx;
        return {kDistortionPx * shiftX.at(u, v), kDistortionPx * shiftY.at(u, v)};
    }

    Touch touch;
    SmoothField shiftX;
    SmoothField shiftY;
    SmoothField outline;
    SmoothField pressureField;
    SmoothField blotches;
    std::uint32_t noiseSeed;
    double halfWidth;
    double halfHeight;
    double offsetX;
    double offsetY;
    double cosine;
    double sine;
    float pressure;
    float ink;
    float valley;
    float speckle = 0.22F;
};

float sampleHeight(const std::vector<float>& height, float x, float y)
{
    const float cx = std::clamp(x, 0.0F, static_cast<float>(kMasterWidthPx) - 1.001F);
    const float cy = std::clamp(y, 0.0F, static_cast<float>(kMasterHeightPx) - 1.001F);
    const auto column = static_cast<std::size_t>(cx);
    const auto row = static_cast<std::size_t>(cy);
    const float fx = cx - static_cast<float>(column);
    const float fy = cy - static_cast<float>(row);
    const float* cell = &height[row * kMasterWidthPx + column];
    const float top = cell[0] + fx * (cell[1] - cell[0]);
    const float bottom =
        cell[kMasterWidthPx] + fx * (cell[kMasterWidthPx + 1] - cell[kMasterWidthPx]);
    return top + fy * (bottom - top);
}

/// Sweat pores sit on the ridges about 0.45 mm apart; fixed in the skin, open or not by touch.
float pore(const TouchModel& model, float x, float y)
{
    const int cellX = static_cast<int>(x) / kPoreCellPx;
    const int cellY = static_cast<int>(y) / kPoreCellPx;
    const auto column = static_cast<std::uint32_t>(cellX);
    const auto row = static_cast<std::uint32_t>(cellY);
    if (pixelNoise(model.noiseSeed + 7U, column, row) > 0.45F) {
        return 0.0F;
    }
    const float px =
        (static_cast<float>(cellX) + 0.2F + 0.6F * pixelNoise(11U, column, row)) * kPoreCellPx;
    const float py =
        (static_cast<float>(cellY) + 0.2F + 0.6F * pixelNoise(13U, column, row)) * kPoreCellPx;
    const float distance = (x - px) * (x - px) + (y - py) * (y - py);
    return distance < 2.2F ? 0.75F * (1.0F - distance / 2.2F) : 0.0F;
}

/// How far inside the contact region: 1 in the middle, 0 at the edge, negative outside.
float depth(const TouchModel& model, float x, float y)
{
    const float ex = (x - static_cast<float>(model.offsetX)) / static_cast<float>(model.halfWidth);
    const float ey = (y - static_cast<float>(model.offsetY)) / static_cast<float>(model.halfHeight);
    const float square = ex * ex + ey * ey;
    if (square > 1.6F) {
        return -1.0F;
    }
    const float wobble = 0.055F * model.outline.at(0.5F + 0.45F * ex, 0.5F + 0.45F * ey);
    return 1.0F -
           std::sqrt(std::sqrt(ex * ex * ex * ex + ey * ey * ey * ey + 0.9F * ex * ex * ey * ey)) +
           wobble;
}

/// The grey that finger leaves at (x, y) from the master's centre, or 255 where it leaves none.
float grey(const MasterPrint& master, const TouchModel& model, float x, float y,
           std::pair<std::uint32_t, std::uint32_t> pixel)
{
    const float inside = depth(model, x, y);
    const float fray =
        0.05F * (pixelNoise(model.noiseSeed + 3U, pixel.first >> 1U, pixel.second >> 1U) - 0.5F);
    if (inside + fray <= 0.0F) {
        return 255.0F;
    }
    const auto [shiftX, shiftY] = model.shift(x, y);
    const float mx = x + shiftX + static_cast<float>(kMasterCentreX);
    const float my = y + shiftY + static_cast<float>(kMasterCentreY);
    const float u = 0.5F + 0.5F * x / kFieldReachPx;
    const float v = 0.5F + 0.5F * y / kFieldReachPx;
    // Pressure falls off towards the edge, and ridges get thinner there.
    const float edge = std::min(1.0F, inside / 0.16F);
    const float bias = model.pressure + 0.22F * model.pressureField.at(u, v) - 0.8F * (1.0F - edge);
    const float fine = pixelNoise(model.noiseSeed, pixel.first, pixel.second) +
                       pixelNoise(model.noiseSeed + 1U, pixel.first >> 1U, pixel.second >> 1U) -
                       1.0F;
    const float worn = std::max(0.0F, model.blotches.at(u, v) - 0.35F);
    const float relief = sampleHeight(master.height, mx, my) - pore(model, mx, my);
    const float level = relief + bias + model.speckle * fine - (1.0F + 2.0F * model.speckle) * worn;
    const float covered = std::clamp(0.5F + 0.85F * level, 0.0F, 1.0F);
    const float smooth = covered * covered * (3.0F - 2.0F * covered);
    const float paper = model.valley + (250.0F - model.valley) * (1.0F - edge);
    return paper + (model.ink - paper) * smooth + 9.0F * fine;
}

std::vector<SkinMinutia> carry(const MasterPrint& master, const TouchModel& model,
                               const GrayImage& canvas)
{
    std::vector<SkinMinutia> seen;
    for (const SkinMinutia& minutia : master.minutiae) {
        const auto homeX = static_cast<float>(minutia.xPx - kMasterCentreX);
        const auto homeY = static_cast<float>(minutia.yPx - kMasterCentreY);
        float x = homeX;
        float y = homeY;
        for (int round = 0; round < 5; ++round) {
            const auto [shiftX, shiftY] = model.shift(x, y);
            x = homeX - shiftX;
            y = homeY - shiftY;
        }
        if (depth(model, x, y) < 0.06F) {
            continue;
        }
        const double onX = model.touch.centreXPx + static_cast<double>(x) * model.cosine -
                           static_cast<double>(y) * model.sine;
        const double onY = model.touch.centreYPx + static_cast<double>(x) * model.sine +
                           static_cast<double>(y) * model.cosine;
        if (onX < 0 || onY < 0 || onX >= canvas.widthPx || onY >= canvas.heightPx) {
            continue;
        }
        const double turned = minutia.directionRad - model.touch.rotationRad + 4.0 * kPi;
        seen.push_back({onX, onY, std::fmod(turned, 2.0 * kPi), minutia.bifurcation});
    }
    return seen;
}

Touch singleTouch(FingerPosition finger, std::uint64_t variation, SkinState skin)
{
    SeededRandom random(mixSeed(variation, "touch"));
    Touch touch;
    touch.variation = variation;
    touch.rotationRad = gaussian(random) * 6.0 * kPi / 180.0;
    touch.centreXPx = 200.0 + between(random, -18.0, 18.0);
    touch.centreYPx = 250.0 + between(random, -22.0, 22.0);
    touch.scale = contactScale(finger);
    touch.skin = skin;
    return touch;
}

} // namespace

double contactScale(FingerPosition finger)
{
    switch (finger) {
    case FingerPosition::RightThumb:
    case FingerPosition::LeftThumb:
        return 1.12;
    case FingerPosition::RightMiddle:
    case FingerPosition::LeftMiddle:
        return 1.03;
    case FingerPosition::RightLittle:
    case FingerPosition::LeftLittle:
        return 0.84;
    case FingerPosition::Unknown:
    case FingerPosition::RightIndex:
    case FingerPosition::RightRing:
    case FingerPosition::LeftIndex:
    case FingerPosition::LeftRing:
    case FingerPosition::RightFour:
    case FingerPosition::LeftFour:
    case FingerPosition::BothThumbs:
        return 1.0;
    }
    return 1.0;
}

MasterPrint makeMasterPrint(std::uint64_t seed, const std::string& subject, FingerPosition finger,
                            std::optional<PatternClass> pattern)
{
    const std::uint64_t own =
        mixSeed(mixSeed(mixSeed(seed, "finger"), subject), static_cast<std::uint64_t>(finger));
    SeededRandom random(own);
    MasterPrint master;
    master.finger = finger;
    master.pattern = naturalPattern(random, finger);
    if (pattern) {
        master.pattern = *pattern;
    }
    const RidgeFlow flow = makeRidgeFlow(master.pattern, random.next());
    master.height = growRidges(flow, random.next());
    master.minutiae = findMinutiae(master.height);
    return master;
}

GrayImage blankPlaten(int widthPx, int heightPx, std::uint64_t variation)
{
    const auto noiseSeed = static_cast<std::uint32_t>(mixSeed(variation, "platen"));
    GrayImage canvas{widthPx, heightPx, kSyntheticPpi, {}};
    canvas.pixels.reserve(static_cast<std::size_t>(widthPx) * static_cast<std::size_t>(heightPx));
    for (int y = 0; y < heightPx; ++y) {
        for (int x = 0; x < widthPx; ++x) {
            const float noise =
                pixelNoise(noiseSeed, static_cast<std::uint32_t>(x), static_cast<std::uint32_t>(y));
            canvas.pixels.push_back(static_cast<std::uint8_t>(243.0F + 8.0F * noise));
        }
    }
    return canvas;
}

Contact press(const MasterPrint& master, const Touch& touch, GrayImage& canvas)
{
    const TouchModel model(touch, SeededRandom(mixSeed(touch.variation, master.minutiae.size())));
    const double reach = 1.15 * std::max(model.halfWidth, model.halfHeight) + 14.0;
    const int left = std::max(0, static_cast<int>(touch.centreXPx - reach));
    const int right = std::min(canvas.widthPx, static_cast<int>(touch.centreXPx + reach));
    const int top = std::max(0, static_cast<int>(touch.centreYPx - reach));
    const int bottom = std::min(canvas.heightPx, static_cast<int>(touch.centreYPx + reach));
    for (int row = top; row < bottom; ++row) {
        std::uint8_t* line =
            &canvas
                 .pixels[static_cast<std::size_t>(row) * static_cast<std::size_t>(canvas.widthPx)];
        for (int column = left; column < right; ++column) {
            const double dx = column - touch.centreXPx;
            const double dy = row - touch.centreYPx;
            const auto x = static_cast<float>(dx * model.cosine + dy * model.sine);
            const auto y = static_cast<float>(dy * model.cosine - dx * model.sine);
            const float value =
                grey(master, model, x, y,
                     {static_cast<std::uint32_t>(column), static_cast<std::uint32_t>(row)});
            const auto darkened = static_cast<std::uint8_t>(std::clamp(value, 0.0F, 255.0F));
            line[column] = std::min(line[column], darkened);
        }
    }
    Contact contact;
    contact.centreXPx = touch.centreXPx + model.offsetX * model.cosine - model.offsetY * model.sine;
    contact.centreYPx = touch.centreYPx + model.offsetX * model.sine + model.offsetY * model.cosine;
    contact.widthPx = 2.0 * model.halfWidth;
    contact.heightPx = 2.0 * model.halfHeight;
    contact.rotationRad = touch.rotationRad;
    contact.minutiae = carry(master, model, canvas);
    return contact;
}

GrayImage makeImpression(const MasterPrint& master, std::uint64_t variation, SkinState skin)
{
    return makeImpressionWithTruth(master, variation, skin).image;
}

ImpressionWithTruth makeImpressionWithTruth(const MasterPrint& master, std::uint64_t variation,
                                            SkinState skin)
{
    ImpressionWithTruth made;
    made.image = blankPlaten(400, 500, variation);
    made.minutiae = press(master, singleTouch(master.finger, variation, skin), made.image).minutiae;
    return made;
}

} // namespace rekam::drivers
