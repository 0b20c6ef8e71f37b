// The receipt as a reader finds it: every character of its text is there, as it was written.
#include "documents/receipt_document.h"
#include "support/sample_receipt.h"

#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

namespace rekam::testing {

class ReceiptTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

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
