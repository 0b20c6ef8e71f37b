// The station's store, opened for one verb with a person's passphrase.
#pragma once

#include "cli.h"
#include "crypto/random_source.h"
#include "provision/bundle.h"
#include "provision/policy.h"
#include "store/station_store.h"

#include <memory>

namespace rekam::ctl {

class OpenStore
{
public:
    /// --person and --passphrase-file of the command. Errors: Refused if one is missing; NotFound
    /// if the station has no bundle, store or such a person; Integrity for a wrong passphrase.
    static Result<std::unique_ptr<OpenStore>> open(const Command& command);

    [[nodiscard]] store::StationStore& store() const noexcept { return *m_store; }

    [[nodiscard]] const provision::Bundle& bundle() const noexcept { return m_bundle; }

    [[nodiscard]] const provision::Policy& policy() const noexcept { return m_policy; }

private:
    OpenStore() = default;

    crypto::SystemRandom m_random;
    SystemClock m_clock;
    provision::Bundle m_bundle;
    provision::Policy m_policy;
    std::unique_ptr<store::StationStore> m_store;
};

} // namespace rekam::ctl
