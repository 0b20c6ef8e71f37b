// Counts wrong passphrases in a row, on disk, so that a restart does not make guessing free.
#pragma once

#include "store/keys/key_slots.h"

#include <map>

namespace rekam::store {

/// The file `attempts`: a line `PERSON-ID-IN-HEX COUNT LAST-MS` for each person with a wrong try.
/// It slows down whoever sits at the keyboard; whoever can write the file could copy the key slots
/// and guess elsewhere, which the cost of the passphrase's stretching is there for. A damaged file
/// therefore counts as empty. Errors: those of the file system.
class UnlockAttempts
{
public:
    explicit UnlockAttempts(const KeySlots::Place& place)
        : m_place(place)
    {}

    /// A clock that was set back does not lengthen the wait beyond its full span: the try counts
    /// from now then, which is written down.
    [[nodiscard]] Result<std::chrono::seconds> waitFor(std::string_view personId) const;

    Status count(std::string_view personId);
    Status clear(std::string_view personId);

private:
    struct Tries
    {
        int wrong = 0;
        std::int64_t lastMs = 0;
    };

    using Book = std::map<std::string, Tries, std::less<>>;

    [[nodiscard]] Result<Book> read() const;
    [[nodiscard]] Status write(const Book& book) const;

    const KeySlots::Place& m_place;
};

} // namespace rekam::store
