// Antrean: the list of the day, and the student who comes next.
#pragma once

#include "workflow/desks/desk.h"

#include <optional>
#include <vector>

namespace rekam::workflow {

class QueueDesk final : public Desk
{
    Q_OBJECT

public:
    explicit QueueDesk(StationCore& core);

    void enter() override;
    void show() override;
    void act(view::ActionId action, const QString& subject) override;

    void search(const QString& text);
    void chooseClass(int index);
    void chooseFilter(const QString& filterId);
    void choose(const QString& personId);
    /// Enter in the search field, or a hand-held scanner: the first match.
    void scanned(const QString& text);

    /// The one who is next: the first that waits after the chosen one.
    void chooseNext();
    /// The chosen one is done with: the next who waits is chosen.
    void passChosen();

    [[nodiscard]] const store::RosterEntry* chosen() const;

    [[nodiscard]] const std::vector<store::RosterEntry>& entries() const { return m_all; }

    /// Reads the list anew.
    void refresh();

Q_SIGNALS:
    void recordRequested(rekam::store::PersonId person);
    void receiptRequested(rekam::store::PersonId person);
    void loaded();

private:
    [[nodiscard]] std::vector<const store::RosterEntry*> visible() const;
    [[nodiscard]] record::QueueStatus statusToday(const store::RosterEntry& entry) const;
    /// Their record is sealed on this laptop, so that its receipt can be opened again.
    [[nodiscard]] static bool sealedHere(const store::RosterEntry& entry);
    [[nodiscard]] view::ChipView chipOf(const store::RosterEntry& entry) const;
    [[nodiscard]] QString noteOf(const store::RosterEntry& entry) const;
    [[nodiscard]] view::QueueRowView rowOf(const store::RosterEntry& entry) const;
    /// The chosen student with all checks; without the id.
    [[nodiscard]] view::QueuePersonView detailOf(const store::RosterEntry& entry) const;
    [[nodiscard]] static view::CheckView recordedCheck(const store::RosterEntry& entry);
    [[nodiscard]] static view::CheckView nikCheck(const record::Person& who);
    static void setBackground(view::QueuePersonView& shown, const record::Person& who);
    [[nodiscard]] view::CheckView ageCheck(const store::RosterEntry& entry) const;
    [[nodiscard]] QVector<view::QueueFilterView> filters() const;
    void showCounts(view::QueueView& shown) const;

    std::vector<store::RosterEntry> m_all; ///< by queue number
    std::vector<std::string> m_classes;
    QString m_search;
    QString m_filter = QStringLiteral("all");
    int m_class = 0;
    std::optional<store::PersonId> m_chosen;
    view::AlertView m_alert;
};

} // namespace rekam::workflow
