#include "workflow/session/assignment_guess.h"

#include <QFileInfo>
#include <QHash>
#include <QRegularExpression>

#include <algorithm>

namespace rekam::workflow {

namespace {

/// `SMAN 3 Pekanbaru`, `SMK Negeri 1 Siak`: from the kind of school to the end of the phrase.
QString schoolIn(const QString& text)
{
    static const QRegularExpression kSchool(
        QStringLiteral("\\b((?:SMA|SMK|MA|SLB|SMP|MTs|PKBM)(?:N|S)?(?:LB)?\\b[^;,:()]{2,60})"),
        QRegularExpression::CaseInsensitiveOption);
    const auto found = kSchool.match(text);
    return found.hasMatch() ? found.captured(1).simplified() : QString();
}

QString sptIn(const QString& text)
{
    static const QRegularExpression kSpt(
        QStringLiteral("SPT\\W*(?:No(?:mor)?\\W*)?([0-9][0-9A-Za-z/.\\-]{2,60})"),
        QRegularExpression::CaseInsensitiveOption);
    return kSpt.match(text).captured(1);
}

} // namespace

AssignmentGuess guessAssignment(const record::RosterReport& report, const QString& fileName)
{
    AssignmentGuess guess;
    QHash<QString, int> named;
    QString most;
    for (const record::RosterRow& row : report.accepted) {
        const QString school = QString::fromStdString(row.person.school).simplified();
        if (!school.isEmpty() && ++named[school] > named.value(most)) {
            most = school;
        }
    }
    const QString title = QString::fromStdString(report.title);
    QString name = QFileInfo(fileName).completeBaseName();
    name.replace(QLatin1Char('_'), QLatin1Char(' ')).replace(QLatin1Char('-'), QLatin1Char(' '));
    for (const QString& school : {most, schoolIn(title), schoolIn(name)}) {
        if (!school.isEmpty() && !guess.schools.contains(school, Qt::CaseInsensitive)) {
            guess.schools.append(school);
        }
    }
    guess.sptNumber = sptIn(title);
    return guess;
}

} // namespace rekam::workflow
