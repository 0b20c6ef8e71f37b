// Takes packets in for the protocol: parts, checks, store, quarantine, hand-over to the adapter.
#pragma once

#include "crypto/random_source.h"
#include "handover/handover.h"
#include "handover/stations.h"
#include "intake/handover_writer.h"
#include "intake/record_store.h"
#include "sync/shelf.h"

#include <memory>

namespace rekam::intake {

/// Parts lie in `parts/ID-HASH.part`, written without fsync: after a power cut the worst is that
/// bytes are sent again. Parts of the two modes' packets share the folder, stores do not. Not
/// thread-safe.
class PacketDesk final : public sync::Shelf
{
public:
    struct Places
    {
        FileSystem& files;
        handover::Handover& handover;
        RecordStore& production;
        RecordStore& latihan;
    };

    /// What is kept free for index and log; below it packets are answered DISK_FULL.
    static constexpr std::uint64_t kReserveBytes = 64ULL * 1024 * 1024;

    /// Hands over again what has no answer yet, or one that is not the adapter's. `folder` is the
    /// intake's home.
    [[nodiscard]] static Result<std::unique_ptr<PacketDesk>>
    open(const Places& places, std::filesystem::path folder, handover::Stations stations);

    /// After the office admitted or revoked a station.
    void useStations(handover::Stations stations) { m_stations = std::move(stations); }

    [[nodiscard]] const handover::Stations& stations() const noexcept { return m_stations; }

    /// From now on handing over does not hold up receipts: a thread does it. What it has not done
    /// at a crash, open() does again.
    void handOverInBackground();

    /// Hands over what has no answer and is not in the folder; now and then.
    void sweep();

    /// Whose key the connection proved, for the admit() of its HELLO.
    void speaksFor(const crypto::BoxPublicKey& key) { m_speaker = key; }

    struct Answer
    {
        packet::PacketId id{};
        Bytes bytes;
    };

    /// Takes the adapter's new answers into the store and returns them for the stations that wait.
    /// One that cannot be stored stays in the folder and does not stop the others.
    [[nodiscard]] std::vector<Answer> collectAnswers();

    [[nodiscard]] std::optional<sync::Peer> admit(const wire::Hello& hello) override;
    [[nodiscard]] Heads heads(const sync::Peer& peer, const wire::ChainHead& known) override;
    [[nodiscard]] wire::NeedItem look(const sync::Peer& peer, const wire::OfferItem& item) override;
    [[nodiscard]] std::optional<wire::NackCode> write(const wire::Data& data) override;
    [[nodiscard]] std::variant<Bytes, wire::NackCode> finish(const sync::Peer& peer,
                                                             const wire::OfferItem& item) override;
    [[nodiscard]] Word wordOn(const wire::PacketId& id) override;

    /// The last storage error, for the log; empty if none since the last call.
    [[nodiscard]] std::string takeComplaint() { return std::exchange(m_complaint, {}); }

private:
    /// A part that is being written.
    struct Part
    {
        std::filesystem::path path;
        std::uint64_t bytes = 0;
    };

    PacketDesk(const Places& places, std::filesystem::path folder, handover::Stations stations);

    [[nodiscard]] RecordStore& storeFor(record::Mode mode);
    [[nodiscard]] std::filesystem::path partPath(const wire::OfferItem& item) const;
    [[nodiscard]] wire::NackCode codeFor(const Error& error);
    [[nodiscard]] wire::NackCode setAside(RecordStore& store, const wire::OfferItem& item,
                                          QuarantineCause cause, ByteView bytes);
    [[nodiscard]] std::variant<Bytes, wire::NackCode>
    judge(const sync::Peer& peer, const wire::OfferItem& item, Bytes bytes);
    void handOver(const wire::PacketId& id, Bytes bytes);
    void discardLeftParts();
    [[nodiscard]] RecordStore* holderOf(const wire::PacketId& id);
    [[nodiscard]] Status handOverUnanswered(RecordStore& store);
    /// What holds an answer that is not the adapter's goes to it once more.
    [[nodiscard]] Status handOverUntrulyAnswered(RecordStore& store);
    /// Whether the stored answer is the adapter's word on this packet, or cannot be told.
    [[nodiscard]] bool standsTruly(RecordStore& store, const packet::PacketId& id) const;

    Places m_places;
    std::filesystem::path m_folder;
    handover::Stations m_stations;
    crypto::BoxPublicKey m_speaker;
    std::map<wire::PacketId, Part> m_parts;
    std::unique_ptr<HandoverWriter> m_writer; ///< after the handover it uses
    std::string m_complaint;
};

} // namespace rekam::intake
