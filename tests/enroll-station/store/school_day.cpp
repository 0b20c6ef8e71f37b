#include "school_day.h"

#include <algorithm>
#include <set>
#include <utility>

namespace rekam::testing {

namespace {

constexpr std::array kPositions = {
    store::SamplePosition{record::Modality::Photo, FingerPosition::Unknown, Eye::Unknown},
    store::SamplePosition{record::Modality::Fingerprints, FingerPosition::RightIndex, Eye::Unknown},
    store::SamplePosition{record::Modality::Iris, FingerPosition::Unknown, Eye::Left},
};
constexpr std::array kSteps = {record::Step::ReadBack, record::Step::Photo};

std::string placeOf(int student, const store::SamplePosition& position)
{
    return std::to_string(student) + "/" + std::to_string(static_cast<int>(position.modality));
}

std::string placeOf(int student, record::Step step)
{
    return std::to_string(student) + "/" + std::to_string(static_cast<int>(step));
}

crypto::Hash256 hashOf(std::string_view text)
{
    return crypto::hash256(asBytes(text));
}

Bytes wordOn(std::string_view kind, const packet::PacketId& id)
{
    Bytes bytes = toBytes(asBytes(kind));
    append(bytes, id);
    return bytes;
}

} // namespace

void Findings::addLost(const std::string& what)
{
    ++lost;
    if (first.empty()) {
        first = "lost: " + what;
    }
}

void Findings::addTwice(const std::string& what)
{
    ++twice;
    if (first.empty()) {
        first = "twice: " + what;
    }
}

SchoolDay::SchoolDay(StoreFixture& fixture, int students,
                     std::function<void(const Hash256&)> acknowledged)
    : m_fixture(fixture)
    , m_students(students)
    , m_acknowledged(std::move(acknowledged))
{}

void SchoolDay::acknowledge(const Hash256& fact) const
{
    if (m_acknowledged) {
        m_acknowledged(fact);
    }
}

Status SchoolDay::run(store::StationStore& store)
{
    const auto session = store.roster().openSession(StoreFixture::session());
    if (!session) {
        return session.error();
    }
    const auto counts = store.roster().import(session.value(), m_fixture.people(m_students));
    if (!counts) {
        return counts.error();
    }
    for (int student = 0; student < m_students; ++student) {
        const auto entry = store.roster().findByNik(m_fixture.person(student).nik);
        if (!entry) {
            return entry.error();
        }
        if (!entry.value()) {
            return Error{ErrorCode::NotFound, "imported, but not on the roster"};
        }
        if (Status done = record(store, student, entry.value()->id); !done) {
            return done;
        }
        if (Status idle = store.idle(); !idle) {
            return idle;
        }
    }
    return {};
}

Status SchoolDay::record(store::StationStore& store, int student, store::PersonId person)
{
    const auto entry = store.roster().entry(person);
    if (!entry) {
        return entry.error();
    }
    packet::PacketId packet{};
    if (entry.value().status == record::QueueStatus::Done) {
        const auto sealed = store.enrolments().load(*entry.value().enrolment);
        if (!sealed) {
            return sealed.error();
        }
        packet = *sealed.value().packet;
    } else {
        const auto id = store.enrolments().begin(person, {"op-1", "policy-4"});
        if (!id) {
            return id.error();
        }
        const auto enrolment = store.enrolments().load(id.value());
        if (!enrolment) {
            return enrolment.error();
        }
        if (Status captured = capture(store, student, enrolment.value()); !captured) {
            return captured;
        }
        const auto row = store.packets().commitSealed(id.value(), m_fixture.sealer(24'000), {});
        if (!row) {
            return row.error();
        }
        packet = row.value().id;
    }
    const auto row = store.packets().row(packet);
    if (!row) {
        return row.error();
    }
    ledger.packets[packet] = row.value().hash;
    acknowledge(row.value().hash);
    return send(store, packet);
}

Status SchoolDay::capture(store::StationStore& store, int student,
                          const store::Enrolment& enrolment)
{
    for (const record::Step step : kSteps) {
        if (!enrolment.done(step)) {
            const std::string data = "{\"of\":\"" + std::string(kCanary) + "\"}";
            if (Status saved =
                    store.enrolments().saveStep(enrolment.id, step, store::StepState::Done, data);
                !saved) {
                return saved;
            }
            ledger.steps[placeOf(student, step)] = data;
            acknowledge(hashOf(placeOf(student, step)));
        }
    }
    for (const store::SamplePosition& position : kPositions) {
        const bool there = std::ranges::any_of(
            enrolment.samples, [&](const auto& info) { return info.position == position; });
        if (there) {
            continue;
        }
        const auto sample = m_fixture.sample(position, 1, 6'000 + m_fixture.random.below(20'000));
        const auto saved = store.samples().save(enrolment.id, sample);
        if (!saved) {
            return saved.error();
        }
        ledger.samples[placeOf(student, position)] = saved.value().imageHash;
        acknowledge(crypto::hash256(sample.image));
    }
    return {};
}

Status SchoolDay::send(store::StationStore& store, const packet::PacketId& id)
{
    auto& packets = store.packets();
    const auto rows = packets.list(std::nullopt);
    if (!rows) {
        return rows.error();
    }
    for (const store::PacketRow& row : rows.value()) {
        if (row.publishedAt) {
            continue;
        }
        if (Status published = packets.markPublished(row.id); !published) {
            return published;
        }
    }
    const Bytes receipt = wordOn("receipt", id);
    if (const auto stored = packets.storeReceipt(id, receipt); !stored) {
        return stored.error();
    }
    ledger.receipts[id] = receipt;
    acknowledge(crypto::hash256(receipt));
    const Bytes answer = wordOn("accepted", id);
    if (const auto stored = packets.storeAnswer(id, packet::Verdict::Accepted, answer, "");
        !stored) {
        return stored.error();
    }
    ledger.answers[id] = answer;
    acknowledge(crypto::hash256(answer));
    return {};
}

Findings SchoolDay::look(store::StationStore& store) const
{
    Findings findings;
    if (const Status sound = store.check(); !sound) {
        findings.addLost("check: " + sound.error().detail);
        return findings;
    }
    for (int student = 0; student < m_students; ++student) {
        lookAtStudent(store, student, findings);
    }
    lookAtPackets(store, findings);
    return findings;
}

void SchoolDay::lookAtStudent(store::StationStore& store, int student, Findings& findings) const
{
    const auto entry = store.roster().findByNik(m_fixture.person(student).nik);
    if (!entry || !entry.value() || !entry.value()->enrolment) {
        if (ledger.steps.contains(placeOf(student, kSteps[0]))) {
            findings.addLost("student " + std::to_string(student));
        }
        return;
    }
    const auto enrolment = store.enrolments().load(*entry.value()->enrolment);
    if (!enrolment) {
        findings.addLost("enrolment of student " + std::to_string(student));
        return;
    }
    for (const record::Step step : kSteps) {
        const auto expected = ledger.steps.find(placeOf(student, step));
        const auto* found = enrolment.value().step(step);
        if (expected != ledger.steps.end() &&
            (found == nullptr || found->dataJson != expected->second)) {
            findings.addLost("step " + expected->first);
        }
    }
    for (const store::SamplePosition& position : kPositions) {
        const auto expected = ledger.samples.find(placeOf(student, position));
        if (expected == ledger.samples.end()) {
            continue;
        }
        const auto info = std::ranges::find_if(
            enrolment.value().samples, [&](const auto& one) { return one.position == position; });
        const bool sealed = enrolment.value().state == store::EnrolmentState::Sealed;
        bool sound = info != enrolment.value().samples.end();
        if (sound && !sealed) {
            const auto image = store.samples().image(info->id);
            sound = image && crypto::hash256(image.value()) == expected->second;
        }
        if (!sound) {
            findings.addLost("sample " + expected->first);
        }
    }
}

void SchoolDay::lookAtPackets(store::StationStore& store, Findings& findings) const
{
    for (const auto& [id, hash] : ledger.packets) {
        const auto bytes = store.packets().bytes(id);
        if (!bytes || crypto::hash256(bytes.value()) != hash) {
            findings.addLost("packet " + toHex(id));
        }
    }
    for (const auto& [id, receipt] : ledger.receipts) {
        const auto kept = store.packets().receipt(id);
        if (!kept || kept.value() != receipt) {
            findings.addLost("receipt " + toHex(id));
        }
    }
    for (const auto& [id, answer] : ledger.answers) {
        const auto kept = store.packets().answer(id);
        if (!kept || kept.value() != answer) {
            findings.addLost("answer " + toHex(id));
        }
    }
    const auto rows = store.packets().list(std::nullopt);
    if (!rows) {
        findings.addLost("list of packets");
        return;
    }
    std::set<std::int64_t> people;
    crypto::Hash256 previous{};
    std::uint64_t sequence = 0;
    for (const store::PacketRow& row : rows.value()) {
        const auto enrolment = store.enrolments().load(row.enrolment);
        if (!enrolment || !people.insert(enrolment.value().personId.value).second) {
            findings.addTwice("record of packet " + toHex(row.id));
        }
        const auto bytes = store.packets().bytes(row.id);
        const auto header =
            bytes ? packet::readHeader(bytes.value()) : Result<packet::Header>(bytes.error());
        if (!header || header.value().stationSequence != ++sequence ||
            header.value().previousHash != previous) {
            findings.addTwice("place in the chain of packet " + toHex(row.id));
        }
        previous = row.hash;
    }
}

std::set<crypto::Hash256> SchoolDay::facts(store::StationStore& store) const
{
    std::set<Hash256> found;
    for (int student = 0; student < m_students; ++student) {
        const auto entry = store.roster().findByNik(m_fixture.person(student).nik);
        if (!entry || !entry.value() || !entry.value()->enrolment) {
            continue;
        }
        const auto enrolment = store.enrolments().load(*entry.value()->enrolment);
        if (!enrolment) {
            continue;
        }
        for (const store::StepRecord& step : enrolment.value().steps) {
            found.insert(hashOf(placeOf(student, step.step)));
        }
        for (const store::SampleInfo& info : enrolment.value().samples) {
            found.insert(info.imageHash);
        }
    }
    const auto rows = store.packets().list(std::nullopt);
    if (!rows) {
        return found;
    }
    for (const store::PacketRow& row : rows.value()) {
        found.insert(row.hash);
        for (const auto& word : {store.packets().receipt(row.id), store.packets().answer(row.id)}) {
            if (word) {
                found.insert(crypto::hash256(word.value()));
            }
        }
    }
    return found;
}

bool SchoolDay::complete(store::StationStore& store) const
{
    const auto session = store.roster().openSession(StoreFixture::session());
    const auto progress = session ? store.packets().progress(session.value())
                                  : Result<store::SessionProgress>(session.error());
    const auto rows = store.packets().list(std::nullopt);
    return progress && rows && progress.value().accepted == m_students &&
           progress.value().received == m_students &&
           rows.value().size() == static_cast<std::size_t>(m_students);
}

} // namespace rekam::testing
