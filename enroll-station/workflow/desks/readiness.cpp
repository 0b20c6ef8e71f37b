#include "workflow/desks/readiness.h"

#include "base/room.h"
#include "workflow/desks/close_day_facts.h"
#include "workflow/desks/desk.h"
#include "workflow/desks/devices_desk.h"
#include "workflow/desks/home_desk.h"
#include "workflow/session/waiting_age.h"
#include "workflow/station/supervision.h"
#include "workflow/words/words.h"

#include <QGuiApplication>
#include <QLocale>

#include <algorithm>
#include <chrono>

namespace rekam::workflow {

using drivers::DeviceKind;
using view::ActionId;
using view::Tone;

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::hours kExpiryWarning = 24h * 14;
/// What a record takes, before one was made: about 5 MB with four slaps at 500 ppi, in the store
/// and until its receipt in the spool.
constexpr std::uint64_t kFirstGuessBytes = std::uint64_t{10} * 1024 * 1024;
/// The guess weighs as much as this many records: the first few real ones move it gently.
constexpr std::uint64_t kGuessWeight = 20;
constexpr double kBytesInGb = 1e9;

struct Place
{
    QString icon;
    QString name;
};

view::ReadinessView row(const Place& place, const QString& detail, Tone tone, const QString& word)
{
    view::ReadinessView made;
    made.icon = place.icon;
    made.name = place.name;
    made.detail = detail;
    made.tone = tone;
    made.word = word;
    return made;
}

view::ActionView remedyTo(const QString& label, const QString& subject, const QString& icon)
{
    view::ActionView made = action(ActionId::Remedy, label, icon, Qt::Key_unknown);
    made.subject = subject;
    return made;
}

view::ReadinessView deviceRow(const DeviceState& device, const std::map<DeviceKind, bool>& tests)
{
    const Place place{DevicesDesk::idOf(device.kind), words::deviceName(device.kind)};
    const QString model = words::text(device.info.maker + " " + device.info.model).trimmed();
    view::ReadinessView made;
    switch (device.health) {
    case DeviceState::Health::Ready:
    case DeviceState::Health::Busy: {
        const auto tested = tests.find(device.kind);
        if (tested != tests.end() && !tested->second) {
            made = row(place, rekam::workflow::HomeDesk::tr("%1 belum lulus uji diri.").arg(model),
                       Tone::Warn, rekam::workflow::HomeDesk::tr("Periksa"));
            break;
        }
        const bool isVirtual = device.info.origin == drivers::DeviceOrigin::Virtual;
        return row(place,
                   tested != tests.end()
                       ? rekam::workflow::HomeDesk::tr("%1 · lulus uji").arg(model)
                       : model,
                   Tone::Ok,
                   isVirtual ? rekam::workflow::HomeDesk::tr("Virtual")
                             : rekam::workflow::HomeDesk::tr("Siap"));
    }
    case DeviceState::Health::Absent:
        made = row(place, rekam::workflow::HomeDesk::tr("Pasang alatnya, lalu F5."), Tone::Warn,
                   rekam::workflow::HomeDesk::tr("Belum ada"));
        break;
    case DeviceState::Health::Lost:
        made = row(place, rekam::workflow::HomeDesk::tr("Terlepas. Pasang lagi, lalu F5."),
                   Tone::Err, rekam::workflow::HomeDesk::tr("Terlepas"));
        break;
    }
    if (device.kind == DeviceKind::Camera && device.alternatives == 0) {
        made.tone = Tone::Err; // no photo, no recording
    }
    made.action = remedyTo(rekam::workflow::HomeDesk::tr("Perangkat"), QStringLiteral("devices"),
                           QStringLiteral("device"));
    return made;
}

/// Two figures are known of an estimate, and it does not flicker.
std::uint64_t rounded(std::uint64_t count)
{
    std::uint64_t unit = 1;
    while (count / unit >= 100) {
        unit *= 10;
    }
    return count / unit * unit;
}

view::ReadinessView diskRow(const ReadinessFacts& facts, const provision::Policy& policy)
{
    const Place place{QStringLiteral("disk"), rekam::workflow::HomeDesk::tr("Disk")};
    if (!facts.machine.freeBytes) {
        return row(place, rekam::workflow::HomeDesk::tr("Sisa ruang tidak terbaca."), Tone::Warn,
                   rekam::workflow::HomeDesk::tr("Periksa"));
    }
    const QString free =
        QLocale(QLocale::Indonesian)
            .toString(static_cast<double>(*facts.machine.freeBytes) / kBytesInGb, 'f', 1);
    const std::uint64_t each = std::max<std::uint64_t>(facts.bytesPerRecord, 1);
    const std::uint64_t kept = store::kReserveBytes;
    const std::uint64_t fits =
        *facts.machine.freeBytes > kept ? rounded((*facts.machine.freeBytes - kept) / each) : 0;
    const QString detail = rekam::workflow::HomeDesk::tr("%1 GB · ±%2 rekaman")
                               .arg(free, QLocale(QLocale::Indonesian).toString(fits));
    if (facts.block == BeginBlock::DiskFull) {
        view::ReadinessView made =
            row(place,
                rekam::workflow::HomeDesk::tr(
                    "%1 GB bebas di %2, perlu %3 MiB. Kirim paket atau kosongkan disk.")
                    .arg(free, words::text(facts.folder))
                    .arg(policy.diskFreeMiBMin),
                Tone::Err, rekam::workflow::HomeDesk::tr("Penuh"));
        made.action = remedyTo(rekam::workflow::HomeDesk::tr("Kirim"), QStringLiteral("sync"),
                               QStringLiteral("send"));
        return made;
    }
    return row(place, detail, Tone::Ok, rekam::workflow::HomeDesk::tr("Cukup"));
}

view::ReadinessView batteryRow(const std::optional<BatteryFacts>& battery)
{
    const Place place{QStringLiteral("battery"), rekam::workflow::HomeDesk::tr("Baterai")};
    if (!battery) {
        return row(place, rekam::workflow::HomeDesk::tr("tidak ada baterai terbaca"), Tone::Neutral,
                   rekam::workflow::HomeDesk::tr("Listrik"));
    }
    const QString percent = rekam::workflow::HomeDesk::tr("%1 %").arg(battery->percent);
    if (battery->charging) {
        return row(place, rekam::workflow::HomeDesk::tr("%1, sedang diisi").arg(percent), Tone::Ok,
                   rekam::workflow::HomeDesk::tr("Listrik"));
    }
    if (battery->percent > kBatteryLowPercent) {
        return row(place, percent, Tone::Ok, rekam::workflow::HomeDesk::tr("Cukup"));
    }
    return row(place,
               rekam::workflow::HomeDesk::tr(
                   "%1. Sambungkan listrik. Semua langkah tersimpan bila laptop mati.")
                   .arg(percent),
               battery->percent <= kBatteryCriticalPercent ? Tone::Err : Tone::Warn,
               rekam::workflow::HomeDesk::tr("Rendah"));
}

view::ReadinessView clockRow(const StationCore& core)
{
    const Place place{QStringLiteral("clock"), rekam::workflow::HomeDesk::tr("Jam")};
    const QString now = words::toLocal(core.now()).toString(QStringLiteral("dd/MM/yyyy HH.mm"));
    if (core.clockInDoubt()) {
        view::ReadinessView made =
            row(place,
                rekam::workflow::HomeDesk::tr("%1, lebih awal dari rekaman terakhir (%2)")
                    .arg(now, words::dateTime(*core.clockInDoubt())),
                Tone::Err, rekam::workflow::HomeDesk::tr("Belum pasti"));
        made.action = remedyTo(rekam::workflow::HomeDesk::tr("Konfirmasi jam"),
                               QStringLiteral("clock"), QStringLiteral("supervisor"));
        made.action->key = Qt::Key_F6;
        return made;
    }
    return row(place, rekam::workflow::HomeDesk::tr("%1 · tidak mundur").arg(now), Tone::Ok,
               rekam::workflow::HomeDesk::tr("Cocok"));
}

view::ReadinessView keysRow(const StationCore& core)
{
    const Place place{QStringLiteral("key"), rekam::workflow::HomeDesk::tr("Kunci stasiun")};
    const provision::Bundle& bundle = core.identity()->bundle;
    const QString until = words::toLocal(bundle.expiresAt).toString(QStringLiteral("dd/MM/yyyy"));
    if (provision::expiredAt(bundle, core.now())) {
        return row(place,
                   rekam::workflow::HomeDesk::tr(
                       "Habis %1. Minta berkas stasiun baru dari kantor; mengirim tetap bisa.")
                       .arg(until),
                   Tone::Err, rekam::workflow::HomeDesk::tr("Habis"));
    }
    if (bundle.expiresAt - core.now() < kExpiryWarning) {
        return row(place,
                   rekam::workflow::HomeDesk::tr("Berlaku sampai %1. Minta berkas stasiun baru.")
                       .arg(until),
                   Tone::Warn, rekam::workflow::HomeDesk::tr("Segera habis"));
    }
    return row(place, rekam::workflow::HomeDesk::tr("berlaku sampai %1").arg(until), Tone::Ok,
               rekam::workflow::HomeDesk::tr("Berlaku"));
}

view::ReadinessView listRow(const StationCore& core)
{
    const Place place{QStringLiteral("document"),
                      rekam::workflow::HomeDesk::tr("Daftar & kebijakan")};
    const QString policy =
        rekam::workflow::HomeDesk::tr("kebijakan v%1").arg(core.policy().version);
    if (!core.session()) {
        view::ReadinessView made =
            row(place, rekam::workflow::HomeDesk::tr("belum ada daftar · %1").arg(policy),
                Tone::Warn, rekam::workflow::HomeDesk::tr("Impor"));
        made.action = remedyTo(rekam::workflow::HomeDesk::tr("Impor daftar"),
                               QStringLiteral("import"), QStringLiteral("import"));
        return made;
    }
    const store::SessionFacts& facts = core.session()->facts;
    if (!facts.listMarkedApproved) {
        return row(
            place,
            rekam::workflow::HomeDesk::tr("daftar %1 · %2").arg(words::date(facts.day), policy),
            Tone::Warn, rekam::workflow::HomeDesk::tr("Belum disetujui"));
    }
    return row(place,
               rekam::workflow::HomeDesk::tr("daftar %1 · %2").arg(words::date(facts.day), policy),
               Tone::Ok, rekam::workflow::HomeDesk::tr("Ada"));
}

view::ReadinessView agentRow(const StationCore& core)
{
    const Place place{QStringLiteral("send"), rekam::workflow::HomeDesk::tr("Agen kirim")};
    if (!core.agentAsked()) {
        return row(place, rekam::workflow::HomeDesk::tr("menunggu jawaban"), Tone::Neutral,
                   rekam::workflow::HomeDesk::tr("Memeriksa…"));
    }
    if (!core.agent()) {
        view::ReadinessView made = row(
            place, rekam::workflow::HomeDesk::tr("Berhenti; selama itu tidak ada yang dikirim."),
            Tone::Warn, rekam::workflow::HomeDesk::tr("Berhenti"));
        made.action = remedyTo(rekam::workflow::HomeDesk::tr("Kirim"), QStringLiteral("sync"),
                               QStringLiteral("send"));
        return made;
    }
    if (core.agent()->link == control::LinkState::Connected) {
        return row(place, rekam::workflow::HomeDesk::tr("tersambung ke pusat"), Tone::Ok,
                   rekam::workflow::HomeDesk::tr("Daring"));
    }
    return row(place, rekam::workflow::HomeDesk::tr("perekaman berjalan seperti biasa"),
               Tone::Neutral, rekam::workflow::HomeDesk::tr("Luring"));
}

/// How long nothing was received though something waits; only where it is long.
std::optional<view::ReadinessView> offlineRow(const ReadinessFacts& facts,
                                              const provision::Policy& policy)
{
    if (facts.daysOffline < policy.alarmFirstDays) {
        return std::nullopt;
    }
    const bool blocked = facts.daysOffline >= policy.offlineDaysMax;
    view::ReadinessView made =
        row({QStringLiteral("send"), rekam::workflow::HomeDesk::tr("Resi pusat")},
            rekam::workflow::HomeDesk::tr("%1 hari tanpa resi, batas %2 hari. Kirim, atau bawa "
                                          "salinan ke kantor.")
                .arg(facts.daysOffline)
                .arg(policy.offlineDaysMax),
            blocked ? Tone::Err : Tone::Warn,
            blocked ? rekam::workflow::HomeDesk::tr("Lewat batas")
                    : rekam::workflow::HomeDesk::tr("Lama"));
    made.action = remedyTo(rekam::workflow::HomeDesk::tr("Kirim"), QStringLiteral("sync"),
                           QStringLiteral("send"));
    return made;
}

/// What *Tutup dengan catatan* leaves behind, until it is safe.
view::ReadinessView unsafeRow(int packets)
{
    view::ReadinessView made =
        row({QStringLiteral("shield-alert"), rekam::workflow::HomeDesk::tr("Sesi sebelumnya")},
            rekam::workflow::HomeDesk::tr(
                "%1 paket dari sesi yang sudah ditutup baru ada di laptop ini. Kirim sekarang.")
                .arg(packets),
            Tone::Err, rekam::workflow::HomeDesk::tr("Belum aman"));
    made.action = remedyTo(rekam::workflow::HomeDesk::tr("Kirim"), QStringLiteral("sync"),
                           QStringLiteral("send"));
    return made;
}

/// The store itself, only where it needs somebody.
std::optional<view::ReadinessView> vaultRow(const StationCore& core)
{
    const Place place{QStringLiteral("shield-alert"), rekam::workflow::HomeDesk::tr("Brankas")};
    if (core.upkeep() && core.upkeep()->damage) {
        return row(
            place,
            rekam::workflow::HomeDesk::tr(
                "Halaman brankas rusak: disk berubah isinya. Jangan merekam. Kirim dahulu yang "
                "menunggu, lalu minta penyelia memulihkan store/ dari cadangan "
                "(out/cadangan); rekaman yang sudah terkirim aman di pusat."),
            Tone::Err, rekam::workflow::HomeDesk::tr("Rusak"));
    }
    if (core.rekey() == Rekey::Deferred) {
        return row(place,
                   rekam::workflow::HomeDesk::tr(
                       "Kunci petugas yang dicabut belum diganti: ruang disk kurang. Kosongkan "
                       "disk, lalu masuk lagi."),
                   Tone::Warn, rekam::workflow::HomeDesk::tr("Tertunda"));
    }
    return std::nullopt;
}

/// What was recorded after the copy that was put back is not here; only the centre knows of it.
std::optional<view::ReadinessView> olderCopyRow(const ReadinessFacts& facts)
{
    if (!facts.olderCopy) {
        return std::nullopt;
    }
    const Place place{QStringLiteral("history"), rekam::workflow::HomeDesk::tr("Brankas lama")};
    const QString since = words::dateTime(*facts.olderCopy);
    view::ReadinessView made =
        facts.olderCopyNow
            ? row(place,
                  rekam::workflow::HomeDesk::tr(
                      "Brankas ini salinan lama (diketahui %1). Cocokkan dengan resi pusat "
                      "sebelum merekam; panggil penyelia.")
                      .arg(since),
                  Tone::Err, rekam::workflow::HomeDesk::tr("Salinan lama"))
            : row(place,
                  rekam::workflow::HomeDesk::tr(
                      "Salinan lama pernah dipasang (%1). Cocokkan rekaman dengan resi pusat.")
                      .arg(since),
                  Tone::Warn, rekam::workflow::HomeDesk::tr("Salinan lama"));
    made.action = remedyTo(rekam::workflow::HomeDesk::tr("Sudah dicocokkan"),
                           QStringLiteral("older-store"), QStringLiteral("supervisor"));
    return made;
}

view::ReadinessView screenRow()
{
    const Place place{QStringLiteral("screen"), rekam::workflow::HomeDesk::tr("Layar siswa")};
    const auto screens = QGuiApplication::screens().size();
    return screens > 1
               ? row(place, rekam::workflow::HomeDesk::tr("%1 layar tersambung").arg(screens),
                     Tone::Ok, rekam::workflow::HomeDesk::tr("Siap"))
               : row(place, rekam::workflow::HomeDesk::tr("putar laptop ke siswa saat perlu"),
                     Tone::Neutral, rekam::workflow::HomeDesk::tr("Satu layar"));
}

int badness(const view::ReadinessView& each)
{
    switch (each.tone) {
    case Tone::Err:
        return 3;
    case Tone::Warn:
        return 2;
    case Tone::Neutral:
        return 1;
    case Tone::Primary:
    case Tone::Ok:
    case Tone::Exc:
        break;
    }
    return 0;
}

view::ActionView primaryTo(const QString& label, const QString& icon, const QString& subject)
{
    view::ActionView made = primaryAction(label, icon);
    made.subject = subject;
    return made;
}

std::optional<view::ActionView> remedyOf(const StationCore& core, const ReadinessFacts& facts)
{
    if (core.clockInDoubt()) {
        return primaryTo(rekam::workflow::HomeDesk::tr("Konfirmasi jam"),
                         QStringLiteral("supervisor"), QStringLiteral("clock"));
    }
    if (facts.block) {
        switch (*facts.block) {
        case BeginBlock::KeysExpired:
        case BeginBlock::DiskFull:
        case BeginBlock::Offline:
        case BeginBlock::StoreDamaged: // what waits goes out first, then the backup comes back
            return primaryTo(rekam::workflow::HomeDesk::tr("Kirim & salin dahulu"),
                             QStringLiteral("send"), QStringLiteral("sync"));
        case BeginBlock::OlderStore:
            return primaryTo(rekam::workflow::HomeDesk::tr("Sudah dicocokkan"),
                             QStringLiteral("supervisor"), QStringLiteral("older-store"));
        case BeginBlock::ClockInDoubt: // the core has not heard of it yet; its tick comes
        case BeginBlock::NoSession:    // the import is offered in its place
        case BeginBlock::TooYoung:
            break;
        }
    }
    const auto devices = core.capture().devices();
    const auto camera = std::ranges::find(devices, DeviceKind::Camera, &DeviceState::kind);
    const bool seen = camera != devices.end() &&
                      (camera->health == DeviceState::Health::Ready ||
                       camera->health == DeviceState::Health::Busy || camera->alternatives > 0);
    if (!seen) {
        return primaryTo(rekam::workflow::HomeDesk::tr("Pasang kamera"), QStringLiteral("camera"),
                         QStringLiteral("devices"));
    }
    return std::nullopt;
}

} // namespace

