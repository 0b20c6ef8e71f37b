// Drives a fuzz target with seeded mutations of its corpus: the same inputs on every machine.
// NAME [--count N] [--seed S] [--only RUN]: run RUN of seed S depends on nothing else.
#include "base/check.h"
#include "base/random.h"
#include "fuzz_target.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>

namespace {

using rekam::Bytes;
using rekam::SeededRandom;

/// How to replay the current run; written by the crash handler, so plain memory.
std::array<char, 128> replay{}; // NOLINT: a signal handler can reach nothing else

void onCrash(int signal)
{
    (void)!::write(STDERR_FILENO, replay.data(), std::string_view(replay.data()).size());
    (void)std::signal(signal, SIG_DFL);
    (void)std::raise(signal);
}

/// Values that parsers stumble over.
constexpr std::array<unsigned, 8> kNastyOctets = {0x00, 0x01, 0x7F, 0x80, 0xFE, 0xFF, 0x2F, 0x0A};

void mutateOnce(Bytes& bytes, const Bytes& other, SeededRandom& random)
{
    constexpr std::uint64_t kMutations = 8;
    constexpr std::uint64_t kMaxInsert = 64;
    const std::size_t at = bytes.empty() ? 0 : random.below(bytes.size());
    const auto place = bytes.begin() + static_cast<std::ptrdiff_t>(at);
    switch (bytes.empty() ? 4 : random.below(kMutations)) {
    case 0:
        *place ^= static_cast<std::byte>(1U << random.below(8));
        break;
    case 1:
        *place = static_cast<std::byte>(kNastyOctets.at(random.below(kNastyOctets.size())));
        break;
    case 2:
        bytes.resize(at);
        break;
    case 3: {
        const auto end = at + random.below(bytes.size() - at + 1);
        bytes.erase(place, bytes.begin() + static_cast<std::ptrdiff_t>(end));
        break;
    }
    case 4: {
        Bytes noise(1 + random.below(kMaxInsert));
        random.fill(noise);
        bytes.insert(place, noise.begin(), noise.end());
        break;
    }
    case 5: {
        // A length field of all ones, or of one more or less than it was.
        const std::size_t width = std::min<std::size_t>(4, bytes.size() - at);
        const auto value = static_cast<std::byte>(random.below(2) == 0 ? 0xFF : 0x00);
        std::fill_n(place, width, value);
        break;
    }
    case 6: {
        Bytes noise(1 + random.below(kMaxInsert));
        random.fill(noise);
        rekam::append(bytes, noise);
        break;
    }
    default: {
        const std::size_t from = other.empty() ? 0 : random.below(other.size());
        bytes.resize(at);
        bytes.insert(bytes.end(), other.begin() + static_cast<std::ptrdiff_t>(from), other.end());
        break;
    }
    }
}

void runOne(const std::vector<Bytes>& corpus, std::uint64_t seed, std::uint64_t run)
{
    constexpr std::uint64_t kRunStep = 0xD1B54A32D192ED03U;
    constexpr std::uint64_t kMaxMutations = 4;
    (void)std::snprintf(replay.data(), replay.size(), "replay with: --seed %llu --only %llu\n",
                        static_cast<unsigned long long>(seed),
                        static_cast<unsigned long long>(run));
    SeededRandom random(seed + run * kRunStep);
    Bytes bytes = corpus[random.below(corpus.size())];
    const Bytes& other = corpus[random.below(corpus.size())];
    for (std::uint64_t i = random.below(kMaxMutations) + 1; i > 0; --i) {
        mutateOnce(bytes, other, random);
    }
    rekam::fuzz::fuzzOne(bytes);
}

} // namespace

int main(int argc, char** argv)
{
    std::uint64_t count = 20000;
    std::uint64_t seed = 1;
    std::uint64_t first = 0;
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    if (arguments.size() % 2 != 0) {
        std::cerr << "usage: [--count N] [--seed S] [--only RUN]\n";
        return 2;
    }
    for (std::size_t i = 0; i < arguments.size(); i += 2) {
        const std::uint64_t value = std::strtoull(arguments[i + 1].c_str(), nullptr, 10);
        if (arguments[i] == "--count") {
            count = value;
        } else if (arguments[i] == "--seed") {
            seed = value;
        } else if (arguments[i] == "--only") {
            first = value;
            count = 1;
        } else {
            std::cerr << "unknown option " << arguments[i] << '\n';
            return 2;
        }
    }
    for (const int signal : {SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL}) {
        (void)std::signal(signal, onCrash);
    }
    const std::vector<Bytes> corpus = rekam::fuzz::fuzzCorpus();
    REKAM_CHECK(!corpus.empty());
    for (const Bytes& sample : corpus) {
        rekam::fuzz::fuzzOne(sample);
    }
    for (std::uint64_t run = first; run < first + count; ++run) {
        runOne(corpus, seed, run);
    }
    std::cout << count << " runs\n";
    return 0;
}
