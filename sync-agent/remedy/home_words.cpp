#include "remedy/remedy.h"

#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>

namespace rekam::remedy {

namespace {

std::string ownerOf(const std::filesystem::path& home)
{
    struct stat about = {};
    if (::stat(home.c_str(), &about) != 0) {
        return "pengguna lain";
    }
    constexpr std::size_t kEntryBytesMax = std::size_t{16} * 1024;
    std::array<char, kEntryBytesMax> room = {};
    passwd entry = {};
    passwd* found = nullptr;
    (void)::getpwuid_r(about.st_uid, &entry, room.data(), room.size(), &found);
    return "pengguna " +
           (found == nullptr ? std::to_string(about.st_uid) : std::string(found->pw_name));
}

} // namespace

std::string inWords(service::HomeTrouble trouble, const std::filesystem::path& home)
{
    const std::string place = "rumah " + home.string() + " ";
    switch (trouble) {
    case service::HomeTrouble::None:
        return {};
    case service::HomeTrouble::Missing:
        return place + "tidak ada. Periksa REKAM_HOME atau --home, atau siapkan dengan "
                       "installer/start";
    case service::HomeTrouble::NotAFolder:
        return place + "atau run/ di dalamnya bukan folder. Pindahkan berkas itu, atau pilih "
                       "--home lain";
    case service::HomeTrouble::Foreign:
        return place + "milik " + ownerOf(home) +
               " dan tidak dapat ditulisi. Jalankan sebagai pengguna itu, atau pilih --home lain";
    case service::HomeTrouble::ReadOnly:
        return place + "tidak dapat ditulisi: hanya dapat dibaca. Beri hak tulis kepada pemiliknya "
                       "(chmod u+rwx) atau pasang ulang disknya, lalu jalankan lagi";
    case service::HomeTrouble::Full:
        return "disk tempat " + place + "penuh: " + roomToWork(home) +
               ". Kosongkan disk itu sebelum merekam lagi; yang sudah tersimpan tetap aman";
    }
    return {};
}

} // namespace rekam::remedy
