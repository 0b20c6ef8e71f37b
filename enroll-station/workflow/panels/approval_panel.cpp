#include "workflow/panels/approval_panel.h"

#include "workflow/station/supervision.h"
#include "workflow/words/words.h"

#include <memory>

namespace rekam::workflow {

using view::ActionId;

void ApprovalPanel::open(ApprovalRequest request)
{
    ++m_visit;
    m_ownGiven = request.asked == ApprovalRequest::Asked::Supervisor;
    m_request = std::move(request);
    m_checking = false;
    m_alert = {};
    show();
}

void ApprovalPanel::closed()
{
    ++m_visit;
    m_request.reset();
}

QVector<view::ChoiceView> ApprovalPanel::people() const
{
    const std::string& self = core().person().id;
    QVector<view::ChoiceView> people;
    for (const provision::OperatorCredential& person : core().people()) {
        const bool twoPeople = m_request->asked == ApprovalRequest::Asked::SelfAndSupervisor;
        const bool fits = m_ownGiven ? person.role == provision::OperatorRole::Supervisor &&
                                           !(twoPeople && person.id == self)
                                     : person.id == self;
        if (fits) {
            people.append({words::text(person.id), words::text(person.name),
                           words::text(provision::titleOf(person.role))});
        }
    }
    return people;
}

void ApprovalPanel::show()
{
    if (!m_request) {
        return;
    }
    view::ApprovalPanelView shown;
    shown.title = m_request->title;
    shown.subtitle =
        m_ownGiven ? m_request->subtitle : tr("Langkah 1 dari 2: frasa sandi operator sendiri.");
    if (m_ownGiven && m_request->asked == ApprovalRequest::Asked::SelfAndSupervisor) {
        shown.subtitle = tr("Langkah 2 dari 2: frasa sandi penyelia.");
    }
    shown.facts = m_request->facts;
    shown.picture = m_request->picture;
    shown.pictureTitle = m_request->pictureTitle;
    shown.codeLabel = m_ownGiven ? tr("Frasa sandi penyelia") : tr("Frasa sandi operator");
    shown.supervisors = people();
    if (!shown.supervisors.isEmpty()) {
        shown.chosenId = shown.supervisors.front().id;
    }
    shown.alert = m_alert;
    shown.actions.actions.append(closeAction(tr("Batal")));
    view::ActionView primary =
        primaryAction(m_ownGiven ? tr("Setujui") : tr("Lanjut"), QStringLiteral("check"));
    if (shown.supervisors.isEmpty()) {
        shown.alert.tone = view::Tone::Warn;
        shown.alert.cause = tr("Belum ada penyelia lain di stasiun ini.");
        shown.alert.remedy = tr("Minta kantor menambahkan penyelia ke berkas stasiun.");
        primary = disabled(primary, shown.alert.cause);
    } else if (m_checking) {
        primary.label = tr("Memeriksa…");
        primary.state = view::ActionState::Busy;
    }
    shown.actions.primary = primary;
    present(shown);
}

void ApprovalPanel::act(ActionId action, const QString&)
{
    if (action == ActionId::Close || action == ActionId::Back || action == ActionId::Cancel) {
        Q_EMIT finished();
    }
}

void ApprovalPanel::enterApproval(const QString& personId, const QString& code)
{
    if (!m_request || m_checking) {
        return;
    }
    const auto offered = people();
    const auto chosen = std::find_if(offered.begin(), offered.end(),
                                     [&](const auto& person) { return person.id == personId; });
    if (chosen == offered.end()) {
        m_alert = {};
        m_alert.tone = view::Tone::Err;
        m_alert.cause = tr("Pilih namanya dahulu.");
        show();
        return;
    }
    QByteArray utf8 = code.toUtf8();
    auto passphrase = std::make_shared<const SecretBytes>(
        asBytes({utf8.constData(), static_cast<std::size_t>(utf8.size())}));
    utf8.fill('\0');
    m_checking = true;
    m_alert = {};
    show();
    core().onStore(
        this,
        [passphrase = std::move(passphrase), id = personId.toStdString(),
         supervisor = m_ownGiven](OpenStation& station) {
            return supervisor ? confirmSupervisor(station, id, passphrase->view())
                              : confirmPassphrase(station, id, passphrase->view());
        },
        [this, visit = m_visit, id = personId.toStdString()](const Status& status) {
            if (visit == m_visit) {
                checked(id, status);
            }
        });
}

void ApprovalPanel::checked(const std::string& personId, const Status& status)
{
    m_checking = false;
    if (!status) {
        m_alert = words::passphraseTrouble(status.error());
        show();
        return;
    }
    if (!m_ownGiven) {
        m_ownGiven = true;
        core().display().closePanel(); // the next person starts with an empty field
        show();
        return;
    }
    const auto agreed = std::move(m_request->agreed);
    Q_EMIT finished();
    agreed(personId);
}

} // namespace rekam::workflow
