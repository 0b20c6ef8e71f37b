#include "base/file.h"
#include "service/home_check.h"
#include "service/service.h"

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace rekam;
using service::HomeTrouble;
using service::SingleInstance;

namespace {

enum class Swept { Nothing, PidFileDeleted, PidFileGarbled, PidFileOfAStranger, RunFolderDeleted };

} // namespace

Q_DECLARE_METATYPE(Swept)
Q_DECLARE_METATYPE(rekam::service::HomeTrouble)

class TestService : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void oneInstanceWhateverBecomesOfThePidFile_data()
    {
        QTest::addColumn<Swept>("swept");
        QTest::newRow("nothing happened") << Swept::Nothing;
        QTest::newRow("pid file deleted") << Swept::PidFileDeleted;
        QTest::newRow("pid file holds junk") << Swept::PidFileGarbled;
        QTest::newRow("pid file replaced by another") << Swept::PidFileOfAStranger;
        QTest::newRow("the folder run is gone") << Swept::RunFolderDeleted;
    }

    void oneInstanceWhateverBecomesOfThePidFile()
    {
        QFETCH(const Swept, swept);
        const QTemporaryDir home;
        const std::filesystem::path folder = home.filePath("spool").toStdString();
        const std::filesystem::path pid = home.filePath("run/sync-agent.pid").toStdString();
        {
            const auto first = SingleInstance::claim(folder, pid);
            QVERIFY(first.ok());
            switch (swept) {
            case Swept::Nothing:
                break;
            case Swept::PidFileGarbled:
                QVERIFY(QFile(QString::fromStdString(pid)).resize(0));
                break;
            case Swept::RunFolderDeleted:
                std::filesystem::remove_all(pid.parent_path());
                break;
            case Swept::PidFileOfAStranger:
                QVERIFY(posixFiles().writeDurably(pid, asBytes("1\n")).ok());
                break;
            case Swept::PidFileDeleted:
                std::filesystem::remove(pid);
                break;
            }
            const auto second = SingleInstance::claim(folder, pid);
            QVERIFY(!second.ok());
            QVERIFY(second.error().code == ErrorCode::Conflict);
        }
        QVERIFY(SingleInstance::claim(folder, pid).ok()); // and it ends with the process
        const auto number = posixFiles().read(pid, 32);
        QCOMPARE(std::string(asText(number.value())), std::to_string(::getpid()) + "\n");
    }

    /// The number is for people: that it cannot be written stops nobody.
    void pidFileThatCannotBeWritten()
    {
        const QTemporaryDir home;
        const std::filesystem::path pid = home.filePath("run/intake.pid").toStdString();
        std::filesystem::create_directories(pid); // a folder of that name
        const std::filesystem::path folder = home.filePath("intake").toStdString();
        const auto first = SingleInstance::claim(folder, pid);
        QVERIFY(first.ok());
        QVERIFY(!SingleInstance::claim(folder, pid).ok());
    }

    void aHomeIsExamined_data()
    {
        QTest::addColumn<HomeTrouble>("expected");
        QTest::newRow("well") << HomeTrouble::None;
        QTest::newRow("missing") << HomeTrouble::Missing;
        QTest::newRow("a file") << HomeTrouble::NotAFolder;
        QTest::newRow("run is a file") << HomeTrouble::NotAFolder;
        QTest::newRow("read-only") << HomeTrouble::ReadOnly;
        QTest::newRow("somebody else's") << HomeTrouble::Foreign;
    }

    void aHomeIsExamined()
    {
        QFETCH(const HomeTrouble, expected);
        const QTemporaryDir folder;
        const QString root = folder.filePath("home");
        const std::string row = QTest::currentDataTag();
        if (row == "a file") {
            QVERIFY(posixFiles().writeDurably(root.toStdString(), asBytes("x")).ok());
        } else if (row != "missing") {
            QVERIFY(posixFiles().makeFolder(root.toStdString()).ok());
        }
        if (row == "run is a file") {
            const std::string run = (root + "/run").toStdString();
            QVERIFY(posixFiles().writeDurably(run, asBytes("x")).ok());
        }
        QCOMPARE(examinedBy(row, root.toStdString()), static_cast<int>(expected));
        const bool left = QFile::exists(root) && expected == HomeTrouble::Missing;
        QVERIFY(!left);
    }

private:
    /// In a child without a superuser's rights, to whom nothing would be read-only.
    static int examinedBy(const std::string& row, const std::string& root)
    {
        constexpr uid_t kNobody = 65534;
        const bool super = ::geteuid() == 0;
        if (row == "somebody else's" && !super) {
            return static_cast<int>(service::examineHome("/")); // the system's
        }
        (void)::chmod(std::filesystem::path(root).parent_path().c_str(), 0755);
        if (super && row != "somebody else's") {
            (void)!::chown(root.c_str(), kNobody, kNobody);
        }
        if (row == "read-only") {
            (void)::chmod(root.c_str(), 0500);
        }
        const pid_t child = ::fork();
        if (child == 0) {
            const bool lowered = !super || ::setuid(kNobody) == 0;
            ::_exit(lowered ? static_cast<int>(service::examineHome(root)) : 99);
        }
        int status = 0;
        (void)::waitpid(child, &status, 0);
        (void)::chmod(root.c_str(), 0700);
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }
};

QTEST_GUILESS_MAIN(TestService)
#include "tst_service.moc"
