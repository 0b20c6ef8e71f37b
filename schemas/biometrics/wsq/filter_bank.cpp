#include "biometrics/wsq/filter_bank.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <span>

namespace rekam::biometrics::wsq {

namespace {

/// Four floats of one SSE or NEON register; the compiler lowers it wherever there is none.
using Lanes [[gnu::vector_size(16)]] = float;
constexpr std::size_t kLanes = 4;
constexpr std::size_t kBlock = 4 * kLanes;

Lanes load(const float* from)
{
    Lanes lanes;
    std::memcpy(&lanes, from, sizeof lanes);
    return lanes;
}

void store(float* to, Lanes lanes)
{
    std::memcpy(to, &lanes, sizeof lanes);
}

int modulo(int value, int period)
{
    const int rest = value % period;
    return rest < 0 ? rest + period : rest;
}

int floorHalf(int value)
{
    return value >= 0 ? value / 2 : -((1 - value) / 2);
}

/// All taps of an analysis filter: position relative to its output's even sample, and weight.
struct Response
{
    int position = 0;
    double weight = 0;
};

std::vector<Response> analysisResponse(const Filter& filter, int channel)
{
    std::vector<Response> all;
    const int half = static_cast<int>(filter.half.size());
    for (int i = 0; i < half; ++i) {
        const double tap = filter.half[static_cast<std::size_t>(i)];
        if (filter.length % 2 == 1) {
            // The high-pass is centred on the odd sample.
            all.push_back({channel + i, tap});
            if (i > 0) {
                all.push_back({channel - i, tap});
            }
        } else {
            // h(i) meets x(2n - i), and h(-1 - i) its mirror about the middle of two samples.
            all.push_back({-i, tap});
            all.push_back({1 + i, channel == 0 ? tap : -tap});
        }
    }
    return all;
}

/// Even places of a line of this length.
std::size_t halfOf(int length)
{
    return (static_cast<std::size_t>(length) + 1) / 2;
}

double alternate(int position, double weight)
{
    return position % 2 == 0 ? weight : -weight;
}

template <typename Term>
void addUp(std::span<const Term> terms, std::size_t count, float* to)
{
    std::size_t i = 0;
    for (; i + kBlock <= count; i += kBlock) {
        Lanes a{};
        Lanes b{};
        Lanes c{};
        Lanes d{};
        for (const Term& term : terms) {
            const float* at = term.at + i;
            const Lanes weight = {term.weight, term.weight, term.weight, term.weight};
            a += weight * load(at);
            b += weight * load(at + kLanes);
            c += weight * load(at + 2 * kLanes);
            d += weight * load(at + 3 * kLanes);
        }
        store(to + i, a);
        store(to + i + kLanes, b);
        store(to + i + 2 * kLanes, c);
        store(to + i + 3 * kLanes, d);
    }
    for (; i < count; ++i) {
        float sum = 0;
        for (const Term& term : terms) {
            sum += term.weight * term.at[i];
        }
        to[i] = sum;
    }
}

void deinterleave(const float* from, std::size_t count, float* even, float* odd)
{
    std::size_t i = 0;
    for (; 2 * i + 2 * kLanes <= count; i += kLanes) {
        const Lanes a = load(from + 2 * i);
        const Lanes b = load(from + 2 * i + kLanes);
        store(even + i, Lanes{a[0], a[2], b[0], b[2]});
        store(odd + i, Lanes{a[1], a[3], b[1], b[3]});
    }
    for (; 2 * i < count; ++i) {
        even[i] = from[2 * i];
        if (2 * i + 1 < count) {
            odd[i] = from[2 * i + 1];
        }
    }
}

void interleave(const float* even, const float* odd, std::size_t count, float* to)
{
    std::size_t i = 0;
    for (; 2 * i + 2 * kLanes <= count; i += kLanes) {
        const Lanes a = load(even + i);
        const Lanes b = load(odd + i);
        store(to + 2 * i, Lanes{a[0], b[0], a[1], b[1]});
        store(to + 2 * i + kLanes, Lanes{a[2], b[2], a[3], b[3]});
    }
    for (; 2 * i < count; ++i) {
        to[2 * i] = even[i];
        if (2 * i + 1 < count) {
            to[2 * i + 1] = odd[i];
        }
    }
}

} // namespace

/// Where a value beyond the edge is to be had; weight 0: it is zero.
struct FilterBank::Source
{
    int phase = 0;
    int index = 0;
    float weight = 0;
};

/// What is added up: the values at `at`, each times `weight`.
struct FilterBank::Term
{
    const float* at = nullptr;
    float weight = 0;
};

/// The two interleaved halves of a line, with what its extension puts beyond their ends.
class FilterBank::Line
{
public:
    Line(int length, int reach)
        : m_margin(static_cast<std::size_t>(reach))
    {
        for (auto& phase : m_phases) {
            phase.resize(halfOf(length) + 2 * m_margin);
        }
    }

