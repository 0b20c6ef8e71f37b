#include "store/store_context.h"

namespace rekam::store {

Status StoreContext::checkRoom(std::uint64_t neededBytes) const
{
    const auto free = files.freeBytes(database.path().parent_path());
    if (!free) {
        return free.error();
    }
    if (free.value() < reserveBytes || free.value() - reserveBytes < neededBytes) {
        return Error{ErrorCode::NoSpace, "the reserve of the store's medium is touched"};
    }
    return {};
}

} // namespace rekam::store
