#include "control/agent_client.h"
#include "families.h"

#include <array>

namespace rekam::ctl {

namespace {

constexpr std::chrono::milliseconds kAnswerTime{3'000};
constexpr std::chrono::milliseconds kWatchTime{3'600'000};

constexpr std::array kStatusOptions = {
    Option{"--watch", "", "terus menampilkan setiap perubahan"},
};

std::string_view nameOf(control::LinkTrouble trouble)
{
    switch (trouble) {
    case control::LinkTrouble::None:
        return "";
    case control::LinkTrouble::Unreachable:
        return "UNREACHABLE";
    case control::LinkTrouble::WrongServerKey:
        return "WRONG_SERVER_KEY";
    case control::LinkTrouble::Refused:
        return "REFUSED";
    case control::LinkTrouble::Revoked:
        return "REVOKED";
    case control::LinkTrouble::ServerBusy:
        return "SERVER_BUSY";
    case control::LinkTrouble::ProtocolVersion:
        return "PROTOCOL_VERSION";
    case control::LinkTrouble::LocalStorage:
        return "LOCAL_STORAGE";
    case control::LinkTrouble::BadReceipt:
        return "BAD_RECEIPT";
    case control::LinkTrouble::Stalled:
        return "STALLED";
    }
    return "UNKNOWN";
}

Json describe(const control::AgentStatus& status)
{
    return {{"Mode", status.mode},
            {"Co-Relation Id", status.stationCode},
            {"MQ", status.link == control::LinkState::Connected ? "CONNECTED" : "DISCONNECTED"},
            {"Scheduler Current Status",
             status.scheduler == control::SchedulerState::Running ? "RUNNING" : "STOPPED"},
            {"No. of Records sent after Restart", status.sentSinceRestart},
            {"endpoint", status.endpoint},
            {"trouble", nameOf(status.trouble)},
            {"lastError", status.lastError},
            {"waiting", status.waiting},
            {"received", status.received},
            {"answered", status.answered},
            {"quarantined", status.quarantined},
            {"roundTripMs", status.roundTripMs},
            {"lastReceiptUnixMs", status.lastReceiptUnixMs}};
}

void tell(Command& command, const control::AgentStatus& status)
{
    const Json document = describe(status);
    for (const auto& [key, value] : document.items()) {
        command.line(key + ": " + (value.is_string() ? value.get<std::string>() : value.dump()));
    }
    command.json(document);
}

Exit showStatus(Command& command)
{
    auto client = control::AgentClient::open(command.home().root);
    const auto status =
        client ? client.value().status(kAnswerTime) : Result<control::AgentStatus>(client.error());
    if (!status) {
        return command.fail(status.error());
    }
    tell(command, status.value());
    while (command.has("--watch")) {
        const auto next = client.value().nextEvent(kWatchTime);
        if (!next && next.error().code != ErrorCode::Timeout) {
            return command.fail(next.error());
        }
        if (next) {
            command.line("");
            tell(command, next.value());
        }
    }
    return Exit::Done;
}

Exit tellAgent(Command& command, control::Command order)
{
    auto client = control::AgentClient::open(command.home().root);
    const Status sent = client ? client.value().send(order, kAnswerTime) : Status(client.error());
    if (!sent) {
        return command.fail(sent.error());
    }
    const auto status = client.value().status(kAnswerTime);
    if (!status) {
        return command.fail(status.error());
    }
    tell(command, status.value());
    return Exit::Done;
}

Exit now(Command& command)
{
    return tellAgent(command, control::Command::SyncNow);
}

Exit pause(Command& command)
{
    return tellAgent(command, control::Command::Pause);
}

Exit resume(Command& command)
{
    return tellAgent(command, control::Command::Resume);
}

/// Measures now: what the agent knew before is no answer. Beyond the agent's own patience with a
/// silent line (4 s to connect, 4 s for the echo) nobody answers.
Exit probe(Command& command)
{
    constexpr std::chrono::milliseconds kMeasureTime{9'000};
    constexpr std::chrono::milliseconds kLookAgain{100};
    auto client = control::AgentClient::open(command.home().root);
    auto status =
        client ? client.value().status(kAnswerTime) : Result<control::AgentStatus>(client.error());
    if (!status) {
        return command.fail(status.error());
    }
    const std::uint64_t before = status.value().measured;
    const auto limit = std::chrono::steady_clock::now() + kMeasureTime;
    if (Status sent = client.value().send(control::Command::Probe, kAnswerTime); !sent) {
        return command.fail(sent.error());
    }
    while (status && status.value().measured == before &&
           std::chrono::steady_clock::now() < limit) {
        (void)client.value().nextEvent(kLookAgain);
        status = client.value().status(kAnswerTime);
    }
    if (!status) {
        return command.fail(status.error());
    }
    control::AgentStatus shown = status.value();
    const bool answered = shown.measured != before;
    if (!answered) {
        shown.link = control::LinkState::Disconnected;
        shown.roundTripMs = -1;
        if (shown.trouble == control::LinkTrouble::None) {
            shown.trouble = control::LinkTrouble::Unreachable;
            shown.lastError = "the intake does not answer";
        }
    }
    tell(command, shown);
    return answered ? Exit::Done : Exit::Failed;
}

constexpr std::array kVerbs = {
    Verb{"sync status", "", 0, 0, "panel sambungan agen kirim", kStatusOptions, showStatus},
    Verb{"sync now", "", 0, 0, "kirim sekarang", {}, now},
    Verb{"sync pause", "", 0, 0, "jeda pengiriman", {}, pause},
    Verb{"sync resume", "", 0, 0, "lanjutkan pengiriman", {}, resume},
    Verb{"sync probe", "", 0, 0, "ukur sambungan ke pusat", {}, probe},
};

} // namespace

VerbTable syncVerbs()
{
    return kVerbs;
}

} // namespace rekam::ctl
