// Private to wire/: between our plain values and the generated classes, a pair of functions each.
// fromProto is false if a field is out of the bounds of messages.h.
#pragma once

#include "wire.pb.h"
#include "wire/control_messages.h"
#include "wire/messages.h"

#include <algorithm>
#include <string_view>

namespace rekam::wire {

[[nodiscard]] inline std::string blob(ByteView bytes)
{
    return std::string(asText(bytes));
}

template <std::size_t size>
[[nodiscard]] bool readBlob(const std::string& from, ByteArray<size>& into)
{
    if (from.size() != size) {
        return false;
    }
    std::ranges::copy(asBytes(from), into.begin());
    return true;
}

[[nodiscard]] proto::Hello toProto(const Hello& message);
[[nodiscard]] proto::Welcome toProto(const Welcome& message);
[[nodiscard]] proto::Offer toProto(const Offer& message);
[[nodiscard]] proto::Need toProto(const Need& message);
[[nodiscard]] proto::Data toProto(const Data& message);
[[nodiscard]] proto::Credit toProto(const Credit& message);
[[nodiscard]] proto::Finish toProto(const Finish& message);
[[nodiscard]] proto::Receipt toProto(const ReceiptMessage& message);
[[nodiscard]] proto::Ids toProto(const Purged& message);
[[nodiscard]] proto::Ids toProto(const Query& message);
[[nodiscard]] proto::Status toProto(const StatusMessage& message);
[[nodiscard]] proto::Roster toProto(const Roster& message);
[[nodiscard]] proto::Policy toProto(const PolicyMessage& message);
[[nodiscard]] proto::Nack toProto(const Nack& message);
[[nodiscard]] proto::Probe toProto(const Probe& message);
[[nodiscard]] proto::Probe toProto(const ProbeEcho& message);

[[nodiscard]] bool fromProto(const proto::Hello& from, Hello& into);
[[nodiscard]] bool fromProto(const proto::Welcome& from, Welcome& into);
[[nodiscard]] bool fromProto(const proto::Offer& from, Offer& into);
[[nodiscard]] bool fromProto(const proto::Need& from, Need& into);
[[nodiscard]] bool fromProto(const proto::Data& from, Data& into);
[[nodiscard]] bool fromProto(const proto::Credit& from, Credit& into);
[[nodiscard]] bool fromProto(const proto::Finish& from, Finish& into);
[[nodiscard]] bool fromProto(const proto::Receipt& from, ReceiptMessage& into);
[[nodiscard]] bool fromProto(const proto::Ids& from, Purged& into);
[[nodiscard]] bool fromProto(const proto::Ids& from, Query& into);
[[nodiscard]] bool fromProto(const proto::Status& from, StatusMessage& into);
[[nodiscard]] bool fromProto(const proto::Roster& from, Roster& into);
[[nodiscard]] bool fromProto(const proto::Policy& from, PolicyMessage& into);
[[nodiscard]] bool fromProto(const proto::Nack& from, Nack& into);
[[nodiscard]] bool fromProto(const proto::Probe& from, Probe& into);
[[nodiscard]] bool fromProto(const proto::Probe& from, ProbeEcho& into);

[[nodiscard]] proto::AgentState toProto(const AgentState& message);
[[nodiscard]] proto::Empty toProto(const StatusRequest& message);
[[nodiscard]] proto::Command toProto(const CommandRequest& message);
[[nodiscard]] proto::Medium toProto(const ExportRequest& message);
[[nodiscard]] proto::Medium toProto(const ImportRequest& message);
[[nodiscard]] proto::Empty toProto(const Done& message);
[[nodiscard]] proto::Failed toProto(const Failed& message);
[[nodiscard]] proto::Counts toProto(const ExportResult& message);
[[nodiscard]] proto::Counts toProto(const ImportResult& message);

[[nodiscard]] bool fromProto(const proto::AgentState& from, AgentState& into);
[[nodiscard]] bool fromProto(const proto::Empty& from, StatusRequest& into);
[[nodiscard]] bool fromProto(const proto::Command& from, CommandRequest& into);
[[nodiscard]] bool fromProto(const proto::Medium& from, ExportRequest& into);
[[nodiscard]] bool fromProto(const proto::Medium& from, ImportRequest& into);
[[nodiscard]] bool fromProto(const proto::Empty& from, Done& into);
[[nodiscard]] bool fromProto(const proto::Failed& from, Failed& into);
[[nodiscard]] bool fromProto(const proto::Counts& from, ExportResult& into);
[[nodiscard]] bool fromProto(const proto::Counts& from, ImportResult& into);

} // namespace rekam::wire
