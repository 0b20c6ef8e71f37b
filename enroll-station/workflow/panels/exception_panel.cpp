#include "workflow/panels/exception_panel.h"

#include "workflow/words/words.h"

#include <algorithm>

namespace rekam::workflow {

using drivers::DeviceKind;
using record::Step;
using view::ActionId;
using view::ExceptionKind;

ExceptionPanel::ExceptionPanel(StationCore& core, Recording& recording)
    : Panel(core)
    , m_recording(recording)
{
    CapturePort& capture = core.capture();
    connect(&capture, &CapturePort::previewFrame, this, [this](const QImage& frame) {
        if (m_camera == Camera::Starting) {
            m_camera = Camera::Live;
            show();
        }
        if (m_camera == Camera::Live) {
            this->core().display().showPreview(frame);
        }
    });
    connect(&capture, &CapturePort::evidenceTaken, this,
            [this](const std::shared_ptr<const EvidenceTaken>& taken) {
                if (m_camera == Camera::Taking && m_draft) {
                    m_camera = Camera::Off;
                    m_draft->setEvidence(taken);
                    m_alert = {};
                    show();
                }
            });
    connect(&capture, &CapturePort::captureFailed, this,
            [this](DeviceKind kind, ErrorCode code, const QString&) {
                if (kind == DeviceKind::Camera) {
                    cameraFailed(code);
                }
            });
    // Evidence is personal: it goes when the student's turn is over, or another's begins.
    connect(&recording, &Recording::closed, this, &ExceptionPanel::studentLeft);
    connect(&recording, &Recording::opened, this, &ExceptionPanel::forgetOthers);
    connect(&core, &StationCore::loggedInChanged, this, &ExceptionPanel::forgetOthers);
}

/// Locked, or gone to look at something: who comes back finds what was chosen.
void ExceptionPanel::studentLeft()
{
    if (m_recording.turnTaken() || m_saving) {
        reset();
    } else {
        m_camera = Camera::Off;
        m_alert = {};
    }
}

void ExceptionPanel::forgetOthers()
{
    const bool others = core().loggedIn() && core().person().id != m_author;
    const bool another =
        m_recording.active() && m_draft && m_draft->enrolment() != m_recording.enrolment().id;
    if (others || another) {
        reset();
    }
}

void ExceptionPanel::reset()
{
    m_draft.reset();
    m_camera = Camera::Off;
    m_saving = false;
    m_alert = {};
}

bool ExceptionPanel::open()
{
    const auto kind = m_recording.active() ? exceptionKindOf(m_recording.openStep()) : std::nullopt;
    if (!kind) {
        return false;
    }
    m_alert = {};
    if (!m_draft || m_draft->enrolment() != m_recording.enrolment().id ||
        m_draft->step() != m_recording.openStep()) {
        begin(*kind);
    }
    if (m_draft->wantsEvidence() && !m_draft->evidence()) {
        aim();
    }
    show();
    return true;
}

void ExceptionPanel::begin(ExceptionKind kind)
{
    reset();
    m_author = core().person().id;
    m_draft.emplace(m_recording.enrolment().id, m_recording.openStep(), kind);
    const StepRules rules = m_recording.rules();
    const auto all = exceptable(kind, rules);
    for (const store::SamplePosition& position : all) {
        // What was tried and stayed too weak is what an operator comes here for.
        const bool weak = kind == ExceptionKind::Fingers && rules.chosen(position) != nullptr &&
                          !rules.settled(position.finger);
        if (all.size() == 1 || weak) {
            m_draft->toggle(position);
        }
    }
}

void ExceptionPanel::closed()
{
    if (m_camera != Camera::Off) {
        core().capture().stopCamera();
        m_camera = Camera::Off;
    }
}

void ExceptionPanel::toggle(const store::SamplePosition& position)
{
    if (!m_saving) {
        m_draft->toggle(position);
        m_alert = {};
        show();
    }
}

void ExceptionPanel::toggleFinger(int index)
{
    if (m_draft && m_draft->kind() == ExceptionKind::Fingers && index >= 0 &&
        index < static_cast<int>(kTenFingers.size())) {
        toggle(placeOf(kTenFingers.at(static_cast<std::size_t>(index))));
    }
}

void ExceptionPanel::toggleTarget(const QString& id)
{
    if (!m_draft) {
        return;
    }
    const auto all = exceptable(m_draft->kind(), m_recording.rules());
    const auto found =
        std::ranges::find_if(all, [&](const auto& position) { return targetId(position) == id; });
    if (found != all.end()) {
        toggle(*found);
    }
}

void ExceptionPanel::chooseReason(const QString& reasonId)
{
    const auto reason = record::parseExceptionReason(reasonId.toStdString());
    if (reason && m_draft && !m_saving) {
        m_draft->choose(*reason);
        show();
    }
}

void ExceptionPanel::act(ActionId action, const QString&)
{
    if (m_saving || !m_draft) {
        return;
    }
    switch (action) {
    case ActionId::Close:
    case ActionId::Back:
    case ActionId::Cancel:
        Q_EMIT finished();
        break;
    case ActionId::Primary:
        if (m_draft->lack() == ExceptionDraft::Lack::Nothing) {
            save();
        }
        break;
    case ActionId::TakeEvidence:
    case ActionId::Retake:
        useCamera();
        break;
    case ActionId::Approve:
        if (m_draft->lack() == ExceptionDraft::Lack::Nothing) {
            askSupervisor();
        }
        break;
    case ActionId::Unapprove:
        m_draft->takeApprovalBack();
        show();
        break;
    case ActionId::ScheduleVisit:
        m_draft->toggleRevisit();
        show();
        break;
    case ActionId::Undo:
        if (m_draft->allExcepted(m_recording.rules())) {
            takeBack();
        }
        break;
    default:
        break;
    }
}

void ExceptionPanel::useCamera()
{
    m_alert = {};
    if (m_camera == Camera::Off) {
        aim();
    } else if (m_camera == Camera::Live) {
        m_camera = Camera::Taking;
        core().capture().takeEvidence();
    }
    show();
}

void ExceptionPanel::aim()
{
    m_camera = Camera::Starting;
    core().capture().startPreview({});
}

void ExceptionPanel::cameraFailed(ErrorCode code)
{
    if (m_camera != Camera::Off) {
        m_camera = Camera::Off;
        m_alert = words::deviceTrouble(DeviceKind::Camera, code);
        show();
    }
}

void ExceptionPanel::askSupervisor()
{
    ApprovalRequest request;
    request.title = tr("Persetujuan pengecualian");
    request.facts = approvalFacts(*m_draft);
    if (m_draft->evidence()) {
        request.picture = m_draft->evidence()->picture.shown;
        request.pictureTitle = tr("Foto bukti");
    }
    request.agreed = [this, enrolment = m_draft->enrolment()](const std::string& supervisorId) {
        if (m_draft && m_draft->enrolment() == enrolment) {
            m_draft->approve({supervisorId, core().now()});
            show();
        }
    };
    Q_EMIT wantsApproval(std::move(request));
}

void ExceptionPanel::save()
{
    if (m_recording.busy()) {
        return;
    }
    m_saving = true;
    m_alert = {};
    show();
    m_recording.save(
        [list = m_draft->exceptions(core().person().id, core().now(), revisitDay(*m_draft, core())),
         evidence = m_draft->evidence()](OpenStation& station, const store::EnrolmentId& id) {
            return station.store->enrolments().exceptPositions(
                id, list, evidence ? ByteView(evidence->picture.jpeg) : ByteView());
        },
        [this](const Status& status) { saved(status); });
}

void ExceptionPanel::takeBack()
{
    if (m_recording.busy()) {
        return;
    }
    m_saving = true;
    show();
    m_recording.save(
        [positions = m_draft->chosen()](OpenStation& station, const store::EnrolmentId& id) {
            return station.store->enrolments().removeExceptions(id, positions);
        },
        [this](const Status& status) { saved(status); });
}

void ExceptionPanel::saved(const Status& status)
{
    m_saving = false;
    if (!status) {
        m_alert = words::storeTrouble(status.error());
        show();
        return;
    }
    const Step step = m_draft->step();
    closed(); // the camera, before the draft that it was for
    reset();
    Q_EMIT finished();
    m_recording.open(step); // what it asks for next has changed
}

void ExceptionPanel::show()
{
    if (m_recording.active() && m_draft) {
        const StepRules rules = m_recording.rules();
        present(exceptionView({*m_draft, rules, core(), m_camera, m_saving, m_alert}));
    }
}

} // namespace rekam::workflow
