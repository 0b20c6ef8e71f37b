#include "passphrase_input.h"

#include "provision/key_file.h"

#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <iostream>

namespace rekam::ctl {

namespace {

constexpr std::uint64_t kFileBytesMax = std::uint64_t{64} * 1024;

std::string takeLine(std::string_view& rest)
{
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    std::string line(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.ends_with('\r')) {
        line.pop_back();
    }
    return line;
}

Result<std::string> ask(const std::string& prompt)
{
    if (::isatty(STDIN_FILENO) == 0) {
        return Error{ErrorCode::Refused, "a passphrase is needed: --passphrase-file"};
    }
    termios before{};
    if (::tcgetattr(STDIN_FILENO, &before) != 0) {
        return Error{ErrorCode::Storage, "the terminal does not answer"};
    }
    termios silent = before;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    std::cerr << prompt << ": ";
    (void)::tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    std::string line;
    std::getline(std::cin, line);
    (void)::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before);
    std::cerr << '\n';
    return line;
}

Result<std::string> fromFile(const Command& command, const std::string& path)
{
    const auto file = command.files().read(path, kFileBytesMax);
    if (!file) {
        return Error{file.error().code, path + ": " + file.error().detail};
    }
    std::string_view rest = asText(file.value());
    std::string passphrase = takeLine(rest);
    if (passphrase.empty()) {
        return Error{ErrorCode::InvalidInput, path + ": the first line is empty"};
    }
    return passphrase;
}

} // namespace

Result<std::string> officePassphrase(const Command& command)
{
    if (const auto path = command.value(kPassphraseFile.name)) {
        return fromFile(command, *path);
    }
    const auto keys =
        command.files().read(command.home().office() / "office.keys", provision::kKeyFileBytesMax);
    const auto protection = keys ? provision::protectionOf(keys.value())
                                 : Result<provision::KeyProtection>(keys.error());
    if (!protection || protection.value() == provision::KeyProtection::None) {
        return std::string(); // a missing office is told by what opens it
    }
    return ask("Frasa sandi kantor");
}

Result<std::string> newPassphrase(const Command& command, const std::string& what)
{
    if (const auto path = command.value(kPassphraseFile.name)) {
        return fromFile(command, *path);
    }
    if (::isatty(STDIN_FILENO) == 0) {
        return std::string();
    }
    auto first = ask(what);
    const auto second = ask("Sekali lagi");
    if (!first || !second) {
        return first ? second : first;
    }
    if (first.value() != second.value()) {
        return Error{ErrorCode::InvalidInput, "the two passphrases differ"};
    }
    return first;
}

Result<std::string> personPassphrase(const Command& command, const std::string& what)
{
    const auto path = command.value(kPassphraseFile.name);
    return path ? fromFile(command, *path) : ask(what);
}

Result<joining::Passphrases> readPassphrases(const Command& command, const std::string& path)
{
    const auto file = command.files().read(path, kFileBytesMax);
    if (!file) {
        return Error{file.error().code, path + ": " + file.error().detail};
    }
    joining::Passphrases passphrases;
    std::string_view rest = asText(file.value());
    while (!rest.empty()) {
        const std::string line = takeLine(rest);
        if (line.empty() || line.starts_with('#')) {
            continue;
        }
        const std::size_t gap = line.find_first_of(" \t");
        if (gap == std::string::npos || gap == 0 || gap + 1 == line.size()) {
            return Error{ErrorCode::InvalidInput, path + ": a line is not `ID PASSPHRASE`"};
        }
        passphrases.insert_or_assign(line.substr(0, gap),
                                     SecretBytes(asBytes(std::string_view(line).substr(gap + 1))));
    }
    return passphrases;
}

} // namespace rekam::ctl
