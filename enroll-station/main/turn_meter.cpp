#include "main/turn_meter.h"

#include <QAbstractEventDispatcher>

#include <algorithm>
#include <utility>

namespace rekam {

void TurnMeter::start()
{
    QAbstractEventDispatcher* dispatcher = QAbstractEventDispatcher::instance();
    m_turn.start();
    connect(dispatcher, &QAbstractEventDispatcher::awake, this, [this] { m_turn.start(); });
    connect(dispatcher, &QAbstractEventDispatcher::aboutToBlock, this, &TurnMeter::ended);
}

void TurnMeter::ended()
{
    ++m_turns;
    m_longestNs = std::max(m_longestNs, m_turn.nsecsElapsed());
    m_turn.start();
}

StepMeter::StepMeter(std::function<int()> present)
    : m_present(std::move(present))
{
    connect(QAbstractEventDispatcher::instance(), &QAbstractEventDispatcher::aboutToBlock, this,
            &StepMeter::rested);
}

void StepMeter::pressed()
{
    m_from = m_present();
    m_since.start();
}

/// Nothing is left to do, so what changed is painted.
void StepMeter::rested()
{
    if (m_from && m_present() != *m_from) {
        m_stepsMs.push_back(static_cast<double>(m_since.nsecsElapsed()) / 1e6);
        m_from.reset();
    }
}

} // namespace rekam
