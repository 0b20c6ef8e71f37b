// What a supervisor is asked to agree to.
#pragma once

#include "workflow/view/common.h"

#include <QImage>
#include <QString>

#include <functional>
#include <string>

namespace rekam::workflow {

struct ApprovalRequest
{
    QString title;
    QString subtitle;
    QVector<view::LabelledText> facts; ///< what is agreed to, seen before the passphrase is typed
    QImage picture;                    ///< its evidence; null: there is none
    QString pictureTitle;
    /// Whether the one who is logged in must give their own passphrase first, and may then not be
    /// the supervisor as well: two people, two passphrases.
    enum class Asked { Supervisor, SelfAndSupervisor } asked = Asked::Supervisor;
    /// Called on the main thread with the id of the supervisor whose passphrase was right.
    std::function<void(const std::string& supervisorId)> agreed;
};

} // namespace rekam::workflow
