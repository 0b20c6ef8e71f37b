#include "workflow/recording/steps/verification_step.h"

#include "base/slap_fingers.h"
#include "biometrics/image_codec.h"
#include "crypto/hash.h"
#include "imaging/finger/compare.h"
#include "imaging/finger/minutiae.h"
#include "imaging/finger/same_frame.h"
#include "workflow/record/own_fingers.h"
#include "workflow/recording/recording.h"
#include "workflow/recording/samples.h"
#include "workflow/recording/steps/finger_step.h"
#include "workflow/recording/stored_pictures.h"
#include "workflow/words/words.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace rekam::workflow {

using drivers::DeviceKind;
using record::Step;
using view::ActionId;

namespace {

/// 0 where one of the two holds no minutiae: an empty template is like nothing.
double compareTemplates(ByteView stored, ByteView fresh)
{
    const auto first = imaging::readTemplate(stored);
    const auto second = imaging::readTemplate(fresh);
    if (!first || !second) {
        return 0;
    }
    return imaging::compareFingers(imaging::ComparableFinger(first.value()),
                                   imaging::ComparableFinger(second.value()));
}

/// What is stored of the finger, encoded: read on the store's thread, judged on the computing one.
struct StoredFinger
{
    struct Frame
    {
        Bytes image;
        bool slap = false; ///< the whole platen; else only the upright cut was kept
    };

    Bytes minutiae;
    std::vector<Frame> frames;      ///< every capture that shows the finger
    std::vector<LaidFinger> others; ///< the record's other fingers
};

Result<StoredFinger> readFinger(OpenStation& station, const store::EnrolmentId& enrolment,
                                store::SampleId chosen, FingerPosition finger)
{
    auto minutiae = station.store->samples().templateOf(chosen);
    if (!minutiae) {
        return minutiae.error();
    }
    const auto samples = station.store->samples().list(enrolment);
    if (!samples) {
        return samples.error();
    }
    StoredFinger stored;
    stored.minutiae = std::move(minutiae).value();
    auto others = storedFingers(station, enrolment, std::array{finger});
    if (!others) {
        return others.error();
    }
    stored.others = std::move(others).value();
    for (const store::SampleInfo& sample : samples.value()) {
        const std::vector<FingerPosition> shows = fingersOf(sample.position.finger);
        if (sample.position.modality != record::Modality::Fingerprints || !sample.imageKept ||
            sample.purpose != store::SamplePurpose::Capture ||
            std::ranges::find(shows, finger) == shows.end()) {
            continue;
        }
        auto image = station.store->samples().image(sample.id);
        if (!image) {
            return image.error();
        }
        stored.frames.push_back({std::move(image).value(), shows.size() > 1});
    }
    return stored;
}

/// What the fresh scan says about the finger that is stored.
struct FreshScan
{
    double score = 0;
    bool repeats = false; ///< no fresh scan: a frame of this recording, or a cut of one
    FingerPosition like = FingerPosition::Unknown; ///< which other finger it is, below `threshold`
};

/// Some 0.1 s for each capture that shows the finger. Pure.
Result<FreshScan> judge(const StoredFinger& stored, const FingersTaken& taken, int threshold)
{
    const GrayImage platen = toGray(taken.slap.shown);
    const GrayImage cut = toGray(taken.slap.fingers.front().shown);
    FreshScan scan;
    for (const StoredFinger::Frame& frame : stored.frames) {
        const auto image = biometrics::decodeGray(frame.image);
        if (!image) {
            return image.error();
        }
        scan.repeats =
            scan.repeats || imaging::repeatsFrame(frame.slap ? platen : cut, image.value());
    }
    const Bytes& fresh = taken.slap.fingers.front().minutiae;
    scan.score = compareTemplates(stored.minutiae, fresh);
    if (scan.score < threshold) {
        const std::array laid = {LaidFinger{taken.asked, fresh}};
        if (const auto clashes = clashesOf(laid, stored.others, threshold); !clashes.empty()) {
            scan.like = clashes.front().like;
        }
    }
    return scan;
}

} // namespace