ReadinessFacts measureReadiness(OpenStation& station)
{
    ReadinessFacts facts;
    facts.machine = measureMachine(*station.world.files, station.identity.home.store());
    std::uint64_t all = kGuessWeight * kFirstGuessBytes;
    std::uint64_t records = kGuessWeight;
    if (const auto packets = station.store->packets().list(std::nullopt)) {
        for (const store::PacketRow& packet : packets.value()) {
            if (packet.kind == packet::Kind::Full) { // an approval is small, and nobody's record
                all += 2 * packet.sizeBytes;
                ++records;
            }
        }
        facts.daysOffline =
            static_cast<int>(daysOffline(packets.value(), station.world.clock->wallTime()).count());
    }
    facts.bytesPerRecord = all / records;
    facts.block = beginBlock(station);
    facts.folder = station.identity.home.store().string();
    if (const auto last = olderStore(station)) {
        facts.olderCopy = last.value();
    }
    facts.olderCopyNow = facts.olderCopy && station.store->findings().rollbackSuspected;
    if (const auto left = leftUnsafe(station)) {
        facts.leftUnsafe = left.value();
    }
    return facts;
}

Readiness assessReadiness(const StationCore& core, const ReadinessFacts& facts,
                          const std::map<DeviceKind, bool>& tests)
{
    Readiness readiness;
    for (const DeviceState& device : core.capture().devices()) {
        readiness.rows.append(deviceRow(device, tests));
    }
    readiness.rows += {screenRow(),
                       diskRow(facts, core.policy()),
                       batteryRow(facts.machine.battery),
                       clockRow(core),
                       keysRow(core),
                       listRow(core),
                       agentRow(core)};
    if (const auto vault = vaultRow(core)) {
        readiness.rows.append(*vault);
    }
    if (const auto older = olderCopyRow(facts)) {
        readiness.rows.append(*older);
    }
    if (const auto offline = offlineRow(facts, core.policy())) {
        readiness.rows.append(*offline);
    }
    if (facts.leftUnsafe > 0) {
        readiness.rows.append(unsafeRow(facts.leftUnsafe));
    }
    std::ranges::stable_sort(readiness.rows, std::ranges::greater{}, badness);
    readiness.remedy = remedyOf(core, facts);
    return readiness;
}

