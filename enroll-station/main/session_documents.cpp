#include "main/session_documents.h"

#include "documents/receipt_document.h"

#include <QDir>
#include <QFileInfo>

namespace rekam {

QString receiptPath(const QString& folder, const workflow::ReceiptFacts& facts)
{
    return QDir(folder).filePath(QStringLiteral("bukti-%1.pdf").arg(facts.number));
}

QString writeMissingReceipts(const QString& folder, const QVector<workflow::ReceiptFacts>& receipts)
{
    if (!QDir().mkpath(folder)) {
        return folder;
    }
    for (const workflow::ReceiptFacts& facts : receipts) {
        QString path = receiptPath(folder, facts);
        if (!QFileInfo::exists(path) && !documents::writeReceipt(facts, path)) {
            return path;
        }
    }
    return {};
}

} // namespace rekam
