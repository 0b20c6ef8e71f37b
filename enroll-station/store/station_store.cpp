#include "store/station_store.h"

#include "base/byte_reader.h"
#include "base/byte_writer.h"
#include "base/room.h"
#include "crypto/compare.h"
#include "crypto/hash.h"
#include "store/schema.h"
#include "store/tables/row_codec.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace rekam::store {

namespace {

constexpr std::string_view kDatabaseName = "station.db";
constexpr std::string_view kAnchorName = "anchor";
/// As closing a session does (roster_table.cpp), for all of them.
constexpr std::string_view kErasePatterns =
    "DELETE FROM sample_template WHERE sample IN (SELECT s.id FROM sample s JOIN enrolment e ON "
    "e.id = s.enrolment WHERE e.state <> 1);"
    "UPDATE enrolment SET thumbnail = NULL WHERE state <> 1;";
constexpr std::string_view kSlotNames[] = {"keyslots", "keyslots.2"};
constexpr std::string_view kAnchorMagic = "REKAM-ANCHOR-1\n";
constexpr std::size_t kAnchorBytes = kAnchorMagic.size() + 8 + 32 + 32;
constexpr std::size_t kSlotFileBytesMax = std::size_t{256} * 1024;
constexpr std::size_t kFactNameBytesMax = 64;
constexpr std::string_view kAnchorKeyFact = "store.anchor-key";
constexpr std::string_view kOpenFact = "store.open";
constexpr std::string_view kCheckedFact = "store.checked-ms";
constexpr std::string_view kGenerationFact = "store.keyslots-generation";
constexpr std::chrono::hours kCheckEvery{24};

} // namespace

StationStore::StationStore(const StoreOptions& options, std::unique_ptr<Database> database)
    : m_options(options)
    , m_database(std::move(database))
    , m_audit(*m_database, *options.clock)
    , m_context{*m_database,     m_audit,        *options.clock,
                *options.random, *options.files, options.reserveBytes}
    , m_roster(m_context)
    , m_enrolments(m_context)
    , m_samples(m_context)
    , m_packets(m_context)
    , m_keys(m_context)
{}

StationStore::~StationStore()
{
    if (!m_started) {
        return;
    }
    // Nothing to report to; the next opening finds the mark and checks.
    if (setFact(kOpenFact, "0") && writeAnchor()) {
        (void)m_database->checkpoint();
    }
}

Result<std::unique_ptr<StationStore>> StationStore::open(const StoreOptions& options,
                                                         const DatabaseKey& key)
{
    if (Status made = options.files->makeFolder(options.folder); !made) {
        return made.error();
    }
    auto database = Database::open({options.folder / kDatabaseName, options.vfs}, key);
    if (!database) {
        return database.error();
    }
    std::unique_ptr<StationStore> store(new StationStore(options, std::move(database).value()));
    if (Status started = store->start(); !started) {
        return started.error();
    }
    return store;
}

Result<std::unique_ptr<StationStore>> StationStore::open(const StoreOptions& options,
                                                         KeySlots& slots, UnlockedKeys& keys)
{
    // A rekey that was cut short left the file under one of two keys. The new one first: with the
    // old one the first page read fails and changes nothing.
    const DatabaseKey* working = &keys.current;
    auto store = Result<std::unique_ptr<StationStore>>(Error{ErrorCode::Integrity, ""});
    if (keys.next) {
        working = &*keys.next;
        store = open(options, *working);
        if (!store && store.error().code == ErrorCode::Integrity) {
            working = &keys.current;
        }
    }
    if (!store) {
        store = open(options, *working);
    }
    if (!store) {
        return store.error();
    }
    StationStore& opened = *store.value();
    if (keys.next) {
        auto finished = slots.finishRekey(keys, *working);
        if (!finished) {
            return finished.error();
        }
        keys = std::move(finished).value();
    }
    if (Status noted = opened.noteGeneration(slots); !noted) {
        return noted.error();
    }
    if (Status actor = opened.setActor(keys.personId); !actor) {
        return actor.error();
    }
    return store;
}

Status StationStore::start()
{
    const auto version = m_database->pragma("user_version");
    if (!version) {
        return version.error();
    }
    m_findings.created = version.value() == 0;
    if (m_findings.created && m_options.files->read(m_options.folder / kAnchorName, kAnchorBytes)) {
        return Error{ErrorCode::Integrity, "store: station.db is missing or empty, though it was "
                                           "in use: put it back from a backup"};
    }
    if (Status migrated = migrate(*m_database, *m_options.clock); !migrated) {
        return migrated;
    }
    if (Status keyed = ensureAnchorKey(); !keyed) {
        return keyed;
    }
    if (Status opened = markOpen(); !opened) {
        return opened;
    }
    m_started = true;
    if (Status anchored = checkAnchor(); !anchored) {
        return anchored;
    }
    return writeAnchor();
}

