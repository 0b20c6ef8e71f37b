// The command line as values: what a verb is, what it was given, how it answers.
#pragma once

#include "base/clock.h"
#include "base/file.h"
#include "base/result.h"
#include "provision/home.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace rekam::ctl {

using Json = nlohmann::json;

/// Exit codes, fixed by the contract of the command line.
enum class Exit : std::uint8_t {
    Done = 0,
    Failed = 1,
    Usage = 2,
    Refused = 3,    ///< policy, rights, mode
    Incomplete = 4, ///< work is left; the same command goes on
};

/// One `--name`; `value` is the word for its value in the help, empty for a switch.
struct Option
{
    std::string_view name;
    std::string_view value;
    std::string_view help;
};

enum class OutputForm : std::uint8_t { Text, Document };

[[nodiscard]] const Clock& systemClock();

/// What a verb was given, and where it answers. Results go to standard output, everything else to
/// standard error.
class Command
{
public:
    Command(provision::Home home, OutputForm form)
        : m_home(std::move(home))
        , m_form(form)
    {}

    [[nodiscard]] const provision::Home& home() const noexcept { return m_home; }

    [[nodiscard]] const std::vector<std::string>& words() const noexcept { return m_words; }

    [[nodiscard]] bool has(std::string_view option) const;
    /// The last value given; nothing if the option was not.
    [[nodiscard]] std::optional<std::string> value(std::string_view option) const;
    [[nodiscard]] std::string valueOr(std::string_view option, std::string_view fallback) const;
    /// InvalidInput naming the option if it is there and no whole number within the limits.
    [[nodiscard]] Result<std::int64_t> number(std::string_view option, std::int64_t fallback,
                                              std::int64_t minimum, std::int64_t maximum) const;

    [[nodiscard]] FileSystem& files() const noexcept { return posixFiles(); }

    [[nodiscard]] const Clock& clock() const noexcept { return systemClock(); }

    /// Writes a file that the caller named, replacing one that is there; durably. Every verb writes
    /// its OUT through here. Errors: InvalidInput if something else stands there (a device, a pipe,
    /// a folder, a link), which would be gone; else as FileSystem::writeDurably.
    [[nodiscard]] Status writeOut(const std::filesystem::path& out, ByteView content) const;

    /// A line of the answer; nothing with --json.
    void line(std::string_view text);
    /// The answer with --json; the last one counts.
    void json(Json document);
    /// A message beside the answer.
    void note(std::string_view text) const;

    /// Says what went wrong and the way on (with --json as {"error": {code, exit, detail, text}})
    /// and gives the exit code for it.
    [[nodiscard]] Exit fail(const Error& error);
    /// Wrong use of a verb; as fail(), code 0.
    [[nodiscard]] Exit misuse(std::string_view text);

    /// Writes the JSON document, if asked for. Called once by the dispatcher.
    void finish() const;

private:
    friend class CommandLine;

    provision::Home m_home;
    OutputForm m_form;
    std::vector<std::string> m_words;
    std::map<std::string, std::string, std::less<>> m_options;
    Json m_document;
};

struct Verb
{
    std::string_view name;  ///< `station new`
    std::string_view words; ///< `FILE [FILE…]`, for the help
    std::size_t wordsMin = 0;
    std::size_t wordsMax = 0;
    std::string_view help; ///< one line, Indonesian
    std::span<const Option> options;
    Exit (*run)(Command& command) = nullptr;
};

/// One source file gives one family.
using VerbTable = std::span<const Verb>;

/// Parses, answers --help, runs the verb.
[[nodiscard]] int dispatch(std::span<const VerbTable> families,
                           std::span<const std::string_view> arguments);

} // namespace rekam::ctl
