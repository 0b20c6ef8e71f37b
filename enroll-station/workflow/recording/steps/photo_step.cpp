#include "workflow/recording/steps/photo_step.h"

#include "biometrics/image_codec.h"
#include "crypto/hash.h"
#include "workflow/desks/machine_facts.h"
#include "workflow/recording/recording.h"
#include "workflow/recording/samples.h"
#include "workflow/words/words.h"

#include <algorithm>
#include <cstdlib>

namespace rekam::workflow {

using drivers::DeviceKind;
using record::Modality;
using record::Step;
using view::ActionId;

namespace {

/// The policy's; its width in 3:4 for a policy that was signed before anybody asked for that.
imaging::PortraitSize portraitSize(const provision::Policy& policy)
{
    constexpr int kSlackPx = 4; // as cropPortrait() takes it
    const imaging::PortraitSize size{policy.photoWidthPx, policy.photoHeightPx};
    return std::abs(3 * size.heightPx - 4 * size.widthPx) <= kSlackPx
               ? size
               : imaging::PortraitSize{size.widthPx, size.widthPx * 4 / 3};
}

} // namespace

PhotoStep::PhotoStep(Recording& recording)
    : StepDesk(recording)
{
    CapturePort& capture = recording.core().capture();
    connect(&capture, &CapturePort::photoTaken, this, &PhotoStep::taken);
    connect(&capture, &CapturePort::previewFrame, this, [this](const QImage& frame) {
        if (m_current && m_phase == Phase::Live) {
            m_lastFrame = frame;
            this->recording().core().display().showPreview(frame);
        }
    });
    connect(&capture, &CapturePort::previewChecked, this,
            [this](const std::shared_ptr<const imaging::FaceReport>& report) {
                if (m_current && m_phase == Phase::Live) {
                    m_live = report;
                    show();
                }
            });
    connect(&recording, &Recording::closed, this, &PhotoStep::forget); // nobody's face stays
    followDevice(DeviceKind::Camera, {}, [this] { m_phase = Phase::Lost; });
}

imaging::FaceRequirement PhotoStep::requirement() const
{
    const record::Person& who = recording().person();
    imaging::FaceRequirement required;
    switch (record::photoBackground(who.birthDate, who.citizenship)) {
    case record::PhotoBackground::Red:
        required.background = imaging::FaceBackground::Red;
        break;
    case record::PhotoBackground::Blue:
        required.background = imaging::FaceBackground::Blue;
        break;
    case record::PhotoBackground::Orange:
        required.background = imaging::FaceBackground::Orange;
        break;
    }
    return required;
}

int PhotoStep::takesMax() const
{
    return recording().core().policy().photoTakes;
}

void PhotoStep::enter()
{
    m_current = true;
    m_phase = Phase::Loading;
    forget();
    reload();
}

void PhotoStep::forget()
{
    ++m_loads;
    m_unmeasured = false;
    m_takes.clear();
    m_chosen = -1;
    m_live.reset();
    m_portrait = {};
    m_lastFrame = {};
}

void PhotoStep::recall()
{
    forget();
    reload();
}

void PhotoStep::leave()
{
    m_current = false;
    StepDesk::leave();
}

/// Takes of this enrolment that were saved before, e.g. before a crash.
void PhotoStep::reload()
{
    struct Loaded
    {
        store::SampleInfo info;
        Bytes image;
    };

    recording().core().onStore(
        this,
        [id = recording().enrolment().id](OpenStation& station) {
            std::vector<Loaded> loaded;
            const auto samples = station.store->samples().list(id);
            if (!samples) {
                return loaded;
            }
            for (const store::SampleInfo& info : samples.value()) {
                if (info.position.modality == Modality::Photo && info.imageKept) {
                    if (auto image = station.store->samples().image(info.id)) {
                        loaded.push_back({info, std::move(image).value()});
                    }
                }
            }
            return loaded;
        },
        [this, id = recording().enrolment().id](std::vector<Loaded> loaded) {
            if (!recording().active() || recording().enrolment().id != id || !m_takes.empty()) {
                return;
            }
            std::vector<StoredPortrait> portraits;
            for (Loaded& sample : loaded) {
                const auto image = biometrics::decodeRgb(sample.image);
                if (!image) {
                    continue;
                }
                m_takes.push_back({sample.info.id, toQImage(image.value()), std::nullopt});
                if (sample.info.chosen) {
                    m_chosen = static_cast<int>(m_takes.size()) - 1;
                    m_portrait = m_takes.back().image;
                }
                portraits.push_back({std::move(sample.image), sample.info.measuresJson});
            }
            if (m_current && m_phase == Phase::Loading) {
                if (m_takes.empty()) {
                    startLive();
                } else {
                    m_phase = Phase::Taken;
                }
            }
            if (m_current && !portraits.empty()) {
                measure(std::move(portraits));
            }
            if (m_current || !m_takes.empty()) {
                recording().show(); // the column and the summary show the photo at every step
            }
        });
}

void PhotoStep::measure(std::vector<StoredPortrait> portraits)
{
    using Reports = std::vector<Result<imaging::FaceReport>>;
    recording().core().compute(
        this,
        [portraits = std::move(portraits), background = requirement().background] {
            Reports reports;
            for (const StoredPortrait& portrait : portraits) {
                reports.push_back(measureStoredPortrait(portrait, background));
            }
            return reports;
        },
        [this, load = m_loads](Reports reports) {
            if (load != m_loads) {
                return;
            }
            m_unmeasured = false;
            for (std::size_t i = 0; i < reports.size() && i < m_takes.size(); ++i) {
                if (reports[i]) {
                    m_takes[i].report = std::move(reports[i]).value();
                } else {
                    m_unmeasured = true;
                }
            }
            if (m_current) {
                show();
            }
        });
}

const imaging::FaceReport* PhotoStep::chosenReport() const
{
    if (m_chosen < 0) {
        return nullptr;
    }
    const auto& report = m_takes[static_cast<std::size_t>(m_chosen)].report;
    return report ? &*report : nullptr;
}

void PhotoStep::startLive()
{
    m_phase = Phase::Live;
    recording().core().capture().startPreview(requirement());
}

void PhotoStep::take()
{
    m_phase = Phase::Taking;
    recording().setBusy(true);
    recording().core().capture().takePhoto(requirement(),
                                           portraitSize(recording().core().policy()));
    show();
}

void PhotoStep::taken(const std::shared_ptr<const PhotoTaken>& taken)
{
    if (!m_current || m_phase != Phase::Taking) {
        return;
    }
    recording().setBusy(false);
    if (taken->photo.jpeg.empty()) {
        refused(taken->photo.report);
        return;
    }
    store::NewSample sample =
        newSample(placeOf(Modality::Photo), taken->device, recording().core().now());
    sample.image = taken->photo.jpeg;
    sample.info.imageFormat = "jpeg";
    sample.info.quality = taken->photo.quality;
    sample.info.measuresJson = taken->photo.measuresJson;
    sample.info.frameHash = crypto::hash256(taken->photo.jpeg);
    sample.replay = store::Replay::Allow;
    auto saved = std::make_shared<store::SampleInfo>();
    recording().save(
        [sample = std::move(sample), saved](OpenStation& station,
                                            const store::EnrolmentId& id) mutable {
            // A new take makes an earlier approval void.
            if (Status cleared = station.store->enrolments().clearPhotoApproval(id); !cleared) {
                return cleared;
            }
            return saveSample(station, id, std::move(sample), saved.get());
        },
        [this, taken, saved](const Status& status) {
            if (!status) {
                startLive();
                recording().setAlert(words::storeTrouble(status.error()));
                return;
            }
            m_takes.push_back({saved->id, taken->photo.shown, taken->photo.report});
            m_chosen = static_cast<int>(m_takes.size()) - 1;
            m_portrait = taken->photo.shown;
            m_phase = Phase::Taken;
            recording().clearAlert();
            recording().show();
        });
}

void PhotoStep::refused(const imaging::FaceReport& report)
{
    view::AlertView alert;
    alert.tone = view::Tone::Err;
    if (report.faceCount == 0) {
        alert.cause = tr("Wajah tidak ditemukan.");
        alert.remedy = tr("Minta siswa menghadap kamera, wajah di dalam oval, lalu ambil lagi.");
    } else if (report.faceCount > 1) {
        alert.cause = tr("Ada lebih dari satu wajah.");
        alert.remedy = tr("Pastikan hanya siswa ini di depan kamera, lalu ambil lagi.");
    } else if (!report.eyes) {
        alert.cause = tr("Kedua mata tidak terlihat.");
        alert.remedy = tr("Lepas kacamata, singkirkan rambut, buka mata, lalu ambil lagi.");
    } else {
        alert.cause = tr("Kepala terpotong atau wajah tidak utuh.");
        alert.remedy = tr("Geser siswa ke tengah oval, lalu ambil lagi.");
    }
    startLive();
    recording().setAlert(alert);
}

void PhotoStep::retake()
{
    if (m_current && m_phase != Phase::Taking && static_cast<int>(m_takes.size()) < takesMax()) {
        recording().clearAlert();
        startLive();
        show();
    }
}

void PhotoStep::choose(int take)
{
    if (!m_current || take < 0 || take >= static_cast<int>(m_takes.size()) || recording().busy()) {
        return;
    }
    recording().save(
        [sample = m_takes[static_cast<std::size_t>(take)].sample](OpenStation& station,
                                                                  const store::EnrolmentId& id) {
            if (Status cleared = station.store->enrolments().clearPhotoApproval(id); !cleared) {
                return cleared;
            }
            return station.store->samples().choose(sample);
        },
        [this, take](const Status& chosen) {
            if (!chosen) {
                recording().setAlert(words::storeTrouble(chosen.error()));
                return;
            }
            m_chosen = take;
            m_portrait = m_takes[static_cast<std::size_t>(take)].image;
            m_phase = Phase::Taken;
            recording().core().capture().cancel();
            recording().show();
        });
}

void PhotoStep::approve(const QString& by)
{
    if (!m_current || m_phase != Phase::Taken || chosenReport() == nullptr || recording().busy()) {
        return; // nobody has seen its checks
    }
    const store::PhotoApproval approval{m_takes[static_cast<std::size_t>(m_chosen)].sample,
                                        by.toStdString(), recording().core().now()};
    recording().finishStep(Step::Photo, "{}",
                           [approval](OpenStation& station, const store::EnrolmentId& id) {
                               return station.store->enrolments().approvePhoto(id, approval);
                           });
}

/// What was taken stays: while a take is looked at, the other camera is for the next one.
void PhotoStep::swapCamera()
{
    if (m_phase == Phase::Taking || m_phase == Phase::Loading) {
        return;
    }
    CapturePort& capture = recording().core().capture();
    const auto camera = [&capture] {
        const QVector<DeviceState> devices = capture.devices();
        const auto found = std::ranges::find(devices, DeviceKind::Camera, &DeviceState::kind);
        return found == devices.end() ? drivers::DeviceInfo() : found->info;
    };
    const std::string before = camera().id;
    capture.swapDevice(DeviceKind::Camera);
    recording().clearAlert();
    if (m_phase != Phase::Taken) {
        startLive();
        show();
        return;
    }
    const drivers::DeviceInfo now = camera();
    view::AlertView told;
    told.icon = QStringLiteral("camera");
    told.cause = now.id == before
                     ? tr("Belum ada kamera lain.")
                     : tr("Kamera untuk foto berikutnya: %1.").arg(words::text(now.model));
    told.remedy = tr("Foto yang sudah diambil tetap. Enter bila siswa setuju.");
    recording().setAlert(told);
}

/// By the operator, after a nod; where the stored takes could not be measured, once more first.
void PhotoStep::approveChosen()
{
    if (chosenReport() == nullptr && m_unmeasured) {
        m_phase = Phase::Loading;
        forget();
        reload();
        show();
        return;
    }
    approve(words::text(recording().core().person().id));
}

void PhotoStep::act(ActionId action, const QString&)
{
    switch (action) {
    case ActionId::Primary:
    case ActionId::ForceCapture:
        if (m_phase == Phase::Taken && action == ActionId::Primary) {
            approveChosen();
        } else if (m_phase == Phase::Lost) {
            recording().clearAlert();
            recording().core().capture().refreshDevices();
            startLive();
            show();
        } else if (m_phase == Phase::Live) {
            take();
        }
        break;
    case ActionId::Retake:
        retake();
        break;
    case ActionId::SwapDevice:
        swapCamera();
        break;
    default:
        break;
    }
}

QVector<view::CheckView> PhotoStep::checks() const
{
    const imaging::FaceReport* report = m_phase == Phase::Taken ? chosenReport() : m_live.get();
    QVector<view::CheckView> shown;
    if (report == nullptr) {
        if (m_phase == Phase::Taken) {
            shown.append(m_unmeasured ? view::CheckView{view::Tone::Warn,
                                                        tr("Belum dapat diperiksa lagi"),
                                                        tr("fotonya tersimpan"),
                                                        {}}
                                      : view::CheckView{view::Tone::Neutral,
                                                        tr("Foto diperiksa lagi…"),
                                                        tr("dari yang tersimpan"),
                                                        {}});
        }
        return shown;
    }
    using enum imaging::FaceCheckId;
    for (const imaging::FaceCheckId id : {CentreX, EyesVisible, EyeDistance, FaceStructure, Roll,
                                          BackgroundHue, Illumination, Sharpness}) {
        if (const imaging::FaceCheck* check = report->find(id)) {
            shown.append(words::faceCheck(*check, recording().person().birthDate));
        }
    }
    return shown;
}

view::ActionBarView PhotoStep::actions() const
{
    QVector<view::ActionView> own;
    view::ActionView again = retakeAction();
    if (m_phase != Phase::Taken) {
        again.state = view::ActionState::Disabled;
        again.whyDisabled = tr("Belum ada foto yang diulang.");
    } else if (static_cast<int>(m_takes.size()) >= takesMax()) {
        again.state = view::ActionState::Disabled;
        again.whyDisabled = tr("Sudah %1 foto. Pilih salah satu.").arg(takesMax());
    }
    own.append(again);
    own.append(swapAction());
    return recording().actionBar(own, primary());
}

view::ActionView PhotoStep::primary() const
{
    const QString camera = QStringLiteral("camera");
    view::ActionView primary = m_phase == Phase::Lost
                                   ? primaryAction(tr("Coba kamera lagi"), camera)
                                   : primaryAction(tr("Ambil foto"), camera);
    if (m_phase == Phase::Taken) {
        primary = primaryAction(tr("Siswa setuju, lanjut"), QStringLiteral("check"));
        if (chosenReport() == nullptr) {
            primary.label = m_unmeasured ? tr("Periksa foto lagi") : tr("Memeriksa foto…");
            primary.state = m_unmeasured ? view::ActionState::Ready : view::ActionState::Busy;
        }
    }
    if (m_phase == Phase::Taking) {
        primary.label = tr("Mengambil…");
    }
    if (m_phase == Phase::Taking || m_phase == Phase::Loading) {
        primary.state = view::ActionState::Busy;
    }
    return primary;
}

void PhotoStep::show()
{
    view::PhotoView shown;
    switch (m_phase) {
    case Phase::Loading:
    case Phase::Live:
    case Phase::Taking:
        shown.phase = view::LivePhase::Live;
        shown.liveTitle = tr("Kamera langsung");
        shown.liveChip = m_live && m_live->faceCount == 1
                             ? view::ChipView{tr("Wajah terdeteksi"), view::Tone::Ok, {}}
                             : view::ChipView{tr("Mencari wajah"), view::Tone::Neutral, {}};
        break;
    case Phase::Taken:
        shown.phase = view::LivePhase::Taken;
        shown.liveTitle = tr("Foto %1").arg(m_chosen + 1);
        shown.still = m_portrait;
        break;
    case Phase::Lost:
        shown.phase = view::LivePhase::Lost;
        shown.liveTitle = tr("Kamera");
        shown.still = m_lastFrame;
        shown.liveText = tr("Kamera terlepas");
        break;
    }
    shown.checks = checks();
    const auto good = std::ranges::count(shown.checks, view::Tone::Ok, &view::CheckView::tone);
    if (!shown.checks.isEmpty() && (m_phase != Phase::Taken || chosenReport() != nullptr)) {
        const auto rest = shown.checks.size() - good;
        shown.checksChip = rest == 0
                               ? view::ChipView{tr("%1 baik").arg(good), view::Tone::Ok, {}}
                               : view::ChipView{tr("%1 baik, %2 perlu dilihat").arg(good).arg(rest),
                                                view::Tone::Warn,
                                                {}};
    }
    shown.checksTitle = m_phase == Phase::Taken ? tr("Pemeriksaan foto %1").arg(m_chosen + 1)
                                                : tr("Pemeriksaan langsung");
    shown.takesTitle = tr("Pengambilan");
    shown.takesNote = tr("paling banyak %1, tombol 1–%1 memilih").arg(takesMax());
    for (int i = 0; i < takesMax(); ++i) {
        view::TakeView take;
        take.label = tr("Foto %1").arg(i + 1);
        if (i < static_cast<int>(m_takes.size())) {
            take.image = m_takes[static_cast<std::size_t>(i)].image;
            take.chosen = i == m_chosen;
            take.state = take.chosen ? view::ChipView{tr("Dipilih"), view::Tone::Primary, {}}
                                     : view::ChipView{tr("Diulang"), view::Tone::Neutral, {}};
        } else {
            take.state = {tr("Belum"), view::Tone::Neutral, {}};
        }
        shown.takes.append(take);
    }
    if (!recording().alert().cause.isEmpty()) {
        shown.alert = recording().alert();
    } else if (m_phase == Phase::Taken && chosenReport() != nullptr) {
        shown.alert.icon = QStringLiteral("screen");
        shown.alert.cause = hasStudentScreen() ? tr("Menunggu persetujuan siswa di layar kedua")
                                               : tr("Menunggu persetujuan siswa");
        shown.alert.remedy =
            hasStudentScreen()
                ? tr("Tanyakan: “Fotonya sudah bagus?” Siswa menyentuh Ya, atau tekan Enter "
                     "setelah ia mengangguk.")
                : tr("Putar laptop ke siswa dan tanyakan: “Fotonya sudah bagus?” Tekan Enter "
                     "setelah ia mengangguk.");
    }
    shown.actions = actions();
    recording().core().display().present(shown);
    showStudent();
}

void PhotoStep::showStudent()
{
    const bool taken = m_phase == Phase::Taken;
    const bool asking = taken && chosenReport() != nullptr;
    view::StudentView student = recording().studentView(asking  ? view::StudentScene::PhotoAsk
                                                        : taken ? view::StudentScene::Message
                                                                : view::StudentScene::PhotoLive,
                                                        2);
    student.stepText = tr("Pas foto");
    if (taken && !asking) {
        student.headline = tr("Sebentar, kami periksa");
    } else if (asking) {
        student.headline = tr("Fotonya sudah bagus?");
        student.photo = m_portrait;
        student.yesLabel = tr("Ya, pakai foto ini");
        if (static_cast<int>(m_takes.size()) < takesMax()) {
            student.noLabel = tr("Ulangi");
        }
    } else {
        student.headline = tr("Lihat ke kamera");
        student.hints = QStringList{tr("Duduk tegak"), tr("Lepas kacamata"), tr("Mata terbuka")};
    }
    recording().core().display().present(student);
}

} // namespace rekam::workflow