Status StationStore::ensureAnchorKey()
{
    // Asked for at every opening: the process that made the schema may not have come this far.
    const auto stored = fact(kAnchorKeyFact);
    if (!stored || stored.value()) {
        return stored ? Status() : Status(stored.error());
    }
    ByteArray<32> anchorKey{};
    m_options.random->fill(anchorKey);
    return m_database->transact([&]() -> Status {
        if (Status key = setFact(kAnchorKeyFact, toHex(anchorKey)); !key) {
            return key;
        }
        return m_audit.append(AuditEvent::StoreCreated, {});
    });
}

Status StationStore::markOpen()
{
    const auto mark = fact(kOpenFact);
    if (!mark) {
        return mark.error();
    }
    m_findings.uncleanEnd = mark.value() && *mark.value() == "1";
    if (m_findings.uncleanEnd) {
        if (Status sound = m_database->checkIntegrity(); !sound) {
            return sound;
        }
    }
    return m_database->transact([&]() -> Status {
        if (Status set = setFact(kOpenFact, "1"); !set) {
            return set;
        }
        return m_audit.append(
            m_findings.uncleanEnd ? AuditEvent::StoreRecovered : AuditEvent::StoreOpened, {});
    });
}

// The anchor says how far the audit had come when it was last written. It lies outside the
// database and is authenticated by a key inside: pages or a whole file put back from earlier verify
// page by page, but then the audit is shorter than the anchor says, or another one.
Status StationStore::checkAnchor()
{
    const auto key = anchorKey();
    if (!key) {
        return key.error();
    }
    const auto content = m_options.files->read(m_options.folder / kAnchorName, kAnchorBytes);
    if (!content) {
        // Without an anchor there is nothing to compare with; it is written at every close.
        return content.error().code == ErrorCode::NotFound ? Status() : Status(content.error());
    }
    const ByteView bytes = content.value();
    bool sound = bytes.size() == kAnchorBytes;
    if (sound) {
        const ByteView body = bytes.first(kAnchorBytes - 32);
        const Hash256 tag = crypto::keyedHash256(key.value().view(), body);
        ByteReader reader(body.subspan(kAnchorMagic.size()));
        const auto sequence = reader.bigEndian<std::uint64_t>();
        if (crypto::equalConstantTime(tag, bytes.last(32))) {
            const auto entries = m_audit.entries(sequence, 1);
            if (!entries) {
                return entries.error();
            }
            sound = !entries.value().empty() && entries.value().front().sequence == sequence &&
                    std::ranges::equal(entries.value().front().hash, reader.rest());
        } else {
            sound = false;
        }
    }
    if (sound) {
        return {};
    }
    m_findings.rollbackSuspected = true;
    return m_audit.append(AuditEvent::RollbackSuspected, {});
}

Status StationStore::writeAnchor()
{
    const auto key = anchorKey();
    if (!key) {
        return key.error();
    }
    const auto head = m_audit.head();
    if (!head) {
        return head.error();
    }
    ByteWriter writer;
    writer.raw(asBytes(kAnchorMagic)).bigEndian(head.value().position).raw(head.value().hash);
    const Hash256 tag = crypto::keyedHash256(key.value().view(), writer.bytes());
    writer.raw(tag);
    return m_options.files->writeDurably(m_options.folder / kAnchorName, writer.bytes());
}

Result<SecretBytes> StationStore::anchorKey()
{
    const auto stored = fact(kAnchorKeyFact);
    if (!stored) {
        return stored.error();
    }
    const auto key = fromHex(stored.value().value_or(""));
    if (!key || key->size() != 32) {
        return Error{ErrorCode::Integrity, "store: no anchor key"};
    }
    return SecretBytes(*key);
}

Status StationStore::noteGeneration(const KeySlots& slots)
{
    // The key-slot file lies outside the database too: an earlier one put back would bring removed
    // people back.
    const auto stored = fact(kGenerationFact);
    if (!stored) {
        return stored.error();
    }
    const std::string now = std::to_string(slots.generation());
    const std::string before = stored.value().value_or("0");
    const bool older = before.size() != now.size() ? now.size() < before.size() : now < before;
    if (older) {
        m_findings.rollbackSuspected = true;
        return m_audit.append(AuditEvent::RollbackSuspected, {});
    }
    return before == now ? Status() : m_database->transact([&]() -> Status {
        if (Status set = setFact(kGenerationFact, now); !set) {
            return set;
        }
        return m_audit.append(AuditEvent::SlotsChanged, {});
    });
}

Status StationStore::setActor(std::string_view personId)
{
    if (personId.empty() || personId.size() > packet::kMaxChainActorLength) {
        return Error{ErrorCode::InvalidInput, "store: actor"};
    }
    m_audit.setActor(personId);
    return m_audit.append(AuditEvent::PersonUnlocked, {});
}

