#include "remedy/remedy.h"

#include "base/room.h"

#include <sys/statvfs.h>

namespace rekam::remedy {

namespace {

std::string_view kindOf(ErrorCode code)
{
    switch (code) {
    case ErrorCode::InvalidInput:
        return "masukan tidak dapat dibaca. Periksa berkas atau nilai yang diberikan";
    case ErrorCode::Unsupported:
        return "bentuk atau versi ini belum didukung. Perbarui Rekam, atau simpan dalam bentuk "
               "lain";
    case ErrorCode::DeviceGone:
        return "perangkat terlepas atau dipakai program lain. Pasang lagi atau tutup program itu, "
               "lalu ulangi";
    case ErrorCode::Timeout:
        return "tidak ada jawaban pada waktunya. Ulangi; bila tetap, jalankan installer/start";
    case ErrorCode::Cancelled:
        return "dibatalkan. Jalankan lagi bila masih diperlukan";
    case ErrorCode::Storage:
        return "berkas tidak dapat dibaca atau ditulis. Periksa jalur, hak, dan disk, lalu ulangi";
    case ErrorCode::Integrity:
        return "isi yang tersimpan tidak cocok dengan segelnya. Jangan dipakai; ambil salinan yang "
               "utuh";
    case ErrorCode::NotFound:
        return "tidak ditemukan. Periksa nama, jalur, dan --home";
    case ErrorCode::Refused:
        return "ditolak oleh aturan, hak, atau mode; tidak ada yang berubah. Minta penyelia atau "
               "kantor";
    case ErrorCode::NoSpace:
        return "tempat penyimpanan penuh; yang sudah tersimpan tetap aman. Kosongkan disk, lalu "
               "ulangi";
    case ErrorCode::Conflict:
        return "sudah ada dengan isi lain; tidak ada yang berubah. Pakai yang ada, atau pilih nama "
               "lain";
    case ErrorCode::Network:
        return "sambungan gagal. Periksa jaringan, lalu ulangi";
    }
    return "gagal. Ulangi; bila tetap, hubungi kantor";
}

/// What the system said, in words; empty for what it seldom says.
std::string_view systemCause(std::string_view message)
{
    struct Row
    {
        std::string_view said;
        std::string_view words;
    };

    constexpr Row kRows[] = {
        {"Permission denied", "tidak berhak. Jalankan sebagai pemiliknya, atau minta haknya"},
        {"Operation not permitted", "tidak diizinkan. Jalankan sebagai pemiliknya"},
        {"Read-only file system", "disk hanya dapat dibaca. Pasang ulang disk agar dapat ditulisi, "
                                  "atau pilih folder lain"},
        {"No such file or directory", "tidak ada. Periksa jalurnya dan --home"},
        {"Not a directory", "sebagian jalurnya bukan folder. Periksa jalurnya"},
        {"Is a directory", "itu folder, bukan berkas. Periksa jalurnya"},
        {"No space left on device", "disk penuh. Kosongkan disk, lalu ulangi"},
        {"Disk quota exceeded", "jatah disk habis. Kosongkan disk, lalu ulangi"},
        {"File too large", "berkas melewati batas ukuran. Periksa batas sistem, lalu ulangi"},
        {"Input/output error", "disk rusak atau terlepas. Periksa disk, lalu ulangi"},
        {"Too many open files", "terlalu banyak berkas terbuka. Tutup program lain, lalu ulangi"},
        {"File name too long", "nama terlalu panjang. Pilih folder yang lebih pendek"},
        {"Too many levels of symbolic links", "tautan berputar. Periksa jalurnya"},
        {"Address already in use", "alamat sudah dipakai program lain. Akhiri program itu, atau "
                                   "ganti alamatnya"},
    };
    for (const Row& row : kRows) {
        if (message.ends_with(row.said)) {
            return row.words;
        }
    }
    return {};
}

constexpr std::uint64_t kBytesInMiB = std::uint64_t{1024} * 1024;

/// What a station keeps free to finish, seal and send (store::kReserveBytes).
constexpr std::uint64_t kRoomToWorkBytes = 512 * kBytesInMiB;

std::string mebibytes(std::uint64_t bytes)
{
    return std::to_string((bytes + kBytesInMiB - 1) / kBytesInMiB) + " MiB";
}

/// How much is needed, where, and how much is there.
std::string roomWords(const Room& room)
{
    return "disk tempat " + room.folder.string() + " hampir penuh: perlu " +
           mebibytes(room.neededBytes) + " bebas, tersisa " + mebibytes(room.freeBytes) +
           ". Kosongkan disk itu atau kirim paket, lalu ulangi; yang sudah tersimpan tetap aman";
}

/// Free bytes of the medium that holds `path` or the nearest folder above it that is there.
std::optional<std::uint64_t> freeBytesAt(std::filesystem::path path)
{
    struct statvfs about = {};
    while (::statvfs(path.c_str(), &about) != 0) {
        if (!path.has_parent_path() || path == path.parent_path()) {
            return std::nullopt;
        }
        path = path.parent_path();
    }
    return std::uint64_t{about.f_bavail} * about.f_frsize;
}

/// "open /a/b: Permission denied": the file by its name, then what the system said.
std::optional<std::string> systemWords(std::string_view detail)
{
    const std::string_view cause = systemCause(detail);
    const std::size_t slash = detail.find('/');
    const std::size_t colon = detail.rfind(": ");
    if (cause.empty()) {
        return std::nullopt;
    }
    if (slash == std::string_view::npos || colon == std::string_view::npos || colon < slash) {
        return std::string(cause);
    }
    const std::string path(detail.substr(slash, colon - slash));
    std::string words = path + ": " + std::string(cause);
    if (const auto free = freeBytesAt(path); free && cause.starts_with("disk penuh")) {
        words += " (tersisa " + mebibytes(*free) + "; sisakan " + mebibytes(kRoomToWorkBytes) + ")";
    }
    return words;
}

} // namespace

std::string roomToWork(const std::filesystem::path& folder)
{
    const auto free = freeBytesAt(folder);
    return "tersisa " + (free ? mebibytes(*free) : std::string("tidak terbaca")) + ", perlu " +
           mebibytes(kRoomToWorkBytes);
}

std::string inWords(const Error& error)
{
    if (error.detail.starts_with("--")) {
        return error.detail; // of an option, worded where it was read
    }
    if (const auto room = roomOf(error)) {
        return roomWords(*room);
    }
    if (auto phrase = phraseOf(error.detail)) {
        return *std::move(phrase);
    }
    // "PATH: detail": whose error it is stands before it.
    for (std::size_t at = error.detail.find(": "); at != std::string::npos;
         at = error.detail.find(": ", at + 1)) {
        if (const auto phrase = phraseOf(std::string_view(error.detail).substr(at + 2))) {
            return error.detail.substr(0, at + 2) + *phrase;
        }
    }
    if (auto said = systemWords(error.detail)) {
        return *std::move(said);
    }
    std::string words(kindOf(error.code));
    return error.detail.empty() ? words : words + " [" + error.detail + "]";
}

} // namespace rekam::remedy
