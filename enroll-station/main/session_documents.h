// Writes the documents of a session as PDF: a slip for every sealed record, the rekap of the day.
#pragma once

#include "workflow/document_facts.h"

#include <QString>

namespace rekam {

/// The file of one slip in `folder`; the record number names it.
[[nodiscard]] QString receiptPath(const QString& folder, const workflow::ReceiptFacts& facts);

/// Writes those that are not there yet. Thread: any; needs a QGuiApplication.
/// @return the path of the first that could not be written; empty if all are there.
[[nodiscard]] QString writeMissingReceipts(const QString& folder,
                                           const QVector<workflow::ReceiptFacts>& receipts);

} // namespace rekam
