#include "wire/mapping.h"

namespace rekam::wire {

namespace {

bool isText(const std::string& text)
{
    return text.size() <= kMaxTextLength;
}

/// Absolute, so that it means the same to both processes.
bool isPath(const std::string& path)
{
    return !path.empty() && path.front() == '/' && path.size() <= kMaxPathLength &&
           path.find('\0') == std::string::npos;
}

bool isErrorCode(std::uint32_t code)
{
    return code >= static_cast<std::uint32_t>(ErrorCode::InvalidInput) &&
           code <= static_cast<std::uint32_t>(ErrorCode::Network);
}

} // namespace

proto::AgentState toProto(const AgentState& message)
{
    proto::AgentState to;
    to.set_link(static_cast<std::uint32_t>(message.link));
    to.set_scheduler(static_cast<std::uint32_t>(message.scheduler));
    to.set_trouble(message.trouble);
    to.set_last_error(message.lastError);
    to.set_station_code(message.stationCode);
    to.set_mode(message.mode);
    to.set_endpoint(message.endpoint);
    to.set_waiting(message.waiting);
    to.set_received(message.received);
    to.set_answered(message.answered);
    to.set_quarantined(message.quarantined);
    to.set_sent_since_restart(message.sentSinceRestart);
    to.set_round_trip_ms(message.roundTripMs);
    to.set_last_receipt_ms(message.lastReceiptUnixMs);
    to.set_measured(message.measured);
    return to;
}

bool fromProto(const proto::AgentState& from, AgentState& into)
{
    constexpr std::uint32_t kMaxTrouble = 255;
    into.link = static_cast<LinkState>(from.link());
    into.scheduler = static_cast<SchedulerState>(from.scheduler());
    into.trouble = static_cast<std::uint8_t>(from.trouble());
    into.lastError = from.last_error();
    into.stationCode = from.station_code();
    into.mode = from.mode();
    into.endpoint = from.endpoint();
    into.waiting = from.waiting();
    into.received = from.received();
    into.answered = from.answered();
    into.quarantined = from.quarantined();
    into.sentSinceRestart = from.sent_since_restart();
    into.roundTripMs = from.round_trip_ms();
    into.lastReceiptUnixMs = from.last_receipt_ms();
    into.measured = from.measured();
    return (from.link() == 1 || from.link() == 2) &&
           (from.scheduler() == 1 || from.scheduler() == 2) && from.trouble() <= kMaxTrouble &&
           isText(into.lastError) && isText(into.stationCode) && isText(into.mode) &&
           isText(into.endpoint) && into.roundTripMs >= -1;
}

proto::Empty toProto(const StatusRequest& /*message*/)
{
    return {};
}

bool fromProto(const proto::Empty& /*from*/, StatusRequest& /*into*/)
{
    return true;
}

proto::Command toProto(const CommandRequest& message)
{
    proto::Command to;
    to.set_command(static_cast<std::uint32_t>(message.command));
    return to;
}

bool fromProto(const proto::Command& from, CommandRequest& into)
{
    into.command = static_cast<Command>(from.command());
    return from.command() >= static_cast<std::uint32_t>(Command::SyncNow) &&
           from.command() <= static_cast<std::uint32_t>(Command::Probe);
}

proto::Medium toProto(const ExportRequest& message)
{
    proto::Medium to;
    to.set_path(message.path);
    return to;
}

bool fromProto(const proto::Medium& from, ExportRequest& into)
{
    into.path = from.path();
    return isPath(into.path);
}

proto::Medium toProto(const ImportRequest& message)
{
    proto::Medium to;
    to.set_path(message.path);
    return to;
}

bool fromProto(const proto::Medium& from, ImportRequest& into)
{
    into.path = from.path();
    return isPath(into.path);
}

proto::Empty toProto(const Done& /*message*/)
{
    return {};
}

bool fromProto(const proto::Empty& /*from*/, Done& /*into*/)
{
    return true;
}

proto::Failed toProto(const Failed& message)
{
    proto::Failed to;
    to.set_code(static_cast<std::uint32_t>(message.code));
    to.set_detail(message.detail);
    return to;
}

bool fromProto(const proto::Failed& from, Failed& into)
{
    into.code = static_cast<ErrorCode>(from.code());
    into.detail = from.detail();
    return isErrorCode(from.code()) && isText(into.detail);
}

proto::Counts toProto(const ExportResult& message)
{
    proto::Counts to;
    to.set_first(message.written);
    to.set_second(message.verified);
    return to;
}

bool fromProto(const proto::Counts& from, ExportResult& into)
{
    into = {from.first(), from.second()};
    return true;
}

proto::Counts toProto(const ImportResult& message)
{
    proto::Counts to;
    to.set_first(message.added);
    to.set_second(message.known);
    to.set_third(message.refused);
    return to;
}

bool fromProto(const proto::Counts& from, ImportResult& into)
{
    into = {from.first(), from.second(), from.third()};
    return true;
}

} // namespace rekam::wire
