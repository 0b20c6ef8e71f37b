#include "workflow/desks/link_alert.h"

#include "workflow/desks/sync_desk.h"

namespace rekam::workflow {

using view::Tone;

view::AlertView linkAlert(control::LinkTrouble trouble, Queue queue)
{
    view::AlertView shown;
    shown.tone = Tone::Err;
    using enum control::LinkTrouble;
    switch (trouble) {
    case None:
        shown.tone = Tone::Neutral;
        break;
    case WrongServerKey:
        shown.cause = rekam::workflow::SyncDesk::tr("Kunci server berbeda dengan berkas stasiun.");
        shown.remedy = rekam::workflow::SyncDesk::tr(
            "Jangan kirim ke server ini. Minta kantor memeriksa alamat dan kunci server.");
        break;
    case Refused:
        shown.cause = rekam::workflow::SyncDesk::tr("Server belum mengenal stasiun ini.");
        shown.remedy =
            rekam::workflow::SyncDesk::tr("Minta kantor mendaftarkan stasiun di server.");
        break;
    case Revoked:
        shown.cause = rekam::workflow::SyncDesk::tr("Stasiun ini sudah dicabut.");
        shown.remedy =
            rekam::workflow::SyncDesk::tr("Paket diterima di karantina saja. Hubungi kantor.");
        break;
    case ServerBusy:
        shown.tone = Tone::Warn;
        shown.cause = rekam::workflow::SyncDesk::tr("Server sedang penuh.");
        shown.remedy = rekam::workflow::SyncDesk::tr("Pengiriman dilanjutkan sendiri.");
        break;
    case ProtocolVersion:
        shown.cause = rekam::workflow::SyncDesk::tr("Versi server tidak cocok.");
        shown.remedy = rekam::workflow::SyncDesk::tr("Perbarui aplikasi atau server.");
        break;
    case BadReceipt:
        shown.cause =
            rekam::workflow::SyncDesk::tr("Server memberi resi yang tidak sah, tidak dihitung.");
        shown.remedy = rekam::workflow::SyncDesk::tr(
            "Rekaman tetap di laptop. Minta kantor memeriksa kunci resi server.");
        break;
    case LocalStorage:
        shown.cause = rekam::workflow::SyncDesk::tr("Kotak kirim tidak dapat ditulis.");
        shown.remedy =
            rekam::workflow::SyncDesk::tr("Periksa ruang disk laptop. Rekaman tetap di brankas.");
        break;
    case Unreachable:
    case Stalled:
        shown.tone = Tone::Primary;
        shown.icon = QStringLiteral("network-off");
        shown.cause = rekam::workflow::SyncDesk::tr("Luring.");
        shown.remedy = queue == Queue::Waits
                           ? rekam::workflow::SyncDesk::tr(
                                 "Perekaman berjalan seperti biasa; pengiriman menunggu jaringan.")
                           : rekam::workflow::SyncDesk::tr(
                                 "Perekaman berjalan seperti biasa; belum ada yang perlu dikirim.");
        break;
    }
    if (queue == Queue::Waits &&
        (trouble == Refused || trouble == ServerBusy || trouble == ProtocolVersion)) {
        shown.remedy +=
            QLatin1Char(' ') + rekam::workflow::SyncDesk::tr("Rekaman menunggu di laptop.");
    }
    return shown;
}

} // namespace rekam::workflow
