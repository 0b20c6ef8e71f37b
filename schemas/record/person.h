// A person as the population register (SIAK) gives them on the application list.
#pragma once

#include "base/calendar.h"
#include "record/codes.h"
#include "record/nik.h"

#include <cstdint>
#include <optional>
#include <string>

namespace rekam::record {

/// A coded field: the register's own words stay even when they match no code table, because the
/// station never edits what SIAK says.
template <typename Code>
struct Coded
{
    std::optional<Code> code;
    std::string text; ///< as written in the list, cleaned of invisible characters; may be empty

    friend bool operator==(const Coded&, const Coded&) = default;
};

/// The register's wording if the code is known, else what the list says.
template <typename Code>
[[nodiscard]] std::string displayName(const Coded<Code>& field)
{
    return field.code ? std::string(nameOf(*field.code)) : field.text;
}

struct Address
{
    std::string street;
    std::string rt; ///< up to 3 digits, leading zeros kept
    std::string rw;
    std::string hamlet;      ///< dusun
    std::string villageCode; ///< desa/kelurahan `PP.KK.CC.DDDD`; empty if unknown
    std::string village;     ///< names as the list gives them
    std::string district;    ///< kecamatan
    std::string regency;     ///< kabupaten/kota
    std::string province;
    std::string postCode;

    friend bool operator==(const Address&, const Address&) = default;
};

/// What the list says on whether the person has been recorded before (column Stat Rkm / KTP-eL).
enum class RecordedBefore : std::uint8_t {
    Unknown = 1, ///< *belum terverifikasi*
    No = 2,      ///< *belum rekam*
    Yes = 3,     ///< *sudah rekam*: blocks capture, goes to the print list
};

/// Every field of the usual Dukcapil header, the address, and where the person goes to school.
struct Person
{
    explicit Person(Nik number)
        : nik(number)
    {}

    Nik nik;
    std::optional<NoKk> familyCard;
    std::string name;
    std::string birthPlace;
    Date birthDate{}; ///< SIAK's; never derived from the NIK
    Sex sex = Sex::Male;
    Citizenship citizenship = Citizenship::Wni;
    Coded<MaritalStatus> maritalStatus;
    Coded<BloodGroup> bloodGroup;
    Coded<FamilyRelation> familyRelation;
    Coded<Religion> religion;
    Coded<Education> education;
    Coded<Occupation> occupation;
    Coded<Disability> disability;
    std::string birthCertificate; ///< No Akta Lahir
    std::string mother;
    std::string father;
    std::string ktpDuty;        ///< Wjb KTP, as written
    std::string ktpElectronic;  ///< KTP-eL, as written
    std::string residentStatus; ///< Status, as written
    std::string recordStatus;   ///< Stat Rkm, as written
    RecordedBefore recordedBefore = RecordedBefore::Unknown;
    Address address;
    std::string school;
    std::string className; ///< kelas, e.g. "XI IPA 2"

    friend bool operator==(const Person&, const Person&) = default;
};

} // namespace rekam::record
