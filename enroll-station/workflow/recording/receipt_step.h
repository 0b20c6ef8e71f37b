// Step 10, Bukti: where the sealed record is, what the student takes home, who is next.
#pragma once

#include "workflow/recording/step_desk.h"

namespace rekam::workflow {

class ReceiptStep final : public StepDesk
{
    Q_OBJECT

public:
    explicit ReceiptStep(Recording& recording);

    void enter() override;
    void leave() override;
    void show() override;
    void act(view::ActionId action, const QString& subject) override;

Q_SIGNALS:
    void printRequested();
    void nextRequested();

private:
    void refresh();

    bool m_current = false;
    bool m_received = false; ///< a verified receipt of the centre is in the store
    int m_copies = 0;        ///< verified copies elsewhere
};

} // namespace rekam::workflow
