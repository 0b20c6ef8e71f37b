// Step 8, Pernyataan: the truth statement, signed and bound to the hash of the record.
#pragma once

#include "workflow/recording/pen_ink.h"
#include "workflow/recording/steps/step_desk.h"
#include "workflow/recording/stored_pictures.h"

#include <memory>

namespace rekam::workflow {

class StatementStep final : public StepDesk
{
    Q_OBJECT

public:
    explicit StatementStep(Recording& recording);

    void enter() override;
    void leave() override;
    void show() override;
    void act(view::ActionId action, const QString& subject) override;

    /// By the student's tap or the operator's tick.
    void agree(bool agreed);

    [[nodiscard]] PenInk& ink() { return m_ink; }

private:
    [[nodiscard]] QStringList paragraphs() const;
    [[nodiscard]] bool signatureExcepted() const;
    [[nodiscard]] view::ChipView signatureChip() const;
    [[nodiscard]] view::ActionView primary() const;
    void loadStored();
    void judge();
    void save();

    PenInk m_ink;
    StoredInk m_stored;   ///< of the statement that stands
    bool m_saved = false; ///< it was signed, for the record as it is now, and is shown
    std::shared_ptr<const SignatureAnalysis> m_analysis;
    bool m_current = false;
    bool m_writing = false; ///< the pen has not rested since it moved last
    bool m_agreed = false;
};

} // namespace rekam::workflow
