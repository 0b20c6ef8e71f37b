#include "intake/store_rows.h"

#include "packet/receipt.h"

namespace rekam::intake {

const char* const kIndexSchema = R"(
CREATE TABLE IF NOT EXISTS packets(
  id BLOB PRIMARY KEY, hash BLOB NOT NULL, station TEXT NOT NULL, sequence INTEGER NOT NULL,
  previous BLOB NOT NULL, kind INTEGER NOT NULL, tag BLOB NOT NULL, size INTEGER NOT NULL,
  segment INTEGER NOT NULL, offset INTEGER NOT NULL, received_ms INTEGER NOT NULL,
  log_position INTEGER NOT NULL, receipt BLOB NOT NULL, answer BLOB) WITHOUT ROWID;
CREATE UNIQUE INDEX IF NOT EXISTS packets_station ON packets(station, sequence);
CREATE INDEX IF NOT EXISTS packets_unanswered ON packets(log_position) WHERE answer IS NULL;
CREATE TABLE IF NOT EXISTS log(
  position INTEGER PRIMARY KEY, hash BLOB NOT NULL, type INTEGER NOT NULL, id BLOB NOT NULL,
  content BLOB NOT NULL, actor TEXT NOT NULL, wall_ms INTEGER NOT NULL, steady_ms INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS quarantined(
  id BLOB NOT NULL, hash BLOB NOT NULL, cause INTEGER NOT NULL, wall_ms INTEGER NOT NULL,
  PRIMARY KEY(id, hash)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS gaps(
  station TEXT NOT NULL, sequence INTEGER NOT NULL, seen_ms INTEGER NOT NULL,
  PRIMARY KEY(station, sequence)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS lost(id BLOB PRIMARY KEY, station TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS lost_station ON lost(station);
)";

Status insertLog(Database& database, const packet::ChainHead& head, const packet::ChainEntry& entry)
{
    return database.change(kInsertLog,
                           {stored(head.position), toBytes(head.hash), std::int64_t{entry.type},
                            toBytes(entry.id), toBytes(entry.hash), entry.actor,
                            std::int64_t{entry.wallTime.time_since_epoch().count()},
                            std::int64_t{entry.steadyTime.count()}});
}

Bytes receiptOf(const PacketFacts& facts, const crypto::SigningKeyPair& signer)
{
    return packet::signReceipt({facts.header.id,
                                facts.hash,
                                facts.header.mode,
                                facts.header.station,
                                facts.receivedAt,
                                facts.head.position,
                                facts.head.hash,
                                {}},
                               signer);
}

Status insertPacket(Database& database, const PacketFacts& facts,
                    const crypto::SigningKeyPair& signer)
{
    const packet::Header& header = facts.header;
    return database.change("INSERT INTO packets VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,NULL)",
                           {toBytes(header.id), toBytes(facts.hash), header.station,
                            stored(header.stationSequence), toBytes(header.previousHash),
                            static_cast<std::int64_t>(header.kind), toBytes(header.tag),
                            stored(facts.sizeBytes), stored(facts.segment), stored(facts.offset),
                            std::int64_t{facts.receivedAt.time_since_epoch().count()},
                            stored(facts.head.position), receiptOf(facts, signer)});
}

} // namespace rekam::intake
