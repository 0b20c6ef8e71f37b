#include "workflow/words/words.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>

#include <cmath>

namespace rekam::workflow::words {

namespace {

/// Gives the words a context that lupdate finds. Its name is the context: after a return type of
/// another namespace lupdate forgets where it is, and takes the name as written.
class Words
{
    Q_DECLARE_TR_FUNCTIONS(Words)
};

} // namespace

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

QString firstName(const record::Person& person)
{
    return text(person.name).section(QLatin1Char(' '), 0, 0, QString::SectionSkipEmpty);
}

QString initials(const QString& name)
{
    const QStringList parts = name.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    QString letters;
    for (qsizetype i = 0; i < std::min<qsizetype>(parts.size(), 2); ++i) {
        letters += parts[i].front().toUpper();
    }
    return letters;
}

QString maskedNik(const record::Person& person)
{
    return text(person.nik.masked());
}

QString groupedNik(const record::Person& person)
{
    return text(person.nik.grouped());
}

QString sexLetter(record::Sex sex)
{
    return sex == record::Sex::Male ? Words::tr("L") : Words::tr("P");
}

QString sexWord(record::Sex sex)
{
    return sex == record::Sex::Male ? Words::tr("Laki-laki") : Words::tr("Perempuan");
}

QDate toQDate(Date date)
{
    return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
            static_cast<int>(static_cast<unsigned>(date.day()))};
}

QDateTime toLocal(WallTime time)
{
    return QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count());
}

QString date(Date date)
{
    return toQDate(date).toString(QStringLiteral("dd/MM/yyyy"));
}

QString dayTime(WallTime at)
{
    return toLocal(at).toString(QStringLiteral("HH.mm.ss"));
}

QString dateTime(WallTime at)
{
    return toLocal(at).toString(QStringLiteral("dd/MM/yyyy HH.mm"));
}

QString queueNumber(int number)
{
    return QStringLiteral("%1").arg(number, 3, 10, QLatin1Char('0'));
}

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

view::Tone tone(imaging::Verdict verdict)
{
    switch (verdict) {
    case imaging::Verdict::Good:
        return view::Tone::Ok;
    case imaging::Verdict::Fair:
        return view::Tone::Warn;
    case imaging::Verdict::Poor:
        break;
    }
    return view::Tone::Err;
}

view::ChipView quality(int score, int accept, int good)
{
    if (score >= good) {
        return {Words::tr("Baik"), view::Tone::Ok, {}};
    }
    return score >= accept ? view::ChipView{Words::tr("Cukup"), view::Tone::Warn, {}}
                           : view::ChipView{Words::tr("Kurang"), view::Tone::Err, {}};
}

QString remedy(imaging::FingerCause cause)
{
    using enum imaging::FingerCause;
    switch (cause) {
    case Good:
        return Words::tr("Tekan lagi dengan tenang.");
    case Blank:
        return Words::tr("Tidak ada sidik jari pada kaca. Tempelkan jari sampai diminta lepas.");
    case SmallArea:
        return Words::tr("Hanya ujung jari yang menempel. Rebahkan jari sampai ruas pertama.");
    case OffCentre:
        return Words::tr("Jari terlalu ke tepi. Geser ke tengah kaca.");
    case TooLight:
        return Words::tr("Tekan sedikit lebih kuat.");
    case TooDry:
        return Words::tr("Jari terlalu kering. Usap dengan tisu lembap, lalu tekan lagi.");
    case TooWet:
        return Words::tr("Jari terlalu basah. Lap jari dan kaca, lalu tekan lagi.");
    case Smudged:
        return Words::tr("Gambar kabur. Lap kaca, lalu tahan jari tanpa bergerak.");
    }
    return {};
}

QString remedy(imaging::IrisCause cause)
{
    using enum imaging::IrisCause;
    switch (cause) {
    case None:
        return Words::tr("Ambil sekali lagi.");
    case NoEye:
        return Words::tr("Mata tidak ditemukan. Buka mata lebar, lihat titik hijau.");
    case Eyelid:
        return Words::tr("Kelopak menutupi iris. Buka mata lebar.");
    case Gaze:
        return Words::tr("Lihat lurus ke titik hijau.");
    case Blur:
        return Words::tr("Gambar kabur. Tahan kepala sebentar.");
    case TooFar:
        return Words::tr("Terlalu jauh. Maju sedikit.");
    case TooClose:
        return Words::tr("Terlalu dekat. Mundur sedikit.");
    case Glare:
        return Words::tr("Ada pantulan cahaya. Lepas kacamata, putar badan dari jendela.");
    case OffCentre:
        return Words::tr("Mata di tepi gambar. Geser ke tengah.");
    case Contrast:
        return Words::tr("Iris kurang jelas. Kurangi cahaya dari samping; lepas lensa berwarna.");
    case PupilSize:
        return Words::tr("Pupil terlalu lebar atau sempit. Ubah terang ruangan.");
    }
    return {};
}

