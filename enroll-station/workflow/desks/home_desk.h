// Beranda: where the team is today, what is ready, and the list to work through.
#pragma once

#include "workflow/desks/desk.h"
#include "workflow/desks/readiness.h"
#include "workflow/panels/approval_request.h"
#include "workflow/session/roster_import.h"

#include <map>
#include <optional>
#include <span>

namespace rekam::workflow {

class HomeDesk final : public Desk
{
    Q_OBJECT

public:
    explicit HomeDesk(StationCore& core);

    void enter() override;
    void show() override;
    void act(view::ActionId action, const QString& subject) override;

    /// Takes the list in `file` over for a session of `facts`. Ends in imported() or
    /// importFailed().
    void import(const QString& file, const store::SessionFacts& facts);

Q_SIGNALS:
    void imported(std::shared_ptr<const rekam::workflow::ImportOutcome> outcome);
    void importFailed(rekam::Error error);
    void wantsApproval(rekam::workflow::ApprovalRequest request);

private:
    /// Who is on the list, by what the day owes them. Nobody is counted twice.
    struct Target
    {
        int total = 0;
        int toPrint = 0;    ///< old enough for a card, whether recorded by now or not
        int recordOnly = 0; ///< old enough to be recorded
        int tooYoung = 0;
        int recorded = 0; ///< elsewhere, before this session
        int corrections = 0;
        int done = 0; ///< of all of them, sealed here
    };

    [[nodiscard]] static Target countTarget(std::span<const store::RosterEntry> list,
                                            const record::AgeRules& rules, Date today);
    void showTarget(view::HomeView& shown) const;
    void measure();
    void mend(const QString& subject);

    Target m_target;
    ReadinessFacts m_facts;
    std::map<drivers::DeviceKind, bool> m_tests; ///< whether the last self-test passed
};

} // namespace rekam::workflow
