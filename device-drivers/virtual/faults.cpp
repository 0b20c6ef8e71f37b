#include "virtual/faults.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace rekam::drivers {

namespace {

constexpr std::size_t kMaxFaults = 64;
constexpr std::uint32_t kMaxCalls = 1'000'000;
constexpr std::uint32_t kFrameDefectCalls = 30;

struct Word
{
    std::string_view name;
    FaultKind kind;
    std::string_view devices; ///< initials of the kinds it suits, the default first
};

constexpr std::array kWords = {
    Word{"timeout", FaultKind::Timeout, "fcis"},
    Word{"unplug", FaultKind::Unplug, "fcis"},
    Word{"garbage", FaultKind::Garbage, "fcis"},
    Word{"busy", FaultKind::Busy, "fcis"},
    Word{"replay", FaultKind::Replay, "fci"},
    Word{"blur", FaultKind::Blur, "ci"},
    Word{"closed-eyes", FaultKind::ClosedEyes, "ci"},
    Word{"turned-head", FaultKind::TurnedHead, "c"},
    Word{"wrong-backdrop", FaultKind::WrongBackdrop, "c"},
    Word{"no-face", FaultKind::NoFace, "c"},
    Word{"two-faces", FaultKind::TwoFaces, "c"},
    Word{"wrong-finger", FaultKind::WrongFinger, "f"},
    Word{"wrong-hand", FaultKind::WrongHand, "f"},
    Word{"too-few-fingers", FaultKind::TooFewFingers, "f"},
    Word{"dry", FaultKind::Dry, "f"},
    Word{"wet", FaultKind::Wet, "f"},
    Word{"retry-moved", FaultKind::RetryMoved, "fi"},
    Word{"retry-too-light", FaultKind::RetryTooLight, "f"},
    Word{"retry-off-centre", FaultKind::RetryOffCentre, "fi"},
    Word{"retry-eye-too-far", FaultKind::RetryEyeTooFar, "i"},
    Word{"empty-signature", FaultKind::EmptySignature, "s"},
};

struct DeviceWord
{
    std::string_view name;
    DeviceKind kind;
};

constexpr std::array kDeviceWords = {
    DeviceWord{"camera", DeviceKind::Camera},
    DeviceWord{"fingerprint", DeviceKind::FingerprintReader},
    DeviceWord{"iris", DeviceKind::IrisScanner},
    DeviceWord{"signature", DeviceKind::SignaturePad},
};

Error wrong(std::string_view part)
{
    return Error{ErrorCode::InvalidInput, "fault: '" + std::string(part.substr(0, 40)) + "'"};
}

const DeviceWord* deviceOfInitial(char initial)
{
    return std::ranges::find_if(kDeviceWords,
                                [&](const DeviceWord& word) { return word.name[0] == initial; });
}

bool frameDefect(const Fault& fault)
{
    return fault.device == DeviceKind::Camera &&
           (fault.kind >= FaultKind::Blur && fault.kind <= FaultKind::TwoFaces);
}

std::optional<std::uint32_t> callCount(std::string_view digits)
{
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    const bool whole = error == std::errc{} && end == digits.data() + digits.size();
    return whole && value >= 1 && value <= kMaxCalls ? std::optional(value) : std::nullopt;
}

/// Splits at the first `mark`. @return the parts; the second is empty and absent without a mark.
std::pair<std::string_view, std::optional<std::string_view>> split(std::string_view text, char mark)
{
    const auto at = text.find(mark);
    if (at == std::string_view::npos) {
        return {text, std::nullopt};
    }
    return {text.substr(0, at), text.substr(at + 1)};
}

Result<Fault> parseOne(std::string_view text)
{
    const auto [what, when] = split(text, ':');
    const auto [name, where] = split(what, '@');
    const auto* word = std::ranges::find_if(
        kWords, [&, sought = name](const Word& w) { return w.name == sought; });
    if (word == kWords.end()) {
        return wrong(text);
    }
    const auto* device = deviceOfInitial(word->devices[0]);
    if (where) {
        device = std::ranges::find_if(
            kDeviceWords, [sought = *where](const DeviceWord& w) { return w.name == sought; });
        if (device == kDeviceWords.end() ||
            word->devices.find(device->name[0]) == std::string_view::npos) {
            return wrong(text);
        }
    }
    Fault fault{word->kind, device->kind, 1, 1};
    fault.count = frameDefect(fault) ? kFrameDefectCalls : 1;
    if (when) {
        const auto [first, count] = split(*when, 'x');
        const auto firstCall = callCount(first);
        const auto calls = count ? callCount(*count) : std::optional(fault.count);
        if (!firstCall || !calls) {
            return wrong(text);
        }
        fault.first = *firstCall;
        fault.count = *calls;
    }
    return fault;
}

bool keepsAway(FaultKind kind)
{
    return kind == FaultKind::Unplug || kind == FaultKind::Busy;
}

} // namespace

Result<std::vector<Fault>> FaultPlan::parse(std::string_view text)
{
    std::vector<Fault> faults;
    while (!text.empty()) {
        const auto [part, rest] = split(text, ',');
        auto fault = parseOne(part);
        if (!fault) {
            return fault.error();
        }
        faults.push_back(fault.value());
        if (faults.size() > kMaxFaults) {
            return Error{ErrorCode::InvalidInput, "fault: more than 64"};
        }
        if (rest && rest->empty()) {
            return wrong(text);
        }
        text = rest.value_or(std::string_view());
    }
    return faults;
}

FaultPlan::FaultPlan(std::vector<Fault> faults)
    : m_faults(std::move(faults))
{
    for (const Fault& fault : m_faults) {
        if (fault.kind == FaultKind::Busy) {
            m_away[static_cast<std::size_t>(fault.device)] += fault.count;
        }
    }
}

std::optional<FaultKind> FaultPlan::nextCall(DeviceKind device)
{
    const std::scoped_lock lock(m_mutex);
    const std::uint32_t call = ++m_calls[static_cast<std::size_t>(device)];
    for (const Fault& fault : m_faults) {
        if (fault.device != device || fault.kind == FaultKind::Busy) {
            continue;
        }
        const std::uint32_t calls = keepsAway(fault.kind) ? 1 : fault.count;
        if (call < fault.first || call - fault.first >= calls) {
            continue;
        }
        if (fault.kind == FaultKind::Unplug) {
            m_away[static_cast<std::size_t>(device)] += fault.count;
        }
        return fault.kind;
    }
    return std::nullopt;
}

bool FaultPlan::mayOpen(DeviceKind device)
{
    const std::scoped_lock lock(m_mutex);
    std::uint32_t& away = m_away[static_cast<std::size_t>(device)];
    if (away == 0) {
        return true;
    }
    --away;
    return false;
}

} // namespace rekam::drivers
