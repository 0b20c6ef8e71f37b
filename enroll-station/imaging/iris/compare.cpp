// Template bytes, big-endian: "RKIR", version u8 = 1, planes u8 = 4, rows u8 = 16, reserved u8 = 0,
// columns u16 = 256, reserved u16 = 0; then for each plane its code and for each plane its mask,
// row by row, four u64 words a row, column 0 the least significant bit of the first word.
#include "imaging/iris/compare.h"

#include "base/byte_reader.h"
#include "base/byte_writer.h"
#include "imaging/iris/unroll.h"
#include "imaging/mat_view.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <vector>

namespace rekam::imaging {

namespace {

constexpr int kRows = IrisTemplate::kRows;
constexpr int kColumns = IrisTemplate::kColumns;
constexpr int kPlanes = IrisTemplate::kPlanes;
constexpr std::array<double, IrisTemplate::kFilters> kWavelengths = {14.0, 28.0}; // columns
constexpr double kBandwidth = 0.5; // sigma over centre frequency of the log-Gabor filter
/// Columns that the eye may be turned between captures, each 1.4°.
constexpr int kMaxShift = 14;
/// Weakest share of the usable bits of a plane, masked as fragile (Hollingsworth, Bowyer, Flynn,
/// "The best bits in an iris code", 2009).
constexpr double kFragileShare = 0.25;
constexpr int kTotalBits = kPlanes * kRows * kColumns;

constexpr std::uint32_t kMagic = 0x524B4952; // "RKIR"
constexpr std::uint8_t kVersion = 1;
constexpr std::size_t kHeaderBytes = 12;
constexpr std::size_t kTemplateBytes = kHeaderBytes + 2U * kTotalBits / 8U;

/// Takes the mean of the usable points out of each row; unusable ones become flat.
cv::Mat flattened(const UnrolledIris& unrolled)
{
    cv::Mat flat(unrolled.texture.size(), CV_32F);
    for (int row = 0; row < flat.rows; ++row) {
        const auto* grey = unrolled.texture.ptr<float>(row);
        const auto* weight = unrolled.usable.ptr<float>(row);
        double sum = 0;
        double weights = 0;
        for (int column = 0; column < flat.cols; ++column) {
            sum += static_cast<double>(grey[column]) * static_cast<double>(weight[column]);
            weights += static_cast<double>(weight[column]);
        }
        const double mean = weights > 0 ? sum / weights : 0;
        auto* out = flat.ptr<float>(row);
        for (int column = 0; column < flat.cols; ++column) {
            out[column] = weight[column] > 0
                              ? static_cast<float>((static_cast<double>(grey[column]) - mean) *
                                                   static_cast<double>(weight[column]))
                              : 0.0F;
        }
    }
    return flat;
}

/// Complex responses of a one-dimensional log-Gabor filter along the rows (Field 1987).
cv::Mat logGabor(const cv::Mat& spectrum, double wavelength)
{
    cv::Mat filtered = cv::Mat::zeros(spectrum.size(), CV_32FC2);
    const double spread = 2 * std::log(kBandwidth) * std::log(kBandwidth);
    for (int k = 1; k < kColumns / 2; ++k) {
        const double distance = std::log(k * wavelength / kColumns);
        const auto gain = static_cast<float>(std::exp(-distance * distance / spread));
        for (int row = 0; row < spectrum.rows; ++row) {
            filtered.at<cv::Vec2f>(row, k) = spectrum.at<cv::Vec2f>(row, k) * gain;
        }
    }
    cv::Mat responses;
    cv::dft(filtered, responses, cv::DFT_INVERSE | cv::DFT_ROWS | cv::DFT_SCALE);
    return responses;
}

void setBit(IrisTemplate::Plane& plane, int row, int column)
{
    plane.at(static_cast<std::size_t>(row)).at(static_cast<std::size_t>(column / 64)) |=
        std::uint64_t{1} << static_cast<unsigned>(column % 64);
}

/// Sets code and mask of one plane from one component of the responses.
void fillPlane(IrisTemplate& iris, std::size_t plane, const cv::Mat& response,
               const cv::Mat& usable)
{
    constexpr float kLeastUsable = 0.7F;
    std::vector<float> strengths;
    for (int row = 0; row < kRows; ++row) {
        for (int column = 0; column < kColumns; ++column) {
            if (usable.at<float>(row, column) >= kLeastUsable) {
                strengths.push_back(std::abs(response.at<float>(row, column)));
            }
        }
    }
    if (strengths.empty()) {
        return;
    }
    const auto weakest =
        strengths.begin() +
        static_cast<std::ptrdiff_t>(kFragileShare * static_cast<double>(strengths.size()));
    std::nth_element(strengths.begin(), weakest, strengths.end());
    const float least = std::max(*weakest, std::numeric_limits<float>::min());
    for (int row = 0; row < kRows; ++row) {
        for (int column = 0; column < kColumns; ++column) {
            const float value = response.at<float>(row, column);
            if (usable.at<float>(row, column) < kLeastUsable || std::abs(value) < least) {
                continue;
            }
            setBit(iris.mask.at(plane), row, column);
            if (value > 0) {
                setBit(iris.code.at(plane), row, column);
            }
        }
    }
}

Result<IrisTemplate> encode(const cv::Mat& image, const IrisSegmentation& segmentation)
{
    constexpr double kLeastUsableShare = 0.1;
    const UnrolledIris unrolled = unrollIris(image, segmentation, {kColumns, kRows});
    if (cv::mean(unrolled.usable)[0] < kLeastUsableShare) {
        return Error{ErrorCode::NotFound, "too little of the iris can be seen"};
    }
    cv::Mat spectrum;
    cv::dft(flattened(unrolled), spectrum, cv::DFT_ROWS | cv::DFT_COMPLEX_OUTPUT);
    IrisTemplate iris;
    std::size_t plane = 0;
    for (const double wavelength : kWavelengths) {
        cv::Mat components[2]; // NOLINT(modernize-avoid-c-arrays): cv::split fills an array
        cv::split(logGabor(spectrum, wavelength), components);
        // A response is as good as the points its filter covers; the sheet closes on itself.
        const int half = static_cast<int>(wavelength / 4);
        cv::Mat wrapped;
        cv::copyMakeBorder(unrolled.usable, wrapped, 0, 0, half, half, cv::BORDER_WRAP);
        cv::Mat covered;
        cv::blur(wrapped, covered, {2 * half + 1, 1});
        covered = covered.colRange(half, half + kColumns);
        for (const auto& component : components) {
            fillPlane(iris, plane, component, covered);
            ++plane;
        }
    }
    return iris;
}

using Row = std::array<std::uint64_t, IrisTemplate::kWordsPerRow>;

/// Bit i of the result is bit i + shift of the row, round the circle.
Row turned(const Row& row, int shift)
{
    const auto by = static_cast<unsigned>((shift + kColumns) % kColumns);
    const std::size_t words = by / 64;
    const unsigned bits = by % 64;
    Row result{};
    for (std::size_t i = 0; i < row.size(); ++i) {
        const std::uint64_t low = row.at((i + words) % row.size());
        const std::uint64_t high = row.at((i + words + 1) % row.size());
        result.at(i) = bits == 0 ? low : (low >> bits) | (high << (64 - bits));
    }
    return result;
}

struct Agreement
{
    int compared = 0;
    int differing = 0;
};

Agreement agreementAt(const IrisTemplate& a, const IrisTemplate& b, int shift)
{
    Agreement agreement;
    for (std::size_t plane = 0; plane < kPlanes; ++plane) {
        for (std::size_t row = 0; row < kRows; ++row) {
            const Row code = turned(b.code[plane][row], shift);
            const Row mask = turned(b.mask[plane][row], shift);
            for (std::size_t word = 0; word < code.size(); ++word) {
                const std::uint64_t both = a.mask[plane][row][word] & mask[word];
                agreement.compared += std::popcount(both);
                agreement.differing +=
                    std::popcount((a.code[plane][row][word] ^ code[word]) & both);
            }
        }
    }
    return agreement;
}

} // namespace

Result<IrisTemplate> encodeIris(const GrayImage& image, const IrisSegmentation& segmentation)
{
    if (!holdsInvariant(image) || segmentation.usable.widthPx != image.widthPx ||
        segmentation.usable.heightPx != image.heightPx || !holdsInvariant(segmentation.usable)) {
        return Error{ErrorCode::InvalidInput, "iris image and segmentation differ in size"};
    }
    return guarded([&] { return encode(viewOf(image), segmentation); });
}

Result<IrisTemplate> encodeIris(const GrayImage& image)
{
    const auto segmentation = segmentIris(image);
    if (!segmentation) {
        return segmentation.error();
    }
    return encodeIris(image, segmentation.value());
}

double compareIrises(const IrisTemplate& a, const IrisTemplate& b)
{
    constexpr int kLeastCompared = kTotalBits / 50;
    // Bits of a usual comparison; fewer pull the distance towards chance (Daugman 2007).
    constexpr double kUsualCompared = 0.4 * kTotalBits;
    double best = 0.5;
    for (int shift = -kMaxShift; shift <= kMaxShift; ++shift) {
        const Agreement agreement = agreementAt(a, b, shift);
        if (agreement.compared < kLeastCompared) {
            continue;
        }
        if (agreement.differing == 0) {
            return 100;
        }
        const double raw = static_cast<double>(agreement.differing) / agreement.compared;
        const double trust = std::min(1.0, std::sqrt(agreement.compared / kUsualCompared));
        best = std::min(best, 0.5 - (0.5 - raw) * trust);
    }
    return 100 - 200 * best;
}

Bytes serialiseIris(const IrisTemplate& iris)
{
    ByteWriter writer;
    writer.bigEndian(kMagic).bigEndian(kVersion);
    writer.bigEndian(std::uint8_t{kPlanes}).bigEndian(std::uint8_t{kRows});
    writer.bigEndian(std::uint8_t{0}).bigEndian(std::uint16_t{kColumns});
    writer.bigEndian(std::uint16_t{0});
    for (const auto* planes : {&iris.code, &iris.mask}) {
        for (const auto& plane : *planes) {
            for (const auto& row : plane) {
                for (const std::uint64_t word : row) {
                    writer.bigEndian(word);
                }
            }
        }
    }
    return std::move(writer).bytes();
}

Result<IrisTemplate> parseIris(ByteView bytes)
{
    ByteReader reader(bytes);
    const auto magic = reader.bigEndian<std::uint32_t>();
    const auto version = reader.bigEndian<std::uint8_t>();
    const auto planeCount = reader.bigEndian<std::uint8_t>();
    const auto rowCount = reader.bigEndian<std::uint8_t>();
    const auto reserved = reader.bigEndian<std::uint8_t>();
    const auto columnCount = reader.bigEndian<std::uint16_t>();
    const auto reservedToo = reader.bigEndian<std::uint16_t>();
    if (!reader.ok() || magic != kMagic) {
        return Error{ErrorCode::InvalidInput, "not an iris template"};
    }
    if (version != kVersion) {
        return Error{ErrorCode::Unsupported, "iris template version"};
    }
    if (planeCount != kPlanes || rowCount != kRows || columnCount != kColumns || reserved != 0 ||
        reservedToo != 0) {
        return Error{ErrorCode::InvalidInput, "iris template dimensions"};
    }
    if (bytes.size() != kTemplateBytes) {
        return Error{ErrorCode::InvalidInput, "iris template size"};
    }
    IrisTemplate iris;
    for (auto* planes : {&iris.code, &iris.mask}) {
        for (auto& plane : *planes) {
            for (auto& row : plane) {
                for (std::uint64_t& word : row) {
                    word = reader.bigEndian<std::uint64_t>();
                }
            }
        }
    }
    for (std::size_t plane = 0; plane < kPlanes; ++plane) {
        for (std::size_t row = 0; row < kRows; ++row) {
            for (std::size_t word = 0; word < IrisTemplate::kWordsPerRow; ++word) {
                if ((iris.code[plane][row][word] & ~iris.mask[plane][row][word]) != 0) {
                    return Error{ErrorCode::InvalidInput, "iris template bit outside its mask"};
                }
            }
        }
    }
    return iris;
}

} // namespace rekam::imaging
