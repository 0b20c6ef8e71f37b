#include "virtual/subject_source.h"

#include "base/slap_fingers.h"
#include "virtual/bodies/seeding.h"
#include "virtual/bodies/synthetic_iris.h"
#include "virtual/bodies/synthetic_signature.h"
#include "virtual/bodies/synthetic_slap.h"
#include "virtual/image_folder.h"

#include <algorithm>

namespace rekam::drivers {

namespace {

constexpr std::size_t kMaxMasters = 24; // two subjects and an operator; 0.8 MiB each
constexpr std::size_t kMaxPortraits = 2;

SkinState skinOf(std::optional<FaultKind> fault)
{
    if (fault == FaultKind::Dry) {
        return SkinState::Dry;
    }
    return fault == FaultKind::Wet ? SkinState::Wet : SkinState::Normal;
}

FingerPosition otherHand(FingerPosition position)
{
    using enum FingerPosition;
    if (position == RightFour || position == LeftFour) {
        return position == RightFour ? LeftFour : RightFour;
    }
    const auto number = static_cast<int>(position);
    if (number < 1 || number > 10) {
        return position;
    }
    return static_cast<FingerPosition>(number <= 5 ? number + 5 : number - 5);
}

/// The next finger of the same hand; the thumb after the little finger.
FingerPosition neighbour(FingerPosition position)
{
    const auto number = static_cast<int>(position);
    if (number < 1 || number > 10) {
        return position;
    }
    return static_cast<FingerPosition>(number % 5 == 0 ? number - 4 : number + 1);
}

bool isSingle(FingerPosition position)
{
    return position >= FingerPosition::RightThumb && position <= FingerPosition::LeftLittle;
}

/// Whose skin lies there when that position is asked for.
FingerPosition laid(FingerPosition position, std::optional<FaultKind> fault)
{
    if (fault == FaultKind::WrongHand) {
        return otherHand(position);
    }
    return fault == FaultKind::WrongFinger ? neighbour(position) : position;
}

PortraitFlaw flawOf(std::optional<FaultKind> fault)
{
    if (!fault || *fault < FaultKind::Blur || *fault > FaultKind::TwoFaces) {
        return PortraitFlaw::None;
    }
    const auto steps = static_cast<int>(*fault) - static_cast<int>(FaultKind::Blur);
    return static_cast<PortraitFlaw>(static_cast<int>(PortraitFlaw::Blur) + steps);
}

} // namespace

std::vector<FolderFault> checkFolder(const SourceOptions& options,
                                     std::span<const std::string> niks)
{
    std::vector<FolderFault> found;
    for (const std::string& nik : niks) {
        const auto some = SubjectFolder(options.imageFolder, nik).problems();
        found.insert(found.end(), some.begin(), some.end());
    }
    return found;
}

std::vector<FolderParts> partsInFolder(const SourceOptions& options,
                                       std::span<const std::string> niks)
{
    std::vector<FolderParts> found;
    found.reserve(niks.size());
    for (const std::string& nik : niks) {
        const SubjectFolder folder(options.imageFolder, nik);
        found.push_back(
            {folder.hasFace(), folder.hasSignature(), folder.hasFingers(), folder.hasIrises()});
    }
    return found;
}

std::vector<FolderFault> unreadableFiles(const SourceOptions& options,
                                         std::span<const std::string> niks)
{
    std::vector<FolderFault> found;
    for (const std::string& nik : niks) {
        const auto some = SubjectFolder(options.imageFolder, nik).unreadable();
        found.insert(found.end(), some.begin(), some.end());
    }
    return found;
}

SubjectSource::SubjectSource(SourceOptions options)
    : m_options(std::move(options))
{}

std::uint32_t SubjectSource::nextTake(const std::string& subject, DeviceKind device)
{
    const std::scoped_lock lock(m_mutex);
    return ++m_takes[{subject, device}];
}

std::uint64_t SubjectSource::variation(const Subject& subject, std::uint64_t what,
                                       const Take& take) const
{
    const std::uint64_t session = mixSeed(mixSeed(m_options.seed, subject.id), m_options.session);
    return mixSeed(mixSeed(session, what), std::uint64_t{take.number});
}

std::uint64_t SubjectSource::fingerSeed(const Subject& subject) const
{
    constexpr std::size_t kNikDigits = 16;
    return subject.id.size() == kNikDigits ? m_options.seed : m_options.officerSeed;
}

SubjectSource::MasterPtr SubjectSource::master(const Subject& subject, FingerPosition finger)
{
    const std::string key = subject.id + "#" + std::to_string(static_cast<int>(finger));
    {
        const std::scoped_lock lock(m_mutex);
        const auto found =
            std::ranges::find(m_masters, key, [](const auto& entry) { return entry.first; });
        if (found != m_masters.end()) {
            return found->second;
        }
    }
    // Outside the lock: two readers may grow the same print once each, and get the same.
    auto grown = std::make_shared<const MasterPrint>(
        makeMasterPrint(fingerSeed(subject), subject.id, finger));
    const std::scoped_lock lock(m_mutex);
    if (m_masters.size() >= kMaxMasters) {
        m_masters.erase(m_masters.begin());
    }
    m_masters.emplace_back(key, grown);
    return grown;
}

Result<GrayImage> SubjectSource::fingers(const Subject& subject, FingerPosition position,
                                         const Take& take)
{
    const SubjectFolder folder(m_options.imageFolder, subject.id);
    if (!folder.hasFingers()) {
        return fingersFromSeed(subject, position, take);
    }
    const FingerPosition shown = laid(position, take.fault);
    if (folder.fingerFile(shown, take.purpose)) {
        return folder.finger(shown, take.purpose, m_options.ppi);
    }
    return folder.finger(position, take.purpose, m_options.ppi);
}

Result<GrayImage> SubjectSource::fingersFromSeed(const Subject& subject, FingerPosition position,
                                                 const Take& take)
{
    const std::uint64_t look = variation(subject, static_cast<std::uint64_t>(position), take);
    const FingerPosition shown = laid(position, take.fault);
    if (isSingle(position)) {
        return makeImpression(*master(subject, shown), look, skinOf(take.fault));
    }
    std::vector<MasterPtr> masters;
    for (const FingerPosition finger : fingersOf(shown)) {
        masters.push_back(master(subject, finger));
    }
    if (take.fault == FaultKind::TooFewFingers) {
        masters.erase(masters.begin() + static_cast<std::ptrdiff_t>(look % masters.size()));
    }
    if (take.fault == FaultKind::WrongFinger) {
        // The hand lies askew: the thumb is where the first finger of the slap belongs.
        auto strange =
            *master(subject, position == FingerPosition::LeftFour ? FingerPosition::LeftThumb
                                                                  : FingerPosition::RightThumb);
        strange.finger = masters.front()->finger;
        masters.front() = std::make_shared<const MasterPrint>(std::move(strange));
    }
    return makeSlap(masters, {look, 0.0, skinOf(take.fault)}).image;
}

Result<GrayImage> SubjectSource::iris(const Subject& subject, Eye eye, const Take& take) const
{
    const SubjectFolder folder(m_options.imageFolder, subject.id);
    if (folder.hasIrises()) {
        return folder.iris(eye);
    }
    IrisOptions options;
    options.variation = variation(subject, 100 + static_cast<std::uint64_t>(eye), take);
    options.lids = take.fault == FaultKind::ClosedEyes ? LidState::Closed : LidState::Open;
    options.focus = take.fault == FaultKind::Blur ? Focus::Blurred : Focus::Sharp;
    return makeIris(m_options.seed, subject.id, eye, options).image;
}

SubjectSource::PortraitPtr SubjectSource::portraitBase(const Subject& subject, PortraitFlaw flaw)
{
    const std::string key = subject.id + "#" + std::to_string(static_cast<int>(flaw)) + "#" +
                            std::to_string(static_cast<int>(subject.backdrop)) + "#" +
                            std::to_string(static_cast<int>(subject.headwear));
    {
        const std::scoped_lock lock(m_mutex);
        const auto found =
            std::ranges::find(m_portraits, key, [](const auto& entry) { return entry.first; });
        if (found != m_portraits.end()) {
            return found->second;
        }
    }
    auto drawn = std::make_shared<const PortraitBase>(drawPortrait(m_options.seed, subject, flaw));
    const std::scoped_lock lock(m_mutex);
    if (m_portraits.size() >= kMaxPortraits) {
        m_portraits.erase(m_portraits.begin());
    }
    m_portraits.emplace_back(key, drawn);
    return drawn;
}

Result<RgbImage> SubjectSource::portrait(const Subject& subject, const Take& take)
{
    const SubjectFolder folder(m_options.imageFolder, subject.id);
    if (folder.hasFace()) {
        return folder.face();
    }
    return framePortrait(*portraitBase(subject, flawOf(take.fault)), take.number).image;
}

Result<std::vector<PenSample>> SubjectSource::signature(const Subject& subject, WritingArea area,
                                                        const Take& take) const
{
    if (take.fault == FaultKind::EmptySignature) {
        std::vector<PenSample> dot(6);
        for (std::size_t i = 0; i < dot.size(); ++i) {
            dot[i] = {kPenReportInterval * static_cast<int>(i), area.widthUm / 2, area.heightUm / 2,
                      i + 1 < dot.size() ? 400 : 0};
        }
        return dot;
    }
    const SubjectFolder folder(m_options.imageFolder, subject.id);
    if (folder.hasSignature()) {
        return folder.signature(area);
    }
    return makeSignature(m_options.seed, subject.id, area, variation(subject, 200, take));
}

} // namespace rekam::drivers
