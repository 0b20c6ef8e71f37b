#include "workflow/recording/steps/iris_step.h"

#include "crypto/hash.h"
#include "imaging/iris/compare.h"
#include "workflow/recording/recording.h"
#include "workflow/recording/samples.h"
#include "workflow/recording/stored_pictures.h"
#include "workflow/words/words.h"

namespace rekam::workflow {

using drivers::DeviceKind;
using record::Step;
using view::ActionId;

IrisStep::IrisStep(Recording& recording)
    : StepDesk(recording)
{
    CapturePort& capture = recording.core().capture();
    connect(&capture, &CapturePort::irisTaken, this, &IrisStep::taken);
    connect(&capture, &CapturePort::scanFrame, this, [this](const QImage& frame) {
        if (m_current && m_capturing != Eye::Unknown) {
            const bool left = m_capturing == Eye::Left;
            this->recording().core().display().showEyePreview(left ? frame : QImage(),
                                                              left ? QImage() : frame);
        }
    });
    followDevice(
        DeviceKind::IrisScanner, [this](const view::MatterView& why) { retry(why); },
        [this] { m_capturing = Eye::Unknown; });
}

void IrisStep::enter()
{
    m_current = true;
    ++m_visit;
    m_again = Eye::Unknown;
    m_capturing = Eye::Unknown;
    m_attempts = 0;
    m_left.reset();
    m_right.reset();
    m_stored.clear();
    recording().core().onStore(
        this,
        [id = recording().enrolment().id](OpenStation& station) {
            return storedPictures(station, id, record::Modality::Iris);
        },
        [this, visit = m_visit](const QHash<int, QImage>& stored) {
            if (visit == m_visit && !stored.isEmpty()) {
                m_stored = stored;
                show();
                measureStored();
            }
        });
}

/// What was said of the stored eyes when they were taken is said again: outline and measures.
void IrisStep::measureStored()
{
    const auto measure = [stored = m_stored] {
        std::vector<IrisAnalysis> measured;
        for (auto eye = stored.cbegin(); eye != stored.cend(); ++eye) {
            auto iris = analyseIris(toGray(eye.value()), static_cast<Eye>(eye.key()));
            if (iris && iris.value().limbus.radiusPx > 0) {
                measured.push_back(std::move(iris).value());
            }
        }
        return measured;
    };
    recording().core().compute(
        this, measure, [this, visit = m_visit](const std::vector<IrisAnalysis>& measured) {
            if (visit != m_visit) {
                return;
            }
            for (const IrisAnalysis& iris : measured) {
                std::shared_ptr<const IrisTaken>& place = iris.eye == Eye::Left ? m_left : m_right;
                if (!place) { // else it was taken again in the meantime
                    place = std::make_shared<const IrisTaken>(IrisTaken{iris, {}});
                }
            }
            show();
        });
}

void IrisStep::leave()
{
    m_current = false;
    ++m_visit;
    StepDesk::leave();
}

Eye IrisStep::turn() const
{
    if (m_again != Eye::Unknown) {
        return m_again;
    }
    const auto open = recording().rules().openEyes();
    return open.empty() ? Eye::Unknown : open.front();
}

Eye IrisStep::weakest() const
{
    const StepRules rules = recording().rules();
    const store::SampleInfo* left = rules.chosen(placeOf(Eye::Left));
    const store::SampleInfo* right = rules.chosen(placeOf(Eye::Right));
    if (left == nullptr || right == nullptr) {
        return left != nullptr ? Eye::Left : right != nullptr ? Eye::Right : Eye::Unknown;
    }
    return left->quality.value_or(0) < right->quality.value_or(0) ? Eye::Left : Eye::Right;
}

void IrisStep::capture()
{
    m_capturing = turn();
    recording().setBusy(true);
    recording().clearAlert();
    recording().core().capture().captureIris(m_capturing);
    show();
}

void IrisStep::retry(const view::MatterView& matter)
{
    m_capturing = Eye::Unknown;
    ++m_attempts;
    recording().setBusy(false);
    recording().setAlert(alertOf(matter, view::Tone::Err));
}

void IrisStep::taken(const std::shared_ptr<const IrisTaken>& taken)
{
    if (!m_current || m_capturing == Eye::Unknown) {
        return;
    }
    const int accept = recording().core().policy().irisAccept;
    (taken->iris.eye == Eye::Left ? m_left : m_right) = taken;
    const imaging::IrisQuality& quality = taken->iris.quality;
    if (taken->iris.code.empty() || quality.score < accept) {
        retry({tr("%1 kurang jelas: mutu %2, ambang %3")
                   .arg(words::eye(taken->iris.eye))
                   .arg(quality.score)
                   .arg(accept),
               words::remedy(quality.cause)});
        return;
    }
    // The left eye must not be the right one again.
    const Eye other = taken->iris.eye == Eye::Left ? Eye::Right : Eye::Left;
    const store::SampleInfo* stored = recording().rules().chosen(placeOf(other));
    if (stored == nullptr || stored->templateBytes == 0) {
        compared(taken, 0, m_visit);
        return;
    }
    recording().core().onStore(
        this,
        [id = stored->id, taken](OpenStation& station) {
            const auto code = station.store->samples().templateOf(id);
            const auto first = code ? imaging::parseIris(code.value())
                                    : Result<imaging::IrisTemplate>(code.error());
            const auto second = imaging::parseIris(taken->iris.code);
            return first && second ? imaging::compareIrises(first.value(), second.value()) : 0.0;
        },
        [this, taken, visit = m_visit](double likeOther) { compared(taken, likeOther, visit); });
}

void IrisStep::compared(const std::shared_ptr<const IrisTaken>& taken, double likeOther, int visit)
{
    if (visit != m_visit || m_capturing == Eye::Unknown) {
        return; // the student was left, or the capture given up, while the other eye was read
    }
    if (likeOther >= recording().core().policy().irisMatch) {
        retry({tr("Ini mata yang sama dengan yang sudah tersimpan."),
               tr("Ambil %1. Mata yang lain tetap tersimpan.")
                   .arg(words::eye(taken->iris.eye).toLower())});
        return;
    }
    store(taken);
}

void IrisStep::store(const std::shared_ptr<const IrisTaken>& taken)
{
    store::NewSample sample =
        newSample(placeOf(taken->iris.eye), taken->device, recording().core().now());
    sample.image = taken->iris.png;
    sample.info.imageFormat = "png";
    sample.templateBytes = taken->iris.code;
    sample.info.templateFormat = kIrisTemplateFormat;
    sample.info.quality = taken->iris.quality.score;
    sample.info.measuresJson = taken->iris.measuresJson;
    sample.info.frameHash = crypto::hash256(taken->iris.png);
    recording().save(
        [sample = std::move(sample)](OpenStation& station, const store::EnrolmentId& id) mutable {
            return saveSample(station, id, std::move(sample));
        },
        [this](const Status& saved) {
            m_capturing = Eye::Unknown;
            if (!saved) {
                ++m_attempts;
                recording().setAlert(words::storeTrouble(saved.error()));
                return;
            }
            m_again = Eye::Unknown;
            m_attempts = 0;
            recording().clearAlert();
            recording().show();
        });
}

void IrisStep::act(ActionId action, const QString&)
{
    switch (action) {
    case ActionId::Primary:
        if (turn() == Eye::Unknown) {
            recording().finishStep(Step::Iris, "{}");
        } else {
            capture();
        }
        break;
    case ActionId::Retake:
    case ActionId::ForceCapture:
        if (action == ActionId::Retake && m_again != Eye::Unknown && m_attempts == 0) {
            m_again = Eye::Unknown; // F5 once more: what is stored stays
            show();
        } else if (turn() == Eye::Unknown && action == ActionId::Retake) {
            m_again = weakest();
            recording().clearAlert();
            show();
        } else if (turn() != Eye::Unknown && (m_attempts > 0 || action == ActionId::ForceCapture)) {
            capture(); // F5 repeats; where nothing was tried there is nothing to repeat
        }
        break;
    case ActionId::SwapDevice:
        recording().clearAlert();
        recording().core().capture().swapDevice(DeviceKind::IrisScanner);
        show();
        break;
    default:
        break;
    }
}

view::EyeView IrisStep::eyeView(Eye eye) const
{
    const StepRules rules = recording().rules();
    const provision::Policy& policy = recording().core().policy();
    const std::shared_ptr<const IrisTaken>& taken = eye == Eye::Left ? m_left : m_right;
    view::EyeView shown;
    shown.title = words::eye(eye);
    const store::SampleInfo* sample = rules.chosen(placeOf(eye));
    if (rules.exception(placeOf(eye)) != nullptr) {
        shown.chip = {tr("Pengecualian"), view::Tone::Exc, {}};
        shown.tone = view::Tone::Exc;
        shown.emptyText = tr("Tidak diambil");
    } else if (sample != nullptr && m_capturing != eye && m_again == eye && m_attempts > 0) {
        shown.chip = {tr("Percobaan ini belum cukup"), view::Tone::Warn, {}};
        shown.tone = view::Tone::Warn;
    } else if (sample != nullptr && m_capturing != eye) {
        shown.chip = {tr("Tersimpan"), view::Tone::Ok, {}};
        shown.tone = view::Tone::Ok;
        const int score = sample->quality.value_or(0);
        const view::ChipView word = words::quality(score, policy.irisAccept, policy.irisGood);
        shown.qualities.append({tr("Mutu"), score, policy.irisAccept, word.tone, word.text});
    } else if (m_capturing == eye) {
        shown.chip = {tr("Sedang diambil"), view::Tone::Primary, {}};
        shown.tone = view::Tone::Primary;
    } else {
        shown.chip = {tr("Belum"), view::Tone::Neutral, {}};
        shown.emptyText = tr("Belum diambil");
    }
    if (taken) {
        shown.image = taken->iris.shown;
        if (taken->iris.limbus.radiusPx > 0) {
            shown.pupil = {{taken->iris.pupil.xPx, taken->iris.pupil.yPx},
                           taken->iris.pupil.radiusPx};
            shown.iris = {{taken->iris.limbus.xPx, taken->iris.limbus.yPx},
                          taken->iris.limbus.radiusPx};
        }
        const imaging::IrisQuality& quality = taken->iris.quality;
        const auto meter = [](const QString& label, double value, int threshold) {
            const int rounded = static_cast<int>(value);
            const bool good = rounded >= threshold;
            return view::QualityView{label, rounded, threshold,
                                     good ? view::Tone::Ok : view::Tone::Err,
                                     good ? tr("Baik") : tr("Kurang")};
        };
        shown.qualities.append(meter(tr("Iris terbuka"), quality.usableIrisArea, 70));
        shown.qualities.append(meter(tr("Ketajaman"), quality.sharpness, 30));
    } else if (sample != nullptr) {
        shown.image = m_stored.value(static_cast<int>(eye));
        shown.emptyText = tr("Tersimpan");
    }
    return shown;
}

void IrisStep::show()
{
    const Eye now = turn();
    view::IrisView shown;
    shown.left = eyeView(Eye::Left);
    shown.right = eyeView(Eye::Right);
    shown.alert = recording().alert();
    QVector<view::ActionView> own{swapAction(), exceptionAction()};
    if (m_again != Eye::Unknown && m_attempts == 0) {
        view::ActionView keep = retakeAction();
        keep.label = tr("Pakai yang tersimpan");
        own.prepend(keep);
    } else if (now != Eye::Unknown && m_attempts > 0) {
        own.prepend(retakeAction());
    } else if (now == Eye::Unknown && weakest() != Eye::Unknown) {
        view::ActionView again = retakeAction();
        again.label = tr("Ulangi %1").arg(words::eye(weakest()).toLower());
        own.prepend(again);
    }
    view::ActionView primary =
        now == Eye::Unknown
            ? primaryAction(tr("Lanjut ke verifikasi"), QStringLiteral("arrow-right"))
            : primaryAction(tr("Ambil %1").arg(words::eye(now).toLower()), QStringLiteral("iris"));
    if (now != Eye::Unknown && m_capturing == Eye::Unknown &&
        m_attempts >= recording().core().policy().irisRetries) {
        primary = unreadablePrimary();
    }
    if (m_capturing != Eye::Unknown) {
        primary.label = tr("Menunggu mata…");
        primary.state = view::ActionState::Busy;
    }
    shown.actions = recording().actionBar(own, primary);
    recording().core().display().present(shown);

    view::StudentView student = recording().studentView(view::StudentScene::Eyes, 5);
    student.stepText = tr("Iris");
    student.headline = now == Eye::Unknown ? tr("Bagus, mata selesai") : tr("Lihat titik hijau");
    student.hints = QStringList{tr("Buka mata lebar"), tr("Tahan sebentar")};
    recording().core().display().present(student);
}

} // namespace rekam::workflow
