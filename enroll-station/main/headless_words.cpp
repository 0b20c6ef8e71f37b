#include "main/headless_words.h"

#include "main/headless_operator.h"
#include "workflow/words/answer_words.h"
#include "workflow/words/road_words.h"
#include "workflow/words/words.h"

namespace rekam {

namespace {

/// Nobody has erred; it only has not come yet.
QString notYet(const QString& what, const view::AlertView& line)
{
    const QString way = rekam::HeadlessOperator::tr("Jalankan lagi perintah yang sama");
    return line.tone == view::Tone::Err && !line.cause.isEmpty()
               ? QStringLiteral("%1. %2 %3 %4").arg(what, line.cause, line.remedy, way)
               : QStringLiteral("%1. %2").arg(what, way);
}

} // namespace

const char* fileNameOf(view::Screen screen)
{
    using view::Screen;
    switch (screen) {
    case Screen::Login:
        return "01-masuk";
    case Screen::Home:
        return "02-beranda";
    case Screen::Queue:
        return "03-antrean";
    case Screen::ReadBack:
        return "04-bacakan";
    case Screen::Documents:
        return "05-berkas";
    case Screen::Photo:
        return "06-foto";
    case Screen::Signature:
        return "07-tanda-tangan";
    case Screen::Fingerprints:
        return "08-sidik-jari";
    case Screen::Iris:
        return "09-iris";
    case Screen::Verification:
        return "10-verifikasi";
    case Screen::Statement:
        return "11-pernyataan";
    case Screen::Summary:
        return "12-ringkasan";
    case Screen::Receipt:
        return "13-bukti";
    case Screen::Sync:
        return "14-kirim";
    case Screen::Devices:
        return "15-perangkat";
    case Screen::Settings:
        return "16-setelan";
    case Screen::CloseDay:
        return "17-tutup-sesi";
    }
    return "layar";
}

QString passedOverCause(const store::RosterEntry& entry)
{
    const QString number = workflow::words::queueNumber(entry.queueNumber);
    return entry.status == record::QueueStatus::TooYoung
               ? rekam::HeadlessOperator::tr("%1 tidak direkam: belum 16 tahun. Penyelia dapat "
                                             "mengizinkannya di layar Antrean")
                     .arg(number)
               : rekam::HeadlessOperator::tr("%1 tidak direkam: sudah rekam menurut daftar. Bila "
                                             "keliru, minta kantor memperbarui daftar")
                     .arg(number);
}

QString pendingCause(const workflow::PendingPerson& person, const view::AlertView& line)
{
    using workflow::Shortfall;
    QString detail = workflow::words::text(person.detail);
    switch (person.lack) {
    case Shortfall::Recording:
    case Shortfall::Seal:
        if (!detail.isEmpty()) {
            return detail;
        }
        return person.lack == Shortfall::Recording
                   ? rekam::HeadlessOperator::tr("belum direkam. Jalankan lagi perintah yang sama")
                   : rekam::HeadlessOperator::tr(
                         "perekaman belum selesai. Jalankan lagi perintah yang sama");
    case Shortfall::ReadablePacket:
    case Shortfall::ValidPacket:
        return rekam::HeadlessOperator::tr("paket tersegel di brankas rusak. Periksa dengan "
                                           "rekamctl store check, lalu panggil penyelia");
    case Shortfall::Held: {
        const view::MatterView why = workflow::words::held(person.detail);
        return rekam::HeadlessOperator::tr("tersegel, tertahan: %1 %2").arg(why.cause, why.remedy);
    }
    case Shortfall::Receipt:
        return notYet(rekam::HeadlessOperator::tr("tersegel, belum ada resi dari pusat"), line);
    case Shortfall::Answer:
        return notYet(
            rekam::HeadlessOperator::tr("pusat sudah menerima, belum memeriksa (adapter)"), line);
    case Shortfall::ValidReceipt:
    case Shortfall::ValidAnswer:
        return rekam::HeadlessOperator::tr(
            "resi dari pusat tidak sah. Paket tetap tersimpan; laporkan ke kantor");
    case Shortfall::Acceptance:
        break;
    }
    const view::AlertView why = workflow::words::rejection(person.detail);
    return QStringLiteral("%1 %2").arg(why.cause, why.remedy);
}

} // namespace rekam
