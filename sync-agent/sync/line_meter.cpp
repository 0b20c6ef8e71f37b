#include "sync/line_meter.h"

#include <algorithm>
#include <array>

namespace rekam::sync {

namespace {

using namespace std::chrono_literals;

constexpr std::uint64_t kKib = 1024;
constexpr std::array<std::uint64_t, 3> kChunkSteps = {16 * kKib, 64 * kKib, 256 * kKib};
constexpr double kChunkSeconds = 2.0;
constexpr std::uint64_t kMinWindowBytes = 64 * kKib;
constexpr std::uint64_t kMaxWindowBytes = 1024 * kKib;
constexpr std::size_t kRateSamples = 10;
constexpr Time kMinPatience = 4s;
constexpr Time kMaxPatience = 60s;
constexpr unsigned kPatienceDoublings = 4; // 4 s → 64 s, past the greatest

double seconds(Time time)
{
    return std::chrono::duration<double>(time).count();
}

} // namespace

void LineMeter::arrive(const Departure& departure, std::uint64_t bytes, Time now)
{
    m_stalls = 0;
    m_delivered += bytes;
    const Time elapsed = std::max(now - departure.at, Time(1));
    m_rates.push_back(static_cast<double>(m_delivered - departure.deliveredBefore) /
                      seconds(elapsed));
    if (m_rates.size() > kRateSamples) {
        m_rates.pop_front();
    }
    roundTrip(elapsed);
}

void LineMeter::stalled()
{
    m_rates.clear();
    m_stalls = std::min(m_stalls + 1, kPatienceDoublings);
}

void LineMeter::roundTrip(Time elapsed)
{
    m_lastRoundTrip = elapsed;
    m_shortestRoundTrip =
        m_shortestRoundTrip < Time(0) ? elapsed : std::min(m_shortestRoundTrip, elapsed);
}

double LineMeter::bytesPerSecond() const
{
    return m_rates.empty() ? 0.0 : *std::ranges::max_element(m_rates);
}

std::uint64_t LineMeter::chunkBytes() const
{
    const double rate = bytesPerSecond();
    std::uint64_t chunk = kChunkSteps.front();
    for (const std::uint64_t step : kChunkSteps) {
        // At least two chunks must fit into the window, or the line idles between them.
        if (static_cast<double>(step) <= rate * kChunkSeconds && step * 2 <= windowBytes()) {
            chunk = step;
        }
    }
    return chunk;
}

std::uint64_t LineMeter::windowBytes() const
{
    const double product = 2.0 * bytesPerSecond() * seconds(std::max(m_shortestRoundTrip, Time(0)));
    return std::clamp(static_cast<std::uint64_t>(product), kMinWindowBytes, kMaxWindowBytes);
}

Time LineMeter::patience(std::uint64_t inFlightBytes) const
{
    const double rate = bytesPerSecond();
    const double transfer = rate > 0.0 ? static_cast<double>(inFlightBytes) / rate : 0.0;
    const double trip = seconds(std::max(m_shortestRoundTrip, Time(0)));
    const auto allowed =
        std::chrono::duration<double>(std::min(3.0 * (transfer + trip), seconds(kMaxPatience)));
    const Time least = std::min(kMinPatience * (1U << m_stalls), kMaxPatience);
    return std::max(least, std::chrono::duration_cast<Time>(allowed));
}

} // namespace rekam::sync