Status StationStore::checkRoom() const
{
    return m_context.checkRoom(0);
}

Status StationStore::setFact(std::string_view name, std::string_view value)
{
    if (name.empty() || name.size() > kFactNameBytesMax) {
        return Error{ErrorCode::InvalidInput, "store: fact name"};
    }
    return m_database->sql("INSERT OR REPLACE INTO fact VALUES(?, ?)").text(name).text(value).run();
}

Result<std::optional<std::string>> StationStore::fact(std::string_view name)
{
    Statement query = m_database->sql("SELECT value FROM fact WHERE name = ?");
    return optional<std::string>(
        query.text(name), [](const Statement& row) { return Result<std::string>(row.textAt(0)); });
}

Result<std::optional<WallTime>> StationStore::latestTime()
{
    return m_audit.latestTime();
}

Result<std::uint64_t> StationStore::changeStamp()
{
    return m_database->changeStamp();
}

Status StationStore::settle()
{
    return m_database->settle();
}

Status StationStore::idle()
{
    const std::int64_t now = toMilliseconds(m_options.clock->wallTime());
    const auto checked = fact(kCheckedFact);
    if (!checked) {
        return checked.error();
    }
    const std::string last = checked.value().value_or("");
    const std::int64_t due = toMilliseconds(WallTime(kCheckEvery));
    if (last.empty() || now - std::strtoll(last.c_str(), nullptr, 10) >= due) {
        if (Status sound = m_database->checkIntegrity(); !sound) {
            return sound;
        }
        if (Status noted = setFact(kCheckedFact, std::to_string(now)); !noted) {
            return noted;
        }
    }
    if (Status anchored = writeAnchor(); !anchored) {
        return anchored;
    }
    return m_database->checkpoint();
}

Status StationStore::check()
{
    if (Status pages = m_database->checkIntegrity(); !pages) {
        return pages;
    }
    Statement foreign = m_database->sql("PRAGMA foreign_key_check");
    const auto broken = foreign.step();
    if (!broken) {
        return broken.error();
    }
    if (broken.value()) {
        return Error{ErrorCode::Integrity, "foreign key in table " + foreign.textAt(0)};
    }
    const auto audit = m_audit.verify();
    if (!audit) {
        return audit.error();
    }
    if (audit.value().firstBad != 0) {
        return Error{ErrorCode::Integrity, "audit: " + audit.value().finding + " at " +
                                               std::to_string(audit.value().firstBad)};
    }
    const auto packets = m_packets.list(std::nullopt);
    if (!packets) {
        return packets.error();
    }
    for (const PacketRow& packet : packets.value()) {
        if (packet.state == record::TransportState::Purged) {
            continue;
        }
        if (const auto bytes = m_packets.bytes(packet.id); !bytes) {
            return Error{ErrorCode::Integrity,
                         "packet " + toHex(packet.id) + ": " + bytes.error().detail};
        }
    }
    return {};
}

Status StationStore::backup(const std::filesystem::path& folder, BackupContent content)
{
    FileSystem& files = *m_options.files;
    if (Status made = files.makeFolder(folder); !made) {
        return made;
    }
    if (Status noted = m_audit.append(AuditEvent::BackupMade, {}); !noted) {
        return noted;
    }
    if (Status copied = m_database->backupTo(
            folder / kDatabaseName,
            content == BackupContent::Everything ? std::string() : std::string(kErasePatterns));
        !copied) {
        return copied;
    }
    for (const std::string_view name : kSlotNames) {
        const auto slots = files.read(m_options.folder / name, kSlotFileBytesMax);
        if (!slots && slots.error().code == ErrorCode::NotFound) {
            continue; // a store opened with a bare key has none
        }
        if (!slots) {
            return slots.error();
        }
        if (Status written = files.writeDurably(folder / name, slots.value()); !written) {
            return written;
        }
    }
    return {};
}

Result<UnlockedKeys> StationStore::rekey(KeySlots& slots, const UnlockedKeys& keys)
{
    const auto size = m_database->sizeBytes();
    if (!size) {
        return size.error();
    }
    const auto free = m_options.files->freeBytes(m_options.folder);
    if (!free) {
        return free.error();
    }
    // The rewritten file stands in the log before the checkpoint moves it.
    if (free.value() < size.value()) {
        return noRoom({m_options.folder, size.value(), free.value()});
    }
    auto both = slots.beginRekey(keys);
    if (!both) {
        return both.error();
    }
    if (Status done = m_database->rekey(*both.value().next); !done) {
        return done.error();
    }
    auto finished = slots.finishRekey(both.value(), *both.value().next);
    if (!finished) {
        return finished.error();
    }
    if (Status noted = noteGeneration(slots); !noted) {
        return noted.error();
    }
    return finished;
}

} // namespace rekam::store
