#include "workflow/session/queue_order.h"

#include <QStringList>

#include <algorithm>
#include <numeric>
#include <vector>

namespace rekam::workflow {

using record::QueueStatus;

namespace {

constexpr qsizetype kLeastLetters = 3;
constexpr qsizetype kLettersPerSlip = 3;
constexpr qsizetype kTypedMost = 64; // longer than any name on a card

/// Levenshtein's distance.
qsizetype distance(const QString& one, const QString& other)
{
    std::vector<qsizetype> line(static_cast<std::size_t>(other.size()) + 1);
    std::iota(line.begin(), line.end(), 0);
    for (qsizetype i = 0; i < one.size(); ++i) {
        qsizetype diagonal = std::exchange(line[0], i + 1);
        for (std::size_t j = 1; j < line.size(); ++j) {
            const qsizetype changed =
                diagonal + (one[i] == other[static_cast<qsizetype>(j) - 1] ? 0 : 1);
            diagonal = std::exchange(line[j], std::min({changed, line[j] + 1, line[j - 1] + 1}));
        }
    }
    return line.back();
}

} // namespace

bool waits(QueueStatus status)
{
    return status == QueueStatus::Waiting || status == QueueStatus::Recording ||
           status == QueueStatus::Unverified || status == QueueStatus::NeedsRerecording;
}

bool recordable(QueueStatus status)
{
    return waits(status) || status == QueueStatus::Postponed;
}

const store::RosterEntry* nextWaiting(std::span<const store::RosterEntry> queue,
                                      const std::optional<store::PersonId>& done)
{
    const auto other = [&done](const store::RosterEntry& entry) {
        return waits(entry.status) && entry.id != done;
    };
    const auto from =
        done ? std::ranges::find(queue, *done, &store::RosterEntry::id) : queue.begin();
    auto next = std::find_if(from, queue.end(), other);
    if (next == queue.end()) {
        next = std::ranges::find_if(queue, other);
    }
    return next == queue.end() ? nullptr : &*next;
}

const store::RosterEntry* mostAlike(std::span<const store::RosterEntry> queue, const QString& typed)
{
    const QString wanted = typed.simplified().toLower().left(kTypedMost);
    if (wanted.size() < kLeastLetters) {
        return nullptr;
    }
    const store::RosterEntry* best = nullptr;
    qsizetype least = wanted.size() / kLettersPerSlip + 1;
    for (const store::RosterEntry& entry : queue) {
        const QString name = QString::fromStdString(entry.person.name).toLower();
        QStringList parts = name.split(QLatin1Char(' '), Qt::SkipEmptyParts);
        parts.append(name.left(wanted.size()));
        for (const QString& part : std::as_const(parts)) {
            if (const qsizetype slips = distance(wanted, part); slips < least) {
                least = slips;
                best = &entry;
            }
        }
    }
    return best;
}

} // namespace rekam::workflow
