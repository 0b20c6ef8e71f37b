// A laptop whose people are all gone: the office's recovery key lets others in, through the real
// program.
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace {

int run(const QString& home, const QStringList& arguments)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("REKAM_HOME", home);
    process.setProcessEnvironment(environment);
    process.start(REKAM_BIN_DIR "/rekamctl", arguments);
    constexpr int kPatienceMs = 60'000;
    return process.waitForFinished(kPatienceMs) ? process.exitCode() : -1;
}

QString write(const QString& path, const QByteArray& content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() ? path
                                                                                    : QString();
}

} // namespace

class RecoveryTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QString m_home;

    [[nodiscard]] QString file(const char* name) const { return m_folder.filePath(name); }

    /// Whether the store opens for this person.
    [[nodiscard]] int opens(const char* id, const QByteArray& passphrase) const
    {
        const QString words = write(file("words"), passphrase + '\n');
        return run(m_home, {"store", "check", "--person", id, "--passphrase-file", words});
    }

private Q_SLOTS:

    void initTestCase()
    {
        m_home = file("home");
        QVERIFY(QDir().mkpath(m_home));
        QCOMPARE(run(m_home, {"demo", "provision", "--seed", "7"}), 0);
    }

    void theOfficesKeyLetsPeopleIn()
    {
        QVERIFY(opens("OP-0001", "seekor-kucing-baru") != 0);
        const QString list = write(file("people"), "OP-0001 seekor-kucing-baru\n");
        const QString keys = m_home + "/office/office.keys";
        QCOMPARE(run(m_home, {"store", "recover", "--keys", keys, "--passphrases", list}), 0);
        QCOMPARE(opens("OP-0001", "seekor-kucing-baru"), 0);
    }

    void nobodyElsesDoes()
    {
        const QString other = file("other");
        QVERIFY(QDir().mkpath(other));
        QCOMPARE(run(other, {"demo", "provision", "--seed", "8"}), 0);
        const QString list = write(file("people"), "OP-0001 kunci-orang-lain\n");
        QVERIFY(run(m_home, {"store", "recover", "--keys", other + "/office/office.keys",
                             "--passphrases", list}) != 0);
        QVERIFY(opens("OP-0001", "kunci-orang-lain") != 0);
    }

    void someoneWhomTheBundleDoesNotName()
    {
        const QString list = write(file("people"), "OP-0999 entah-siapa-ini\n");
        QCOMPARE(run(m_home, {"store", "recover", "--keys", m_home + "/office/office.keys",
                              "--passphrases", list}),
                 4);
        QVERIFY(opens("OP-0999", "entah-siapa-ini") != 0);
    }

    /// In a home of their own: a store that was put back is told at every check from then on.
    void whatHappenedToTheFileIsTold_data()
    {
        QTest::addColumn<bool>("putBack");
        QTest::newRow("an older copy put back") << true;
        QTest::newRow("gone") << false;
    }

    void whatHappenedToTheFileIsTold()
    {
        QFETCH(bool, putBack);
        const QString home = file(putBack ? "older" : "gone");
        QVERIFY(QDir().mkpath(home));
        QCOMPARE(run(home, {"demo", "provision", "--seed", "9"}), 0);
        const QString list = write(file("people"), "OP-0001 seekor-kucing-baru\n");
        QCOMPARE(run(home, {"store", "recover", "--keys", home + "/office/office.keys",
                            "--passphrases", list}),
                 0);
        const QString words = write(file("words"), "seekor-kucing-baru\n");
        const QStringList check = {"store", "check", "--person", "OP-0001", "--passphrase-file",
                                   words};
        QCOMPARE(run(home, check), 0);
        const QString database = home + "/store/station.db";
        const QString before = file("before.db");
        QVERIFY(QFile::copy(database, before));
        QCOMPARE(run(home, check), 0); // it writes an entry; negative control of the next
        for (const char* end : {"", "-wal", "-shm"}) {
            QFile::remove(database + end);
        }
        if (putBack) {
            QVERIFY(QFile::copy(before, database));
        }
        QCOMPARE(run(home, check), 1);
        QCOMPARE(run(home, check), 1); // and it does not look well the next time
        QFile::remove(before);
    }
};

QTEST_GUILESS_MAIN(RecoveryTest)
#include "tst_recovery.moc"
