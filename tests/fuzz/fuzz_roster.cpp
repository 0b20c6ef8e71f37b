// The application list as an office exports it.
#include "base/check.h"
#include "fuzz_target.h"
#include "record/roster/roster_csv.h"

#include <set>

namespace rekam::fuzz {

void fuzzOne(ByteView bytes)
{
    record::RosterContext context;
    context.today = std::chrono::year(2026) / 11 / 22;
    const auto report = record::parseRosterCsv(bytes, context);
    if (!report) {
        REKAM_CHECK(!report.error().detail.empty());
        return;
    }
    std::set<std::uint32_t> rows;
    std::set<std::string> people;
    for (const record::RosterRow& row : report.value().accepted) {
        REKAM_CHECK(rows.insert(row.row).second);
        REKAM_CHECK(people.insert(std::string(row.person.nik.digits())).second);
        REKAM_CHECK(row.person.birthDate.ok() && row.person.birthDate <= context.today);
        REKAM_CHECK(!row.person.name.empty());
    }
    for (const record::RejectedRow& row : report.value().rejected) {
        REKAM_CHECK(rows.insert(row.row).second && !row.causes.empty());
    }
    for (const record::DuplicateRow& row : report.value().duplicates) {
        REKAM_CHECK(rows.insert(row.row).second && row.firstRow < row.row);
    }
    REKAM_CHECK(rows.size() <= record::kRosterRowsMax);
}

std::vector<Bytes> fuzzCorpus()
{
    constexpr std::string_view kComma =
        "DAFTAR PERMOHONAN SMAN 3 Pekanbaru\nSPT No. 470/112/2026\n"
        "NIK,NAMA LENGKAP,TEMPAT LAHIR,TANGGAL LAHIR,JENIS KELAMIN,No. KK,Alamat\n"
        "1471095103090001,Nabila Putri,Pekanbaru,11-03-2009,P,1471091103090001,\"Jl. A, 1\"\n"
        "1.47E+15,Budi,Dumai,39883,L,,\n"
        "1471095103090001,Nabila Putri,Pekanbaru,11-03-2009,P,,\n";
    constexpr std::string_view kSemicolon =
        "\xEF\xBB\xBFnik;nama;tgl lahir;jk;kelas\r\n"
        "'1471091103090003;\"Rahmat\r\nHidayat\";2009-03-11;LAKI-LAKI;XI\r\n"
        "1471095103140004;Kecil;11/03/2014;PEREMPUAN;VI\r\n";
    constexpr std::string_view kTab = "NIK\tNAMA\tTANGGAL LAHIR\tSEX\n"
                                      "1471091103090005\tO\xE2\x80\x99Neil\t11/03/2009\tL\n";
    return {toBytes(asBytes(kComma)), toBytes(asBytes(kSemicolon)), toBytes(asBytes(kTab))};
}

} // namespace rekam::fuzz
