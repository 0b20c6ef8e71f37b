// F11: the student's window on a second screen, or in turns with the operator's on the only one.
#include "gui/cases.h"
#include "ui/student/student_screen.h"

#include <QFile>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QtTest>

using namespace rekam;

class TestStudentScreen : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        m_theme = std::make_unique<ui::Theme>();
        m_intents = std::make_unique<ui::Intents>();
        m_station = std::make_unique<ui::StationWindow>(*m_theme, *m_intents);
        m_student = std::make_unique<ui::StudentWindow>(*m_theme, *m_intents);
        m_station->showFullScreen();
    }

    void cleanup()
    {
        m_student.reset();
        m_station.reset();
    }

    void where()
    {
        ui::StudentScreen place(*m_student, *m_station);
        if (QGuiApplication::screens().size() > 1) {
            QVERIFY2(m_student->isVisible(), "a second screen is used from the start");
            QCOMPARE(m_student->screen(), QGuiApplication::screens().at(1));
            QVERIFY2(!m_student->isActiveWindow(), "the operator keeps the keyboard");
            QVERIFY(!place.inTurns());
            place.giveBack();
            QVERIFY2(m_student->isVisible(), "nothing to give back");
            place.toggle();
            QVERIFY(!m_student->isVisible());
            place.toggle();
            QVERIFY(m_student->isVisible());
            QCOMPARE(m_student->screen(), QGuiApplication::screens().at(1));
            return;
        }
        QVERIFY2(!m_student->isVisible(), "one screen is the operator's");
        for (const auto key : {Qt::Key_F11, Qt::Key_Escape}) {
            place.toggle();
            QVERIFY(m_student->isVisible());
            QVERIFY(place.inTurns());
            QTest::keyClick(m_student.get(), Qt::Key_Return);
            QVERIFY(m_student->isVisible());
            QTest::keyClick(m_student.get(), key);
            QVERIFY(!m_student->isVisible());
        }
        place.toggle();
        m_student->close();
        QVERIFY(!m_student->isVisible());
        place.toggle();
        QVERIFY2(m_student->isVisible(), "closing it is not for good");
        place.giveBack();
        QVERIFY(!m_student->isVisible());
    }

private:
    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<ui::Intents> m_intents;
    std::unique_ptr<ui::StationWindow> m_station;
    std::unique_ptr<ui::StudentWindow> m_student;
};

/// `--two` before everything else: two screens side by side.
int main(int argc, char** argv)
{
    QTemporaryDir folder;
    const bool two = argc > 1 && qstrcmp(argv[1], "--two") == 0;
    if (two) {
        const QString path = folder.filePath(QStringLiteral("screens.json"));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly)) {
            return 1;
        }
        file.write(R"({"synchronousWindowSystemEvents": false, "screens": [
            {"name": "one", "x": 0, "y": 0, "width": 1366, "height": 768,
             "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1},
            {"name": "two", "x": 1366, "y": 0, "width": 1280, "height": 800,
             "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}]})");
        file.close();
        qputenv("QT_QPA_PLATFORM", QByteArray("offscreen:configfile=") + path.toUtf8());
        std::swap(argv[0], argv[1]);
        ++argv;
        --argc;
    }
    QApplication application(argc, argv);
    if (two && QGuiApplication::screens().size() != 2) {
        qFatal("this Qt shows one screen only");
    }
    TestStudentScreen test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_student_screen.moc"
