#include "workflow/record/operator_finger.h"

#include "imaging/finger/compare.h"
#include "imaging/finger/minutiae.h"

#include <algorithm>

namespace rekam::workflow {

double scoreAgainst(const provision::OperatorCredential& officer, ByteView fresh)
{
    const auto probe = imaging::readTemplate(fresh);
    if (!probe) {
        return 0;
    }
    const imaging::ComparableFinger comparable(probe.value());
    double best = 0;
    for (const provision::OperatorFinger& finger : officer.fingers) {
        if (const auto enrolled = imaging::readTemplate(finger.fingerTemplate)) {
            best = std::max(best, imaging::compareFingers(
                                      comparable, imaging::ComparableFinger(enrolled.value())));
        }
    }
    return best;
}

} // namespace rekam::workflow
