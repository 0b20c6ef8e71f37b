// Kirim & salinan: is it safe, has it arrived, what must be done?
#pragma once

#include "workflow/desks/desk.h"
#include "workflow/desks/flat_counter.h"
#include "workflow/session/waiting_age.h"

#include <vector>

namespace rekam::workflow {

class SyncDesk final : public Desk
{
    Q_OBJECT

public:
    explicit SyncDesk(StationCore& core);

    void enter() override;
    void leave() override;
    void show() override;
    void act(view::ActionId action, const QString& subject) override;

    void chooseTile(const QString& tileId);
    void chooseRow(const QString& rowId);

private:
    struct Line
    {
        store::PacketRow row;
        std::string name;
        std::string operatorName; ///< who sealed it
    };

    void refresh();
    void showRoute(view::SyncView& shown) const;
    [[nodiscard]] QString numberOf(const store::PacketRow& row) const;
    [[nodiscard]] static QString named(const QStringList& numbers);
    [[nodiscard]] view::AlertView receiptAlert() const;
    enum class Bad { Invalid, Void };
    [[nodiscard]] QString badAnswers(Bad kind) const;
    [[nodiscard]] view::AlertView heldAlert() const;
    [[nodiscard]] view::AlertView alert() const;
    [[nodiscard]] view::AlertView troubleAlert() const;
    [[nodiscard]] view::AlertView ageAlert() const;
    [[nodiscard]] view::AlertView flatAlert() const;
    [[nodiscard]] bool counterFlat() const;
    [[nodiscard]] AgeAlarm ageAlarmOf(const Line& line) const;
    [[nodiscard]] view::ChipView journeyOf(const Line& line) const;
    [[nodiscard]] QVector<view::SyncTileView> tiles() const;
    [[nodiscard]] view::SyncRowView shownRow(const Line& line) const;
    [[nodiscard]] bool somethingWaits() const;
    [[nodiscard]] std::vector<const Line*> visible() const;
    [[nodiscard]] QVector<view::TimelineView> timeline(const Line& line) const;

    bool m_current = false;
    std::vector<Line> m_lines; ///< what needs somebody first, then newest first
    FlatCounter m_counter;
    QString m_tile = QStringLiteral("sealed");
    QString m_chosen;
};

} // namespace rekam::workflow