    // Edges and terms point into the phases, which a move leaves where they are.
    Line(Line&&) = default;
    Line& operator=(Line&&) = default;
    Line(const Line&) = delete;
    Line& operator=(const Line&) = delete;
    ~Line() = default;

    [[nodiscard]] float* phase(int which)
    {
        return m_phases.at(static_cast<std::size_t>(which)).data() + m_margin;
    }

    void addEdge(int phase, int index, const Source& source)
    {
        m_edges.push_back({this->phase(phase) + index,
                           this->phase(source.phase) + (source.weight == 0 ? 0 : source.index),
                           source.weight});
    }

    /// To be called when both phases are filled.
    void extend()
    {
        for (const Edge& edge : m_edges) {
            *edge.to = edge.weight * *edge.from;
        }
    }

    /// The terms of one output over this line; they follow its content.
    [[nodiscard]] std::vector<Term> terms(const std::vector<Tap>& taps)
    {
        std::vector<Term> all;
        all.reserve(taps.size());
        for (const Tap& tap : taps) {
            all.push_back({phase(tap.phase) + tap.offset, tap.weight});
        }
        return all;
    }

private:
    struct Edge
    {
        float* to = nullptr;
        const float* from = nullptr;
        float weight = 0;
    };

    std::size_t m_margin = 0;
    std::array<std::vector<float>, 2> m_phases;
    std::vector<Edge> m_edges;
};

Plane makePlane(int width, int height)
{
    return {width, height,
            std::vector<float>(static_cast<std::size_t>(width) * static_cast<std::size_t>(height))};
}

FilterBank::FilterBank(const FilterPair& analysis)
    : m_oddLength(analysis.low.length % 2 == 1)
{
    const std::array responses = {analysisResponse(analysis.low, 0),
                                  analysisResponse(analysis.high, 1)};
    // Perfect reconstruction makes each synthesis filter the other channel's analysis filter with
    // every second sign changed. Its overall sign follows from the low-pass, which keeps the mean.
    double mean = 0;
    for (const Response& tap : responses[1]) {
        mean += alternate(tap.position - (m_oddLength ? 1 : 0), tap.weight);
    }
    const double sign = mean < 0 ? -1 : 1;
    for (const int channel : {0, 1}) {
        for (const Response& tap : responses.at(static_cast<std::size_t>(channel))) {
            const int half = floorHalf(tap.position);
            m_split.at(static_cast<std::size_t>(channel))
                .push_back({tap.position - 2 * half, half, static_cast<float>(tap.weight)});
            m_reach = std::max(m_reach, std::abs(half));
        }
        for (const Response& tap : responses.at(static_cast<std::size_t>(1 - channel))) {
            // Odd lengths: centred on sample 0 or 1, as the channel's own analysis filter is.
            const int position = tap.position + (m_oddLength ? 2 * channel - 1 : 0);
            const double weight =
                sign * alternate(position - (m_oddLength ? channel : 0), tap.weight);
            // Value n of the channel reaches sample 2n + position.
            const int half = floorHalf(position);
            m_join.at(static_cast<std::size_t>(position - 2 * half))
                .push_back({channel, -half, static_cast<float>(weight)});
            m_reach = std::max(m_reach, std::abs(half));
        }
    }
}

/// Both phases of `length` samples: where `phase` at `index` lies after the symmetric extension.
FilterBank::Source FilterBank::fold(Direction direction, int length, int phase, int index) const
{
    if (m_oddLength) {
        // Samples and coefficients alike mirror at the first and the last position.
        if (length == 1) {
            return {0, 0, direction == Direction::Join && phase == 1 ? 0.0F : 1.0F};
        }
        const int period = 2 * (length - 1);
        const int place = modulo(2 * index + phase, period);
        const int position = place < length ? place : period - place;
        return {position % 2, position / 2, 1};
    }
    if (direction == Direction::Split) {
        const int place = modulo(2 * index + phase, 2 * length);
        const int position = place < length ? place : 2 * length - 1 - place;
        return {position % 2, position / 2, 1};
    }
    // The high-pass mirrors with its sign changed, and is zero where it meets itself.
    const int count = phase == 0 ? (length + 1) / 2 : length / 2;
    const int place = modulo(index, length);
    if (place < count) {
        return {phase, place, 1};
    }
    const int mirrored = length - 1 - place;
    return {phase, mirrored, mirrored >= count ? 0.0F : (phase == 0 ? 1.0F : -1.0F)};
}

FilterBank::Line FilterBank::makeLine(Direction direction, int length) const
{
    Line line(length, m_reach);
    for (const int phase : {0, 1}) {
        const int count = phase == 0 ? (length + 1) / 2 : length / 2;
        for (int index = -m_reach; index < (length + 1) / 2 + m_reach; ++index) {
            if (index < 0 || index >= count) {
                line.addEdge(phase, index, fold(direction, length, phase, index));
            }
        }
    }
    return line;
}

Quarters FilterBank::split(const Plane& whole, Corner corner) const
{
    const std::array widths = {(whole.width + 1) / 2, whole.width / 2};
    const std::array heights = {(whole.height + 1) / 2, whole.height / 2};
    Line line = makeLine(Direction::Split, whole.width);
    const std::array across = {line.terms(m_split[0]), line.terms(m_split[1])};
    const auto width = static_cast<std::size_t>(whole.width);
    std::vector<float> filtered(width);
    std::vector<Term> down;
    Quarters quarters;
    for (std::size_t quarter = 0; quarter < quarters.size(); ++quarter) {
        if (quarter < 3 || corner == Corner::Kept) {
            quarters.at(quarter) = makePlane(widths.at(quarter % 2), heights.at(quarter / 2));
        }
    }
    for (const std::size_t v : {0U, 1U}) {
        for (int y = 0; y < heights.at(v); ++y) {
            down.clear();
            for (const Tap& tap : m_split.at(v)) {
                const Source source =
                    fold(Direction::Split, whole.height, tap.phase, y + tap.offset);
                down.push_back({whole.row(2 * source.index + source.phase), tap.weight});
            }
            addUp<Term>(down, width, filtered.data());
            deinterleave(filtered.data(), width, line.phase(0), line.phase(1));
            line.extend();
            for (const std::size_t h : {0U, 1U}) {
                Plane& quarter = quarters.at(2 * v + h);
                if (!quarter.values.empty()) {
                    addUp<Term>(across.at(h), static_cast<std::size_t>(widths.at(h)),
                                quarter.row(y));
                }
            }
        }
    }
    return quarters;
}

Plane FilterBank::join(const Quarters& quarters, int width, int height) const
{
    const std::array<std::size_t, 2> widths = {static_cast<std::size_t>((width + 1) / 2),
                                               static_cast<std::size_t>(width / 2)};
    Line line = makeLine(Direction::Join, width);
    const std::array across = {line.terms(m_join[0]), line.terms(m_join[1])};
    std::array<std::vector<float>, 2> samples = {std::vector<float>(widths[0]),
                                                 std::vector<float>(widths[1])};
    std::vector<Term> down;
    Plane whole = makePlane(width, height);
    for (int y = 0; y < height; ++y) {
        for (const std::size_t h : {0U, 1U}) {
            down.clear();
            for (const Tap& tap : m_join.at(static_cast<std::size_t>(y % 2))) {
                const Source source = fold(Direction::Join, height, tap.phase, y / 2 + tap.offset);
                const Plane& quarter = quarters.at(2 * static_cast<std::size_t>(source.phase) + h);
                if (source.weight != 0 && !quarter.values.empty()) {
                    down.push_back({quarter.row(source.index), source.weight * tap.weight});
                }
            }
            addUp<Term>(down, widths.at(h), line.phase(static_cast<int>(h)));
        }
        line.extend();
        for (const std::size_t odd : {0U, 1U}) {
            addUp<Term>(across.at(odd), widths.at(odd), samples.at(odd).data());
        }
        interleave(samples[0].data(), samples[1].data(), static_cast<std::size_t>(width),
                   whole.row(y));
    }
    return whole;
}

} // namespace rekam::biometrics::wsq
