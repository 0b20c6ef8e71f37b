// The command line of the three programs: words, `--json`, exit codes, one instance for a home.
#pragma once

#include "base/result.h"
#include "provision/home.h"
#include "service/service.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rekam {

/// Exit codes, fixed by the contract of the command line.
enum class Exit : int { Done = 0, Failed = 1, Usage = 2, Incomplete = 4 };

/// Answers go to standard output, messages to standard error. With --json the answer, also one of
/// failure, is one JSON document.
class Console
{
public:
    /// Takes --json, --help and `help` out of the arguments.
    Console(std::string_view program, int count, char** values);

    /// What is left of the arguments.
    [[nodiscard]] const std::vector<std::string>& words() const noexcept { return m_words; }

    [[nodiscard]] bool wantsHelp() const noexcept { return m_help; }

    [[nodiscard]] bool wantsJson() const noexcept { return m_json; }

    /// The word to blame where the words make no command: an option, which no program here takes;
    /// else the last. Precondition: there is a word.
    [[nodiscard]] std::string stranger() const;

    [[nodiscard]] Exit help(std::string_view text) const;
    [[nodiscard]] Exit fail(const Error& error) const;
    [[nodiscard]] Exit misuse(std::string_view text) const;
    [[nodiscard]] Exit answer(const nlohmann::json& document, Exit exit) const;

    /// A message beside the answer.
    void note(std::string_view text) const;

    /// The home, if it can be worked in and no other process of this program works in it. What
    /// stands in the way is said. A full medium is said and stands in nobody's way: sending makes
    /// room.
    [[nodiscard]] std::optional<service::SingleInstance>
    claim(const provision::Home& home, const std::filesystem::path& folder) const;

private:
    [[nodiscard]] Exit refuse(std::string_view words, const nlohmann::json& error, Exit exit) const;

    std::string m_program;
    std::vector<std::string> m_words;
    bool m_json = false;
    bool m_help = false;
};

} // namespace rekam
