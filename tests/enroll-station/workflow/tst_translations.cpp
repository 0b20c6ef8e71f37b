// Every word of the station can be translated: lupdate finds it under the context that it is looked
// up in at run time. Lists what English still lacks.
#include <QFile>
#include <QHash>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

namespace rekam::testing {

class TranslationsTest : public QObject
{
    Q_OBJECT

private:
    struct Message
    {
        QString context;
        QString source;
        bool finished = false;
    };

    static QVector<Message> read(const QString& path)
    {
        QVector<Message> messages;
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly)) {
            return messages;
        }
        QXmlStreamReader xml(&file);
        Message message;
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement) {
                continue;
            }
            if (xml.name() == QLatin1String("name")) {
                message.context = xml.readElementText();
            } else if (xml.name() == QLatin1String("source")) {
                message.source = xml.readElementText();
            } else if (xml.name() == QLatin1String("translation")) {
                message.finished = xml.attributes().value(QLatin1String("type")).isEmpty();
                xml.skipCurrentElement();
                messages.append(message);
            }
        }
        return messages;
    }

private Q_SLOTS:

    void everyWordHasItsContext()
    {
        const QString source = QStringLiteral(REKAM_SOURCE_DIR "/enroll-station");
        QTemporaryDir folder;
        const QString words = folder.filePath(QStringLiteral("rekam_en.ts"));
        const QString english = source + QStringLiteral("/ui/resources/rekam_en.ts");
        QVERIFY2(QFile::copy(english, words), qPrintable(english));
        QProcess lupdate;
        lupdate.start(QStringLiteral(REKAM_LUPDATE),
                      {QStringLiteral("-silent"), QStringLiteral("-no-obsolete"),
                       QStringLiteral("-I"), source, source, QStringLiteral("-ts"), words});
        QVERIFY(lupdate.waitForFinished(60'000));
        QVERIFY2(lupdate.exitCode() == 0, lupdate.readAllStandardError().constData());

        const QVector<Message> messages = read(words);
        QVERIFY2(messages.size() > 300, "lupdate found hardly anything");
        QHash<QString, int> untranslated;
        for (const Message& message : messages) {
            const bool known = message.context.startsWith(QLatin1String("rekam::")) ||
                               message.context == QLatin1String("Words");
            QVERIFY2(known, qPrintable(QStringLiteral("context '%1' of '%2' is not what tr() asks")
                                           .arg(message.context, message.source)));
            untranslated[message.context] += message.finished ? 0 : 1;
        }
        int total = 0;
        for (auto entry = untranslated.cbegin(); entry != untranslated.cend(); ++entry) {
            total += entry.value();
            if (entry.value() > 0) {
                qInfo("untranslated: %3d  %s", entry.value(), qPrintable(entry.key()));
            }
        }
        qInfo("untranslated: %d of %d", total, static_cast<int>(messages.size()));
    }
};

} // namespace rekam::testing

QTEST_GUILESS_MAIN(rekam::testing::TranslationsTest)
#include "tst_translations.moc"
