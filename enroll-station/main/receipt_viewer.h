// Shows a receipt in the laptop's own PDF viewer, which prints it.
#pragma once

#include "workflow/recording/steps/receipt_step.h"
#include "workflow/station/station_core.h"

#include <QObject>
#include <QTemporaryDir>

#include <memory>

namespace rekam {

/// On a PRODUCTION station the file lies in the runtime folder of the user (in memory, for nobody
/// else to read) and goes with the next receipt, the lock or the program;
/// where there is no such folder, none is shown. A practice station keeps
/// its receipts in a folder, and shows the one there. Threading: the main thread.
class ReceiptViewer : public QObject
{
    Q_OBJECT

public:
    /// Step and core outlive it. `practiceFolder`: where a practice station keeps its receipts.
    ReceiptViewer(workflow::ReceiptStep& step, workflow::StationCore& core, QString practiceFolder);

private:
    /// Where the next one is put; empty: nowhere.
    [[nodiscard]] QString folder();
    void show(const workflow::ReceiptFacts& facts);

    workflow::ReceiptStep& m_step;
    workflow::StationCore& m_core;
    QString m_practiceFolder;
    std::unique_ptr<QTemporaryDir> m_folder;
};

} // namespace rekam
