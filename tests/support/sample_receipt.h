// A student's receipt with everything on it (invented).
#pragma once

#include "documents/receipt_document.h"

#include <QDate>
#include <QDateTime>

namespace rekam::testing {

[[nodiscard]] inline workflow::ReceiptFacts sampleReceipt()
{
    workflow::ReceiptFacts facts;
    facts.number = QStringLiteral("PKU-K03-000092");
    facts.packetId = QStringLiteral("00112233445566778899aabbccddeeff");
    facts.name = QStringLiteral("Nur Aini Al-Fitri");
    facts.maskedNik = QStringLiteral("1471 09·· ···· 0003");
    facts.birthDate = QDate(2009, 11, 3);
    facts.school = QStringLiteral("SMAN 27 Pekanbaru");
    facts.recordedAt = QDateTime(QDate(2026, 11, 24), QTime(9, 44));
    facts.station = QStringLiteral("PKU-K03");
    facts.office = QStringLiteral("Disdukcapil Kota Pekanbaru");
    facts.contact = facts.office;
    facts.operatorName = QStringLiteral("Rina Marlina");
    facts.entitlement = QStringLiteral("Menunggu siap cetak (PRR)");
    return facts;
}

} // namespace rekam::testing
