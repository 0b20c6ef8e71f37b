#include "base/slap_fingers.h"
#include "workflow/words/words.h"

#include <QCoreApplication>

#include <algorithm>
#include <vector>

namespace rekam::workflow::words {

namespace {

/// The context of these words for lupdate, as in words.cpp.
class Words
{
    Q_DECLARE_TR_FUNCTIONS(Words)
};

} // namespace

QString fingerShort(FingerPosition position)
{
    using enum FingerPosition;
    switch (position) {
    case RightThumb:
    case LeftThumb:
        return Words::tr("Jempol");
    case RightIndex:
    case LeftIndex:
        return Words::tr("Telunjuk");
    case RightMiddle:
    case LeftMiddle:
        return Words::tr("Tengah");
    case RightRing:
    case LeftRing:
        return Words::tr("Manis");
    case RightLittle:
    case LeftLittle:
        return Words::tr("Kelingking");
    case Unknown:
    case RightFour:
    case LeftFour:
    case BothThumbs:
        break;
    }
    return {};
}

QString finger(FingerPosition position)
{
    const bool right =
        position >= FingerPosition::RightThumb && position <= FingerPosition::RightLittle;
    return (right ? Words::tr("%1 kanan") : Words::tr("%1 kiri")).arg(fingerShort(position));
}

QString slap(FingerPosition position)
{
    switch (position) {
    case FingerPosition::LeftFour:
        return Words::tr("Empat jari kiri");
    case FingerPosition::RightFour:
        return Words::tr("Empat jari kanan");
    case FingerPosition::BothThumbs:
        return Words::tr("Dua jempol");
    default:
        return finger(position);
    }
}

QString fingersOfSlap(FingerPosition position, std::span<const FingerPosition> without)
{
    std::vector<FingerPosition> asked = fingersOf(position);
    const std::size_t all = asked.size();
    std::erase_if(asked, [&](FingerPosition each) {
        return std::ranges::find(without, each) != without.end();
    });
    if (asked.size() == all || asked.empty()) {
        return slap(position);
    }
    if (asked.size() == 1) {
        return finger(asked.front());
    }
    QString names = fingerShort(asked.front());
    for (std::size_t i = 1; i + 1 < asked.size(); ++i) {
        names += QStringLiteral(", ") + fingerShort(asked[i]).toLower();
    }
    if (asked.size() > 2) {
        names += QLatin1Char(',');
    }
    const bool right = position == FingerPosition::RightFour;
    return (right ? Words::tr("%1 dan %2 kanan") : Words::tr("%1 dan %2 kiri"))
        .arg(names, fingerShort(asked.back()).toLower());
}

QString handOf(FingerPosition position)
{
    switch (position) {
    case FingerPosition::LeftFour:
        return Words::tr("tangan kiri");
    case FingerPosition::RightFour:
        return Words::tr("tangan kanan");
    default:
        return Words::tr("jempol");
    }
}

QString eye(Eye eye)
{
    return eye == Eye::Left ? Words::tr("Mata kiri") : Words::tr("Mata kanan");
}

QString step(record::Step step)
{
    using enum record::Step;
    switch (step) {
    case ReadBack:
        return Words::tr("Bacakan data");
    case Documents:
        return Words::tr("Berkas");
    case Photo:
        return Words::tr("Pas foto");
    case Signature:
        return Words::tr("Tanda tangan");
    case Fingerprints:
        return Words::tr("Sidik jari");
    case Iris:
        return Words::tr("Iris");
    case Verification:
        return Words::tr("Verifikasi");
    case Statement:
        return Words::tr("Pernyataan");
    case Seal:
        return Words::tr("Segel");
    case Receipt:
        return Words::tr("Bukti");
    }
    return {};
}

QString exceptionReason(record::ExceptionReason reason)
{
    using enum record::ExceptionReason;
    switch (reason) {
    case Absent:
        return Words::tr("Tidak ada");
    case Disabled:
        return Words::tr("Cacat");
    case TemporaryInjury:
        return Words::tr("Luka sementara");
    case Unreadable:
        return Words::tr("Tidak terbaca");
    case Uncooperative:
        return Words::tr("Tidak kooperatif");
    }
    return {};
}

QString exceptionPlace(const record::BiometricException& exception)
{
    switch (exception.modality) {
    case record::Modality::Fingerprints:
        return finger(exception.finger);
    case record::Modality::Iris:
        return eye(exception.eye);
    case record::Modality::Photo:
        return step(record::Step::Photo);
    case record::Modality::Signature:
        break;
    }
    return step(record::Step::Signature);
}

QString exceptionReasonDetail(record::ExceptionReason reason)
{
    using enum record::ExceptionReason;
    switch (reason) {
    case Absent:
        return Words::tr("Jari atau mata memang tidak ada");
    case Disabled:
        return Words::tr("Ada, tetapi tidak dapat diambil karena cacat");
    case TemporaryInjury:
        return Words::tr("Luka, perban, atau gips yang akan sembuh");
    case Unreadable:
        return Words::tr("Sudah dicoba, gambarnya tetap kurang jelas");
    case Uncooperative:
        return Words::tr("Siswa tidak dapat mengikuti petunjuk");
    }
    return {};
}

QString notDoneReason(record::NotDoneReason reason)
{
    using enum record::NotDoneReason;
    switch (reason) {
    case AbsentPerson:
        return Words::tr("Tidak hadir");
    case Declined:
        return Words::tr("Menolak");
    case EquipmentFailure:
        return Words::tr("Gangguan alat");
    case DataMismatch:
        return Words::tr("Data tidak cocok");
    case Deferred:
        return Words::tr("Ditunda");
    }
    return {};
}

} // namespace rekam::workflow::words
