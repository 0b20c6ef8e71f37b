#include "workflow/recording/steps/seal_step.h"

#include "workflow/record/operator_finger.h"
#include "workflow/record/read_back.h"
#include "workflow/record/record_hash.h"
#include "workflow/recording/recording.h"
#include "workflow/recording/samples.h"
#include "workflow/recording/steps/finger_clash.h"
#include "workflow/recording/steps/finger_step.h"
#include "workflow/recording/steps/photo_step.h"
#include "workflow/recording/twin_alert.h"
#include "workflow/station/supervision.h"
#include "workflow/words/words.h"

#include <chrono>
#include <cmath>

namespace rekam::workflow {

using drivers::DeviceKind;
using record::Step;
using view::ActionId;

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds kValidationLasts = 2min;

} // namespace

SealStep::SealStep(Recording& recording)
    : StepDesk(recording)
{
    m_expiry.setSingleShot(true);
    m_expiry.setInterval(kValidationLasts);
    connect(&m_expiry, &QTimer::timeout, this, [this] {
        m_expired = true;
        if (m_current) {
            show();
        }
    });
    const auto forget = [this] {
        m_gallery = std::make_shared<TwinGallery>();
    };
    forget();
    connect(&recording.core(), &StationCore::loggedInChanged, this, forget);
    connect(&recording.core(), &StationCore::sessionChanged, this, [this, forget] {
        if (!this->recording().core().session()) {
            forget(); // closed: the patterns are gone from the store too
        }
    });
    CapturePort& capture = recording.core().capture();
    connect(&capture, &CapturePort::fingersTaken, this, &SealStep::taken);
    connect(&capture, &CapturePort::retryAsked, this,
            [this](DeviceKind kind, drivers::RetryReason reason) {
                if (m_current && m_validation == Validation::Waiting &&
                    kind == DeviceKind::FingerprintReader) {
                    m_validation = Validation::Refused;
                    this->recording().setAlert(alertOf(words::matter(reason), view::Tone::Err));
                }
            });
    connect(&capture, &CapturePort::captureFailed, this,
            [this](DeviceKind kind, ErrorCode code, const QString&) {
                if (m_current && kind == DeviceKind::FingerprintReader) {
                    m_validation = Validation::Idle;
                    this->recording().setAlert(words::deviceTrouble(kind, code));
                }
            });
}

void SealStep::enter()
{
    m_current = true;
    ++m_visit;
    m_validation = Validation::Idle;
    m_twins.reset();
    m_spoilt.reset();
    m_pictures = {};
    m_expired = true; // an earlier visit's finger does not seal today
    m_decided = false;
    m_checkFailed = false;
    m_expiry.stop();
    checkRecord();
    loadPictures();
}

void SealStep::leave()
{
    m_current = false;
    ++m_visit;
    m_expiry.stop();
    StepDesk::leave();
    recording().core().see(
        {std::string(recording().person().nik.digits()), SubjectHint::Occasion::Enrolment});
}

void SealStep::checkRecord()
{
    m_checkFailed = false;

    struct Read
    {
        Result<TwinMaterial> twins;
        Result<std::vector<store::SampleId>> spoilt;
    };

    recording().core().onStore(
        this,
        [id = recording().enrolment().id](OpenStation& station) {
            return Read{gatherTwinMaterial(station, id), spoiltSamples(station, id)};
        },
        [this, visit = m_visit](Read read) {
            if (visit != m_visit) {
                return;
            }
            if (!read.twins || !read.spoilt) {
                m_checkFailed = true;
                recording().setAlert(
                    words::storeTrouble(read.twins ? read.spoilt.error() : read.twins.error()));
                return;
            }
            m_spoilt = std::move(read.spoilt).value();
            compareRecord(std::move(read.twins).value());
        });
}

void SealStep::compareRecord(TwinMaterial material)
{
    recording().core().compute(
        this,
        [material = std::move(material), gallery = m_gallery] {
            return compareTwins(material, *gallery);
        },
        [this, visit = m_visit](const Result<TwinCheck>& twins) {
            if (visit != m_visit) {
                return;
            }
            if (!twins) {
                m_checkFailed = true;
                recording().setAlert(words::storeTrouble(twins.error()));
                return;
            }
            m_twins = twins.value();
            show(); // nobody seals by arriving: the finger is asked for by a key
        });
}

