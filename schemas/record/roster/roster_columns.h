// Which column of a list holds what, told from its header in many spellings.
#pragma once

#include "record/roster/csv.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rekam::record {

enum class RosterColumn : std::uint8_t {
    Number,
    Name,
    Nik,
    FamilyCard,
    BirthPlace,
    BirthDate,
    BirthPlaceAndDate,
    Sex,
    Citizenship,
    Marital,
    Blood,
    Relation,
    Religion,
    Education,
    Disability,
    BirthCertificate,
    Occupation,
    Mother,
    Father,
    KtpDuty,
    KtpElectronic,
    ResidentStatus,
    RecordStatus,
    Street,
    Rt,
    Rw,
    Hamlet,
    VillageCode,
    Village,
    District,
    Regency,
    Province,
    PostCode,
    School,
    Class,
    Count,
};

inline constexpr std::size_t kRosterColumns = static_cast<std::size_t>(RosterColumn::Count);

/// Where each column stands in a file.
class RosterHeader
{
public:
    /// @return nothing if the row has fewer than two columns that are known.
    [[nodiscard]] static std::optional<RosterHeader> recognise(const CsvRow& row);

    /// Number of columns that are known.
    [[nodiscard]] std::size_t known() const noexcept { return m_known; }

    [[nodiscard]] bool has(RosterColumn column) const noexcept { return at(column).has_value(); }

    /// Position in the row; nothing if the file lacks it.
    [[nodiscard]] std::optional<std::size_t> at(RosterColumn column) const noexcept
    {
        return m_at[static_cast<std::size_t>(column)];
    }

    /// The header as the file writes it, cleaned; empty if the file lacks it.
    [[nodiscard]] std::string title(RosterColumn column) const;

    [[nodiscard]] const std::vector<std::string>& unknown() const noexcept { return m_unknown; }

    [[nodiscard]] std::size_t cells() const noexcept { return m_titles.size(); }

    /// Two columns say NIK: nobody but the list's author knows which of them is the student's.
    [[nodiscard]] bool hasTwoNiks() const noexcept { return m_twoNiks; }

    /// Empty if a person can be read from each row, else the first column that is missing.
    [[nodiscard]] std::string_view missing() const;

private:
    std::array<std::optional<std::size_t>, kRosterColumns> m_at{};
    std::vector<std::string> m_titles;
    std::vector<std::string> m_unknown;
    std::size_t m_known = 0;
    bool m_twoNiks = false;
};

} // namespace rekam::record
