// Whether a record of ISO/IEC 19794 is whole: that it reads, and that its images are what it says.
#pragma once

#include "base/bytes.h"
#include "biometrics/image_codec.h"

#include <string>
#include <vector>

namespace rekam::biometrics::iso {

/// By the first four bytes.
enum class RecordType : std::uint8_t {
    Unknown,
    FingerMinutiae, ///< -2:2005
    FingerImage,    ///< -4:2011
    FaceImage,      ///< -5:2011
    IrisImage,      ///< -6:2011
};

[[nodiscard]] RecordType typeOf(ByteView bytes);

enum class Rule : std::uint8_t {
    Readable, ///< the record breaks the format
    Format,   ///< the image is not of the stated compression
    Decodes,  ///< the image is broken
    Size,     ///< the image has another size than stated
};

struct Finding
{
    Rule rule = Rule::Readable;
    std::size_t representation = 0;
    std::string found;

    bool operator==(const Finding&) const = default;
};

/// All findings; decodes every image. Pure, thread-safe.
[[nodiscard]] std::vector<Finding> check(ByteView bytes);

/// One image of a record, whichever the record's type.
struct StoredImage
{
    std::optional<ImageFormat> format; ///< nothing: uncompressed
    std::size_t widthPx = 0;
    std::size_t heightPx = 0;
    std::size_t bitsPerPixel = 8; ///< of uncompressed ones
    Bytes bytes;
};

/// The images of a record, in order; a minutiae record has none.
/// @return the reader's error.
[[nodiscard]] Result<std::vector<StoredImage>> imagesOf(ByteView bytes);

} // namespace rekam::biometrics::iso
