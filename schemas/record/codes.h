// The code tables of the population register (SIAK), and the short tokens that lists use for them.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace rekam::record {

enum class Sex : std::uint8_t { Male = 1, Female = 2 };

enum class Citizenship : std::uint8_t { Wni = 1, Wna = 2 };

enum class Religion : std::uint8_t {
    Islam = 1,
    Kristen = 2,
    Katholik = 3,
    Hindu = 4,
    Budha = 5,
    Khonghucu = 6,
    Kepercayaan = 7,
};

enum class BloodGroup : std::uint8_t {
    A = 1,
    B = 2,
    Ab = 3,
    O = 4,
    APlus = 5,
    AMinus = 6,
    BPlus = 7,
    BMinus = 8,
    AbPlus = 9,
    AbMinus = 10,
    OPlus = 11,
    OMinus = 12,
    Unknown = 13,
};

enum class MaritalStatus : std::uint8_t { Single = 1, Married = 2, Divorced = 3, Widowed = 4 };

enum class FamilyRelation : std::uint8_t {
    Head = 1,
    Husband = 2,
    Wife = 3,
    Child = 4,
    ChildInLaw = 5,
    Grandchild = 6,
    Parent = 7,
    ParentInLaw = 8,
    OtherKin = 9,
    Servant = 10,
    Other = 11,
};

enum class Education : std::uint8_t {
    None = 1,
    PrimaryUnfinished = 2,
    Primary = 3,
    JuniorSecondary = 4,
    SeniorSecondary = 5,
    DiplomaOneTwo = 6,
    DiplomaThree = 7,
    Bachelor = 8,
    Master = 9,
    Doctor = 10,
};

enum class Disability : std::uint8_t {
    Physical = 1,
    Blind = 2,
    DeafMute = 3,
    Mental = 4,
    PhysicalAndMental = 5,
    Other = 6,
};

/// 1–99; 3 is Pelajar/Mahasiswa. Too many to name one by one.
enum class Occupation : std::uint8_t { Student = 3 };

/// One line of a code table; `name` is the Indonesian wording of the register.
struct CodeEntry
{
    int code = 0;
    std::string_view name;
};

[[nodiscard]] std::span<const CodeEntry> sexCodes();
[[nodiscard]] std::span<const CodeEntry> citizenshipCodes();
[[nodiscard]] std::span<const CodeEntry> religionCodes();
[[nodiscard]] std::span<const CodeEntry> bloodGroupCodes();
[[nodiscard]] std::span<const CodeEntry> maritalStatusCodes();
[[nodiscard]] std::span<const CodeEntry> familyRelationCodes();
[[nodiscard]] std::span<const CodeEntry> educationCodes();
[[nodiscard]] std::span<const CodeEntry> disabilityCodes();
[[nodiscard]] std::span<const CodeEntry> occupationCodes(); ///< 99 values; order of 89–99 inferred

/// The register's wording; empty for a number outside the table.
[[nodiscard]] std::string_view nameOf(Sex value);
[[nodiscard]] std::string_view nameOf(Citizenship value);
[[nodiscard]] std::string_view nameOf(Religion value);
[[nodiscard]] std::string_view nameOf(BloodGroup value);
[[nodiscard]] std::string_view nameOf(MaritalStatus value);
[[nodiscard]] std::string_view nameOf(FamilyRelation value);
[[nodiscard]] std::string_view nameOf(Education value);
[[nodiscard]] std::string_view nameOf(Disability value);
[[nodiscard]] std::string_view nameOf(Occupation value);

/// Each takes the code as a number, the register's wording in any case and spacing, or a token of
/// the lists (L, LK, P, Pr; BK, K, CH, CM; "Tdk Th"; KRISTEN PROTESTAN; SLTA/SEDERAJAT; ...).
/// @return nothing if the text is none of these.
[[nodiscard]] std::optional<Sex> parseSex(std::string_view text);
[[nodiscard]] std::optional<Citizenship> parseCitizenship(std::string_view text);
[[nodiscard]] std::optional<Religion> parseReligion(std::string_view text);
[[nodiscard]] std::optional<BloodGroup> parseBloodGroup(std::string_view text);
[[nodiscard]] std::optional<MaritalStatus> parseMaritalStatus(std::string_view text);
[[nodiscard]] std::optional<FamilyRelation> parseFamilyRelation(std::string_view text);
[[nodiscard]] std::optional<Education> parseEducation(std::string_view text);
[[nodiscard]] std::optional<Disability> parseDisability(std::string_view text);
[[nodiscard]] std::optional<Occupation> parseOccupation(std::string_view text);

/// Kawin or pernah kawin: such a person may hold a card before 17.
[[nodiscard]] constexpr bool everMarried(MaritalStatus status)
{
    return status != MaritalStatus::Single;
}

} // namespace rekam::record
