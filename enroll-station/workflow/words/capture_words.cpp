#include "workflow/words/words.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace rekam::workflow::words {

namespace {

/// The context of these words for lupdate, as in words.cpp.
class Words
{
    Q_DECLARE_TR_FUNCTIONS(Words)
};

} // namespace

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

view::MatterView matter(imaging::SlapVerdict verdict, FingerPosition slap, const QString& asked)
{
    const QString fingers = (asked.isEmpty() ? words::slap(slap) : asked).toLower();
    using enum imaging::SlapVerdict;
    switch (verdict) {
    case Good:
        return {};
    case NoFingers:
        return {Words::tr("Belum ada jari pada kaca."),
                Words::tr("Tempelkan %1 bersamaan sampai diminta lepas.").arg(fingers)};
    case TooFewFingers:
        return {Words::tr("Ada jari yang belum menempel."),
                Words::tr("Tempelkan semua jari yang diminta, rata dan bersamaan.")};
    case TooManyFingers:
        return {Words::tr("Terlalu banyak jari pada kaca."),
                Words::tr("Hanya %1. Lap kaca bila ada bekas jari.").arg(fingers)};
    case WrongHand:
        return {slap == FingerPosition::RightFour ? Words::tr("Ini seperti tangan kiri.")
                                                  : Words::tr("Ini seperti tangan kanan."),
                Words::tr("Minta siswa menempelkan %1.").arg(fingers)};
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
        return {Words::tr("Terlalu jauh."), Words::tr("Minta siswa maju sedikit.")};
    case EyeTooNear:
        return {Words::tr("Terlalu dekat."), Words::tr("Minta siswa mundur sedikit.")};
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

namespace {

QString titleOf(imaging::FaceCheckId check, bool oddYear)
{
    using enum imaging::FaceCheckId;
    switch (check) {
    case FaceCount:
        return Words::tr("Satu wajah");
    case EyesVisible:
        return Words::tr("Kedua mata terbuka");
    case FaceStructure:
        return Words::tr("Oval wajah terlihat");
    case HeadInFrame:
        return Words::tr("Kepala utuh di gambar");
    case EyeDistance:
        return Words::tr("Jarak mata");
    case Roll:
        return Words::tr("Kepala tegak");
    case Yaw:
        return Words::tr("Menghadap lurus");
    case CentreX:
        return Words::tr("Wajah di tengah");
    case CentreY:
        return Words::tr("Tinggi wajah pas");
    case HeadWidth:
        return Words::tr("Lebar kepala");
    case HeadLength:
        return Words::tr("Panjang kepala");
    case Sharpness:
        return Words::tr("Tajam");
    case Exposure:
        return Words::tr("Terang wajah");
    case Illumination:
        return Words::tr("Cahaya merata");
    case GreyRange:
        return Words::tr("Rentang nada");
    case BackgroundHue:
        return oddYear ? Words::tr("Latar merah") : Words::tr("Latar biru");
    case BackgroundEvenness:
        return Words::tr("Latar rata");
    }
    return {};
}

QString detailOf(const imaging::FaceCheck& check, std::chrono::year born)
{
    using enum imaging::FaceCheckId;
    const auto number = [&check](int decimals) {
        return QLocale(QLocale::Indonesian).toString(check.value, 'f', decimals);
    };
    switch (check.id) {
    case FaceCount:
        return Words::tr("%1 wajah").arg(number(0));
    case EyesVisible:
        return Words::tr("%1 mata terlihat").arg(number(0));
    case FaceStructure:
    case Sharpness:
    case Exposure:
    case BackgroundEvenness:
        return number(0);
    case HeadInFrame:
        return Words::tr("%1 %").arg(number(0));
    case EyeDistance:
        return Words::tr("%1 piksel, batas %2")
            .arg(number(0))
            .arg(std::lround(imaging::kLeastEyeDistancePx));
    case Roll:
        return Words::tr("miring %1°").arg(number(1));
    case Yaw:
        return Words::tr("menoleh %1°").arg(number(1));
    case CentreX:
        return Words::tr("%1 % dari kiri").arg(number(0));
    case CentreY:
        return Words::tr("%1 % dari atas").arg(number(0));
    case HeadWidth:
        return Words::tr("%1 % lebar").arg(number(0));
    case HeadLength:
        return Words::tr("%1 % tinggi").arg(number(0));
    case Illumination:
        return Words::tr("sisi gelap %1 dari sisi terang").arg(number(2));
    case GreyRange:
        return Words::tr("%1 bit").arg(number(1));
    case BackgroundHue:
        return Words::tr("lahir %1, %2")
            .arg(static_cast<int>(born))
            .arg(static_cast<int>(born) % 2 != 0 ? Words::tr("tahun ganjil")
                                                 : Words::tr("tahun genap"));
    }
    return {};
}

} // namespace

view::CheckView faceCheck(const imaging::FaceCheck& check, Date birthDate)
{
    view::CheckView shown;
    shown.tone = tone(check.verdict);
    shown.title = titleOf(check.id, static_cast<int>(birthDate.year()) % 2 != 0);
    shown.detail = detailOf(check, birthDate.year());
    return shown;
}

} // namespace rekam::workflow::words
