#include "crypto/random_source.h"
#include "families.h"
#include "joining/station_desk.h"
#include "passphrase_input.h"
#include "provision/key_file.h"
#include "records/open_store.h"
#include "remedy/remedy.h"
#include "store/keys/key_slots.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

namespace rekam::ctl {

namespace {

constexpr Option kPerson = {"--person", "ID", "petugas yang membuka brankas"};
constexpr std::array kStoreOptions = {kPerson, kPassphraseFile};
constexpr std::array kExportOptions = {kPerson, kPassphraseFile,
                                       Option{"--out", "FILE", "tulis ke sini, bukan ke layar"}};

constexpr std::array kRecoverOptions = {
    Option{"--keys", "FILE", "berkas kunci kantor (office/office.keys)"},
    Option{"--passphrases", "FILE", "baris ID FRASA: frasa sandi baru setiap petugas"},
    kPassphraseFile,
};

/// Opens the store for one verb, or says why not.
template <typename Work>
Exit withStore(Command& command, const Work& work)
{
    const auto opened = OpenStore::open(command);
    return opened ? work(*opened.value()) : command.fail(opened.error());
}

std::optional<packet::PacketId> packetIdOf(const std::string& text)
{
    const auto bytes = fromHex(text);
    packet::PacketId id{};
    if (!bytes || bytes->size() != id.size()) {
        return std::nullopt;
    }
    std::ranges::copy(*bytes, id.begin());
    return id;
}

/// The number of the cause, then the adapter's own text, as PacketRow keeps them.
std::string rejectionInWords(std::string_view stored)
{
    std::uint16_t cause = 0;
    const auto [end, failed] = std::from_chars(stored.data(), stored.data() + stored.size(), cause);
    const auto read = static_cast<std::size_t>(end - stored.data());
    const std::string_view text =
        read < stored.size() ? stored.substr(read + 1) : std::string_view();
    return remedy::inWords(failed == std::errc() ? static_cast<packet::RejectCause>(cause)
                                                 : packet::RejectCause::Other,
                           text);
}

Json describe(const store::PacketRow& row)
{
    Json document = {{"id", toHex(row.id)},
                     {"record", toHex(row.enrolment.bytes)},
                     {"sequence", row.sequence},
                     {"state", record::nameOf(row.state)},
                     {"bytes", row.sizeBytes},
                     {"hash", toHex(row.hash)},
                     {"sealedAt", isoTime(row.sealedAt)},
                     {"copies", row.copies}};
    if (row.publishedAt) {
        document["publishedAt"] = isoTime(*row.publishedAt);
    }
    if (row.receiptedAt) {
        document["receiptedAt"] = isoTime(*row.receiptedAt);
    }
    if (row.answeredAt) {
        document["answeredAt"] = isoTime(*row.answeredAt);
        document["answer"] = row.answer == packet::Verdict::Accepted ? "ACCEPTED" : "REJECTED";
        document["cause"] = row.cause;
        if (row.answer == packet::Verdict::Rejected) {
            document["text"] = rejectionInWords(row.cause);
        }
    }
    return document;
}

Exit listRecords(Command& command)
{
    return withStore(command, [&command](const OpenStore& station) {
        const auto rows = station.store().packets().list(std::nullopt);
        if (!rows) {
            return command.fail(rows.error());
        }
        std::map<std::string, int> counts;
        Json records = Json::array();
        for (const store::PacketRow& row : rows.value()) {
            const std::string state(record::nameOf(row.state));
            ++counts[state];
            command.line(toHex(row.id) + "  " + std::to_string(row.sequence) + "  " + state);
            records.push_back(describe(row));
        }
        for (const auto& [state, count] : counts) {
            command.line(state + ": " + std::to_string(count));
        }
        command.json({{"counts", counts}, {"records", std::move(records)}});
        return Exit::Done;
    });
}

Exit showRecord(Command& command)
{
    const auto id = packetIdOf(command.words().front());
    if (!id) {
        return command.misuse("record show membutuhkan id paket (32 digit heksadesimal)");
    }
    return withStore(command, [&command, &id](const OpenStore& station) {
        const auto row = station.store().packets().row(*id);
        if (!row) {
            return command.fail(row.error());
        }
        const Json document = describe(row.value());
        for (const auto& [key, value] : document.items()) {
            command.line(key + ": " +
                         (value.is_string() ? value.get<std::string>() : value.dump()));
        }
        command.json(document);
        return Exit::Done;
    });
}

/// The packets of the record with this packet id or NIK.
Result<std::vector<store::PacketRow>> packetsOf(const OpenStore& station, const std::string& word)
{
    if (const auto id = packetIdOf(word)) {
        const auto row = station.store().packets().row(*id);
        return row ? station.store().packets().ofEnrolment(row.value().enrolment) : row.error();
    }
    const auto nik = record::Nik::parse(word);
    if (!nik) {
        return Error{ErrorCode::InvalidInput, "neither a packet id nor a NIK"};
    }
    const auto entry = station.store().roster().findByNik(nik.value());
    if (!entry) {
        return entry.error();
    }
    if (!entry.value()) {
        return Error{ErrorCode::NotFound, "this NIK is not on this station's lists"};
    }
    if (!entry.value()->enrolment) {
        return std::vector<store::PacketRow>();
    }
    return station.store().packets().ofEnrolment(*entry.value()->enrolment);
}

Exit timeline(Command& command)
{
    return withStore(command, [&command](const OpenStore& station) {
        const auto rows = packetsOf(station, command.words().front());
        if (!rows) {
            return command.fail(rows.error());
        }
        if (rows.value().empty()) {
            return command.fail({ErrorCode::NotFound, "no record of this student yet"});
        }
        std::multimap<std::string, std::string> events;
        for (const store::PacketRow& row : rows.value()) {
            const std::string id = toHex(row.id);
            events.emplace(isoTime(row.sealedAt), "SEALED " + id);
            if (row.publishedAt) {
                events.emplace(isoTime(*row.publishedAt), "PUBLISHED " + id);
            }
            if (row.receiptedAt) {
                events.emplace(isoTime(*row.receiptedAt), "RECEIPTED " + id);
            }
            if (row.answeredAt) {
                events.emplace(
                    isoTime(*row.answeredAt),
                    (row.answer == packet::Verdict::Accepted ? "ACCEPTED " : "REJECTED ") + id);
            }
        }
        Json document = Json::array();
        for (const auto& [at, what] : events) {
            command.line(std::string(at).append("  ").append(what));
            document.push_back({{"at", at}, {"event", what}});
        }
        command.json(std::move(document));
        return Exit::Done;
    });
}

/// Every audit entry in order, a page at a time.
template <typename Visit>
Status eachEntry(store::AuditLog& audit, const Visit& visit)
{
    constexpr std::size_t kPage = 1'000;
    for (std::uint64_t first = 1;;) {
        const auto entries = audit.entries(first, kPage);
        if (!entries) {
            return entries.error();
        }
        for (const store::AuditEntry& entry : entries.value()) {
            visit(entry);
        }
        if (entries.value().size() < kPage) {
            return {};
        }
        first = entries.value().back().sequence + 1;
    }
}

Exit checkStore(Command& command)
{
    return withStore(command, [&command](const OpenStore& station) {
        if (Status sound = station.store().check(); !sound) {
            return command.fail(sound.error());
        }
        Json times = Json::array();
        const Status read = eachEntry(station.store().audit(), [&](const store::AuditEntry& entry) {
            if (entry.event == store::AuditEvent::RollbackSuspected) {
                command.line("older copy put back, noticed " + isoTime(entry.at) +
                             ": what was recorded after that copy is not here; compare with the "
                             "centre's receipts");
                times.push_back(isoTime(entry.at));
            }
        });
        if (!read) {
            return command.fail(read.error());
        }
        command.line(times.empty() ? "store intact" : "pages intact");
        command.json({{"intact", times.empty()}, {"olderCopies", times}});
        return times.empty() ? Exit::Done : Exit::Failed;
    });
}

Exit backupStore(Command& command)
{
    return withStore(command, [&command](const OpenStore& station) {
        if (Status made = station.store().backup(command.words().front()); !made) {
            return command.fail(made.error());
        }
        command.line("backup " + command.words().front());
        command.json({{"folder", command.words().front()}});
        return Exit::Done;
    });
}

struct Readmitted
{
    std::vector<std::string> added;
    std::vector<std::string> renewed; ///< had a slot; the passphrase is new
    std::vector<std::string> unknown; ///< not in the station's bundle
};

Result<Readmitted> readmit(Command& command, const crypto::BoxKeyPair& office,
                           const joining::Passphrases& passphrases)
{
    const auto bundle = joining::currentBundle(command.files(), command.home());
    if (!bundle) {
        return bundle.error();
    }
    const SystemClock clock;
    crypto::SystemRandom random;
    auto slots = store::KeySlots::load({command.home().store(), &command.files(), &clock, &random},
                                       store::DeviceSecret{});
    if (!slots) {
        return slots.error();
    }
    const auto keys = slots.value().unlockForRecovery(office);
    if (!keys) {
        return keys.error();
    }
    Readmitted people;
    for (const auto& [id, passphrase] : passphrases) {
        const auto person =
            std::ranges::find(bundle.value().operators, id, &provision::BundleOperator::id);
        if (person == bundle.value().operators.end()) {
            people.unknown.push_back(id);
            continue;
        }
        const auto known = slots.value().slots();
        const bool has = std::ranges::find(known, id, &store::SlotInfo::personId) != known.end();
        const Status let =
            has ? slots.value().changePassphrase(keys.value(), id, passphrase.view())
                : slots.value().addPerson(
                      keys.value(), {id, joining::slotRoleOf(person->role), passphrase.view()});
        if (!let) {
            return let.error();
        }
        (has ? people.renewed : people.added).push_back(id);
    }
    return people;
}

/// For a laptop whose people are all gone or have all forgotten: the office's own key opens it.
Exit recoverStore(Command& command)
{
    const auto keyPath = command.value("--keys");
    const auto listPath = command.value("--passphrases");
    if (!keyPath || !listPath) {
        return command.misuse("store recover membutuhkan --keys dan --passphrases");
    }
    const auto officeWord = command.value(kPassphraseFile.name)
                                ? officePassphrase(command)
                                : Result<std::string>(std::string());
    if (!officeWord) {
        return command.fail(officeWord.error());
    }
    const auto file = command.files().read(*keyPath, provision::kKeyFileBytesMax);
    if (!file) {
        return command.fail(file.error());
    }
    const auto keys = provision::KeyFile::read(file.value(), officeWord.value());
    if (!keys) {
        return command.fail(keys.error());
    }
    const auto office = keys.value().boxPair(provision::kBoxKeyName);
    if (!office) {
        return command.fail(office.error());
    }
    const auto passphrases = readPassphrases(command, *listPath);
    if (!passphrases) {
        return command.fail(passphrases.error());
    }
    const auto people = readmit(command, office.value(), passphrases.value());
    if (!people) {
        return command.fail(people.error());
    }
    for (const std::string& id : people.value().unknown) {
        command.note(id + " tidak ada di berkas stasiun");
    }
    command.line(std::to_string(people.value().added.size()) + " added, " +
                 std::to_string(people.value().renewed.size()) + " renewed");
    command.json({{"added", people.value().added},
                  {"renewed", people.value().renewed},
                  {"unknown", people.value().unknown}});
    return people.value().unknown.empty() ? Exit::Done : Exit::Incomplete;
}

Exit verifyAudit(Command& command)
{
    return withStore(command, [&command](const OpenStore& station) {
        const auto verdict = station.store().audit().verify();
        if (!verdict) {
            return command.fail(verdict.error());
        }
        const store::AuditVerdict& found = verdict.value();
        const bool intact = found.firstBad == 0;
        command.line(intact ? std::to_string(found.entries) + " entries, chain intact"
                            : "first bad entry " + std::to_string(found.firstBad) + ": " +
                                  found.finding);
        command.json({{"entries", found.entries},
                      {"intact", intact},
                      {"firstBad", found.firstBad},
                      {"finding", found.finding}});
        return intact ? Exit::Done : Exit::Failed;
    });
}

/// One JSON object a line with --out; ids and hashes only, nobody's data.
Exit exportAudit(Command& command)
{
    return withStore(command, [&command](const OpenStore& station) {
        std::string lines;
        Json all = Json::array();
        const Status read = eachEntry(station.store().audit(), [&](const store::AuditEntry& entry) {
            const Json row = {{"sequence", entry.sequence},
                              {"event", static_cast<int>(entry.event)},
                              {"subject", toHex(entry.subject)},
                              {"content", toHex(entry.content)},
                              {"actor", entry.actor},
                              {"at", isoTime(entry.at)},
                              {"steadyMs", entry.steadyTime.count()},
                              {"hash", toHex(entry.hash)}};
            lines += row.dump() + "\n";
            all.push_back(row);
        });
        if (!read) {
            return command.fail(read.error());
        }
        if (const auto out = command.value("--out")) {
            if (Status written = command.writeOut(*out, asBytes(lines)); !written) {
                return command.fail(written.error());
            }
            command.line(std::to_string(all.size()) + " entries");
        } else {
            command.line(lines);
        }
        command.json(std::move(all));
        return Exit::Done;
    });
}

constexpr std::array kVerbs = {
    Verb{"record list", "", 0, 0, "rekaman tersegel dan keadaannya", kStoreOptions, listRecords},
    Verb{"record show", "ID", 1, 1, "satu rekaman", kStoreOptions, showRecord},
    Verb{"record timeline", "ID|NIK", 1, 1, "apa yang terjadi pada rekaman, dan kapan",
         kStoreOptions, timeline},
    Verb{"store check", "", 0, 0, "memeriksa seluruh brankas", kStoreOptions, checkStore},
    Verb{"store backup", "DIR", 1, 1, "salinan brankas yang terenkripsi dan diperiksa",
         kStoreOptions, backupStore},
    Verb{"store recover", "", 0, 0,
         "memberi petugas kunci baru dengan kunci kantor, bila tak seorang pun dapat masuk",
         kRecoverOptions, recoverStore},
    Verb{"audit verify", "", 0, 0, "menghitung ulang rantai audit", kStoreOptions, verifyAudit},
    Verb{"audit export", "", 0, 0, "rantai audit sebagai baris JSON", kExportOptions, exportAudit},
};

} // namespace

VerbTable storeVerbs()
{
    return kVerbs;
}

} // namespace rekam::ctl