view::MatterView matter(imaging::SlapVerdict verdict, FingerPosition position)
{
    using enum imaging::SlapVerdict;
    switch (verdict) {
    case Good:
        return {};
    case NoFingers:
        return {Words::tr("Belum ada jari pada kaca."),
                Words::tr("Tempelkan %1 bersamaan sampai diminta lepas.")
                    .arg(slap(position).toLower())};
    case TooFewFingers:
        return {Words::tr("Ada jari yang belum menempel."),
                Words::tr("Tempelkan semua jari yang diminta, rata dan bersamaan.")};
    case TooManyFingers:
        return {Words::tr("Terlalu banyak jari pada kaca."),
                Words::tr("Hanya %1. Lap kaca bila ada bekas jari.").arg(slap(position).toLower())};
    case WrongHand:
        return {position == FingerPosition::RightFour ? Words::tr("Ini seperti tangan kiri.")
                                                      : Words::tr("Ini seperti tangan kanan."),
                Words::tr("Minta siswa menempelkan %1.").arg(slap(position).toLower())};
    case TooTilted:
        return {Words::tr("Tangan terlalu miring."), Words::tr("Luruskan jari ke arah atas kaca.")};
    }
    return {};
}

view::MatterView matter(drivers::RetryReason reason)
{
    using enum drivers::RetryReason;
    switch (reason) {
    case TooDry:
        return {Words::tr("Jari terlalu kering."), remedy(imaging::FingerCause::TooDry)};
    case TooWet:
        return {Words::tr("Jari terlalu basah."), remedy(imaging::FingerCause::TooWet)};
    case TooLight:
        return {Words::tr("Tekanan terlalu ringan."), remedy(imaging::FingerCause::TooLight)};
    case Moved:
        return {Words::tr("Bergerak saat diambil."), Words::tr("Tahan sebentar, lalu ambil lagi.")};
    case OffCentre:
        return {Words::tr("Terlalu ke tepi."), remedy(imaging::FingerCause::OffCentre)};
    case TooFewFingers:
        return {Words::tr("Ada jari yang belum menempel."),
                Words::tr("Tempelkan semua jari yang diminta, rata dan bersamaan.")};
    case WrongHand:
        return {Words::tr("Ini seperti tangan yang lain."),
                Words::tr("Ganti tangan, lalu tempelkan lagi.")};
    case DirtyPlaten:
        return {Words::tr("Kaca kotor."), Words::tr("Lap kaca, lalu ambil lagi.")};
    case EyeClosed:
        return {Words::tr("Mata tertutup."), remedy(imaging::IrisCause::Eyelid)};
    case EyeTooFar:
        return {Words::tr("Terlalu jauh."), remedy(imaging::IrisCause::TooFar)};
    case EyeTooNear:
        return {Words::tr("Terlalu dekat."), remedy(imaging::IrisCause::TooClose)};
    }
    return {};
}

view::MatterView matter(imaging::SignatureIssue issue)
{
    using enum imaging::SignatureIssue;
    switch (issue) {
    case Blank:
        return {Words::tr("Belum ada tanda tangan."),
                Words::tr("Minta siswa menandatangani di alas.")};
    case Dot:
        return {Words::tr("Hanya satu titik."), Words::tr("Minta tanda tangan lengkap.")};
    case TooSmall:
        return {Words::tr("Tanda tangan terlalu kecil."),
                Words::tr("Minta menulis lebih besar di dalam kotak.")};
    case OutOfArea:
        return {Words::tr("Goresan keluar dari kotak."),
                Words::tr("Minta menulis di dalam kotak.")};
    case TooQuick:
        return {Words::tr("Goresan terlalu cepat, mungkin sentuhan."),
                Words::tr("Minta menandatangani lagi.")};
    case TooLong:
        return {Words::tr("Tanda tangan terlalu panjang."),
                Words::tr("Hapus, lalu minta menandatangani lagi.")};
    case NoPressure:
        return {Words::tr("Tekanan tidak terekam."),
                Words::tr("Tanda tangan tetap sah; alas ini tanpa sensor tekanan.")};
    case Disordered:
        return {Words::tr("Data dari alas tidak beraturan."),
                Words::tr("Cabut dan pasang lagi alas, atau ganti alat.")};
    }
    return {};
}

