#include "base/room.h"
#include "workflow/words/words.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace rekam::workflow::words {

namespace {

/// The context of these words for lupdate, as in words.cpp.
class Words
{
    Q_DECLARE_TR_FUNCTIONS(Words)
};

constexpr std::uint64_t kBytesInMiB = std::uint64_t{1024} * 1024;

/// Rounded up: this much is surely enough.
std::uint64_t mebibytes(std::uint64_t bytes)
{
    return (bytes + kBytesInMiB - 1) / kBytesInMiB;
}

} // namespace

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
        if (const auto room = roomOf(error)) {
            alert.remedy = Words::tr("Perlu %1 MiB bebas di %2, tersisa %3 MiB. Kosongkan disk "
                                     "atau kirim paket. Yang tersimpan tetap aman.")
                               .arg(mebibytes(room->neededBytes))
                               .arg(text(room->folder.string()))
                               .arg(room->freeBytes / kBytesInMiB);
        }
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

} // namespace rekam::workflow::words
