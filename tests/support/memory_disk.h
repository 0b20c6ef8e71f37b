// A disk in memory that can lose power, fill up and fail at any write or sync: for SQLite (as a
// VFS) and for the FileSystem seam alike.
#pragma once

#include "base/file.h"
#include "base/random.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace rekam::testing {

/// What was written since the last sync may be lost, kept, or torn at sectors of 512 bytes, each
/// write for itself: a sync is the only order. Creating, renaming and deleting a file is durable at
/// once (both users sync the folder). Single-threaded.
class MemoryDisk
{
public:
    struct Fault
    {
        std::uint64_t atStep = 0;   ///< 1-based number of the write, truncate or sync; 0: none
        int sqliteCode = 0;         ///< what SQLite is told; base code FULL becomes NoSpace
        bool staysDown = false;     ///< every later step fails too (power off), reads included
        std::uint64_t forSteps = 1; ///< how many steps in a row fail
    };

    explicit MemoryDisk(std::uint64_t seed);
    MemoryDisk(const MemoryDisk&) = delete;
    MemoryDisk& operator=(const MemoryDisk&) = delete;
    MemoryDisk(MemoryDisk&&) = delete;
    MemoryDisk& operator=(MemoryDisk&&) = delete;
    ~MemoryDisk();

    /// Name under which SQLite knows this disk.
    [[nodiscard]] const std::string& vfsName() const noexcept { return m_vfsName; }

    [[nodiscard]] FileSystem& files() noexcept { return *m_files; }

    /// Steps so far; a fault counts from the step after setFault().
    [[nodiscard]] std::uint64_t steps() const noexcept { return m_steps; }

    void setFault(const Fault& fault);

    /// Forgets what was not synced, torn by the seed, and comes up again without a fault. Every
    /// SQLite connection must be closed before.
    void powerCut();

    /// Every byte that is ever written is searched for it.
    void watchFor(std::string canary) { m_canary = std::move(canary); }

    /// How many writes carried the canary.
    [[nodiscard]] std::uint64_t leaks() const noexcept { return m_leaks; }

    /// The file as it is now; empty if there is none.
    [[nodiscard]] Bytes content(const std::string& path) const;
    void setContent(const std::string& path, ByteView content);

    [[nodiscard]] std::vector<std::string> paths() const;

    /// The lying disk of negative controls.
    bool ignoreSyncs = false;

    /// What freeBytes() answers.
    std::uint64_t freeBytes = std::uint64_t{1} << 40U;

    // For the VFS and the file system in the .cpp.
    struct File
    {
        struct Pending
        {
            std::uint64_t offset = 0;
            Bytes data;
            std::optional<std::uint64_t> truncateTo;
        };

        Bytes durable;
        Bytes now;
        std::vector<Pending> pending;
        std::vector<std::unique_ptr<Bytes>> sharedMemory;
        int memorySharers = 0; ///< connections that use it
        int locks = 0;         ///< connections that hold any lock
    };

    [[nodiscard]] std::shared_ptr<File> find(const std::string& path) const;
    std::shared_ptr<File> create(const std::string& path);
    void erase(const std::string& path);
    int write(File& file, std::uint64_t offset, ByteView data);
    int truncate(File& file, std::uint64_t size);
    int sync(File& file);
    [[nodiscard]] int step();

    [[nodiscard]] bool down() const noexcept { return m_down; }

    void scan(ByteView data);
    Status replace(const std::string& path, ByteView content);

    [[nodiscard]] SeededRandom& random() noexcept { return m_random; }

private:
    struct Vfs;

    void tear(File& file);

    SeededRandom m_random;
    std::string m_vfsName;
    std::unique_ptr<Vfs> m_vfs;
    std::unique_ptr<FileSystem> m_files;
    std::map<std::string, std::shared_ptr<File>> m_fileOf;
    Fault m_fault;
    std::uint64_t m_steps = 0;
    std::uint64_t m_armedAt = 0;
    bool m_down = false;
    std::string m_canary;
    std::uint64_t m_leaks = 0;
};

} // namespace rekam::testing
