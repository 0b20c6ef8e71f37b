#include "workflow/words/road_words.h"

#include "workflow/words/words.h"

#include <QCoreApplication>

namespace rekam::workflow::words {

namespace {

/// The context of these words for lupdate, as in words.cpp.
class Words
{
    Q_DECLARE_TR_FUNCTIONS(Words)
};

/// How the agent begins what the intake said (sync/uplink_answers.cpp).
constexpr std::string_view kFromIntake = "intake: ";

} // namespace

view::ChipView secondCopy(const store::PacketRow& row)
{
    return row.copies > 0       ? view::ChipView{Words::tr("Ada"), view::Tone::Ok, {}}
           : store::isSafe(row) ? view::ChipView{QStringLiteral("–"), view::Tone::Neutral, {}}
                                : view::ChipView{Words::tr("Belum"), view::Tone::Warn, {}};
}

QString secondCopyPlace(const store::PacketRow& row)
{
    if (row.copies > 0) {
        return Words::tr("%1 salinan, dibaca ulang").arg(row.copies);
    }
    return store::isSafe(row) ? Words::tr("tidak perlu lagi, pusat sudah menerima")
                              : Words::tr("belum ada");
}

QString heldCode(std::string_view reason)
{
    if (!reason.starts_with(kFromIntake)) {
        return QStringLiteral("–");
    }
    return text(reason.substr(kFromIntake.size())).section(QLatin1Char(':'), 0, 0);
}

view::MatterView held(std::string_view reason)
{
    const QString code = heldCode(reason);
    if (code == QLatin1String("CHAIN_FORK")) {
        return {Words::tr("nomor urutnya sudah dipakai laptop lain."),
                Words::tr("Stasiun ini pernah disalin atau dipulihkan: berhenti merekam di sini "
                          "dan hubungi kantor. Rekaman utuh di laptop.")};
    }
    if (code == QLatin1String("ID_CONFLICT")) {
        return {Words::tr("nomor paketnya sudah ada di pusat dengan isi lain."),
                Words::tr("Hubungi kantor dan sebut nomornya. Rekaman utuh di laptop.")};
    }
    if (code == QLatin1String("SIG")) {
        return {Words::tr("tanda tangan stasiun ini tidak dikenal."),
                Words::tr("Minta kantor memeriksa pendaftaran stasiun ini. Rekaman utuh di "
                          "laptop.")};
    }
    if (code == QLatin1String("SCHEMA")) {
        return {Words::tr("mode atau bentuk paketnya tidak cocok."),
                Words::tr("Minta kantor memeriksa mode stasiun dan versi aplikasi. Rekaman utuh di "
                          "laptop.")};
    }
    if (code == QLatin1String("LOST")) {
        return {Words::tr("pusat kehilangan rekaman ini, dan di laptop sudah dihapus sesudah masa "
                          "simpan."),
                Words::tr("Segera minta pusat memulihkannya dari cadangan, dari salinan flash, "
                          "atau dari hasil ekspor adapter.")};
    }
    return {Words::tr("disisihkan agen kirim (%1).").arg(text(reason)),
            Words::tr("Laporkan ke kantor dengan sebab ini. Rekaman utuh di laptop.")};
}

view::MatterView spoolTrouble(const Error& error)
{
    return error.code == ErrorCode::NoSpace
               ? view::MatterView{Words::tr("Disk penuh: paket belum masuk folder kirim (spool/)."),
                                  Words::tr("Kosongkan disk; lalu dikirim sendiri. Rekaman utuh di "
                                            "laptop.")}
               : view::MatterView{Words::tr("Folder kirim (spool/) tidak dapat ditulis; belum ada "
                                            "yang dikirim."),
                                  Words::tr("Periksa izin folder itu dan disknya, lalu dikirim "
                                            "sendiri. Rekaman utuh di laptop.")};
}

} // namespace rekam::workflow::words
