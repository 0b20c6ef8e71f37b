#include "cli.h"

#include "remedy/remedy.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <iostream>

namespace rekam::ctl {

namespace {

constexpr std::array kCommonOptions = {
    Option{"--json", "", "jawaban sebagai satu dokumen JSON"},
    Option{"--home", "DIR", "folder instalasi (bawaan: REKAM_HOME)"},
    Option{"--help", "", "bantuan ini"},
};

int codeOf(Exit exit)
{
    return static_cast<int>(exit);
}

/// Words of `name` that the arguments start with; 0 if they do not match wholly.
std::size_t matchedWords(std::string_view name, std::span<const std::string_view> arguments)
{
    std::size_t count = 0;
    while (!name.empty()) {
        const std::size_t end = std::min(name.find(' '), name.size());
        if (count >= arguments.size() || arguments[count] != name.substr(0, end)) {
            return 0;
        }
        ++count;
        name.remove_prefix(std::min(end + 1, name.size()));
    }
    return count;
}

void printOption(const Option& option)
{
    std::string left = "  " + std::string(option.name);
    if (!option.value.empty()) {
        left += ' ' + std::string(option.value);
    }
    constexpr std::size_t kColumn = 30;
    left.resize(std::max(left.size() + 1, kColumn), ' ');
    std::cout << left << option.help << '\n';
}

void printVerb(const Verb& verb)
{
    std::cout << "rekamctl " << verb.name;
    if (!verb.words.empty()) {
        std::cout << ' ' << verb.words;
    }
    std::cout << (verb.options.empty() ? "" : " [pilihan]") << "\n  " << verb.help << "\n\n";
    for (const Option& option : verb.options) {
        printOption(option);
    }
    for (const Option& option : kCommonOptions) {
        printOption(option);
    }
}

void printAll(std::span<const VerbTable> families)
{
    std::cout << "rekamctl KATA… [pilihan]\n"
                 "Keluar: 0 selesai, 1 gagal, 2 salah pakai, 3 ditolak, 4 belum lengkap.\n";
    for (const VerbTable& family : families) {
        std::cout << '\n';
        for (const Verb& verb : family) {
            std::string left = "  " + std::string(verb.name) + ' ' + std::string(verb.words);
            constexpr std::size_t kColumn = 44;
            left.resize(std::max(left.size() + 1, kColumn), ' ');
            std::cout << left << verb.help << '\n';
        }
    }
    std::cout << "\nrekamctl KATA… --help menjelaskan satu perintah.\n";
}

} // namespace

/// Splits the arguments behind a verb.
class CommandLine
{
public:
    CommandLine(const Verb& verb, std::span<const std::string_view> arguments)
        : m_verb(verb)
        , m_arguments(arguments)
    {}

    /// @return what is wrong; empty if nothing is.
    [[nodiscard]] std::string parse()
    {
        bool onlyWords = false;
        for (std::size_t i = 0; i < m_arguments.size(); ++i) {
            const std::string_view argument = m_arguments[i];
            if (onlyWords || !argument.starts_with("--")) {
                m_words.emplace_back(argument);
            } else if (argument == "--") {
                onlyWords = true;
            } else if (std::string wrong = takeOption(argument, i); !wrong.empty()) {
                return wrong;
            }
        }
        return {};
    }

    [[nodiscard]] bool has(std::string_view name) const { return m_options.contains(name); }

    [[nodiscard]] Command command() const
    {
        auto home = provision::homeFromEnvironment("rekam-home");
        if (const auto given = m_options.find("--home"); given != m_options.end()) {
            home = {given->second};
        }
        // Asked for is asked for, also behind a word that stopped the reading.
        const bool document = std::ranges::find(m_arguments, "--json") != m_arguments.end();
        Command command(std::move(home), document ? OutputForm::Document : OutputForm::Text);
        command.m_words = m_words;
        command.m_options = m_options;
        return command;
    }

    [[nodiscard]] std::size_t words() const noexcept { return m_words.size(); }

private:
    [[nodiscard]] std::string takeOption(std::string_view argument, std::size_t& index)
    {
        const std::size_t equals = argument.find('=');
        const std::string_view name = argument.substr(0, equals);
        const Option* option = find(name);
        if (option == nullptr) {
            return "pilihan " + std::string(name) + " tidak dikenal";
        }
        std::string value;
        if (equals != std::string_view::npos) {
            if (option->value.empty()) {
                return std::string(name) + " tidak memakai nilai";
            }
            value = argument.substr(equals + 1);
        } else if (!option->value.empty()) {
            if (index + 1 >= m_arguments.size()) {
                return std::string(name) + " membutuhkan " + std::string(option->value);
            }
            value = m_arguments[++index];
        }
        m_options.insert_or_assign(std::string(name), value);
        return {};
    }

    [[nodiscard]] const Option* find(std::string_view name) const
    {
        const auto own = std::ranges::find(m_verb.options, name, &Option::name);
        if (own != m_verb.options.end()) {
            return &*own;
        }
        const auto* const common = std::ranges::find(kCommonOptions, name, &Option::name);
        return common == kCommonOptions.end() ? nullptr : common;
    }

