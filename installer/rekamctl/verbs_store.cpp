#include "families.h"
#include "open_store.h"
#include "passphrase_input.h"

#include <array>
#include <map>

namespace rekam::ctl {

namespace {

constexpr Option kPerson = {"--person", "ID", "petugas yang membuka brankas"};
constexpr std::array kStoreOptions = {kPerson, kPassphraseFile};
constexpr std::array kExportOptions = {kPerson, kPassphraseFile,
                                       Option{"--out", "FILE", "tulis ke sini, bukan ke layar"}};

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

Exit checkStore(Command& command)
{
    return withStore(command, [&command](const OpenStore& station) {
        if (Status sound = station.store().check(); !sound) {
            return command.fail(sound.error());
        }
        command.line("store intact");
        command.json({{"intact", true}});
        return Exit::Done;
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
        constexpr std::size_t kPage = 1'000;
        std::string lines;
        Json all = Json::array();
        for (std::uint64_t first = 1;;) {
            const auto entries = station.store().audit().entries(first, kPage);
            if (!entries) {
                return command.fail(entries.error());
            }
            for (const store::AuditEntry& entry : entries.value()) {
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
            }
            if (entries.value().size() < kPage) {
                break;
            }
            first = entries.value().back().sequence + 1;
        }
        if (const auto out = command.value("--out")) {
            if (Status written = command.files().writeDurably(*out, asBytes(lines)); !written) {
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
    Verb{"audit verify", "", 0, 0, "menghitung ulang rantai audit", kStoreOptions, verifyAudit},
    Verb{"audit export", "", 0, 0, "rantai audit sebagai baris JSON", kExportOptions, exportAudit},
};

} // namespace

VerbTable storeVerbs()
{
    return kVerbs;
}

} // namespace rekam::ctl
