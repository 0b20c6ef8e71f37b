// Where the real data of the real-data tests lies, and what to do without it.
#pragma once

#include <QTest>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <span>
#include <string_view>
#include <system_error>
#include <vector>

namespace rekam::testing {

/// `part` below REKAM_TEST_DATA, by default ../shared/data beside the source tree.
inline std::filesystem::path testData(std::string_view part)
{
    const char* root = std::getenv("REKAM_TEST_DATA"); // NOLINT(concurrency-mt-unsafe): tests
    const std::filesystem::path fallback =
        std::filesystem::path(REKAM_SOURCE_DIR) / ".." / "shared" / "data";
    return (root == nullptr ? fallback : std::filesystem::path(root)) / part;
}

inline bool isThere(const std::filesystem::path& path)
{
    std::error_code code;
    return std::filesystem::exists(path, code);
}

/// The whole file; empty if it cannot be read, which no decoder takes for an image.
inline std::vector<std::byte> readAll(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    const std::vector<char> text{std::istreambuf_iterator<char>(file), {}};
    const auto bytes = std::as_bytes(std::span(text));
    return {bytes.begin(), bytes.end()};
}

} // namespace rekam::testing

/// Skips the test function without the data; fails it with CI=true, where a skip is a failure.
#define REKAM_NEEDS(path)                                                                          \
    do {                                                                                           \
        if (!rekam::testing::isThere(path)) {                                                      \
            if (qEnvironmentVariable("CI") == QLatin1String("true")) {                             \
                QFAIL("the real data is not there");                                               \
            }                                                                                      \
            QSKIP("the real data is not there");                                                   \
        }                                                                                          \
    } while (false)
