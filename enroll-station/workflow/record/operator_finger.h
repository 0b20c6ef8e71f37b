// Whether a fresh finger is the officer's own.
#pragma once

#include "base/bytes.h"
#include "provision/operator_credential.h"

namespace rekam::workflow {

/// The best comparison score of `fresh`, a template, against the officer's enrolled fingers; 0 if
/// it cannot be read. Takes milliseconds: for the computing thread.
[[nodiscard]] double scoreAgainst(const provision::OperatorCredential& officer, ByteView fresh);

} // namespace rekam::workflow
