// adapter: holds the centre's private key, opens packets, checks and exports them. No sockets.
#include "adapter/adapter.h"
#include "crypto/random_source.h"
#include "provision/home.h"
#include "provision/key_file.h"

#include <nlohmann/json.hpp>
#include <poll.h>

#include <array>
#include <cstdio>
#include <exception>
#include <iostream>
#include <string_view>
#include <vector>

namespace {

using namespace rekam;
using namespace std::chrono_literals;

constexpr int kDone = 0;
constexpr int kFailed = 1;
constexpr int kUsage = 2;
constexpr auto kTurnPeriod = 2s; // the folder watch is a hint; this is the promise

int fail(const Error& error)
{
    std::cerr << "adapter: " << error.detail << '\n';
    return kFailed;
}

struct Keys
{
    crypto::SigningKeyPair signer;
    crypto::BoxKeyPair centre;
    SecretBytes tag;
};

Result<Keys> readKeys(const provision::Home& home)
{
    const auto bytes = posixFiles().read(home.adapterKeys(), provision::kKeyFileBytesMax);
    if (!bytes) {
        return bytes.error();
    }
    const auto keys = provision::KeyFile::read(bytes.value(), "");
    if (!keys) {
        return keys.error();
    }
    auto signer = keys.value().signingPair(provision::kSigningKeyName);
    auto centre = keys.value().boxPair(provision::kBoxKeyName);
    if (!signer || !centre) {
        return signer ? centre.error() : signer.error();
    }
    auto tag = keys.value().secret(provision::kTagKeyName);
    return Keys{std::move(signer).value(), std::move(centre).value(),
                tag ? std::move(tag).value() : SecretBytes()};
}

void waitFor(const service::StopSignal& stop, const service::FolderWatch& watch)
{
    std::array<pollfd, 2> items = {
        {{stop.descriptor(), POLLIN, 0}, {watch.descriptor(), POLLIN, 0}}};
    (void)::poll(items.data(), items.size(),
                 static_cast<int>(std::chrono::milliseconds(kTurnPeriod).count()));
}

int run(const provision::Home& home)
{
    const auto stop = service::StopSignal::claim();
    const auto pid = service::PidFile::claim(home.run() / "adapter.pid");
    if (!stop || !pid) {
        return fail(stop ? pid.error() : stop.error());
    }
    auto keys = readKeys(home);
    auto stations = handover::Stations::load(posixFiles(), home.adapter());
    auto folder = handover::Handover::open(posixFiles(), home.intake());
    auto watch = service::FolderWatch::open();
    if (!keys || !stations || !folder || !watch) {
        return fail(!keys       ? keys.error()
                    : !stations ? stations.error()
                    : !folder   ? folder.error()
                                : watch.error());
    }
    if (Status added = watch.value().add(folder.value().packetsFolder(),
                                         service::FolderWatch::Interest::Arrivals);
        !added) {
        return fail(added.error());
    }
    const SystemClock clock;
    auto worker =
        adapter::Adapter::open({posixFiles(), clock, home.adapter(), std::move(folder).value(),
                                std::move(stations).value(), std::move(keys.value().signer),
                                std::move(keys.value().centre), std::move(keys.value().tag)});
    if (!worker) {
        return fail(worker.error());
    }
    service::LogFile log(home.log() / "adapter.log");
    log.line("started");
    while (!stop.value().raised()) {
        if (auto fresh = handover::Stations::load(posixFiles(), home.adapter()); fresh) {
            worker.value()->useStations(std::move(fresh).value());
        }
        const auto turn = worker.value()->work();
        for (const std::string& complaint : turn.complaints) {
            log.line(complaint);
        }
        if (turn.accepted + turn.rejected > 0) {
            log.line(std::to_string(turn.accepted) + " accepted, " + std::to_string(turn.rejected) +
                     " rejected, " + std::to_string(turn.held) + " held");
        }
        waitFor(stop.value(), watch.value());
        (void)watch.value().takeChange();
    }
    log.line("stopped");
    return kDone;
}

/// Seals a test packet to the public half and opens it: the proof an office wants before that key
/// goes into bundles.
int checkKey(const provision::Home& home)
{
    const auto keys = readKeys(home);
    if (!keys) {
        return fail(keys.error());
    }
    crypto::SystemRandom random;
    const auto station = crypto::SigningKeyPair::generate(random);
    packet::HeaderFacts facts;
    facts.id = packet::newPacketId(random);
    facts.station = "CHECK-KEY";
    facts.stationSequence = 1;
    facts.created = SystemClock().wallTime();
    const auto sealed =
        packet::seal(asBytes("check-key"), facts, keys.value().centre.publicKey(), station, random);
    if (!sealed) {
        return fail(sealed.error());
    }
    const auto opened =
        packet::open(sealed.value().bytes, station.publicKey(), keys.value().centre);
    if (!opened || asText(opened.value().payload.view()) != "check-key") {
        return fail(opened ? Error{ErrorCode::Integrity, "the test packet came out changed"}
                           : opened.error());
    }
    std::cout << "valid " << toHex(crypto::keyIdOf(keys.value().centre.publicKey())) << '\n';
    return kDone;
}

int open(const provision::Home& home, const std::filesystem::path& file)
{
    const auto keys = readKeys(home);
    const auto stations = handover::Stations::load(posixFiles(), home.adapter());
    const auto bytes = posixFiles().read(file, packet::kMaxPacketBytes);
    if (!keys || !stations || !bytes) {
        return fail(!keys ? keys.error() : !stations ? stations.error() : bytes.error());
    }
    const adapter::Examiner examiner({keys.value().centre, stations.value(), keys.value().tag});
    const auto examined = examiner.examine(bytes.value());
    if (const auto* refusal = std::get_if<adapter::Refusal>(&examined); refusal != nullptr) {
        std::cout << "rejected: " << refusal->text << '\n';
        return kFailed;
    }
    const auto& whole = std::get<adapter::Examined>(examined);
    std::cout << "packet " << toHex(whole.header.id) << '\n'
              << "station " << whole.header.station << ' ' << whole.header.stationSequence << '\n'
              << "mode " << record::nameOf(whole.header.mode) << '\n';
    for (const packet::PartView& part : whole.parts) {
        std::cout << "part " << part.name << ' ' << part.mediaType << ' ' << part.bytes.size()
                  << '\n';
    }
    if (whole.refusal) {
        std::cout << "rejected: " << whole.refusal->text << '\n';
        return kFailed;
    }
    std::cout << (whole.awaitsApproval ? "valid, waits for approval\n" : "valid\n");
    return kDone;
}

int usage(int status)
{
    std::cout << "adapter: membuka dan memeriksa paket di pusat.\n"
                 "Pemakaian: REKAM_HOME=FOLDER adapter run | check-key | open BERKAS\n";
    return status;
}

int dispatch(const std::vector<std::string_view>& words)
{
    const provision::Home home = provision::homeFromEnvironment("rekam-home");
    if (words.size() == 1 && words[0] == "run") {
        return run(home);
    }
    if (words.size() == 1 && words[0] == "check-key") {
        return checkKey(home);
    }
    if (words.size() == 2 && words[0] == "open") {
        return open(home, words[1]);
    }
    const bool help = words.size() == 1 && words[0] == "--help";
    return usage(help ? kDone : kUsage);
}

} // namespace

int main(int argc, char** argv)
{
    try {
        return dispatch({argv + 1, argv + argc});
    } catch (const std::exception& error) {
        (void)std::fprintf(stderr, "adapter: %s\n", error.what());
        return kFailed;
    }
}
