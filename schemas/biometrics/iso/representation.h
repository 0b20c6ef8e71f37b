// What the image records of ISO/IEC 19794 (2011 edition) share: when, by what and how well a
// representation was captured (19794-1:2011 clause 12).
#pragma once

#include "base/byte_reader.h"
#include "base/byte_writer.h"
#include "base/bytes.h"
#include "base/result.h"

#include <cstdint>
#include <vector>

namespace rekam::biometrics::iso {

inline constexpr std::size_t kMaxRecordBytes = std::size_t{64} << 20U;
inline constexpr std::size_t kMaxRepresentations = 256;

/// Coordinated universal time; every part all ones where nobody knows (clause 12.3.2).
struct CaptureTime
{
    std::uint16_t year = 0xFFFF;
    std::uint8_t month = 0xFF;
    std::uint8_t day = 0xFF;
    std::uint8_t hour = 0xFF;
    std::uint8_t minute = 0xFF;
    std::uint8_t second = 0xFF;
    std::uint16_t millisecond = 0xFFFF;

    bool operator==(const CaptureTime&) const = default;
};

struct QualityBlock
{
    std::uint8_t score = 255;    ///< 0–100, 255 = the attempt failed
    std::uint16_t vendor = 0;    ///< CBEFF identifier, 0 = not told
    std::uint16_t algorithm = 0; ///< of that vendor

    bool operator==(const QualityBlock&) const = default;
};

struct CertificationBlock
{
    std::uint16_t authority = 0;
    std::uint8_t scheme = 0;

    bool operator==(const CertificationBlock&) const = default;
};

/// The head of a representation, behind its length.
struct CaptureDetails
{
    CaptureTime time;
    std::uint8_t technology = 0; ///< of the device, by modality; 0 = not told
    std::uint16_t vendor = 0;    ///< CBEFF identifier
    std::uint16_t device = 0;    ///< of that vendor
    std::vector<QualityBlock> qualities;
    std::vector<CertificationBlock>
        certifications; ///< only of fingers, and where the record says so

    bool operator==(const CaptureDetails&) const = default;
};

enum class Certified : std::uint8_t { No = 0, Yes = 1 };

[[nodiscard]] CaptureDetails readDetails(ByteReader& reader, Certified certified);
void writeDetails(ByteWriter& writer, const CaptureDetails& details, Certified certified);

/// @return the first rule that the details break, or null: a day or second that does not exist, a
///         quality over 100, more than 255 blocks, certifications in a record without them.
[[nodiscard]] const char* brokenRule(const CaptureDetails& details, Certified certified);

/// The general header: `FIR\0`, `FAC\0` or `IIR\0` and its version.
struct RecordKind
{
    std::string_view magic;   ///< four characters
    std::string_view version; ///< four characters
};

/// Reads identifier, version and total length.
/// @return InvalidInput, Unsupported for another version.
[[nodiscard]] Status readHead(ByteReader& reader, const RecordKind& kind, std::size_t bytes);

/// A record: head, total length, `body`. @return InvalidInput over kMaxRecordBytes.
[[nodiscard]] Result<Bytes> withHead(const RecordKind& kind, ByteView body);

inline constexpr std::size_t kLengthBytes = 4; ///< of a record and a representation; counts itself

/// The next representation, without its length. Borrows.
/// @return InvalidInput if the length is shorter than itself or passes the record.
[[nodiscard]] Result<ByteView> takeRepresentation(ByteReader& reader);

/// Appends a representation behind its length.
void writeRepresentation(ByteWriter& writer, ByteView body);

} // namespace rekam::biometrics::iso
