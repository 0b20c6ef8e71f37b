#include "intake/rebuild.h"

#include "intake/segments.h"
#include "intake/store_rows.h"

#include <array>
#include <charconv>
#include <map>

namespace rekam::intake {

namespace {

constexpr const char* kIndexName = "index.sqlite";
constexpr const char* kNewName = "index.sqlite.new";
/// What SQLite keeps beside a database.
constexpr std::array kCompanions = {"", "-wal", "-shm"};

bool isThere(const std::filesystem::path& path)
{
    std::error_code failed;
    return std::filesystem::exists(path, failed);
}

std::filesystem::path with(const std::filesystem::path& path, std::string_view suffix)
{
    return path.string() + std::string(suffix);
}

class Rebuild
{
public:
    Rebuild(const EmbeddedStore::Parts& parts, std::filesystem::path folder)
        : m_parts(parts)
        , m_folder(std::move(folder))
        , m_index(m_folder / kIndexName)
        , m_new(m_folder / kNewName)
    {}

    Result<RebuildReport> run()
    {
        if (!isThere(m_index) && isThere(m_new)) { // killed between the two renames
            if (Status back = m_parts.files.move(m_new, m_index); !back) {
                return back.error();
            }
        }
        for (const char* suffix : kCompanions) {
            if (Status gone = m_parts.files.remove(with(m_new, suffix)); !gone) {
                return gone.error();
            }
        }
        if (Status made = makeNew(); !made) {
            return made.error();
        }
        if (Status moved = setAside(); !moved) {
            return moved.error();
        }
        if (Status moved = m_parts.files.move(m_new, m_index); !moved) {
            return moved.error();
        }
        return m_report;
    }

private:
    Status makeNew()
    {
        Status scanned =
            eachSegmentRecord(m_parts.files, m_folder, [this](const SegmentRecord& record) {
                m_places.emplace(record.header.id, m_records.size());
                m_records.push_back(record);
            });
        if (!scanned) {
            return scanned;
        }
        auto made = Database::open(m_new);
        if (!made) {
            return made.error();
        }
        Database fresh = std::move(made).value();
        auto old = isThere(m_index)
                       ? Database::open(m_index)
                       : Result<Database>(Error{ErrorCode::NotFound, "no such packet"});
        Database* const before = old ? &old.value() : nullptr;
        if (Status schema = fresh.run(kIndexSchema); !schema) {
            return schema;
        }
        auto transaction = Transaction::begin(fresh);
        if (!transaction) {
            return transaction.error();
        }
        if (Status kept = keepLog(fresh, before); !kept) {
            return kept;
        }
        if (Status taken = takeStrangers(fresh); !taken) {
            return taken;
        }
        if (Status noted = noteLost(fresh); !noted) {
            return noted;
        }
        if (Status noted =
                fresh.change(kCountGaps, {m_parts.clock.wallTime().time_since_epoch().count()});
            !noted) {
            return noted;
        }
        return transaction.value().commit();
    }

    /// The old log up to its first break, and with each entry what it speaks of.
    Status keepLog(Database& fresh, Database* before)
    {
        while (before != nullptr) {
            const auto page = before->query(kSelectLog, {stored(m_head.position)});
            if (!page || page.value().empty()) {
                return {};
            }
            for (const Row& row : page.value()) {
                const auto entry = entryOf(row);
                if (!isPlainLogRow(row) ||
                    !packet::checkChainLink(packet::kReceiptChain, m_head, entry, headOf(row))) {
                    return {};
                }
                m_head = headOf(row);
                if (Status put = fresh.change(kInsertLog, row); !put) {
                    return put;
                }
                if (Status kept = keepEntry(fresh, *before, entry); !kept) {
                    return kept;
                }
            }
        }
        return {};
    }

    Status keepEntry(Database& fresh, Database& before, const packet::ChainEntry& entry)
    {
        if (entry.type == kEntryQuarantined) {
            return keepQuarantine(fresh, before, entry);
        }
        if (entry.type == kEntryAnswered) {
            return keepAnswer(fresh, before, entry);
        }
        const auto [first, last] = m_places.equal_range(entry.id);
        for (auto place = first; place != last; ++place) {
            const SegmentRecord& record = m_records[place->second];
            if (record.hash == entry.hash && !m_known.contains(entry.id)) {
                ++m_report.kept;
                return insert(fresh, record, entry);
            }
        }
        if (!m_known.contains(entry.id)) { // else it was lost once, and came again under this entry
            m_lost.insert_or_assign(entry.id, entry.actor);
        }
        return {};
    }

