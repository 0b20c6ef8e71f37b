// A file system that fails its Nth durable step: the whole of it runs, or a torn part stays behind.
#pragma once

#include "base/file.h"

#include <cstdint>

namespace rekam::testing {

/// Wraps the real file system. Every changing call counts one step; step `failAt` (1-based, 0 =
/// never) returns `fault` and does nothing, and so does every later one while `stayDown` is set.
class FaultyFiles final : public FileSystem
{
public:
    std::uint64_t failAt = 0;
    bool stayDown = false;
    Error fault = {ErrorCode::NoSpace, "injected"};
    std::uint64_t steps = 0;
    std::uint64_t freeNow = ~std::uint64_t{0};
    std::string unreadable; ///< part of a path whose file cannot be read; empty: none

    Status writeDurably(const std::filesystem::path& path, ByteView content) override
    {
        return fails() ? Status(fault) : posixFiles().writeDurably(path, content);
    }

    Status appendDurably(const std::filesystem::path& path, ByteView content) override
    {
        if (fails()) {
            // What ENOSPC leaves behind: half of it.
            (void)posixFiles().appendDurably(path, content.first(content.size() / 2));
            return fault;
        }
        return posixFiles().appendDurably(path, content);
    }

    Result<Bytes> read(const std::filesystem::path& path, std::uint64_t limitBytes) override
    {
        if (!unreadable.empty() && path.string().find(unreadable) != std::string::npos) {
            return Error{ErrorCode::Storage, "injected"};
        }
        return posixFiles().read(path, limitBytes);
    }

    Result<Bytes> readPart(const std::filesystem::path& path, std::uint64_t offset,
                           std::uint64_t count) override
    {
        return posixFiles().readPart(path, offset, count);
    }

    Result<std::uint64_t> size(const std::filesystem::path& path) override
    {
        return posixFiles().size(path);
    }

    Status move(const std::filesystem::path& from, const std::filesystem::path& to) override
    {
        return fails() ? Status(fault) : posixFiles().move(from, to);
    }

    Status remove(const std::filesystem::path& path) override
    {
        return fails() ? Status(fault) : posixFiles().remove(path);
    }

    Status makeFolder(const std::filesystem::path& path) override
    {
        return posixFiles().makeFolder(path);
    }

    Result<std::vector<std::string>> list(const std::filesystem::path& folder) override
    {
        return posixFiles().list(folder);
    }

    Result<std::uint64_t> freeBytes(const std::filesystem::path& folder) override
    {
        const auto real = posixFiles().freeBytes(folder);
        return real && real.value() > freeNow ? Result<std::uint64_t>(freeNow) : real;
    }

private:
    bool fails()
    {
        ++steps;
        return failAt != 0 && (steps == failAt || (stayDown && steps > failAt));
    }
};

} // namespace rekam::testing
