#include "wire/codec.h"

#include "wire/frames.h"
#include "wire/mapping.h"

#include <limits>
#include <type_traits>

namespace rekam::wire {

namespace {

/// The row that joins a message's type number, its plain value and its generated class.
template <typename Plain, typename Generated, MessageType kNumber>
struct Row
{
    using PlainType = Plain;
    using GeneratedType = Generated;
    static constexpr MessageType kType = kNumber;
};

template <typename... Rows>
struct Table
{};

using WireTable =
    Table<Row<Hello, proto::Hello, MessageType::Hello>,
          Row<Welcome, proto::Welcome, MessageType::Welcome>,
          Row<Offer, proto::Offer, MessageType::Offer>, Row<Need, proto::Need, MessageType::Need>,
          Row<Data, proto::Data, MessageType::Data>,
          Row<Credit, proto::Credit, MessageType::Credit>,
          Row<Finish, proto::Finish, MessageType::Finish>,
          Row<ReceiptMessage, proto::Receipt, MessageType::Receipt>,
          Row<Purged, proto::Ids, MessageType::Purged>, Row<Query, proto::Ids, MessageType::Query>,
          Row<StatusMessage, proto::Status, MessageType::Status>,
          Row<Roster, proto::Roster, MessageType::Roster>,
          Row<PolicyMessage, proto::Policy, MessageType::Policy>,
          Row<Nack, proto::Nack, MessageType::Nack>, Row<Probe, proto::Probe, MessageType::Probe>,
          Row<ProbeEcho, proto::Probe, MessageType::ProbeEcho>>;

using ControlTable = Table<Row<AgentState, proto::AgentState, MessageType::AgentState>,
                           Row<StatusRequest, proto::Empty, MessageType::StatusRequest>,
                           Row<CommandRequest, proto::Command, MessageType::Command>,
                           Row<ExportRequest, proto::Medium, MessageType::Export>,
                           Row<ImportRequest, proto::Medium, MessageType::Import>,
                           Row<Done, proto::Empty, MessageType::Done>,
                           Row<Failed, proto::Failed, MessageType::Failed>,
                           Row<ExportResult, proto::Counts, MessageType::ExportResult>,
                           Row<ImportResult, proto::Counts, MessageType::ImportResult>>;

template <typename Plain, typename... Rows>
constexpr MessageType typeOf(Table<Rows...> /*table*/)
{
    MessageType type{};
    ((std::is_same_v<Plain, typename Rows::PlainType> ? (type = Rows::kType, 0) : 0), ...);
    return type;
}

template <typename RowType, typename Any>
bool decodeAs(const Bytes& header, Result<Any>& result)
{
    typename RowType::GeneratedType generated;
    typename RowType::PlainType plain;
    // kMaxFrameBytes was checked, so the size fits.
    if (generated.ParseFromArray(header.data(), static_cast<int>(header.size())) &&
        fromProto(generated, plain)) {
        result = Any(std::move(plain));
    }
    return true;
}

/// Parses `header` as the row of `type`. Unsupported if no row has it.
template <typename Any, typename... Rows>
Result<Any> decodeByType(MessageType type, const Bytes& header, Table<Rows...> /*table*/)
{
    static_assert(kMaxFrameBytes <= std::numeric_limits<int>::max());
    Result<Any> result = Error{ErrorCode::InvalidInput, "malformed message"};
    const bool known = ((type == Rows::kType && decodeAs<Rows>(header, result)) || ...);
    if (!known) {
        return Error{ErrorCode::Unsupported, "unknown message type"};
    }
    return result;
}

} // namespace

Frames encodeMessage(Message message)
{
    Frames frames = std::visit(
        [](const auto& plain) {
            using Plain = std::remove_cvref_t<decltype(plain)>;
            return makeFrames(typeOf<Plain>(WireTable{}), toProto(plain).SerializeAsString());
        },
        message);
    if (auto* const data = std::get_if<Data>(&message)) {
        frames.push_back(std::move(data->bytes));
    }
    return frames;
}

Frames encodeControl(const ControlMessage& message)
{
    return std::visit(
        [](const auto& plain) {
            using Plain = std::remove_cvref_t<decltype(plain)>;
            return makeFrames(typeOf<Plain>(ControlTable{}), toProto(plain).SerializeAsString());
        },
        message);
}

Result<Message> decodeMessage(Frames frames)
{
    const auto type = checkFrames(frames);
    if (!type) {
        return type.error();
    }
    auto message = decodeByType<Message>(type.value(), frames[1], WireTable{});
    if (!message) {
        return message;
    }
    if (auto* const data = std::get_if<Data>(&message.value())) {
        data->bytes = std::move(frames.back());
        if (data->bytes.empty() || data->bytes.size() > kMaxChunkBytes ||
            data->offset + data->bytes.size() > packet::kMaxPacketBytes) {
            return Error{ErrorCode::InvalidInput, "chunk outside the packet"};
        }
    }
    return message;
}

Result<ControlMessage> decodeControl(const Frames& frames)
{
    const auto type = checkFrames(frames);
    if (!type) {
        return type.error();
    }
    return decodeByType<ControlMessage>(type.value(), frames[1], ControlTable{});
}

} // namespace rekam::wire
