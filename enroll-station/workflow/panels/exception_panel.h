// *Pengecualian*: why a finger, an eye or the signature is not in the record, with evidence.
#pragma once

#include "workflow/panels/exception_draft.h"
#include "workflow/panels/exception_view.h"
#include "workflow/panels/panel.h"
#include "workflow/recording/recording.h"

#include <memory>
#include <optional>
#include <string>

namespace rekam::workflow {

/// Over Tanda tangan, Sidik jari, Iris and Verifikasi. What was chosen stays over Escape, a locked
/// screen and a look at another screen, for the same student at the same step and the same
/// operator; it goes when the student's turn is over or somebody else's begins.
class ExceptionPanel final : public Panel
{
    Q_OBJECT

public:
    ExceptionPanel(StationCore& core, Recording& recording);

    /// @return false where the open step knows no exceptions.
    bool open();

    void show() override;
    void act(view::ActionId action, const QString& subject) override;
    void closed() override;
    void chooseReason(const QString& reasonId) override;
    void toggleFinger(int index) override;
    void toggleTarget(const QString& targetId) override;

private:
    using Camera = ExceptionFacts::Camera;

    void reset();
    void studentLeft();
    void forgetOthers();
    void begin(view::ExceptionKind kind);
    void toggle(const store::SamplePosition& position);
    /// Opens the camera, or takes the picture of what it shows.
    void useCamera();
    void aim();
    void cameraFailed(ErrorCode code);
    void askSupervisor();
    void save();
    void takeBack();
    void saved(const Status& status);

    Recording& m_recording;
    std::optional<ExceptionDraft> m_draft;
    std::string m_author; ///< who began the draft
    Camera m_camera = Camera::Off;
    bool m_saving = false;
    view::AlertView m_alert;
};

} // namespace rekam::workflow
