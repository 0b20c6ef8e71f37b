// One message of each kind with every field set, for the tests and fuzzers of wire/.
#pragma once

#include "wire/codec.h"

#include <utility>
#include <vector>

namespace rekam::wire::test {

template <std::size_t size>
[[nodiscard]] ByteArray<size> filled(unsigned value)
{
    ByteArray<size> bytes{};
    bytes.fill(static_cast<std::byte>(value));
    return bytes;
}

inline constexpr WallTime kSomeTime{std::chrono::milliseconds{1795401727123}};

[[nodiscard]] inline Hello sampleHello()
{
    Hello hello;
    hello.station = "3374-UPTD-01";
    hello.mode = record::Mode::Production;
    hello.bootId = filled<16>(1);
    hello.wallTime = kSomeTime;
    hello.steadyTime = std::chrono::milliseconds(123456);
    hello.chainHead = {7, filled<32>(2)};
    hello.rosterVersion = 3;
    hello.policyVersion = 4;
    hello.software = "rekam 0.1.0";
    hello.knownLog = {98, filled<32>(3)};
    return hello;
}

[[nodiscard]] inline std::vector<std::pair<const char*, Message>> sampleMessages()
{
    constexpr std::uint64_t kSomeBytes = 2000000;
    const auto id = filled<16>(9);
    const Bytes document(200, std::byte{0x44});
    const Welcome welcome{filled<16>(5),
                          kSomeTime,
                          65536,
                          262144,
                          Admission::QuarantineOnly,
                          {6, filled<32>(6)},
                          {99, filled<32>(7)},
                          LogWord::Doubtful,
                          {filled<16>(11)}};
    Need need;
    need.items.push_back({id, Wanted{65536}});
    need.items.push_back({id, Have{document, document}});
    need.items.push_back({id, Have{document, {}}});
    need.items.push_back({id, NotTaken{NackCode::IdConflict}});
    return {
        {"hello", sampleHello()},
        {"welcome", welcome},
        {"offer", Offer{{{id, kSomeBytes, filled<32>(8)}, {filled<16>(10), 400, {}}}}},
        {"need", need},
        {"data", Data{id, 65536, Bytes(1000, std::byte{0x55})}},
        {"credit", Credit{id, 66536, 262144}},
        {"finish", Finish{id, kSomeBytes, filled<32>(8)}},
        {"receipt", ReceiptMessage{id, document}},
        {"purged", Purged{{id, filled<16>(10)}}},
        {"query", Query{{id}}},
        {"status", StatusMessage{{{id, document, "PRINT_READY_RECORD", kSomeTime, false, document},
                                  {filled<16>(10), {}, "", kSomeTime, true, {}}}}},
        {"roster", Roster{5, "SMAN-1.roster", Bytes(5000, std::byte{0x66})}},
        {"policy", PolicyMessage{6, Bytes(3000, std::byte{0x77})}},
        {"nack", Nack{NackCode::Busy, id, std::chrono::milliseconds(1500), "queue full"}},
        {"probe", Probe{0x0123456789ABCDEF}},
        {"echo", ProbeEcho{0x0123456789ABCDEF}},
    };
}

[[nodiscard]] inline std::vector<std::pair<const char*, ControlMessage>> sampleControls()
{
    AgentState state;
    state.link = LinkState::Connected;
    state.scheduler = SchedulerState::Stopped;
    state.trouble = 5;
    state.lastError = "busy";
    state.stationCode = "3374-UPTD-01";
    state.mode = "LATIHAN";
    state.endpoint = "tcp://127.0.0.1:5570";
    state.waiting = 1;
    state.received = 2;
    state.answered = 3;
    state.quarantined = 4;
    state.sentSinceRestart = 5;
    state.roundTripMs = 12;
    state.lastReceiptUnixMs = 1795401727123;
    state.measured = 3;
    return {
        {"agent state", state},
        {"status request", StatusRequest{}},
        {"command", CommandRequest{Command::Resume}},
        {"export", ExportRequest{"/media/usb"}},
        {"import", ImportRequest{"/media/usb"}},
        {"done", Done{}},
        {"failed", Failed{ErrorCode::NoSpace, "medium is full"}},
        {"export result", ExportResult{20, 19}},
        {"import result", ImportResult{3, 2, 1}},
    };
}

} // namespace rekam::wire::test
