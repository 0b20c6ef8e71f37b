// Measures how long the main thread ever keeps its event loop waiting.
#pragma once

#include <QElapsedTimer>
#include <QObject>

namespace rekam {

/// From every wake-up of the event dispatcher to its next rest: one turn. Threading: the main
/// thread.
class TurnMeter final : public QObject
{
    Q_OBJECT

public:
    /// Counts from start() on.
    void start();

    [[nodiscard]] double longestMs() const { return static_cast<double>(m_longestNs) / 1e6; }

    [[nodiscard]] qint64 turns() const { return m_turns; }

private:
    void ended();

    QElapsedTimer m_turn;
    qint64 m_longestNs = 0;
    qint64 m_turns = 0;
};

} // namespace rekam
