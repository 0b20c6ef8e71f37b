// Messages to frames and back, strictly: what comes from outside is bounded before it is used.
#pragma once

#include "base/result.h"
#include "wire/control_messages.h"
#include "wire/messages.h"

#include <vector>

namespace rekam::wire {

/// The parts of one multipart message: prefix (magic, version, type), header (protocol buffers)
/// and, in DATA only, the raw bytes.
using Frames = std::vector<Bytes>;

inline constexpr std::size_t kPrefixBytes = 8;

/// No frame that this protocol allows is longer; a transport may refuse longer ones unread
/// (ZMQ_MAXMSGSIZE).
inline constexpr std::size_t kMaxFrameBytes = std::size_t{5} * 1024 * 1024;

/// Precondition: a message that decodeMessage would accept.
[[nodiscard]] Frames encodeMessage(Message message);
[[nodiscard]] Frames encodeControl(const ControlMessage& message);

/// Takes over the frames; DATA's bytes are moved, not copied. Errors: Unsupported (a version or
/// type from the future: answer NACK VERSION), InvalidInput (anything else that is not exactly a
/// message within the limits of messages.h: answer NACK SCHEMA).
[[nodiscard]] Result<Message> decodeMessage(Frames frames);
[[nodiscard]] Result<ControlMessage> decodeControl(const Frames& frames);

} // namespace rekam::wire
