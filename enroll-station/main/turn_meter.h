// Measures how long the main thread ever keeps its event loop waiting.
#pragma once

#include <QElapsedTimer>
#include <QObject>

#include <functional>
#include <optional>
#include <vector>

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

/// From a press that leads to another screen until that one is painted: saving included, and
/// whatever a device does in between.
class StepMeter final : public QObject
{
    Q_OBJECT

public:
    /// `present` tells the screen that is shown.
    explicit StepMeter(std::function<int()> present);

    /// A press: the time runs from the last one.
    void pressed();

    /// Milliseconds of each change of screen so far, in order.
    [[nodiscard]] const std::vector<double>& stepsMs() const { return m_stepsMs; }

private:
    void rested();

    std::function<int()> m_present;
    QElapsedTimer m_since;
    std::optional<int> m_from;
    std::vector<double> m_stepsMs;
};

} // namespace rekam