/// After the check, so that nobody waits for pictures.
void SealStep::loadPictures()
{
    recording().core().onStore(
        this,
        [id = recording().enrolment().id](OpenStation& station) {
            const auto enrolment = station.store->enrolments().load(id);
            return enrolment ? summaryPictures(station, enrolment.value()) : SummaryPictures{};
        },
        [this, visit = m_visit](SummaryPictures pictures) {
            if (visit == m_visit) {
                m_pictures = std::move(pictures);
                show();
            }
        });
}

SummaryFacts SealStep::facts() const
{
    return {recording().enrolment(), recording().core().policy(), recording().core().people(),
            m_spoilt};
}

TwinFinding SealStep::finding() const
{
    return m_twins ? findingOf(*m_twins, recording().core().policy()) : TwinFinding::Nobody;
}

bool SealStep::isTwin() const
{
    return finding() == TwinFinding::Officer || finding() == TwinFinding::FingerTwice;
}

bool SealStep::needsLook() const
{
    return finding() != TwinFinding::Nobody && !isTwin();
}

bool SealStep::sound() const
{
    return m_twins && m_spoilt && m_spoilt->empty();
}

bool SealStep::validated() const
{
    return !m_expired && recording().rules().lacks(Step::Seal).empty() &&
           (!needsLook() || m_decided);
}

void SealStep::askOperator()
{
    const provision::OperatorCredential& officer = recording().core().person();
    if (officer.fingers.empty() || m_validation == Validation::Waiting || !m_twins || needsLook()) {
        show();
        return;
    }
    m_validation = Validation::Waiting;
    recording().core().see({officer.id, SubjectHint::Occasion::Verification});
    recording().core().capture().captureFingers(officer.fingers.front().position, {});
    show();
}

void SealStep::taken(const std::shared_ptr<const FingersTaken>& taken)
{
    if (!m_current || m_validation != Validation::Waiting) {
        return;
    }
    if (taken->slap.verdict != imaging::SlapVerdict::Good || taken->slap.fingers.size() != 1) {
        m_validation = Validation::Refused;
        recording().setAlert(
            alertOf(words::matter(taken->slap.verdict, taken->asked), view::Tone::Err));
        return;
    }
    recording().core().compute(
        this,
        [officer = recording().core().person(), taken] {
            return scoreAgainst(officer, taken->slap.fingers.front().minutiae);
        },
        [this, visit = m_visit, frame = taken->slap.frameHash](double score) {
            if (visit != m_visit || m_validation != Validation::Waiting) {
                return;
            }
            if (score >= recording().core().policy().operatorMatch) {
                saveValidation(store::ValidationMethod::Fingerprint, score, {}, frame);
                return;
            }
            m_validation = Validation::Refused;
            m_refusedScore = score;
            recording().setAlert(
                alertOf({tr("Jari ini belum cocok dengan %1.")
                             .arg(words::text(recording().core().person().name)),
                         tr("Tempelkan telunjuk sekali lagi (F5), atau F6 dengan frasa sandi dan "
                            "penyelia.")},
                        view::Tone::Err));
        });
}

QString SealStep::lookedAt() const
{
    return needsLook() ? twinAlert(*m_twins, recording().core().policy()).cause : QString();
}

void SealStep::validatedBySupervisor(const std::string& supervisorId)
{
    if (!m_twins && !m_checkFailed) {
        return; // nothing was compared yet that could be decided on
    }
    saveValidation(store::ValidationMethod::PassphraseAndSupervisor, std::nullopt, supervisorId,
                   std::nullopt);
}

void SealStep::saveValidation(store::ValidationMethod method, std::optional<double> score,
                              const std::string& supervisorId,
                              const std::optional<crypto::Hash256>& frame)
{
    store::ValidationRecord record;
    record.operatorId = recording().core().person().id;
    record.method = method;
    record.score = score;
    record.supervisorId = supervisorId;
    record.recordHash = recordHash(recording().enrolment());
    record.at = recording().core().now();
    recording().save(
        [record, twin = needsLook(), frame](OpenStation& station,
                                            const store::EnrolmentId& id) -> Status {
            if (frame) {
                if (Status fresh = station.store->samples().noteSeen(*frame); !fresh) {
                    return fresh;
                }
            }
            if (twin && !record.supervisorId.empty()) {
                if (Status written =
                        auditDecision(station, record.supervisorId, Decision::Twin, id.bytes);
                    !written) {
                    return written;
                }
            }
            return station.store->enrolments().saveValidation(id, record);
        },
        [this, decided = needsLook() && !supervisorId.empty()](const Status& saved) {
            m_validation = Validation::Idle;
            if (!saved) {
                recording().setAlert(words::storeTrouble(saved.error()));
                return;
            }
            m_decided = decided;
            m_expired = false;
            m_expiry.start();
            recording().clearAlert();
            recording().show();
        });
}

