// Whether a station works for real or practises; fixed by its provisioning bundle.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace rekam::record {

/// Numbers reach packet headers; append only.
enum class Mode : std::uint8_t { Production = 1, Latihan = 2 };

/// `PRODUCTION` or `LATIHAN`, as shown to operators and written in documents.
[[nodiscard]] constexpr std::string_view nameOf(Mode mode)
{
    return mode == Mode::Production ? "PRODUCTION" : "LATIHAN";
}

[[nodiscard]] constexpr std::optional<Mode> parseMode(std::string_view name)
{
    if (name == "PRODUCTION") {
        return Mode::Production;
    }
    if (name == "LATIHAN") {
        return Mode::Latihan;
    }
    return std::nullopt;
}

} // namespace rekam::record
