#include "virtual/bodies/synthetic_iris.h"

#include "virtual/bodies/seeding.h"

#include <array>
#include <cmath>
#include <numbers>
#include <vector>

namespace rekam::drivers {

namespace {

constexpr int kWidth = 640;
constexpr int kHeight = 480;
constexpr float kPi = std::numbers::pi_v<float>;
constexpr float kNorm = 1.0F / (2.0F * kPi);

/// Random values around the iris (`around` of them, closed to a ring) and from pupil to limbus.
class RingField
{
public:
    RingField(std::uint64_t seed, int around, int outwards)
        : m_around(around)
        , m_outwards(outwards)
    {
        SeededRandom random(seed);
        for (int i = 0; i < around * outwards; ++i) {
            m_nodes.push_back(static_cast<float>(between(random, -1.0, 1.0)));
        }
    }

    /// `turn` in [0, 1) around, `depth` in [0, 1] from pupil to limbus.
    [[nodiscard]] float at(float turn, float depth) const
    {
        const float x = turn * static_cast<float>(m_around);
        const float y = std::clamp(depth, 0.0F, 1.0F) * static_cast<float>(m_outwards - 1);
        const int column = static_cast<int>(x) % m_around;
        const int row = std::min(static_cast<int>(y), m_outwards - 2);
        const float fx = ease(x - std::floor(x));
        const float fy = ease(y - static_cast<float>(row));
        const int next = (column + 1) % m_around;
        const float top = node(column, row) + fx * (node(next, row) - node(column, row));
        const float bottom =
            node(column, row + 1) + fx * (node(next, row + 1) - node(column, row + 1));
        return top + fy * (bottom - top);
    }

private:
    [[nodiscard]] static float ease(float t) { return t * t * (3.0F - 2.0F * t); }

    [[nodiscard]] float node(int column, int row) const
    {
        return m_nodes[static_cast<std::size_t>(row) * static_cast<std::size_t>(m_around) +
                       static_cast<std::size_t>(column)];
    }

    int m_around;
    int m_outwards;
    std::vector<float> m_nodes;
};

/// What the eye keeps for life.
struct IrisSkin
{
    explicit IrisSkin(SeededRandom random)
        : coarse(random.next(), 22, 4)
        , middle(random.next(), 48, 6)
        , fibres(random.next(), 130, 5)
        , fine(random.next(), 210, 16)
        , crypts(random.next(), 30, 9)
        , radius(static_cast<float>(between(random, 108.0, 120.0)))
        , grey(static_cast<float>(between(random, 96.0, 122.0)))
        , collarette(static_cast<float>(between(random, 0.26, 0.40)))
    {}

    /// Texture by turn and depth, about −1 … 1.
    [[nodiscard]] float texture(float turn, float depth) const
    {
        const float edge = collarette + 0.05F * coarse.at(turn, 0.5F);
        const float ridge = std::exp(-(depth - edge) * (depth - edge) / 0.0032F);
        const float hollow = std::max(0.0F, crypts.at(turn, depth) - 0.42F);
        return 0.32F * coarse.at(turn, depth) + 0.42F * middle.at(turn, depth) +
               0.40F * fibres.at(turn, depth) + 0.22F * fine.at(turn, depth) + 0.38F * ridge -
               1.7F * hollow;
    }

    RingField coarse;
    RingField middle;
    RingField fibres;
    RingField fine;
    RingField crypts;
    float radius;
    float grey;
    float collarette;
};

/// What one capture decides.
struct Look
{
    Look(const IrisSkin& skin, const IrisOptions& options, Eye eye, SeededRandom random)
        : limbusX(320.0F + static_cast<float>(between(random, -22.0, 22.0)))
        , limbusY(240.0F + static_cast<float>(between(random, -16.0, 16.0)))
        , limbusRadius(skin.radius * static_cast<float>(between(random, 0.97, 1.03)))
        , pupilRadius(limbusRadius * static_cast<float>(between(random, 0.30, 0.44)))
        , pupilX(limbusX + static_cast<float>(between(random, -2.5, 2.5)))
        , pupilY(limbusY + static_cast<float>(between(random, -2.5, 2.5)))
        , turn(static_cast<float>(between(random, -5.0, 5.0)) / 360.0F)
        , upperLid(limbusRadius * static_cast<float>(between(random, 0.94, 1.10)))
        , lowerLid(limbusRadius * static_cast<float>(between(random, 0.98, 1.12)))
        , nose(eye == Eye::Right ? 1.0F : -1.0F)
        , skinField(random.next(), 8, 6)
        , noiseSeed(static_cast<std::uint32_t>(random.next() >> 32U))
        , lashSeed(random.next())
    {
        if (options.lids == LidState::Closed) {
            upperLid = -0.72F * limbusRadius;
            lowerLid = 0.78F * limbusRadius;
        }
    }

