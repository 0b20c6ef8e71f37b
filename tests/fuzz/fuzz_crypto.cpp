// What crypto/ opens: sealed streams, sealed secrets and boxes.
#include "base/check.h"
#include "crypto/aead.h"
#include "crypto/box.h"
#include "crypto/stream.h"
#include "fuzz_target.h"

#include <algorithm>

namespace rekam::fuzz {

namespace {

constexpr std::string_view kKey = "0123456789abcdef0123456789abcdef";

struct Samples
{
    SeededRandom random{1};
    crypto::BoxKeyPair pair = crypto::BoxKeyPair::generate(random);
    std::vector<Bytes> sealed;

    Samples()
    {
        constexpr std::size_t kTwoChunks = crypto::kStreamChunkBytes + 100;
        sealed.push_back(crypto::sealStream(asBytes(kKey), Bytes(100), {}, random));
        sealed.push_back(crypto::sealStream(asBytes(kKey), Bytes(kTwoChunks), {}, random));
        sealed.push_back(
            crypto::sealStream(asBytes(kKey), Bytes(crypto::kStreamChunkBytes), {}, random));
        sealed.push_back(crypto::encryptSecret(asBytes(kKey), Bytes(32), {}, random));
        sealed.push_back(crypto::sealTo(pair.publicKey(), Bytes(32), random).value());
    }
};

const Samples& samples()
{
    static const Samples kSamples;
    return kSamples;
}

} // namespace

void fuzzOne(ByteView bytes)
{
    const bool isGenuine = std::ranges::any_of(samples().sealed, [bytes](const Bytes& sample) {
        return std::ranges::equal(sample, bytes);
    });
    const bool opens = crypto::openStream(asBytes(kKey), bytes, {}).ok() ||
                       crypto::decryptSecret(asBytes(kKey), bytes, {}).ok() ||
                       samples().pair.open(bytes).ok();
    REKAM_CHECK(opens == isGenuine);
}

std::vector<Bytes> fuzzCorpus()
{
    std::vector<Bytes> corpus = samples().sealed;
    corpus.push_back(toBytes(asBytes("HelloWorld")));
    return corpus;
}

} // namespace rekam::fuzz
