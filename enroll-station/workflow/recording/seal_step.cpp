#include "workflow/recording/seal_step.h"

#include "workflow/record/operator_finger.h"
#include "workflow/record/record_hash.h"
#include "workflow/recording/finger_step.h"
#include "workflow/recording/photo_step.h"
#include "workflow/recording/recording.h"
#include "workflow/recording/samples.h"
#include "workflow/words/words.h"

#include <chrono>
#include <cmath>

namespace rekam::workflow {

using drivers::DeviceKind;
using record::Modality;
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
    m_validation = Validation::Idle;
    m_twins.reset();
    m_expired = true; // an earlier visit's finger does not seal today
    m_expiry.stop();
    checkTwins();
}

void SealStep::leave()
{
    m_current = false;
    m_expiry.stop();
    StepDesk::leave();
    recording().core().see(
        {std::string(recording().person().nik.digits()), SubjectHint::Occasion::Enrolment});
}

void SealStep::checkTwins()
{
    recording().core().onStore(
        this,
        [id = recording().enrolment().id](OpenStation& station) {
            return workflow::checkTwins(station, id);
        },
        [this](Result<TwinCheck> checked) {
            if (!m_current) {
                return;
            }
            if (!checked) {
                recording().setAlert(words::storeTrouble(checked.error()));
                return;
            }
            m_twins = checked.value();
            if (isTwin()) {
                show();
            } else {
                askOperator();
            }
        });
}

bool SealStep::isTwin() const
{
    const int threshold = recording().core().policy().fingerSearchMatch;
    return m_twins &&
           (m_twins->bestStudentScore >= threshold || m_twins->bestOfficerScore >= threshold);
}

bool SealStep::validated() const
{
    return !m_expired && recording().rules().lacks(Step::Seal).empty();
}