/// As the finger step offers it: whichever of the two it was, that step compares both again.
void SealStep::takeFingerAgain()
{
    const FingerPosition finger = m_twins->clash->taken;
    recording().open(Step::Fingerprints);
    if (recording().openStep() == Step::Fingerprints) {
        recording().desk<FingerStep>(Step::Fingerprints).takeAgain(finger);
    }
}

void SealStep::act(ActionId action, const QString&)
{
    switch (action) {
    case ActionId::Primary: {
        const std::vector<Lack> lacks = recording().rules().lacks();
        const auto missing =
            std::ranges::find_if(lacks, [](Lack lack) { return lack != Lack::NotValidated; });
        if (missing != lacks.end()) {
            recording().advance();
        } else if (!sound()) {
            show(); // a red row says which
        } else if (validated() && !isTwin()) {
            recording().seal();
        } else if (!isTwin()) {
            askOperator();
        }
        break;
    }
    case ActionId::Retake:
        recording().clearAlert();
        m_validation = Validation::Idle;
        if (finding() == TwinFinding::FingerTwice) {
            takeFingerAgain();
        } else if (!sound()) {
            checkRecord(); // what did not come back is read once more
        } else if (!isTwin()) {
            askOperator();
        }
        break;
    default:
        break;
    }
}

QVector<view::SummaryRowView> SealStep::rows() const
{
    QVector<view::SummaryRowView> rows = summaryRows(facts());
    if (const QImage& portrait = recording().desk<PhotoStep>(Step::Photo).portrait();
        !portrait.isNull()) {
        rows[static_cast<int>(SummaryRow::Photo)].images = {portrait};
    }
    rows[static_cast<int>(SummaryRow::Fingers)].fingers =
        recording().desk<FingerStep>(Step::Fingerprints).hands();
    addPictures(rows, m_pictures);
    return rows;
}

view::ValidationView SealStep::validation() const
{
    view::ValidationView shown;
    shown.title = tr("Validasi operator");
    shown.who = words::text(recording().core().person().name);
    if (validated()) {
        const store::ValidationRecord& record = *recording().enrolment().validation;
        shown.state = view::ValidationState::Matched;
        shown.chip = {tr("Cocok"), view::Tone::Ok, {}};
        shown.detail = record.score ? tr("Skor %1, ambang %2. Berlaku 2 menit.")
                                          .arg(std::lround(*record.score))
                                          .arg(recording().core().policy().operatorMatch)
                                    : tr("Dengan frasa sandi dan penyelia. Berlaku 2 menit.");
    } else if (m_validation == Validation::Waiting) {
        shown.state = view::ValidationState::Waiting;
        shown.chip = {tr("Menunggu"), view::Tone::Primary, {}};
        shown.detail = tr("%1, tempelkan telunjuk").arg(shown.who.section(QLatin1Char(' '), 0, 0));
    } else if (m_validation == Validation::Refused) {
        shown.state = view::ValidationState::Refused;
        shown.chip = {tr("Belum cocok"), view::Tone::Err, {}};
        shown.detail = tr("Skor %1, ambang %2")
                           .arg(std::lround(m_refusedScore))
                           .arg(recording().core().policy().operatorMatch);
    } else {
        shown.state = recording().enrolment().validation ? view::ValidationState::Expired
                                                         : view::ValidationState::Idle;
        shown.chip = {tr("Belum"), view::Tone::Neutral, {}};
        shown.detail = tr("Periksa isi rekaman, lalu Enter dan tempelkan telunjuk.");
    }
    return shown;
}

