// Private to wire/: the prefix of a message and the numbers of its types.
#pragma once

#include "wire/codec.h"

#include <string>

namespace rekam::wire {

/// Numbers travel; append only.
enum class MessageType : std::uint16_t {
    Hello = 1,
    Welcome = 2,
    Offer = 3,
    Need = 4,
    Data = 5,
    Credit = 6,
    Finish = 7,
    Receipt = 8,
    Purged = 9,
    Query = 10,
    Status = 11,
    Roster = 12,
    Policy = 13,
    Nack = 14,
    Probe = 15,
    ProbeEcho = 16,

    AgentState = 256,
    StatusRequest = 257,
    Command = 258,
    Export = 259,
    Import = 260,
    Done = 261,
    Failed = 262,
    ExportResult = 263,
    ImportResult = 264,
};

[[nodiscard]] Frames makeFrames(MessageType type, const std::string& header);

/// The type in the prefix; checks magic, version and the number and size of the frames.
/// Errors: as decodeMessage.
[[nodiscard]] Result<MessageType> checkFrames(const Frames& frames);

} // namespace rekam::wire
