#include "workflow/recording/recording.h"

#include "record/age.h"
#include "workflow/record/open_mark.h"
#include "workflow/recording/idle_student.h"
#include "workflow/recording/steps/finger_step.h"
#include "workflow/recording/steps/iris_step.h"
#include "workflow/recording/steps/paper_steps.h"
#include "workflow/recording/steps/photo_step.h"
#include "workflow/recording/steps/receipt_step.h"
#include "workflow/recording/steps/seal_step.h"
#include "workflow/recording/steps/signature_step.h"
#include "workflow/recording/steps/statement_step.h"
#include "workflow/recording/steps/verification_step.h"
#include "workflow/session/begin_rules.h"
#include "workflow/session/document_gathering.h"
#include "workflow/words/list_words.h"
#include "workflow/words/words.h"

namespace rekam::workflow {

using record::Step;
using view::ActionId;

namespace {

/// When something of this recording was last saved and read back.
std::optional<WallTime> lastSaved(const store::Enrolment& enrolment)
{
    std::optional<WallTime> last;
    for (const store::StepRecord& step : enrolment.steps) {
        last = std::max(last, std::optional(step.savedAt));
    }
    for (const store::SampleInfo& sample : enrolment.samples) {
        last = std::max(last, std::optional(sample.capturedAt));
    }
    return last;
}

Recording::Begun beginOnStore(OpenStation& station, store::PersonId person)
{
    Recording::Begun begun;
    const auto known = station.store->roster().entry(person);
    if (!known) {
        begun.status = known.error();
        return begun;
    }
    if (const auto block = beginBlock(station, known.value())) {
        begun.status = refusalOf(station, *block);
        return begun;
    }
    auto id = station.store->enrolments().begin(
        person, {station.personId, std::to_string(station.identity.policy.version)});
    if (!id) {
        begun.status = id.error();
        return begun;
    }
    auto entry = station.store->roster().entry(person);
    auto enrolment = station.store->enrolments().load(id.value());
    if (!entry) {
        begun.status = entry.error();
    } else if (!enrolment) {
        begun.status = enrolment.error();
    } else {
        begun.entry = std::move(entry).value();
        begun.enrolment = std::move(enrolment).value();
        markOpen(station, begun.enrolment->id);
    }
    return begun;
}

/// The sealed record of the person as its receipt wants it, everything read from the store.
Recording::Begun sealedOnStore(OpenStation& station, store::PersonId person)
{
    Recording::Begun begun;
    auto entry = station.store->roster().entry(person);
    if (!entry || !entry.value().enrolment) {
        begun.status =
            entry ? Error{ErrorCode::NotFound, "no record of this person"} : Status(entry.error());
        return begun;
    }
    auto enrolment = station.store->enrolments().load(*entry.value().enrolment);
    if (!enrolment || !enrolment.value().packet) {
        begun.status = enrolment ? Error{ErrorCode::Refused, "the enrolment is not sealed"}
                                 : Status(enrolment.error());
        return begun;
    }
    const auto packet = station.store->packets().row(*enrolment.value().packet);
    if (!packet) {
        begun.status = packet.error();
        return begun;
    }
    begun.sealed = SealedRecord{
        packet.value(), recordNumber(station.identity.bundle.stationCode, packet.value().sequence),
        Status()};
    begun.entry = std::move(entry).value();
    begun.enrolment = std::move(enrolment).value();
    markOpen(station, begun.enrolment->id);
    return begun;
}

} // namespace

StepDesk::StepDesk(Recording& recording)
    : m_recording(recording)
{}

void StepDesk::leave()
{
    m_recording.core().capture().cancel();
}

void StepDesk::followDevice(drivers::DeviceKind kind,
                            std::function<void(const view::MatterView&)> retried,
                            std::function<void()> lost)
{
    const CapturePort& capture = m_recording.core().capture();
    if (retried) {
        connect(&capture, &CapturePort::retryAsked, this,
                [this, kind, retried = std::move(retried)](drivers::DeviceKind from,
                                                           drivers::RetryReason reason) {
                    if (from == kind && m_recording.isAt(*this)) {
                        retried(words::matter(reason));
                    }
                });
    }
    connect(&capture, &CapturePort::captureFailed, this,
            [this, kind, lost = std::move(lost)](drivers::DeviceKind from, ErrorCode code,
                                                 const QString&) {
                if (from == kind && m_recording.isAt(*this)) {
                    lost();
                    m_recording.setBusy(false);
                    m_recording.setAlert(words::deviceTrouble(kind, code));
                }
            });
}

Recording::Recording(StationCore& core, QObject* parent)
    : QObject(parent)
    , m_core(core)
{
    const auto put = [this](Step step, std::unique_ptr<StepDesk> desk) {
        m_desks.at(static_cast<std::size_t>(step)) = std::move(desk);
    };
    put(Step::ReadBack, std::make_unique<ReadBackStep>(*this));
    put(Step::Documents, std::make_unique<DocumentsStep>(*this));
    put(Step::Photo, std::make_unique<PhotoStep>(*this));
    put(Step::Signature, std::make_unique<SignatureStep>(*this));
    put(Step::Fingerprints, std::make_unique<FingerStep>(*this));
    put(Step::Iris, std::make_unique<IrisStep>(*this));
    put(Step::Verification, std::make_unique<VerificationStep>(*this));
    put(Step::Statement, std::make_unique<StatementStep>(*this));
    put(Step::Seal, std::make_unique<SealStep>(*this));
    put(Step::Receipt, std::make_unique<ReceiptStep>(*this));
    connect(&m_core, &StationCore::sessionChanged, this, [this] {
        if (!m_enrolment) {
            m_core.display().present(idleStudent(m_core));
        }
    });
}

Recording::~Recording()
{
    if (m_enrolment) {
        clearOpenMark(*m_core.world().files, m_core.home()); // the program ends in order
    }
}

StepDesk& Recording::current() const
{
    return desk<StepDesk>(m_step);
}

StepRules Recording::rules() const
{
    return {*m_enrolment, m_core.policy()};
}

void Recording::begin(store::PersonId person)
{
    m_opening = true;
    m_core.onStore(
        this, [person](OpenStation& station) { return beginOnStore(station, person); },
        [this, visit = ++m_visit](Begun begun) { take(std::move(begun), visit); });
}

void Recording::reopenReceipt(store::PersonId person)
{
    m_opening = true;
    m_core.onStore(
        this, [person](OpenStation& station) { return sealedOnStore(station, person); },
        [this, visit = ++m_visit](Begun begun) { take(std::move(begun), visit); });
}

void Recording::take(Begun begun, int visit)
{
    if (visit != m_visit) {
        return;
    }
    m_opening = false;
    if (!begun.status) {
        Q_EMIT failed(begun.status.error());
        return;
    }
    m_entry = std::move(begun.entry);
    m_enrolment = std::move(begun.enrolment);
    m_sealed = std::move(begun.sealed);
    m_reopened = m_sealed.has_value();
    m_postponed = false;
    m_savedAt = lastSaved(*m_enrolment);
    m_busy = false;
    m_saving = false;
    m_paused = false;
    m_core.see({std::string(m_enrolment->person.nik.digits()), SubjectHint::Occasion::Enrolment});
    m_step = rules().current();
    m_alert = {};
    desk<PhotoStep>(Step::Photo).recall();
    current().enter();
    show();
    m_core.display().open(words::screenOf(m_step));
    Q_EMIT opened(m_step);
}

void Recording::close()
{
    ++m_visit;
    const bool open = m_enrolment.has_value();
    if (!open && !m_opening) {
        return;
    }
    m_opening = false;
    if (open) {
        current().leave();
        m_enrolment.reset();
        m_core.see({});
    }
    // Behind everything that this record still saves, before the next one's own mark.
    m_core.onStore(
        this,
        [](OpenStation& station) {
            clearOpenMark(*station.world.files, station.identity.home);
            return 0;
        },
        [](int) {});
    m_paused = false;
    m_core.display().present(idleStudent(m_core));
    if (open) {
        Q_EMIT closed();
    }
}

void Recording::pause()
{
    if (m_enrolment && !m_paused) {
        m_paused = true;
        m_busy = m_saving; // a capture ends here; what is being saved is saved
        current().leave();
    }
}

void Recording::resume()
{
    if (m_enrolment && m_paused) {
        m_paused = false;
        m_alert = {};
        current().enter();
        show();
        m_core.display().open(words::screenOf(m_step));
        Q_EMIT opened(m_step);
    }
}

void Recording::open(Step step)
{
    if (!m_enrolment || m_busy || rules().standing(step) == StepStanding::Locked) {
        return;
    }
    if (m_enrolment->state == store::EnrolmentState::Sealed && step != Step::Receipt) {
        return; // what was sealed is the centre's; changes are a new version
    }
    if (m_paused) {
        m_step = step; // shown when the operator comes back
        return;
    }
    current().leave();
    m_step = step;
    m_alert = {};
    current().enter();
    show();
    m_core.display().open(words::screenOf(step));
    Q_EMIT opened(step);
}

void Recording::advance()
{
    open(rules().current());
}

void Recording::interrupt()
{
    if (m_enrolment && m_busy && !m_saving) {
        m_busy = false;
        open(m_step);
    }
}

void Recording::act(ActionId action, const QString& subject)
{
    if (m_enrolment && m_busy && action == ActionId::Back) {
        interrupt();
        return;
    }
    if (!m_enrolment || m_busy) {
        return;
    }
    if (action == ActionId::Back) {
        if (m_step == Step::ReadBack || m_step == Step::Receipt) {
            close();
        } else {
            open(static_cast<Step>(static_cast<int>(m_step) - 1));
        }
        return;
    }
    current().act(action, subject);
}

void Recording::save(std::function<Status(OpenStation&, const store::EnrolmentId&)> work,
                     std::function<void(const Status&)> then)
{
    struct Saved
    {
        Status status;
        std::optional<store::Enrolment> enrolment;
    };

    m_busy = true;
    m_saving = true;
    const int visit = m_visit;
    const store::EnrolmentId id = m_enrolment->id;
    m_core.onStore(
        this,
        [id, work = std::move(work)](OpenStation& station) {
            Saved saved;
            saved.status = work(station, id);
            if (auto enrolment = station.store->enrolments().load(id)) {
                saved.enrolment = std::move(enrolment).value();
            }
            return saved;
        },
        [this, visit, then = std::move(then)](Saved saved) {
            if (visit != m_visit) {
                return;
            }
            m_busy = false;
            m_saving = false;
            if (saved.status) {
                m_savedAt = m_core.now();
            }
            if (saved.enrolment) {
                m_enrolment = std::move(saved.enrolment);
            }
            then(saved.status);
        });
}

void Recording::finishStep(Step step, const std::string& dataJson,
                           std::function<Status(OpenStation&, const store::EnrolmentId&)> before)
{
    save(
        [step, dataJson, before = std::move(before)](OpenStation& station,
                                                     const store::EnrolmentId& id) {
            if (Status first = before ? before(station, id) : Status(); !first) {
                return first;
            }
            return station.store->enrolments().saveStep(id, step, store::StepState::Done, dataJson);
        },
        [this](const Status& saved) {
            if (!saved) {
                setAlert(words::storeTrouble(saved.error()));
                return;
            }
            advance();
        });
}

void Recording::setAlert(const view::AlertView& alert)
{
    m_alert = alert;
    show();
}

void Recording::postpone(record::NotDoneReason reason, const QString& note)
{
    const int visit = m_visit;
    const store::PersonId person = m_enrolment->personId;
    m_core.onStore(
        this,
        [person, reason, text = note.toStdString()](OpenStation& station) {
            return station.store->roster().postpone(person, reason, text);
        },
        [this, visit](const Status& postponed) {
            if (visit != m_visit) {
                return;
            }
            if (!postponed) {
                setAlert(words::storeTrouble(postponed.error()));
                return;
            }
            m_postponed = true;
            close();
        });
}

void Recording::show()
{
    if (!m_enrolment) {
        return;
    }
    showColumn();
    current().show();
}

view::ActionView Recording::primaryDisabled(const QString& label, const QString& icon,
                                            const QString& why)
{
    view::ActionView made = primaryAction(label, icon);
    made.state = view::ActionState::Disabled;
    made.whyDisabled = why;
    return made;
}

view::ActionBarView Recording::actionBar(QVector<view::ActionView> own,
                                         const view::ActionView& primary) const
{
    view::ActionBarView bar;
    view::ActionView back =
        action(ActionId::Back, tr("Kembali"), QStringLiteral("arrow-left"), Qt::Key_Escape);
    back.kind = view::ActionKind::Quiet;
    bar.actions.append(back);
    bar.actions += std::move(own);
    if (m_enrolment->state == store::EnrolmentState::Open) {
        view::ActionView postpone =
            action(ActionId::Postpone, tr("Tunda"), QStringLiteral("postpone"), Qt::Key_F8);
        if (m_saving) { // what is being saved may be the seal
            postpone.state = view::ActionState::Busy;
        }
        bar.actions.append(postpone);
    }
    bar.primary = primary;
    if (m_busy && bar.primary->state == view::ActionState::Ready) {
        bar.primary->state = view::ActionState::Busy;
    }
    return bar;
}

view::StudentView Recording::studentView(view::StudentScene scene, int step) const
{
    view::StudentView student;
    student.scene = scene;
    student.name = words::firstName(person());
    student.step = step;
    student.mode = m_core.practice() ? view::StationMode::Practice : view::StationMode::Production;
    return student;
}

view::StepView Recording::stepView(Step step, const StepRules& rules) const
{
    view::StepView shown;
    shown.screen = words::screenOf(step);
    shown.name = words::step(step);
    const StepStanding standing = rules.standing(step);
    if (step == m_step) {
        shown.state = view::StepState::Current;
        shown.word = standing == StepStanding::Done && !current().unsaved()
                         ? tr("Tersimpan")
                         : tr("Sedang dikerjakan");
        return shown;
    }
    if (standing != StepStanding::Done) {
        shown.state = view::StepState::Future;
        return shown;
    }
    shown.state = view::StepState::Done;
    shown.word = step != Step::Verification ? tr("Tersimpan")
                 : rules.verified().empty() ? tr("Dikecualikan")
                                            : tr("Cocok");
    qsizetype exceptions = 0;
    for (const store::StoredException& stored : m_enrolment->exceptions) {
        const record::Modality modality = stored.exception.modality;
        exceptions += (step == Step::Fingerprints && modality == record::Modality::Fingerprints) ||
                      (step == Step::Iris && modality == record::Modality::Iris) ||
                      (step == Step::Signature && modality == record::Modality::Signature);
    }
    if (exceptions > 0) {
        shown.state = view::StepState::Exception;
        shown.word = tr("%1 pengecualian").arg(exceptions);
    }
    return shown;
}

void Recording::showElapsed()
{
    if (active() && !sealedRecord()) {
        showColumn();
    }
}

void Recording::showColumn()
{
    const record::Person& who = person();
    view::StepColumnView column;
    column.name = words::text(who.name);
    column.initials = words::initials(column.name);
    column.nikMasked = words::maskedNik(who);
    const int age = record::ageAt(who.birthDate, localDate(m_core.now()));
    column.about =
        tr("%1 · %2 · %3 th").arg(words::className(who), words::sexLetter(who.sex)).arg(age);
    column.portrait = desk<PhotoStep>(Step::Photo).portrait();
    const StepRules current = rules();
    for (const Step step : record::kSteps) {
        column.steps.append(stepView(step, current));
    }
    const QDateTime begun = words::toLocal(m_enrolment->begunAt);
    column.startedText = tr("Mulai %1").arg(begun.toString(QStringLiteral("HH.mm")));
    const qint64 seconds = begun.secsTo(words::toLocal(m_core.now()));
    column.elapsedText =
        tr("%1 mnt %2").arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0'));
    m_core.display().present(column);
}

void Recording::seal()
{
    struct Outcome
    {
        std::optional<SealedRecord> sealed;
        std::optional<Error> error;
    };

    auto outcome = std::make_shared<Outcome>();
    save(
        [outcome](OpenStation& station, const store::EnrolmentId& id) {
            auto sealedRecord = sealRecord(station, id);
            if (!sealedRecord) {
                return Status(sealedRecord.error());
            }
            outcome->sealed = std::move(sealedRecord).value();
            return Status();
        },
        [this, outcome](const Status& done) {
            if (!done) {
                view::AlertView alert = words::storeTrouble(done.error());
                alert.cause = tr("Belum tersegel. Semua tangkapan masih tersimpan.");
                if (done.error().code == ErrorCode::Refused) {
                    alert.remedy = tr("Lengkapi langkah yang masih terbuka, lalu segel lagi.");
                }
                setAlert(alert);
                return;
            }
            m_sealed = std::move(outcome->sealed);
            Q_EMIT sealed(receiptFacts(*m_core.identity(), *m_enrolment, m_sealed->packet,
                                       words::text(m_core.person().name)));
            m_core.refreshSafety();
            m_core.command(control::Command::SyncNow);
            open(Step::Receipt);
        });
}

} // namespace rekam::workflow
