// Shows a receipt in the laptop's own PDF viewer, which prints it.
#pragma once

#include "workflow/recording/steps/receipt_step.h"
#include "workflow/station/station_core.h"

#include <QObject>
#include <QTemporaryDir>

#include <memory>

namespace rekam {

/// The file lies in the runtime folder of the user (in memory, for nobody else to read) and goes
/// with the next receipt, the lock or the program. Threading: the main thread.
class ReceiptViewer : public QObject
{
    Q_OBJECT

public:
    /// Both outlive it.
    ReceiptViewer(workflow::ReceiptStep& step, workflow::StationCore& core);

private:
    void show(const workflow::ReceiptFacts& facts);

    workflow::ReceiptStep& m_step;
    workflow::StationCore& m_core;
    std::unique_ptr<QTemporaryDir> m_folder;
};

} // namespace rekam
