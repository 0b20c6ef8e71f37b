// A value or the reason there is none. std::expected is C++23; this is the part of it we use.
#pragma once

#include "base/check.h"

#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace rekam {

/// What went wrong, in the terms a caller can act on. Append only: the numbers reach the audit log.
enum class ErrorCode {
    InvalidInput = 1, ///< the caller's data is malformed; retrying the same bytes cannot help
    Unsupported = 2,  ///< well-formed, but a version or option this build does not handle
    DeviceGone = 3,   ///< unplugged, or claimed by another process
    Timeout = 4,      ///< nothing arrived in time; retrying may help
    Cancelled = 5,    ///< the operator or shutdown asked to stop; not a failure to report
    Storage = 6,      ///< the store could not read or write; see detail
    Integrity = 7,    ///< authentication tag, signature or checksum mismatch: treat as tampering
    NotFound = 8,     ///< no such file, record, row or key
    Refused = 9,      ///< policy, rights, mode or expiry forbid it; nothing was changed
    NoSpace = 10,     ///< the medium is full; nothing that was stored before is lost
    Conflict = 11,    ///< the same identity with other content, or an illegal transition
    Network = 12,     ///< the peer is away or hung up; retrying later may help
};

/// `detail` is for logs, in English, never shown raw to the operator and never personal data.
struct Error
{
    ErrorCode code;
    std::string detail;
};

template <typename T>
class [[nodiscard]] Result
{
public:
    // Implicit, so that `return value;` and `return Error{...};` read as they should.
    Result(T value) // NOLINT(google-explicit-constructor)
        : m_state(std::in_place_index<0>, std::move(value))
    {}

    Result(Error error) // NOLINT(google-explicit-constructor)
        : m_state(std::in_place_index<1>, std::move(error))
    {}

    [[nodiscard]] bool ok() const noexcept { return m_state.index() == 0; }

    explicit operator bool() const noexcept { return ok(); }

    [[nodiscard]] T& value() &
    {
        REKAM_CHECK(ok());
        return *std::get_if<0>(&m_state);
    }

    [[nodiscard]] const T& value() const&
    {
        REKAM_CHECK(ok());
        return *std::get_if<0>(&m_state);
    }

    [[nodiscard]] T&& value() &&
    {
        REKAM_CHECK(ok());
        return std::move(*std::get_if<0>(&m_state));
    }

    [[nodiscard]] const Error& error() const&
    {
        REKAM_CHECK(!ok());
        return *std::get_if<1>(&m_state);
    }

private:
    std::variant<T, Error> m_state;
};

/// Success or the reason for failure, where there is nothing to return.
class [[nodiscard]] Status
{
public:
    Status() = default;

    Status(Error error) // NOLINT(google-explicit-constructor)
        : m_error(std::move(error))
    {}

    [[nodiscard]] bool ok() const noexcept { return !m_error.has_value(); }

    explicit operator bool() const noexcept { return ok(); }

    [[nodiscard]] const Error& error() const&
    {
        REKAM_CHECK(!ok());
        return *m_error;
    }

private:
    std::optional<Error> m_error;
};

} // namespace rekam
