#include "samples/finger_templates.h"

#include "base/file.h"
#include "biometrics/image_codec.h"
#include "imaging/finger/compare.h"
#include "imaging/finger/minutiae.h"
#include "imaging/finger/quality.h"
#include "virtual/bodies/synthetic_finger.h"

namespace rekam::ctl {

namespace {

constexpr int kQualityMin = 30;
constexpr std::size_t kMinutiaeMin = 16;
constexpr int kPracticeImpressions = 6;

std::vector<imaging::ComparableFinger> comparable(const provision::OperatorCredential& person)
{
    std::vector<imaging::ComparableFinger> fingers;
    for (const provision::OperatorFinger& finger : person.fingers) {
        if (const auto minutiae = imaging::readTemplate(finger.fingerTemplate)) {
            fingers.emplace_back(minutiae.value());
        }
    }
    return fingers;
}

} // namespace

Result<GrayImage> readFingerImage(const std::filesystem::path& path, int ppi)
{
    const auto file = posixFiles().read(path, kFingerImageBytesMax);
    if (!file) {
        return Error{file.error().code, path.string() + ": " + file.error().detail};
    }
    auto image = biometrics::decodeGray(file.value());
    if (!image) {
        return Error{image.error().code, path.string() + ": " + image.error().detail};
    }
    constexpr int kDefaultPpi = 500;
    if (ppi != 0) {
        image.value().ppi = ppi;
    } else if (image.value().ppi == 0) {
        image.value().ppi = kDefaultPpi;
    }
    return image;
}

Result<provision::OperatorFinger> operatorFinger(const GrayImage& image, FingerPosition position)
{
    const auto [quality, cause, measures] = imaging::measureQuality(image);
    if (cause == imaging::FingerCause::Blank) {
        return Error{ErrorCode::InvalidInput, "not a fingerprint"};
    }
    const imaging::FingerTemplate minutiae = imaging::extractMinutiae(image);
    if (quality < kQualityMin || minutiae.minutiae.size() < kMinutiaeMin) {
        return Error{ErrorCode::InvalidInput,
                     "finger too poor: quality " + std::to_string(quality) + ", " +
                         std::to_string(minutiae.minutiae.size()) + " minutiae; take it again"};
    }
    auto record = imaging::writeTemplate(minutiae, position, quality);
    if (!record) {
        return record.error();
    }
    return provision::OperatorFinger{position, std::move(record).value()};
}

Status checkFingersApart(const provision::OperatorCredential& person,
                         std::span<const provision::OperatorCredential> others, int threshold)
{
    const auto own = comparable(person);
    if (own.size() > 1 && imaging::compareFingers(own[0], own[1]) >= threshold) {
        return Error{ErrorCode::Refused, "right and left are one finger"};
    }
    for (const provision::OperatorCredential& other : others) {
        if (other.id == person.id) {
            continue;
        }
        for (const auto& theirs : comparable(other)) {
            for (const auto& finger : own) {
                if (imaging::compareFingers(finger, theirs) >= threshold) {
                    return Error{ErrorCode::Refused, "finger is enrolled already: " + other.id};
                }
            }
        }
    }
    return {};
}

Result<std::vector<provision::OperatorFinger>> practiceFingers(std::uint64_t seed,
                                                               const std::string& personId)
{
    std::vector<provision::OperatorFinger> fingers;
    for (const FingerPosition position : {FingerPosition::RightIndex, FingerPosition::LeftIndex}) {
        const auto master = drivers::makeMasterPrint(seed, personId, position);
        Result<provision::OperatorFinger> best = Error{ErrorCode::InvalidInput, "no impression"};
        int bestQuality = -1;
        for (int take = 0; take < kPracticeImpressions; ++take) {
            const GrayImage image =
                drivers::makeImpression(master, static_cast<std::uint64_t>(take) + 1);
            const int quality = imaging::measureQuality(image).score;
            if (quality > bestQuality) {
                auto finger = operatorFinger(image, position);
                if (finger || !best) {
                    best = std::move(finger);
                    bestQuality = quality;
                }
            }
        }
        if (!best) {
            return best.error();
        }
        fingers.push_back(std::move(best).value());
    }
    return fingers;
}

} // namespace rekam::ctl