    /// Stations are told at their next HELLO, and send again what they still have.
    Status noteLost(Database& fresh)
    {
        for (const auto& [id, station] : m_lost) {
            if (Status put = fresh.change("INSERT INTO lost VALUES(?, ?)", {toBytes(id), station});
                !put) {
                return put;
            }
        }
        m_report.lost = m_lost.size();
        return {};
    }

    Status insert(Database& fresh, const SegmentRecord& record, const packet::ChainEntry& entry)
    {
        m_known.insert_or_assign(record.header.id, record.hash);
        m_lost.erase(record.header.id);
        return insertPacket(fresh,
                            {record.header, record.hash, record.sizeBytes, record.segment,
                             record.offset, m_head, entry.wallTime},
                            m_parts.signer);
    }

    static Status keepAnswer(Database& fresh, Database& before, const packet::ChainEntry& entry)
    {
        const auto rows =
            before.query("SELECT answer FROM packets WHERE id = ?", {toBytes(entry.id)});
        if (!rows || rows.value().empty()) {
            return {}; // comes again from the adapter
        }
        const auto answer = blobAt(rows.value().front(), 0);
        if (!answer || crypto::hash256(*answer) != entry.hash) {
            return {};
        }
        return fresh.change("UPDATE packets SET answer = ? WHERE id = ?",
                            {*answer, toBytes(entry.id)});
    }

    static Status keepQuarantine(Database& fresh, Database& before, const packet::ChainEntry& entry)
    {
        auto cause = static_cast<std::int64_t>(QuarantineCause::Malformed);
        const std::size_t slash = entry.actor.find('/');
        if (slash != std::string::npos) {
            (void)std::from_chars(entry.actor.data() + slash + 1,
                                  entry.actor.data() + entry.actor.size(), cause);
        } else if (const auto rows =
                       before.query("SELECT cause FROM quarantined WHERE id = ? AND hash = ?",
                                    {toBytes(entry.id), toBytes(entry.hash)});
                   rows && !rows.value().empty()) {
            cause = numberAt(rows.value().front(), 0);
        }
        return fresh.change("INSERT OR IGNORE INTO quarantined VALUES(?,?,?,?)",
                            {toBytes(entry.id), toBytes(entry.hash), cause,
                             std::int64_t{entry.wallTime.time_since_epoch().count()}});
    }

    /// What the log does not know (any more) is received anew, in the order of writing.
    Status takeStrangers(Database& fresh)
    {
        for (const SegmentRecord& record : m_records) {
            if (!record.whole() || m_known.contains(record.header.id)) {
                continue;
            }
            packet::ChainEntry entry;
            entry.type = kEntryReceived;
            entry.id = record.header.id;
            entry.hash = record.hash;
            entry.actor = record.header.station;
            entry.wallTime = m_parts.clock.wallTime();
            entry.steadyTime = m_parts.clock.steadyTime();
            m_head = packet::appendToChain(packet::kReceiptChain, m_head, entry);
            if (Status put = insertLog(fresh, m_head, entry); !put) {
                return put;
            }
            if (Status put = insert(fresh, record, entry);
                !put && put.error().code != ErrorCode::Conflict) { // a fork: stays in the log alone
                return put;
            }
            ++m_report.taken;
        }
        return {};
    }

    Status setAside()
    {
        if (!isThere(m_index)) {
            return {};
        }
        std::filesystem::path place;
        for (int number = 1; place.empty() || isThere(place); ++number) {
            place = with(m_index, ".rusak-" + std::to_string(number));
        }
        // The log of the old one first: it must not be applied to the new one.
        for (const char* suffix : {"-wal", "-shm", ""}) {
            if (!isThere(with(m_index, suffix))) {
                continue;
            }
            if (Status moved = m_parts.files.move(with(m_index, suffix), with(place, suffix));
                !moved) {
                return moved;
            }
        }
        m_report.setAside = place;
        return {};
    }

    EmbeddedStore::Parts m_parts;
    std::filesystem::path m_folder;
    std::filesystem::path m_index;
    std::filesystem::path m_new;
    std::vector<SegmentRecord> m_records;
    std::multimap<packet::PacketId, std::size_t> m_places; ///< into m_records
    std::map<packet::PacketId, crypto::Hash256> m_known;
    std::map<packet::PacketId, std::string> m_lost; ///< and its station
    packet::ChainHead m_head;
    RebuildReport m_report;
};

} // namespace

Result<RebuildReport> rebuildIndex(const EmbeddedStore::Parts& parts,
                                   const std::filesystem::path& folder)
{
    return Rebuild(parts, folder).run();
}

} // namespace rekam::intake
