// What a person at a command line reads when something failed: the cause and the way on, in
// Indonesian.
#pragma once

#include "base/result.h"
#include "packet/acceptance.h"
#include "service/home_check.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace rekam::remedy {

/// One or two sentences for an error of any layer, cause first, without a full stop at the end.
/// Where only the kind of failure is known, the technical detail stands behind them in brackets.
[[nodiscard]] std::string inWords(const Error& error);

/// The same for a home in which nothing can be done; empty for HomeTrouble::None.
[[nodiscard]] std::string inWords(service::HomeTrouble trouble, const std::filesystem::path& home);

/// Why the adapter does not take a packet, and the way on. `text` is the answer's own (English):
/// what it names, in words, stands in brackets.
[[nodiscard]] std::string inWords(packet::RejectCause cause, std::string_view text);

/// The words for the text of a refusal, without a way on; nothing if it has none.
[[nodiscard]] std::optional<std::string> placeInWords(std::string_view text);

/// "tersisa N MiB, perlu M MiB" for the medium of this folder.
[[nodiscard]] std::string roomToWork(const std::filesystem::path& folder);

/// The words for this detail of an Error, if it has its own.
[[nodiscard]] std::optional<std::string> phraseOf(std::string_view detail);

} // namespace rekam::remedy
