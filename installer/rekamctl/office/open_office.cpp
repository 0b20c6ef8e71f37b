#include "office/open_office.h"

#include "passphrase_input.h"

namespace rekam::ctl {

Result<OfficeDesk> openOffice(const Command& command, RealWorld& real)
{
    const auto passphrase = officePassphrase(command);
    return passphrase ? OfficeDesk::open(real.world(), command.home(), passphrase.value())
                      : passphrase.error();
}

} // namespace rekam::ctl
