#include "record/region.h"

#include "record/utf8.h"

#include <algorithm>
#include <array>

namespace rekam::record {

namespace {

constexpr std::array<std::size_t, 4> kDigitsOfLevel = {2, 4, 6, 10};
constexpr std::uint64_t kTenDigits = 10'000'000'000;

/// Splits and checks `14`, `14.71`, `14.71.09`, `14.71.09.1002` or the same without dots.
/// @return the sorted key (see RegionTable::Row), or nothing.
std::optional<std::uint64_t> keyOf(std::string_view code)
{
    std::uint64_t value = 0;
    std::size_t digits = 0;
    for (std::size_t i = 0; i < code.size(); ++i) {
        const char letter = code[i];
        if (letter == '.') {
            const bool between = digits == 2 || digits == 4 || digits == 6;
            if (!between || i + 1 == code.size() || code[i - 1] == '.') {
                return std::nullopt;
            }
            continue;
        }
        if (letter < '0' || letter > '9' || ++digits > 10) {
            return std::nullopt;
        }
        value = value * 10 + static_cast<std::uint64_t>(letter - '0');
    }
    for (std::size_t level = 0; level < kDigitsOfLevel.size(); ++level) {
        if (digits == kDigitsOfLevel[level]) {
            for (std::size_t i = digits; i < 10; ++i) {
                value *= 10;
            }
            return value * 8 + level + 1;
        }
    }
    return std::nullopt;
}

RegionLevel levelOf(std::uint64_t key)
{
    return static_cast<RegionLevel>(key & 7U);
}

std::string digitsOf(std::uint64_t key)
{
    std::string digits = std::to_string(kTenDigits + (key >> 3U)).substr(1);
    digits.resize(kDigitsOfLevel[static_cast<std::size_t>(levelOf(key)) - 1]);
    return digits;
}

std::string dottedOf(std::uint64_t key)
{
    std::string dotted = digitsOf(key);
    for (std::size_t at = 2; at < dotted.size() && at <= 8; at += 3) {
        dotted.insert(at, 1, '.');
    }
    return dotted;
}

std::optional<std::uint64_t> parentOf(std::uint64_t key)
{
    const auto level = static_cast<std::size_t>(levelOf(key));
    if (level == 1) {
        return std::nullopt;
    }
    return keyOf(digitsOf(key).substr(0, kDigitsOfLevel[level - 2]));
}

RegionKind kindOf(std::uint64_t key)
{
    const std::string digits = digitsOf(key);
    switch (levelOf(key)) {
    case RegionLevel::Province:
        return RegionKind::Province;
    case RegionLevel::Regency:
        return digits[2] >= '7' ? RegionKind::Kota : RegionKind::Kabupaten;
    case RegionLevel::District:
        return RegionKind::Kecamatan;
    case RegionLevel::Village:
        break;
    }
    return digits[6] == '1'   ? RegionKind::Kelurahan
           : digits[6] == '3' ? RegionKind::DesaAdat
                              : RegionKind::Desa;
}

Error badLine(std::size_t line, const char* what)
{
    return {ErrorCode::InvalidInput, "line " + std::to_string(line) + ": " + what};
}

bool isReadable(std::string_view name)
{
    while (!name.empty()) {
        const auto point = takeCodePoint(name);
        if (!point || *point < 0x20 || *point == 0x7F) {
            return false;
        }
    }
    return true;
}

} // namespace

std::optional<std::string> villageCode(std::string_view text)
{
    const auto key = keyOf(text);
    return key && levelOf(*key) == RegionLevel::Village ? std::optional(dottedOf(*key))
                                                        : std::nullopt;
}

Result<RegionTable> RegionTable::parse(ByteView file, std::string version)
{
    if (file.size() > kFileBytesMax) {
        return Error{ErrorCode::InvalidInput, "region file larger than its limit"};
    }
    std::string_view rest = asText(file);
    if (rest.starts_with("\x1F\x8B")) {
        return Error{ErrorCode::Unsupported, "gzip: inflate it first"};
    }
    RegionTable table;
    table.m_version = std::move(version);
    if (rest.starts_with("\xEF\xBB\xBF")) {
        rest.remove_prefix(3);
    }
    for (std::size_t line = 1; !rest.empty(); ++line) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        std::string_view row = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (row.ends_with('\r')) {
            row.remove_suffix(1);
        }
        if (row.empty()) {
            continue;
        }
        const std::size_t tab = row.find('\t');
        const auto key = keyOf(row.substr(0, tab));
        if (tab == std::string_view::npos || !key) {
            return badLine(line, "not `code TAB name`");
        }
        const std::string_view name = row.substr(tab + 1);
        if (name.empty() || name.size() > kNameBytesMax || !isReadable(name)) {
            return badLine(line, "name empty, too long or not text");
        }
        if (table.m_rows.size() == kRowsMax) {
            return badLine(line, "more rows than the limit");
        }
        table.m_rows.push_back({*key, static_cast<std::uint32_t>(table.m_names.size()),
                                static_cast<std::uint32_t>(name.size())});
        table.m_names += name;
    }
    std::ranges::sort(table.m_rows, {}, &Row::key);
    if (const auto twice = std::ranges::adjacent_find(table.m_rows, {}, &Row::key);
        twice != table.m_rows.end()) {
        return Error{ErrorCode::InvalidInput, "code twice: " + dottedOf(twice->key)};
    }
    for (const Row& row : table.m_rows) {
        const auto parent = parentOf(row.key);
        if (parent && !table.regionOf(*parent)) {
            return Error{ErrorCode::InvalidInput, "parent missing: " + dottedOf(row.key)};
        }
    }
    return table;
}

std::optional<Region> RegionTable::regionOf(std::uint64_t key) const
{
    const auto row = std::ranges::lower_bound(m_rows, key, {}, &Row::key);
    if (row == m_rows.end() || row->key != key) {
        return std::nullopt;
    }
    return Region{levelOf(key), kindOf(key), dottedOf(key),
                  std::string_view(m_names).substr(row->nameOffset, row->nameBytes)};
}

std::optional<Region> RegionTable::find(std::string_view code) const
{
    const auto key = keyOf(code);
    return key ? regionOf(*key) : std::nullopt;
}

bool RegionTable::knowsDistrict(std::string_view sixDigits) const
{
    const auto key = keyOf(sixDigits);
    return key && levelOf(*key) == RegionLevel::District && regionOf(*key).has_value();
}

std::vector<Region> RegionTable::children(std::string_view code) const
{
    const std::optional<std::uint64_t> parent = keyOf(code);
    std::vector<Region> found;
    if (!parent && !code.empty()) {
        return found;
    }
    auto row = m_rows.begin();
    if (parent) {
        row = std::ranges::upper_bound(m_rows, *parent, {}, &Row::key);
    }
    const std::string prefix = parent ? digitsOf(*parent) : "";
    for (; row != m_rows.end() && digitsOf(row->key).starts_with(prefix); ++row) {
        if (parentOf(row->key) == parent) {
            found.push_back(*regionOf(row->key));
        }
    }
    return found;
}

std::string RegionTable::path(std::string_view code) const
{
    std::string names;
    for (auto key = keyOf(code); key; key = parentOf(*key)) {
        const auto region = regionOf(*key);
        if (!region) {
            return {};
        }
        names += names.empty() ? "" : ", ";
        names += region->name;
    }
    return names;
}

} // namespace rekam::record
