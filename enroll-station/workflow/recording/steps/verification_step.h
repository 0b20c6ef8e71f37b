// Step 7, Verifikasi telunjuk: a fresh scan of both index fingers, 1:1 against what was just
// stored.
#pragma once

#include "workflow/capture_port.h"
#include "workflow/record/steps.h"
#include "workflow/recording/steps/step_desk.h"

#include <QHash>
#include <QImage>

#include <memory>
#include <optional>

namespace rekam::workflow {

class VerificationStep final : public StepDesk
{
    Q_OBJECT

public:
    explicit VerificationStep(Recording& recording);

    void enter() override;
    void leave() override;
    void show() override;
    void act(view::ActionId action, const QString& subject) override;

private:
    struct Try
    {
        QImage fresh;
        double score = 0;
    };

    [[nodiscard]] std::optional<FingerPosition> turn() const;
    [[nodiscard]] std::optional<double> verifiedScore(FingerPosition finger) const;
    void capture();
    void taken(const std::shared_ptr<const FingersTaken>& taken);
    /// The scan is of the record's own `like`, not of the finger that was asked for.
    void anotherFinger(const std::shared_ptr<const FingersTaken>& taken, FingerPosition like,
                       double score);
    void compared(const std::shared_ptr<const FingersTaken>& taken, const VerifiedFinger& result);
    void refuse(const Error& error);
    void takeStoredAgain();
    void retry(const view::MatterView& matter);
    void loadStored(FingerPosition finger);
    [[nodiscard]] view::VerifyTileView tile(FingerPosition finger) const;

    bool m_current = false;
    int m_visit = 0; ///< so that an answer for an earlier visit is known as such
    FingerPosition m_capturing = FingerPosition::Unknown;
    int m_attempts = 0;
    QHash<int, Try> m_tries; ///< by finger, in this visit
    QHash<int, QImage> m_stored;
};

} // namespace rekam::workflow
