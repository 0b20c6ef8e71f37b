// What a list says about its own assignment: the school and the SPT number, to be confirmed.
#pragma once

#include "record/roster/roster_csv.h"

#include <QString>
#include <QStringList>

namespace rekam::workflow {

struct AssignmentGuess
{
    QStringList schools; ///< likeliest first: column, lines above the header, file name
    QString sptNumber;   ///< from the lines above the header; empty if they name none
};

/// Pure.
[[nodiscard]] AssignmentGuess guessAssignment(const record::RosterReport& report,
                                              const QString& fileName);

} // namespace rekam::workflow
