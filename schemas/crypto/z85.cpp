#include "crypto/z85.h"

#include "base/byte_reader.h"
#include "base/byte_writer.h"
#include "base/check.h"

#include <cstdint>
#include <limits>

namespace rekam::crypto {

namespace {

constexpr std::string_view kAlphabet =
    "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#";
constexpr std::size_t kGroupBytes = 4;
constexpr std::size_t kGroupCharacters = 5;
static_assert(kAlphabet.size() == 85);

} // namespace

std::string toZ85(ByteView bytes)
{
    REKAM_CHECK(bytes.size() % kGroupBytes == 0);
    std::string text;
    text.reserve(bytes.size() / kGroupBytes * kGroupCharacters);
    ByteReader reader(bytes);
    while (!reader.rest().empty()) {
        auto value = reader.bigEndian<std::uint32_t>();
        std::string group(kGroupCharacters, '0');
        for (std::size_t i = kGroupCharacters; i > 0; --i) {
            group[i - 1] = kAlphabet[value % kAlphabet.size()];
            value /= static_cast<std::uint32_t>(kAlphabet.size());
        }
        text += group;
    }
    return text;
}

std::optional<Bytes> fromZ85(std::string_view text)
{
    if (text.size() % kGroupCharacters != 0) {
        return std::nullopt;
    }
    ByteWriter writer;
    while (!text.empty()) {
        std::uint64_t value = 0;
        for (const char character : text.substr(0, kGroupCharacters)) {
            const auto digit = kAlphabet.find(character);
            if (digit == std::string_view::npos) {
                return std::nullopt;
            }
            value = value * kAlphabet.size() + digit;
        }
        if (value > std::numeric_limits<std::uint32_t>::max()) {
            return std::nullopt;
        }
        writer.bigEndian(static_cast<std::uint32_t>(value));
        text.remove_prefix(kGroupCharacters);
    }
    return std::move(writer).bytes();
}

} // namespace rekam::crypto
