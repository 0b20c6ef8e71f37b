// Step 3, Pas foto: live picture, up to three takes, the student's approval before anything else.
#pragma once

#include "store/ids.h"
#include "workflow/analysis/stored_portrait.h"
#include "workflow/capture_port.h"
#include "workflow/recording/steps/step_desk.h"

#include <QImage>

#include <memory>
#include <optional>
#include <vector>

namespace rekam::workflow {

/// PhotoApproval::approvedBy when the student touched *Ya*; else the operator who saw the nod.
inline constexpr std::string_view kApprovedByStudent = "student";

class PhotoStep final : public StepDesk
{
    Q_OBJECT

public:
    explicit PhotoStep(Recording& recording);

    void enter() override;
    void leave() override;
    void show() override;
    void act(view::ActionId action, const QString& subject) override;

    /// Another student is at work: nothing of the one before stays, the saved photo comes back.
    void recall();

    void choose(int take);
    /// By the student's own touch, or the operator's key after a nod.
    void approve(const QString& by);
    void retake();

    /// The chosen photo of the student at work, for the step column; null before there is one.
    [[nodiscard]] const QImage& portrait() const { return m_portrait; }

private:
    void forget();

    enum class Phase {
        Loading, ///< earlier takes are being read: only then is known whether the camera is wanted
        Live,
        Taking,
        Taken,
        Lost
    };

    struct Take
    {
        store::SampleId sample;
        QImage image;
        std::optional<imaging::FaceReport>
            report; ///< nothing until a stored take is measured again
    };

    [[nodiscard]] imaging::FaceRequirement requirement() const;
    [[nodiscard]] int takesMax() const;
    void take();
    void startLive();
    void taken(const std::shared_ptr<const PhotoTaken>& taken);
    void reload();
    /// Stored takes have their checks measured again; nobody approves without seeing them.
    void measure(std::vector<StoredPortrait> portraits);
    void approveChosen();
    void swapCamera();
    [[nodiscard]] const imaging::FaceReport* chosenReport() const;
    [[nodiscard]] view::ActionView primary() const;
    void refused(const imaging::FaceReport& report);
    void showStudent();
    [[nodiscard]] QVector<view::CheckView> checks() const;
    [[nodiscard]] view::ActionBarView actions() const;

    Phase m_phase = Phase::Loading;
    int m_loads = 0;           ///< so that what was read for another student is known as such
    bool m_unmeasured = false; ///< stored takes could not be measured: it is tried again by a key
    std::vector<Take> m_takes;
    int m_chosen = -1;
    QImage m_portrait;
    QImage m_lastFrame;
    std::shared_ptr<const imaging::FaceReport> m_live;
    bool m_current = false; ///< this step is open: capture signals are for it
};

} // namespace rekam::workflow
