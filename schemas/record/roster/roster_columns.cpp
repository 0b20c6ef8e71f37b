#include "record/roster/roster_columns.h"

#include "record/clean_text.h"

#include <algorithm>

namespace rekam::record {

namespace {

struct Alias
{
    std::string_view folded;
    RosterColumn column;
};

constexpr std::array kAliases = {
    Alias{"NO", RosterColumn::Number},
    Alias{"NOURUT", RosterColumn::Number},
    Alias{"NOMOR", RosterColumn::Number},
    Alias{"NAMA", RosterColumn::Name},
    Alias{"NAMALENGKAP", RosterColumn::Name},
    Alias{"NAMASISWA", RosterColumn::Name},
    Alias{"NAMAPENDUDUK", RosterColumn::Name},
    Alias{"NAMALGKP", RosterColumn::Name},
    Alias{"NIK", RosterColumn::Nik},
    Alias{"NONIK", RosterColumn::Nik},
    Alias{"NOMORINDUKKEPENDUDUKAN", RosterColumn::Nik},
    Alias{"NOKK", RosterColumn::FamilyCard},
    Alias{"NOMORKK", RosterColumn::FamilyCard},
    Alias{"KK", RosterColumn::FamilyCard},
    Alias{"NOKARTUKELUARGA", RosterColumn::FamilyCard},
    Alias{"NOMORKARTUKELUARGA", RosterColumn::FamilyCard},
    Alias{"TEMPATLAHIR", RosterColumn::BirthPlace},
    Alias{"TMPLAHIR", RosterColumn::BirthPlace},
    Alias{"TMPTLAHIR", RosterColumn::BirthPlace},
    Alias{"TMPLHR", RosterColumn::BirthPlace},
    Alias{"TMPTLHR", RosterColumn::BirthPlace},
    Alias{"TANGGALLAHIR", RosterColumn::BirthDate},
    Alias{"TGLLAHIR", RosterColumn::BirthDate},
    Alias{"TGLLHR", RosterColumn::BirthDate},
    Alias{"TANGGALLHR", RosterColumn::BirthDate},
    Alias{"TEMPATTANGGALLAHIR", RosterColumn::BirthPlaceAndDate},
    Alias{"TEMPATTGLLAHIR", RosterColumn::BirthPlaceAndDate},
    Alias{"TEMPATDANTANGGALLAHIR", RosterColumn::BirthPlaceAndDate},
    Alias{"TMPTGLLAHIR", RosterColumn::BirthPlaceAndDate},
    Alias{"TTL", RosterColumn::BirthPlaceAndDate},
    Alias{"JK", RosterColumn::Sex},
    Alias{"LP", RosterColumn::Sex},
    Alias{"JENISKELAMIN", RosterColumn::Sex},
    Alias{"KELAMIN", RosterColumn::Sex},
    Alias{"JNSKELAMIN", RosterColumn::Sex},
    Alias{"JENISKLMIN", RosterColumn::Sex},
    Alias{"KEWARGANEGARAAN", RosterColumn::Citizenship},
    Alias{"WN", RosterColumn::Citizenship},
    Alias{"STATKWN", RosterColumn::Marital},
    Alias{"STATUSKAWIN", RosterColumn::Marital},
    Alias{"STATUSPERKAWINAN", RosterColumn::Marital},
    Alias{"STATKAWIN", RosterColumn::Marital},
    Alias{"STSKAWIN", RosterColumn::Marital},
    Alias{"GOLDRH", RosterColumn::Blood},
    Alias{"GOLDARAH", RosterColumn::Blood},
    Alias{"GOLONGANDARAH", RosterColumn::Blood},
    Alias{"SHDK", RosterColumn::Relation},
    Alias{"STATHUBKEL", RosterColumn::Relation},
    Alias{"HUBKELUARGA", RosterColumn::Relation},
    Alias{"STATUSHUBUNGANDALAMKELUARGA", RosterColumn::Relation},
    Alias{"AGAMA", RosterColumn::Religion},
    Alias{"PENDIDIKAN", RosterColumn::Education},
    Alias{"PDDKAKH", RosterColumn::Education},
    Alias{"PENDIDIKANAKHIR", RosterColumn::Education},
    Alias{"DISABILITAS", RosterColumn::Disability},
    Alias{"CACAT", RosterColumn::Disability},
    Alias{"NOAKTALAHIR", RosterColumn::BirthCertificate},
    Alias{"NOAKTA", RosterColumn::BirthCertificate},
    Alias{"NOAKTAKELAHIRAN", RosterColumn::BirthCertificate},
    Alias{"NOMORAKTAKELAHIRAN", RosterColumn::BirthCertificate},
    Alias{"AKTALAHIR", RosterColumn::BirthCertificate},
    Alias{"PEKERJAAN", RosterColumn::Occupation},
    Alias{"JENISPKRJN", RosterColumn::Occupation},
    Alias{"JENISPEKERJAAN", RosterColumn::Occupation},
    Alias{"IBU", RosterColumn::Mother},
    Alias{"NAMAIBU", RosterColumn::Mother},
    Alias{"NAMALGKPIBU", RosterColumn::Mother},
    Alias{"NAMAIBUKANDUNG", RosterColumn::Mother},
    Alias{"AYAH", RosterColumn::Father},
    Alias{"NAMAAYAH", RosterColumn::Father},
    Alias{"NAMALGKPAYAH", RosterColumn::Father},
    Alias{"WJBKTP", RosterColumn::KtpDuty},
    Alias{"WAJIBKTP", RosterColumn::KtpDuty},
    Alias{"KTPEL", RosterColumn::KtpElectronic},
    Alias{"EKTP", RosterColumn::KtpElectronic},
    Alias{"STATUS", RosterColumn::ResidentStatus},
    Alias{"STATRKM", RosterColumn::RecordStatus},
    Alias{"STATUSREKAM", RosterColumn::RecordStatus},
    Alias{"STATUSPEREKAMAN", RosterColumn::RecordStatus},
    Alias{"STATREKAM", RosterColumn::RecordStatus},
    Alias{"ALAMAT", RosterColumn::Street},
    Alias{"RT", RosterColumn::Rt},
    Alias{"NORT", RosterColumn::Rt},
    Alias{"RW", RosterColumn::Rw},
    Alias{"NORW", RosterColumn::Rw},
    Alias{"DUSUN", RosterColumn::Hamlet},
    Alias{"KODEDESA", RosterColumn::VillageCode},
    Alias{"KODEKELURAHAN", RosterColumn::VillageCode},
    Alias{"KODEDESAKELURAHAN", RosterColumn::VillageCode},
    Alias{"KODEWILAYAH", RosterColumn::VillageCode},
    Alias{"DESA", RosterColumn::Village},
    Alias{"KEL", RosterColumn::Village},
    Alias{"KELURAHAN", RosterColumn::Village},
    Alias{"DESAKELURAHAN", RosterColumn::Village},
    Alias{"KELURAHANDESA", RosterColumn::Village},
    Alias{"KELDESA", RosterColumn::Village},
    Alias{"KEC", RosterColumn::District},
    Alias{"KECAMATAN", RosterColumn::District},
    Alias{"KABUPATEN", RosterColumn::Regency},
    Alias{"KOTA", RosterColumn::Regency},
    Alias{"KABKOTA", RosterColumn::Regency},
    Alias{"KABUPATENKOTA", RosterColumn::Regency},
    Alias{"PROVINSI", RosterColumn::Province},
    Alias{"PROPINSI", RosterColumn::Province},
    Alias{"PROV", RosterColumn::Province},
    Alias{"KODEPOS", RosterColumn::PostCode},
    Alias{"SEKOLAH", RosterColumn::School},
    Alias{"NAMASEKOLAH", RosterColumn::School},
    Alias{"ASALSEKOLAH", RosterColumn::School},
    Alias{"KELAS", RosterColumn::Class},
    Alias{"ROMBEL", RosterColumn::Class},
};

constexpr std::size_t kLeastKnown = 2;

/// The column of this title: as it stands, or without what brackets explain, *(L/P)*.
const Alias* aliasOf(std::string_view title)
{
    const auto* alias = std::ranges::find(kAliases, foldToken(title), &Alias::folded);
    if (const auto bracket = title.find('('); alias == kAliases.end() && bracket != title.npos) {
        alias = std::ranges::find(kAliases, foldToken(title.substr(0, bracket)), &Alias::folded);
    }
    return alias == kAliases.end() ? nullptr : alias;
}

} // namespace

std::optional<RosterHeader> RosterHeader::recognise(const CsvRow& row)
{
    RosterHeader header;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const std::string title = cleanText(row.cells[i]).text;
        header.m_titles.push_back(title);
        const Alias* const alias = aliasOf(title);
        if (alias == nullptr) {
            if (!title.empty()) {
                header.m_unknown.push_back(title);
            }
            continue;
        }
        auto& at = header.m_at[static_cast<std::size_t>(alias->column)];
        if (at) {
            header.m_unknown.push_back(title); // the first of two wins
            header.m_twoNiks = header.m_twoNiks || alias->column == RosterColumn::Nik;
            continue;
        }
        at = i;
        ++header.m_known;
    }
    return header.m_known < kLeastKnown ? std::nullopt : std::optional(header);
}

std::string RosterHeader::title(RosterColumn column) const
{
    const auto position = at(column);
    return position ? m_titles[*position] : std::string();
}

std::string_view RosterHeader::missing() const
{
    if (!has(RosterColumn::Nik)) {
        return "NIK";
    }
    if (!has(RosterColumn::Name)) {
        return "Nama";
    }
    if (!has(RosterColumn::BirthDate) && !has(RosterColumn::BirthPlaceAndDate)) {
        return "Tanggal Lahir";
    }
    return has(RosterColumn::Sex) ? "" : "JK";
}

} // namespace rekam::record
