#include "workflow/recording/samples.h"

#include "workflow/words/actions.h"

#include <QCoreApplication>

#include <algorithm>

namespace rekam::workflow {

store::NewSample newSample(const store::SamplePosition& position, const DeviceStamp& device,
                           WallTime capturedAt)
{
    store::NewSample sample;
    sample.info.position = position;
    sample.info.source = {device.driver, device.serial,
                          device.origin == drivers::DeviceOrigin::Virtual
                              ? store::DeviceOrigin::Virtual
                              : store::DeviceOrigin::Real};
    sample.info.capturedAt = capturedAt;
    return sample;
}

Status saveSample(OpenStation& station, const store::EnrolmentId& enrolment,
                  store::NewSample sample, store::SampleInfo* saved)
{
    const auto attempt =
        station.store->samples().nextAttempt(enrolment, sample.info.position, sample.info.purpose);
    if (!attempt) {
        return attempt.error();
    }
    sample.info.attempt = attempt.value();
    auto info = station.store->samples().save(enrolment, sample);
    if (!info) {
        return info.error();
    }
    if (saved != nullptr) {
        *saved = std::move(info).value();
    }
    return {};
}

bool alreadySaved(const store::Enrolment& enrolment, const store::SampleInfo& sample)
{
    return std::ranges::any_of(enrolment.samples, [&](const store::SampleInfo& stored) {
        return stored.position == sample.position && stored.purpose == sample.purpose &&
               stored.frameHash == sample.frameHash;
    });
}

view::ActionView retakeAction()
{
    return action(view::ActionId::Retake, QCoreApplication::translate("rekam::workflow", "Ulangi"),
                  QStringLiteral("retake"), Qt::Key_F5);
}

view::ActionView unreadablePrimary()
{
    view::ActionView made =
        primaryAction(QCoreApplication::translate("rekam::workflow", "Pengecualian: tidak terbaca"),
                      QStringLiteral("exception"));
    made.id = view::ActionId::Exception;
    return made;
}

view::ActionView swapAction()
{
    return action(view::ActionId::SwapDevice,
                  QCoreApplication::translate("rekam::workflow", "Ganti alat"),
                  QStringLiteral("swap"), Qt::Key_F6);
}

view::ActionView exceptionAction()
{
    return action(view::ActionId::Exception,
                  QCoreApplication::translate("rekam::workflow", "Pengecualian"),
                  QStringLiteral("exception"), Qt::Key_F7);
}

view::AlertView alertOf(const view::MatterView& matter, view::Tone tone)
{
    view::AlertView alert;
    alert.tone = tone;
    alert.cause = matter.cause;
    alert.remedy = matter.remedy;
    return alert;
}

} // namespace rekam::workflow
