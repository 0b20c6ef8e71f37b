#include "intake/store_check.h"

#include "crypto/hash.h"
#include "intake/segments.h"
#include "intake/store_rows.h"
#include "packet/receipt.h"

#include <array>
#include <map>
#include <set>
#include <utility>

namespace rekam::intake {

namespace {

constexpr std::size_t kPageFindingsMax = 20;

using Place = std::pair<std::uint64_t, std::uint64_t>; ///< segment, offset of the packet

class Check
{
public:
    explicit Check(const CheckedStore& store)
        : m_store(store)
    {}

    Result<StoreReport> run()
    {
        pages();
        writable();
        log();
        if (Status read = segments(); !read) {
            return read.error();
        }
        packets();
        strangers();
        quarantine();
        gaps();
        return std::move(m_report);
    }

private:
    void complain(Damage damage, std::string place)
    {
        m_report.findings.push_back({damage, std::move(place)});
    }

    /// Rows, or nothing and a finding: an index that cannot be read is a finding, not an end.
    std::vector<Row> rows(const std::string& sql, const Row& values = {})
    {
        auto found = m_store.database.query(sql, values);
        if (!found) {
            complain(Damage::IndexPages, found.error().detail);
            return {};
        }
        return std::move(found).value();
    }

    void pages()
    {
        const std::string sql = "PRAGMA integrity_check(" + std::to_string(kPageFindingsMax) + ")";
        for (const Row& row : rows(sql)) {
            if (const std::string said = textAt(row, 0); said != "ok") {
                complain(Damage::IndexPages, said);
            }
        }
    }

    /// A header that says "read only" is sound to read, and takes no packet.
    void writable()
    {
        auto transaction = Transaction::begin(m_store.database);
        const Status tried =
            transaction ? m_store.database.run("CREATE TABLE written_to(x)") : transaction.error();
        if (!tried && tried.error().code != ErrorCode::NoSpace) {
            complain(Damage::IndexPages, tried.error().detail);
        }
    }

    void log()
    {
        packet::ChainHead head;
        std::uint64_t last = 0;
        while (true) {
            const auto page = rows(kSelectLog, {stored(last)});
            if (page.empty()) {
                return;
            }
            for (const Row& row : page) {
                const packet::ChainHead after = headOf(row);
                const packet::ChainEntry entry = entryOf(row);
                if (!isPlainLogRow(row) ||
                    !packet::checkChainLink(packet::kReceiptChain, head, entry, after)) {
                    complain(Damage::LogChain, std::to_string(after.position));
                }
                head = after;
                last = std::max(last + 1, after.position);
                ++m_report.entries;
                if (entry.type == kEntryAnswered) {
                    m_answers.insert_or_assign(entry.id, entry.hash);
                } else if (entry.type == kEntryQuarantined) {
                    m_quarantined.insert_or_assign(std::pair(entry.id, entry.hash), entry.actor);
                } else {
                    m_received.insert(entry.id);
                }
            }
        }
    }

    Status segments()
    {
        return eachSegmentRecord(
            m_store.files, m_store.folder, [this](const SegmentRecord& record) {
                m_records.emplace(Place{record.segment, record.offset}, record);
            });
    }

    void packets()
    {
        for (const Row& row : rows(
                 "SELECT p.id, p.hash, p.station, p.sequence, p.previous, p.kind, p.tag, p.size, "
                 "p.segment, p.offset, p.received_ms, p.log_position, p.receipt, p.answer, l.hash, "
                 "l.content FROM packets p LEFT JOIN log l ON l.position = p.log_position "
                 "ORDER BY p.log_position")) {
            packetRow(row);
        }
        for (const auto& id : m_received) {
            if (!m_known.contains(id)) {
                complain(Damage::PacketLost, toHex(id));
            }
        }
        for (const auto& [id, hash] : m_answers) {
            if (m_known.contains(id) && !m_answered.contains(id)) {
                complain(Damage::Answer, toHex(id));
            }
        }
    }

    void packetRow(const Row& row)
    {
        const auto id = fixedAt<16>(row, 0);
        const auto hash = fixedAt<32>(row, 1);
        const std::string name = toHex(id);
        m_known.insert(id);
        const auto found = m_records.find({countAt(row, 8), countAt(row, 9)});
        if (found == m_records.end() || found->second.hash != hash) {
            complain(Damage::PacketBytes, name);
        } else {
            const packet::Header& header = found->second.header;
            const bool same = header.id == id && header.station == textAt(row, 2) &&
                              header.stationSequence == countAt(row, 3) &&
                              header.previousHash == fixedAt<32>(row, 4) &&
                              static_cast<std::int64_t>(header.kind) == numberAt(row, 5) &&
                              header.tag == fixedAt<16>(row, 6) &&
                              found->second.sizeBytes == countAt(row, 7);
            if (!same) {
                complain(Damage::PacketRow, name);
            }
            if (!found->second.whole()) {
                complain(Damage::SegmentFrame, name);
            }
        }
        receipt(row, name);
        if (const auto answer = blobAt(row, 13)) {
            m_answered.insert(id);
            const auto logged = m_answers.find(id);
            if (logged == m_answers.end() || logged->second != crypto::hash256(*answer)) {
                complain(Damage::Answer, name);
            }
        }
    }

