// rekam_proof_store NAME [--count N] [--seed S]: the store's proofs, at any length.
#include "store_proof.h"

#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>

namespace {

using rekam::testing::ProofResult;

constexpr int kExitFailed = 1;
constexpr int kExitUsage = 2;

std::optional<ProofResult> prove(std::string_view name, std::uint64_t count, std::uint64_t seed)
{
    if (name == "powercut") {
        return rekam::testing::provePowerCuts(count, seed);
    }
    if (name == "kill") {
        const auto folder = std::filesystem::temp_directory_path() /
                            ("rekam-proof-kill-" + std::to_string(::getpid()));
        return rekam::testing::proveKills(count, seed, folder.string());
    }
    if (name == "enospc") {
        return rekam::testing::proveNoSpace(count, seed);
    }
    if (name == "ioerror") {
        return rekam::testing::proveIoErrors(count, seed);
    }
    if (name == "bitflip") {
        return rekam::testing::proveBitFlips(count, seed);
    }
    if (name == "canary") {
        return rekam::testing::proveCanary(count, seed);
    }
    return std::nullopt;
}

void print(const std::string& name, const ProofResult& result)
{
    if (!result.clean()) {
        (void)std::printf("%s\nreplay: rekam_proof_store %s --count 1 --seed %llu\n",
                          result.finding.c_str(), name.c_str(),
                          static_cast<unsigned long long>(result.failedSeed));
    }
    const auto number = [](std::uint64_t value) {
        return std::to_string(value);
    };
    std::string line = name + ": " + number(result.runs) + " runs";
    if (name != "canary") {
        line += ", " + number(result.lost) + " lost";
    }
    if (name != "canary" && name != "bitflip") {
        line += ", " + number(result.twice) + " twice";
    }
    if (name != "bitflip") {
        line += ", " + number(result.leaked) + " leaked";
    }
    (void)std::puts(line.c_str());
}

int usage()
{
    (void)std::fputs("usage: rekam_proof_store powercut|kill|enospc|ioerror|bitflip|canary "
                     "[--count N] [--seed S]\n",
                     stderr);
    return kExitUsage;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 2 || argc % 2 != 0) {
        return usage();
    }
    const std::string name = argv[1];
    std::uint64_t count = 200;
    std::uint64_t seed = 1;
    for (int i = 2; i + 1 < argc; i += 2) {
        const std::string option = argv[i];
        char* end = nullptr;
        const std::uint64_t value = std::strtoull(argv[i + 1], &end, 10);
        if (*end != '\0' || (option != "--count" && option != "--seed")) {
            return usage();
        }
        (option == "--count" ? count : seed) = value;
    }
    const auto result = prove(name, count, seed);
    if (!result) {
        return usage();
    }
    print(name, *result);
    return result->clean() ? 0 : kExitFailed;
}
