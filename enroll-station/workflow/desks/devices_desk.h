// Perangkat: which device of each kind is in use, what its last self-test said, and what could
// take over.
#pragma once

#include "workflow/desks/desk.h"
#include "workflow/desks/machine_facts.h"

#include <QSet>

#include <map>
#include <optional>

namespace rekam::workflow {

class DevicesDesk final : public Desk
{
    Q_OBJECT

public:
    explicit DevicesDesk(StationCore& core);

    void enter() override;
    void leave() override;
    void show() override;
    void act(view::ActionId action, const QString& subject) override;

    /// The cell of the strip that was touched.
    void choose(const QString& cellId);

    /// Who waits to be recorded further; empty: nobody.
    void setWaiting(const QString& firstName) { m_waiting = firstName; }

    /// The id of a kind's cell in the strip and of its card; its icon's name as well.
    [[nodiscard]] static QString idOf(drivers::DeviceKind kind);

    /// What a toast of this screen offers to take back. @return whether it was one.
    bool undo(const QString& subject);

    /// Disk and battery as last measured.
    void setMachine(const MachineFacts& machine);

Q_SIGNALS:
    /// Back to the student, at the same step.
    void returnRequested();

private:
    struct Tested
    {
        bool passed = false;
        QString detail;
        WallTime at{};
    };

    void test();
    void back();
    [[nodiscard]] view::ChipView testChip(const DeviceState& device) const;
    void swap(const QString& id);
    [[nodiscard]] std::optional<DeviceState> deviceOf(const QString& id) const;
    [[nodiscard]] view::DeviceCardView card(const DeviceState& device) const;
    [[nodiscard]] view::DeviceCardView studentScreen() const;
    [[nodiscard]] view::DeviceCardView printer() const;
    [[nodiscard]] view::DeviceCardView disk() const;
    [[nodiscard]] view::DeviceCardView battery() const;
    [[nodiscard]] view::DeviceCardView network() const;
    [[nodiscard]] QString lastTest(drivers::DeviceKind kind) const;
    /// The one that F6 and the primary mend: the worst that something else could stand in for.
    [[nodiscard]] std::optional<drivers::DeviceKind> mendable() const;

    bool m_open = false;
    std::optional<MachineFacts> m_machine; ///< nothing until measured
    QString m_waiting;
    QString m_chosen;
    std::map<drivers::DeviceKind, Tested> m_tested;
    std::map<drivers::DeviceKind, std::string> m_swappedFrom; ///< the id of the one before
    QSet<int> m_testing; ///< kinds whose self-test has not answered yet
};

} // namespace rekam::workflow
