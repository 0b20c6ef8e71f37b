#include "workflow/words/list_words.h"

#include "workflow/words/words.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace rekam::workflow::words {

namespace {

/// The context of these words for lupdate, as in words.cpp.
class Words
{
    Q_DECLARE_TR_FUNCTIONS(Words)
};

struct Trouble
{
    std::string_view detail; ///< begins so; what follows it is named
    const char* cause;
    const char* remedy;
};

constexpr std::array kTroubles = {
    Trouble{"session: closed already",
            QT_TRANSLATE_NOOP("Words", "Sesi dengan SPT ini sudah ditutup hari ini."),
            QT_TRANSLATE_NOOP("Words", "Isi nomor SPT lain, atau impor besok. Belum ada yang "
                                       "berubah.")},
    Trouble{"session: another is open: ", QT_TRANSLATE_NOOP("Words", "Sesi %1 masih terbuka."),
            QT_TRANSLATE_NOOP("Words", "Tutup sesi itu dulu di Tutup sesi, lalu impor lagi. Belum "
                                       "ada yang berubah.")},
    Trouble{"no header row", QT_TRANSLATE_NOOP("Words", "Baris judul tidak ditemukan."),
            QT_TRANSLATE_NOOP("Words", "Pakai daftar dari kantor dengan kolom NIK, Nama, Tanggal "
                                       "Lahir, dan JK, lalu impor lagi.")},
    Trouble{
        "header lacks column ", QT_TRANSLATE_NOOP("Words", "Kolom %1 tidak ada di daftar ini."),
        QT_TRANSLATE_NOOP("Words", "Tambahkan kolom itu, simpan sebagai CSV, lalu impor lagi.")},
    Trouble{"header has two columns NIK",
            QT_TRANSLATE_NOOP("Words", "Daftar ini punya dua kolom NIK."),
            QT_TRANSLATE_NOOP("Words", "Hapus kolom yang bukan NIK siswa, lalu impor lagi.")},
    Trouble{"no rows below the header",
            QT_TRANSLATE_NOOP("Words", "Daftar ini tidak memuat seorang siswa pun."),
            QT_TRANSLATE_NOOP("Words",
                              "Isi barisnya di bawah judul, atau minta daftar yang lengkap "
                              "dari kantor.")},
    Trouble{"list larger than its limit", QT_TRANSLATE_NOOP("Words", "Daftar ini terlalu besar."),
            QT_TRANSLATE_NOOP("Words", "Bagi menjadi beberapa berkas, lalu impor satu per satu.")},
    Trouble{"more rows than the limit",
            QT_TRANSLATE_NOOP("Words", "Daftar ini memuat terlalu banyak baris."),
            QT_TRANSLATE_NOOP("Words", "Bagi menjadi beberapa berkas, lalu impor satu per satu.")},
    Trouble{"UTF-16", QT_TRANSLATE_NOOP("Words", "Berkas ini UTF-16, bukan UTF-8."),
            QT_TRANSLATE_NOOP("Words", "Simpan sebagai CSV UTF-8, lalu impor lagi.")},
    Trouble{
        "a spreadsheet file",
        QT_TRANSLATE_NOOP("Words", "Berkas ini lembar kerja (Excel), bukan CSV."),
        QT_TRANSLATE_NOOP("Words", "Buka di Excel, simpan sebagai CSV UTF-8, lalu impor lagi.")},
    Trouble{"binary file",
            QT_TRANSLATE_NOOP("Words", "Berkas ini bukan daftar permohonan, bukan pula teks."),
            QT_TRANSLATE_NOOP("Words", "Simpan sebagai CSV UTF-8, lalu impor lagi.")},
    Trouble{"empty file", QT_TRANSLATE_NOOP("Words", "Berkas ini kosong."),
            QT_TRANSLATE_NOOP("Words", "Pilih daftar yang berisi, atau minta lagi dari kantor.")},
};

/// Of what the file system said.
Trouble fileTrouble(const Error& error)
{
    if (error.code == ErrorCode::NotFound) {
        return {{},
                QT_TRANSLATE_NOOP("Words", "Berkas ini tidak ditemukan."),
                QT_TRANSLATE_NOOP("Words", "Periksa letaknya, atau pasang lagi flash disk.")};
    }
    if (error.detail.ends_with("not a regular file")) {
        return {{},
                QT_TRANSLATE_NOOP("Words", "Itu folder, bukan berkas daftar."),
                QT_TRANSLATE_NOOP("Words", "Pilih berkas CSV di dalamnya.")};
    }
    if (error.detail.ends_with("Permission denied")) {
        return {{},
                QT_TRANSLATE_NOOP("Words", "Berkas ini tidak boleh dibaca oleh pengguna ini."),
                QT_TRANSLATE_NOOP("Words", "Beri hak baca, atau salin ke folder Dokumen.")};
    }
    return {{},
            QT_TRANSLATE_NOOP("Words", "Berkas ini tidak dapat dibaca."),
            QT_TRANSLATE_NOOP("Words", "Pasang lagi flash disk, atau minta salinan baru.")};
}

} // namespace

QString birthPlaceAndDate(const record::Person& person)
{
    return person.birthPlace.empty()
               ? Words::tr("tempat tidak ada di daftar, %1").arg(date(person.birthDate))
               : text(person.birthPlace) + QStringLiteral(", ") + date(person.birthDate);
}

QString className(const record::Person& person)
{
    return person.className.empty() ? Words::tr("tanpa kelas") : text(person.className);
}

QString school(std::string_view name)
{
    return name.empty() ? Words::tr("sekolah tidak disebut") : text(name);
}

view::AlertView rosterTrouble(const Error& error)
{
    const std::string_view detail = error.detail;
    const auto* const row = std::ranges::find_if(
        kTroubles, [detail](const Trouble& one) { return detail.starts_with(one.detail); });
    const bool known = row != kTroubles.end();
    const Trouble trouble = known ? *row : fileTrouble(error);
    view::AlertView alert;
    alert.tone = view::Tone::Err;
    alert.cause = Words::tr(trouble.cause);
    if (alert.cause.contains(QStringLiteral("%1"))) {
        alert.cause = alert.cause.arg(text(detail.substr(trouble.detail.size())));
    }
    alert.remedy = Words::tr(trouble.remedy);
    return alert;
}

} // namespace rekam::workflow::words
