#include "virtual/virtual_device_base.h"

namespace rekam::drivers {

namespace {

constexpr std::chrono::milliseconds kScenePoll{20};

Status strike(std::optional<FaultKind> fault, std::chrono::milliseconds timeout,
              const std::stop_token& stop)
{
    if (fault == FaultKind::Timeout) {
        return waitFor(timeout, stop) ? VirtualBody::timedOut() : VirtualBody::cancelled();
    }
    if (fault == FaultKind::Garbage) {
        return Error{ErrorCode::InvalidInput, "virtual: scripted garbage"};
    }
    return {};
}

} // namespace

Result<Call> VirtualBody::begin(std::chrono::milliseconds timeout, const std::stop_token& stop)
{
    if (m_gone) {
        return gone();
    }
    if (stop.stop_requested()) {
        return cancelled();
    }
    const auto end = std::chrono::steady_clock::now() + timeout;
    auto subject = m_world.scene->subject();
    while (!subject) {
        if (std::chrono::steady_clock::now() >= end) {
            return timedOut();
        }
        if (!waitFor(std::min(kScenePoll, timeout), stop)) {
            return cancelled();
        }
        subject = m_world.scene->subject();
    }
    const auto fault = m_world.faults->nextCall(m_info.kind);
    if (fault == FaultKind::Unplug) {
        m_gone = true;
        return gone();
    }
    if (auto status = strike(fault, timeout, stop); !status) {
        return status.error();
    }
    const std::uint32_t number = m_world.source->nextTake(subject->id, m_info.kind);
    return Call{*subject, {number, m_world.scene->purpose(), fault}};
}

std::optional<RetryReason> retryOf(std::optional<FaultKind> fault)
{
    if (fault == FaultKind::RetryMoved) {
        return RetryReason::Moved;
    }
    if (fault == FaultKind::RetryTooLight) {
        return RetryReason::TooLight;
    }
    if (fault == FaultKind::RetryOffCentre) {
        return RetryReason::OffCentre;
    }
    return fault == FaultKind::RetryEyeTooFar ? std::optional(RetryReason::EyeTooFar)
                                              : std::nullopt;
}

} // namespace rekam::drivers
