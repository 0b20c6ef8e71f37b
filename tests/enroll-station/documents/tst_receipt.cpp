// The receipt as a reader finds it: every character of its text is there, as it was written.
#include "documents/receipt_document.h"
#include "documents/sheet.h"
#include "support/sample_receipt.h"

#include <QImage>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

namespace rekam::testing {

namespace {

constexpr int kInk = 128; // darker than this

/// How many strokes that touch nothing else an image shows.
int piecesOf(const QImage& page)
{
    const QImage grey = page.convertToFormat(QImage::Format_Grayscale8);
    QVector<bool> seen(grey.width() * grey.height(), false);
    const auto isInk = [&grey](QPoint at) {
        return grey.rect().contains(at) && qGray(grey.pixel(at)) < kInk;
    };
    int pieces = 0;
    for (int start = 0; start < seen.size(); ++start) {
        QVector<QPoint> open = {{start % grey.width(), start / grey.width()}};
        if (seen[start] || !isInk(open.front())) {
            continue;
        }
        ++pieces;
        while (!open.isEmpty()) {
            const QPoint at = open.takeLast();
            if (!isInk(at) || seen[at.y() * grey.width() + at.x()]) {
                continue;
            }
            seen[at.y() * grey.width() + at.x()] = true;
            for (const QPoint step : {QPoint(1, 0), QPoint(-1, 0), QPoint(0, 1), QPoint(0, -1),
                                      QPoint(1, 1), QPoint(-1, -1), QPoint(1, -1), QPoint(-1, 1)}) {
                open.append(at + step);
            }
        }
    }
    return pieces;
}

} // namespace

class ReceiptTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void lettersJoin_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("pieces");
        QTest::newRow("Arabic, all joined") << QStringLiteral("\u0645\u062D\u0645\u062F") << 1;
        QTest::newRow("Arabic, with a letter that joins nothing after it")
            << QStringLiteral("\u0648\u0645\u062D\u0645\u062F") << 2;
        QTest::newRow("Latin") << QStringLiteral("Rekam") << 5;
    }

    /// A name in Arabic letters is written as it is read, not letter by letter.
    void lettersJoin()
    {
        QFETCH(QString, name);
        QFETCH(int, pieces);
        const QString painter = QStandardPaths::findExecutable(QStringLiteral("pdftoppm"));
        if (painter.isEmpty()) {
            QVERIFY2(qEnvironmentVariable("CI") != QStringLiteral("true"), "poppler-utils");
            QSKIP("pdftoppm is not installed");
        }
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("nama.pdf"));
        documents::Sheet sheet(file, name, {QSizeF(80, 40), 5}, workflow::DocumentMark::None);
        sheet.paragraph(name, {36});
        QVERIFY(sheet.finish());
        QCOMPARE(QProcess::execute(painter, {QStringLiteral("-png"), QStringLiteral("-singlefile"),
                                             file, folder.filePath(QStringLiteral("nama"))}),
                 0);
        QCOMPARE(piecesOf(QImage(folder.filePath(QStringLiteral("nama.png")))), pieces);
    }

    /// Inter draws another hyphen between capitals; without care it stands for no character.
    void itsTextIsFoundAndCopied()
    {
        const QString reader = QStandardPaths::findExecutable(QStringLiteral("pdftotext"));
        if (reader.isEmpty()) {
            QVERIFY2(qEnvironmentVariable("CI") != QStringLiteral("true"), "poppler-utils");
            QSKIP("pdftotext is not installed");
        }
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("bukti.pdf"));
        const workflow::ReceiptFacts facts = sampleReceipt();
        QVERIFY(documents::writeReceipt(facts, file));
        QProcess process;
        process.start(reader, {QStringLiteral("-layout"), file, QStringLiteral("-")});
        QVERIFY(process.waitForFinished(60'000));
        const QString text = QString::fromUtf8(process.readAllStandardOutput());
        for (const QString& wanted :
             {facts.number, facts.name, facts.maskedNik, facts.station + QLatin1Char('\n'),
              QStringLiteral("KTP-el"), QStringLiteral("Kontak"), facts.contact,
              QStringLiteral("24/11/2026 09.44")}) {
            QVERIFY2(text.contains(wanted), qPrintable(wanted + QStringLiteral(" in\n") + text));
        }
    }

    /// Every stroke of the page was complained about; the caller says it once, in words.
    void aFolderThatIsNotThereIsToldByTheResultAlone()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".")));
        QTemporaryDir folder;
        QVERIFY(!documents::writeReceipt(sampleReceipt(),
                                         folder.filePath(QStringLiteral("none/bukti.pdf"))));
    }
};

} // namespace rekam::testing

QTEST_MAIN(rekam::testing::ReceiptTest)
#include "tst_receipt.moc"
