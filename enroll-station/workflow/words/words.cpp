#include "workflow/words/words.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>

#include <cmath>

namespace rekam::workflow::words {

namespace {

QString tr(const char* source)
{
    return QCoreApplication::translate("rekam::workflow::words", source);
}

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
    return sex == record::Sex::Male ? tr("L") : tr("P");
}

QString sexWord(record::Sex sex)
{
    return sex == record::Sex::Male ? tr("Laki-laki") : tr("Perempuan");
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
        return tr("Jempol");
    case RightIndex:
    case LeftIndex:
        return tr("Telunjuk");
    case RightMiddle:
    case LeftMiddle:
        return tr("Tengah");
    case RightRing:
    case LeftRing:
        return tr("Manis");
    case RightLittle:
    case LeftLittle:
        return tr("Kelingking");
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
    return (right ? tr("%1 kanan") : tr("%1 kiri")).arg(fingerShort(position));
}

QString slap(FingerPosition position)
{
    switch (position) {
    case FingerPosition::LeftFour:
        return tr("Empat jari kiri");
    case FingerPosition::RightFour:
        return tr("Empat jari kanan");
    case FingerPosition::BothThumbs:
        return tr("Dua jempol");
    default:
        return finger(position);
    }
}

QString eye(Eye eye)
{
    return eye == Eye::Left ? tr("Mata kiri") : tr("Mata kanan");
}

QString step(record::Step step)
{
    using enum record::Step;
    switch (step) {
    case ReadBack:
        return tr("Bacakan data");
    case Documents:
        return tr("Berkas");
    case Photo:
        return tr("Pas foto");
    case Signature:
        return tr("Tanda tangan");
    case Fingerprints:
        return tr("Sidik jari");
    case Iris:
        return tr("Iris");
    case Verification:
        return tr("Verifikasi");
    case Statement:
        return tr("Pernyataan");
    case Seal:
        return tr("Segel");
    case Receipt:
        return tr("Bukti");
    }
    return {};
}

QString exceptionReason(record::ExceptionReason reason)
{
    using enum record::ExceptionReason;
    switch (reason) {
    case Absent:
        return tr("Tidak ada");
    case Disabled:
        return tr("Cacat");
    case TemporaryInjury:
        return tr("Luka sementara");
    case Unreadable:
        return tr("Tidak terbaca");
    case Uncooperative:
        return tr("Tidak kooperatif");
    }
    return {};
}

QString exceptionReasonDetail(record::ExceptionReason reason)
{
    using enum record::ExceptionReason;
    switch (reason) {
    case Absent:
        return tr("Jari atau mata memang tidak ada");
    case Disabled:
        return tr("Ada, tetapi tidak dapat diambil karena cacat");
    case TemporaryInjury:
        return tr("Luka, perban, atau gips yang akan sembuh");
    case Unreadable:
        return tr("Sudah dicoba, gambarnya tetap kurang jelas");
    case Uncooperative:
        return tr("Siswa tidak dapat mengikuti petunjuk");
    }
    return {};
}

QString notDoneReason(record::NotDoneReason reason)
{
    using enum record::NotDoneReason;
    switch (reason) {
    case AbsentPerson:
        return tr("Tidak hadir");
    case Declined:
        return tr("Menolak");
    case EquipmentFailure:
        return tr("Gangguan alat");
    case DataMismatch:
        return tr("Data tidak cocok");
    case Deferred:
        return tr("Ditunda");
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
        return {tr("Baik"), view::Tone::Ok, {}};
    }
    return score >= accept ? view::ChipView{tr("Cukup"), view::Tone::Warn, {}}
                           : view::ChipView{tr("Kurang"), view::Tone::Err, {}};
}

QString remedy(imaging::FingerCause cause)
{
    using enum imaging::FingerCause;
    switch (cause) {
    case Good:
        return tr("Tekan lagi dengan tenang.");
    case Blank:
        return tr("Tidak ada sidik jari pada kaca. Tempelkan jari sampai diminta lepas.");
    case SmallArea:
        return tr("Hanya ujung jari yang menempel. Rebahkan jari sampai ruas pertama.");
    case OffCentre:
        return tr("Jari terlalu ke tepi. Geser ke tengah kaca.");
    case TooLight:
        return tr("Tekan sedikit lebih kuat.");
    case TooDry:
        return tr("Jari terlalu kering. Usap dengan tisu lembap, lalu tekan lagi.");
    case TooWet:
        return tr("Jari terlalu basah. Lap jari dan kaca, lalu tekan lagi.");
    case Smudged:
        return tr("Gambar kabur. Lap kaca, lalu tahan jari tanpa bergerak.");
    }
    return {};
}

QString remedy(imaging::IrisCause cause)
{
    using enum imaging::IrisCause;
    switch (cause) {
    case None:
        return tr("Ambil sekali lagi.");
    case NoEye:
        return tr("Mata tidak ditemukan. Buka mata lebar, lihat titik hijau.");
    case Eyelid:
        return tr("Kelopak menutupi iris. Buka mata lebar.");
    case Gaze:
        return tr("Lihat lurus ke titik hijau.");
    case Blur:
        return tr("Gambar kabur. Tahan kepala sebentar.");
    case TooFar:
        return tr("Terlalu jauh. Maju sedikit.");
    case TooClose:
        return tr("Terlalu dekat. Mundur sedikit.");
    case Glare:
        return tr("Ada pantulan cahaya. Lepas kacamata, putar badan dari jendela.");
    case OffCentre:
        return tr("Mata di tepi gambar. Geser ke tengah.");
    case Contrast:
        return tr("Iris kurang jelas. Kurangi cahaya dari samping; lepas lensa berwarna.");
    case PupilSize:
        return tr("Pupil terlalu lebar atau sempit. Ubah terang ruangan.");
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
        return {tr("Belum ada jari pada kaca."),
                tr("Tempelkan %1 bersamaan sampai diminta lepas.").arg(slap(position).toLower())};
    case TooFewFingers:
        return {tr("Ada jari yang belum menempel."),
                tr("Tempelkan semua jari yang diminta, rata dan bersamaan.")};
    case TooManyFingers:
        return {tr("Terlalu banyak jari pada kaca."),
                tr("Hanya %1. Lap kaca bila ada bekas jari.").arg(slap(position).toLower())};
    case WrongHand:
        return {position == FingerPosition::RightFour ? tr("Ini seperti tangan kiri.")
                                                      : tr("Ini seperti tangan kanan."),
                tr("Minta siswa menempelkan %1.").arg(slap(position).toLower())};
    case TooTilted:
        return {tr("Tangan terlalu miring."), tr("Luruskan jari ke arah atas kaca.")};
    }
    return {};
}

view::MatterView matter(drivers::RetryReason reason)
{
    using enum drivers::RetryReason;
    switch (reason) {
    case TooDry:
        return {tr("Jari terlalu kering."), remedy(imaging::FingerCause::TooDry)};
    case TooWet:
        return {tr("Jari terlalu basah."), remedy(imaging::FingerCause::TooWet)};
    case TooLight:
        return {tr("Tekanan terlalu ringan."), remedy(imaging::FingerCause::TooLight)};
    case Moved:
        return {tr("Bergerak saat diambil."), tr("Tahan sebentar, lalu ambil lagi.")};
    case OffCentre:
        return {tr("Terlalu ke tepi."), remedy(imaging::FingerCause::OffCentre)};
    case TooFewFingers:
        return {tr("Ada jari yang belum menempel."),
                tr("Tempelkan semua jari yang diminta, rata dan bersamaan.")};
    case WrongHand:
        return {tr("Ini seperti tangan yang lain."), tr("Ganti tangan, lalu tempelkan lagi.")};
    case DirtyPlaten:
        return {tr("Kaca kotor."), tr("Lap kaca, lalu ambil lagi.")};
    case EyeClosed:
        return {tr("Mata tertutup."), remedy(imaging::IrisCause::Eyelid)};
    case EyeTooFar:
        return {tr("Terlalu jauh."), remedy(imaging::IrisCause::TooFar)};
    case EyeTooNear:
        return {tr("Terlalu dekat."), remedy(imaging::IrisCause::TooClose)};
    }
    return {};
}

view::MatterView matter(imaging::SignatureIssue issue)
{
    using enum imaging::SignatureIssue;
    switch (issue) {
    case Blank:
        return {tr("Belum ada tanda tangan."), tr("Minta siswa menandatangani di alas.")};
    case Dot:
        return {tr("Hanya satu titik."), tr("Minta tanda tangan lengkap.")};
    case TooSmall:
        return {tr("Tanda tangan terlalu kecil."), tr("Minta menulis lebih besar di dalam kotak.")};
    case OutOfArea:
        return {tr("Goresan keluar dari kotak."), tr("Minta menulis di dalam kotak.")};
    case TooQuick:
        return {tr("Goresan terlalu cepat, mungkin sentuhan."), tr("Minta menandatangani lagi.")};
    case TooLong:
        return {tr("Tanda tangan terlalu panjang."), tr("Hapus, lalu minta menandatangani lagi.")};
    case NoPressure:
        return {tr("Tekanan tidak terekam."),
                tr("Tanda tangan tetap sah; alas ini tanpa sensor tekanan.")};
    case Disordered:
        return {tr("Data dari alas tidak beraturan."),
                tr("Cabut dan pasang lagi alas, atau ganti alat.")};
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
        shown.title = tr("Satu wajah");
        shown.detail = tr("%1 wajah").arg(number(check.value, 0));
        break;
    case EyesVisible:
        shown.title = tr("Kedua mata terbuka");
        shown.detail = tr("%1 mata terlihat").arg(number(check.value, 0));
        break;
    case FaceStructure:
        shown.title = tr("Oval wajah terlihat");
        shown.detail = number(check.value, 0);
        break;
    case HeadInFrame:
        shown.title = tr("Kepala utuh di gambar");
        shown.detail = tr("%1 %").arg(number(check.value, 0));
        break;
    case EyeDistance:
        shown.title = tr("Jarak mata");
        shown.detail = tr("%1 piksel").arg(number(check.value, 0));
        break;
    case Roll:
        shown.title = tr("Kepala tegak");
        shown.detail = tr("miring %1°").arg(number(check.value, 1));
        break;
    case Yaw:
        shown.title = tr("Menghadap lurus");
        shown.detail = tr("menoleh %1°").arg(number(check.value, 1));
        break;
    case CentreX:
        shown.title = tr("Wajah di tengah");
        shown.detail = tr("%1 % dari kiri").arg(number(check.value, 0));
        break;
    case CentreY:
        shown.title = tr("Tinggi wajah pas");
        shown.detail = tr("%1 % dari atas").arg(number(check.value, 0));
        break;
    case HeadWidth:
        shown.title = tr("Lebar kepala");
        shown.detail = tr("%1 % lebar").arg(number(check.value, 0));
        break;
    case HeadLength:
        shown.title = tr("Panjang kepala");
        shown.detail = tr("%1 % tinggi").arg(number(check.value, 0));
        break;
    case Sharpness:
        shown.title = tr("Tajam");
        shown.detail = number(check.value, 0);
        break;
    case Exposure:
        shown.title = tr("Terang wajah");
        shown.detail = number(check.value, 0);
        break;
    case Illumination:
        shown.title = tr("Cahaya merata");
        shown.detail = tr("sisi gelap %1 dari sisi terang").arg(number(check.value, 2));
        break;
    case GreyRange:
        shown.title = tr("Rentang nada");
        shown.detail = tr("%1 bit").arg(number(check.value, 1));
        break;
    case BackgroundHue:
        shown.title = odd ? tr("Latar merah") : tr("Latar biru");
        shown.detail = tr("lahir %1, %2")
                           .arg(static_cast<int>(birthDate.year()))
                           .arg(odd ? tr("tahun ganjil") : tr("tahun genap"));
        break;
    case BackgroundEvenness:
        shown.title = tr("Latar rata");
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
        return tr("Kamera");
    case FingerprintReader:
        return tr("Sidik jari");
    case IrisScanner:
        return tr("Iris");
    case SignaturePad:
        return tr("TTD");
    case CardReader:
        return tr("Pembaca kartu");
    }
    return {};
}

view::AlertView deviceTrouble(drivers::DeviceKind kind, ErrorCode code)
{
    const QString name = [kind] {
        using enum drivers::DeviceKind;
        switch (kind) {
        case Camera:
            return tr("Kamera");
        case FingerprintReader:
            return tr("Pembaca sidik jari");
        case IrisScanner:
            return tr("Pemindai iris");
        case SignaturePad:
            return tr("Alas tanda tangan");
        case CardReader:
            break;
        }
        return tr("Pembaca kartu");
    }();
    view::AlertView alert;
    alert.tone = view::Tone::Err;
    switch (code) {
    case ErrorCode::DeviceGone:
        alert.cause = tr("%1 terlepas.").arg(name);
        alert.remedy = tr("Pasang lagi, atau F6 ganti alat. Yang sudah tersimpan tidak hilang.");
        break;
    case ErrorCode::Timeout:
        alert.cause = tr("%1 menunggu terlalu lama.").arg(name);
        alert.remedy = tr("Ambil lagi bila siswa sudah siap. Yang sudah tersimpan tidak hilang.");
        break;
    case ErrorCode::Refused:
        alert.cause = tr("%1 ini alat virtual.").arg(name);
        alert.remedy = tr("Stasiun PRODUCTION hanya memakai alat nyata. Pasang alat, lalu F5.");
        break;
    default:
        alert.cause = tr("%1 memberi data yang tidak dapat dibaca.").arg(name);
        alert.remedy = tr("Ambil lagi, atau F6 ganti alat. Yang sudah tersimpan tidak hilang.");
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
        alert.cause = tr("Disk hampir penuh, belum tersimpan.");
        alert.remedy = tr("Kosongkan disk atau kirim paket, lalu coba lagi. Semua tangkapan "
                          "sebelumnya masih tersimpan.");
        break;
    case ErrorCode::Conflict:
        alert.cause = tr("Gambar ini sudah pernah dipakai.");
        alert.remedy = tr("Ambil gambar baru dari orangnya. Yang sudah tersimpan tidak hilang.");
        break;
    case ErrorCode::Integrity:
        alert.cause = tr("Simpanan tidak terbaca sama saat diperiksa.");
        alert.remedy = tr("Ambil lagi. Bila berulang, tutup sesi dan panggil penyelia.");
        break;
    default:
        alert.cause = tr("Belum tersimpan.");
        alert.remedy = tr("Coba lagi. Semua tangkapan sebelumnya masih tersimpan.");
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
        alert.cause = tr("Frasa sandi belum cocok.");
        alert.remedy = tr("Periksa Caps Lock, lalu coba lagi.");
    } else if (error.code == ErrorCode::Refused && !seconds.isEmpty()) {
        alert.cause = tr("Terlalu banyak percobaan.");
        alert.remedy = tr("Tunggu %1 detik, lalu coba lagi.").arg(seconds);
    } else if (error.code == ErrorCode::Refused || error.code == ErrorCode::NotFound) {
        alert.cause = tr("Orang ini belum dapat menyetujui di stasiun ini.");
        alert.remedy = tr("Pilih nama lain, atau minta kantor memperbarui berkas stasiun.");
    } else {
        alert.cause = tr("Frasa sandi tidak dapat diperiksa.");
        alert.remedy = tr("Coba lagi. Semua tangkapan masih tersimpan.");
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
