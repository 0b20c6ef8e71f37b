#include "main/turn_meter.h"

#include <QAbstractEventDispatcher>

#include <algorithm>

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

} // namespace rekam
