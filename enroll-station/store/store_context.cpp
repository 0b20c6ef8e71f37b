#include "store/store_context.h"

#include "base/room.h"

namespace rekam::store {

Status StoreContext::checkRoom(std::uint64_t neededBytes) const
{
    const std::filesystem::path folder = database.path().parent_path();
    const auto free = files.freeBytes(folder);
    if (!free) {
        return free.error();
    }
    if (free.value() < reserveBytes || free.value() - reserveBytes < neededBytes) {
        return noRoom({folder, reserveBytes + neededBytes, free.value()});
    }
    return {};
}

} // namespace rekam::store
