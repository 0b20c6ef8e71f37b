#include "packet/chain.h"

#include "packet/signed_document.h"

namespace rekam::packet {

ChainHead appendToChain(std::string_view domain, const ChainHead& before, const ChainEntry& entry)
{
    REKAM_CHECK(entry.actor.size() <= kMaxChainActorLength);
    ChainHead after;
    after.position = before.position + 1;
    ByteWriter writer;
    writeShortText(writer, domain);
    writer.bigEndian(after.position)
        .raw(before.hash)
        .bigEndian(entry.type)
        .raw(entry.id)
        .raw(entry.hash);
    writeShortText(writer, entry.actor);
    writeTime(writer, entry.wallTime);
    writer.bigEndian(static_cast<std::uint64_t>(entry.steadyTime.count()));
    after.hash = crypto::hash256(writer.bytes());
    return after;
}

Status checkChainLink(std::string_view domain, const ChainHead& before, const ChainEntry& entry,
                      const ChainHead& after)
{
    // An entry that could not have been written would stop appendToChain; here it comes from disk.
    if (entry.actor.size() > kMaxChainActorLength || !isWritable(entry.wallTime) ||
        appendToChain(domain, before, entry) != after) {
        return Error{ErrorCode::Integrity, "chain broken"};
    }
    return {};
}

} // namespace rekam::packet
