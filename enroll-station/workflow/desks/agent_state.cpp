#include "workflow/desks/agent_state.h"

#include <QCoreApplication>

namespace rekam::workflow {

namespace {

/// The context of these words for lupdate, as in words.cpp.
class Words
{
    Q_DECLARE_TR_FUNCTIONS(Words)
};

} // namespace

bool agentStopped(const StationCore& core)
{
    return core.agentAsked() && !core.agent();
}

view::AlertView agentAlert(const StationCore& core)
{
    if (!agentStopped(core)) {
        return {};
    }
    view::AlertView shown;
    shown.tone = view::Tone::Warn;
    shown.cause = Words::tr("Agen kirim berhenti.");
    switch (core.agentStart()) {
    case AgentStart::NotAsked:
        shown.remedy = Words::tr("Rekaman aman di laptop. F5 menyalakan.");
        break;
    case AgentStart::Starting:
        shown.tone = view::Tone::Primary;
        shown.cause = Words::tr("Agen kirim sedang dinyalakan.");
        shown.remedy = Words::tr("Rekaman aman di laptop. Pengiriman berjalan sendiri sesudahnya.");
        break;
    case AgentStart::Failed:
        shown.tone = view::Tone::Err;
        shown.cause = Words::tr("Agen kirim belum dapat dinyalakan.");
        shown.remedy =
            Words::tr("Rekaman aman di laptop. F5 mencoba lagi, atau jalankan installer/start.");
        break;
    }
    return shown;
}

view::ActionView sendAction(const StationCore& core)
{
    if (!agentStopped(core)) {
        return primaryAction(Words::tr("Kirim sekarang"), QStringLiteral("send"));
    }
    view::ActionView start =
        primaryAction(Words::tr("Nyalakan agen kirim"), QStringLiteral("send"));
    if (core.agentStart() == AgentStart::Starting) {
        start.label = Words::tr("Menyalakan…");
        start.state = view::ActionState::Busy;
    }
    return start;
}

view::ToastView sendNow(StationCore& core)
{
    if (agentStopped(core)) {
        core.startAgent();
        return {Words::tr("Agen kirim dinyalakan. Pengiriman berjalan sendiri sesudahnya."),
                QStringLiteral("send"),
                view::Tone::Primary,
                {}};
    }
    core.command(control::Command::SyncNow);
    const bool linked = core.agent() && core.agent()->link == control::LinkState::Connected;
    return {linked ? Words::tr("Pengiriman diminta.")
                   : Words::tr("Luring: dikirim sendiri begitu ada jaringan."),
            linked ? QStringLiteral("send") : QStringLiteral("network-off"),
            view::Tone::Primary,
            {}};
}

} // namespace rekam::workflow
