// How every verb of the office begins.
#pragma once

#include "office/office_desk.h"
#include "world.h"

namespace rekam::ctl {

/// The office of this home, with the passphrase that the command names or a person types. Errors:
/// those of officePassphrase() and OfficeDesk::open().
[[nodiscard]] Result<OfficeDesk> openOffice(const Command& command, RealWorld& real);

} // namespace rekam::ctl
