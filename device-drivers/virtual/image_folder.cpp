#include "virtual/image_folder.h"

#include "base/file.h"
#include "base/slap_fingers.h"
#include "biometrics/image_codec.h"
#include "virtual/bodies/synthetic_signature.h"
#include "virtual/bodies/synthetic_slap.h"

#include <algorithm>
#include <array>

namespace rekam::drivers {

namespace {

constexpr std::size_t kMaxIdLength = 64;
constexpr int kGapPx = 24;
constexpr std::array kExtensions = {".png", ".pgm", ".jpg", ".jpeg", ".jp2", ".j2k", ".wsq"};
constexpr std::array kSlaps = {FingerPosition::RightFour, FingerPosition::LeftFour,
                               FingerPosition::BothThumbs};
constexpr const char* kSignatureFile = "sig.json";

bool plainName(const std::string& id)
{
    return !id.empty() && id.size() <= kMaxIdLength && id[0] != '.' &&
           std::ranges::all_of(id, [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                      c == '-' || c == '_' || c == '.';
           });
}

std::string slapStem(FingerPosition position)
{
    if (position == FingerPosition::RightFour) {
        return "slap_right";
    }
    if (position == FingerPosition::LeftFour) {
        return "slap_left";
    }
    return position == FingerPosition::BothThumbs ? "slap_thumbs" : "";
}

std::string singleStem(FingerPosition position)
{
    const int number = static_cast<int>(position);
    return std::string("finger_") + (number < 10 ? "0" : "") + std::to_string(number);
}

std::string verifyStem(FingerPosition position)
{
    if (position == FingerPosition::RightIndex) {
        return "verify_right";
    }
    return position == FingerPosition::LeftIndex ? "verify_left" : "";
}

/// The mean of an image's outermost pixels: what its platen looks like.
std::uint8_t borderGrey(const GrayImage& image)
{
    std::uint64_t sum = 0;
    std::uint64_t count = 0;
    const auto width = static_cast<std::size_t>(image.widthPx);
    for (std::size_t i = 0; i < image.pixels.size(); ++i) {
        const std::size_t column = i % width;
        if (i < width || i + width >= image.pixels.size() || column == 0 || column + 1 == width) {
            sum += image.pixels[i];
            ++count;
        }
    }
    return static_cast<std::uint8_t>(sum / std::max<std::uint64_t>(1, count));
}

/// How far below the middle finger's a finger's image lies in a slap, in widths of an image:
/// whoever looks at the slap tells the hand from the fall towards the little finger.
double dropOf(FingerPosition finger)
{
    switch (finger) {
    case FingerPosition::RightIndex:
    case FingerPosition::LeftIndex:
        return 0.25;
    case FingerPosition::RightRing:
    case FingerPosition::LeftRing:
        return 0.6;
    case FingerPosition::RightLittle:
    case FingerPosition::LeftLittle:
        return 3.0;
    default:
        return 0;
    }
}

struct Part
{
    GrayImage image;
    int dropPx = 0;
};

GrayImage sideBySide(const std::vector<Part>& parts)
{
    GrayImage whole{kGapPx, 0, parts.front().image.ppi, {}};
    std::uint8_t paper = 0;
    for (const auto& [part, dropPx] : parts) {
        whole.widthPx += part.widthPx + kGapPx;
        whole.heightPx = std::max(whole.heightPx, part.heightPx + dropPx + 2 * kGapPx);
        paper = std::max(paper, borderGrey(part));
    }
    whole.pixels.assign(
        static_cast<std::size_t>(whole.widthPx) * static_cast<std::size_t>(whole.heightPx), paper);
    int left = kGapPx;
    for (const auto& [part, dropPx] : parts) {
        for (int row = 0; row < part.heightPx; ++row) {
            const auto from = part.pixels.begin() + static_cast<std::ptrdiff_t>(row) * part.widthPx;
            std::copy_n(from, part.widthPx,
                        whole.pixels.begin() +
                            static_cast<std::ptrdiff_t>(row + dropPx + kGapPx) * whole.widthPx +
                            left);
        }
        left += part.widthPx + kGapPx;
    }
    return whole;
}

} // namespace

SubjectFolder::SubjectFolder(const std::filesystem::path& root, const std::string& id)
    : m_id(id)
{
    std::error_code ignored;
    if (!root.empty() && plainName(id) && std::filesystem::is_directory(root / id, ignored)) {
        m_folder = root / id;
    }
}

std::optional<std::filesystem::path> SubjectFolder::find(const std::string& stem) const
{
    if (m_folder.empty() || stem.empty()) {
        return std::nullopt;
    }
    for (const char* extension : kExtensions) {
        auto path = m_folder / (stem + extension);
        std::error_code ignored;
        if (std::filesystem::is_regular_file(path, ignored)) {
            return path;
        }
    }
    return std::nullopt;
}

bool SubjectFolder::hasFingers() const
{
    return std::ranges::any_of(kSlaps,
                               [this](auto slap) { return find(slapStem(slap)).has_value(); }) ||
           std::ranges::any_of(kTenFingers, [this](auto finger) {
               return find(singleStem(finger)).has_value() || find(verifyStem(finger)).has_value();
           });
}

bool SubjectFolder::hasIrises() const
{
    return find("iris_left").has_value() || find("iris_right").has_value();
}

bool SubjectFolder::hasFace() const
{
    return find("face").has_value();
}

bool SubjectFolder::hasSignature() const
{
    std::error_code ignored;
    return !m_folder.empty() &&
           std::filesystem::is_regular_file(m_folder / kSignatureFile, ignored);
}

std::optional<std::filesystem::path> SubjectFolder::fingerFile(FingerPosition position,
                                                               Purpose purpose) const
{
    if (!slapStem(position).empty()) {
        return find(slapStem(position));
    }
    if (purpose == Purpose::Verification && !verifyStem(position).empty()) {
        return find(verifyStem(position));
    }
    if (auto single = find(singleStem(position))) {
        return single;
    }
    return find(verifyStem(position));
}

Result<GrayImage> SubjectFolder::finger(FingerPosition position, Purpose purpose, int ppi) const
{
    const auto path = fingerFile(position, purpose);
    if (!path) {
        if (!slapStem(position).empty()) {
            return layOut(position, ppi);
        }
        return Error{ErrorCode::NotFound, m_id + "/" + singleStem(position) + ": no such file"};
    }
    auto image = grayFile(*path);
    if (image) {
        GrayImage& read = image.value();
        constexpr int kUsualPpi = 500;
        read.ppi = ppi > 0 ? ppi : (read.ppi > 0 ? read.ppi : kUsualPpi);
    }
    return image;
}

Result<GrayImage> SubjectFolder::layOut(FingerPosition slap, int ppi) const
{
    std::vector<Part> parts;
    for (const FingerPosition finger : fingersOf(slap)) {
        const auto path = find(singleStem(finger));
        if (!path) {
            return Error{ErrorCode::NotFound,
                         m_id + "/" + slapStem(slap) + ": no such file, nor " + singleStem(finger)};
        }
        auto part = this->finger(finger, Purpose::Enrolment, ppi);
        if (!part) {
            return part.error();
        }
        const auto width = static_cast<double>(part.value().widthPx);
        const int dropPx = static_cast<int>(dropOf(finger) * width);
        parts.push_back({std::move(part).value(), dropPx});
    }
    return sideBySide(parts);
}

Result<GrayImage> SubjectFolder::grayFile(const std::filesystem::path& path) const
{
    const auto file = posixFiles().read(path, biometrics::kMaxImageFileBytes);
    if (!file) {
        return named(path, file.error());
    }
    auto image = biometrics::decodeGray(file.value());
    if (!image) {
        return named(path, image.error());
    }
    return image;
}

Error SubjectFolder::named(const std::filesystem::path& path, const Error& error) const
{
    return Error{error.code, m_id + "/" + path.filename().string() + ": " + error.detail};
}

Result<GrayImage> SubjectFolder::iris(Eye eye) const
{
    const std::string stem = eye == Eye::Right ? "iris_right" : "iris_left";
    const auto path = find(stem);
    if (!path) {
        return Error{ErrorCode::NotFound, m_id + "/" + stem + ": no such file"};
    }
    auto image = grayFile(*path);
    if (image) {
        image.value().ppi = 0;
    }
    return image;
}

Result<RgbImage> SubjectFolder::face() const
{
    const auto path = find("face");
    if (!path) {
        return Error{ErrorCode::NotFound, m_id + "/face: no such file"};
    }
    const auto file = posixFiles().read(*path, biometrics::kMaxImageFileBytes);
    if (!file) {
        return named(*path, file.error());
    }
    auto image = biometrics::decodeRgb(file.value());
    if (!image) {
        return named(*path, image.error());
    }
    return image;
}

Result<std::vector<PenSample>> SubjectFolder::signature(WritingArea area) const
{
    constexpr std::uint64_t kMaxSignatureBytes = std::uint64_t{4} << 20U;
    const auto file = posixFiles().read(m_folder / kSignatureFile, kMaxSignatureBytes);
    if (!file) {
        return named(kSignatureFile, file.error());
    }
    auto samples = parseSignature(file.value(), area);
    if (!samples) {
        return named(kSignatureFile, samples.error());
    }
    return samples;
}

std::vector<FolderFault> SubjectFolder::problems() const
{
    std::vector<FolderFault> found;
    const auto miss = [&](const std::string& stem, FolderTrouble what) {
        if (!find(stem)) {
            found.push_back({m_id, stem, what, {}});
        }
    };
    if (hasFingers()) {
        for (const FingerPosition slap : kSlaps) {
            const auto fingers = fingersOf(slap);
            const bool singles = std::ranges::all_of(
                fingers, [this](auto finger) { return find(singleStem(finger)).has_value(); });
            if (!singles) {
                miss(slapStem(slap), FolderTrouble::SlapMissing);
            }
        }
        miss("verify_left", FolderTrouble::VerifyMissing);
        miss("verify_right", FolderTrouble::VerifyMissing);
    }
    // A rescan of a finger differs; the enrolled image itself proves nothing.
    for (const FingerPosition finger : {FingerPosition::RightIndex, FingerPosition::LeftIndex}) {
        const auto enrolled = find(singleStem(finger));
        const auto verify = find(verifyStem(finger));
        const auto first = enrolled ? grayFile(*enrolled) : GrayImage();
        const auto second = verify ? grayFile(*verify) : GrayImage();
        if (first && second && !first.value().empty() &&
            first.value().pixels == second.value().pixels) {
            found.push_back({m_id, verify->filename().string(), FolderTrouble::SameImage, {}});
        }
    }
    if (hasIrises()) {
        miss("iris_left", FolderTrouble::EyeMissing);
        miss("iris_right", FolderTrouble::EyeMissing);
    }
    return found;
}

std::vector<FolderFault> SubjectFolder::unreadable() const
{
    std::vector<FolderFault> found;
    const auto note = [&](const std::filesystem::path& path, const Error& cause) {
        found.push_back({m_id, path.filename().string(), FolderTrouble::Unreadable, cause});
    };
    const auto judge = [&](const std::string& stem) {
        const auto path = find(stem);
        if (const auto image = path ? grayFile(*path) : GrayImage(); !image) {
            note(*path, image.error());
        }
    };
    for (const FingerPosition slap : kSlaps) {
        judge(slapStem(slap));
    }
    for (const FingerPosition finger : kTenFingers) {
        judge(singleStem(finger));
    }
    for (const char* stem : {"verify_left", "verify_right", "iris_left", "iris_right"}) {
        judge(stem);
    }
    if (const auto path = find("face")) {
        if (const auto portrait = face(); !portrait) {
            note(*path, portrait.error());
        }
    }
    if (hasSignature()) {
        constexpr WritingArea kAnyPad = {100'000, 60'000};
        if (const auto samples = signature(kAnyPad); !samples) {
            note(kSignatureFile, samples.error());
        }
    }
    return found;
}

} // namespace rekam::drivers