VerificationStep::VerificationStep(Recording& recording)
    : StepDesk(recording)
{
    CapturePort& capture = recording.core().capture();
    connect(&capture, &CapturePort::fingersTaken, this, &VerificationStep::taken);
    followDevice(
        DeviceKind::FingerprintReader, [this](const view::MatterView& why) { retry(why); },
        [this] { m_capturing = FingerPosition::Unknown; });
}

void VerificationStep::enter()
{
    m_current = true;
    ++m_visit;
    m_capturing = FingerPosition::Unknown;
    m_attempts = 0;
    m_tries.clear();
    m_stored.clear();
    recording().core().see(
        {std::string(recording().person().nik.digits()), SubjectHint::Occasion::Verification});
    const VerificationFingers fingers = recording().rules().verificationFingers();
    for (const auto& finger : {fingers.left, fingers.right}) {
        if (finger) {
            loadStored(*finger);
        }
    }
}

void VerificationStep::leave()
{
    m_current = false;
    ++m_visit;
    StepDesk::leave();
    recording().core().see(
        {std::string(recording().person().nik.digits()), SubjectHint::Occasion::Enrolment});
}

void VerificationStep::loadStored(FingerPosition finger)
{
    const store::SampleInfo* sample = recording().rules().chosen(placeOf(finger));
    recording().core().onStore(
        this, [id = sample->id](OpenStation& station) { return storedPicture(station, id); },
        [this, finger](const QImage& image) {
            m_stored[static_cast<int>(finger)] = image;
            if (m_current) {
                recording().show();
            }
        });
}

std::optional<double> VerificationStep::verifiedScore(FingerPosition finger) const
{
    for (const VerifiedFinger& entry : recording().rules().verified()) {
        if (entry.finger == finger) {
            return entry.score;
        }
    }
    return std::nullopt;
}

std::optional<FingerPosition> VerificationStep::turn() const
{
    const VerificationFingers fingers = recording().rules().verificationFingers();
    for (const auto& finger : {fingers.left, fingers.right}) {
        if (finger && !verifiedScore(*finger)) {
            return finger;
        }
    }
    return std::nullopt;
}

void VerificationStep::capture()
{
    const auto finger = turn();
    if (!finger) {
        return;
    }
    m_capturing = *finger;
    recording().setBusy(true);
    recording().clearAlert();
    recording().core().capture().captureFingers(*finger, {});
    show();
}

void VerificationStep::retry(const view::MatterView& matter)
{
    m_capturing = FingerPosition::Unknown;
    ++m_attempts;
    recording().setBusy(false);
    recording().setAlert(alertOf(matter, view::Tone::Err));
}

void VerificationStep::taken(const std::shared_ptr<const FingersTaken>& taken)
{
    if (!m_current || m_capturing == FingerPosition::Unknown) {
        return;
    }
    if (taken->slap.verdict != imaging::SlapVerdict::Good || taken->slap.fingers.size() != 1) {
        retry(words::matter(taken->slap.verdict, taken->asked));
        return;
    }
    const store::SampleInfo* stored = recording().rules().chosen(placeOf(taken->asked));
    recording().core().onStore(
        this,
        [id = stored->id, enrolment = recording().enrolment().id, finger = taken->asked](
            OpenStation& station) { return readFinger(station, enrolment, id, finger); },
        [this, taken, visit = m_visit, sample = stored->imageHash](Result<StoredFinger> read) {
            if (visit != m_visit) {
                return;
            }
            if (!read) {
                refuse(read.error());
                return;
            }
            recording().core().compute(
                this,
                [finger = std::move(read).value(), taken,
                 threshold = recording().core().policy().fingerMatch] {
                    return judge(finger, *taken, threshold);
                },
                [this, taken, visit, sample](const Result<FreshScan>& scan) {
                    if (visit != m_visit) {
                        return;
                    }
                    if (!scan || scan.value().repeats) {
                        refuse(scan ? Error{ErrorCode::Conflict, "a frame of this recording"}
                                    : scan.error());
                        return;
                    }
                    if (scan.value().like != FingerPosition::Unknown) {
                        anotherFinger(taken, scan.value().like, scan.value().score);
                        return;
                    }
                    compared(taken, {taken->asked, scan.value().score, sample});
                });
        });
}

