#include "workflow/desks/flat_counter.h"

#include <algorithm>

namespace rekam::workflow {

void FlatCounter::read(std::uint64_t sent, std::uint64_t waiting, WallTime at)
{
    if (waiting == 0) {
        m_since.reset();
    } else if (!m_since || sent != m_sent || at < *m_since) {
        m_since = at;
    }
    m_sent = sent;
}

std::chrono::minutes FlatCounter::flatFor(WallTime now) const
{
    using std::chrono::minutes;
    return m_since ? std::max(std::chrono::floor<minutes>(now - *m_since), minutes(0)) : minutes(0);
}

} // namespace rekam::workflow
