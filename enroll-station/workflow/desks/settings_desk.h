// Setelan: how the station looks, and what it is: keys, people, policy, audit.
#pragma once

#include "workflow/desks/desk.h"
#include "workflow/desks/machine_facts.h"

#include <optional>

namespace rekam::workflow {

class SettingsDesk final : public Desk
{
    Q_OBJECT

public:
    explicit SettingsDesk(StationCore& core);

    void enter() override;
    void leave() override;
    void show() override;
    void act(view::ActionId action, const QString& subject) override;

    /// What is in force when the station starts.
    void setAppearance(const view::AppearanceView& appearance) { m_appearance = appearance; }

    /// Applies it at once and remembers it; the operator may undo.
    void change(const view::AppearanceView& appearance);

    /// Who waits to be recorded further; empty: nobody.
    void setWaiting(const QString& firstName) { m_waiting = firstName; }

Q_SIGNALS:
    /// To be applied to the windows, before anything is worded anew.
    void appearanceChanged(rekam::view::AppearanceView appearance);
    /// The language may have changed: everything that is shown must be worded anew.
    void wordsChanged();
    void returnRequested();

private:
    /// What the store's thread knows of the store and what lies around it.
    struct Vault
    {
        store::Assurance assurance = store::Assurance::Software;
        std::uint64_t auditEntries = 0;
        std::uint64_t storeBytes = 0; ///< the file of the store; 0 if not readable
        int packets = 0;              ///< sealed here, ever
        std::uint64_t packetBytes = 0;
        int inSpool = 0; ///< packets that wait for a receipt
        MachineFacts machine;
    };

    [[nodiscard]] static Vault look(OpenStation& station);

    void apply(const view::AppearanceView& appearance);
    void verifyAudit();
    [[nodiscard]] view::SettingsSectionView station() const;
    [[nodiscard]] view::SettingsSectionView people() const;
    [[nodiscard]] view::SettingsSectionView policy() const;
    [[nodiscard]] view::SettingsSectionView studentScreen() const;
    [[nodiscard]] view::SettingsSectionView storage() const;
    [[nodiscard]] view::SettingsSectionView help() const;

    bool m_open = false;
    bool m_verifying = false;
    QString m_waiting;
    view::AppearanceView m_appearance;
    std::optional<view::AppearanceView> m_before; ///< what Undo goes back to
    std::optional<Vault> m_vault;
    std::optional<Result<store::AuditVerdict>> m_verdict;
    WallTime m_verifiedAt{};
};

} // namespace rekam::workflow