view::CheckView faceCheck(const imaging::FaceCheck& check, Date birthDate)
{
    using enum imaging::FaceCheckId;
    const QLocale locale;
    const auto number = [&](double value, int decimals) {
        return locale.toString(value, 'f', decimals);
    };
    view::CheckView shown;
    shown.tone = tone(check.verdict);
    const bool odd = static_cast<int>(birthDate.year()) % 2 != 0;
    switch (check.id) {
    case FaceCount:
        shown.title = Words::tr("Satu wajah");
        shown.detail = Words::tr("%1 wajah").arg(number(check.value, 0));
        break;
    case EyesVisible:
        shown.title = Words::tr("Kedua mata terbuka");
        shown.detail = Words::tr("%1 mata terlihat").arg(number(check.value, 0));
        break;
    case FaceStructure:
        shown.title = Words::tr("Oval wajah terlihat");
        shown.detail = number(check.value, 0);
        break;
    case HeadInFrame:
        shown.title = Words::tr("Kepala utuh di gambar");
        shown.detail = Words::tr("%1 %").arg(number(check.value, 0));
        break;
    case EyeDistance:
        shown.title = Words::tr("Jarak mata");
        shown.detail = Words::tr("%1 piksel").arg(number(check.value, 0));
        break;
    case Roll:
        shown.title = Words::tr("Kepala tegak");
        shown.detail = Words::tr("miring %1°").arg(number(check.value, 1));
        break;
    case Yaw:
        shown.title = Words::tr("Menghadap lurus");
        shown.detail = Words::tr("menoleh %1°").arg(number(check.value, 1));
        break;
    case CentreX:
        shown.title = Words::tr("Wajah di tengah");
        shown.detail = Words::tr("%1 % dari kiri").arg(number(check.value, 0));
        break;
    case CentreY:
        shown.title = Words::tr("Tinggi wajah pas");
        shown.detail = Words::tr("%1 % dari atas").arg(number(check.value, 0));
        break;
    case HeadWidth:
        shown.title = Words::tr("Lebar kepala");
        shown.detail = Words::tr("%1 % lebar").arg(number(check.value, 0));
        break;
    case HeadLength:
        shown.title = Words::tr("Panjang kepala");
        shown.detail = Words::tr("%1 % tinggi").arg(number(check.value, 0));
        break;
    case Sharpness:
        shown.title = Words::tr("Tajam");
        shown.detail = number(check.value, 0);
        break;
    case Exposure:
        shown.title = Words::tr("Terang wajah");
        shown.detail = number(check.value, 0);
        break;
    case Illumination:
        shown.title = Words::tr("Cahaya merata");
        shown.detail = Words::tr("sisi gelap %1 dari sisi terang").arg(number(check.value, 2));
        break;
    case GreyRange:
        shown.title = Words::tr("Rentang nada");
        shown.detail = Words::tr("%1 bit").arg(number(check.value, 1));
        break;
    case BackgroundHue:
        shown.title = odd ? Words::tr("Latar merah") : Words::tr("Latar biru");
        shown.detail = Words::tr("lahir %1, %2")
                           .arg(static_cast<int>(birthDate.year()))
                           .arg(odd ? Words::tr("tahun ganjil") : Words::tr("tahun genap"));
        break;
    case BackgroundEvenness:
        shown.title = Words::tr("Latar rata");
        shown.detail = number(check.value, 0);
        break;
    }
    return shown;
}

QString deviceName(drivers::DeviceKind kind)
{
    using enum drivers::DeviceKind;
    switch (kind) {
    case Camera:
        return Words::tr("Kamera");
    case FingerprintReader:
        return Words::tr("Sidik jari");
    case IrisScanner:
        return Words::tr("Iris");
    case SignaturePad:
        return Words::tr("TTD");
    case CardReader:
        return Words::tr("Pembaca kartu");
    }
    return {};
}

