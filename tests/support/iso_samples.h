// Image records of ISO/IEC 19794 as an enrolment gives them, of synthetic pictures.
#pragma once

#include "base/check.h"
#include "biometrics/image_codec.h"
#include "biometrics/iso/face_image_record.h"
#include "biometrics/iso/finger_image_record.h"
#include "biometrics/iso/iris_image_record.h"
#include "biometrics/wsq/wsq.h"
#include "support/wsq_pictures.h"

namespace rekam::tests {

inline biometrics::iso::CaptureDetails sampleDetails()
{
    biometrics::iso::CaptureDetails details;
    details.time = {2026, 11, 24, 2, 42, 7, 123};
    details.technology = 1;
    details.vendor = 0x1234;
    details.device = 0x0056;
    details.qualities = {{87, 0x0101, 0x0001}, {255, 0x0102, 0x0002}};
    return details;
}

inline biometrics::iso::FingerImageRecord sampleFingerImages()
{
    using namespace biometrics::iso;
    const GrayImage picture = ridges(96, 80);
    FingerImageRepresentation shown;
    shown.details = sampleDetails();
    shown.details.certifications = {{0x0040, 2}};
    shown.position = 2;
    shown.compression = FingerCompression::Wsq;
    shown.widthPx = static_cast<std::uint16_t>(picture.widthPx);
    shown.heightPx = static_cast<std::uint16_t>(picture.heightPx);
    shown.image = biometrics::encodeWsq(picture, biometrics::kWsqUsualBitsPerPixel).value();
    shown.extended = {std::byte{0}, std::byte{3}, std::byte{0}, std::byte{5}, std::byte{'x'}};
    FingerImageRecord record{Certified::Yes, {shown, shown}};
    record.representations[1].number = 1;
    record.representations[1].extended.clear();
    return record;
}

inline biometrics::iso::FaceImageRecord sampleFaceImages()
{
    using namespace biometrics::iso;
    FaceImageRepresentation shown;
    shown.details = sampleDetails();
    shown.gender = 2;
    shown.properties = 0x010203;
    shown.pose = {1, 181, 90};
    shown.landmarks = {FaceLandmark{std::byte{1}, std::byte{0x31}}};
    shown.widthPx = 48;
    shown.heightPx = 64;
    constexpr int kQuality = 90;
    RgbImage picture;
    picture.widthPx = 48;
    picture.heightPx = 64;
    picture.pixels.assign(std::size_t{3} * 48 * 64, 120);
    shown.image = biometrics::encodeJpeg(picture, kQuality).value();
    return {0, {shown}};
}

inline biometrics::iso::IrisImageRecord sampleIrisImages()
{
    using namespace biometrics::iso;
    IrisImageRepresentation shown;
    shown.details = sampleDetails();
    shown.eye = Eye::Right;
    shown.widthPx = 64;
    shown.heightPx = 48;
    shown.rangeMm = 300;
    shown.centreX = {30, 33};
    shown.diameter = {20, 22};
    shown.image = biometrics::encodePng(ridges(64, 48)).value();
    IrisImageRecord record{{shown, shown}};
    record.representations[1].eye = Eye::Left;
    record.representations[1].number = 2;
    return record;
}

} // namespace rekam::tests
