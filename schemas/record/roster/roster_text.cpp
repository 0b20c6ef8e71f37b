#include "record/roster/roster_text.h"

#include <algorithm>
#include <array>

namespace rekam::record {

namespace {

struct Wording
{
    RosterCode code;
    std::string_view token;
    std::string_view cause;
    std::string_view remedy;
};

constexpr std::array kWordings = {
    Wording{RosterCode::MissingValue, "MISSING_VALUE", "sel wajib kosong",
            "Lengkapi di SIAK, lalu ekspor ulang."},
    Wording{RosterCode::NikNumericCell, "NIK_NUMERIC_CELL",
            "NIK tersimpan sebagai angka, digit terakhirnya sudah hilang",
            "Ubah format kolom menjadi Teks, isi ulang NIK dari SIAK, lalu ekspor ulang."},
    Wording{RosterCode::NikNotSixteenDigits, "NIK_NOT_SIXTEEN_DIGITS", "NIK tidak 16 angka",
            "Periksa NIK di SIAK, lalu perbaiki sel ini."},
    Wording{RosterCode::NikImpossibleDate, "NIK_IMPOSSIBLE_DATE",
            "tanggal lahir di dalam NIK tidak mungkin",
            "Periksa NIK di SIAK, lalu perbaiki sel ini."},
    Wording{RosterCode::BadDate, "BAD_DATE", "tanggal lahir tidak terbaca",
            "Tulis HH-BB-TTTT, misalnya 12-03-2009."},
    Wording{RosterCode::FutureBirthDate, "FUTURE_BIRTH_DATE", "tanggal lahir di masa depan",
            "Periksa tahun lahir, dan tanggal komputer ini."},
    Wording{RosterCode::BadSex, "BAD_SEX", "jenis kelamin tidak dikenal", "Tulis L atau P."},
    Wording{RosterCode::KkNumericCell, "KK_NUMERIC_CELL",
            "No. KK tersimpan sebagai angka, digit terakhirnya sudah hilang",
            "Ubah format kolom menjadi Teks, isi ulang No. KK dari SIAK, lalu ekspor ulang."},
    Wording{RosterCode::KkNotSixteenDigits, "KK_NOT_SIXTEEN_DIGITS", "No. KK tidak 16 angka",
            "Periksa No. KK di SIAK, atau kosongkan sel ini."},
    Wording{RosterCode::CellTooLong, "CELL_TOO_LONG", "isi sel terlalu panjang",
            "Persingkat, atau periksa tanda kutip di baris ini."},
    Wording{RosterCode::TooFewCells, "TOO_FEW_CELLS", "jumlah kolom kurang dari judul",
            "Periksa tanda pemisah di baris ini."},
    Wording{RosterCode::TooManyCells, "TOO_MANY_CELLS", "jumlah kolom lebih dari judul",
            "Beri tanda kutip pada sel yang memuat tanda pemisah."},
    Wording{RosterCode::NotUtf8, "NOT_UTF8", "huruf tidak terbaca",
            "Simpan ulang sebagai CSV UTF-8."},
    Wording{RosterCode::UnclosedQuote, "UNCLOSED_QUOTE", "tanda kutip tidak ditutup",
            "Hapus atau tutup tanda kutip di baris ini."},
    Wording{RosterCode::FormulaCell, "FORMULA_CELL",
            "nama berisi rumus lembar kerja (diawali =, +, - atau @)",
            "Isi ulang nama dari SIAK, lalu ekspor ulang."},
    Wording{RosterCode::InvisibleCharacters, "INVISIBLE_CHARACTERS",
            "ada karakter tak terlihat yang dibuang", "Tidak perlu apa-apa; periksa hasilnya."},
    Wording{RosterCode::BirthDateDiffersFromNik, "BIRTH_DATE_DIFFERS_FROM_NIK",
            "tanggal lahir berbeda dari NIK", "Cocokkan dengan KK dan akta saat perekaman."},
    Wording{RosterCode::SexDiffersFromNik, "SEX_DIFFERS_FROM_NIK", "jenis kelamin berbeda dari NIK",
            "Cocokkan dengan KK dan akta saat perekaman."},
    Wording{RosterCode::UnknownRegion, "UNKNOWN_REGION",
            "kode wilayah di dalam NIK tidak ada di daftar wilayah",
            "Biasanya kode lama sebelum pemekaran; periksa bila ragu."},
    Wording{RosterCode::SerialZero, "SERIAL_ZERO", "nomor urut NIK 0000",
            "Periksa NIK di SIAK; mungkin terpotong oleh lembar kerja."},
    Wording{RosterCode::NikMayBeRounded, "NIK_MAY_BE_ROUNDED",
            "banyak NIK di berkas ini berakhir 0, mungkin dibulatkan lembar kerja",
            "Bandingkan digit terakhir dengan SIAK."},
    Wording{RosterCode::UnknownCode, "UNKNOWN_CODE", "isi tidak ada di tabel kode",
            "Disimpan apa adanya; periksa saat perekaman."},
    Wording{RosterCode::NameRule, "NAME_RULE", "nama tidak sesuai kaidah nama baru",
            "Nama di SIAK tetap dipakai apa adanya."},
    Wording{RosterCode::KkImpossibleDate, "KK_IMPOSSIBLE_DATE",
            "tanggal di dalam No. KK tidak mungkin", "No. KK dikosongkan; periksa di SIAK."},
    Wording{RosterCode::BadVillageCode, "BAD_VILLAGE_CODE", "kode desa/kelurahan tidak dikenal",
            "Kode dikosongkan; periksa alamat di SIAK."},
    Wording{RosterCode::FormulaDropped, "FORMULA_DROPPED",
            "sel berisi rumus lembar kerja (diawali =, +, - atau @)",
            "Isinya dikosongkan; periksa di SIAK."},
};

const Wording& wordingOf(RosterCode code)
{
    const auto* const wording = std::ranges::find(kWordings, code, &Wording::code);
    REKAM_CHECK(wording != kWordings.end());
    return *wording;
}

} // namespace

std::string_view tokenOf(RosterCode code)
{
    return wordingOf(code).token;
}

std::string rosterText(RosterCode code, std::uint32_t row, std::string_view column)
{
    const Wording& wording = wordingOf(code);
    std::string text = "Baris " + std::to_string(row);
    if (!column.empty()) {
        text += ", kolom " + std::string(column);
    }
    text += ": ";
    text += wording.cause;
    text += ". ";
    text += wording.remedy;
    return text;
}

std::string duplicateText(const DuplicateRow& duplicate)
{
    return "Baris " + std::to_string(duplicate.row) + ": NIK sama dengan baris " +
           std::to_string(duplicate.firstRow) +
           (duplicate.differs ? ", isi lainnya berbeda. Periksa mana yang benar; baris " +
                                    std::to_string(duplicate.firstRow) + " yang dipakai."
                              : ". Tidak perlu apa-apa; satu yang dipakai.");
}

} // namespace rekam::record
