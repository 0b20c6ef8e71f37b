#include "workflow/session/school_day.h"

#include "workflow/words/list_words.h"
#include "workflow/words/words.h"

#include <QCoreApplication>

namespace rekam::workflow {

namespace {

/// The context of these words for lupdate, as in words.cpp.
class Words
{
    Q_DECLARE_TR_FUNCTIONS(Words)
};

} // namespace

Result<SchoolDay> readSchoolDay(store::StationStore& store)
{
    auto open = store.roster().currentSession();
    if (!open) {
        return open.error();
    }
    SchoolDay day;
    day.open = std::move(open).value();
    if (day.open) {
        return day;
    }
    auto all = store.roster().sessions(); // newest first
    if (!all) {
        return all.error();
    }
    if (all.value().empty()) {
        return day;
    }
    ClosedDay closed{std::move(all).value().front(), {}};
    const auto counts = store.roster().counts(closed.session.id);
    if (!counts) {
        return counts.error();
    }
    closed.counts = counts.value();
    day.closed = std::move(closed);
    return day;
}

QString closedDaySentence(const ClosedDay& day)
{
    using record::QueueStatus;
    const store::RosterCounts& counts = day.counts;
    const int done = counts.of(QueueStatus::Done);
    const int corrections = counts.of(QueueStatus::NeedsDataCorrection); // sealed, with a proposal
    const int postponed = counts.of(QueueStatus::Postponed);
    return Words::tr("Sesi %1 sudah ditutup %2: %3 selesai, %4 perlu perbaikan, %5 tertunda, %6 "
                     "lainnya. Impor daftar untuk membuka sesi berikutnya.")
        .arg(words::school(day.session.facts.school),
             words::dateTime(day.session.closedAt.value_or(day.session.openedAt)))
        .arg(done)
        .arg(corrections)
        .arg(postponed)
        .arg(counts.total - done - corrections - postponed);
}

QString closedDayProgress(const ClosedDay& day)
{
    return Words::tr("%1 dari %2 selesai")
        .arg(day.counts.of(record::QueueStatus::Done))
        .arg(day.counts.total);
}

} // namespace rekam::workflow