void SealStep::askOperator()
{
    const provision::OperatorCredential& officer = recording().core().person();
    if (officer.fingers.empty() || m_validation == Validation::Waiting) {
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
        [this](double score) {
            if (!m_current) {
                return;
            }
            if (score >= recording().core().policy().operatorMatch) {
                saveValidation(store::ValidationMethod::Fingerprint, score, {});
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

void SealStep::validatedBySupervisor(const std::string& supervisorId)
{
    saveValidation(store::ValidationMethod::PassphraseAndSupervisor, std::nullopt, supervisorId);
}

void SealStep::saveValidation(store::ValidationMethod method, std::optional<double> score,
                              const std::string& supervisorId)
{
    store::ValidationRecord record;
    record.operatorId = recording().core().person().id;
    record.method = method;
    record.score = score;
    record.supervisorId = supervisorId;
    record.recordHash = recordHash(recording().enrolment());
    record.at = recording().core().now();
    recording().save(
        [record](OpenStation& station, const store::EnrolmentId& id) {
            return station.store->enrolments().saveValidation(id, record);
        },
        [this](const Status& saved) {
            m_validation = Validation::Idle;
            if (!saved) {
                recording().setAlert(words::storeTrouble(saved.error()));
                return;
            }
            m_expired = false;
            m_expiry.start();
            recording().clearAlert();
            recording().show();
        });
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
        } else if (validated() && m_twins && !isTwin()) {
            recording().seal();
        } else if (!isTwin()) {
            askOperator();
        }
        break;
    }
    case ActionId::Retake:
        recording().clearAlert();
        m_validation = Validation::Idle;
        if (!isTwin()) {
            askOperator();
        }
        break;
    default:
        break;
    }
}

QVector<view::SummaryRowView> SealStep::rows() const
{
    const StepRules rules = recording().rules();
    const store::Enrolment& enrolment = recording().enrolment();
    const view::ChipView readBack{tr("Terbaca ulang"), view::Tone::Ok, {}};
    const view::ChipView missing{tr("Belum lengkap"), view::Tone::Err, {}};
    const auto chip = [&](Step step) {
        return rules.lacks(step).empty() ? readBack : missing;
    };
    const auto exceptions = [&](Modality modality) {
        return std::ranges::count_if(enrolment.exceptions, [&](const auto& stored) {
            return stored.exception.modality == modality;
        });
    };
    const auto excepted = [&](view::SummaryRowView& row, Modality modality) {
        if (const auto count = exceptions(modality); count > 0 && row.chip.tone == view::Tone::Ok) {
            row.chip = {tr("%1 pengecualian").arg(count), view::Tone::Exc, {}};
        }
    };
    QVector<view::SummaryRowView> rows;
    view::SummaryRowView photo{view::Screen::Photo, tr("Pas foto"), {}, chip(Step::Photo)};
    if (const store::SampleInfo* sample = rules.chosen(placeOf(Modality::Photo))) {
        photo.detail = tr("Foto %1, disetujui siswa, mutu %2")
                           .arg(sample->attempt)
                           .arg(sample->quality.value_or(0));
    }
    photo.icon = QStringLiteral("camera");
    if (const QImage& portrait = recording().desk<PhotoStep>(Step::Photo).portrait();
        !portrait.isNull()) {
        photo.images = {portrait};
    }
    rows.append(photo);
    view::SummaryRowView signature{
        view::Screen::Signature, tr("Tanda tangan"), {}, chip(Step::Signature)};
    signature.icon = QStringLiteral("signature");
    if (const store::SampleInfo* sample = rules.chosen(placeOf(Modality::Signature))) {
        signature.detail = words::text(sample->source.driver);
    }
    excepted(signature, Modality::Signature);
    rows.append(signature);
    view::SummaryRowView fingers{
        view::Screen::Fingerprints, tr("Sidik jari"), {}, chip(Step::Fingerprints)};
    fingers.fingers = recording().desk<FingerStep>(Step::Fingerprints).hands();
    fingers.detail =
        tr("%1 jari tersimpan").arg(std::ranges::count_if(kTenFingers, [&](FingerPosition finger) {
            return rules.chosen(placeOf(finger)) != nullptr;
        }));
    excepted(fingers, Modality::Fingerprints);
    rows.append(fingers);
    view::SummaryRowView iris{view::Screen::Iris, tr("Iris"), {}, chip(Step::Iris)};
    iris.icon = QStringLiteral("iris");
    QStringList eyes;
    for (const Eye eye : {Eye::Left, Eye::Right}) {
        if (const store::SampleInfo* sample = rules.chosen(placeOf(eye))) {
            eyes.append(tr("%1 %2").arg(words::eye(eye)).arg(sample->quality.value_or(0)));
        }
    }
    iris.detail = eyes.join(QStringLiteral(", "));
    excepted(iris, Modality::Iris);
    rows.append(iris);
    view::SummaryRowView verify{view::Screen::Verification,
                                tr("Verifikasi telunjuk"),
                                {},
                                rules.lacks(Step::Verification).empty()
                                    ? view::ChipView{tr("Cocok 1:1"), view::Tone::Ok, {}}
                                    : missing};
    verify.icon = QStringLiteral("fingerprint");
    QStringList scores;
    for (const VerifiedFinger& finger : rules.verified()) {
        scores.append(
            tr("%1 %2").arg(words::finger(finger.finger).toLower()).arg(std::lround(finger.score)));
    }
    verify.detail = tr("Pindai baru: %1, ambang %2")
                        .arg(scores.join(QStringLiteral(", ")))
                        .arg(recording().core().policy().fingerMatch);
    rows.append(verify);
    view::SummaryRowView statement{view::Screen::Statement,
                                   tr("Pernyataan kebenaran data"),
                                   {},
                                   rules.lacks(Step::Statement).empty()
                                       ? view::ChipView{tr("Tersimpan"), view::Tone::Ok, {}}
                                       : missing};
    statement.icon = QStringLiteral("document");
    if (enrolment.statement) {
        statement.detail = tr("Ditandatangani %1, terikat isi rekaman")
                               .arg(words::dayTime(enrolment.statement->signedAt));
    }
    rows.append(statement);
    return rows;
}

QVector<view::CheckView> SealStep::checks() const
{
    if (!m_twins) {
        return {{view::Tone::Neutral, tr("Membandingkan sidik jari…"), {}}};
    }
    const int threshold = recording().core().policy().fingerSearchMatch;
    const bool twin = m_twins->bestStudentScore >= threshold;
    const bool officer = m_twins->bestOfficerScore >= threshold;
    return {
        {twin ? view::Tone::Err : view::Tone::Ok,
         twin ? tr("Mirip dengan antrean %1").arg(words::queueNumber(m_twins->studentQueueNumber))
              : tr("Tidak sama dengan %1 siswa hari ini").arg(m_twins->studentsCompared),
         tr("Skor tertinggi %1, ambang %2")
             .arg(std::lround(m_twins->bestStudentScore))
             .arg(threshold)},
        {officer ? view::Tone::Err : view::Tone::Ok,
         officer ? tr("Ini jari petugas %1").arg(words::text(m_twins->officerName))
                 : tr("Bukan jari petugas"),
         tr("%1 petugas dibandingkan, skor tertinggi %2")
             .arg(m_twins->officersCompared)
             .arg(std::lround(m_twins->bestOfficerScore))},
        {view::Tone::Ok, tr("NIK cocok dengan orangnya"),
         tr("NIK, nama, dan tanggal lahir dibacakan")}};
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
    }
    return shown;
}