view::MatterView matter(BeginBlock block)
{
    switch (block) {
    case BeginBlock::KeysExpired:
        return {rekam::workflow::HomeDesk::tr(
                    "Surat kunci stasiun sudah habis; siswa baru belum dapat direkam."),
                rekam::workflow::HomeDesk::tr(
                    "Minta berkas stasiun baru dari kantor. Menyimpan dan mengirim tetap bisa.")};
    case BeginBlock::ClockInDoubt:
        return {rekam::workflow::HomeDesk::tr(
                    "Jam laptop lebih awal dari rekaman terakhir; perekaman menunggu."),
                rekam::workflow::HomeDesk::tr(
                    "Minta penyelia mengonfirmasi jam di Beranda. Yang sudah terekam tetap aman.")};
    case BeginBlock::Offline:
        return {rekam::workflow::HomeDesk::tr(
                    "Terlalu lama tanpa resi pusat; siswa baru belum dapat direkam."),
                rekam::workflow::HomeDesk::tr(
                    "Sambungkan jaringan lalu kirim di layar Kirim, atau bawa salinan di media ke "
                    "kantor. Menyimpan dan mengirim tetap bisa.")};
    case BeginBlock::NoSession:
        return {
            rekam::workflow::HomeDesk::tr("Sesi sudah ditutup; siswa baru belum dapat direkam."),
            rekam::workflow::HomeDesk::tr(
                "Impor daftar permohonan di Beranda untuk membuka sesi baru.")};
    case BeginBlock::TooYoung:
        return {rekam::workflow::HomeDesk::tr("Siswa ini belum cukup umur untuk direkam."),
                rekam::workflow::HomeDesk::tr("Minta izin penyelia di Antrean, atau tunda.")};
    case BeginBlock::StoreDamaged:
        return {rekam::workflow::HomeDesk::tr("Halaman brankas rusak; perekaman berhenti."),
                rekam::workflow::HomeDesk::tr(
                    "Kirim dahulu yang menunggu, lalu minta penyelia memulihkan store/ dari "
                    "cadangan (out/cadangan).")};
    case BeginBlock::OlderStore:
        return {rekam::workflow::HomeDesk::tr("Brankas ini salinan lama; perekaman menunggu."),
                rekam::workflow::HomeDesk::tr(
                    "Minta penyelia mencocokkan dengan resi pusat dan menyatakannya di Beranda.")};
    case BeginBlock::DiskFull:
        break;
    }
    return {rekam::workflow::HomeDesk::tr("Disk hampir penuh; siswa baru belum dapat direkam."),
            rekam::workflow::HomeDesk::tr(
                "Kirim paket atau kosongkan disk. Yang sudah terekam tetap aman.")};
}

view::AlertView recordingTrouble(const Error& error)
{
    view::AlertView trouble = words::storeTrouble(error);
    if (roomOf(error)) {
        trouble.cause = matter(BeginBlock::DiskFull).cause; // the remedy names how much, and where
    }
    if (const auto block = parseBeginBlock(error.detail);
        block && error.code == ErrorCode::Refused) {
        const view::MatterView why = matter(*block);
        trouble.cause = why.cause;
        trouble.remedy = why.remedy;
    }
    return trouble;
}

} // namespace rekam::workflow
