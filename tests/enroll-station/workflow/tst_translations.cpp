// Every word of the station has its English: lupdate finds it under the context that it is looked
// up in at run time, it is translated, and its placeholders and key names are the same in both.
#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QStringList>
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
        QStringList english; ///< one form, or one per grammatical number
        bool finished = false;
    };

    /// The placeholders and key names of a sentence, in an order that does not depend on the
    /// language.
    static QStringList marksOf(const QString& sentence)
    {
        static const QRegularExpression mark(QStringLiteral(R"(%(?:\d+|n)|\bF\d{1,2}\b)"));
        QStringList marks;
        auto found = mark.globalMatch(sentence);
        while (found.hasNext()) {
            marks.append(found.next().captured());
        }
        marks.sort();
        return marks;
    }

    /// What is wrong with a message; empty when nothing is.
    static QString complaint(const Message& message)
    {
        const bool known = message.context.startsWith(QLatin1String("rekam::")) ||
                           message.context == QLatin1String("Words");
        if (!known) {
            return QStringLiteral("a context that tr() does not ask");
        }
        if (!message.finished || message.english.isEmpty()) {
            return QStringLiteral("no English yet");
        }
        for (const QString& form : message.english) {
            if (form.trimmed().isEmpty()) {
                return QStringLiteral("no English yet");
            }
            if (marksOf(form) != marksOf(message.source)) {
                return QStringLiteral("other placeholders or keys: ") + form;
            }
        }
        return {};
    }

    static QStringList readForms(QXmlStreamReader& xml)
    {
        QStringList forms;
        QString plain;
        while (!xml.atEnd()) {
            const QXmlStreamReader::TokenType token = xml.readNext();
            if (token == QXmlStreamReader::EndElement) {
                break;
            }
            if (token == QXmlStreamReader::StartElement) {
                forms.append(xml.readElementText());
            } else if (token == QXmlStreamReader::Characters) {
                plain += xml.text();
            }
        }
        return forms.isEmpty() ? QStringList{plain} : forms;
    }

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
                message.english = readForms(xml);
                messages.append(message);
            }
        }
        return messages;
    }

private Q_SLOTS:

    void gapsAreSeen_data()
    {
        QTest::addColumn<QString>("context");
        QTest::addColumn<QString>("source");
        QTest::addColumn<QStringList>("english");
        QTest::addColumn<bool>("finished");
        QTest::addColumn<bool>("sound");

        const QString ours = QStringLiteral("rekam::workflow::SyncDesk");
        const QString source = QStringLiteral("%1 dari %2, lalu F5.");
        const QString good = QStringLiteral("of %2, %1; then F5.");
        QTest::newRow("sound, other word order")
            << ours << source << QStringList{good} << true << true;
        QTest::newRow("unfinished") << ours << source << QStringList{good} << false << false;
        QTest::newRow("empty") << ours << source << QStringList{QString()} << true << false;
        QTest::newRow("a placeholder is missing")
            << ours << source << QStringList{QStringLiteral("%1, then F5.")} << true << false;
        QTest::newRow("another placeholder")
            << ours << source << QStringList{QStringLiteral("%1 of %3, then F5.")} << true << false;
        QTest::newRow("another key")
            << ours << source << QStringList{QStringLiteral("%1 of %2, then F6.")} << true << false;
        QTest::newRow("another context")
            << QStringLiteral("SyncDesk") << source << QStringList{good} << true << false;
        QTest::newRow("one of two forms is empty")
            << ours << QStringLiteral("%n siap")
            << QStringList{QStringLiteral("%n ready"), QString()} << true << false;
    }

    void gapsAreSeen()
    {
        QFETCH(QString, context);
        QFETCH(QString, source);
        QFETCH(QStringList, english);
        QFETCH(bool, finished);
        QFETCH(bool, sound);
        const QString found = complaint({context, source, english, finished});
        QVERIFY2(found.isEmpty() == sound, qPrintable(found));
    }

    void everyWordHasItsEnglish()
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
        QStringList gaps;
        // What is looked up by a context's name is looked up in one that there is.
        QSet<QString> contexts;
        for (const Message& message : messages) {
            contexts.insert(message.context);
        }
        QDirIterator files(source, {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files,
                           QDirIterator::Subdirectories);
        static const QRegularExpression asked(QStringLiteral("translate\\(\\s*\"([^\"]+)\""));
        int looked = 0;
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            auto found = asked.globalMatch(QString::fromUtf8(file.readAll()));
            while (found.hasNext()) {
                ++looked;
                if (const QString context = found.next().captured(1); !contexts.contains(context)) {
                    gaps.append(QStringLiteral("%1 asks %2").arg(file.fileName(), context));
                }
            }
        }
        QVERIFY2(looked > 3, "the pattern finds them");
        for (const Message& message : messages) {
            const QString found = complaint(message);
            if (!found.isEmpty()) {
                gaps.append(
                    QStringLiteral("%1 “%2”: %3").arg(message.context, message.source, found));
            }
        }
        QVERIFY2(gaps.isEmpty(), qPrintable(QStringLiteral("%1 of %2:\n%3")
                                                .arg(gaps.size())
                                                .arg(messages.size())
                                                .arg(gaps.join(QLatin1Char('\n')))));
    }
};

} // namespace rekam::testing

QTEST_GUILESS_MAIN(rekam::testing::TranslationsTest)
#include "tst_translations.moc"
