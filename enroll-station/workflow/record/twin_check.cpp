#include "workflow/record/twin_check.h"

#include "imaging/finger/compare.h"
#include "imaging/finger/minutiae.h"
#include "workflow/record/steps.h"

#include <algorithm>
#include <set>

namespace rekam::workflow {

namespace {

struct Probe
{
    FingerPosition finger = FingerPosition::Unknown;
    imaging::ComparableFinger comparable;
};

Result<imaging::ComparableFinger> comparable(ByteView record)
{
    const auto finger = imaging::readTemplate(record);
    if (!finger) {
        return finger.error();
    }
    return imaging::ComparableFinger(finger.value());
}

Result<std::vector<Probe>> probesOf(OpenStation& station, const store::Enrolment& enrolment)
{
    std::vector<Probe> probes;
    const StepRules rules(enrolment, station.identity.policy);
    for (const FingerPosition finger : kTenFingers) {
        const store::SampleInfo* sample = rules.chosen(placeOf(finger));
        if (sample == nullptr || sample->templateBytes == 0) {
            continue;
        }
        const auto bytes = station.store->samples().templateOf(sample->id);
        if (!bytes) {
            return bytes.error();
        }
        auto made = comparable(bytes.value());
        if (!made) {
            return made.error();
        }
        probes.push_back({finger, std::move(made).value()});
    }
    return probes;
}

Status compareStudents(OpenStation& station, const store::Enrolment& enrolment,
                       const std::vector<Probe>& probes, TwinCheck& check)
{
    const auto gallery = station.store->samples().fingerTemplates(enrolment.session, enrolment.id);
    if (!gallery) {
        return gallery.error();
    }
    std::set<store::EnrolmentId> seen;
    std::optional<store::EnrolmentId> best;
    for (const store::FingerTemplate& entry : gallery.value()) {
        const auto probe = std::ranges::find(probes, entry.finger, &Probe::finger);
        if (probe == probes.end()) {
            continue;
        }
        const auto other = comparable(entry.bytes);
        if (!other) {
            continue; // a template that cannot be read is like nothing
        }
        seen.insert(entry.enrolment);
        const double score = imaging::compareFingers(probe->comparable, other.value());
        if (score > check.bestStudentScore) {
            check.bestStudentScore = score;
            best = entry.enrolment;
        }
    }
    check.studentsCompared = static_cast<int>(seen.size());
    if (best) {
        const auto other = station.store->enrolments().load(*best);
        const auto entry = other ? station.store->roster().entry(other.value().personId)
                                 : Result<store::RosterEntry>(other.error());
        check.studentQueueNumber = entry ? entry.value().queueNumber : 0;
    }
    return {};
}

void compareOfficers(const OpenStation& station, const std::vector<Probe>& probes, TwinCheck& check)
{
    for (const provision::OperatorCredential& officer : station.people) {
        bool compared = false;
        for (const provision::OperatorFinger& finger : officer.fingers) {
            const auto enrolled = comparable(finger.fingerTemplate);
            if (!enrolled) {
                continue;
            }
            for (const Probe& probe : probes) {
                const double score = imaging::compareFingers(probe.comparable, enrolled.value());
                compared = true;
                if (score > check.bestOfficerScore) {
                    check.bestOfficerScore = score;
                    check.officerName = officer.name;
                }
            }
        }
        check.officersCompared += compared ? 1 : 0;
    }
}

} // namespace

Result<TwinCheck> checkTwins(OpenStation& station, const store::EnrolmentId& id)
{
    const auto enrolment = station.store->enrolments().load(id);
    if (!enrolment) {
        return enrolment.error();
    }
    const auto probes = probesOf(station, enrolment.value());
    if (!probes) {
        return probes.error();
    }
    TwinCheck check;
    check.fingers = static_cast<int>(probes.value().size());
    if (const Status students = compareStudents(station, enrolment.value(), probes.value(), check);
        !students) {
        return students.error();
    }
    compareOfficers(station, probes.value(), check);
    return check;
}

} // namespace rekam::workflow
