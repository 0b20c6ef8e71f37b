// *Persetujuan penyelia*: who agrees, proved by their passphrase.
#pragma once

#include "workflow/panels/panel.h"

#include <optional>

namespace rekam::workflow {

class ApprovalPanel final : public Panel
{
    Q_OBJECT

public:
    using Panel::Panel;

    void open(ApprovalRequest request);

    void show() override;
    void act(view::ActionId action, const QString& subject) override;
    void closed() override;
    void enterApproval(const QString& personId, const QString& code) override;

private:
    [[nodiscard]] QVector<view::ChoiceView> people() const;
    void checked(const std::string& personId, const Status& status);

    std::optional<ApprovalRequest> m_request;
    bool m_ownGiven = false; ///< the operator's own passphrase was right
    bool m_checking = false;
    int m_visit = 0; ///< so that an answer for an earlier request is known as such
    view::AlertView m_alert;
};

} // namespace rekam::workflow
