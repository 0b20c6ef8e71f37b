// Step 5, Sidik jari: slaps 4-4-2 or ten single fingers; good fingers stay, weak ones are asked
// again.
#pragma once

#include "workflow/capture_port.h"
#include "workflow/record/own_fingers.h"
#include "workflow/recording/steps/step_desk.h"

#include <QHash>
#include <QImage>

#include <memory>
#include <optional>
#include <span>

namespace rekam::workflow {

class FingerStep final : public StepDesk
{
    Q_OBJECT

public:
    explicit FingerStep(Recording& recording);

    void enter() override;
    void leave() override;
    void show() override;
    void act(view::ActionId action, const QString& subject) override;

    /// Asks for a finger or slap that is stored already, once: the next good impressions take its
    /// place, whatever the quality of those before. Only at the open step; leaving it forgets this.
    void takeAgain(FingerPosition finger);
    /// By the tab of a hand, 0 to 2 as shown: where everything of it is stored, it is taken again.
    void chooseTab(int tab);

    /// Fingers in view states: ISO position less one, states from what is saved.
    [[nodiscard]] view::HandsView hands() const;

private:
    /// Of those of these that are stored: the finger with the lowest quality, or the slap that it
    /// belongs to where the reader takes slaps; Unknown if none is stored.
    [[nodiscard]] FingerPosition weakest(std::span<const FingerPosition> among) const;
    /// The fingers of a slap that are not excepted, in words.
    [[nodiscard]] QString asked(FingerPosition slap) const;
    void capture();
    [[nodiscard]] bool again(FingerPosition finger) const;
    void taken(const std::shared_ptr<const FingersTaken>& taken);
    void compared(const std::shared_ptr<const FingersTaken>& taken,
                  const std::vector<FingerClash>& clashes);
    void save(const std::shared_ptr<const FingersTaken>& taken);
    void judge(const std::shared_ptr<const FingersTaken>& taken);
    void retry(const view::MatterView& matter);
    void showStudent(FingerPosition turn);
    [[nodiscard]] FingerPosition turn() const;
    [[nodiscard]] QVector<view::CaptureTabView> tabs(FingerPosition turn) const;
    [[nodiscard]] view::ActionBarView actions(FingerPosition turn) const;

    bool m_current = false;
    int m_visit = 0; ///< counts enter() and leave(), so that late results are known as such
    std::optional<FingerPosition> m_again;              ///< to be taken though it is settled
    FingerPosition m_suspect = FingerPosition::Unknown; ///< stored, and like what was taken last
    bool m_capturing = false;
    int m_attempts = 0; ///< in this visit, of the present turn
    QImage m_live;
    QHash<int, QImage> m_prints;                     ///< by finger position
    FingerPosition m_last = FingerPosition::Unknown; ///< what the last capture showed
};

} // namespace rekam::workflow
