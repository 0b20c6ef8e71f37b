#include "console.h"

#include "remedy/remedy.h"

#include <algorithm>
#include <iostream>

namespace rekam {

Console::Console(std::string_view program, int count, char** values)
    : m_program(program)
{
    for (int i = 1; i < count; ++i) {
        const std::string_view word = values[i];
        if (word == "--json") {
            m_json = true;
        } else if (word == "--help" || word == "-h" || (i == 1 && word == "help")) {
            m_help = true;
        } else {
            m_words.emplace_back(word);
        }
    }
}

Exit Console::help(std::string_view text) const
{
    std::cout << text;
    return Exit::Done;
}

void Console::note(std::string_view text) const
{
    std::cerr << m_program << ": " << text << '\n';
}

Exit Console::refuse(std::string_view words, const nlohmann::json& error, Exit exit) const
{
    note(words);
    return m_json ? answer({{"error", error}}, exit) : exit;
}

Exit Console::fail(const Error& error) const
{
    const std::string words = remedy::inWords(error);
    return refuse(words,
                  {{"code", static_cast<int>(error.code)},
                   {"exit", static_cast<int>(Exit::Failed)},
                   {"detail", error.detail},
                   {"text", words}},
                  Exit::Failed);
}

std::string Console::stranger() const
{
    const auto option = std::ranges::find_if(
        m_words, [](const std::string& word) { return word.starts_with('-'); });
    return option == m_words.end() ? m_words.back() : *option;
}

Exit Console::misuse(std::string_view text) const
{
    return refuse(std::string(text) + " (lihat " + m_program + " --help)",
                  {{"code", 0}, {"exit", static_cast<int>(Exit::Usage)}, {"text", text}},
                  Exit::Usage);
}

Exit Console::answer(const nlohmann::json& document, Exit exit) const
{
    std::cout << document.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
    return exit;
}

std::optional<service::SingleInstance> Console::claim(const provision::Home& home,
                                                      const std::filesystem::path& folder) const
{
    using service::HomeTrouble;
    const HomeTrouble trouble = service::examineHome(home.root);
    const std::string words = remedy::inWords(trouble, home.root);
    if (trouble == HomeTrouble::Full) {
        note(words);
    } else if (trouble != HomeTrouble::None) {
        (void)refuse(words, {{"code", static_cast<int>(ErrorCode::Storage)}, {"text", words}},
                     Exit::Failed);
        return std::nullopt;
    }
    auto only =
        service::SingleInstance::claim(folder, home.run() / std::string(m_program).append(".pid"));
    if (!only) {
        (void)fail(only.error());
        return std::nullopt;
    }
    return std::move(only).value();
}

} // namespace rekam
