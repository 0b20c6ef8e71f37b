#include "workflow/record/twin_check.h"

#include "imaging/finger/compare.h"
#include "imaging/finger/minutiae.h"
#include "imaging/iris/compare.h"
#include "workflow/record/steps.h"

#include <algorithm>
#include <map>
#include <set>
#include <span>
#include <utility>

namespace rekam::workflow {

namespace {

struct Probe
{
    FingerPosition finger = FingerPosition::Unknown;
    imaging::ComparableFinger comparable;
};

Result<Probe> probeOf(FingerPosition position, ByteView record)
{
    const auto finger = imaging::readTemplate(record);
    if (!finger) {
        return finger.error();
    }
    return Probe{position, imaging::ComparableFinger(finger.value())};
}

Result<std::vector<Probe>> probesOf(const TwinMaterial& material)
{
    std::vector<Probe> probes;
    for (const store::FingerTemplate& own : material.own) {
        auto made = probeOf(own.finger, own.bytes);
        if (!made) {
            return made.error();
        }
        if (!made.value().comparable.empty()) {
            probes.push_back(std::move(made).value());
        }
    }
    return probes;
}

struct Pair
{
    std::size_t own = 0;
    std::size_t other = 0;
    double score = 0;
};

/// What two of the one reach with two of the other: the lesser of the best such pairs, 0 if there
/// are no two. Best pairs first.
double secondOf(std::span<const Pair> pairs)
{
    const auto second = std::ranges::find_if(pairs, [&](const Pair& pair) {
        return pair.own != pairs.front().own && pair.other != pairs.front().other;
    });
    return second == pairs.end() ? 0 : second->score;
}

/// The fingers of one other person; each can be compared.
struct Person
{
    const store::FingerTemplate* about = nullptr;
    std::vector<FingerPosition> positions;
    std::vector<imaging::ComparableFinger> fingers;
};

struct Likeness
{
    double score = 0;
    double oneFinger = 0; ///< wherever it lies
};

Likeness likenessOf(std::span<const Probe> own, const Person& other)
{
    Likeness likeness;
    std::vector<Pair> pairs;
    for (std::size_t i = 0; i < own.size(); ++i) {
        const Probe& probe = own[i];
        const auto same = std::ranges::find(other.positions, probe.finger);
        if (same != other.positions.end()) {
            const auto index = static_cast<std::size_t>(same - other.positions.begin());
            likeness.score = std::max(
                likeness.score, imaging::compareFingers(probe.comparable, other.fingers[index]));
        }
        for (const imaging::FingerHit& hit :
             imaging::searchFingers(probe.comparable, other.fingers, imaging::kSameFingerScore)) {
            pairs.push_back({i, hit.index, hit.score});
        }
    }
    std::ranges::stable_sort(pairs, std::ranges::greater{}, &Pair::score);
    if (!pairs.empty()) {
        likeness.score = std::max(likeness.score, secondOf(pairs));
        likeness.oneFinger = pairs.front().score;
    }
    return likeness;
}

/// Keeps whoever is most alike.
template <typename Pattern>
void keepBest(TwinLike& best, double score, const Pattern& person, store::SessionId session)
{
    if (score > best.score) {
        best = {score, person.queueNumber,
                person.session == session ? std::string() : person.school};
    }
}

using Compared = std::set<store::EnrolmentId>;

void compareStudents(const TwinMaterial& material, std::span<const Probe> own, TwinGallery& gallery,
                     TwinCheck& check, Compared& compared)
{
    if (own.empty()) {
        return;
    }
    const auto fingers = gallery.comparable(material.others);
    std::map<store::EnrolmentId, Person> others;
    for (std::size_t i = 0; i < fingers.size(); ++i) {
        if (!fingers[i].empty()) {
            Person& person = others[material.others[i].enrolment];
            person.about = &material.others[i];
            person.positions.push_back(material.others[i].finger);
            person.fingers.push_back(fingers[i]);
        }
    }
    std::vector<const Person*> people;
    for (const auto& [enrolment, person] : others) {
        compared.insert(enrolment);
        people.push_back(&person);
    }
    std::vector<Likeness> likenesses(people.size());
    forEachIndex(people.size(),
                 [&](std::size_t i) { likenesses[i] = likenessOf(own, *people[i]); });
    for (std::size_t i = 0; i < people.size(); ++i) {
        const store::FingerTemplate& about = *people[i]->about;
        keepBest(check.byFingers, likenesses[i].score, about, material.session);
        keepBest(check.byOneFinger, likenesses[i].oneFinger, about, material.session);
    }
}

Result<std::vector<imaging::IrisTemplate>> irisesOf(const std::vector<Bytes>& codes)
{
    std::vector<imaging::IrisTemplate> irises;
    for (const Bytes& code : codes) {
        auto iris = imaging::parseIris(code);
        if (!iris) {
            return iris.error();
        }
        irises.push_back(std::move(iris).value());
    }
    return irises;
}

/// The lesser of the two where both eyes are alike, whichever is called left.
double eyesAlike(std::span<const imaging::IrisTemplate> own,
                 std::span<const imaging::IrisTemplate> other)
{
    std::vector<Pair> pairs;
    for (std::size_t i = 0; i < own.size(); ++i) {
        for (std::size_t j = 0; j < other.size(); ++j) {
            pairs.push_back({i, j, imaging::compareIrises(own[i], other[j])});
        }
    }
    std::ranges::stable_sort(pairs, std::ranges::greater{}, &Pair::score);
    return std::max(pairs.front().score - kOneEyeMargin, secondOf(pairs));
}

Status compareEyes(const TwinMaterial& material, TwinCheck& check, Compared& compared)
{
    const auto own = irisesOf(material.ownIrises);
    if (!own) {
        return own.error();
    }
    check.eyes = static_cast<int>(own.value().size());
    if (own.value().empty()) {
        return {};
    }
    std::map<store::EnrolmentId, std::vector<imaging::IrisTemplate>> others;
    for (const store::IrisCode& code : material.othersIrises) {
        if (auto iris = imaging::parseIris(code.bytes)) {
            others[code.enrolment].push_back(std::move(iris).value());
        }
    }
    for (const store::IrisCode& code : material.othersIrises) {
        const auto eyes = others.find(code.enrolment);
        if (eyes == others.end()) {
            continue; // unreadable, or compared at its first eye
        }
        keepBest(check.byEyes, eyesAlike(own.value(), eyes->second), code, material.session);
        compared.insert(code.enrolment);
        ++check.studentsByEyes;
        others.erase(eyes);
    }
    return {};
}

/// As clashesOf(), of a whole record: what an earlier build saved was not compared at its capture.
std::optional<FingerClash> clashWithin(std::span<const Probe> own, double threshold)
{
    std::optional<FingerClash> worst;
    for (std::size_t i = 0; i < own.size(); ++i) {
        for (std::size_t j = i + 1; j < own.size(); ++j) {
            const double score = imaging::compareFingers(own[i].comparable, own[j].comparable);
            if (score >= threshold && (!worst || score > worst->score)) {
                worst = FingerClash{own[i].finger, own[j].finger, true, score};
            }
        }
    }
    return worst;
}

void compareOfficers(const TwinMaterial& material, std::span<const Probe> probes, TwinCheck& check)
{
    for (const provision::OperatorCredential& officer : material.officers) {
        bool compared = false;
        for (const provision::OperatorFinger& finger : officer.fingers) {
            const auto enrolled = probeOf(finger.position, finger.fingerTemplate);
            if (!enrolled || enrolled.value().comparable.empty()) {
                continue;
            }
            for (const Probe& probe : probes) {
                const double score =
                    imaging::compareFingers(probe.comparable, enrolled.value().comparable);
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

Status gatherIrises(OpenStation& station, const store::EnrolmentId& id, const StepRules& rules,
                    TwinMaterial& material)
{
    for (const Eye eye : {Eye::Left, Eye::Right}) {
        const store::SampleInfo* sample = rules.chosen(placeOf(eye));
        if (sample == nullptr || sample->templateBytes == 0) {
            continue;
        }
        auto code = station.store->samples().templateOf(sample->id);
        if (!code) {
            return code.error();
        }
        material.ownIrises.push_back(std::move(code).value());
    }
    auto others = station.store->samples().irisCodesOfOthers(id);
    if (!others) {
        return others.error();
    }
    material.othersIrises = std::move(others).value();
    return {};
}

} // namespace

TwinFinding findingOf(const TwinCheck& check, const provision::Policy& policy)
{
    const double search = policy.fingerSearchMatch;
    if (check.clash) {
        return TwinFinding::FingerTwice;
    }
    if (std::max(check.bestOfficerScore, check.byFingers.score) >= search) {
        return check.bestOfficerScore >= check.byFingers.score ? TwinFinding::Officer
                                                               : TwinFinding::Student;
    }
    if (check.byEyes.score >= policy.irisMatch) {
        return TwinFinding::Eyes;
    }
    return check.byOneFinger.score >= search + kOneFingerMargin ? TwinFinding::OneFinger
                                                                : TwinFinding::Nobody;
}

Result<TwinMaterial> gatherTwinMaterial(OpenStation& station, const store::EnrolmentId& id)
{
    const auto enrolment = station.store->enrolments().load(id);
    if (!enrolment) {
        return enrolment.error();
    }
    TwinMaterial material;
    material.session = enrolment.value().session;
    material.officers = station.people;
    material.fingerMatch = station.identity.policy.fingerMatch;
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
    if (Status irises = gatherIrises(station, id, rules, material); !irises) {
        return irises.error();
    }
    return material;
}

Result<TwinCheck> compareTwins(const TwinMaterial& material, TwinGallery& gallery)
{
    const auto probes = probesOf(material);
    if (!probes) {
        return probes.error();
    }
    TwinCheck check;
    Compared compared;
    check.fingers = static_cast<int>(probes.value().size());
    check.clash = clashWithin(probes.value(), material.fingerMatch);
    compareStudents(material, probes.value(), gallery, check, compared);
    if (Status eyes = compareEyes(material, check, compared); !eyes) {
        return eyes.error();
    }
    check.studentsCompared = static_cast<int>(compared.size());
    compareOfficers(material, probes.value(), check);
    return check;
}

} // namespace rekam::workflow
