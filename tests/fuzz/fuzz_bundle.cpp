// The file that makes a laptop a station, as it is and signed again after the damage.
#include "base/check.h"
#include "fuzz_target.h"
#include "provision/envelope.h"
#include "schemas/provision/sample_documents.h"

#include <algorithm>

namespace rekam::fuzz {

namespace {

const provision::test::Sample& sample()
{
    static const provision::test::Sample kSample;
    return kSample;
}

const Bytes& genuine()
{
    static const Bytes kBundle = provision::signBundle(sample().bundle(), sample().office);
    return kBundle;
}

} // namespace

void fuzzOne(ByteView bytes)
{
    const auto& office = sample().office.publicKey();
    const auto whole = provision::openBundle(bytes, office);
    REKAM_CHECK(whole.ok() == std::ranges::equal(bytes, genuine()));
    (void)provision::claimedOffice(bytes);
    (void)provision::parseEnvelope(bytes);
    // The same bytes as the payload of an envelope that verifies.
    if (bytes.size() > provision::kPayloadBytesMax) {
        return;
    }
    const Bytes wrapped =
        provision::signDocument(provision::DocumentKind::Bundle, bytes, sample().office);
    if (const auto inner = provision::openBundle(wrapped, office); inner) {
        REKAM_CHECK(provision::isStationCode(inner.value().stationCode));
        REKAM_CHECK(inner.value().operators.size() <= provision::kOperatorsMax);
        const auto again =
            provision::openBundle(provision::signBundle(inner.value(), sample().office), office);
        REKAM_CHECK(again.ok() && again.value() == inner.value());
    }
}

std::vector<Bytes> fuzzCorpus()
{
    static const std::vector<Bytes> kCorpus = {genuine(),
                                               provision::parseEnvelope(genuine()).value().payload};
    return kCorpus;
}

} // namespace rekam::fuzz
