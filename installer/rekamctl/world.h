// The real clock, files and randomness of a verb.
#pragma once

#include "cli.h"
#include "crypto/random_source.h"
#include "office/office_desk.h"

namespace rekam::ctl {

/// Borrows from the command; keep it as long as what is given its world().
class RealWorld
{
public:
    explicit RealWorld(const Command& command)
        : m_command(command)
    {}

    [[nodiscard]] World world() { return {&m_command.files(), &m_command.clock(), &m_random}; }

private:
    const Command& m_command;
    crypto::SystemRandom m_random;
};

} // namespace rekam::ctl
