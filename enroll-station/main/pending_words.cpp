#include "main/pending_words.h"

#include "main/headless_operator.h"
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

QString pendingCause(const workflow::PendingPerson& person, const view::AlertView& line)
{
    using workflow::Shortfall;
    const QString detail = workflow::words::text(person.detail);
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
    return rekam::HeadlessOperator::tr("ditolak pusat (%1). Rekam ulang siswa ini").arg(detail);
}

} // namespace rekam
