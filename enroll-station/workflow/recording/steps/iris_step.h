// Step 6, Iris: one eye after the other; each is stored on its own.
#pragma once

#include "workflow/capture_port.h"
#include "workflow/recording/steps/step_desk.h"

#include <QHash>
#include <QImage>

#include <memory>

namespace rekam::workflow {

class IrisStep final : public StepDesk
{
    Q_OBJECT

public:
    explicit IrisStep(Recording& recording);

    void enter() override;
    void leave() override;
    void show() override;
    void act(view::ActionId action, const QString& subject) override;

private:
    [[nodiscard]] Eye turn() const;
    /// Of the stored eyes the one with the lower quality; Unknown if none is stored.
    [[nodiscard]] Eye weakest() const;
    void capture();
    void taken(const std::shared_ptr<const IrisTaken>& taken);
    void compared(const std::shared_ptr<const IrisTaken>& taken, double likeOther, int visit);
    void store(const std::shared_ptr<const IrisTaken>& taken);
    void retry(const view::MatterView& matter);
    void measureStored();
    [[nodiscard]] view::EyeView eyeView(Eye eye) const;

    bool m_current = false;
    int m_visit = 0;            ///< so that what was read for an earlier visit is known as such
    Eye m_again = Eye::Unknown; ///< stored, and asked for once more
    Eye m_capturing = Eye::Unknown;
    int m_attempts = 0;
    QHash<int, QImage> m_stored; ///< by Eye, of earlier visits
    /// Last capture in this visit, stored or not; else what is stored, measured again.
    std::shared_ptr<const IrisTaken> m_left;
    std::shared_ptr<const IrisTaken> m_right;
};

} // namespace rekam::workflow
