// What a supervisor is asked to agree to.
#pragma once

#include <QString>

#include <functional>
#include <string>

namespace rekam::workflow {

struct ApprovalRequest
{
    QString title;
    QString subtitle;
    /// Whether the one who is logged in must give their own passphrase first, and may then not be
    /// the supervisor as well: two people, two passphrases.
    enum class Asked { Supervisor, SelfAndSupervisor } asked = Asked::Supervisor;
    /// Called on the main thread with the id of the supervisor whose passphrase was right.
    std::function<void(const std::string& supervisorId)> agreed;
};

} // namespace rekam::workflow
