// Region codes of Kemendagri: province, kabupaten/kota, kecamatan, desa/kelurahan.
#pragma once

#include "base/bytes.h"
#include "base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rekam::record {

enum class RegionLevel : std::uint8_t { Province = 1, Regency = 2, District = 3, Village = 4 };

/// Kabupaten 01–69, kota 71–99; desa code 1xxx kelurahan, 2xxx desa, 3xxx desa adat.
enum class RegionKind : std::uint8_t {
    Province,
    Kabupaten,
    Kota,
    Kecamatan,
    Kelurahan,
    Desa,
    DesaAdat,
};

struct Region
{
    RegionLevel level = RegionLevel::Province;
    RegionKind kind = RegionKind::Province;
    std::string code;      ///< `14`, `14.71`, `14.71.09`, `14.71.09.1002`
    std::string_view name; ///< borrowed from the table
};

/// `1471091002` or `14.71.09.1002` as `14.71.09.1002`; nothing if it is not the shape of a
/// desa/kelurahan code.
[[nodiscard]] std::optional<std::string> villageCode(std::string_view text);

/// An immutable code set; copying shares nothing, about 3 MB for the whole country. Thread-safe.
class RegionTable
{
public:
    static constexpr std::size_t kFileBytesMax = std::size_t{16} * 1024 * 1024;
    static constexpr std::size_t kRowsMax = 200'000;
    static constexpr std::size_t kNameBytesMax = 120;

    RegionTable() = default;

    /// Reads rows `code TAB name` ended by LF or CRLF (already inflated; a gzip file is refused
    /// with Unsupported, so that the caller inflates it). Order is free.
    /// @param version the code set's own name, e.g. `Kepmendagri 300.2.2-2430/2025`; stored with
    /// every record.
    /// @return InvalidInput naming the line for a bad code, empty or long name, a code twice, or a
    /// region whose parent is missing.
    [[nodiscard]] static Result<RegionTable> parse(ByteView file, std::string version);

    /// @param code dotted, or digits only (`147109`, `1471091002`).
    [[nodiscard]] std::optional<Region> find(std::string_view code) const;

    /// Whether the first six digits of a NIK are a kecamatan of this code set.
    [[nodiscard]] bool knowsDistrict(std::string_view sixDigits) const;

    /// Direct children, sorted by code; of the country for an empty code.
    [[nodiscard]] std::vector<Region> children(std::string_view code) const;

    /// `Sukajadi, Kota Pekanbaru, Riau`: names from `code` up to the province; empty if unknown.
    [[nodiscard]] std::string path(std::string_view code) const;

    [[nodiscard]] std::size_t size() const noexcept { return m_rows.size(); }

    [[nodiscard]] const std::string& version() const noexcept { return m_version; }

private:
    struct Row
    {
        std::uint64_t key = 0; ///< the digits padded to ten, times 8, plus the level
        std::uint32_t nameOffset = 0;
        std::uint32_t nameBytes = 0;
    };

    [[nodiscard]] std::optional<Region> regionOf(std::uint64_t key) const;

    std::vector<Row> m_rows; ///< sorted by key
    std::string m_names;
    std::string m_version;
};

} // namespace rekam::record
