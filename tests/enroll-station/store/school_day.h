// A small school day that can be interrupted anywhere and taken up again, and a ledger of all that
// the store said was saved.
#pragma once

#include "store_fixture.h"

#include <array>
#include <functional>
#include <map>
#include <set>
#include <string>

namespace rekam::testing {

/// What the store acknowledged. Everything in it must still be there after any crash.
struct Ledger
{
    std::map<std::string, crypto::Hash256> samples; ///< "student/position" → image hash
    std::map<std::string, std::string> steps;       ///< "student/step" → data
    std::map<packet::PacketId, crypto::Hash256> packets;
    std::map<packet::PacketId, Bytes> receipts;
    std::map<packet::PacketId, Bytes> answers;

    [[nodiscard]] std::size_t size() const
    {
        return samples.size() + steps.size() + packets.size() + receipts.size() + answers.size();
    }
};

/// What a look at the store found, against the ledger.
struct Findings
{
    int lost = 0;  ///< acknowledged, but not there or different
    int twice = 0; ///< people with more than one full record, places in the chain used twice
    std::string first;

    void addLost(const std::string& what);
    void addTwice(const std::string& what);
};

class SchoolDay
{
public:
    using Hash256 = crypto::Hash256;

    /// @param acknowledged called with a hash of each thing the store said is saved; may be empty.
    SchoolDay(StoreFixture& fixture, int students,
              std::function<void(const Hash256&)> acknowledged = {});

    /// Goes on with every student from where the store says they are, until all are accepted.
    /// The error of the store where one came up.
    Status run(store::StationStore& store);

    /// Everything in the ledger is there, nothing twice, pages, audit and packets verify.
    [[nodiscard]] Findings look(store::StationStore& store) const;

    /// Hashes, as acknowledged, of everything that is in the store now.
    [[nodiscard]] std::set<Hash256> facts(store::StationStore& store) const;

    /// All students accepted, exactly one packet each.
    [[nodiscard]] bool complete(store::StationStore& store) const;

    Ledger ledger;

private:
    Status record(store::StationStore& store, int student, store::PersonId person);
    Status capture(store::StationStore& store, int student, const store::Enrolment& enrolment);
    Status send(store::StationStore& store, const packet::PacketId& id);
    void lookAtStudent(store::StationStore& store, int student, Findings& findings) const;
    void lookAtPackets(store::StationStore& store, Findings& findings) const;
    void acknowledge(const Hash256& fact) const;

    StoreFixture& m_fixture;
    int m_students;
    std::function<void(const Hash256&)> m_acknowledged;
};

} // namespace rekam::testing
