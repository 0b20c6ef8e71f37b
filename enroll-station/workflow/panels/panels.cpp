#include "workflow/panels/panels.h"

#include "workflow/recording/steps/seal_step.h"
#include "workflow/station/supervision.h"
#include "workflow/words/words.h"

#include <algorithm>

namespace rekam::workflow {

using record::Step;
using view::ActionId;

Panels::Panels(StationCore& core, Recording& recording, HomeDesk& home)
    : m_core(core)
    , m_recording(recording)
    , m_approval(core)
    , m_consent(core, recording)
    , m_correction(core, recording)
    // NOLINTNEXTLINE(bugprone-throw-keyword-missing): named after what a record lacks
    , m_exception(core, recording)
    , m_help(core)
    , m_joining(core)
    , m_leave(core)
    , m_papersLater(core, recording)
    , m_postpone(core, recording)
    , m_roster(core, home)
{
    for (Panel* panel : std::initializer_list<Panel*>{&m_approval, &m_consent, &m_correction,
                                                      &m_exception, &m_help, &m_joining, &m_leave,
                                                      &m_papersLater, &m_postpone, &m_roster}) {
        adopt(*panel);
    }
    connect(&m_postpone, &PostponePanel::postponed, this, &Panels::queueChanged);
    connect(&recording, &Recording::opened, this, &Panels::closeAll);
    connect(&recording, &Recording::closed, this, &Panels::closeAll);
}

void Panels::adopt(Panel& panel)
{
    connect(&panel, &Panel::finished, this, [this, &panel] { drop(panel); });
    connect(&panel, &Panel::wantsApproval, this, &Panels::openApproval);
}

void Panels::bringUp(Panel& panel)
{
    if (Panel* below = top()) {
        below->setPlace(Panel::Place::Away);
    }
    std::erase(m_open, &panel);
    m_open.push_back(&panel);
    panel.setPlace(Panel::Place::OnTop);
}

void Panels::drop(Panel& panel)
{
    if (std::erase(m_open, &panel) == 0) {
        return; // its work ended after it was closed
    }
    panel.setPlace(Panel::Place::Away);
    panel.closed();
    m_core.display().closePanel();
    if (Panel* below = top()) {
        below->setPlace(Panel::Place::OnTop);
        below->show();
    }
}

void Panels::close()
{
    if (Panel* panel = top()) {
        drop(*panel);
    }
}

void Panels::closeAll()
{
    while (Panel* panel = top()) {
        m_open.pop_back();
        panel->setPlace(Panel::Place::Away);
        panel->closed();
        m_core.display().closePanel();
    }
}

bool Panels::act(ActionId action, const QString& subject)
{
    Panel* panel = top();
    // Leaving is not the panel's to refuse, nor is locking.
    if (panel == nullptr || action == ActionId::Lock || action == ActionId::StudentWindow) {
        return false;
    }
    panel->act(action, subject);
    return true;
}

void Panels::openPostpone(std::optional<store::PersonId> person)
{
    bringUp(m_postpone);
    m_postpone.open(person);
}

void Panels::openException()
{
    bringUp(m_exception);
    if (!m_exception.open()) {
        drop(m_exception);
    }
}

void Panels::openCorrection()
{
    bringUp(m_correction);
    if (!m_correction.open()) {
        drop(m_correction);
    }
}

void Panels::openPapersLater()
{
    bringUp(m_papersLater);
    if (!m_papersLater.open()) {
        drop(m_papersLater);
    }
}

void Panels::openConsent()
{
    bringUp(m_consent);
    if (!m_consent.open()) {
        drop(m_consent);
    }
}

void Panels::openRoster()
{
    bringUp(m_roster);
    m_roster.open();
}

void Panels::takeRoster(const QString& file)
{
    bringUp(m_roster);
    m_roster.take(file);
}

void Panels::openJoining()
{
    bringUp(m_joining);
    m_joining.open();
}

void Panels::openHelp(view::Screen screen)
{
    bringUp(m_help);
    m_help.open(screen);
}

void Panels::openLeave(std::function<void()> leave)
{
    bringUp(m_leave);
    m_leave.open(words::firstName(m_recording.person()), words::step(m_recording.openStep()),
                 std::move(leave));
}

void Panels::openClock()
{
    if (!m_core.clockInDoubt()) {
        return;
    }
    ApprovalRequest request;
    request.title = tr("Konfirmasi jam");
    request.subtitle =
        tr("Jam laptop %1, padahal rekaman terakhir %2. Perekaman menunggu sampai "
           "penyelia memastikan jam ini benar.")
            .arg(words::dateTime(m_core.now()), words::dateTime(*m_core.clockInDoubt()));
    request.agreed = [this](const std::string& supervisorId) {
        m_core.confirmClock(supervisorId);
    };
    openApproval(std::move(request));
}

void Panels::openApproval(ApprovalRequest request)
{
    bringUp(m_approval);
    m_approval.open(std::move(request));
}

void Panels::openValidation()
{
    if (!m_recording.active() || m_recording.openStep() != Step::Seal) {
        return;
    }
    const QString like = m_recording.desk<SealStep>(Step::Seal).lookedAt();
    ApprovalRequest request;
    request.title =
        like.isEmpty() ? tr("Validasi tanpa sidik jari") : tr("Penyelia: ini orang yang berbeda");
    request.subtitle = like;
    request.asked = ApprovalRequest::Asked::SelfAndSupervisor;
    request.agreed = [this, enrolment = m_recording.enrolment().id](const std::string& supervisor) {
        if (m_recording.active() && m_recording.enrolment().id == enrolment &&
            m_recording.openStep() == Step::Seal && !m_recording.busy()) {
            m_recording.desk<SealStep>(Step::Seal).validatedBySupervisor(supervisor);
        }
    };
    openApproval(std::move(request));
}

void Panels::openUnderAge(store::PersonId person, const QString& who)
{
    ApprovalRequest request;
    request.title = tr("Izin penyelia: belum 16 tahun");
    request.subtitle = who;
    request.agreed = [this, person](const std::string& supervisorId) {
        m_core.onStore(
            this,
            [person, supervisorId](OpenStation& station) {
                return allowUnderAge(station, supervisorId, person);
            },
            [this](const Status& allowed) {
                if (!allowed) {
                    const view::AlertView trouble = words::storeTrouble(allowed.error());
                    m_core.display().showToast({trouble.cause, {}, view::Tone::Err, {}});
                }
                Q_EMIT queueChanged();
            });
    };
    openApproval(std::move(request));
}

void Panels::chooseReason(const QString& reasonId)
{
    if (Panel* panel = top()) {
        panel->chooseReason(reasonId);
    }
}

void Panels::setNote(const QString& note)
{
    if (Panel* panel = top()) {
        panel->setNote(note);
    }
}

void Panels::toggleFinger(int index)
{
    if (Panel* panel = top()) {
        panel->toggleFinger(index);
    }
}

void Panels::toggleTarget(const QString& targetId)
{
    if (Panel* panel = top()) {
        panel->toggleTarget(targetId);
    }
}

void Panels::editCorrection(const QString& field, const QString& after, const QString& basis)
{
    if (Panel* panel = top()) {
        panel->editCorrection(field, after, basis);
    }
}

void Panels::enterApproval(const QString& personId, const QString& code)
{
    if (Panel* panel = top()) {
        panel->enterApproval(personId, code);
    }
}

void Panels::chooseFile(const QString& path)
{
    if (Panel* panel = top()) {
        panel->chooseFile(path);
    }
}

} // namespace rekam::workflow
