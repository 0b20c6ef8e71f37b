// The facts that a document states; the engine gathers them, documents/ lays them out.
#pragma once

#include <QDate>
#include <QDateTime>
#include <QString>
#include <QVector>

namespace rekam::workflow {

enum class DocumentMark { None, Latihan }; ///< Latihan: practice, said across every page

/// Bukti perekaman: what the student takes home.
struct ReceiptFacts
{
    DocumentMark mark = DocumentMark::None;
    QString number;   ///< record number, e.g. PKU-K03-000092
    QString packetId; ///< 32 hexadecimal digits; goes into the QR code
    QString name;
    QString maskedNik; ///< `1471 09·· ···· 0003`
    QDate birthDate;
    QString school;
    QDateTime recordedAt;
    QString station;
    QString office;
    QString contact; ///< whom the student asks about the card
    QString operatorName;
    QString entitlement;    ///< "Rekam saja – KTP-el mulai dd/mm/yyyy", or what is waited for
    QStringList exceptions; ///< what was excepted and why, in words; one line a reason
    QString revisit;        ///< the promised days of another visit, or empty
};

/// What the QR code of a receipt says, on paper and on the screen.
[[nodiscard]] inline QString receiptCode(const QString& packetId)
{
    return QStringLiteral("rekam:") + packetId;
}

struct RekapRow
{
    QString label;
    int male = 0;
    int female = 0;
};

struct RekapPerson
{
    QString queueNumber;
    QString name;
    QString maskedNik;
    QString outcome; ///< in words: "Diterima pusat", "Ditunda: tidak hadir", …
    QString at;      ///< local time of sealing, or empty
};

/// What could not be captured of whom, and who has let it pass.
struct RekapException
{
    QString queueNumber;
    QString name;
    QString what;     ///< place and reason, in words
    QString decision; ///< "Disetujui …" or that a supervisor is awaited
};

/// Rekap: the day in numbers, by sex, and who is behind them.
struct RekapFacts
{
    DocumentMark mark = DocumentMark::None;
    QString school;
    QString spt;
    QString team;
    QString station;
    QString office;
    QDate day;
    QDateTime printedAt;
    QVector<RekapRow> rows;
    QVector<RekapPerson> people;
    QVector<RekapException> exceptions;
};

} // namespace rekam::workflow
