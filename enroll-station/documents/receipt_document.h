// Bukti perekaman: the 80 mm slip that the student takes home.
#pragma once

#include "workflow/document_facts.h"

#include <QImage>
#include <QString>

namespace rekam::documents {

/// Writes one slip as PDF, 80 mm wide, with a QR code of the record's id. Never holds a full NIK.
/// Thread: any; needs a QGuiApplication.
/// @return false if the file could not be written; an earlier file of that name is then unchanged
[[nodiscard]] bool writeReceipt(const workflow::ReceiptFacts& facts, const QString& path);

/// The QR code (ISO/IEC 18004, level M) of the slip, one pixel a module, with its quiet zone.
/// Null if the text is too long.
[[nodiscard]] QImage receiptCodeImage(const QString& text);

} // namespace rekam::documents
