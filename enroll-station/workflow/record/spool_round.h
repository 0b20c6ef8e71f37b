// The station's round at the spool, once a second: nearly free while nothing has changed.
#pragma once

#include "spool/spool.h"
#include "workflow/record/answers.h"

#include <cstdint>
#include <optional>

namespace rekam::workflow {

/// One to an open store; thread: the store's.
class SpoolRound
{
public:
    /// publishPending() and takeOverAnswers(), unless neither the store nor the spool's folders
    /// have changed since a round that left nothing undone. What fails is in the report, and tried
    /// again at the next round.
    [[nodiscard]] AnswerReport walk(OpenStation& station);

    /// Whether the last round found nothing changed.
    [[nodiscard]] bool rested() const noexcept { return m_rested; }

private:
    struct Sight
    {
        std::uint64_t store = 0;
        spool::ChangeMark spool;

        bool operator==(const Sight&) const = default;
    };

    [[nodiscard]] static std::optional<Sight> look(OpenStation& station);

    std::optional<Sight> m_settled;
    bool m_rested = false;
};

} // namespace rekam::workflow
