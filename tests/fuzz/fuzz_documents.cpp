// Receipts, answers and copy evidence, as they are and signed again after the damage.
#include "base/check.h"
#include "fuzz_target.h"
#include "packet/acceptance.h"
#include "packet/copy_evidence.h"
#include "packet/receipt.h"

#include <algorithm>
#include <string_view>

namespace rekam::fuzz {

namespace {

const crypto::SigningKeyPair& signer()
{
    static const crypto::SigningKeyPair kSigner = [] {
        SeededRandom random(1);
        return crypto::SigningKeyPair::generate(random);
    }();
    return kSigner;
}

constexpr WallTime kSomeTime{std::chrono::milliseconds{1795401727123}};

bool verifiesAsAny(ByteView bytes)
{
    const std::span trusted(&signer().publicKey(), 1);
    if (const auto answer = packet::verifyAnswer(bytes, trusted); answer) {
        REKAM_CHECK((answer.value().verdict == packet::Verdict::Accepted) ==
                    (answer.value().cause == packet::RejectCause::None));
        return true;
    }
    return packet::verifyReceipt(bytes, trusted).ok() ||
           packet::verifyCopyEvidence(bytes, trusted).ok();
}

} // namespace

void fuzzOne(ByteView bytes)
{
    const std::vector<Bytes> corpus = fuzzCorpus();
    const bool isGenuine = std::ranges::any_of(
        corpus, [bytes](const Bytes& sample) { return std::ranges::equal(sample, bytes); });
    REKAM_CHECK(verifiesAsAny(bytes) == isGenuine);
    if (bytes.size() < crypto::kSignatureBytes) {
        return;
    }
    for (const std::string_view domain : {"rekam/receipt/1", "rekam/answer/1", "rekam/copy/1"}) {
        Bytes signedAgain = toBytes(bytes.first(bytes.size() - crypto::kSignatureBytes));
        append(signedAgain, signer().sign(domain, signedAgain).bytes);
        (void)verifiesAsAny(signedAgain);
    }
}

std::vector<Bytes> fuzzCorpus()
{
    static const std::vector<Bytes> kCorpus = {
        packet::signReceipt({{}, {}, packet::Mode::Latihan, "A", kSomeTime, 1, {}, {}}, signer()),
        packet::signAnswer({{},
                            {},
                            packet::Mode::Production,
                            "A-1",
                            kSomeTime,
                            packet::Verdict::Rejected,
                            packet::RejectCause::Other,
                            "why",
                            {}},
                           signer()),
        packet::signCopyEvidence({{}, {}, packet::CopyKind::Peer, "B", kSomeTime, {}}, signer()),
    };
    return kCorpus;
}

} // namespace rekam::fuzz
