// The container of named parts inside a packet.
#include "base/check.h"
#include "fuzz_target.h"
#include "packet/payload.h"
#include "schemas/packet/sample_packet.h"

#include <algorithm>

namespace rekam::fuzz {

void fuzzOne(ByteView bytes)
{
    const auto parts = packet::parsePayload(bytes);
    if (parts) {
        const auto again = packet::encodePayload(parts.value());
        REKAM_CHECK(again.ok() && std::ranges::equal(again.value(), bytes));
    }
}

std::vector<Bytes> fuzzCorpus()
{
    const std::vector<packet::PartView> one = {{"record.json", "application/json", asBytes("{}")}};
    return {packet::test::samplePayload(), packet::encodePayload(one).value()};
}

} // namespace rekam::fuzz
