#include "virtual/bodies/synthetic_portrait.h"

#include "virtual/bodies/painter.h"
#include "virtual/bodies/seeding.h"

#include <array>
#include <vector>

namespace rekam::drivers {

namespace {

constexpr int kBaseWidthPx = kPortraitWidthPx + 2 * kPortraitMarginPx;
constexpr int kBaseHeightPx = kPortraitHeightPx + 2 * kPortraitMarginPx;

/// What makes one face differ from another. Figure units are pixels of a full-size portrait, the
/// origin between the eyes, y downwards.
struct FaceModel
{
    explicit FaceModel(SeededRandom random)
        : tone(static_cast<float>(between(random, 0.90, 1.08)))
        , eyeHalfGap(static_cast<float>(between(random, 104.0, 118.0)))
        , eyeSize(static_cast<float>(between(random, 0.92, 1.12)))
        , browRise(static_cast<float>(between(random, 56.0, 68.0)))
        , browSize(static_cast<float>(between(random, 9.0, 14.0)))
        , noseLength(static_cast<float>(between(random, 152.0, 176.0)))
        , noseWidth(static_cast<float>(between(random, 0.9, 1.15)))
        , mouthDrop(static_cast<float>(between(random, 252.0, 276.0)))
        , mouthHalfWidth(static_cast<float>(between(random, 76.0, 96.0)))
        , faceHalfWidth(static_cast<float>(between(random, 236.0, 256.0)))
        , chinDrop(static_cast<float>(between(random, 408.0, 432.0)))
        , hair(static_cast<float>(between(random, 18.0, 46.0)))
        , scarf({static_cast<float>(between(random, 170.0, 240.0)),
                 static_cast<float>(between(random, 170.0, 240.0)),
                 static_cast<float>(between(random, 175.0, 240.0))})
        , moles(random.next())
    {
        skin = {205.0F * tone, 156.0F * tone, 124.0F * tone};
    }

    float tone;
    float eyeHalfGap;
    float eyeSize;
    float browRise;
    float browSize;
    float noseLength;
    float noseWidth;
    float mouthDrop;
    float mouthHalfWidth;
    float faceHalfWidth;
    float chinDrop;
    float hair;
    Colour scarf;
    std::uint64_t moles;
    Colour skin;
};

/// How the head is held: turned sideways features move and narrow.
struct Pose
{
    float shiftX = 0.0F;
    float squeeze = 1.0F;
    bool eyesClosed = false;

