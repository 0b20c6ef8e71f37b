// The panels of the station: which are open, who of them hears what.
#pragma once

#include "workflow/panels/approval_panel.h"
#include "workflow/panels/consent_panel.h"
#include "workflow/panels/correction_panel.h"
#include "workflow/panels/exception_panel.h"
#include "workflow/panels/help_panel.h"
#include "workflow/panels/joining_panel.h"
#include "workflow/panels/leave_panel.h"
#include "workflow/panels/papers_later_panel.h"
#include "workflow/panels/postpone_panel.h"
#include "workflow/panels/roster_panel.h"
#include "workflow/recording/recording.h"
#include "workflow/station/station_core.h"

#include <QObject>

#include <functional>
#include <optional>
#include <vector>

namespace rekam::workflow {

/// A small stack: an approval may come over the panel that asks for it. Threading: the main thread.
class Panels : public QObject
{
    Q_OBJECT

public:
    Panels(StationCore& core, Recording& recording, HomeDesk& home);

    /// Why the person is put off; the recording stays at its step. Without a recording at work,
    /// `person` is put off from the queue.
    void openPostpone(std::optional<store::PersonId> person);
    /// Nothing happens where the open step knows no exceptions.
    void openException();
    /// Nothing happens outside steps 1 and 2.
    void openCorrection();
    /// Nothing happens outside step 2.
    void openPapersLater();
    /// Nothing happens outside step 1, or where the policy does not ask.
    void openConsent();
    void openRoster();
    /// A list that was named when the program was started.
    void takeRoster(const QString& file);
    /// The station's own bundle, from the login screen.
    void openJoining();
    void openHelp(view::Screen screen);
    /// Before the recording is left for somebody else; `leave` runs when that is meant.
    void openLeave(std::function<void()> leave);
    /// A clock that is behind the latest record: a supervisor says whether it is right.
    void openClock();
    void openApproval(ApprovalRequest request);
    /// *Frasa sandi + penyelia* in place of the operator's finger at the summary.
    void openValidation();
    /// A person below the age, from the queue.
    void openUnderAge(store::PersonId person, const QString& who);

    [[nodiscard]] JoiningPanel& joining() { return m_joining; }

    [[nodiscard]] RosterPanel& roster() { return m_roster; }

    [[nodiscard]] bool isOpen() const { return !m_open.empty(); }

    /// @return whether the open panel took the action.
    bool act(view::ActionId action, const QString& subject);

public Q_SLOTS:
    void chooseReason(const QString& reasonId);
    void setNote(const QString& note);
    void toggleFinger(int index);
    void toggleTarget(const QString& targetId);
    void editCorrection(const QString& field, const QString& after, const QString& basis);
    void enterApproval(const QString& personId, const QString& code);
    void chooseFile(const QString& path);
    /// The one on top; what lies below shows again.
    void close();
    void closeAll();

Q_SIGNALS:
    /// Someone's place in the queue has changed.
    void queueChanged();

private:
    void adopt(Panel& panel);
    void bringUp(Panel& panel);
    void drop(Panel& panel);

    [[nodiscard]] Panel* top() const { return m_open.empty() ? nullptr : m_open.back(); }

    StationCore& m_core;
    Recording& m_recording;
    ApprovalPanel m_approval;
    ConsentPanel m_consent;
    CorrectionPanel m_correction;
    ExceptionPanel m_exception;
    HelpPanel m_help;
    JoiningPanel m_joining;
    LeavePanel m_leave;
    PapersLaterPanel m_papersLater;
    PostponePanel m_postpone;
    RosterPanel m_roster;
    std::vector<Panel*> m_open; ///< the last is on top
};

} // namespace rekam::workflow
