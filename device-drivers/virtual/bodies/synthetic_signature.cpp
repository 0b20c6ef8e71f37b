#include "virtual/bodies/synthetic_signature.h"

#include "virtual/bodies/seeding.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace rekam::drivers {

namespace {

constexpr std::size_t kMaxSamples = 60'000;
constexpr std::int64_t kMaxTimeMs = 600'000;
constexpr int kMaxSideUm = 1'000'000;
constexpr std::size_t kMaxFileBytes = std::size_t{4} << 20U;
constexpr const char* kFormat = "rekam-signature";

struct Knot
{
    double x = 0.0;
    double y = 0.0;
};

/// In units of the signature's height: letters swing between base line and top, some rise above or
/// fall below it, and drift to the right.
std::vector<Knot> letters(SeededRandom& random)
{
    const int count = 6 + static_cast<int>(random.below(5));
    std::vector<Knot> knots;
    knots.push_back({0.0, between(random, -0.1, 0.3)});
    double x = 0.0;
    for (int letter = 0; letter < count; ++letter) {
        const bool tall = letter == 0 || random.below(4) == 0;
        const bool deep = random.below(5) == 0;
        const double width = between(random, 0.22, 0.42) * (letter == 0 ? 1.6 : 1.0);
        knots.push_back(
            {x + 0.45 * width, tall ? between(random, 0.75, 1.0) : between(random, 0.3, 0.5)});
        // The pen comes back a little before it goes down: that makes loops.
        knots.push_back({x + 0.30 * width, between(random, 0.1, 0.3)});
        knots.push_back(
            {x + 0.70 * width, deep ? between(random, -0.6, -0.3) : between(random, -0.1, 0.05)});
        x += width;
    }
    knots.push_back({x + 0.5, between(random, 0.0, 0.2)});
    return knots;
}

std::vector<Knot> flourish(SeededRandom& random, double width)
{
    return {{width * between(random, 0.8, 1.0), between(random, -0.35, -0.25)},
            {width * 0.4, between(random, -0.5, -0.4)},
            {width * between(random, 0.0, 0.15), between(random, -0.4, -0.3)},
            {width * 0.5, between(random, -0.55, -0.45)},
            {width * between(random, 0.9, 1.1), between(random, -0.5, -0.35)}};
}

/// A Catmull-Rom curve through the knots; `at` counts knots.
Knot curve(const std::vector<Knot>& knots, double at)
{
    const auto last = static_cast<std::ptrdiff_t>(knots.size()) - 1;
    const auto segment = std::min(static_cast<std::ptrdiff_t>(at), last - 1);
    const double t = at - static_cast<double>(segment);
    const auto knot = [&](std::ptrdiff_t i) {
        return knots[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(i, 0, last))];
    };
    const auto blend = [t](double a, double b, double c, double d) {
        return 0.5 * (2.0 * b + (c - a) * t + (2.0 * a - 5.0 * b + 4.0 * c - d) * t * t +
                      (3.0 * b - a - 3.0 * c + d) * t * t * t);
    };
    const Knot a = knot(segment - 1);
    const Knot b = knot(segment);
    const Knot c = knot(segment + 1);
    const Knot d = knot(segment + 2);
    return {blend(a.x, b.x, c.x, d.x), blend(a.y, b.y, c.y, d.y)};
}

/// Turns strokes into reports: where the unit square lies on the pad, and how hard the hand
/// presses.
struct Hand
{
    WritingArea area;
    double unitUm = 0.0;
    double leftUm = 0.0;
    double baseUm = 0.0;
    double slant = 0.0;
    double force = 0.0;
    std::vector<PenSample> samples;

    void put(Knot at, double pressurePermille)
    {
        const double x = leftUm + unitUm * (at.x + slant * at.y);
        const double y = baseUm - unitUm * at.y;
        PenSample sample;
        sample.time = kPenReportInterval * static_cast<int>(samples.size());
        sample.xUm = static_cast<int>(std::clamp(x, 0.0, static_cast<double>(area.widthUm)));
        sample.yUm = static_cast<int>(std::clamp(y, 0.0, static_cast<double>(area.heightUm)));
        sample.pressurePermille = static_cast<int>(std::clamp(pressurePermille, 0.0, 1000.0));
        samples.push_back(sample);
    }

    void write(const std::vector<Knot>& knots, SeededRandom& random)
    {
        const double length = static_cast<double>(knots.size()) - 1.0;
        double at = 0.0;
        while (at < length) {
            // A hand starts and ends a stroke lightly, and hurries through the straight parts.
            const double ramp = std::min({1.0, at / 0.35 + 0.15, (length - at) / 0.35 + 0.15});
            put(curve(knots, at), ramp * (force + 90.0 * std::sin(3.1 * at)));
            at += 0.055 * (1.0 + 0.35 * std::sin(6.3 * at)) * between(random, 0.9, 1.1);
        }
    }

    void hover(Knot from, Knot to)
    {
        constexpr int kReports = 18;
        for (int i = 0; i < kReports; ++i) {
            const double t = static_cast<double>(i) / kReports;
            put({from.x + (to.x - from.x) * t,
                 from.y + (to.y - from.y) * t + 0.2 * std::sin(3.14 * t)},
                0.0);
        }
    }
};

