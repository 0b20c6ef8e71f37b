// Step 4, Tanda tangan: the pad mirrored live, judged when the pen rests.
#pragma once

#include "workflow/recording/pen_ink.h"
#include "workflow/recording/steps/step_desk.h"
#include "workflow/recording/stored_pictures.h"

#include <memory>
#include <optional>

namespace rekam::workflow {

class SignatureStep final : public StepDesk
{
    Q_OBJECT

public:
    explicit SignatureStep(Recording& recording);

    void enter() override;
    void leave() override;
    void show() override;
    void act(view::ActionId action, const QString& subject) override;

    [[nodiscard]] bool unsaved() const override { return !m_ink.empty(); }

    [[nodiscard]] PenInk& ink() { return m_ink; }

private:
    [[nodiscard]] bool excepted() const;
    void judge();
    void save();
    void startAnew();
    [[nodiscard]] QVector<view::CheckView> checks() const;
    [[nodiscard]] QVector<view::ChipView> chips() const;
    [[nodiscard]] view::ActionView primary(bool settled) const;

    PenInk m_ink;
    StoredInk m_stored;    ///< what was saved earlier; shown until it is written anew
    bool m_asking = false; ///< a signature is waited for; not while a saved one is shown
    std::shared_ptr<const SignatureAnalysis> m_analysis;
    bool m_current = false;
    bool m_checking = false;    ///< there is ink that was not judged yet
    int m_moves = 0;            ///< so that a judgement of earlier ink is known as such
    int m_attempts = 0;         ///< signatures that were too poor to keep
    bool m_countedPoor = false; ///< this ink is among them; whoever writes slowly is judged often
    bool m_touch = false;       ///< the pad is gone: the canvas takes the strokes
};

} // namespace rekam::workflow
