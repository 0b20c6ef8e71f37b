#include "biometrics/wsq/subbands.h"

#include <cstdint>

namespace rekam::biometrics::wsq {

namespace {

/// How a part of the spectrum is split further (IAFIS-IC-0110 V3, figure of the decomposition).
enum class Shape : std::uint8_t {
    Band,    ///< not at all
    Four,    ///< into four subbands
    Sixteen, ///< twice
    Corner,  ///< as Four, and its lowest once more
    Lowest,  ///< as Sixteen, and its lowest once more
    Low,     ///< the low quarter of the image
    Image,
};

using Shapes = std::array<Shape, 4>;

constexpr Shapes shapesWithin(Shape shape)
{
    switch (shape) {
    case Shape::Image:
        return {Shape::Low, Shape::Four, Shape::Four, Shape::Four};
    case Shape::Low:
        return {Shape::Lowest, Shape::Sixteen, Shape::Sixteen, Shape::Band};
    case Shape::Lowest:
        return {Shape::Corner, Shape::Four, Shape::Four, Shape::Four};
    case Shape::Sixteen:
        return {Shape::Four, Shape::Four, Shape::Four, Shape::Four};
    case Shape::Corner:
        return {Shape::Four, Shape::Band, Shape::Band, Shape::Band};
    case Shape::Four:
    case Shape::Band:
        break;
    }
    return {Shape::Band, Shape::Band, Shape::Band, Shape::Band};
}

/// A part of the spectrum: a subband, or four parts by filter output (2 * vertical + horizontal).
struct Part
{
    std::array<std::int8_t, 4> within{};
    std::int8_t band = -1;
    std::int8_t firstBand = 0; ///< of those within
};

/// Subbands are numbered by frequency, quarter by quarter, upper left first. A high-pass mirrors
/// the spectrum: of what it gave, the next high-pass takes the lower frequencies.
struct Tree
{
    std::array<Part, 85> parts{};
    int size = 0;
    int bands = 0;

    constexpr std::int8_t grow(Shape shape, bool mirroredV, bool mirroredH)
    {
        const int self = size++;
        Part part;
        part.firstBand = static_cast<std::int8_t>(bands);
        if (shape == Shape::Band) {
            part.band = static_cast<std::int8_t>(bands++);
        } else {
            const Shapes shapes = shapesWithin(shape);
            for (const bool lower : {false, true}) {
                for (const bool right : {false, true}) {
                    const std::size_t cell = (lower ? 2U : 0U) + (right ? 1U : 0U);
                    const bool highV = lower != mirroredV;
                    const bool highH = right != mirroredH;
                    part.within[(highV ? 2U : 0U) + (highH ? 1U : 0U)] =
                        grow(shapes[cell], lower, right);
                }
            }
        }
        parts[static_cast<std::size_t>(self)] = part;
        return static_cast<std::int8_t>(self);
    }
};

constexpr Tree kTree = [] {
    Tree tree;
    tree.grow(Shape::Image, false, false);
    return tree;
}();
static_assert(kTree.bands == kBands && kTree.size == 85);

const Part& partAt(std::int8_t index)
{
    return kTree.parts.at(static_cast<std::size_t>(index));
}

/// Size of what output `half` (0 low-pass, 1 high-pass) gives of `whole`.
int halfSize(int whole, std::size_t half)
{
    return half == 0 ? (whole + 1) / 2 : whole / 2;
}

void measure(const Part& part, BandSize size, std::array<BandSize, kBands>& sizes)
{
    if (part.band >= 0) {
        sizes.at(static_cast<std::size_t>(part.band)) = size;
        return;
    }
    for (std::size_t i = 0; i < part.within.size(); ++i) {
        measure(partAt(part.within.at(i)),
                {halfSize(size.width, i % 2), halfSize(size.height, i / 2)}, sizes);
    }
}

void split(const FilterBank& filters, const Part& part, Plane plane, Bands& bands)
{
    if (part.band >= 0) {
        bands.at(static_cast<std::size_t>(part.band)) = std::move(plane);
        return;
    }
    const bool whole = partAt(part.within[3]).firstBand < kCodedBands;
    Quarters quarters =
        filters.split(plane, whole ? FilterBank::Corner::Kept : FilterBank::Corner::Dropped);
    plane = {};
    for (std::size_t i = 0; i < quarters.size(); ++i) {
        if (!quarters.at(i).values.empty()) {
            split(filters, partAt(part.within.at(i)), std::move(quarters.at(i)), bands);
        }
    }
}

Plane join(const FilterBank& filters, const Part& part, BandSize size, Bands& bands)
{
    if (part.band >= 0) {
        return std::move(bands.at(static_cast<std::size_t>(part.band)));
    }
    Quarters quarters;
    bool empty = true;
    for (std::size_t i = 0; i < quarters.size(); ++i) {
        quarters.at(i) = join(filters, partAt(part.within.at(i)),
                              {halfSize(size.width, i % 2), halfSize(size.height, i / 2)}, bands);
        empty = empty && quarters.at(i).values.empty();
    }
    return empty ? Plane{} : filters.join(quarters, size.width, size.height);
}

} // namespace

std::array<BandSize, kBands> bandSizes(int width, int height)
{
    std::array<BandSize, kBands> sizes;
    measure(partAt(0), {width, height}, sizes);
    return sizes;
}

Bands splitBands(const FilterBank& filters, Plane image)
{
    Bands bands;
    split(filters, partAt(0), std::move(image), bands);
    return bands;
}

Plane joinBands(const FilterBank& filters, Bands bands, int width, int height)
{
    Plane whole = join(filters, partAt(0), {width, height}, bands);
    return whole.values.empty() ? makePlane(width, height) : whole;
}

} // namespace rekam::biometrics::wsq
