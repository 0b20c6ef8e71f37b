// The words of the interface that several screens share, in the current language.
#pragma once

#include "api/device.h"
#include "base/anatomy.h"
#include "base/calendar.h"
#include "imaging/face/face_check.h"
#include "imaging/finger/quality.h"
#include "imaging/finger/segment.h"
#include "imaging/iris/quality.h"
#include "imaging/signature/check.h"
#include "record/enrolment.h"
#include "record/person.h"
#include "workflow/view/common.h"
#include "workflow/view/shell.h"

#include <QDate>
#include <QDateTime>
#include <QString>

#include <span>

namespace rekam::workflow::words {

[[nodiscard]] QString text(std::string_view utf8);
[[nodiscard]] QString firstName(const record::Person& person);
[[nodiscard]] QString initials(const QString& name);
[[nodiscard]] QString maskedNik(const record::Person& person);
[[nodiscard]] QString groupedNik(const record::Person& person);
[[nodiscard]] QString sexLetter(record::Sex sex); ///< L or P
[[nodiscard]] QString sexWord(record::Sex sex);
[[nodiscard]] QDate toQDate(Date date);
[[nodiscard]] QDateTime toLocal(WallTime time);
[[nodiscard]] QString date(Date date);         ///< 24/11/2026
[[nodiscard]] QString dayTime(WallTime at);    ///< 09.42.07
[[nodiscard]] QString dateTime(WallTime at);   ///< 24/11/2026 09.42
[[nodiscard]] QString queueNumber(int number); ///< 057

[[nodiscard]] QString finger(FingerPosition position);      ///< Telunjuk kanan
[[nodiscard]] QString fingerShort(FingerPosition position); ///< Telunjuk
[[nodiscard]] QString slap(FingerPosition position);        ///< Empat jari kiri, or the finger
/// Which fingers of that slap are to be laid down, were `without` excepted: Empat jari kiri, or
/// Telunjuk, tengah, dan manis kiri.
[[nodiscard]] QString fingersOfSlap(FingerPosition position,
                                    std::span<const FingerPosition> without);
[[nodiscard]] QString handOf(FingerPosition position); ///< tangan kiri, tangan kanan, jempol
[[nodiscard]] QString eye(Eye eye);                    ///< Mata kiri
[[nodiscard]] QString step(record::Step step);         ///< Bacakan data
[[nodiscard]] QString exceptionReason(record::ExceptionReason reason);
/// Which finger or eye, or the signature.
[[nodiscard]] QString exceptionPlace(const record::BiometricException& exception);
[[nodiscard]] QString exceptionReasonDetail(record::ExceptionReason reason);
[[nodiscard]] QString notDoneReason(record::NotDoneReason reason);

/// Baik, Cukup, Kurang with its tone.
[[nodiscard]] view::ChipView quality(int score, int accept, int good);
[[nodiscard]] view::Tone tone(imaging::Verdict verdict);

/// What to do about it, one sentence.
[[nodiscard]] QString remedy(imaging::FingerCause cause);
[[nodiscard]] QString remedy(imaging::IrisCause cause);
/// `asked`: the fingers that were to be laid down; empty: all of `slap`.
[[nodiscard]] view::MatterView matter(imaging::SlapVerdict verdict, FingerPosition slap,
                                      const QString& asked = {});
[[nodiscard]] view::MatterView matter(drivers::RetryReason reason);
[[nodiscard]] view::MatterView matter(imaging::SignatureIssue issue);

/// One measured check of a photo, worded.
[[nodiscard]] view::CheckView faceCheck(const imaging::FaceCheck& check, Date birthDate);

/// Cause, remedy and what stays safe when a device, the disk or the store fails.
[[nodiscard]] view::AlertView deviceTrouble(drivers::DeviceKind kind, ErrorCode code);
[[nodiscard]] view::AlertView storeTrouble(const Error& error);
/// Why a passphrase did not open anything, by the error of KeySlots::unlock.
[[nodiscard]] view::AlertView passphraseTrouble(const Error& error);
[[nodiscard]] QString deviceName(drivers::DeviceKind kind);

[[nodiscard]] view::Screen screenOf(record::Step step);
[[nodiscard]] std::optional<record::Step> stepOf(view::Screen screen);

} // namespace rekam::workflow::words
