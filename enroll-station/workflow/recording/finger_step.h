// Step 5, Sidik jari: slaps 4-4-2 or ten single fingers; good fingers stay, weak ones are asked
// again.
#pragma once

#include "workflow/capture_port.h"
#include "workflow/recording/step_desk.h"

#include <QHash>
#include <QImage>

#include <memory>

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

    /// Fingers in view states: ISO position less one, states from what is saved.
    [[nodiscard]] view::HandsView hands() const;

private:
    void capture();
    void taken(const std::shared_ptr<const FingersTaken>& taken);
    void judge(const std::shared_ptr<const FingersTaken>& taken);
    void retry(const view::MatterView& matter);
    void showStudent(FingerPosition turn);
    [[nodiscard]] FingerPosition turn() const;
    [[nodiscard]] QVector<view::CaptureTabView> tabs(FingerPosition turn) const;
    [[nodiscard]] view::ActionBarView actions(FingerPosition turn) const;

    bool m_current = false;
    bool m_capturing = false;
    int m_attempts = 0; ///< in this visit, of the present turn
    QImage m_live;
    QHash<int, QImage> m_prints;                     ///< by finger position
    FingerPosition m_last = FingerPosition::Unknown; ///< what the last capture showed
};

} // namespace rekam::workflow
