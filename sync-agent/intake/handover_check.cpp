#include "intake/handover_check.h"

#include "packet/acceptance.h"

#include <algorithm>
#include <array>

namespace rekam::intake {

namespace {

RecordStore* holderOf(std::span<RecordStore* const> stores, const packet::PacketId& id)
{
    const auto found = std::ranges::find_if(stores, [&](RecordStore* store) {
        const auto known = store->find(id);
        return known && known.value();
    });
    return found == stores.end() ? nullptr : *found;
}

} // namespace

Status checkAnswer(RecordStore& store, const handover::Handover& handover,
                   const packet::PacketId& id, ByteView answer)
{
    const auto key = handover.answerKey();
    const auto known = store.find(id);
    if (!key || !known) {
        return key ? known.error() : Error{ErrorCode::NotFound, "the adapter's key is not there"};
    }
    if (!known.value()) {
        return Error{ErrorCode::NotFound, "no such packet"};
    }
    const std::array trusted = {key.value()};
    const auto verified = packet::verifyAnswer(answer, trusted);
    if (!verified) {
        return Error{ErrorCode::Integrity, verified.error().detail};
    }
    return verified.value().packetId == id &&
                   verified.value().contentHash == known.value()->contentHash
               ? Status()
               : Error{ErrorCode::Integrity, "an answer on other bytes than these"};
}

Result<std::vector<StoreFinding>> checkHandover(const handover::Handover& handover,
                                                std::span<RecordStore* const> stores)
{
    const auto pending = handover.pending();
    const auto answered = handover.answered();
    if (!pending || !answered) {
        return pending ? answered.error() : pending.error();
    }
    std::vector<StoreFinding> findings;
    for (const packet::PacketId& id : pending.value()) {
        RecordStore* store = holderOf(stores, id);
        const auto known =
            store != nullptr ? store->find(id) : Result<std::optional<KnownPacket>>(std::nullopt);
        const auto bytes = handover.packet(id);
        if (!bytes && bytes.error().code == ErrorCode::NotFound) {
            continue; // taken meanwhile
        }
        if (!known || !known.value() || !bytes ||
            crypto::hash256(bytes.value()) != known.value()->contentHash) {
            findings.push_back({Damage::HandoverPacket, toHex(id)});
        }
    }
    for (const packet::PacketId& id : answered.value()) {
        RecordStore* store = holderOf(stores, id);
        const auto answer = handover.answer(id);
        if (!answer && answer.error().code == ErrorCode::NotFound) {
            continue;
        }
        if (store == nullptr || !answer || !checkAnswer(*store, handover, id, answer.value())) {
            findings.push_back({Damage::HandoverAnswer, toHex(id)});
        }
    }
    return findings;
}

} // namespace rekam::intake
