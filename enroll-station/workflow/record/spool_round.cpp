#include "workflow/record/spool_round.h"

#include "workflow/record/sealing.h"

namespace rekam::workflow {

std::optional<SpoolRound::Sight> SpoolRound::look(OpenStation& station)
{
    const auto stamp = station.store->changeStamp();
    const auto mark = station.spool.changeMark();
    return stamp && mark ? std::optional(Sight{stamp.value(), *mark}) : std::nullopt;
}

AnswerReport SpoolRound::walk(OpenStation& station)
{
    const auto sight = look(station);
    m_rested = sight && sight == m_settled;
    if (m_rested) {
        return {};
    }
    m_settled.reset();
    const auto published = publishPending(station);
    auto report = takeOverAnswers(station);
    if (!report) {
        AnswerReport none;
        none.trouble = published ? report.error() : published.error();
        return none;
    }
    if (!published) {
        report.value().trouble = published.error();
    }
    if (published && report.value().bad.empty()) {
        // As it was before: what this round changed itself is looked at once more.
        m_settled = sight;
    }
    return std::move(report).value();
}

} // namespace rekam::workflow
