#include "workflow/words/answer_words.h"

#include "packet/acceptance.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <charconv>

namespace rekam::workflow::words {

namespace {

/// The context of these words for lupdate, as in words.cpp.
class Words
{
    Q_DECLARE_TR_FUNCTIONS(Words)
};

using packet::RejectCause;

struct Rejection
{
    RejectCause cause;
    const char* why;
    const char* remedy;
};

constexpr auto kRecordAgain = QT_TRANSLATE_NOOP("Words", "Rekam ulang siswa ini.");
constexpr auto kUpdateStation =
    QT_TRANSLATE_NOOP("Words", "Perbarui Rekam di stasiun ini, lalu rekam ulang.");

constexpr std::array kRejections = {
    Rejection{RejectCause::CannotOpen,
              QT_TRANSLATE_NOOP("Words", "Pusat tidak dapat membuka paket ini."),
              QT_TRANSLATE_NOOP("Words", "Jangan hapus apa pun; minta kantor memeriksa kunci pusat "
                                         "dan berkas stasiun.")},
    Rejection{RejectCause::PayloadMalformed,
              QT_TRANSLATE_NOOP("Words", "Isi paket tidak menurut bentuknya."), kUpdateStation},
    Rejection{RejectCause::RecordInvalid,
              QT_TRANSLATE_NOOP("Words", "Data rekaman tidak menurut aturan."), kUpdateStation},
    Rejection{RejectCause::PartMissing,
              QT_TRANSLATE_NOOP("Words", "Ada bagian rekaman yang tidak ada atau tidak disetujui."),
              QT_TRANSLATE_NOOP("Words", "Rekam ulang, atau catat pengecualian dengan penyelia.")},
    Rejection{RejectCause::ImageBroken,
              QT_TRANSLATE_NOOP("Words", "Ada gambar yang tidak dapat dibaca di pusat."),
              kRecordAgain},
    Rejection{RejectCause::QualityTooLow,
              QT_TRANSLATE_NOOP("Words", "Mutu rekaman di bawah kebijakan."), kRecordAgain},
    Rejection{RejectCause::PolicyUnknown,
              QT_TRANSLATE_NOOP("Words", "Pusat tidak mengenal kebijakan rekaman ini."),
              QT_TRANSLATE_NOOP("Words", "Impor berkas stasiun terbaru, lalu rekam ulang.")},
    Rejection{RejectCause::NikInvalid, QT_TRANSLATE_NOOP("Words", "NIK rekaman ini tidak sah."),
              QT_TRANSLATE_NOOP("Words", "Cocokkan NIK dengan KK, perbaiki daftar, lalu rekam "
                                         "ulang.")},
    Rejection{RejectCause::DuplicateRecord,
              QT_TRANSLATE_NOOP("Words", "Siswa ini sudah punya rekaman yang disahkan."),
              QT_TRANSLATE_NOOP("Words", "Tidak perlu direkam lagi.")},
    Rejection{RejectCause::DuplicatePerson,
              QT_TRANSLATE_NOOP("Words", "Biometrinya sama dengan siswa lain."),
              QT_TRANSLATE_NOOP("Words", "Panggil penyelia; cocokkan orang dan NIK-nya.")},
    Rejection{
        RejectCause::ReferenceUnknown,
        QT_TRANSLATE_NOOP("Words", "Paket yang dirujuk tidak ada di pusat."),
        QT_TRANSLATE_NOOP("Words", "Kirim dahulu paket itu; bila sudah, laporkan ke kantor.")},
    Rejection{RejectCause::ModeMismatch,
              QT_TRANSLATE_NOOP("Words", "Mode paket bukan mode pusat ini."),
              QT_TRANSLATE_NOOP("Words", "Minta kantor memeriksa berkas stasiun ini.")},
    Rejection{RejectCause::StatementUnsigned,
              QT_TRANSLATE_NOOP("Words", "Pernyataan siswa tidak ditandatangani."), kRecordAgain},
    Rejection{RejectCause::SchemaUnknown,
              QT_TRANSLATE_NOOP("Words", "Stasiun ini lebih baru daripada pusat."),
              QT_TRANSLATE_NOOP("Words", "Minta kantor memperbarui pusat; rekaman tetap aman.")},
    Rejection{RejectCause::NotVerified,
              QT_TRANSLATE_NOOP("Words", "Telunjuknya tidak terbukti dipindai ulang dan cocok."),
              QT_TRANSLATE_NOOP("Words", "Rekam ulang dengan pindai ulang telunjuk, atau catat "
                                         "pengecualian jarinya dengan penyelia.")},
    Rejection{RejectCause::ContentChanged,
              QT_TRANSLATE_NOOP("Words", "Isi rekaman bukan isi yang ditandatangani siswa."),
              QT_TRANSLATE_NOOP("Words", "Rekam ulang siswa ini; bila terjadi lagi, laporkan ke "
                                         "kantor.")},
    Rejection{RejectCause::NotValidated,
              QT_TRANSLATE_NOOP("Words", "Rekaman tidak divalidasi petugas menurut aturan."),
              QT_TRANSLATE_NOOP("Words", "Rekam ulang; validasi dengan jari petugas, atau dengan "
                                         "frasa sandi dan penyelia lain.")},
    Rejection{RejectCause::Other, QT_TRANSLATE_NOOP("Words", "Pusat menolak paket ini."),
              QT_TRANSLATE_NOOP("Words", "Tanyakan sebabnya ke kantor.")},
};

} // namespace

view::AlertView rejection(std::string_view stored)
{
    std::uint16_t number = 0;
    (void)std::from_chars(stored.data(), stored.data() + stored.size(), number);
    const auto* row =
        std::ranges::find(kRejections, static_cast<RejectCause>(number), &Rejection::cause);
    if (row == kRejections.end()) {
        row = &kRejections.back();
    }
    view::AlertView alert;
    alert.tone = view::Tone::Err;
    alert.cause = Words::tr(row->why);
    alert.remedy = Words::tr(row->remedy);
    return alert;
}

} // namespace rekam::workflow::words
