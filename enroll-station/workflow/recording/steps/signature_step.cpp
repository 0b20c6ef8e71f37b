#include "workflow/recording/steps/signature_step.h"

#include "crypto/hash.h"
#include "workflow/recording/recording.h"
#include "workflow/recording/samples.h"
#include "workflow/words/words.h"

namespace rekam::workflow {

using drivers::DeviceKind;
using record::Modality;
using record::Step;
using view::ActionId;

SignatureStep::SignatureStep(Recording& recording)
    : StepDesk(recording)
    , m_ink(recording.core().capture())
{
    connect(&m_ink, &PenInk::moved, this, [this] {
        if (!m_current) {
            return;
        }
        const bool first = !m_checking;
        m_analysis.reset();
        m_checking = true;
        ++m_moves;
        this->recording().core().display().showStrokes(m_ink.strokes());
        if (first) {
            this->recording().show(); // here and in the column: there is something new, unchecked
        }
    });
    connect(&m_ink, &PenInk::rested, this, &SignatureStep::judge);
    connect(&recording.core().capture(), &CapturePort::captureFailed, this,
            [this](DeviceKind kind, ErrorCode code, const QString&) {
                if (m_current && kind == DeviceKind::SignaturePad) {
                    this->recording().setAlert(words::deviceTrouble(kind, code));
                }
            });
}

void SignatureStep::enter()
{
    m_current = true;
    m_analysis.reset();
    m_checking = false;
    m_attempts = 0;
    m_countedPoor = false;
    // A line stands for it, or the student has signed: nothing is asked for, and what the pad gives
    // by itself is no new signature. F5 asks anew.
    m_asking = !excepted() && !recording().rules().lacks(Step::Signature).empty();
    if (m_asking) {
        m_ink.start();
    } else {
        m_ink.clear();
    }
    m_stored = {};
    recording().core().onStore(
        this,
        [id = recording().enrolment().id](OpenStation& station) {
            const auto enrolment = station.store->enrolments().load(id);
            return enrolment ? storedSignature(station, enrolment.value()) : StoredInk{};
        },
        [this](StoredInk ink) {
            if (m_current && !ink.strokes.isEmpty()) {
                m_stored = std::move(ink);
                show();
            }
        });
}

bool SignatureStep::excepted() const
{
    return recording().rules().exception(placeOf(Modality::Signature)) != nullptr;
}

void SignatureStep::leave()
{
    m_current = false;
    m_ink.stop();
    StepDesk::leave();
}

void SignatureStep::judge()
{
    if (!m_current || m_ink.empty()) {
        return;
    }
    recording().core().compute(
        this,
        [samples = m_ink.samples(), area = m_ink.area()] {
            return analyseSignature(samples, area);
        },
        [this, moves = m_moves](Result<SignatureAnalysis> analysed) {
            if (!m_current || moves != m_moves) {
                return; // judged again when the pen rests
            }
            m_checking = false;
            if (!analysed) {
                recording().setAlert(
                    words::deviceTrouble(DeviceKind::SignaturePad, analysed.error().code));
                return;
            }
            m_analysis = std::make_shared<const SignatureAnalysis>(std::move(analysed).value());
            if (m_analysis->report.verdict == imaging::Verdict::Poor) {
                m_attempts += m_countedPoor ? 0 : 1;
                m_countedPoor = true;
                recording().setAlert(
                    alertOf(words::matter(m_analysis->report.issues.front()), view::Tone::Err));
                return;
            }
            recording().clearAlert();
            show();
        });
}

void SignatureStep::save()
{
    const QVector<DeviceState> devices = recording().core().capture().devices();
    DeviceStamp stamp{"pointer", "canvas", {}, drivers::DeviceOrigin::Physical};
    for (const DeviceState& device : devices) {
        if (!m_ink.drawn() && device.kind == DeviceKind::SignaturePad) {
            stamp = {device.info.driver, device.info.model, device.info.serial, device.info.origin};
        }
    }
    store::NewSample sample =
        newSample(placeOf(Modality::Signature), stamp, recording().core().now());
    sample.image = m_analysis->png;
    sample.info.imageFormat = "png";
    sample.templateBytes = m_analysis->samples;
    sample.info.templateFormat = kSignatureFormat;
    sample.info.measuresJson = m_analysis->measuresJson;
    sample.info.frameHash = crypto::hash256(m_analysis->samples);
    sample.replay = store::Replay::Allow;
    recording().finishStep(
        Step::Signature, "{}",
        [sample = std::move(sample)](OpenStation& station, const store::EnrolmentId& id) {
            return saveSample(station, id, sample);
        });
}

/// Nothing is written yet, and what is still being judged is no more wanted.
void SignatureStep::startAnew()
{
    m_analysis.reset();
    m_checking = false;
    m_countedPoor = false;
    ++m_moves;
    m_ink.start();
}

void SignatureStep::act(ActionId action, const QString&)
{
    const StepRules rules = recording().rules();
    switch (action) {
    case ActionId::Primary:
        if (m_checking) {
            break; // what is still being written is not a signature, and nobody has seen a verdict
        }
        if (!m_asking && rules.lacks(Step::Signature).empty()) {
            recording().finishStep(Step::Signature, "{}"); // saved before, or excepted
        } else if (m_analysis && m_analysis->report.verdict != imaging::Verdict::Poor) {
            save();
        } else if (!m_ink.empty()) {
            judge();
        }
        break;
    case ActionId::Retake:
        if (excepted()) {
            break;
        }
        m_asking = true;
        startAnew();
        recording().clearAlert();
        recording().show();
        break;
    case ActionId::SwapDevice:
        m_touch = !m_touch;
        if (m_asking) { // what the one device wrote is not sealed as the other's
            startAnew();
        }
        recording().clearAlert();
        show();
        break;
    default:
        break;
    }
}

QVector<view::CheckView> SignatureStep::checks() const
{
    if (m_checking) {
        return {{view::Tone::Neutral, tr("Goresan diperiksa…"), tr("sesudah pena diangkat"), {}}};
    }
    if (!m_analysis) {
        return {};
    }
    const imaging::SignatureReport& report = m_analysis->report;
    using enum imaging::SignatureIssue;
    const auto check = [&](bool good, const QString& title, const QString& detail) {
        return view::CheckView{good ? view::Tone::Ok : view::Tone::Err, title, detail};
    };
    return {check(!report.has(Blank) && !report.has(Dot) && !report.has(TooSmall),
                  tr("Goresan cukup"),
                  tr("%1 goresan, %2 mm").arg(report.strokeCount).arg(qRound(report.inkLengthMm))),
            check(!report.has(OutOfArea), tr("Di dalam kotak"),
                  tr("%1 × %2 mm").arg(qRound(report.widthMm)).arg(qRound(report.heightMm))),
            view::CheckView{report.pressureRecorded ? view::Tone::Ok : view::Tone::Warn,
                            tr("Tekanan terekam"),
                            report.pressureRecorded ? tr("ya") : tr("tidak, alas tanpa sensor")}};
}

QVector<view::ChipView> SignatureStep::chips() const
{
    if (excepted()) {
        return {{tr("Pengecualian"), view::Tone::Exc, {}}};
    }
    return {m_touch ? view::ChipView{tr("Layar sentuh"), view::Tone::Neutral, {}}
                    : view::ChipView{tr("Alas tanda tangan"), view::Tone::Neutral, {}},
            m_ink.penDown() ? view::ChipView{tr("Pena menulis"), view::Tone::Primary, {}}
                            : view::ChipView{tr("Pena terangkat"), view::Tone::Neutral, {}}};
}

view::ActionView SignatureStep::primary(bool settled) const
{
    const bool poor = m_analysis && m_analysis->report.verdict == imaging::Verdict::Poor;
    if (!settled && (m_ink.empty() || poor) &&
        m_attempts >= recording().core().policy().signatureRetries) {
        return unreadablePrimary();
    }
    const QString label = tr("Simpan, lanjut");
    if (m_checking) {
        return Recording::primaryDisabled(label, QStringLiteral("check"),
                                          tr("Tunggu sampai pena diangkat"));
    }
    const bool ready = settled || !m_ink.empty();
    return ready ? primaryAction(label, QStringLiteral("check"))
                 : Recording::primaryDisabled(label, QStringLiteral("check"),
                                              tr("Belum ada tanda tangan"));
}

void SignatureStep::show()
{
    const StepRules rules = recording().rules();
    const bool settled = !m_asking && rules.lacks(Step::Signature).empty();
    view::SignatureView shown;
    shown.title = tr("Tanda tangan");
    shown.chips = chips();
    shown.strokes = settled ? m_stored.strokes : m_ink.strokes();
    shown.padAspect = settled ? m_stored.padAspect : m_ink.aspect();
    shown.drawHere = m_touch && m_asking;
    shown.emptyText = excepted() ? tr("Tidak bisa menandatangani: garis menggantikan tanda tangan.")
                      : settled  ? tr("Tanda tangan sudah tersimpan.")
                      : m_touch
                          ? tr("Minta siswa menandatangani di kotak ini, dengan jari atau pena.")
                          : tr("Minta siswa menandatangani di alas.");
    shown.checks = checks();
    shown.alert = recording().alert();
    if (shown.alert.cause.isEmpty() && m_ink.empty() && !settled) {
        shown.alert.cause = tr("Samakan dengan tanda tangan yang biasa dipakai");
        shown.alert.remedy = tr("Tidak bisa menandatangani? Tekan F7: sebuah garis dicatat sebagai "
                                "pengecualian, dengan alasan.");
    }
    QVector<view::ActionView> own;
    if (!excepted()) {
        own.append(action(ActionId::Retake, tr("Hapus"), QStringLiteral("retake"), Qt::Key_F5));
        view::ActionView swap = swapAction();
        swap.label = m_touch ? tr("Pakai alas") : tr("Layar sentuh");
        own.append(swap);
    }
    own.append(exceptionAction());
    shown.actions = recording().actionBar(own, primary(settled));
    recording().core().display().present(shown);

    view::StudentView student = recording().studentView(view::StudentScene::Pad, 3);
    student.stepText = tr("Tanda tangan");
    student.headline = tr("Tanda tangan di alas");
    student.strokes = shown.strokes;
    student.padAspect = shown.padAspect;
    recording().core().display().present(student);
}

} // namespace rekam::workflow
