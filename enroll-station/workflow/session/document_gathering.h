// Gathers from the store what the documents of a day state.
#pragma once

#include "record/age.h"
#include "workflow/document_facts.h"
#include "workflow/station/open_station.h"

#include <optional>
#include <span>

namespace rekam::workflow {

/// Whether a record made on `day` prints no card yet: below the printing age, also with a
/// supervisor's permission below the recording age. Pure.
[[nodiscard]] bool isRecordOnly(const record::Person& who, Date day, const record::AgeRules& rules);

/// Whom the student asks about the card: the office's contact, else its name.
[[nodiscard]] QString contactOf(const provision::Bundle& bundle);

/// What was excepted of a record, one line a reason: *Manis kanan, tengah kanan: luka sementara*.
[[nodiscard]] QStringList exceptionLines(const store::Enrolment& enrolment);
/// The days on which the student was asked to come again; empty: none.
[[nodiscard]] QString revisitDays(const store::Enrolment& enrolment);

/// Of a sealed record. `number` and times come from its packet. Pure.
[[nodiscard]] ReceiptFacts receiptFacts(const StationIdentity& identity,
                                        const store::Enrolment& enrolment,
                                        const store::PacketRow& packet,
                                        const QString& operatorName);

/// Bukti of every person of `people` whose record is sealed. Thread: the store's.
[[nodiscard]] Result<QVector<ReceiptFacts>> gatherReceipts(OpenStation& station,
                                                           std::span<const store::PersonId> people);

/// The day in numbers and names. Thread: the store's.
[[nodiscard]] Result<RekapFacts> gatherRekap(OpenStation& station, store::SessionId session);

} // namespace rekam::workflow
