// What the workflow asks of the capture threads, and what they answer: requests in, signals out.
#pragma once

#include "api/device.h"
#include "api/device_info.h"
#include "api/signature_pad.h"
#include "workflow/analysis/evidence.h"
#include "workflow/analysis/sample_analysis.h"

#include <QImage>
#include <QObject>
#include <QVector>

#include <memory>
#include <string>
#include <vector>

namespace rekam::workflow {

/// Which device took a sample; kept with the sample for good.
struct DeviceStamp
{
    std::string driver;
    std::string model;
    std::string serial;
    drivers::DeviceOrigin origin = drivers::DeviceOrigin::Physical;
};

struct PhotoTaken
{
    PhotoAnalysis photo;
    DeviceStamp device;
};

struct FingersTaken
{
    FingerPosition asked = FingerPosition::Unknown;
    SlapAnalysis slap; ///< a single finger is a slap of one
    DeviceStamp device;
};

struct IrisTaken
{
    IrisAnalysis iris;
    DeviceStamp device;
};

/// A picture that shows why a finger, an eye or the signature is missing.
struct EvidenceTaken
{
    EvidencePicture picture;
    DeviceStamp device;
};

/// The device that a kind is assigned to, for the strip and *Perangkat*.
struct DeviceState
{
    enum class Health { Absent, Ready, Busy, Lost };

    drivers::DeviceKind kind = drivers::DeviceKind::Camera;
    Health health = Health::Absent;
    drivers::DeviceInfo info; ///< of the assigned device; id empty if there is none
    int alternatives = 0;     ///< other devices of that kind that could take over
    QString trouble;          ///< English detail of the last failure, for the log; empty if none
};

/// Requests return at once; answers come as signals in the receiver's thread. A new request of one
/// kind takes the place of the one before. Threading: the main thread.
class CapturePort : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Finds what is plugged in and keeps the assignment where its device is still there.
    virtual void refreshDevices() = 0;
    /// Assigns the next other device of that kind; a running request is cancelled.
    virtual void swapDevice(drivers::DeviceKind kind) = 0;
    /// Asks the assigned device of each kind to test itself.
    virtual void selfTest() = 0;
    [[nodiscard]] virtual QVector<DeviceState> devices() const = 0;
    [[nodiscard]] virtual bool fourFingerPlaten() const = 0;
    [[nodiscard]] virtual drivers::WritingArea writingArea() const = 0;

    virtual void startPreview(imaging::FaceRequirement requirement) = 0;
    /// `size`: of the portrait that is kept.
    virtual void takePhoto(imaging::FaceRequirement requirement, imaging::PortraitSize size) = 0;
    /// One picture of whatever is before the camera; no face is looked for.
    virtual void takeEvidence() = 0;
    virtual void captureFingers(FingerPosition position, std::vector<FingerPosition> absent) = 0;
    virtual void captureIris(Eye eye) = 0;
    virtual void startPen() = 0; ///< wipes the pad and streams what is written
    /// Ends the camera's preview or picture; the other devices go on.
    virtual void stopCamera() = 0;
    /// Ends whatever is under way; devices answer within 100 ms.
    virtual void cancel() = 0;

Q_SIGNALS:
    void devicesChanged();
    void selfTested(rekam::drivers::DeviceKind kind, bool passed, QString detail);
    void previewFrame(QImage frame);
    /// Live judgement of a preview frame, at most ten a second.
    void previewChecked(std::shared_ptr<const rekam::imaging::FaceReport> report);
    void scanFrame(QImage frame); ///< fingers or eye while they settle
    void photoTaken(std::shared_ptr<const rekam::workflow::PhotoTaken> taken);
    void evidenceTaken(std::shared_ptr<const rekam::workflow::EvidenceTaken> taken);
    void fingersTaken(std::shared_ptr<const rekam::workflow::FingersTaken> taken);
    void irisTaken(std::shared_ptr<const rekam::workflow::IrisTaken> taken);
    void penMoved(QVector<rekam::drivers::PenSample> samples);
    /// The device says why the subject should try again; the request is over.
    void retryAsked(rekam::drivers::DeviceKind kind, rekam::drivers::RetryReason reason);
    /// The request is over without a sample. After DeviceGone the kind's health is Lost.
    void captureFailed(rekam::drivers::DeviceKind kind, rekam::ErrorCode code, QString detail);
};

} // namespace rekam::workflow
