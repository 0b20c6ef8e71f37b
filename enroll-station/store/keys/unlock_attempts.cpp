#include "store/keys/unlock_attempts.h"

#include <algorithm>
#include <sstream>

namespace rekam::store {

namespace {

constexpr std::string_view kName = "attempts";
constexpr std::size_t kFileBytesMax = std::size_t{64} * 1024;

std::chrono::seconds waitAfter(int wrong, int triesBeforeWait)
{
    if (wrong < triesBeforeWait) {
        return {};
    }
    constexpr int kDoublingsMax = 10; // long past kLongestWait, short of overflow
    const int doublings = std::min(wrong - triesBeforeWait, kDoublingsMax);
    return std::min(kFirstWait * (1 << doublings), kLongestWait);
}

} // namespace

Result<std::chrono::seconds> UnlockAttempts::waitFor(std::string_view personId) const
{
    auto book = read();
    if (!book) {
        return book.error();
    }
    const auto found = book.value().find(personId);
    if (found == book.value().end()) {
        return std::chrono::seconds(0);
    }
    const std::int64_t now = m_place.clock->wallTime().time_since_epoch().count();
    if (found->second.lastMs > now) {
        // The clock was set back: the wait begins anew, once, instead of whenever it is asked.
        found->second.lastMs = now;
        if (const Status written = write(book.value()); !written) {
            return written.error();
        }
    }
    const auto span = waitAfter(found->second.wrong, m_place.triesBeforeWait);
    const auto passed = m_place.clock->wallTime().time_since_epoch() -
                        std::chrono::milliseconds(found->second.lastMs);
    const auto left = std::chrono::ceil<std::chrono::seconds>(span - passed);
    return std::clamp(left, std::chrono::seconds(0), span);
}

Status UnlockAttempts::count(std::string_view personId)
{
    auto book = read();
    if (!book) {
        return book.error();
    }
    Tries& tries = book.value()[std::string(personId)];
    tries.wrong = std::min(tries.wrong + 1, 1'000'000);
    tries.lastMs = m_place.clock->wallTime().time_since_epoch().count();
    return write(book.value());
}

Status UnlockAttempts::clear(std::string_view personId)
{
    auto book = read();
    if (!book) {
        return book.error();
    }
    const auto found = book.value().find(personId);
    if (found == book.value().end()) {
        return {};
    }
    book.value().erase(found);
    return write(book.value());
}

Result<UnlockAttempts::Book> UnlockAttempts::read() const
{
    const auto content = m_place.files->read(m_place.folder / kName, kFileBytesMax);
    Book book;
    if (!content) {
        // Too long is damage of another kind.
        const ErrorCode code = content.error().code;
        return code == ErrorCode::NotFound || code == ErrorCode::InvalidInput
                   ? Result<Book>(book)
                   : Result<Book>(content.error());
    }
    std::istringstream lines{std::string(asText(content.value()))};
    std::string name;
    Tries tries;
    while (lines >> name >> tries.wrong >> tries.lastMs) {
        const auto person = fromHex(name);
        if (person && tries.wrong > 0) {
            book[std::string(asText(*person))] = tries;
        }
    }
    return book;
}

Status UnlockAttempts::write(const Book& book) const
{
    std::ostringstream lines;
    for (const auto& [person, tries] : book) {
        lines << toHex(asBytes(person)) << ' ' << tries.wrong << ' ' << tries.lastMs << '\n';
    }
    return m_place.files->writeDurably(m_place.folder / kName, asBytes(lines.str()));
}

} // namespace rekam::store
