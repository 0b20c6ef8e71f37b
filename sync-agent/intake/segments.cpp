#include "intake/segments.h"

#include "base/byte_reader.h"
#include "packet/sealed_packet.h"

#include <algorithm>
#include <array>

namespace rekam::intake {

namespace {

constexpr std::size_t kSearchBytes = std::size_t{1} << 20U;
constexpr std::array kMagicBytes = {std::byte{0x52}, std::byte{0x4B}, std::byte{0x53},
                                    std::byte{0x47}};

/// One segment, walked from its begin.
class Walk
{
public:
    Walk(FileSystem& files, const std::filesystem::path& folder, std::uint64_t number)
        : m_files(files)
        , m_path(segmentPath(folder, number))
        , m_number(number)
    {}

    Status run(const std::function<void(const SegmentRecord&)>& visit)
    {
        const auto size = m_files.size(m_path);
        if (!size) {
            return size.error();
        }
        m_size = size.value();
        std::uint64_t at = 0;
        while (at + kSegmentHeaderBytes < m_size) {
            const auto record = recordAt(at);
            if (!record) {
                return record.error();
            }
            if (record.value()) {
                visit(*record.value());
                if (record.value()->whole()) {
                    at = record.value()->offset + record.value()->sizeBytes;
                    continue;
                }
                // Its size may be a lie: a torn record's runs into the next one.
            }
            const auto next = nextMagic(at + 1);
            if (!next) {
                return next.error();
            }
            at = next.value();
        }
        return {};
    }

private:
    /// The packet's own header tells its size, so that a damaged frame does not hide the packet.
    Result<std::optional<SegmentRecord>> recordAt(std::uint64_t at)
    {
        const auto start =
            m_files.readPart(m_path, at, kSegmentHeaderBytes + packet::kPacketHeaderBytes);
        if (!start) {
            return start.error();
        }
        if (start.value().size() < kSegmentHeaderBytes) {
            return std::optional<SegmentRecord>();
        }
        const ByteView frame = ByteView(start.value()).first(kSegmentHeaderBytes);
        const auto header =
            packet::readHeader(ByteView(start.value()).subspan(kSegmentHeaderBytes));
        ByteReader reader(frame);
        const auto magic = reader.bigEndian<std::uint32_t>();
        const auto stated = reader.bigEndian<std::uint64_t>();
        const ByteView id = frame.subspan(12, 16);
        const bool framed = magic == kSegmentMagic;
        const std::uint64_t room = m_size - at - kSegmentHeaderBytes;
        SegmentRecord record;
        record.segment = m_number;
        record.offset = at + kSegmentHeaderBytes;
        if (header && packet::packetBytes(header.value()) <= room) {
            record.header = header.value();
            record.sizeBytes = packet::packetBytes(header.value());
        } else if (framed && stated > 0 && stated <= room && stated <= packet::kMaxPacketBytes) {
            std::ranges::copy(id, record.header.id.begin());
            record.sizeBytes = stated;
        } else {
            return std::optional<SegmentRecord>();
        }
        record.framed =
            framed && stated == record.sizeBytes && std::ranges::equal(id, record.header.id);
        std::ranges::copy(frame.subspan(28, 32), record.statedHash.begin());
        const auto bytes = m_files.readPart(m_path, record.offset, record.sizeBytes);
        if (!bytes) {
            return bytes.error();
        }
        record.hash = crypto::hash256(bytes.value());
        return std::optional(record);
    }

    Result<std::uint64_t> nextMagic(std::uint64_t from)
    {
        while (from < m_size) {
            const auto piece = m_files.readPart(m_path, from, kSearchBytes);
            if (!piece) {
                return piece.error();
            }
            const Bytes& bytes = piece.value();
            const auto found =
                std::search(bytes.begin(), bytes.end(), kMagicBytes.begin(), kMagicBytes.end());
            if (found != bytes.end()) {
                return from + static_cast<std::uint64_t>(found - bytes.begin());
            }
            if (piece.value().size() < kSearchBytes) {
                break;
            }
            from += kSearchBytes - kMagicBytes.size() + 1;
        }
        return m_size;
    }

    FileSystem& m_files;
    std::filesystem::path m_path;
    std::uint64_t m_number;
    std::uint64_t m_size = 0;
};

} // namespace

std::filesystem::path segmentPath(const std::filesystem::path& folder, std::uint64_t number)
{
    std::string digits = std::to_string(number);
    digits.insert(0, digits.size() < 6 ? 6 - digits.size() : 0, '0');
    return folder / "segments" / (digits + ".seg");
}

Result<std::vector<std::uint64_t>> segmentNumbers(FileSystem& files,
                                                  const std::filesystem::path& folder)
{
    const auto names = files.list(folder / "segments");
    if (!names) {
        return names.error();
    }
    std::vector<std::uint64_t> numbers;
    for (const std::string& name : names.value()) {
        std::uint64_t number = 0;
        for (const char digit : name.substr(0, name.find('.'))) {
            number = digit >= '0' && digit <= '9'
                         ? number * 10 + static_cast<std::uint64_t>(digit - '0')
                         : 0;
        }
        if (number > 0) {
            numbers.push_back(number);
        }
    }
    std::ranges::sort(numbers);
    return numbers;
}

Status eachSegmentRecord(FileSystem& files, const std::filesystem::path& folder,
                         const std::function<void(const SegmentRecord&)>& visit)
{
    const auto numbers = segmentNumbers(files, folder);
    if (!numbers) {
        return numbers.error();
    }
    for (const std::uint64_t number : numbers.value()) {
        if (Status walked = Walk(files, folder, number).run(visit); !walked) {
            return walked;
        }
    }
    return {};
}

} // namespace rekam::intake
