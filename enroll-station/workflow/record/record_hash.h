// The hash that binds the student's statement and the operator's validation to what will be sealed.
#pragma once

#include "crypto/hash.h"
#include "store/tables/enrolment_table.h"

namespace rekam::workflow {

/// packet::recordHash of what is chosen so far: the centre computes the same from the packet. Pure.
[[nodiscard]] crypto::Hash256 recordHash(const store::Enrolment& enrolment);

} // namespace rekam::workflow
