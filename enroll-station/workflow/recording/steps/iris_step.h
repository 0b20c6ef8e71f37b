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
    void capture();
    void taken(const std::shared_ptr<const IrisTaken>& taken);
    void compared(const std::shared_ptr<const IrisTaken>& taken, double likeOther);
    void store(const std::shared_ptr<const IrisTaken>& taken);
    void retry(const view::MatterView& matter);
    [[nodiscard]] view::EyeView eyeView(Eye eye) const;

    bool m_current = false;
    Eye m_capturing = Eye::Unknown;
    int m_attempts = 0;
    QHash<int, QImage> m_stored;             ///< by Eye, of earlier visits
    std::shared_ptr<const IrisTaken> m_left; ///< last capture in this visit, stored or not
    std::shared_ptr<const IrisTaken> m_right;
};

} // namespace rekam::workflow
