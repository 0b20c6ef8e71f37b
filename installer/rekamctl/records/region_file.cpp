#include "records/region_file.h"

#include <zlib.h>

#include <array>

namespace rekam::ctl {

namespace {

constexpr std::size_t kVersionBytesMax = 200;

std::filesystem::path tablePath(const Command& command)
{
    return command.home().root / "reference" / "wilayah.tsv";
}

std::filesystem::path versionPath(const Command& command)
{
    return command.home().root / "reference" / "wilayah.version";
}

/// Ends the inflate state whatever happens.
class Inflater
{
public:
    Inflater()
    {
        constexpr int kGzipWindow = 15 + 16;
        m_ready = inflateInit2(&m_stream, kGzipWindow) == Z_OK;
    }

    Inflater(const Inflater&) = delete;
    Inflater& operator=(const Inflater&) = delete;
    Inflater(Inflater&&) = delete;
    Inflater& operator=(Inflater&&) = delete;

    ~Inflater() { (void)inflateEnd(&m_stream); }

    Result<Bytes> inflateAll(ByteView file)
    {
        const Error damaged = {ErrorCode::InvalidInput, "gzip: damaged or cut short"};
        if (!m_ready) {
            return damaged;
        }
        // zlib's input pointer is not const; it does not write through it.
        m_stream.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(file.data()));
        m_stream.avail_in = static_cast<uInt>(file.size());
        Bytes inflated;
        std::array<std::byte, 65'536> piece{};
        int result = Z_OK;
        while (result == Z_OK) {
            m_stream.next_out = reinterpret_cast<Bytef*>(piece.data());
            m_stream.avail_out = piece.size();
            result = inflate(&m_stream, Z_NO_FLUSH);
            append(inflated, ByteView(piece).first(piece.size() - m_stream.avail_out));
            if (inflated.size() > record::RegionTable::kFileBytesMax) {
                return Error{ErrorCode::InvalidInput, "region file larger than its limit"};
            }
        }
        return result == Z_STREAM_END ? Result<Bytes>(std::move(inflated)) : damaged;
    }

private:
    z_stream m_stream{};
    bool m_ready = false;
};

} // namespace

Result<Bytes> readRegionFile(FileSystem& files, const std::string& path)
{
    auto file = files.read(path, record::RegionTable::kFileBytesMax);
    if (!file || !asText(file.value()).starts_with("\x1F\x8B")) {
        return file;
    }
    return Inflater().inflateAll(file.value());
}

Status installRegions(const Command& command, ByteView table, const std::string& version)
{
    if (version.size() > kVersionBytesMax) {
        return Error{ErrorCode::InvalidInput, "version text too long"};
    }
    if (Status made = command.files().makeFolder(tablePath(command).parent_path()); !made) {
        return made;
    }
    if (Status written = command.files().writeDurably(versionPath(command), asBytes(version));
        !written) {
        return written;
    }
    return command.files().writeDurably(tablePath(command), table);
}

Result<std::optional<record::RegionTable>> installedRegions(const Command& command)
{
    const auto file = command.files().read(tablePath(command), record::RegionTable::kFileBytesMax);
    if (!file) {
        return file.error().code == ErrorCode::NotFound
                   ? Result<std::optional<record::RegionTable>>(std::nullopt)
                   : file.error();
    }
    const auto version = command.files().read(versionPath(command), kVersionBytesMax);
    auto table = record::RegionTable::parse(
        file.value(), version ? std::string(asText(version.value())) : std::string());
    if (!table) {
        return table.error();
    }
    return std::optional(std::move(table).value());
}

} // namespace rekam::ctl
