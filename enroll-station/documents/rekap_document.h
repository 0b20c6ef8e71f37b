// Rekap: the day's figures by sex, and the list of students behind them.
#pragma once

#include "workflow/document_facts.h"

#include <QString>

namespace rekam::documents {

/// Writes the day's rekap as PDF on A4. NIKs are masked. Thread: any; needs a QGuiApplication.
/// @return false if the file could not be written; an earlier file of that name is then unchanged
[[nodiscard]] bool writeRekap(const workflow::RekapFacts& facts, const QString& path);

} // namespace rekam::documents