view::ActionBarView SealStep::actions() const
{
    QVector<view::ActionView> own;
    view::ActionView again;
    again.id = ActionId::Retake;
    again.label = tr("Ulangi validasi");
    again.icon = QStringLiteral("retake");
    again.key = Qt::Key_F5;
    own.append(again);
    view::ActionView fallback;
    fallback.id = ActionId::Approve;
    fallback.label = tr("Frasa sandi + penyelia");
    fallback.icon = QStringLiteral("supervisor");
    fallback.key = Qt::Key_F6;
    own.append(fallback);
    const std::vector<Lack> lacks = recording().rules().lacks();
    const bool missing =
        std::ranges::any_of(lacks, [](Lack lack) { return lack != Lack::NotValidated; });
    const QString seal = tr("Segel rekaman");
    const QString lock = QStringLiteral("lock");
    if (missing) {
        return recording().actionBar(own, Recording::primary(tr("Ke langkah yang belum lengkap"),
                                                             QStringLiteral("arrow-right")));
    }
    if (isTwin()) {
        return recording().actionBar(
            own, Recording::primaryDisabled(seal, lock,
                                            tr("Mirip dengan orang lain. Periksa orangnya.")));
    }
    if (!validated()) {
        return recording().actionBar(
            own, Recording::primaryDisabled(seal, lock,
                                            tr("%1, tempelkan telunjuk")
                                                .arg(words::text(recording().core().person().name)
                                                         .section(QLatin1Char(' '), 0, 0))));
    }
    return recording().actionBar(own, Recording::primary(seal, lock));
}

void SealStep::show()
{
    view::SummaryView shown;
    shown.title = tr("Isi rekaman");
    shown.rows = rows();
    const bool complete = std::ranges::none_of(shown.rows, [](const view::SummaryRowView& row) {
        return row.chip.tone == view::Tone::Err;
    });
    shown.chip = complete ? view::ChipView{tr("Semua lengkap"), view::Tone::Ok, {}}
                          : view::ChipView{tr("Belum lengkap"), view::Tone::Err, {}};
    shown.checksTitle = tr("Bukan rekaman kembar");
    shown.checks = checks();
    shown.validation = validation();
    shown.alert = recording().alert();
    if (shown.alert.cause.isEmpty() && isTwin()) {
        const bool officer = m_twins->bestOfficerScore >= m_twins->bestStudentScore;
        const long score =
            std::lround(std::max(m_twins->bestOfficerScore, m_twins->bestStudentScore));
        shown.alert = alertOf(
            {officer ? tr("Sidik jari ini milik petugas %1 (skor %2).")
                           .arg(words::text(m_twins->officerName))
                           .arg(score)
                     : tr("Sidik jari ini mirip dengan antrean %1 (skor %2).")
                           .arg(words::queueNumber(m_twins->studentQueueNumber))
                           .arg(score),
             officer
                 ? tr("Minta siswa menempelkan jarinya sendiri (langkah 5). Semua tangkapan lain "
                      "tetap tersimpan.")
                 : tr("Periksa orangnya. Tunda (F8) dan panggil penyelia bila ragu; semua "
                      "tangkapan tetap tersimpan.")},
            view::Tone::Err);
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