Error bad(const char* what)
{
    return Error{ErrorCode::InvalidInput, std::string("signature file: ") + what};
}

bool wholeNumber(const nlohmann::json& value, std::int64_t low, std::int64_t high)
{
    if (!value.is_number_integer()) {
        return false;
    }
    if (value.is_number_unsigned() &&
        value.get<std::uint64_t>() > static_cast<std::uint64_t>(high)) {
        return false;
    }
    const auto number = value.get<std::int64_t>();
    return number >= low && number <= high;
}

Result<std::vector<PenSample>> readSamples(const nlohmann::json& rows, WritingArea written,
                                           WritingArea area)
{
    const double fit = std::min(static_cast<double>(area.widthUm) / written.widthUm,
                                static_cast<double>(area.heightUm) / written.heightUm);
    std::vector<PenSample> samples;
    std::int64_t before = 0;
    for (const auto& row : rows) {
        if (!row.is_array() || row.size() != 4 || !wholeNumber(row[0], before, kMaxTimeMs) ||
            !wholeNumber(row[1], 0, written.widthUm) || !wholeNumber(row[2], 0, written.heightUm) ||
            !wholeNumber(row[3], 0, 1000)) {
            return bad(
                "a sample is not [timeMs, xUm, yUm, pressurePermille] in order and in range");
        }
        before = row[0].get<std::int64_t>();
        samples.push_back({std::chrono::milliseconds(before),
                           static_cast<int>(std::lround(row[1].get<int>() * fit)),
                           static_cast<int>(std::lround(row[2].get<int>() * fit)),
                           row[3].get<int>()});
    }
    return samples;
}

} // namespace

std::vector<PenSample> makeSignature(std::uint64_t seed, const std::string& subject,
                                     WritingArea area, std::uint64_t variation)
{
    const std::uint64_t own = mixSeed(mixSeed(seed, "signature"), subject);
    SeededRandom life(own);
    SeededRandom today(mixSeed(own, variation));
    auto name = letters(life);
    auto line = flourish(life, name.back().x);
    const double slant = between(life, 0.05, 0.35);
    for (auto* knots : {&name, &line}) {
        for (Knot& knot : *knots) {
            knot.x += between(today, -0.025, 0.025);
            knot.y += between(today, -0.03, 0.03);
        }
    }
    Hand hand;
    hand.area = area;
    // Letters reach from -0.6 to 1.0 around the base line.
    hand.unitUm = std::min(0.64 * area.widthUm / name.back().x, 0.46 * area.heightUm);
    hand.leftUm = 0.5 * (area.widthUm - hand.unitUm * name.back().x) +
                  between(today, -0.03, 0.03) * area.widthUm;
    hand.baseUm = 0.58 * area.heightUm + between(today, -0.03, 0.03) * area.heightUm;
    hand.slant = slant;
    hand.force = between(today, 480.0, 660.0);
    hand.hover(name.front(), name.front());
    hand.write(name, today);
    hand.hover(name.back(), line.front());
    hand.write(line, today);
    hand.put(line.back(), 0.0);
    return std::move(hand.samples);
}

Result<std::vector<PenSample>> parseSignature(ByteView json, WritingArea area)
{
    if (json.size() > kMaxFileBytes) {
        return bad("larger than 4 MiB");
    }
    const auto text = asText(json);
    const auto root = nlohmann::json::parse(text.begin(), text.end(), nullptr, false);
    if (root.is_discarded() || !root.is_object()) {
        return bad("not a JSON object");
    }
    const auto field = [&root](const char* name) {
        const auto found = root.find(name);
        return found == root.end() ? nlohmann::json() : *found;
    };
    const auto format = field("format");
    if (!format.is_string() || format.get_ref<const std::string&>() != kFormat ||
        !wholeNumber(field("version"), 1, 1)) {
        return bad("format is not rekam-signature version 1");
    }
    const auto width = field("widthUm");
    const auto height = field("heightUm");
    if (!wholeNumber(width, 1, kMaxSideUm) || !wholeNumber(height, 1, kMaxSideUm)) {
        return bad("widthUm or heightUm");
    }
    const auto rows = field("samples");
    if (!rows.is_array() || rows.size() > kMaxSamples) {
        return bad("samples is not an array of at most 60,000");
    }
    return readSamples(rows, {width.get<int>(), height.get<int>()}, area);
}

Bytes writeSignature(const std::vector<PenSample>& samples, WritingArea area)
{
    auto rows = nlohmann::json::array();
    for (const PenSample& sample : samples) {
        rows.push_back({sample.time.count(), sample.xUm, sample.yUm, sample.pressurePermille});
    }
    const nlohmann::json root = {{"format", kFormat},
                                 {"version", 1},
                                 {"widthUm", area.widthUm},
                                 {"heightUm", area.heightUm},
                                 {"samples", rows}};
    return toBytes(asBytes(root.dump()));
}

} // namespace rekam::drivers
