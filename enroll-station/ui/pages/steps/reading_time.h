// Whether a text has stood before somebody for as long as it takes to read it aloud.
#pragma once

#include <QString>

#include <chrono>
#include <functional>

namespace rekam::ui {

/// About 15 characters a second are spoken; who reads aloud is never slower than twice that.
inline constexpr int kReadingPace = 30;

struct ReadingPace
{
    int charactersPerSecond = 0;                    ///< 0: nobody is held up
    std::function<std::chrono::milliseconds()> now; ///< a steady clock; none: the machine's
};

/// A rule of the screen, like what has to be scrolled by: it holds up a hasty key, no work.
class ReadingTime
{
public:
    void setPace(ReadingPace pace);

    /// Another text begins anew; the same one goes on.
    void show(const QString& text);

    /// Time counts only meanwhile.
    void setInView(bool inView);

    /// Until the text could have been read aloud; 0 from then on.
    [[nodiscard]] int secondsLeft() const;

private:
    [[nodiscard]] std::chrono::milliseconds now() const;
    [[nodiscard]] std::chrono::milliseconds seen() const;

    ReadingPace m_pace;
    QString m_text;
    bool m_inView = false;
    std::chrono::milliseconds m_seenBefore{0}; ///< until it was last out of view
    std::chrono::milliseconds m_since{0};      ///< in view since then
};

} // namespace rekam::ui
