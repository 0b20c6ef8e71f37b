// What Kirim says when records wait too long or the counter stands still.
#include "workflow/desks/sync_desk.h"
#include "workflow/words/words.h"

#include <algorithm>

namespace rekam::workflow {

using view::Tone;

AgeAlarm SyncDesk::ageAlarmOf(const Line& line) const
{
    return ageAlarm(line.row, core().now(), core().policy());
}

/// What has waited for the policy's second or third number of days; the first shows in its row.
view::AlertView SyncDesk::ageAlert() const
{
    QStringList numbers;
    AgeAlarm worst = AgeAlarm::None;
    for (const Line& line : m_lines) {
        const AgeAlarm alarm = ageAlarmOf(line);
        if (alarm >= AgeAlarm::Second) {
            numbers.append(numberOf(line.row));
            worst = std::max(worst, alarm);
        }
    }
    if (numbers.isEmpty()) {
        return {};
    }
    const provision::Policy& policy = core().policy();
    view::AlertView shown;
    shown.tone = worst == AgeAlarm::Third ? Tone::Err : Tone::Warn;
    shown.cause =
        tr("Belum diterima sejak %1 hari atau lebih: %2.")
            .arg(worst == AgeAlarm::Third ? policy.alarmThirdDays : policy.alarmSecondDays)
            .arg(named(numbers));
    shown.remedy = tr("Sambungkan jaringan lalu Kirim sekarang, atau bawa salinan di media ke "
                      "kantor.");
    return shown;
}

bool SyncDesk::counterFlat() const
{
    return core().agent() &&
           m_counter.flatFor(core().now()).count() >= core().policy().flatCounterMinutes;
}

/// The counter must rise while something waits.
view::AlertView SyncDesk::flatAlert() const
{
    if (!counterFlat()) {
        return {};
    }
    view::AlertView shown;
    shown.tone = Tone::Warn;
    shown.cause = tr("Penghitung kirim diam %1 menit, %2 paket menunggu.")
                      .arg(m_counter.flatFor(core().now()).count())
                      .arg(core().agent()->waiting);
    shown.remedy = tr("Periksa jaringan, lalu Uji lagi (F5). Rekaman tetap aman di laptop.");
    return shown;
}

/// Where it is on its road; how many days it has waited once those are the policy's first alarm.
view::ChipView SyncDesk::journeyOf(const Line& line) const
{
    const store::PacketRow& row = line.row;
    if (row.answer == packet::Verdict::Rejected) {
        return {tr("Ditolak"), Tone::Err, {}};
    }
    if (row.answer == packet::Verdict::Accepted) {
        return {tr("Disahkan"), Tone::Ok, {}};
    }
    if (row.receiptedAt) {
        return {tr("Diterima"), Tone::Ok, {}};
    }
    if (!row.held.empty()) {
        return {tr("Tertahan"), Tone::Err, {}};
    }
    const AgeAlarm alarm = ageAlarmOf(line);
    if (alarm == AgeAlarm::None) {
        return {tr("Menunggu"), Tone::Primary, {}};
    }
    return {tr("%1 hari").arg(ageOf(row, core().now()).count()),
            alarm == AgeAlarm::Third ? Tone::Err : Tone::Warn,
            {}};
}

} // namespace rekam::workflow
