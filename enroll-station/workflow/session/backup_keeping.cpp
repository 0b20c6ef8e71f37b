#include "workflow/session/backup_keeping.h"

#include <algorithm>
#include <vector>

namespace rekam::workflow {

namespace {

/// Only what backUp() itself has made is ever removed.
bool isStamp(const std::string& name)
{
    constexpr std::string_view kShape = "00000000-000000";
    return name.size() == kShape.size() &&
           std::ranges::equal(name, kShape, [](char letter, char shape) {
               return shape == '-' ? letter == '-' : letter >= '0' && letter <= '9';
           });
}

int removeOlder(const std::filesystem::path& folder, const std::string& newest)
{
    std::error_code failed;
    std::vector<std::filesystem::path> older;
    for (std::filesystem::directory_iterator entries(folder, failed);
         !failed && entries != std::filesystem::directory_iterator(); entries.increment(failed)) {
        const std::string name = entries->path().filename().string();
        if (name != newest && isStamp(name)) {
            older.push_back(entries->path());
        }
    }
    int left = failed ? 1 : 0;
    for (const std::filesystem::path& backup : older) {
        std::error_code kept;
        std::filesystem::remove_all(backup, kept);
        left += kept ? 1 : 0;
    }
    return left;
}

} // namespace

std::filesystem::path backupsOf(const provision::Home& home)
{
    return home.out() / "cadangan";
}

Result<KeptBackup> backUp(OpenStation& station, const std::string& stamp)
{
    const std::filesystem::path folder = backupsOf(station.identity.home) / stamp;
    if (Status made = station.world.files->makeFolder(folder); !made) {
        return made.error();
    }
    if (Status made = station.store->backup(folder, store::BackupContent::WithoutPatterns); !made) {
        return made.error();
    }
    return KeptBackup{folder, removeOlder(folder.parent_path(), stamp)};
}

} // namespace rekam::workflow
