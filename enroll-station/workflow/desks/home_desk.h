// Beranda: where the team is today, what is ready, and the list to work through.
#pragma once

#include "workflow/desks/desk.h"
#include "workflow/desks/readiness.h"
#include "workflow/session/roster_import.h"

#include <map>
#include <optional>

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

private:
    void measure();
    void mend(const QString& subject);

    store::RosterCounts m_counts;
    ReadinessFacts m_facts;
    std::map<drivers::DeviceKind, bool> m_tests; ///< whether the last self-test passed
};

} // namespace rekam::workflow
