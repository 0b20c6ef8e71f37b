// Reads rows of the store's tables into values; for the tables' own use.
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "store/database/database.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace rekam::store {

/// @return false unless the blob has exactly the array's length.
template <std::size_t size>
[[nodiscard]] bool readArray(ByteView bytes, ByteArray<size>& target)
{
    if (bytes.size() != size) {
        return false;
    }
    std::ranges::copy(bytes, target.begin());
    return true;
}

/// All rows; `read` makes a Result<T> of one.
template <typename T, typename Read>
[[nodiscard]] Result<std::vector<T>> collect(Statement& query, Read read)
{
    std::vector<T> found;
    for (;;) {
        const auto row = query.step();
        if (!row) {
            return row.error();
        }
        if (!row.value()) {
            return found;
        }
        Result<T> value = read(query);
        if (!value) {
            return value.error();
        }
        found.push_back(std::move(value).value());
    }
}

/// The first row, or nothing.
template <typename T, typename Read>
[[nodiscard]] Result<std::optional<T>> optional(Statement& query, Read read)
{
    const auto row = query.step();
    if (!row) {
        return row.error();
    }
    if (!row.value()) {
        return std::optional<T>();
    }
    Result<T> value = read(query);
    if (!value) {
        return value.error();
    }
    return std::optional<T>(std::move(value).value());
}

/// The blob in the first column of the first row; NotFound with `missing` if there is no row.
[[nodiscard]] inline Result<Bytes> readBlob(Statement& query, const char* missing)
{
    const auto row = query.step();
    if (!row) {
        return row.error();
    }
    if (!row.value()) {
        return Error{ErrorCode::NotFound, missing};
    }
    return toBytes(query.blobAt(0));
}

} // namespace rekam::store
