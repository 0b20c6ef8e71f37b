#include "provision/home.h"

#include <cstdlib>

namespace rekam::provision {

namespace {

std::filesystem::path fromEnvironment(const char* name)
{
    // Documented in the header: the environment is read before threads start.
    const char* value = std::getenv(name); // NOLINT(concurrency-mt-unsafe)
    return value == nullptr ? "" : value;
}

} // namespace

Home homeFromEnvironment(const std::filesystem::path& fallback)
{
    if (const auto home = fromEnvironment("REKAM_HOME"); !home.empty()) {
        return {home};
    }
    if (const auto data = fromEnvironment("XDG_DATA_HOME"); !data.empty()) {
        return {data / "rekam"};
    }
    if (const auto user = fromEnvironment("HOME"); !user.empty()) {
        return {user / ".local/share/rekam"};
    }
    return {fallback};
}

} // namespace rekam::provision
