// Reads and writes the fields of provisioning payloads; private to this folder.
#pragma once

#include "base/bytes.h"
#include "base/clock.h"
#include "base/result.h"
#include "crypto/keys.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rekam::provision {

using Json = nlohmann::json;

/// Texts come back as they were; a text that is no UTF-8 cannot get in.
[[nodiscard]] std::string dump(const Json& object);

[[nodiscard]] std::int64_t unixMs(WallTime time);

template <std::size_t size>
[[nodiscard]] std::string hex(const ByteArray<size>& bytes)
{
    return toHex(bytes);
}

/// Reads the fields of one object; the first that is wrong is remembered, so that a reader lists
/// its fields and asks once.
class Fields
{
public:
    /// @param what names the document in errors.
    explicit Fields(std::string_view what)
        : m_what(what)
    {}

    /// Errors: InvalidInput (not an object), Unsupported (`schema` is not 1).
    [[nodiscard]] static Result<Fields> parse(std::string_view what, std::string_view json);
    [[nodiscard]] static Fields of(std::string_view what, const Json& object);

    /// UTF-8 without control characters, at most `bytesMax`. Empty only if `bytesMin` is 0.
    [[nodiscard]] std::string text(const char* key, std::size_t bytesMin, std::size_t bytesMax);
    /// As text(); empty where the field is missing, as in what an earlier version wrote.
    [[nodiscard]] std::string textIfThere(const char* key, std::size_t bytesMax);
    [[nodiscard]] std::int64_t integer(const char* key, std::int64_t minimum, std::int64_t maximum);
    /// Milliseconds since 1970, 1970 to 9999.
    [[nodiscard]] WallTime time(const char* key);
    [[nodiscard]] Bytes blob(const char* key, std::size_t bytesMin, std::size_t bytesMax);
    [[nodiscard]] crypto::SigningPublicKey signingKey(const char* key);
    [[nodiscard]] crypto::BoxPublicKey boxKey(const char* key);
    /// The elements of a list of at most `countMax`; empty with an error otherwise.
    [[nodiscard]] std::vector<Json> list(const char* key, std::size_t countMax);
    /// The inner object as fields of their own; check its error with adopt().
    [[nodiscard]] Fields object(const char* key);

    void fail(std::string_view key);
    /// Takes over the error of an inner object.
    void adopt(const Fields& inner, std::string_view key);

    [[nodiscard]] bool ok() const noexcept { return m_failed.empty(); }

    /// Precondition: not ok(). InvalidInput, `bundle: bad or missing stationCode`.
    [[nodiscard]] Error error() const;

private:
    [[nodiscard]] const Json* find(const char* key);

    template <std::size_t size>
    [[nodiscard]] ByteArray<size> fixed(const char* key);

    std::string m_what;
    std::string m_failed;
    Json m_object;

    friend ByteArray<16> fixed16(Fields& fields, const char* key);
    friend ByteArray<32> fixed32(Fields& fields, const char* key);
};

[[nodiscard]] ByteArray<16> fixed16(Fields& fields, const char* key);
[[nodiscard]] ByteArray<32> fixed32(Fields& fields, const char* key);

/// 1–`lengthMax` of A–Z, 0–9 and `-`, not `-` at either end.
[[nodiscard]] bool isCode(std::string_view text, std::size_t lengthMax);

/// `14` or `14.71`
[[nodiscard]] bool isRegionCode(std::string_view text);

inline constexpr std::size_t kOperatorIdMax = 32;
inline constexpr std::size_t kStationCodeMax = 24;
inline constexpr std::size_t kNameBytesMax = 100;

} // namespace rekam::provision
