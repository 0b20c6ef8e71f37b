#include "main/receipt_viewer.h"

#include "main/session_documents.h"

#include <QDesktopServices>
#include <QDir>
#include <QStandardPaths>
#include <QUrl>

#include <utility>

namespace rekam {

using workflow::ReceiptStep;

ReceiptViewer::ReceiptViewer(ReceiptStep& step, workflow::StationCore& core, QString practiceFolder)
    : m_step(step)
    , m_core(core)
    , m_practiceFolder(std::move(practiceFolder))
{
    connect(&step, &ReceiptStep::printRequested, this, &ReceiptViewer::show);
    connect(&core, &workflow::StationCore::loggedInChanged, this, [this] { m_folder.reset(); });
}

QString ReceiptViewer::folder()
{
    if (m_core.practice()) {
        return m_practiceFolder;
    }
    // Without it Qt would take /tmp, which lies on the disk.
    if (qEnvironmentVariableIsEmpty("XDG_RUNTIME_DIR")) {
        return {};
    }
    const QDir runtime(QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation));
    m_folder = std::make_unique<QTemporaryDir>(runtime.filePath(QStringLiteral("rekam-XXXXXX")));
    return m_folder->isValid() ? m_folder->path() : QString();
}

void ReceiptViewer::show(const workflow::ReceiptFacts& facts)
{
    const QString folder = this->folder();
    if (folder.isEmpty()) {
        m_step.printed(ReceiptStep::Printing::NoMemoryFolder);
        return;
    }
    m_core.compute(
        this, [folder, facts] { return writeMissingReceipts(folder, {facts}).isEmpty(); },
        [this, path = receiptPath(folder, facts)](bool written) {
            m_step.printed(!written ? ReceiptStep::Printing::NotWritten
                           : QDesktopServices::openUrl(QUrl::fromLocalFile(path))
                               ? ReceiptStep::Printing::Opened
                               : ReceiptStep::Printing::NoViewer,
                           path);
        });
}

} // namespace rekam