void VerificationStep::refuse(const Error& error)
{
    const view::AlertView why = words::storeTrouble(error);
    retry({why.cause, why.remedy});
}

void VerificationStep::anotherFinger(const std::shared_ptr<const FingersTaken>& taken,
                                     FingerPosition like, double score)
{
    m_tries[static_cast<int>(taken->asked)] = {taken->slap.fingers.front().shown, score};
    const QString asked = words::finger(taken->asked).toLower();
    retry({tr("Ini jari lain: %1, bukan %2.").arg(words::finger(like).toLower(), asked),
           tr("Tempelkan %1. Bila jarinya sudah benar, ambil ulang telunjuk (langkah 5).")
               .arg(asked)});
}

void VerificationStep::compared(const std::shared_ptr<const FingersTaken>& taken,
                                const VerifiedFinger& result)
{
    const FingerPosition finger = result.finger;
    const double score = result.score;
    const int threshold = recording().core().policy().fingerMatch;
    m_tries[static_cast<int>(finger)] = {taken->slap.fingers.front().shown, score};
    if (score < threshold) {
        retry({tr("%1 belum cocok: skor %2, ambang %3.")
                   .arg(words::finger(finger))
                   .arg(std::lround(score))
                   .arg(threshold),
               tr("Coba sekali lagi, lebih tengah. Bila tetap, ambil ulang telunjuk (langkah 5) "
                  "atau catat pengecualian.")});
        return;
    }
    std::vector<VerifiedFinger> verified = recording().rules().verified();
    std::erase_if(verified, [&](const VerifiedFinger& entry) { return entry.finger == finger; });
    verified.push_back(result);
    store::NewSample sample = newSample(placeOf(finger), taken->device, recording().core().now());
    sample.info.purpose = store::SamplePurpose::Verification;
    sample.image = taken->slap.fingers.front().png;
    sample.info.imageFormat = "png";
    sample.info.quality = taken->slap.fingers.front().quality.score;
    sample.info.measuresJson = taken->slap.fingers.front().measuresJson;
    // The whole platen, so that a fresh scan shown twice is refused too.
    sample.info.frameHash = taken->slap.frameHash;
    recording().save(
        [sample = std::move(sample), json = verificationJson(verified)](
            OpenStation& station, const store::EnrolmentId& id) mutable {
            const auto enrolment = station.store->enrolments().load(id);
            if (!enrolment) {
                return Status(enrolment.error());
            }
            // Saved just before a stop, and not yet noted as verified: the same frame completes it.
            if (!alreadySaved(enrolment.value(), sample.info)) {
                if (Status saved = saveSample(station, id, std::move(sample)); !saved) {
                    return saved;
                }
            }
            return station.store->enrolments().saveStep(id, Step::Verification,
                                                        store::StepState::InProgress, json);
        },
        [this](const Status& saved) {
            m_capturing = FingerPosition::Unknown;
            if (!saved) {
                ++m_attempts;
                recording().setAlert(words::storeTrouble(saved.error()));
                return;
            }
            m_attempts = 0;
            recording().clearAlert();
            recording().show();
        });
}

void VerificationStep::act(ActionId action, const QString&)
{
    switch (action) {
    case ActionId::Primary:
        if (turn()) {
            capture();
        } else {
            recording().finishStep(Step::Verification,
                                   verificationJson(recording().rules().verified()));
        }
        break;
    case ActionId::Retake:
        takeStoredAgain();
        break;
    case ActionId::ForceCapture:
        capture();
        break;
    case ActionId::SwapDevice:
        recording().clearAlert();
        recording().core().capture().swapDevice(DeviceKind::FingerprintReader);
        show();
        break;
    default:
        break;
    }
}

/// The stored finger may be at fault: back to where it is taken, and it is asked for.
void VerificationStep::takeStoredAgain()
{
    const VerificationFingers fingers = recording().rules().verificationFingers();
    const std::optional<FingerPosition> finger = turn()          ? turn()
                                                 : fingers.right ? fingers.right
                                                                 : fingers.left;
    recording().open(Step::Fingerprints);
    if (finger && recording().openStep() == Step::Fingerprints) {
        recording().desk<FingerStep>(Step::Fingerprints).takeAgain(*finger);
    }
}

