// record.json inside a packet: what a station writes and the adapter reads.
#include "base/check.h"
#include "base/json_depth.h"
#include "fuzz_target.h"
#include "packet/record_document.h"
#include "support/kit_home.h"

namespace rekam::fuzz {

void fuzzOne(ByteView bytes)
{
    const auto document = packet::recordFromJson(asText(bytes));
    if (!document) {
        return;
    }
    REKAM_CHECK(!nestsDeeper(asText(bytes)));
    REKAM_CHECK(bytes.size() <= packet::kRecordDocumentBytesMax);
    REKAM_CHECK(document.value().samples.size() <= packet::kRecordSamplesMax);
    // What was read is written and read again as the same.
    const std::string json = packet::recordToJson(document.value());
    const auto again = packet::recordFromJson(json);
    REKAM_CHECK(again.ok() && packet::recordToJson(again.value()) == json);
}

std::vector<Bytes> fuzzCorpus()
{
    static const std::vector<Bytes> kCorpus = [] {
        packet::RecordDocument whole = testing::wholeRecord("PKU-K03", 1).document;
        std::vector<Bytes> corpus = {toBytes(asBytes(packet::recordToJson(whole)))};
        // As deep as is let through: its copies are deeper.
        whole.samples.front().measuresJson =
            R"({"a":)" + std::string(12, '[') + std::string(12, ']') + "}";
        corpus.push_back(toBytes(asBytes(packet::recordToJson(whole))));
        whole.samples.clear();
        corpus.push_back(toBytes(asBytes(packet::recordToJson(whole))));
        whole.corrections = {{"mother", "Siti", "Sitti", "Akta lahir"}};
        record::BiometricException exception;
        exception.finger = FingerPosition::LeftIndex;
        exception.note = "perban";
        exception.operatorId = "OP-0001";
        exception.approval = record::Approval{"OP-0003", {}};
        exception.revisit = std::chrono::year(2026) / 12 / 1;
        whole.exceptions = {exception};
        corpus.push_back(toBytes(asBytes(packet::recordToJson(whole))));
        return corpus;
    }();
    return kCorpus;
}

} // namespace rekam::fuzz