    /// Height of a lid's edge at column x.
    [[nodiscard]] float upperEdge(float x) const
    {
        const float across = (x - limbusX - 8.0F * nose) / (2.25F * limbusRadius);
        return limbusY - upperLid * (1.0F - across * across) + 10.0F * across * nose;
    }

    [[nodiscard]] float lowerEdge(float x) const
    {
        const float across = (x - limbusX - 8.0F * nose) / (2.25F * limbusRadius);
        return limbusY + lowerLid * (1.0F - across * across) + 10.0F * across * nose;
    }

    float limbusX;
    float limbusY;
    float limbusRadius;
    float pupilRadius;
    float pupilX;
    float pupilY;
    float turn;
    float upperLid;
    float lowerLid;
    float nose;
    SmoothField skinField;
    std::uint32_t noiseSeed;
    std::uint64_t lashSeed;
};

using Canvas = std::vector<float>;

std::size_t cellAt(int x, int y)
{
    return static_cast<std::size_t>(y) * kWidth + static_cast<std::size_t>(x);
}

float step(float edge, float width, float value)
{
    const float t = std::clamp((value - edge) / width + 0.5F, 0.0F, 1.0F);
    return t * t * (3.0F - 2.0F * t);
}

float eyeball(const IrisSkin& skin, const Look& look, float x, float y)
{
    const float px = x - look.pupilX;
    const float py = y - look.pupilY;
    const float fromPupil = std::sqrt(px * px + py * py);
    const float lx = x - look.limbusX;
    const float ly = y - look.limbusY;
    const float fromLimbus = std::sqrt(lx * lx + ly * ly);
    const float sclera = 186.0F + 10.0F * look.skinField.at(x / kWidth, y / kHeight) -
                         0.00035F * lx * lx -
                         10.0F * step(look.limbusRadius + 16.0F, -40.0F, fromLimbus);
    if (fromLimbus > look.limbusRadius + 8.0F) {
        return sclera;
    }
    // The rubber sheet between two circles that need not share a centre (Daugman 2004, §3.1).
    const float along = (px * (look.limbusX - look.pupilX) + py * (look.limbusY - look.pupilY)) /
                        std::max(1.0F, fromPupil);
    const float span = look.limbusRadius + along - look.pupilRadius;
    const float depth = (fromPupil - look.pupilRadius) / std::max(1.0F, span);
    float turn = std::atan2(-py, px) * kNorm + look.turn;
    turn -= std::floor(turn);
    const float shade = skin.grey - 16.0F * std::pow(std::clamp(depth, 0.0F, 1.0F), 6.0F);
    const float iris = shade + 30.0F * skin.texture(turn, depth);
    const float inner = 24.0F + (iris - 24.0F) * step(look.pupilRadius, 3.0F, fromPupil);
    return inner + (sclera - inner) * step(look.limbusRadius, 7.0F, fromLimbus);
}

float lidded(const IrisSkin& skin, const Look& look, float x, float y)
{
    const float upper = look.upperEdge(x);
    const float lower = look.lowerEdge(x);
    const float lid = 152.0F + 16.0F * look.skinField.at(x / kWidth, y / kHeight) -
                      22.0F * std::exp(-std::abs(upper - 34.0F - y) / 9.0F);
    const float open = std::min(step(upper, 3.0F, y), 1.0F - step(lower, 3.0F, y));
    if (open <= 0.0F) {
        const float rim = std::min(std::abs(y - upper), std::abs(y - lower));
        const float across = std::abs(x - look.limbusX) / (2.2F * look.limbusRadius);
        return lid - 30.0F * std::exp(-rim / 3.0F) * (1.0F - step(1.0F, 0.2F, across));
    }
    // The lid throws a shadow on the ball.
    const float shadow = 1.0F - 0.16F * std::exp(-std::max(0.0F, y - upper) / 12.0F);
    return lid + (eyeball(skin, look, x, y) * shadow - lid) * open;
}

void drawLashes(const Look& look, Canvas& canvas)
{
    SeededRandom random(look.lashSeed);
    constexpr int kLashes = 46;
    for (int lash = 0; lash < kLashes; ++lash) {
        const float rootX =
            look.limbusX + static_cast<float>(between(random, -1.9, 1.9)) * look.limbusRadius;
        const float lean = (rootX - look.limbusX) / look.limbusRadius * 0.5F +
                           static_cast<float>(between(random, -0.2, 0.2));
        const float length = static_cast<float>(between(random, 12.0, 30.0));
        // Upper lashes curl up and away; only some hang over the iris.
        const float fall = random.below(4) == 0 ? 0.55F : -0.8F;
        const float rootY = look.upperEdge(rootX);
        const int steps = static_cast<int>(2.0F * length);
        for (int i = 0; i <= steps; ++i) {
            const float t = static_cast<float>(i) / static_cast<float>(steps);
            const auto x = static_cast<int>(rootX + lean * length * t * t + 0.3F * t);
            const auto y = static_cast<int>(rootY + length * (0.3F * t + (fall - 0.3F) * t * t));
            if (x >= 0 && y >= 0 && x < kWidth - 1 && y < kHeight) {
                float& cell = canvas[cellAt(x, y)];
                cell = cell * (0.35F + 0.4F * t);
                float& side = canvas[cellAt(x + 1, y)];
                side = side * (0.75F + 0.2F * t);
            }
        }
    }
}

/// The illuminators mirror in the cornea: two bright spots inside the pupil.
void drawGlare(const Look& look, Canvas& canvas)
{
    for (const float offset : {-11.0F, 9.0F}) {
        const float cx = look.pupilX + offset;
        const float cy = look.pupilY - 8.0F;
        if (cy < look.upperEdge(cx)) {
            continue;
        }
        for (int y = static_cast<int>(cy) - 7; y <= static_cast<int>(cy) + 7; ++y) {
            for (int x = static_cast<int>(cx) - 7; x <= static_cast<int>(cx) + 7; ++x) {
                const float dx = static_cast<float>(x) - cx;
                const float dy = static_cast<float>(y) - cy;
                float& cell = canvas[cellAt(x, y)];
                cell += 235.0F * std::exp(-(dx * dx + dy * dy) / 12.0F);
            }
        }
    }
}

void boxBlur(Canvas& canvas, int radius)
{
    Canvas half = canvas;
    const auto pass = [radius](const Canvas& from, Canvas& to, bool rows) {
        const int length = rows ? kWidth : kHeight;
        const int lines = rows ? kHeight : kWidth;
        const auto cell = [rows](int line, int i) {
            return rows ? cellAt(i, line) : cellAt(line, i);
        };
        const float share = 1.0F / static_cast<float>(2 * radius + 1);
        for (int line = 0; line < lines; ++line) {
            float sum = 0.0F;
            for (int i = -radius; i <= radius; ++i) {
                sum += from[cell(line, std::clamp(i, 0, length - 1))];
            }
            for (int i = 0; i < length; ++i) {
                to[cell(line, i)] = sum * share;
                sum += from[cell(line, std::min(i + radius + 1, length - 1))] -
                       from[cell(line, std::max(i - radius, 0))];
            }
        }
    };
    pass(canvas, half, true);
    pass(half, canvas, false);
}

GrayImage develop(const Canvas& canvas, std::uint32_t noiseSeed)
{
    GrayImage image{kWidth, kHeight, 0, {}};
    image.pixels.reserve(canvas.size());
    for (int y = 0; y < kHeight; ++y) {
        for (int x = 0; x < kWidth; ++x) {
            const auto column = static_cast<std::uint32_t>(x);
            const auto row = static_cast<std::uint32_t>(y);
            const float noise =
                pixelNoise(noiseSeed, column, row) + pixelNoise(noiseSeed + 1U, column, row) - 1.0F;
            const float value = canvas[cellAt(x, y)] + 5.0F * noise;
            image.pixels.push_back(static_cast<std::uint8_t>(std::clamp(value, 0.0F, 255.0F)));
        }
    }
    return image;
}

} // namespace

SyntheticIris makeIris(std::uint64_t seed, const std::string& subject, Eye eye,
                       const IrisOptions& options)
{
    const std::uint64_t own =
        mixSeed(mixSeed(mixSeed(seed, "iris"), subject), static_cast<std::uint64_t>(eye));
    const IrisSkin skin{SeededRandom(own)};
    const Look look(skin, options, eye, SeededRandom(mixSeed(own, options.variation)));
    Canvas canvas;
    canvas.reserve(static_cast<std::size_t>(kWidth) * kHeight);
    for (int y = 0; y < kHeight; ++y) {
        for (int x = 0; x < kWidth; ++x) {
            canvas.push_back(lidded(skin, look, static_cast<float>(x), static_cast<float>(y)));
        }
    }
    drawLashes(look, canvas);
    if (options.lids == LidState::Open) {
        drawGlare(look, canvas);
    }
    boxBlur(canvas, 1);
    if (options.focus == Focus::Blurred) {
        boxBlur(canvas, 7);
        boxBlur(canvas, 7);
    }
    SyntheticIris made;
    made.image = develop(canvas, look.noiseSeed);
    made.truth = {static_cast<double>(look.pupilX),      static_cast<double>(look.pupilY),
                  static_cast<double>(look.pupilRadius), static_cast<double>(look.limbusX),
                  static_cast<double>(look.limbusY),     static_cast<double>(look.limbusRadius)};
    return made;
}

} // namespace rekam::drivers
