// The hash that binds the student's statement and the operator's validation to what will be sealed.
#pragma once

#include "crypto/hash.h"
#include "store/tables/enrolment_table.h"

namespace rekam::workflow {

/// BLAKE2b-256 over the person, every chosen sample (place, purpose, hash of its stored bytes),
/// every exception (place, reason, note, evidence, revisit) and every proposed correction, in a
/// fixed order. Any retake, exception or correction changes it; a supervisor's approval, which may
/// come after the signature, does not. Pure.
[[nodiscard]] crypto::Hash256 recordHash(const store::Enrolment& enrolment);

} // namespace rekam::workflow
