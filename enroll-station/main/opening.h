// Whether a station may open in a home, and for whom a practice home plays.
#pragma once

#include "main/options.h"
#include "provision/home.h"
#include "service/service.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <string>

namespace rekam {

/// What `rekamctl demo provision` leaves in a practice home for whoever plays its people.
struct DemoPerson
{
    std::string id;
    QString passphrase;
    std::uint64_t seed = 1; ///< of the officers' synthetic fingers
};

/// The first of the practice people; nothing in an office's own home.
[[nodiscard]] std::optional<DemoPerson> demoOperator(const provision::Home& home);

/// Why no session records itself here; null if one may.
[[nodiscard]] const char* headlessRefusal(bool provisioned, bool practice, bool demo);

/// Why a PRODUCTION station does not open with these options, which ask for virtual devices; null
/// if they ask for none.
[[nodiscard]] const char* virtualRefusal(const Options& options);

/// One station at a time for one home: two would follow two truths about one queue. Says why not.
[[nodiscard]] std::optional<service::SingleInstance> claimHome(const provision::Home& home);

} // namespace rekam
