// Image records of ISO/IEC 19794: what is read is written as it was.
#include "base/check.h"
#include "fuzz_target.h"
#include "support/iso_samples.h"

namespace rekam::fuzz {

using namespace biometrics::iso;

void fuzzOne(ByteView bytes)
{
    if (const auto fingers = readFingerImages(bytes); fingers) {
        REKAM_CHECK(std::ranges::equal(writeFingerImages(fingers.value()).value(), bytes));
    }
    if (const auto faces = readFaceImages(bytes); faces) {
        REKAM_CHECK(std::ranges::equal(writeFaceImages(faces.value()).value(), bytes));
    }
    if (const auto irises = readIrisImages(bytes); irises) {
        REKAM_CHECK(std::ranges::equal(writeIrisImages(irises.value()).value(), bytes));
    }
}

std::vector<Bytes> fuzzCorpus()
{
    return {writeFingerImages(tests::sampleFingerImages()).value(),
            writeFaceImages(tests::sampleFaceImages()).value(),
            writeIrisImages(tests::sampleIrisImages()).value()};
}

} // namespace rekam::fuzz
