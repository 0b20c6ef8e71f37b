// One student being recorded: which step is open, what is saved, where to go next.
#pragma once

#include "workflow/document_facts.h"
#include "workflow/record/sealing.h"
#include "workflow/record/steps.h"
#include "workflow/station/station_core.h"
#include "workflow/words/actions.h"

#include <QObject>

#include <array>
#include <functional>
#include <memory>
#include <optional>

namespace rekam::workflow {

class StepDesk;

/// The enrolment state machine on the screen. Every change is saved before it is shown; after a
/// crash, begin() goes on at the first step that is not done. Threading: the main thread.
class Recording : public QObject
{
    Q_OBJECT

public:
    explicit Recording(StationCore& core, QObject* parent = nullptr);
    Recording(const Recording&) = delete;
    Recording& operator=(const Recording&) = delete;
    Recording(Recording&&) = delete;
    Recording& operator=(Recording&&) = delete;
    ~Recording() override;

    /// What the store's thread hands over for a student to be opened.
    struct Begun
    {
        std::optional<store::RosterEntry> entry;
        std::optional<store::Enrolment> enrolment;
        std::optional<SealedRecord> sealed; ///< only its receipt is left
        Status status;
    };

    /// Takes up the person: a new enrolment, or the open one at its first unfinished step.
    void begin(store::PersonId person);
    /// Opens the receipt of the person's sealed record again, e.g. after a power cut.
    void reopenReceipt(store::PersonId person);
    /// Leaves the student where the recording stands; goes back to the queue. One that is only
    /// about to open does not.
    void close();

    /// Leaves the screen, not the student: the recording stays at its step until resume().
    void pause();
    void resume();

    [[nodiscard]] bool paused() const { return m_paused; }

    [[nodiscard]] bool active() const { return m_enrolment.has_value(); }

    /// Opens a step that is done or next; locked steps stay closed.
    void open(record::Step step);
    /// To the first step that is not done.
    void advance();
    void act(view::ActionId action, const QString& subject);
    /// Ends a capture that is being waited for; a save under way is left to finish.
    void interrupt();
    void postpone(record::NotDoneReason reason, const QString& note);
    /// Shows everything again, e.g. in another language.
    void show();

    [[nodiscard]] record::Step openStep() const { return m_step; }

    template <typename Desk>
    [[nodiscard]] Desk& desk(record::Step step) const
    {
        return static_cast<Desk&>(*m_desks.at(static_cast<std::size_t>(step)));
    }

    // For the steps.

    [[nodiscard]] StationCore& core() const { return m_core; }

    /// When something of it was last saved and read back, by a step or a panel; nothing before.
    [[nodiscard]] const std::optional<WallTime>& savedAt() const { return m_savedAt; }

    [[nodiscard]] const store::Enrolment& enrolment() const { return *m_enrolment; }

    [[nodiscard]] const store::RosterEntry& entry() const { return *m_entry; }

    [[nodiscard]] const record::Person& person() const { return m_enrolment->person; }

    [[nodiscard]] StepRules rules() const;

    [[nodiscard]] const std::optional<SealedRecord>& sealedRecord() const { return m_sealed; }

    /// Whether the student who was open last has had their turn: sealed, or put off.
    /// The receipt of a record that was sealed before: its turn has passed.
    [[nodiscard]] bool reopened() const { return m_reopened; }

    [[nodiscard]] bool turnTaken() const { return m_sealed.has_value() || m_postponed; }

    /// Runs `work` on the store's thread, loads the enrolment anew, then tells how it went. A
    /// result that comes after the student was left is dropped.
    void save(std::function<Status(OpenStation&, const store::EnrolmentId&)> work,
              std::function<void(const Status&)> then);

    /// Marks the step as done with its data and goes on; a failure shows as an alert of the step.
    /// `before` is saved first, if there is any; the step is not done unless that was.
    void finishStep(record::Step step, const std::string& dataJson,
                    std::function<Status(OpenStation&, const store::EnrolmentId&)> before = {});

    /// What went wrong last on this screen; cleared when the step changes.
    void setAlert(const view::AlertView& alert);

    void clearAlert() { m_alert = {}; }

    [[nodiscard]] const view::AlertView& alert() const { return m_alert; }

    /// Whether this step's screen is the open one.
    [[nodiscard]] bool isAt(const StepDesk& desk) const
    {
        return m_enrolment && !m_paused && &current() == &desk;
    }

    /// True while a save or capture is under way: actions wait for its end.
    [[nodiscard]] bool busy() const { return m_busy; }

    void setBusy(bool busy) { m_busy = busy; }

    /// The action bar that every step has in common, with the step's own actions between.
    [[nodiscard]] view::ActionBarView actionBar(QVector<view::ActionView> own,
                                                const view::ActionView& primary) const;
    [[nodiscard]] static view::ActionView primaryDisabled(const QString& label, const QString& icon,
                                                          const QString& why);

    /// The student's window with name and progress filled in.
    [[nodiscard]] view::StudentView studentView(view::StudentScene scene, int step) const;

    void seal();
    /// Tells the time that the recording has taken; each second.
    void showElapsed();

Q_SIGNALS:
    void opened(rekam::record::Step step);
    void closed();
    void sealed(rekam::workflow::ReceiptFacts facts);
    void failed(rekam::Error error);

private:
    [[nodiscard]] StepDesk& current() const;
    void take(Begun begun, int visit);
    void showColumn();
    [[nodiscard]] view::StepView stepView(record::Step step, const StepRules& rules) const;

    StationCore& m_core;
    std::array<std::unique_ptr<StepDesk>, 11> m_desks; ///< indexed by Step
    std::optional<store::RosterEntry> m_entry;
    std::optional<store::Enrolment> m_enrolment;
    std::optional<SealedRecord> m_sealed;
    bool m_reopened = false;
    bool m_postponed = false;
    bool m_opening = false; ///< asked of the store, not open yet
    std::optional<WallTime> m_savedAt;
    record::Step m_step = record::Step::ReadBack;
    view::AlertView m_alert;
    bool m_busy = false;
    bool m_paused = false;
    bool m_saving = false; ///< busy with the store, not with a device
    int m_visit = 0;       ///< counts begin() and close(), so that late results are known as such
};

} // namespace rekam::workflow
