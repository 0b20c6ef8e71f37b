// *Usulan perbaikan data* of a recording: kept in the data of steps 1 and 2, sealed with the
// record.
#pragma once

#include "packet/record_document.h"
#include "store/tables/enrolment_table.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace rekam::workflow {

/// What a step's data holds under `corrections`; malformed text reads as none. Pure.
[[nodiscard]] std::vector<packet::Correction> correctionsFromJson(std::string_view stepJson);

/// The step's own data (a JSON object) with the list in it. Pure.
[[nodiscard]] std::string withCorrections(std::string_view stepJson,
                                          std::span<const packet::Correction> corrections);

/// Of both steps, one a field: a value given anywhere wins over a mere mark, the papers over what
/// was heard. Pure.
[[nodiscard]] std::vector<packet::Correction> correctionsOf(const store::Enrolment& enrolment);

} // namespace rekam::workflow
