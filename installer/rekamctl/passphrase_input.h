// Where passphrases come from: a file, or the keyboard without echo. Never from the arguments,
// which every user of the machine can read.
#pragma once

#include "base/result.h"
#include "cli.h"
#include "joining/station_desk.h"

#include <string>

namespace rekam::ctl {

inline constexpr Option kPassphraseFile = {"--passphrase-file", "FILE",
                                           "frasa sandi kantor: baris pertama berkas"};

/// The first line of --passphrase-file; empty if the option was not given and the keys are open.
/// Asks at the keyboard if they are not and there is one. Refused if there is none.
[[nodiscard]] Result<std::string> officePassphrase(const Command& command);

/// A new one, asked for twice at the keyboard; empty without a keyboard.
[[nodiscard]] Result<std::string> newPassphrase(const Command& command, const std::string& what);

/// An existing one: from --passphrase-file, else asked for once. Refused without a keyboard.
[[nodiscard]] Result<std::string> personPassphrase(const Command& command, const std::string& what);

/// Lines `ID<TAB or space>PASSPHRASE`; `#` starts a comment line.
[[nodiscard]] Result<joining::Passphrases> readPassphrases(const Command& command,
                                                           const std::string& path);

} // namespace rekam::ctl