    const Verb& m_verb;
    std::span<const std::string_view> m_arguments;
    std::vector<std::string> m_words;
    std::map<std::string, std::string, std::less<>> m_options;
};

const Clock& systemClock()
{
    static const SystemClock clock;
    return clock;
}

bool Command::has(std::string_view option) const
{
    return m_options.contains(option);
}

std::optional<std::string> Command::value(std::string_view option) const
{
    const auto found = m_options.find(option);
    return found == m_options.end() ? std::nullopt : std::optional(found->second);
}

std::string Command::valueOr(std::string_view option, std::string_view fallback) const
{
    return value(option).value_or(std::string(fallback));
}

Result<std::int64_t> Command::number(std::string_view option, std::int64_t fallback,
                                     std::int64_t minimum, std::int64_t maximum) const
{
    const auto text = value(option);
    if (!text) {
        return fallback;
    }
    std::int64_t number = 0;
    const auto [end, failed] = std::from_chars(text->data(), text->data() + text->size(), number);
    if (failed != std::errc() || end != text->data() + text->size() || number < minimum ||
        number > maximum) {
        return Error{ErrorCode::InvalidInput, std::string(option) + " membutuhkan bilangan " +
                                                  std::to_string(minimum) + " sampai " +
                                                  std::to_string(maximum)};
    }
    return number;
}

void Command::line(std::string_view text)
{
    if (m_form == OutputForm::Text) {
        std::cout << text << '\n';
    }
}

void Command::json(Json document)
{
    m_document = std::move(document);
}

void Command::note(std::string_view text) const
{
    std::cerr << "rekamctl: " << text << '\n';
}

Status Command::writeOut(const std::filesystem::path& out, ByteView content) const
{
    std::error_code unknown; // what cannot be looked at, cannot be written either
    const std::filesystem::file_status there = std::filesystem::symlink_status(out, unknown);
    if (std::filesystem::exists(there) && !std::filesystem::is_regular_file(there)) {
        return Error{ErrorCode::InvalidInput, out.string() + ": not a regular file"};
    }
    return files().writeDurably(out, content);
}

Exit Command::fail(const Error& error)
{
    if (error.code == ErrorCode::InvalidInput && error.detail.starts_with("--")) {
        return misuse(error.detail); // of an option, wherever it was read
    }
    const Exit exit = error.code == ErrorCode::Refused ? Exit::Refused : Exit::Failed;
    const std::string words = remedy::inWords(error);
    note(words);
    json({{"error",
           {{"code", static_cast<int>(error.code)},
            {"exit", codeOf(exit)},
            {"detail", error.detail},
            {"text", words}}}});
    return exit;
}

Exit Command::misuse(std::string_view text)
{
    note(std::string(text) + " (lihat --help)");
    json({{"error", {{"code", 0}, {"exit", codeOf(Exit::Usage)}, {"text", text}}}});
    return Exit::Usage;
}

void Command::finish() const
{
    if (m_form == OutputForm::Document) {
        const Json& document = m_document.is_null() ? Json::object() : m_document;
        std::cout << document.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
    }
}

namespace {

/// No verb of that name: those of the family it begins with are named.
int refuseUnknown(std::span<const VerbTable> families, std::span<const std::string_view> arguments)
{
    std::string near;
    for (const VerbTable& family : families) {
        for (const Verb& verb : family) {
            if (verb.name.starts_with(std::string(arguments.front()) + ' ')) {
                near += (near.empty() ? "" : ", ") + std::string(verb.name);
            }
        }
    }
    std::string text = "perintah " + std::string(arguments.front());
    text += arguments.size() > 1 && !near.empty() ? ' ' + std::string(arguments[1]) : "";
    text += near.empty() ? " tidak dikenal" : " tidak ada; yang ada: " + near;
    const bool document = std::ranges::find(arguments, "--json") != arguments.end();
    Command command({}, document ? OutputForm::Document : OutputForm::Text);
    const Exit exit = command.misuse(text);
    command.finish();
    return codeOf(exit);
}

} // namespace

int dispatch(std::span<const VerbTable> families, std::span<const std::string_view> arguments)
{
    if (arguments.empty() || arguments.front() == "--help" || arguments.front() == "-h") {
        printAll(families);
        return codeOf(arguments.empty() ? Exit::Usage : Exit::Done);
    }
    const Verb* verb = nullptr;
    std::size_t nameWords = 0;
    for (const VerbTable& family : families) {
        for (const Verb& candidate : family) {
            const std::size_t matched = matchedWords(candidate.name, arguments);
            if (matched > nameWords) {
                nameWords = matched;
                verb = &candidate;
            }
        }
    }
    if (verb == nullptr) {
        return refuseUnknown(families, arguments);
    }
    CommandLine line(*verb, arguments.subspan(nameWords));
    std::string wrong = line.parse();
    if (wrong.empty() && line.has("--help")) {
        printVerb(*verb);
        return codeOf(Exit::Done);
    }
    if (wrong.empty() && (line.words() < verb->wordsMin || line.words() > verb->wordsMax)) {
        wrong = std::string(verb->name) + " membutuhkan " +
                (verb->words.empty() ? "tanpa kata lain" : std::string(verb->words));
    }
    Command command = line.command();
    const Exit exit = wrong.empty() ? verb->run(command) : command.misuse(wrong);
    command.finish();
    std::cout.flush();
    return codeOf(exit);
}

} // namespace rekam::ctl
