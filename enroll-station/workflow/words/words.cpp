#include "workflow/words/words.h"

#include <QCoreApplication>
#include <QLocale>

namespace rekam::workflow::words {

namespace {

/// Gives the words a context that lupdate finds. Its name is the context: after a return type of
/// another namespace lupdate forgets where it is, and takes the name as written.
class Words
{
    Q_DECLARE_TR_FUNCTIONS(Words)
};

} // namespace

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

QString firstName(const record::Person& person)
{
    return text(person.name).section(QLatin1Char(' '), 0, 0, QString::SectionSkipEmpty);
}

QString initials(const QString& name)
{
    const QStringList parts = name.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    QString letters;
    for (qsizetype i = 0; i < std::min<qsizetype>(parts.size(), 2); ++i) {
        letters += parts[i].front().toUpper();
    }
    return letters;
}

QString maskedNik(const record::Person& person)
{
    return text(person.nik.masked());
}

QString groupedNik(const record::Person& person)
{
    return text(person.nik.grouped());
}

QString sexLetter(record::Sex sex)
{
    return sex == record::Sex::Male ? Words::tr("L") : Words::tr("P");
}

QString sexWord(record::Sex sex)
{
    return sex == record::Sex::Male ? Words::tr("Laki-laki") : Words::tr("Perempuan");
}

QDate toQDate(Date date)
{
    return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
            static_cast<int>(static_cast<unsigned>(date.day()))};
}

QDateTime toLocal(WallTime time)
{
    return QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count());
}

QString date(Date date)
{
    return toQDate(date).toString(QStringLiteral("dd/MM/yyyy"));
}

QString dayTime(WallTime at)
{
    return toLocal(at).toString(QStringLiteral("HH.mm.ss"));
}

QString dateTime(WallTime at)
{
    return toLocal(at).toString(QStringLiteral("dd/MM/yyyy HH.mm"));
}

QString queueNumber(int number)
{
    return QStringLiteral("%1").arg(number, 3, 10, QLatin1Char('0'));
}

view::Screen screenOf(record::Step step)
{
    using enum record::Step;
    switch (step) {
    case ReadBack:
        return view::Screen::ReadBack;
    case Documents:
        return view::Screen::Documents;
    case Photo:
        return view::Screen::Photo;
    case Signature:
        return view::Screen::Signature;
    case Fingerprints:
        return view::Screen::Fingerprints;
    case Iris:
        return view::Screen::Iris;
    case Verification:
        return view::Screen::Verification;
    case Statement:
        return view::Screen::Statement;
    case Seal:
        return view::Screen::Summary;
    case Receipt:
        return view::Screen::Receipt;
    }
    return view::Screen::Queue;
}

std::optional<record::Step> stepOf(view::Screen screen)
{
    for (const record::Step step : record::kSteps) {
        if (screenOf(step) == screen) {
            return step;
        }
    }
    return std::nullopt;
}

} // namespace rekam::workflow::words
