#include "service/home_check.h"

#include "service/service.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <string>

namespace rekam::service {

namespace {

constexpr std::size_t kProbeBytes =
    4096; // a block: less may still fit into a full medium's last one

HomeTrouble troubleOf(int number, const struct stat& home)
{
    switch (number) {
    case ENOSPC:
    case EDQUOT:
        return HomeTrouble::Full;
    case ENOTDIR:
    case EISDIR:
    case EEXIST:
        return HomeTrouble::NotAFolder;
    case ENOENT:
        return HomeTrouble::Missing;
    case EACCES:
    case EPERM:
        return home.st_uid != ::geteuid() ? HomeTrouble::Foreign : HomeTrouble::ReadOnly;
    default:
        return HomeTrouble::ReadOnly;
    }
}

} // namespace

HomeTrouble examineHome(const std::filesystem::path& home)
{
    struct stat about = {};
    if (::stat(home.c_str(), &about) != 0) {
        return troubleOf(errno, about);
    }
    const std::filesystem::path run = home / "run";
    if (!S_ISDIR(about.st_mode)) {
        return HomeTrouble::NotAFolder;
    }
    if (::mkdir(run.c_str(), S_IRWXU) != 0 && errno != EEXIST) {
        return troubleOf(errno, about);
    }
    const std::string probe = run / (".probe-" + std::to_string(::getpid()));
    const Descriptor file(::open(probe.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR));
    if (file.get() < 0) {
        return troubleOf(errno, about);
    }
    const std::array<char, kProbeBytes> block = {};
    const bool written =
        ::write(file.get(), block.data(), block.size()) == static_cast<ssize_t>(block.size());
    const int number = written ? 0 : errno;
    (void)::unlink(probe.c_str());
    return written ? HomeTrouble::None : troubleOf(number == 0 ? ENOSPC : number, about);
}

} // namespace rekam::service
