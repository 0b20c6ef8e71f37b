// A transaction as an enrolment gives it, made of synthetic pictures; the checker finds nothing in
// it.
#pragma once

#include "base/check.h"
#include "biometrics/an2/binary_records.h"
#include "biometrics/image_codec.h"
#include "biometrics/wsq/wsq.h"
#include "support/wsq_pictures.h"

namespace rekam::tests {

inline constexpr int kSlapWidthPx = 160;
inline constexpr int kSlapHeightPx = 120;

inline biometrics::an2::Record
taggedRecord(unsigned type, std::initializer_list<std::pair<unsigned, std::string_view>> fields)
{
    biometrics::an2::Record record;
    record.type = type;
    for (const auto& [number, value] : fields) {
        biometrics::an2::set(record, number, value);
    }
    return record;
}

inline biometrics::an2::Record headerRecord()
{
    return taggedRecord(1, {{2, "0502"},
                            {4, "ENR"},
                            {5, "20261124"},
                            {7, "ID1471"},
                            {8, "PKU-K03"},
                            {9, "0123456789"},
                            {11, "19.69"},
                            {12, "19.69"},
                            {13, "IDN\x1F"
                                 "1.0"},
                            {14, "20261124024207Z"}});
}

inline biometrics::an2::Record slapRecord()
{
    auto record = taggedRecord(14, {{2, "02"},
                                    {3, "0"},
                                    {4, "REKAM"},
                                    {5, "20261124"},
                                    {6, "160"},
                                    {7, "120"},
                                    {8, "1"},
                                    {9, "500"},
                                    {10, "500"},
                                    {11, "WSQ20"},
                                    {12, "8"},
                                    {13, "13"},
                                    {18, "5\x1FXX"},
                                    {21, "2\x1F"
                                         "10\x1F"
                                         "40\x1F"
                                         "5\x1F"
                                         "110\x1E"
                                         "3\x1F"
                                         "50\x1F"
                                         "80\x1F"
                                         "5\x1F"
                                         "120"},
                                    {22, "2\x1F"
                                         "1\x1E"
                                         "3\x1F"
                                         "254"},
                                    {24, "2\x1F"
                                         "87\x1F"
                                         "0101\x1F"
                                         "1"}});
    const auto wsq = biometrics::encodeWsq(ridges(kSlapWidthPx, kSlapHeightPx),
                                           biometrics::kWsqUsualBitsPerPixel);
    REKAM_CHECK(wsq.ok());
    biometrics::an2::set(record, biometrics::an2::kDataField, wsq.value());
    return record;
}

inline RgbImage colours(int widthPx, int heightPx)
{
    RgbImage image;
    image.widthPx = widthPx;
    image.heightPx = heightPx;
    for (int i = 0; i < widthPx * heightPx; ++i) {
        image.pixels.insert(image.pixels.end(), {static_cast<std::uint8_t>(i % 251), 90, 200});
    }
    return image;
}

inline biometrics::an2::Record faceRecord()
{
    auto record = taggedRecord(10, {{2, "01"},
                                    {3, "FACE"},
                                    {4, "REKAM"},
                                    {5, "20261124"},
                                    {6, "48"},
                                    {7, "64"},
                                    {8, "0"},
                                    {9, "1"},
                                    {10, "1"},
                                    {11, "JPEGB"},
                                    {12, "SRGB"},
                                    {13, "30"},
                                    {20, "F"}});
    constexpr int kQuality = 90;
    const auto jpeg = biometrics::encodeJpeg(colours(48, 64), kQuality);
    REKAM_CHECK(jpeg.ok());
    biometrics::an2::set(record, biometrics::an2::kDataField, jpeg.value());
    return record;
}

inline biometrics::an2::Record irisRecord()
{
    auto record = taggedRecord(17, {{2, "03"},
                                    {3, "1"},
                                    {4, "REKAM"},
                                    {5, "20261124"},
                                    {6, "64"},
                                    {7, "48"},
                                    {8, "0"},
                                    {9, "1"},
                                    {10, "1"},
                                    {11, "PNG"},
                                    {12, "8"},
                                    {13, "GRAY"}});
    const auto png = biometrics::encodePng(ridges(64, 48));
    REKAM_CHECK(png.ok());
    biometrics::an2::set(record, biometrics::an2::kDataField, png.value());
    return record;
}

inline biometrics::an2::FingerImage type4Image()
{
    biometrics::an2::FingerImage image;
    image.idc = 4;
    image.positions[0] = 1;
    image.widthPx = 40;
    image.heightPx = 30;
    image.data = Bytes(std::size_t{40} * 30, std::byte{200});
    return image;
}

inline biometrics::an2::SignatureImage vectorSignature()
{
    biometrics::an2::SignatureImage signature;
    signature.idc = 5;
    signature.representation = 2;
    signature.data = Bytes(std::size_t{5} * 7, std::byte{1});
    return signature;
}

/// Types 1, 2, 10, 14, 17, 4, 8 and 9, lengths and counts set.
inline biometrics::an2::Transaction sampleTransaction()
{
    using namespace biometrics::an2;
    Transaction transaction;
    transaction.records = {headerRecord(),
                           taggedRecord(2, {{2, "00"}, {3, "Aisyah Lubis"}, {200, "Bait\xC3\xBB"}}),
                           faceRecord(),
                           slapRecord(),
                           irisRecord(),
                           fingerRecord(4, type4Image()),
                           signatureRecord(vectorSignature()),
                           taggedRecord(9, {{2, "02"},
                                            {3, "0"},
                                            {4, "S"},
                                            {10, "2"},
                                            {12, "001\x1E"
                                                 "002"}})};
    const Status finished = finish(transaction);
    REKAM_CHECK(finished.ok());
    return transaction;
}

} // namespace rekam::tests