view::ActionBarView SealStep::actions() const
{
    QVector<view::ActionView> own;
    if (m_checkFailed) {
        own.append(
            action(ActionId::Retake, tr("Periksa lagi"), QStringLiteral("retake"), Qt::Key_F5));
    } else if (!needsLook() &&
               (m_validation != Validation::Idle || recording().enrolment().validation ||
                (m_spoilt && !m_spoilt->empty()))) { // else there is nothing to do again
        own.append(
            action(ActionId::Retake, tr("Ulangi validasi"), QStringLiteral("retake"), Qt::Key_F5));
    }
    if (m_twins || m_checkFailed) { // a supervisor decides on what was compared
        own.append(action(ActionId::Approve, tr("Frasa sandi + penyelia"),
                          QStringLiteral("supervisor"), Qt::Key_F6));
    }
    const std::vector<Lack> lacks = recording().rules().lacks();
    const bool missing =
        std::ranges::any_of(lacks, [](Lack lack) { return lack != Lack::NotValidated; });
    const QString seal = tr("Segel rekaman");
    const QString lock = QStringLiteral("lock");
    if (missing) {
        return recording().actionBar(
            own, primaryAction(tr("Ke langkah yang belum lengkap"), QStringLiteral("arrow-right")));
    }
    if (m_spoilt && !m_spoilt->empty()) {
        return recording().actionBar(
            own, Recording::primaryDisabled(seal, lock,
                                            tr("Ada simpanan yang tidak terbaca. Ambil ulang.")));
    }
    if (finding() == TwinFinding::FingerTwice) {
        view::ActionView again = takeAgainAction(m_twins->clash->taken);
        again.kind = view::ActionKind::Primary;
        again.key = Qt::Key_Return;
        return recording().actionBar({}, again);
    }
    if (isTwin()) {
        return recording().actionBar(
            own, Recording::primaryDisabled(seal, lock,
                                            tr("Ini jari petugas. Ambil jari siswa (langkah 5).")));
    }
    if (needsLook() && !validated()) {
        return recording().actionBar(
            own,
            Recording::primaryDisabled(seal, lock, tr("Orang berbeda? Penyelia memutuskan (F6)")));
    }
    return recording().actionBar(own, validated() && sound() ? primaryAction(seal, lock)
                                                             : askingPrimary());
}

/// Before the seal: the operator's own finger, which this key asks for.
view::ActionView SealStep::askingPrimary() const
{
    const provision::OperatorCredential& officer = recording().core().person();
    const QString first = words::text(officer.name).section(QLatin1Char(' '), 0, 0);
    const QString fingerprint = QStringLiteral("fingerprint");
    if (m_checkFailed) {
        return Recording::primaryDisabled(tr("Segel rekaman"), QStringLiteral("lock"),
                                          tr("Rekaman belum terperiksa. F5 memeriksa lagi."));
    }
    if (!m_twins || !m_spoilt) {
        view::ActionView checking = primaryAction(tr("Memeriksa rekaman…"), fingerprint);
        checking.state = view::ActionState::Busy;
        return checking;
    }
    if (m_validation == Validation::Waiting) {
        return Recording::primaryDisabled(tr("Segel rekaman"), QStringLiteral("lock"),
                                          tr("%1, tempelkan telunjuk").arg(first));
    }
    const QString ask = tr("Tempelkan telunjuk %1").arg(first);
    return officer.fingers.empty()
               ? Recording::primaryDisabled(ask, fingerprint,
                                            tr("Jari petugas ini belum terdaftar di kantor."))
               : primaryAction(ask, fingerprint);
}

void SealStep::show()
{
    view::SummaryView shown;
    shown.title = tr("Isi rekaman");
    shown.rows = rows();
    const bool complete = std::ranges::none_of(shown.rows, [](const view::SummaryRowView& row) {
        return row.chip.tone == view::Tone::Err;
    });
    const auto excepted = std::ssize(recording().enrolment().exceptions);
    shown.chip = !complete      ? view::ChipView{tr("Belum lengkap"), view::Tone::Err, {}}
                 : excepted > 0 ? view::ChipView{tr("Lengkap dengan %1 pengecualian").arg(excepted),
                                                 view::Tone::Exc,
                                                 {}}
                                : view::ChipView{tr("Semua lengkap"), view::Tone::Ok, {}};
    shown.checksTitle = tr("Bukan rekaman kembar");
    shown.checks = summaryChecks(facts(), m_twins);
    shown.validation = validation();
    shown.alert = recording().alert();
    if (shown.alert.cause.isEmpty() && (isTwin() || (needsLook() && !validated()))) {
        shown.alert = twinAlert(*m_twins, recording().core().policy());
    } else if (shown.alert.cause.isEmpty()) {
        shown.alert.icon = QStringLiteral("lock");
        shown.alert.cause = tr("Segel menutup rekaman untuk pusat");
        shown.alert.remedy =
            tr("Sesudah disegel, rekaman masuk antrean kirim. Perubahan berikutnya "
               "menjadi versi baru.");
    }
    shown.actions = actions();
    recording().core().display().present(shown);

    view::StudentView student = recording().studentView(view::StudentScene::Message, 5);
    student.stepText = tr("Pemeriksaan");
    student.headline = tr("Sebentar, kami periksa");
    recording().core().display().present(student);
}

} // namespace rekam::workflow
