// Other people's fingers, made ready to be compared once and kept from one student to the next.
#pragma once

#include "imaging/finger/compare.h"
#include "store/tables/sample_table.h"

#include <atomic>
#include <cstddef>
#include <map>
#include <span>
#include <thread>
#include <vector>

namespace rekam::workflow {

/// Calls work(i) for 0 ≤ i < count, on as many threads as help.
template <typename Work>
void forEachIndex(std::size_t count, const Work& work)
{
    constexpr unsigned kThreadsMax = 4;
    std::atomic<std::size_t> next = 0;
    const auto take = [&] {
        for (std::size_t i = next++; i < count; i = next++) {
            work(i);
        }
    };
    std::vector<std::jthread> helpers;
    const unsigned threads = std::min(std::thread::hardware_concurrency(), kThreadsMax);
    for (unsigned i = 1; i < threads && i < count; ++i) {
        helpers.emplace_back(take);
    }
    take();
}

/// Making a template comparable takes 1 to 2 ms, comparing it some 20 µs: a session of 200 has
/// 2,000 of them, about 11 kB each. As secret as the templates: it dies with the login. For one
/// thread at a time.
class TwinGallery
{
public:
    /// What each template is compared by, in their order; empty where it cannot be read or holds
    /// nothing. Makes what is not here yet and forgets what is not among them.
    [[nodiscard]] std::vector<imaging::ComparableFinger>
    comparable(std::span<const store::FingerTemplate> templates);

    [[nodiscard]] std::size_t size() const { return m_fingers.size(); }

private:
    std::map<Bytes, imaging::ComparableFinger> m_fingers; ///< by their template
};

} // namespace rekam::workflow
