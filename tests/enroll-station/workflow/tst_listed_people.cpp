// "The first N of the list" are of the list that was given, not of whoever shares its session.
#include "record_filler.h"
#include "station_home.h"
#include "workflow/session/roster_import.h"
#include "workflow/session/session_audit.h"

#include <QTest>

namespace rekam::testing {

using workflow::OpenStation;

class ListedPeopleTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<StationHome> m_home;

    /// Imports the rows and names the first `count` who are to be recorded, by the NIK's last
    /// digit.
    QString chosen(const QStringList& rows, std::size_t count)
    {
        const QByteArray csv =
            (QStringLiteral("NIK,Nama,Tempat lahir,Tanggal lahir,Jenis kelamin\n") +
             rows.join(QLatin1Char('\n')))
                .toUtf8();
        QString told;
        m_home->onStore([&](OpenStation& station) {
            store::SessionFacts facts;
            facts.day = localDate(station.world.clock->wallTime());
            const auto outcome = workflow::importRoster(
                station,
                asBytes(std::string_view(csv.constData(), static_cast<std::size_t>(csv.size()))),
                facts);
            const auto listed = workflow::listedPeople(station, outcome.value().report);
            const auto people =
                workflow::eligiblePeople(station, outcome.value().session, listed.value(), count);
            for (const store::PersonId person : people.value()) {
                const auto entry = station.store->roster().entry(person);
                told += QLatin1Char(entry.value().person.nik.digits().back());
            }
        });
        return told;
    }

private Q_SLOTS:

    void init()
    {
        m_home = std::make_unique<StationHome>();
        m_home->logIn();
    }

    void cleanup() { m_home.reset(); }

    void theListsShareASession()
    {
        const auto row = [](int last, const char* born) {
            const QString date = QString::fromLatin1(born);
            const QString nik = QStringLiteral("1471095103") + date.right(2) +
                                QString::number(last).rightJustified(4, QLatin1Char('0'));
            return QStringLiteral("%1,Nabila Putri,Pekanbaru,%2,P").arg(nik, date);
        };
        const QStringList first{row(1, "11-03-2009"), row(2, "11-03-2009"), row(3, "11-03-2009")};
        QCOMPARE(chosen(first, 2), QStringLiteral("12"));
        // Out of the order in which they came to the store, one of them too young.
        const QStringList second{row(6, "11-03-2009"), row(5, "11-03-2014"), row(2, "11-03-2009"),
                                 row(4, "11-03-2009")};
        QCOMPARE(chosen(second, 2), QStringLiteral("62"));
        QCOMPARE(chosen(second, 9), QStringLiteral("624"));
        QCOMPARE(chosen(first, 9), QStringLiteral("123"));
    }

    /// *Belum 16* stood in the table; no filter led there, and the counts did not add up.
    void whoIsTooYoungHasAFilter()
    {
        const auto filters = [this] {
            m_home->station->navigate(view::Screen::Queue);
            m_home->settle();
            QStringList ids;
            for (const auto& filter : m_home->display.queue.filters) {
                ids.append(filter.id);
            }
            return ids;
        };
        m_home->addPerson(person("1471095103090001", 2009), record::QueueStatus::Waiting);
        QVERIFY2(!filters().contains(QStringLiteral("young")), "a filter for nobody");
        m_home->addPerson(person("1471095103140002", 2014), record::QueueStatus::TooYoung);
        m_home->station->navigate(view::Screen::Home);
        QVERIFY(filters().contains(QStringLiteral("young")));
        m_home->station->queue().chooseFilter(QStringLiteral("young"));
        const view::QueueView& shown = m_home->display.queue;
        QCOMPARE(shown.rows.size(), 1);
        QCOMPARE(shown.rows.front().status.text, QStringLiteral("Belum 16"));
        int all = 0;
        for (const auto& part : shown.progressBar) {
            all += part.weight;
        }
        QCOMPARE(all, shown.filters.front().count);
    }
};

} // namespace rekam::testing

QTEST_MAIN(rekam::testing::ListedPeopleTest)
#include "tst_listed_people.moc"