view::AlertView deviceTrouble(drivers::DeviceKind kind, ErrorCode code)
{
    const QString name = [kind] {
        using enum drivers::DeviceKind;
        switch (kind) {
        case Camera:
            return Words::tr("Kamera");
        case FingerprintReader:
            return Words::tr("Pembaca sidik jari");
        case IrisScanner:
            return Words::tr("Pemindai iris");
        case SignaturePad:
            return Words::tr("Alas tanda tangan");
        case CardReader:
            break;
        }
        return Words::tr("Pembaca kartu");
    }();
    view::AlertView alert;
    alert.tone = view::Tone::Err;
    switch (code) {
    case ErrorCode::DeviceGone:
        alert.cause = Words::tr("%1 terlepas.").arg(name);
        alert.remedy =
            Words::tr("Pasang lagi, atau F6 ganti alat. Yang sudah tersimpan tidak hilang.");
        break;
    case ErrorCode::Timeout:
        alert.cause = Words::tr("%1 menunggu terlalu lama.").arg(name);
        alert.remedy =
            Words::tr("Ambil lagi bila siswa sudah siap. Yang sudah tersimpan tidak hilang.");
        break;
    case ErrorCode::Refused:
        alert.cause = Words::tr("%1 ini alat virtual.").arg(name);
        alert.remedy =
            Words::tr("Stasiun PRODUCTION hanya memakai alat nyata. Pasang alat, lalu F5.");
        break;
    default:
        alert.cause = Words::tr("%1 memberi data yang tidak dapat dibaca.").arg(name);
        alert.remedy =
            Words::tr("Ambil lagi, atau F6 ganti alat. Yang sudah tersimpan tidak hilang.");
        break;
    }
    return alert;
}

view::AlertView storeTrouble(const Error& error)
{
    view::AlertView alert;
    alert.tone = view::Tone::Err;
    switch (error.code) {
    case ErrorCode::NoSpace:
        alert.cause = Words::tr("Disk hampir penuh, belum tersimpan.");
        alert.remedy = Words::tr("Kosongkan disk atau kirim paket, lalu coba lagi. Semua tangkapan "
                                 "sebelumnya masih tersimpan.");
        break;
    case ErrorCode::Conflict:
        alert.cause = Words::tr("Gambar ini sudah pernah dipakai.");
        alert.remedy =
            Words::tr("Ambil gambar baru dari orangnya. Yang sudah tersimpan tidak hilang.");
        break;
    case ErrorCode::Integrity:
        alert.cause = Words::tr("Simpanan tidak terbaca sama saat diperiksa.");
        alert.remedy = Words::tr("Ambil lagi. Bila berulang, tutup sesi dan panggil penyelia.");
        break;
    default:
        alert.cause = Words::tr("Belum tersimpan.");
        alert.remedy = Words::tr("Coba lagi. Semua tangkapan sebelumnya masih tersimpan.");
        break;
    }
    return alert;
}

view::AlertView passphraseTrouble(const Error& error)
{
    view::AlertView alert;
    alert.tone = view::Tone::Err;
    const QString seconds = text(error.detail).remove(QRegularExpression(QStringLiteral("\\D")));
    if (error.code == ErrorCode::Integrity) {
        alert.cause = Words::tr("Frasa sandi belum cocok.");
        alert.remedy = Words::tr("Periksa Caps Lock, lalu coba lagi.");
    } else if (error.code == ErrorCode::Refused && !seconds.isEmpty()) {
        alert.cause = Words::tr("Terlalu banyak percobaan.");
        alert.remedy = Words::tr("Tunggu %1 detik, lalu coba lagi.").arg(seconds);
    } else if (error.code == ErrorCode::Refused || error.code == ErrorCode::NotFound) {
        alert.cause = Words::tr("Orang ini belum dapat menyetujui di stasiun ini.");
        alert.remedy = Words::tr("Pilih nama lain, atau minta kantor memperbarui berkas stasiun.");
    } else {
        alert.cause = Words::tr("Frasa sandi tidak dapat diperiksa.");
        alert.remedy = Words::tr("Coba lagi. Semua tangkapan masih tersimpan.");
    }
    return alert;
}

view::Screen screenOf(record::Step step)
{
    using enum record::Step;
    switch (step) {
    case ReadBack:
        return view::Screen::ReadBack;
    case Documents:
        return view::Screen::Documents;
    case Photo:
        return view::Screen::Photo;
    case Signature:
        return view::Screen::Signature;
    case Fingerprints:
        return view::Screen::Fingerprints;
    case Iris:
        return view::Screen::Iris;
    case Verification:
        return view::Screen::Verification;
    case Statement:
        return view::Screen::Statement;
    case Seal:
        return view::Screen::Summary;
    case Receipt:
        return view::Screen::Receipt;
    }
    return view::Screen::Queue;
}

std::optional<record::Step> stepOf(view::Screen screen)
{
    for (const record::Step step : record::kSteps) {
        if (screenOf(step) == screen) {
            return step;
        }
    }
    return std::nullopt;
}

} // namespace rekam::workflow::words
