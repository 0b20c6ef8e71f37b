#include "workflow/record/twin_check.h"

#include "imaging/finger/compare.h"
#include "imaging/finger/minutiae.h"
#include "workflow/record/steps.h"

#include <algorithm>
#include <atomic>
#include <map>
#include <optional>
#include <span>
#include <thread>

namespace rekam::workflow {

namespace {

/// Of a record's fingers, those that are searched among all of another person before the rest is.
constexpr std::size_t kProbesFirst = 4;

struct Probe
{
    FingerPosition finger = FingerPosition::Unknown;
    std::size_t minutiae = 0;
    imaging::ComparableFinger comparable;
};

Result<Probe> probeOf(FingerPosition position, ByteView record)
{
    const auto finger = imaging::readTemplate(record);
    if (!finger) {
        return finger.error();
    }
    return Probe{position, finger.value().minutiae.size(),
                 imaging::ComparableFinger(finger.value())};
}

/// Those with most minutiae first: what tells most by itself.
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
    std::ranges::stable_sort(probes, std::ranges::greater{}, &Probe::minutiae);
    return probes;
}

using Templates = std::vector<const store::FingerTemplate*>;

/// Another person's fingers; nothing where none can be compared.
std::vector<Probe> fingersOfOther(const Templates& entries)
{
    std::vector<Probe> fingers;
    for (const store::FingerTemplate* entry : entries) {
        auto made = probeOf(entry->finger, entry->bytes);
        if (made && !made.value().comparable.empty()) {
            fingers.push_back(std::move(made).value());
        }
    }
    return fingers;
}

struct Pair
{
    std::size_t own = 0;
    std::size_t other = 0;
    double score = 0;
};

/// Every pair from kSameFingerScore up, wherever the two lie.
std::vector<Pair> alikePairs(std::span<const Probe> own,
                             std::span<const imaging::ComparableFinger> other)
{
    std::vector<Pair> pairs;
    for (std::size_t i = 0; i < own.size(); ++i) {
        for (const imaging::FingerHit& hit :
             imaging::searchFingers(own[i].comparable, other, imaging::kSameFingerScore)) {
            pairs.push_back({i, hit.index, hit.score});
        }
    }
    return pairs;
}

/// What two fingers of the one reach with two fingers of the other: the lesser of the best such
/// pairs, 0 if there are no two.
double secondOf(std::vector<Pair> pairs)
{
    std::ranges::stable_sort(pairs, std::ranges::greater{}, &Pair::score);
    const auto second = std::ranges::find_if(pairs, [&](const Pair& pair) {
        return pair.own != pairs.front().own && pair.other != pairs.front().other;
    });
    return second == pairs.end() ? 0 : second->score;
}

double likenessOf(std::span<const Probe> own, const std::vector<Probe>& other)
{
    double best = 0;
    std::vector<imaging::ComparableFinger> gallery;
    for (const Probe& finger : other) {
        gallery.push_back(finger.comparable);
        const auto same = std::ranges::find(own, finger.finger, &Probe::finger);
        if (same != own.end()) {
            best = std::max(best, imaging::compareFingers(same->comparable, finger.comparable));
        }
    }
    // Whoever laid down the fingers of a whole hand or two elsewhere shows in the strongest few:
    // each finds its like nine times in ten, so that all four fail one such person in 10,000.
    const bool whole = other.size() == kTenFingers.size();
    const auto first = own.first(whole ? std::min(own.size(), kProbesFirst) : own.size());
    std::vector<Pair> pairs = alikePairs(first, gallery);
    if (!pairs.empty() && first.size() < own.size()) {
        pairs = alikePairs(own, gallery);
    }
    return std::max(best, secondOf(std::move(pairs)));
}

/// Each person's likeness, on as many threads as help: most of it is the making of what is
/// compared, 1 to 2 ms a finger.
std::vector<std::optional<double>> likenesses(std::span<const Probe> own,
                                              std::span<const Templates> people)
{
    constexpr unsigned kThreadsMax = 4;
    std::vector<std::optional<double>> scores(people.size());
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
        for (std::size_t i = next++; i < people.size(); i = next++) {
            if (const auto fingers = fingersOfOther(people[i]); !fingers.empty()) {
                scores[i] = likenessOf(own, fingers);
            }
        }
    };
    std::vector<std::jthread> helpers;
    const unsigned threads = std::min(std::thread::hardware_concurrency(), kThreadsMax);
    for (unsigned i = 1; i < threads && i < people.size(); ++i) {
        helpers.emplace_back(work);
    }
    work();
    helpers.clear(); // joined
    return scores;
}

void compareStudents(const TwinMaterial& material, std::span<const Probe> own, TwinCheck& check)
{
    if (own.empty()) {
        return;
    }
    std::map<store::EnrolmentId, Templates> others;
    for (const store::FingerTemplate& entry : material.others) {
        others[entry.enrolment].push_back(&entry);
    }
    std::vector<Templates> people;
    people.reserve(others.size());
    for (auto& [enrolment, entries] : others) {
        people.push_back(std::move(entries));
    }
    const std::vector<std::optional<double>> scores = likenesses(own, people);
    for (std::size_t i = 0; i < people.size(); ++i) {
        const std::optional<double>& score = scores[i];
        if (!score) {
            continue;
        }
        ++check.studentsCompared;
        if (*score > check.bestStudentScore) {
            const store::FingerTemplate& person = *people[i].front();
            check.bestStudentScore = *score;
            check.studentQueueNumber = person.queueNumber;
            check.studentSchool =
                person.session == material.session ? std::string() : person.school;
        }
    }
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
