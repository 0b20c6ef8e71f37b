#include "workflow/desks/scheduler_facts.h"

#include "workflow/words/words.h"

namespace rekam::workflow {

using view::Tone;

QVector<view::SchedulerFactView> schedulerFacts(const SchedulerReading& reading)
{
    const auto fact = [](const QString& name, const QString& value, bool good) {
        return view::SchedulerFactView{name, value, good ? Tone::Ok : Tone::Err};
    };
    const auto connected = [](bool yes) {
        return yes ? QStringLiteral("CONNECTED") : QStringLiteral("DISCONNECTED");
    };
    const provision::Bundle& bundle = reading.bundle;
    const auto& agent = reading.agent;
    const bool open = reading.store == StoreState::Answers;
    const bool linked = agent && agent->link == control::LinkState::Connected;
    const bool running = agent && agent->scheduler == control::SchedulerState::Running;
    // Practice is chosen, not broken: amber, as everywhere else.
    const Tone mode = bundle.mode == record::Mode::Production ? Tone::Ok : Tone::Warn;
    return {{QStringLiteral("Mode"), words::text(record::nameOf(bundle.mode)), mode},
            fact(QStringLiteral("Database"), connected(open), open),
            fact(QStringLiteral("Co-Relation Id"), words::text(bundle.stationCode),
                 !bundle.stationCode.empty()),
            fact(QStringLiteral("MQ"), connected(linked), linked),
            fact(QStringLiteral("Scheduler Current Status"),
                 running ? QStringLiteral("RUNNING") : QStringLiteral("STOPPED"), running),
            fact(QStringLiteral("Records sent after Restart"),
                 agent ? QString::number(agent->sentSinceRestart) : QStringLiteral("–"),
                 agent.has_value() && !reading.counterFlat)};
}

} // namespace rekam::workflow
