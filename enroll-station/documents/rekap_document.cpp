#include "documents/rekap_document.h"

#include "documents/sheet.h"

#include <QCoreApplication>

namespace rekam::documents {

bool writeRekap(const workflow::RekapFacts& facts, const QString& path)
{
    const auto tr = [](const char* text) {
        return QCoreApplication::translate("rekam::documents", text);
    };
    Sheet sheet(path, tr("Rekap perekaman"), {QSizeF(210, 297), 18}, facts.mark);
    sheet.paragraph(facts.office, {10});
    sheet.paragraph(tr("REKAP PEREKAMAN KTP-el"), {16, Weight::Bold});
    sheet.space(3);
    sheet.field(tr("Sekolah"), facts.school, 40);
    sheet.field(tr("Tanggal"), facts.day.toString(QStringLiteral("dd/MM/yyyy")), 40);
    sheet.field(tr("SPT"), facts.spt.isEmpty() ? tr("belum diisi") : facts.spt, 40);
    sheet.field(tr("Tim"), facts.team, 40);
    sheet.field(tr("Stasiun"), facts.station, 40);
    sheet.space(3);
    sheet.rule();
    const TextStyle head{9, Weight::Bold};
    sheet.row({{tr("Uraian"), 99},
               {tr("L"), 25, Qt::AlignRight},
               {tr("P"), 25, Qt::AlignRight},
               {tr("Jumlah"), 25, Qt::AlignRight}},
              head);
    for (const workflow::RekapRow& row : facts.rows) {
        sheet.row({{row.label, 99},
                   {QString::number(row.male), 25, Qt::AlignRight},
                   {QString::number(row.female), 25, Qt::AlignRight},
                   {QString::number(row.male + row.female), 25, Qt::AlignRight}});
    }
    sheet.space(6);
    sheet.rule();
    sheet.row(
        {{tr("No."), 14}, {tr("Nama"), 58}, {tr("NIK"), 40}, {tr("Hasil"), 44}, {tr("Jam"), 18}},
        head);
    for (const workflow::RekapPerson& person : facts.people) {
        sheet.row({{person.queueNumber, 14},
                   {person.name, 58},
                   {person.maskedNik, 40},
                   {person.outcome, 44},
                   {person.at, 18}});
    }
    if (!facts.exceptions.isEmpty()) {
        sheet.space(6);
        sheet.paragraph(tr("Pengecualian"), {11, Weight::Bold});
        sheet.row(
            {{tr("No."), 14}, {tr("Nama"), 50}, {tr("Apa dan sebabnya"), 66}, {tr("Penyelia"), 44}},
            head);
        for (const workflow::RekapException& each : facts.exceptions) {
            sheet.row(
                {{each.queueNumber, 14}, {each.name, 50}, {each.what, 66}, {each.decision, 44}});
        }
    }
    sheet.space(8);
    sheet.paragraph(
        tr("Dicetak %1").arg(facts.printedAt.toString(QStringLiteral("dd/MM/yyyy HH.mm"))), {8});
    return sheet.finish();
}

} // namespace rekam::documents
