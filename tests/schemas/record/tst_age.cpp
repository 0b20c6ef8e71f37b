#include "record/age.h"

#include <QTest>

using namespace rekam;
using namespace rekam::record;

namespace {

Date date(const QString& iso)
{
    return parseIsoDate(iso.toStdString()).value();
}

} // namespace

class TestAge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void counts_data();
    void counts();
    void allows_data();
    void allows();
    void picksBackground_data();
    void picksBackground();
};

void TestAge::counts_data()
{
    QTest::addColumn<QString>("birth");
    QTest::addColumn<QString>("today");
    QTest::addColumn<int>("age");
    QTest::newRow("day before") << "2009-11-25"
                                << "2026-11-24" << 16;
    QTest::newRow("birthday") << "2009-11-24"
                              << "2026-11-24" << 17;
    QTest::newRow("born on 29 February, 28 February") << "2008-02-29"
                                                      << "2025-02-28" << 16;
    QTest::newRow("born on 29 February, 1 March") << "2008-02-29"
                                                  << "2025-03-01" << 17;
    QTest::newRow("born on 29 February, leap year") << "2008-02-29"
                                                    << "2028-02-29" << 20;
    QTest::newRow("day of birth") << "2026-11-24"
                                  << "2026-11-24" << 0;
    QTest::newRow("not born yet") << "2026-11-25"
                                  << "2026-11-24" << -1;
}

void TestAge::counts()
{
    QFETCH(const QString, birth);
    QFETCH(const QString, today);
    QFETCH(const int, age);
    QCOMPARE(ageAt(date(birth), date(today)), age);
}

void TestAge::allows_data()
{
    QTest::addColumn<QString>("birth");
    QTest::addColumn<int>("marital");
    QTest::addColumn<int>("eligibility");
    QTest::newRow("15, last day") << "2010-11-25" << 1 << 1;
    QTest::newRow("16 today") << "2010-11-24" << 1 << 2;
    QTest::newRow("16, last day") << "2009-11-25" << 1 << 2;
    QTest::newRow("17 today") << "2009-11-24" << 1 << 3;
    QTest::newRow("16, not known whether married") << "2010-01-01" << 0 << 2;
    QTest::newRow("16 and married") << "2010-01-01" << 2 << 4;
    QTest::newRow("15 and divorced") << "2011-01-01" << 3 << 4;
    QTest::newRow("40 and married") << "1986-01-01" << 2 << 3;
}

void TestAge::allows()
{
    QFETCH(const QString, birth);
    QFETCH(const int, marital);
    QFETCH(const int, eligibility);
    const auto status =
        marital == 0 ? std::nullopt : std::optional(static_cast<MaritalStatus>(marital));
    QCOMPARE(static_cast<int>(eligibilityAt(date(birth), status, date("2026-11-24"), AgeRules())),
             eligibility);
}

void TestAge::picksBackground_data()
{
    QTest::addColumn<QString>("birth");
    QTest::addColumn<int>("citizenship");
    QTest::addColumn<int>("background");
    QTest::newRow("odd year is red") << "2009-01-01" << 1 << 1;
    QTest::newRow("even year is blue") << "2010-12-31" << 1 << 2;
    QTest::newRow("foreign resident is orange") << "2010-12-31" << 2 << 3;
}

void TestAge::picksBackground()
{
    QFETCH(const QString, birth);
    QFETCH(const int, citizenship);
    QFETCH(const int, background);
    QCOMPARE(static_cast<int>(photoBackground(date(birth), static_cast<Citizenship>(citizenship))),
             background);
}

QTEST_APPLESS_MAIN(TestAge)
#include "tst_age.moc"
