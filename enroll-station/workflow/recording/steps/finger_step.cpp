#include "workflow/recording/steps/finger_step.h"

#include "crypto/hash.h"
#include "workflow/recording/recording.h"
#include "workflow/recording/samples.h"
#include "workflow/recording/steps/finger_clash.h"
#include "workflow/recording/stored_pictures.h"
#include "workflow/words/words.h"

#include <algorithm>
#include <array>

namespace rekam::workflow {

using drivers::DeviceKind;
using record::Step;
using view::ActionId;

namespace {

constexpr std::array kTabs = {FingerPosition::LeftFour, FingerPosition::RightFour,
                              FingerPosition::BothThumbs};

FingerPosition tabOf(FingerPosition position)
{
    for (const FingerPosition tab : kTabs) {
        const auto fingers = fingersOf(tab);
        if (tab == position || std::ranges::find(fingers, position) != fingers.end()) {
            return tab;
        }
    }
    return FingerPosition::Unknown;
}

store::NewSample fingerSample(const FingerAnalysis& finger, const DeviceStamp& device, WallTime now)
{
    store::NewSample sample = newSample(placeOf(finger.position), device, now);
    sample.image = finger.png;
    sample.info.imageFormat = "png";
    sample.templateBytes = finger.minutiae;
    sample.info.templateFormat = finger.minutiae.empty() ? "" : std::string(kFingerTemplateFormat);
    sample.info.quality = finger.quality.score;
    sample.info.measuresJson = finger.measuresJson;
    sample.info.frameHash = crypto::hash256(finger.png);
    return sample;
}

} // namespace

FingerStep::FingerStep(Recording& recording)
    : StepDesk(recording)
{
    CapturePort& capture = recording.core().capture();
    connect(&capture, &CapturePort::fingersTaken, this, &FingerStep::taken);
    connect(&capture, &CapturePort::scanFrame, this, [this](const QImage& frame) {
        if (m_current && m_capturing) {
            m_live = frame;
            this->recording().core().display().showPreview(frame);
        }
    });
    followDevice(
        DeviceKind::FingerprintReader, [this](const view::MatterView& why) { retry(why); },
        [this] { m_capturing = false; });
    connect(&capture, &CapturePort::devicesChanged, this, [this] {
        if (m_current && !m_capturing) {
            show();
        }
    });
}

void FingerStep::enter()
{
    m_current = true;
    ++m_visit;
    m_capturing = false;
    m_attempts = 0;
    m_again.reset();
    m_suspect = FingerPosition::Unknown;
    m_prints.clear();
    m_last = FingerPosition::Unknown;
    recording().core().onStore(
        this,
        [id = recording().enrolment().id](OpenStation& station) {
            return storedPictures(station, id, record::Modality::Fingerprints);
        },
        [this](const QHash<int, QImage>& stored) {
            if (!m_current || stored.isEmpty()) {
                return;
            }
            for (auto print = stored.cbegin(); print != stored.cend(); ++print) {
                if (!m_prints.contains(print.key())) {
                    m_prints.insert(print.key(), print.value());
                }
            }
            show();
        });
}

void FingerStep::leave()
{
    m_current = false;
    ++m_visit;
    StepDesk::leave();
}

void FingerStep::takeAgain(FingerPosition finger)
{
    m_again = finger;
    m_suspect = FingerPosition::Unknown;
    m_attempts = 0;
    show();
}

void FingerStep::chooseTab(int tab)
{
    if (!m_current || m_capturing || recording().busy() || tab < 0 || tab >= std::ssize(kTabs)) {
        return;
    }
    const auto fingers = fingersOf(kTabs[static_cast<std::size_t>(tab)]);
    const StepRules rules = recording().rules();
    const bool open =
        std::ranges::any_of(fingers, [&](FingerPosition finger) { return !rules.settled(finger); });
    const FingerPosition stored = weakest(fingers);
    recording().clearAlert();
    if (!open && stored != FingerPosition::Unknown) {
        takeAgain(stored);
    } else { // its turn comes by itself, or all of it is excepted
        m_again.reset();
        show();
    }
}

bool FingerStep::again(FingerPosition finger) const
{
    const auto fingers = fingersOf(m_again.value_or(FingerPosition::Unknown));
    return std::ranges::find(fingers, finger) != fingers.end();
}

FingerPosition FingerStep::turn() const
{
    if (m_again) {
        return *m_again;
    }
    return recording().rules().nextFingerTurn(recording().core().capture().fourFingerPlaten());
}

FingerPosition FingerStep::weakest(std::span<const FingerPosition> among) const
{
    const StepRules rules = recording().rules();
    FingerPosition weak = FingerPosition::Unknown;
    int least = 0;
    for (const FingerPosition finger : among) {
        const store::SampleInfo* sample = rules.chosen(placeOf(finger));
        const int quality = sample != nullptr ? sample->quality.value_or(0) : 0;
        if (sample != nullptr && (weak == FingerPosition::Unknown || quality < least)) {
            weak = finger;
            least = quality;
        }
    }
    return weak != FingerPosition::Unknown && recording().core().capture().fourFingerPlaten()
               ? tabOf(weak)
               : weak;
}

QString FingerStep::asked(FingerPosition slap) const
{
    return words::fingersOfSlap(slap, recording().rules().exceptedFingers());
}

void FingerStep::capture()
{
    const FingerPosition position = turn();
    if (position == FingerPosition::Unknown) {
        return;
    }
    m_capturing = true;
    m_suspect = FingerPosition::Unknown;
    recording().setBusy(true);
    recording().clearAlert();
    // A settled finger need not lie on the platen again; one under an exception cannot.
    recording().core().capture().captureFingers(position, recording().rules().exceptedFingers());
    show();
}

void FingerStep::retry(const view::MatterView& matter)
{
    m_capturing = false;
    ++m_attempts;
    recording().setBusy(false);
    recording().setAlert(alertOf(matter, view::Tone::Err));
}

void FingerStep::taken(const std::shared_ptr<const FingersTaken>& taken)
{
    if (!m_current || !m_capturing) {
        return;
    }
    m_capturing = false;
    m_last = taken->asked;
    if (taken->slap.verdict != imaging::SlapVerdict::Good) {
        retry(words::matter(taken->slap.verdict, taken->asked, asked(taken->asked)));
        return;
    }
    std::vector<LaidFinger> fresh;
    for (const FingerAnalysis& finger : taken->slap.fingers) {
        fresh.push_back({finger.position, finger.minutiae});
    }
    recording().core().onStore(
        this,
        [id = recording().enrolment().id,
         replaced = fingersOf(m_again.value_or(FingerPosition::Unknown))](OpenStation& station) {
            return storedFingers(station, id, replaced);
        },
        [this, taken, visit = m_visit,
         fresh = std::move(fresh)](Result<std::vector<LaidFinger>> stored) {
            if (visit != m_visit) {
                return;
            }
            if (!stored) {
                const view::AlertView why = words::storeTrouble(stored.error());
                retry({why.cause, why.remedy});
                return;
            }
            recording().core().compute(
                this,
                [fresh, stored = std::move(stored).value(),
                 threshold = recording().core().policy().fingerMatch] {
                    return clashesOf(fresh, stored, threshold);
                },
                [this, taken, visit](const std::vector<FingerClash>& clashes) {
                    if (visit == m_visit) {
                        compared(taken, clashes);
                    }
                });
        });
}

void FingerStep::compared(const std::shared_ptr<const FingersTaken>& taken,
                          const std::vector<FingerClash>& clashes)
{
    if (clashes.empty()) {
        save(taken);
        return;
    }
    // Nothing of it is saved. Which of the two lay wrong, only the operator knows.
    m_suspect = suspectOf(clashes, recording().core().capture().fourFingerPlaten());
    ++m_attempts;
    recording().setBusy(false);
    recording().setAlert(clashAlert(clashes.front(), asked(taken->asked),
                                    recording().core().policy().fingerMatch, m_suspect));
}

void FingerStep::save(const std::shared_ptr<const FingersTaken>& taken)
{
    for (const FingerAnalysis& finger : taken->slap.fingers) {
        m_prints[static_cast<int>(finger.position)] = finger.shown;
    }
    const WallTime now = recording().core().now();
    recording().save(
        [taken, now, again = fingersOf(m_again.value_or(FingerPosition::Unknown))](
            OpenStation& station, const store::EnrolmentId& id) {
            const auto enrolment = station.store->enrolments().load(id);
            if (!enrolment) {
                return Status(enrolment.error());
            }
            const StepRules rules(enrolment.value(), station.identity.policy);
            store::NewSample whole = newSample(placeOf(taken->asked), taken->device, now);
            const bool slap = fingersOf(taken->asked).size() > 1;
            whole.image = taken->slap.png;
            whole.info.imageFormat = "png";
            whole.info.frameHash = taken->slap.frameHash;
            // A stop between the slap and its fingers leaves some of them without a sample; the
            // same frame then completes them. Shown again when all are there, it is a replay.
            const bool incomplete =
                std::ranges::any_of(taken->slap.fingers, [&](const FingerAnalysis& finger) {
                    return rules.chosen(placeOf(finger.position)) == nullptr;
                });
            if (slap && !(incomplete && alreadySaved(enrolment.value(), whole.info))) {
                if (Status saved = saveSample(station, id, std::move(whole)); !saved) {
                    return saved;
                }
            }
            for (const FingerAnalysis& finger : taken->slap.fingers) {
                const store::SampleInfo* before = rules.chosen(placeOf(finger.position));
                // The best of all captures is kept; an equal one changes nothing. What is to be
                // replaced may have been another finger's.
                const bool replaces = std::ranges::find(again, finger.position) != again.end() &&
                                      finger.quality.score >= station.identity.policy.fingerAccept;
                if (!replaces && before != nullptr &&
                    before->quality.value_or(0) >= finger.quality.score) {
                    continue;
                }
                store::NewSample sample = fingerSample(finger, taken->device, now);
                if (Status saved = saveSample(station, id, std::move(sample)); !saved) {
                    return saved;
                }
            }
            return Status();
        },
        [this, taken](const Status& saved) {
            if (!saved) {
                ++m_attempts;
                recording().setAlert(words::storeTrouble(saved.error()));
                return;
            }
            judge(taken);
        });
}

void FingerStep::judge(const std::shared_ptr<const FingersTaken>& taken)
{
    const int accept = recording().core().policy().fingerAccept;
    const FingerAnalysis* weakest = nullptr;
    for (const FingerAnalysis& finger : taken->slap.fingers) {
        const bool open = again(finger.position) ? finger.quality.score < accept
                                                 : !recording().rules().settled(finger.position);
        if (open && (weakest == nullptr || finger.quality.score < weakest->quality.score)) {
            weakest = &finger;
        }
    }
    if (weakest == nullptr) {
        m_attempts = 0;
        m_again.reset();
        recording().clearAlert();
        recording().show();
        return;
    }
    ++m_attempts;
    view::AlertView alert;
    alert.tone = view::Tone::Err;
    alert.cause = tr("%1 kurang jelas: mutu %2, ambang %3")
                      .arg(words::finger(weakest->position))
                      .arg(weakest->quality.score)
                      .arg(accept);
    alert.remedy = words::remedy(weakest->quality.cause) + QLatin1Char(' ') +
                   tr("%1 jari sudah tersimpan, tidak perlu diulang.")
                       .arg(static_cast<int>(kTenFingers.size()) -
                            static_cast<int>(recording().rules().openFingers().size()));
    recording().setAlert(alert);
}

void FingerStep::act(ActionId action, const QString& subject)
{
    if (action == ActionId::Retake && !subject.isEmpty()) {
        recording().clearAlert();
        takeAgain(static_cast<FingerPosition>(subject.toInt()));
        return;
    }
    switch (action) {
    case ActionId::Primary:
        if (turn() == FingerPosition::Unknown) {
            recording().finishStep(Step::Fingerprints, "{}");
        } else {
            capture();
        }
        break;
    case ActionId::Retake:
        if (m_attempts > 0) { // else there is nothing to repeat
            capture();
        }
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

view::HandsView FingerStep::hands() const
{
    const StepRules rules = recording().rules();
    const provision::Policy& policy = recording().core().policy();
    const auto now = fingersOf(turn());
    view::HandsView hands;
    for (const FingerPosition finger : kTenFingers) {
        view::FingerView shown;
        // What is to be replaced counts as not there.
        const store::SampleInfo* sample = again(finger) ? nullptr : rules.chosen(placeOf(finger));
        if (rules.exception(placeOf(finger)) != nullptr) {
            shown.state = view::FingerState::Excepted;
        } else if (sample != nullptr) {
            shown.quality = sample->quality.value_or(0);
            shown.state = shown.quality >= policy.fingerGood     ? view::FingerState::Good
                          : shown.quality >= policy.fingerAccept ? view::FingerState::Fair
                                                                 : view::FingerState::Weak;
        } else if (std::ranges::find(now, finger) != now.end()) {
            shown.state = view::FingerState::Turn;
        }
        hands.append(shown);
    }
    return hands;
}

QVector<view::CaptureTabView> FingerStep::tabs(FingerPosition turn) const
{
    const StepRules rules = recording().rules();
    QVector<view::CaptureTabView> tabs;
    for (const FingerPosition slap : kTabs) {
        view::CaptureTabView tab;
        const auto fingers = fingersOf(slap);
        const auto open = std::ranges::count_if(
            fingers, [&](FingerPosition finger) { return !rules.settled(finger); });
        const auto excepted = std::ranges::count_if(fingers, [&](FingerPosition finger) {
            return rules.exception(placeOf(finger)) != nullptr;
        });
        const auto there = std::ssize(fingers) - excepted;
        tab.title = excepted == 0 || there < 2 ? asked(slap)
                    : slap == FingerPosition::RightFour
                        ? tr("%1 jari kanan").arg(there)
                        : tr("%1 jari kiri").arg(there); // names would leave the others no room
        tab.chosen = tabOf(turn) == slap;
        if (open == 0) {
            tab.tone = excepted > 0 ? view::Tone::Exc : view::Tone::Ok;
            tab.note =
                excepted > 0 ? tr("Tersimpan, %1 pengecualian").arg(excepted) : tr("Tersimpan");
        } else if (tab.chosen) {
            tab.tone = view::Tone::Primary;
            const int tries = recording().core().policy().fingerRetries;
            tab.note = m_attempts >= tries ? tr("%1 percobaan selesai").arg(m_attempts)
                       : m_attempts > 0 ? tr("Percobaan %1 dari %2").arg(m_attempts + 1).arg(tries)
                                        : tr("Giliran ini");
        } else {
            tab.note = tr("Belum");
        }
        tabs.append(tab);
    }
    return tabs;
}

view::ActionBarView FingerStep::actions(FingerPosition turn) const
{
    QVector<view::ActionView> own;
    own.append(swapAction());
    own.append(exceptionAction());
    if (turn == FingerPosition::Unknown) {
        if (const FingerPosition weak = weakest(kTenFingers); weak != FingerPosition::Unknown) {
            view::ActionView again = retakeAction();
            again.label = tr("Ulangi %1").arg(asked(weak).toLower());
            again.subject = QString::number(static_cast<int>(weak));
            own.prepend(again);
        }
        return recording().actionBar(
            own, primaryAction(tr("Lanjut ke iris"), QStringLiteral("arrow-right")));
    }
    if (m_attempts > 0) {
        own.prepend(retakeAction());
    }
    view::ActionView primary =
        primaryAction(tr("Ambil %1").arg(asked(turn).toLower()), QStringLiteral("fingerprint"));
    if (!m_capturing && m_attempts >= recording().core().policy().fingerRetries) {
        primary = unreadablePrimary();
        if (m_suspect != FingerPosition::Unknown) { // another try would say the same
            const view::ActionView stored = takeAgainAction(m_suspect);
            primary = primaryAction(stored.label, stored.icon);
            primary.id = stored.id;
            primary.subject = stored.subject;
        }
    }
    if (m_capturing) {
        primary.label = tr("Menunggu jari…");
        primary.state = view::ActionState::Busy;
    }
    return recording().actionBar(own, primary);
}

void FingerStep::show()
{
    const FingerPosition now = turn();
    const StepRules rules = recording().rules();
    const provision::Policy& policy = recording().core().policy();
    view::FingerprintsView shown;
    shown.tabs = tabs(now);
    shown.handsTitle = tr("Sepuluh jari");
    shown.handsNote = tr("angka = mutu, ambang %1").arg(policy.fingerAccept);
    shown.hands = hands();
    shown.threshold = policy.fingerAccept;
    shown.live = m_capturing;
    // Back at a finished step nothing is asked for any more: the last tab stands for all.
    const FingerPosition seen = m_capturing                         ? now
                                : m_last != FingerPosition::Unknown ? m_last
                                : now != FingerPosition::Unknown    ? now
                                                                    : FingerPosition::BothThumbs;
    const QString hand = words::handOf(tabOf(seen));
    shown.resultTitle =
        m_capturing ? tr("Memindai %1").arg(hand) : tr("Hasil pemindai, %1").arg(hand);
    for (const FingerPosition finger : fingersOf(tabOf(seen))) {
        const store::SampleInfo* sample = rules.chosen(placeOf(finger));
        if (sample == nullptr) {
            continue;
        }
        const int score = sample->quality.value_or(0);
        const view::ChipView word = words::quality(score, policy.fingerAccept, policy.fingerGood);
        const bool thumb =
            finger == FingerPosition::LeftThumb || finger == FingerPosition::RightThumb;
        // Two thumbs stand side by side; the four of one hand need no side.
        const QString name = thumb ? words::finger(finger) : words::fingerShort(finger);
        if (const auto print = m_prints.constFind(static_cast<int>(finger));
            print != m_prints.cend()) {
            shown.prints.append({name, *print, word.tone});
        }
        shown.qualities.append({name, score, policy.fingerAccept, word.tone, word.text});
    }
    if (shown.qualities.isEmpty()) {
        shown.resultEmpty =
            tr("Belum ada hasil. Tempelkan %1 pada kaca.").arg(asked(now).toLower());
    }
    shown.alert = recording().alert();
    shown.actions = actions(now);
    recording().core().display().present(shown);
    showStudent(now);
}

void FingerStep::showStudent(FingerPosition turn)
{
    view::StudentView student = recording().studentView(view::StudentScene::Hand, 4);
    student.stepText = tr("Sidik jari");
    student.hands = hands();
    if (turn == FingerPosition::Unknown) {
        student.headline = tr("Terima kasih, sidik jari selesai");
    } else {
        student.headline = tr("Tempelkan %1").arg(asked(turn).toLower());
        student.hints = QStringList{tr("Tekan rata"), tr("Jangan bergerak")};
        student.rightHand =
            turn == FingerPosition::RightFour ||
            (turn >= FingerPosition::RightThumb && turn <= FingerPosition::RightLittle);
        student.bothHands = turn == FingerPosition::BothThumbs;
        if (!recording().alert().cause.isEmpty()) {
            student.footnote = tr("Coba sekali lagi, tekan rata dan tahan.");
        }
    }
    recording().core().display().present(student);
}

} // namespace rekam::workflow
