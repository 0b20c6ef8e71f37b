// Fingerprint images in WSQ: what is read can be written and read again, what is decoded is whole.
#include "base/check.h"
#include "biometrics/wsq/encoder.h"
#include "biometrics/wsq/wsq.h"
#include "fuzz_target.h"
#include "support/wsq_pictures.h"

namespace rekam::fuzz {

namespace {

using namespace biometrics;

void checkRewritten(const wsq::Codestream& read)
{
    const auto again = wsq::readCodestream(wsq::writeCodestream(read, 0));
    REKAM_CHECK(again.ok());
    REKAM_CHECK(again.value().header == read.header);
    REKAM_CHECK(again.value().filters == read.filters);
    REKAM_CHECK(again.value().steps == read.steps);
    REKAM_CHECK(again.value().coefficients == read.coefficients);
    REKAM_CHECK(again.value().comments == read.comments);
}

} // namespace

void fuzzOne(ByteView bytes)
{
    if (const auto codestream = wsq::readCodestream(bytes); codestream) {
        checkRewritten(codestream.value());
        const auto image = decodeWsq(bytes);
        REKAM_CHECK(image.ok());
        REKAM_CHECK(image.value().pixels.size() ==
                    static_cast<std::size_t>(image.value().widthPx) *
                        static_cast<std::size_t>(image.value().heightPx));
    }
}

std::vector<Bytes> fuzzCorpus()
{
    constexpr std::uint16_t kInterval = 100;
    constexpr double kFine = 2.25;
    const GrayImage picture = tests::ridges(90, 71);
    return {encodeWsq(picture, kWsqUsualBitsPerPixel).value(), encodeWsq(picture, kFine).value(),
            wsq::writeCodestream(wsq::analyse(picture, kFine, tests::evenFilters()), kInterval),
            encodeWsq(tests::ridges(1, 1), kFine).value()};
}

} // namespace rekam::fuzz
