#include "workflow/session/waiting_age.h"

#include <algorithm>
#include <optional>

namespace rekam::workflow {

namespace {

std::chrono::days wholeDays(WallTime since, WallTime now)
{
    return std::max(std::chrono::floor<std::chrono::days>(now - since), std::chrono::days(0));
}

} // namespace

bool waitsForReceipt(const store::PacketRow& row)
{
    return !row.receiptedAt && !row.answer && row.held.empty();
}

std::chrono::days ageOf(const store::PacketRow& row, WallTime now)
{
    return wholeDays(row.sealedAt, now);
}

AgeAlarm ageAlarm(const store::PacketRow& row, WallTime now, const provision::Policy& policy)
{
    if (!waitsForReceipt(row)) {
        return AgeAlarm::None;
    }
    const auto age = ageOf(row, now).count();
    return age >= policy.alarmThirdDays    ? AgeAlarm::Third
           : age >= policy.alarmSecondDays ? AgeAlarm::Second
           : age >= policy.alarmFirstDays  ? AgeAlarm::First
                                           : AgeAlarm::None;
}

std::chrono::days daysOffline(std::span<const store::PacketRow> rows, WallTime now)
{
    std::optional<WallTime> oldest; // of what waits
    std::optional<WallTime> heard;
    for (const store::PacketRow& row : rows) {
        heard = std::max({heard, row.receiptedAt, row.answeredAt});
        if (waitsForReceipt(row) && (!oldest || row.sealedAt < *oldest)) {
            oldest = row.sealedAt;
        }
    }
    return oldest ? wholeDays(std::max(*oldest, heard.value_or(*oldest)), now)
                  : std::chrono::days(0);
}

} // namespace rekam::workflow