    void receipt(const Row& row, const std::string& name)
    {
        const std::array trusted = {m_store.receiptKey};
        const auto receipt = packet::verifyReceipt(blobAt(row, 12).value_or(Bytes()), trusted);
        if (!receipt) {
            complain(Damage::Receipt, name);
            return;
        }
        const packet::Receipt& facts = receipt.value();
        const bool same =
            facts.packetId == fixedAt<16>(row, 0) && facts.contentHash == fixedAt<32>(row, 1) &&
            facts.station == textAt(row, 2) && facts.mode == m_store.mode &&
            facts.receivedAt.time_since_epoch().count() == numberAt(row, 10) &&
            facts.logPosition == countAt(row, 11) && facts.logHead == fixedAt<32>(row, 14) &&
            fixedAt<32>(row, 15) == facts.contentHash;
        if (!same) {
            complain(Damage::PacketRow, name);
        }
    }

    /// Whole packets in the segments that the index does not know.
    void strangers()
    {
        std::set<packet::PacketId> told;
        for (const auto& [place, record] : m_records) {
            if (record.whole() && !m_known.contains(record.header.id) &&
                told.insert(record.header.id).second) {
                complain(Damage::PacketUnknown, toHex(record.header.id));
            }
        }
    }

    void quarantine()
    {
        std::set<std::pair<packet::PacketId, crypto::Hash256>> seen;
        for (const Row& row : rows("SELECT id, hash, cause FROM quarantined")) {
            const std::pair key(fixedAt<16>(row, 0), fixedAt<32>(row, 1));
            const auto logged = m_quarantined.find(key);
            const std::string actor =
                std::string(kIntakeActor) + "/" + std::to_string(numberAt(row, 2));
            seen.insert(key);
            if (logged == m_quarantined.end() ||
                (logged->second != kIntakeActor && logged->second != actor)) {
                complain(Damage::Quarantine, toHex(key.first));
                continue;
            }
            file(key.first, key.second);
        }
        for (const auto& [key, actor] : m_quarantined) {
            if (!seen.contains(key)) {
                complain(Damage::Quarantine, toHex(key.first));
            }
        }
    }

    void file(const packet::PacketId& id, const crypto::Hash256& hash)
    {
        const std::string name = toHex(id) + "-" + toHex(ByteView(hash).first(8)) + ".packet";
        const auto bytes =
            m_store.files.read(m_store.folder / "quarantine" / name, packet::kMaxPacketBytes);
        if (!bytes || crypto::hash256(bytes.value()) != hash) {
            complain(Damage::Quarantine, toHex(id));
        }
    }

    /// Counted anew from the packets; the rows only remember since when.
    void gaps()
    {
        std::set<std::pair<std::string, std::int64_t>> noted;
        for (const Row& row : rows("SELECT station, sequence FROM gaps")) {
            noted.emplace(textAt(row, 0), numberAt(row, 1));
        }
        std::set<std::pair<std::string, std::int64_t>> counted;
        for (const Row& row :
             rows("SELECT p.station, p.sequence - 1 FROM packets p WHERE p.sequence > 1 AND NOT "
                  "EXISTS (SELECT 1 FROM packets q WHERE q.station = p.station AND q.sequence = "
                  "p.sequence - 1)")) {
            counted.emplace(textAt(row, 0), numberAt(row, 1));
        }
        m_report.gaps = counted.size();
        if (noted != counted) {
            complain(Damage::Gaps,
                     std::to_string(noted.size()) + "/" + std::to_string(counted.size()));
        }
    }

    CheckedStore m_store;
    StoreReport m_report;
    std::map<Place, SegmentRecord> m_records;
    std::set<packet::PacketId> m_received; ///< by the log
    std::set<packet::PacketId> m_known;    ///< by the rows
    std::set<packet::PacketId> m_answered; ///< by the rows
    std::map<packet::PacketId, crypto::Hash256> m_answers;
    std::map<std::pair<packet::PacketId, crypto::Hash256>, std::string> m_quarantined;
};

} // namespace

bool isPlainLogRow(const Row& row)
{
    const auto number = [&row](std::size_t column) {
        return std::holds_alternative<std::int64_t>(row[column]);
    };
    const auto blob = [&row](std::size_t column, std::size_t size) {
        const auto* bytes = std::get_if<Bytes>(&row[column]);
        return bytes != nullptr && bytes->size() == size;
    };
    constexpr std::int64_t kTypeMax = 0xFFFF;
    return row.size() == 8 && number(0) && blob(1, 32) && number(2) && numberAt(row, 2) >= 0 &&
           numberAt(row, 2) <= kTypeMax && blob(3, 16) && blob(4, 32) &&
           std::holds_alternative<std::string>(row[5]) && number(6) && number(7);
}

Result<StoreReport> checkStore(const CheckedStore& store)
{
    return Check(store).run();
}

} // namespace rekam::intake
