// ANSI/NIST transactions: what is read is written as it was, and checking it ends.
#include "base/check.h"
#include "biometrics/an2/checker.h"
#include "fuzz_target.h"
#include "support/an2_samples.h"

namespace rekam::fuzz {

using namespace biometrics::an2;

void fuzzOne(ByteView bytes)
{
    const auto read = readTransaction(bytes);
    if (!read) {
        REKAM_CHECK(check(bytes).size() == 1);
        return;
    }
    const Bytes written = writeTransaction(read.value());
    const auto again = readTransaction(written);
    REKAM_CHECK(again.ok() && again.value() == read.value());
    REKAM_CHECK(std::ranges::equal(written, bytes));
    for (const Finding& finding : check(read.value())) {
        REKAM_CHECK(finding.record < read.value().records.size());
        REKAM_CHECK(!nameOf(finding.rule).empty());
    }
}

std::vector<Bytes> fuzzCorpus()
{
    const Transaction whole = tests::sampleTransaction();
    Transaction small;
    small.records = {whole.records[0], whole.records[1], whole.records[6], whole.records[7]};
    REKAM_CHECK(finish(small).ok());
    return {writeTransaction(whole), writeTransaction(small)};
}

} // namespace rekam::fuzz