    [[nodiscard]] float x(float figureX) const { return shiftX + squeeze * figureX; }
};

Colour backdropColour(Backdrop backdrop)
{
    switch (backdrop) {
    case Backdrop::Red:
        return {196.0F, 28.0F, 38.0F};
    case Backdrop::Blue:
        return {32.0F, 84.0F, 190.0F};
    case Backdrop::Orange:
        return {236.0F, 130.0F, 28.0F};
    }
    return {};
}

Backdrop otherBackdrop(Backdrop backdrop)
{
    return backdrop == Backdrop::Red ? Backdrop::Blue : Backdrop::Red;
}

RgbImage drawBackdrop(Backdrop backdrop)
{
    const Colour colour = backdropColour(backdrop);
    RgbImage image{kBaseWidthPx, kBaseHeightPx, {}};
    image.pixels.reserve(std::size_t{3} * kBaseWidthPx * kBaseHeightPx);
    for (int y = 0; y < kBaseHeightPx; ++y) {
        // Light falls off a little towards the floor.
        const float light = 1.03F - 0.06F * static_cast<float>(y) / kBaseHeightPx;
        const std::array<std::uint8_t, 3> row = {
            static_cast<std::uint8_t>(std::min(255.0F, colour.red * light)),
            static_cast<std::uint8_t>(std::min(255.0F, colour.green * light)),
            static_cast<std::uint8_t>(std::min(255.0F, colour.blue * light))};
        for (int x = 0; x < kBaseWidthPx; ++x) {
            image.pixels.insert(image.pixels.end(), row.begin(), row.end());
        }
    }
    return image;
}

void drawBody(Painter& painter, const FaceModel& face, Headwear headwear)
{
    const Colour shirt{228.0F, 230.0F, 234.0F};
    painter.fill({0, 1180, 430, 600, 4, 0, 3.2F}, shirt);
    painter.glow({-230, 900, 70, 110}, scaled(shirt, 0.86F), 0.5F);
    painter.glow({230, 900, 70, 110}, scaled(shirt, 0.86F), 0.5F);
    if (headwear == Headwear::None) {
        painter.fill({0, 480, 112, 170, 4, 0, 3.0F}, scaled(face.skin, 0.80F));
        painter.fill({0, 628, 116, 44, 4, 0, 2.0F}, scaled(face.skin, 0.86F));
        painter.fill({-78, 650, 78, 20, 3, 0.55F}, scaled(shirt, 0.94F));
        painter.fill({78, 650, 78, 20, 3, -0.55F}, scaled(shirt, 0.94F));
    }
}

void drawHeadBack(Painter& painter, const FaceModel& face, Headwear headwear)
{
    if (headwear == Headwear::Headscarf) {
        painter.fill({0, 60, face.faceHalfWidth + 62, 450, 4, 0, 2.2F}, face.scarf);
        painter.fill({0, 560, 300, 250, 4, 0, 2.4F}, scaled(face.scarf, 0.95F));
        painter.glow({-196, 470, 38, 110}, scaled(face.scarf, 0.80F), 0.6F);
        painter.glow({196, 470, 38, 110}, scaled(face.scarf, 0.80F), 0.6F);
        return;
    }
    const Colour hair{face.hair, face.hair * 0.9F, face.hair * 0.85F};
    painter.fill({0, -60, face.faceHalfWidth + 30, 330, 5, 0, 2.3F}, hair);
    painter.glow({-60, -300, 120, 50}, {face.hair + 40, face.hair + 38, face.hair + 36}, 0.4F);
    for (const float side : {-1.0F, 1.0F}) {
        painter.fill({side * (face.faceHalfWidth + 2), 70, 34, 68, 3}, scaled(face.skin, 0.84F));
        painter.glow({side * (face.faceHalfWidth + 6), 70, 14, 40}, scaled(face.skin, 0.62F), 0.7F);
    }
}

void drawSkin(Painter& painter, const FaceModel& face, const Pose& pose, Headwear headwear)
{
    const float top = headwear == Headwear::Headscarf ? -180.0F : -250.0F;
    const float middle = (top + face.chinDrop) / 2.0F;
    const float half = (face.chinDrop - top) / 2.0F;
    painter.fill({0, middle, face.faceHalfWidth, half, 4, 0, 2.25F}, face.skin);
    for (const float side : {-1.0F, 1.0F}) {
        painter.glow({side * (face.faceHalfWidth - 58), middle - 10, 30, half * 0.36F},
                     scaled(face.skin, 0.80F), 0.45F);
        painter.glow({pose.x(side * 128.0F), 130, 62, 52}, scaled(face.skin, 1.10F), 0.55F);
    }
    painter.glow({pose.x(0), top + 120, 130, 62}, scaled(face.skin, 1.10F), 0.55F);
    painter.glow({pose.x(0), face.chinDrop - 52, 56, 26}, scaled(face.skin, 1.08F), 0.5F);
    painter.glow({pose.x(0), face.chinDrop - 24, 70, 10}, scaled(face.skin, 0.80F), 0.5F);
    if (headwear == Headwear::None) {
        const Colour hair{face.hair, face.hair * 0.9F, face.hair * 0.85F};
        painter.fill({-70, -262, 190, 62, 10, -0.16F}, hair);
        painter.fill({95, -262, 165, 58, 10, 0.22F}, hair);
    }
}

void drawEye(Painter& painter, const FaceModel& face, const Pose& pose, float side)
{
    const float x = pose.x(side * face.eyeHalfGap);
    const float size = face.eyeSize;
    const Colour dark{38.0F, 26.0F, 20.0F};
    painter.glow({x, -4, 72 * pose.squeeze, 34}, scaled(face.skin, 0.56F), 0.62F);
    if (pose.eyesClosed) {
        painter.fill({x, 2, 48 * size, 20 * size, 5}, scaled(face.skin, 0.93F));
        painter.fill({x, 15 * size, 44 * size, 4, 4, 0, 2.5F}, dark, 0.85F);
        painter.glow({x, 20 * size, 44 * size, 8}, scaled(face.skin, 0.70F), 0.5F);
    } else {
        painter.fill({x, 1, 47 * size * pose.squeeze, 19 * size, 3}, {226.0F, 222.0F, 216.0F});
        painter.fill({x, 0, 19 * size, 19 * size, 2}, {62.0F, 38.0F, 24.0F});
        painter.fill({x, 0, 9 * size, 9 * size, 2}, {14.0F, 10.0F, 10.0F});
        painter.fill({x - 6, -7, 4, 4, 2}, {250.0F, 250.0F, 250.0F});
        painter.fill({x, -16 * size, 48 * size * pose.squeeze, 7, 4}, dark, 0.9F);
        painter.fill({x, 20 * size, 40 * size * pose.squeeze, 3, 4}, scaled(face.skin, 0.55F),
                     0.6F);
    }
    painter.fill({x - side * 4, -face.browRise, 68 * pose.squeeze, face.browSize, 7, side * 0.07F},
                 {face.hair + 14, face.hair + 8, face.hair + 4}, 0.88F);
}

void drawNoseAndMouth(Painter& painter, const FaceModel& face, const Pose& pose)
{
    const float noseX = pose.x(0) + 0.35F * pose.shiftX;
    const float tip = face.noseLength;
    for (const float side : {-1.0F, 1.0F}) {
        painter.glow({noseX + side * 30 * face.noseWidth, tip - 70, 14, 62},
                     scaled(face.skin, 0.76F), 0.42F);
        painter.glow({noseX + side * 40 * face.noseWidth, tip - 4, 18, 18},
                     scaled(face.skin, 0.72F), 0.6F);
        painter.fill({noseX + side * 22 * face.noseWidth, tip + 10, 13, 7, 4},
                     scaled(face.skin, 0.32F), 0.9F);
    }
    painter.glow({noseX, tip - 78, 13, 84}, scaled(face.skin, 1.16F), 0.7F);
    painter.glow({noseX, tip - 14, 22, 18}, scaled(face.skin, 1.14F), 0.65F);
    painter.glow({noseX, tip + 26, 34, 10}, scaled(face.skin, 0.66F), 0.5F);
    const float mouthX = pose.x(0) + 0.1F * pose.shiftX;
    const float wide = face.mouthHalfWidth * pose.squeeze;
    const Colour lip{168.0F * face.tone, 88.0F * face.tone, 82.0F * face.tone};
    painter.fill({mouthX, face.mouthDrop - 10, wide, 15, 5, 0, 1.8F}, scaled(lip, 0.86F));
    painter.fill({mouthX, face.mouthDrop + 11, wide * 0.86F, 19, 6}, lip);
    painter.glow({mouthX, face.mouthDrop + 14, wide * 0.4F, 7}, scaled(lip, 1.25F), 0.5F);
    painter.fill({mouthX, face.mouthDrop, wide * 0.97F, 4, 3}, {74.0F, 34.0F, 32.0F}, 0.9F);
    painter.glow({mouthX, face.mouthDrop + 46, wide * 0.6F, 13}, scaled(face.skin, 0.72F), 0.5F);
}

void drawPerson(RgbImage& image, const FaceModel& face, const Subject& subject,
                std::pair<Placement, Pose> stand)
{
    Painter painter(image, stand.first);
    const Pose& pose = stand.second;
    drawBody(painter, face, subject.headwear);
    drawHeadBack(painter, face, subject.headwear);
    drawSkin(painter, face, pose, subject.headwear);
    drawEye(painter, face, pose, -1.0F);
    drawEye(painter, face, pose, 1.0F);
    drawNoseAndMouth(painter, face, pose);
    SeededRandom random(face.moles);
    for (int mole = 0; mole < 5; ++mole) {
        painter.fill({pose.x(static_cast<float>(between(random, -150.0, 150.0))),
                      static_cast<float>(between(random, 60.0, 330.0)), 3, 3, 3},
                     scaled(face.skin, 0.6F), 0.7F);
    }
}

/// Box blur along rows, then along columns; twice makes it nearly Gaussian.
void blur(RgbImage& image, int radius)
{
    const auto pass = [&](int lines, int length, std::size_t lineStep, std::size_t cellStep) {
        std::vector<int> line(static_cast<std::size_t>(length));
        for (int i = 0; i < lines; ++i) {
            for (int channel = 0; channel < 3; ++channel) {
                const auto cell = [&](int at) -> std::uint8_t& {
                    return image.pixels[static_cast<std::size_t>(i) * lineStep +
                                        static_cast<std::size_t>(at) * cellStep +
                                        static_cast<std::size_t>(channel)];
                };
                for (int at = 0; at < length; ++at) {
                    line[static_cast<std::size_t>(at)] = cell(at);
                }
                const auto value = [&](int at) {
                    return line[static_cast<std::size_t>(std::clamp(at, 0, length - 1))];
                };
                int sum = 0;
                for (int at = -radius; at <= radius; ++at) {
                    sum += value(at);
                }
                for (int at = 0; at < length; ++at) {
                    cell(at) = static_cast<std::uint8_t>(sum / (2 * radius + 1));
                    sum += value(at + radius + 1) - value(at - radius);
                }
            }
        }
    };
    const std::size_t rowStep = 3 * static_cast<std::size_t>(image.widthPx);
    for (int round = 0; round < 2; ++round) {
        pass(image.heightPx, image.widthPx, rowStep, 3);
        pass(image.widthPx, image.heightPx, 3, rowStep);
    }
}

} // namespace

PortraitBase drawPortrait(std::uint64_t seed, const Subject& subject, PortraitFlaw flaw)
{
    const std::uint64_t own = mixSeed(mixSeed(seed, "portrait"), subject.id);
    const FaceModel face{SeededRandom(own)};
    PortraitBase base;
    base.seed = own;
    base.image = drawBackdrop(flaw == PortraitFlaw::WrongBackdrop ? otherBackdrop(subject.backdrop)
                                                                  : subject.backdrop);
    Placement placement{kBaseWidthPx / 2.0F, 500.0F + kPortraitMarginPx, 1.0F};
    Pose pose;
    pose.eyesClosed = flaw == PortraitFlaw::ClosedEyes;
    if (flaw == PortraitFlaw::TurnedHead) {
        pose.shiftX = 74.0F;
        pose.squeeze = 0.72F;
    }
    const auto eyeX = [&](float side) {
        return static_cast<double>(placement.originXPx - kPortraitMarginPx +
                                   placement.scale * pose.x(side * face.eyeHalfGap));
    };
    if (flaw == PortraitFlaw::TwoFaces) {
        const FaceModel neighbour{SeededRandom(mixSeed(own, "neighbour"))};
        drawPerson(base.image, neighbour, subject,
                   {{kBaseWidthPx * 0.745F, placement.originYPx + 60.0F, 0.62F}, pose});
        placement = {kBaseWidthPx * 0.30F, placement.originYPx, 0.66F};
    }
    if (flaw != PortraitFlaw::NoFace) {
        drawPerson(base.image, face, subject, {placement, pose});
        const double eyeY = static_cast<double>(placement.originYPx) - kPortraitMarginPx;
        base.truth = {eyeX(-1.0F), eyeY, eyeX(1.0F), eyeY};
    }
    if (flaw == PortraitFlaw::Blur) {
        blur(base.image, 9);
    }
    return base;
}

SyntheticPortrait framePortrait(const PortraitBase& base, std::uint32_t frame)
{
    // Breathing and swaying: a slow path that never leaves the margin.
    const double time = frame / 25.0;
    const int dx =
        static_cast<int>(std::lround(5.0 * std::sin(1.9 * time) + 2.0 * std::sin(4.3 * time)));
    const int dy = static_cast<int>(std::lround(4.0 * std::sin(1.3 * time + 0.5)));
    const auto noiseSeed = static_cast<std::uint32_t>(mixSeed(base.seed, std::uint64_t{frame}));
    SyntheticPortrait made;
    made.image = {kPortraitWidthPx, kPortraitHeightPx, {}};
    made.image.pixels.resize(std::size_t{3} * kPortraitWidthPx * kPortraitHeightPx);
    SeededRandom random(noiseSeed);
    auto target = made.image.pixels.begin();
    for (int y = 0; y < kPortraitHeightPx; ++y) {
        const auto row = static_cast<std::size_t>(y + kPortraitMarginPx - dy);
        const std::uint8_t* source =
            &base.image.pixels[3 * (row * kBaseWidthPx +
                                    static_cast<std::size_t>(kPortraitMarginPx - dx))];
        // Eight noise values from one random word: −3 … 3 with a peak at 0.
        for (std::size_t i = 0; i < std::size_t{3} * kPortraitWidthPx; i += 8) {
            std::uint64_t word = random.next();
            for (std::size_t j = 0; j < 8; ++j) {
                const int noise = static_cast<int>(word & 3U) - static_cast<int>((word >> 2U) & 3U);
                word >>= 8U;
                *target = static_cast<std::uint8_t>(std::clamp(source[i + j] + noise, 0, 255));
                ++target;
            }
        }
    }
    made.truth = base.truth;
    made.truth.leftEyeXPx += dx;
    made.truth.rightEyeXPx += dx;
    made.truth.leftEyeYPx += dy;
    made.truth.rightEyeYPx += dy;
    return made;
}

SyntheticPortrait makePortrait(std::uint64_t seed, const Subject& subject, std::uint32_t frame,
                               PortraitFlaw flaw)
{
    return framePortrait(drawPortrait(seed, subject, flaw), frame);
}

} // namespace rekam::drivers
