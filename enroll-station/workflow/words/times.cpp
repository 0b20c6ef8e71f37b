#include "workflow/words/times.h"

#include "workflow/words/words.h"

namespace rekam::workflow::words {

QString pastTime(WallTime at, WallTime now, Precision precision)
{
    const QDateTime then = toLocal(at);
    const QDate today = toLocal(now).date();
    if (then.date() == today) {
        return then.toString(precision == Precision::Minutes ? QStringLiteral("HH.mm")
                                                             : QStringLiteral("HH.mm.ss"));
    }
    return then.toString(then.date().year() == today.year() ? QStringLiteral("dd/MM HH.mm")
                                                            : QStringLiteral("dd/MM/yyyy"));
}

} // namespace rekam::workflow::words
