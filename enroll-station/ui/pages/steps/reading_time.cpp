#include "ui/pages/steps/reading_time.h"

namespace rekam::ui {

using namespace std::chrono_literals;

std::chrono::milliseconds ReadingTime::now() const
{
    return m_pace.now ? m_pace.now()
                      : std::chrono::duration_cast<std::chrono::milliseconds>(
                            std::chrono::steady_clock::now().time_since_epoch());
}

void ReadingTime::setPace(ReadingPace pace)
{
    m_pace = std::move(pace);
    m_seenBefore = 0ms;
    m_since = now();
}

void ReadingTime::show(const QString& text)
{
    if (text != m_text) {
        m_text = text;
        m_seenBefore = 0ms;
        m_since = now();
    }
}

void ReadingTime::setInView(bool inView)
{
    m_seenBefore = seen();
    m_since = now();
    m_inView = inView;
}

std::chrono::milliseconds ReadingTime::seen() const
{
    return m_inView ? m_seenBefore + (now() - m_since) : m_seenBefore;
}

int ReadingTime::secondsLeft() const
{
    if (m_pace.charactersPerSecond <= 0) {
        return 0;
    }
    const std::chrono::milliseconds wanted(m_text.size() * 1000 / m_pace.charactersPerSecond);
    const std::chrono::milliseconds left = wanted - seen();
    return left <= 0ms ? 0
                       : static_cast<int>(std::chrono::ceil<std::chrono::seconds>(left).count());
}

} // namespace rekam::ui
