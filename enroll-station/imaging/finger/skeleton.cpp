#include "imaging/finger/skeleton.h"

#include <cstdint>

namespace rekam::imaging {

namespace {

/// The eight neighbours clockwise from north.
constexpr std::array<int, 8> kStepX = {0, 1, 1, 1, 0, -1, -1, -1};
constexpr std::array<int, 8> kStepY = {-1, -1, 0, 1, 1, 1, 0, -1};

cv::Point neighbour(cv::Point pixel, std::size_t i)
{
    return {pixel.x + kStepX.at(i % 8), pixel.y + kStepY.at(i % 8)};
}

bool isRidge(const cv::Mat& skeleton, cv::Point pixel)
{
    return skeleton.at<std::uint8_t>(pixel.y, pixel.x) != 0;
}

/// Bit i is the i-th neighbour of ring().
unsigned neighbours(const std::uint8_t* centre, const std::array<std::ptrdiff_t, 8>& offsets)
{
    unsigned bits = 0;
    for (unsigned i = 0; i < 8; ++i) {
        bits |= static_cast<unsigned>(centre[offsets[i]] != 0) << i;
    }
    return bits;
}

/// Guo-Hall: may a pixel with these neighbours go in the given half-pass?
bool removable(unsigned bits, unsigned halfPass)
{
    const auto at = [bits](unsigned i) {
        return (bits >> (i - 2) & 1U) != 0;
    }; // p2 … p9
    const int crossings = static_cast<int>(!at(2) && (at(3) || at(4))) +
                          static_cast<int>(!at(4) && (at(5) || at(6))) +
                          static_cast<int>(!at(6) && (at(7) || at(8))) +
                          static_cast<int>(!at(8) && (at(9) || at(2)));
    const int n1 = static_cast<int>(at(9) || at(2)) + static_cast<int>(at(3) || at(4)) +
                   static_cast<int>(at(5) || at(6)) + static_cast<int>(at(7) || at(8));
    const int n2 = static_cast<int>(at(2) || at(3)) + static_cast<int>(at(4) || at(5)) +
                   static_cast<int>(at(6) || at(7)) + static_cast<int>(at(8) || at(9));
    const int n = std::min(n1, n2);
    const bool side = halfPass == 0 ? ((at(6) || at(7) || !at(9)) && at(8))
                                    : ((at(2) || at(3) || !at(5)) && at(4));
    return crossings == 1 && n >= 2 && n <= 3 && !side;
}

using RemovalTable = std::array<std::array<bool, 256>, 2>;

RemovalTable removalTable()
{
    RemovalTable table{};
    for (unsigned halfPass = 0; halfPass < 2; ++halfPass) {
        for (unsigned bits = 0; bits < 256; ++bits) {
            table.at(halfPass).at(bits) = removable(bits, halfPass);
        }
    }
    return table;
}

} // namespace

cv::Mat thinRidges(const cv::Mat& ridges)
{
    static const RemovalTable kTable = removalTable();
    cv::Mat thin = cv::Mat::zeros(ridges.size(), CV_8U);
    if (ridges.rows < 3 || ridges.cols < 3) {
        return thin;
    }
    const cv::Rect inner(1, 1, ridges.cols - 2, ridges.rows - 2);
    cv::Mat(ridges(inner) != 0).copyTo(thin(inner));
    const auto stride = static_cast<std::ptrdiff_t>(thin.step[0]);
    const std::array<std::ptrdiff_t, 8> offsets = {-stride, 1 - stride, 1,  1 + stride,
                                                   stride,  stride - 1, -1, -stride - 1};
    std::vector<std::uint8_t*> alive;
    for (int y = 1; y < thin.rows - 1; ++y) {
        auto* row = thin.ptr<std::uint8_t>(y);
        for (int x = 1; x < thin.cols - 1; ++x) {
            if (row[x] != 0) {
                alive.push_back(row + x);
            }
        }
    }
    std::vector<std::uint8_t*> marked;
    bool changed = true;
    while (changed) {
        changed = false;
        for (std::size_t halfPass = 0; halfPass < 2; ++halfPass) {
            marked.clear();
            std::size_t kept = 0;
            for (std::uint8_t* pixel : alive) {
                if (kTable[halfPass][neighbours(pixel, offsets)]) {
                    marked.push_back(pixel);
                } else {
                    alive[kept++] = pixel;
                }
            }
            alive.resize(kept);
            for (std::uint8_t* pixel : marked) {
                *pixel = 0;
            }
            changed = changed || !marked.empty();
        }
    }
    return thin;
}

int crossingNumber(const cv::Mat& skeleton, cv::Point pixel)
{
    int transitions = 0;
    bool previous = isRidge(skeleton, neighbour(pixel, 7));
    for (std::size_t i = 0; i < 8; ++i) {
        const bool here = isRidge(skeleton, neighbour(pixel, i));
        transitions += static_cast<int>(here && !previous);
        previous = here;
    }
    return transitions;
}

std::vector<cv::Point> branchStarts(const cv::Mat& skeleton, cv::Point pixel)
{
    std::vector<cv::Point> starts;
    for (std::size_t i = 0; i < 8; ++i) {
        if (!isRidge(skeleton, neighbour(pixel, i))) {
            continue;
        }
        const bool diagonal = i % 2 == 1;
        if (diagonal && (isRidge(skeleton, neighbour(pixel, i + 1)) ||
                         isRidge(skeleton, neighbour(pixel, i + 7)))) {
            continue; // reached through its 4-connected neighbour
        }
        starts.push_back(neighbour(pixel, i));
    }
    return starts;
}

Trace traceRidge(const cv::Mat& skeleton, cv::Point from, cv::Point first, int maxSteps)
{
    Trace trace;
    cv::Point previous = from;
    cv::Point here = first;
    for (int step = 0; step < maxSteps; ++step) {
        trace.path.push_back(here);
        if (here.x < 1 || here.y < 1 || here.x >= skeleton.cols - 1 ||
            here.y >= skeleton.rows - 1) {
            trace.end = TraceEnd::Border;
            return trace;
        }
        const int crossings = crossingNumber(skeleton, here);
        if (crossings != 2) {
            trace.end = crossings > 2 ? TraceEnd::Bifurcation : TraceEnd::Ending;
            return trace;
        }
        cv::Point next = here;
        for (const cv::Point& start : branchStarts(skeleton, here)) {
            const cv::Point back = start - previous;
            // On a staircase the previous pixel and its neighbour both touch this one.
            if (start != previous &&
                (next == here || std::max(std::abs(back.x), std::abs(back.y)) > 1)) {
                next = start;
            }
        }
        if (next == here) {
            trace.end = TraceEnd::Ending;
            return trace;
        }
        previous = here;
        here = next;
    }
    return trace;
}

} // namespace rekam::imaging
