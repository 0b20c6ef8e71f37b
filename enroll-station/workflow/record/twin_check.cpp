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

Result<std::vector<Probe>> probesOf(const TwinMaterial& material)
{
    std::vector<Probe> probes;
    for (const store::FingerTemplate& own : material.own) {
        auto made = comparable(own.bytes);
        if (!made) {
            return made.error();
        }
        if (!made.value().empty()) {
            probes.push_back({own.finger, std::move(made).value()});
        }
    }
    return probes;
}

void compareStudents(const TwinMaterial& material, const std::vector<Probe>& probes,
                     TwinCheck& check)
{
    std::set<store::EnrolmentId> seen;
    for (const store::FingerTemplate& entry : material.others) {
        const auto probe = std::ranges::find(probes, entry.finger, &Probe::finger);
        if (probe == probes.end()) {
            continue;
        }
        const auto other = comparable(entry.bytes);
        if (!other || other.value().empty()) {
            continue;
        }
        seen.insert(entry.enrolment);
        const double score = imaging::compareFingers(probe->comparable, other.value());
        if (score > check.bestStudentScore) {
            check.bestStudentScore = score;
            check.studentQueueNumber = entry.queueNumber;
            check.studentSchool = entry.session == material.session ? std::string() : entry.school;
        }
    }
    check.studentsCompared = static_cast<int>(seen.size());
}

void compareOfficers(const TwinMaterial& material, const std::vector<Probe>& probes,
                     TwinCheck& check)
{
    for (const provision::OperatorCredential& officer : material.officers) {
        bool compared = false;
        for (const provision::OperatorFinger& finger : officer.fingers) {
            const auto enrolled = comparable(finger.fingerTemplate);
            if (!enrolled || enrolled.value().empty()) {
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

Result<TwinMaterial> gatherTwinMaterial(OpenStation& station, const store::EnrolmentId& id)
{
    const auto enrolment = station.store->enrolments().load(id);
    if (!enrolment) {
        return enrolment.error();
    }
    TwinMaterial material;
    material.session = enrolment.value().session;
    material.officers = station.people;
    const StepRules rules(enrolment.value(), station.identity.policy);
    for (const FingerPosition finger : kTenFingers) {
        const store::SampleInfo* sample = rules.chosen(placeOf(finger));
        if (sample == nullptr || sample->templateBytes == 0) {
            continue;
        }
        auto bytes = station.store->samples().templateOf(sample->id);
        if (!bytes) {
            return bytes.error();
        }
        store::FingerTemplate own;
        own.enrolment = id;
        own.finger = finger;
        own.bytes = std::move(bytes).value();
        material.own.push_back(std::move(own));
    }
    auto others = station.store->samples().fingerTemplatesOfOthers(id);
    if (!others) {
        return others.error();
    }
    material.others = std::move(others).value();
    return material;
}

Result<TwinCheck> compareTwins(const TwinMaterial& material)
{
    const auto probes = probesOf(material);
    if (!probes) {
        return probes.error();
    }
    TwinCheck check;
    check.fingers = static_cast<int>(probes.value().size());
    compareStudents(material, probes.value(), check);
    compareOfficers(material, probes.value(), check);
    return check;
}

} // namespace rekam::workflow
