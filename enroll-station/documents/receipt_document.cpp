#include "documents/receipt_document.h"

#include "documents/sheet.h"

#include <QCoreApplication>
#include <qrencode.h>

#include <memory>

namespace rekam::documents {

namespace {

constexpr double kPlainMm = 124; ///< of a receipt without exceptions

/// What the lines about exceptions take: as many rows as their words need.
double roomFor(const workflow::ReceiptFacts& facts)
{
    constexpr qsizetype kLettersARow = 20;
    constexpr double kRowMm = 4.4;
    constexpr double kGapMm = 1;
    double mm = 0;
    for (const QString& line : facts.exceptions + QStringList{facts.revisit}) {
        const auto rows = (line.size() + kLettersARow - 1) / kLettersARow;
        mm += static_cast<double>(rows) * kRowMm + kGapMm;
    }
    return facts.revisit.isEmpty() ? mm : mm + kRowMm; // its label has two words
}

/// ISO/IEC 18004 at level M; empty if the text is too long, which 60 characters never are.
QVector<QVector<bool>> qrModules(const QString& text)
{
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeString(text.toUtf8().constData(), 0, QR_ECLEVEL_M, QR_MODE_8, 1),
        &QRcode_free);
    QVector<QVector<bool>> modules;
    if (code == nullptr) {
        return modules;
    }
    for (int y = 0; y < code->width; ++y) {
        QVector<bool> line;
        for (int x = 0; x < code->width; ++x) {
            line.append((code->data[y * code->width + x] & 1U) != 0);
        }
        modules.append(line);
    }
    return modules;
}

} // namespace

bool writeReceipt(const workflow::ReceiptFacts& facts, const QString& path)
{
    const auto tr = [](const char* text) {
        return QCoreApplication::translate("rekam::documents", text);
    };
    const double heightMm = kPlainMm + roomFor(facts);
    Sheet sheet(path, tr("Bukti perekaman"), {QSizeF(80, heightMm), 6}, facts.mark);
    sheet.paragraph(facts.office, {8, Weight::Regular, Qt::AlignHCenter});
    sheet.paragraph(tr("BUKTI PEREKAMAN KTP-el"), {12, Weight::Bold, Qt::AlignHCenter});
    sheet.paragraph(facts.number, {9, Weight::Regular, Qt::AlignHCenter});
    sheet.space(2);
    sheet.rule();
    sheet.space(2);
    sheet.field(tr("Nama"), facts.name, 22);
    sheet.field(tr("NIK"), facts.maskedNik, 22);
    sheet.field(tr("Tanggal lahir"), facts.birthDate.toString(QStringLiteral("dd/MM/yyyy")), 22);
    sheet.field(tr("Sekolah"), facts.school, 22);
    sheet.field(tr("Direkam"), facts.recordedAt.toString(QStringLiteral("dd/MM/yyyy HH.mm")), 22);
    sheet.field(tr("Stasiun"), facts.station, 22);
    sheet.field(tr("Operator"), facts.operatorName, 22);
    sheet.field(tr("Kontak"), facts.contact, 22);
    for (const QString& exception : facts.exceptions) {
        sheet.field(tr("Pengecualian"), exception, 22);
    }
    if (!facts.revisit.isEmpty()) {
        sheet.field(tr("Kunjungan ulang"), facts.revisit, 22);
    }
    sheet.space(1);
    sheet.paragraph(facts.entitlement, {10, Weight::Bold, Qt::AlignHCenter});
    sheet.space(2);
    sheet.matrix(qrModules(workflow::receiptCode(facts.packetId)), 30);
    sheet.space(2);
    sheet.paragraph(tr("Bukti ini bukan kartu identitas. Simpan sampai KTP-el diterima."),
                    {8, Weight::Regular, Qt::AlignHCenter});
    return sheet.finish();
}

QImage receiptCodeImage(const QString& text)
{
    constexpr int kQuiet = 4; // modules, ISO/IEC 18004 clause 6.3.8
    const auto modules = qrModules(text);
    if (modules.isEmpty()) {
        return {};
    }
    const int side = static_cast<int>(modules.size()) + 2 * kQuiet;
    QImage image(side, side, QImage::Format_Grayscale8);
    image.fill(Qt::white);
    for (int y = 0; y < static_cast<int>(modules.size()); ++y) {
        for (int x = 0; x < static_cast<int>(modules[y].size()); ++x) {
            if (modules[y][x]) {
                image.setPixel(x + kQuiet, y + kQuiet, qRgb(0, 0, 0));
            }
        }
    }
    return image;
}

} // namespace rekam::documents