view::VerifyTileView VerificationStep::tile(FingerPosition finger) const
{
    const int threshold = recording().core().policy().fingerMatch;
    view::VerifyTileView shown;
    shown.title = words::finger(finger);
    shown.stored = m_stored.value(static_cast<int>(finger));
    shown.storedLabel = tr("Tersimpan");
    shown.freshLabel = tr("Pindai baru");
    shown.turn = turn() == finger;
    const auto attempt = m_tries.constFind(static_cast<int>(finger));
    if (attempt != m_tries.cend()) {
        shown.fresh = attempt->fresh;
    }
    const std::optional<double> score = verifiedScore(finger);
    const std::optional<double> seen = score                       ? score
                                       : attempt != m_tries.cend() ? std::optional(attempt->score)
                                                                   : std::nullopt;
    if (seen) {
        const bool match = *seen >= threshold;
        shown.tone = match ? view::Tone::Ok : view::Tone::Err;
        shown.chip = match ? view::ChipView{tr("Cocok 1:1"), view::Tone::Ok, {}}
                           : view::ChipView{tr("Belum cocok"), view::Tone::Err, {}};
        shown.score = {tr("Skor"), static_cast<int>(std::lround(*seen)), threshold, shown.tone,
                       shown.chip.text};
        shown.scoreFull = std::max(2 * threshold, static_cast<int>(std::lround(*seen)));
        if (shown.fresh.isNull()) {
            shown.emptyText = tr("Tersimpan");
        }
    } else {
        shown.chip = {tr("Belum"), view::Tone::Neutral, {}};
        shown.emptyText = tr("Tempelkan %1").arg(words::finger(finger).toLower());
    }
    return shown;
}

void VerificationStep::show()
{
    const VerificationFingers fingers = recording().rules().verificationFingers();
    const auto now = turn();
    view::VerificationView shown;
    shown.title = tr("Pindai ulang telunjuk");
    shown.subtitle = tr("Jari ditempelkan lagi dan dibandingkan 1:1 dengan yang baru disimpan.");
    for (const auto& finger : {fingers.left, fingers.right}) {
        if (finger) {
            shown.tiles.append(tile(*finger));
        }
    }
    shown.alert = recording().alert();
    QVector<view::ActionView> own;
    const view::ActionView again =
        action(ActionId::Retake, tr("Ambil ulang telunjuk"), QStringLiteral("retake"), Qt::Key_F5);
    const bool usedUp = now && m_attempts >= recording().core().policy().fingerRetries;
    own.append(usedUp ? action(ActionId::ForceCapture, tr("Coba lagi"), again.icon, again.key)
                      : again);
    own.append(swapAction());
    own.append(exceptionAction());
    view::ActionView primary =
        now ? primaryAction(tr("Tempelkan %1").arg(words::finger(*now).toLower()),
                            QStringLiteral("fingerprint"))
            : primaryAction(tr("Lanjut"), QStringLiteral("arrow-right"));
    if (usedUp) {
        primary = primaryAction(again.label, again.icon); // another try would say the same
        primary.id = again.id;
    }
    if (m_capturing != FingerPosition::Unknown) {
        primary.label = tr("Menunggu jari…");
        primary.state = view::ActionState::Busy;
    }
    shown.actions = recording().actionBar(own, primary);
    recording().core().display().present(shown);

    view::StudentView student = recording().studentView(view::StudentScene::Hand, 5);
    student.stepText = tr("Verifikasi");
    student.headline =
        now ? tr("Tempelkan %1").arg(words::finger(*now).toLower()) : tr("Bagus, cocok");
    student.rightHand = now && *now <= FingerPosition::RightLittle;
    for (const FingerPosition finger : kTenFingers) {
        view::FingerView one;
        one.state = now == finger ? view::FingerState::Turn : view::FingerState::Waiting;
        student.hands.append(one);
    }
    recording().core().display().present(student);
}

} // namespace rekam::workflow
