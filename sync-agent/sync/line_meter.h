// What the line is worth right now: delivery rate, round trip, and the chunk and window they allow.
#pragma once

#include <chrono>
#include <cstdint>
#include <deque>

namespace rekam::sync {

/// Steady time; its zero means nothing.
using Time = std::chrono::microseconds;

/// Chunks grow 16 → 64 → 256 KB as far as one takes at most two seconds at the measured rate; bytes
/// in flight stay within clamp(2 × rate × shortest round trip, 64 KB, 1 MB). Pure.
class LineMeter
{
public:
    /// A chunk leaves; keep the answer until it is credited.
    struct Departure
    {
        Time at{};
        std::uint64_t deliveredBefore = 0;
    };

    [[nodiscard]] Departure depart(Time now) const { return {now, m_delivered}; }

    /// That chunk was credited.
    void arrive(const Departure& departure, std::uint64_t bytes, Time now);

    /// A round trip without payload (HELLO, PROBE).
    void roundTrip(Time elapsed);

    [[nodiscard]] std::uint64_t chunkBytes() const;
    [[nodiscard]] std::uint64_t windowBytes() const;

    /// The line fell silent: what was measured holds no longer. Chunks begin small again and the
    /// least patience doubles up to 60 s, until a chunk arrives; else a line that became slower
    /// than the chunk and the patience it earned when it was fast would never deliver again.
    void stalled();

    /// How long nothing may arrive before the line counts as stalled:
    /// max(4 s, 3 × (bytes in flight / rate + round trip)); more after stalled().
    [[nodiscard]] Time patience(std::uint64_t inFlightBytes) const;

    /// Zero while unknown.
    [[nodiscard]] double bytesPerSecond() const;

    /// The last measured one; negative while unknown.
    [[nodiscard]] Time lastRoundTrip() const { return m_lastRoundTrip; }

private:
    std::uint64_t m_delivered = 0;
    std::deque<double> m_rates; ///< the last few; the best of them counts
    Time m_shortestRoundTrip{-1};
    Time m_lastRoundTrip{-1};
    unsigned m_stalls = 0; ///< since a chunk arrived
};

} // namespace rekam::sync
