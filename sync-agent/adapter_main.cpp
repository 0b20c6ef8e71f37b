// adapter: holds the centre's private key, opens packets, checks and exports them. No sockets.
#include "adapter/adapter.h"
#include "console.h"
#include "crypto/random_source.h"
#include "provision/home.h"
#include "provision/key_file.h"
#include "remedy/remedy.h"

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

constexpr auto kTurnPeriod = 2s; // the folder watch is a hint; this is the promise

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

Exit run(const Console& console, const provision::Home& home)
{
    const auto stop = service::StopSignal::claim();
    if (!stop) {
        return console.fail(stop.error());
    }
    const auto only = console.claim(home, home.adapter());
    if (!only) {
        return Exit::Failed;
    }
    auto keys = readKeys(home);
    auto stations = handover::Stations::load(posixFiles(), home.adapter());
    auto folder = handover::Handover::open(posixFiles(), home.intake());
    auto watch = service::FolderWatch::open();
    if (!keys || !stations || !folder || !watch) {
        return console.fail(!keys       ? keys.error()
                            : !stations ? stations.error()
                            : !folder   ? folder.error()
                                        : watch.error());
    }
    if (Status added = watch.value().add(folder.value().packetsFolder(),
                                         service::FolderWatch::Interest::Arrivals);
        !added) {
        return console.fail(added.error());
    }
    const SystemClock clock;
    auto worker =
        adapter::Adapter::open({posixFiles(), clock, home.adapter(), std::move(folder).value(),
                                std::move(stations).value(), std::move(keys.value().signer),
                                std::move(keys.value().centre), std::move(keys.value().tag)});
    if (!worker) {
        return console.fail(worker.error());
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
        for (const std::string& held : turn.newlyHeld) {
            log.line(held);
        }
        if (turn.accepted + turn.rejected > 0) {
            log.line(std::to_string(turn.accepted) + " accepted, " + std::to_string(turn.rejected) +
                     " rejected, " + std::to_string(turn.held) + " held");
        }
        waitFor(stop.value(), watch.value());
        (void)watch.value().takeChange();
    }
    log.line("stopped");
    return Exit::Done;
}

/// Seals a test packet to the public half and opens it: the proof an office wants before that key
/// goes into bundles.
Exit checkKey(const Console& console, const provision::Home& home)
{
    const auto keys = readKeys(home);
    if (!keys) {
        return console.fail(keys.error());
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
        return console.fail(sealed.error());
    }
    const auto opened =
        packet::open(sealed.value().bytes, station.publicKey(), keys.value().centre);
    if (!opened || asText(opened.value().payload.view()) != "check-key") {
        return console.fail(opened ? Error{ErrorCode::Integrity, "the test packet came out changed"}
                                   : opened.error());
    }
    const std::string id = toHex(crypto::keyIdOf(keys.value().centre.publicKey()));
    if (console.wantsJson()) {
        return console.answer({{"valid", true}, {"centreKeyId", id}}, Exit::Done);
    }
    std::cout << "valid " << id << '\n';
    return Exit::Done;
}

Exit tellRefusal(const Console& console, nlohmann::json document, const adapter::Refusal& refusal)
{
    const std::string words = remedy::inWords(refusal.cause, refusal.text);
    if (console.wantsJson()) {
        document["valid"] = false;
        document["rejected"] = refusal.text;
        document["text"] = words;
        return console.answer(document, Exit::Failed);
    }
    std::cout << "rejected: " << words << '\n';
    return Exit::Failed;
}

Exit tell(const Console& console, const adapter::Examined& whole)
{
    nlohmann::json document = {
        {"packet", toHex(whole.header.id)},         {"station", whole.header.station},
        {"sequence", whole.header.stationSequence}, {"mode", record::nameOf(whole.header.mode)},
        {"parts", nlohmann::json::array()},         {"valid", true},
        {"awaitsApproval", whole.awaitsApproval}};
    if (!console.wantsJson()) {
        std::cout << "packet " << toHex(whole.header.id) << '\n'
                  << "station " << whole.header.station << ' ' << whole.header.stationSequence
                  << '\n'
                  << "mode " << record::nameOf(whole.header.mode) << '\n';
    }
    for (const packet::PartView& part : whole.parts) {
        document["parts"].push_back(
            {{"name", part.name}, {"type", part.mediaType}, {"bytes", part.bytes.size()}});
        if (!console.wantsJson()) {
            std::cout << "part " << part.name << ' ' << part.mediaType << ' ' << part.bytes.size()
                      << '\n';
        }
    }
    if (whole.refusal) {
        return tellRefusal(console, std::move(document), *whole.refusal);
    }
    if (console.wantsJson()) {
        return console.answer(document, Exit::Done);
    }
    std::cout << (whole.awaitsApproval ? "valid, waits for approval\n" : "valid\n");
    return Exit::Done;
}

Exit open(const Console& console, const provision::Home& home, const std::filesystem::path& file)
{
    const auto keys = readKeys(home);
    const auto stations = handover::Stations::load(posixFiles(), home.adapter());
    const auto bytes = posixFiles().read(file, packet::kMaxPacketBytes);
    if (!keys || !stations || !bytes) {
        return console.fail(!keys ? keys.error() : !stations ? stations.error() : bytes.error());
    }
    const adapter::Examiner examiner({keys.value().centre, stations.value(), keys.value().tag});
    const auto examined = examiner.examine(bytes.value());
    if (const auto* refusal = std::get_if<adapter::Refusal>(&examined); refusal != nullptr) {
        return tellRefusal(console, nlohmann::json::object(), *refusal);
    }
    return tell(console, std::get<adapter::Examined>(examined));
}

constexpr std::string_view kHelp =
    "adapter: membuka dan memeriksa paket di pusat.\n"
    "Pemakaian: REKAM_HOME=FOLDER adapter [run | check-key | open BERKAS] [--json]\n"
    "  run          bekerja sampai dihentikan\n"
    "  check-key    memastikan kunci pusat membuka apa yang disegel untuknya\n"
    "  open BERKAS  memeriksa satu paket dan menyebut bagian-bagiannya\n"
    "Keluar: 0 sah, 1 gagal atau ditolak, 2 salah pakai.\n";

Exit dispatch(const Console& console)
{
    if (console.wantsHelp()) {
        return console.help(kHelp);
    }
    const std::vector<std::string>& words = console.words();
    const provision::Home home = provision::homeFromEnvironment("rekam-home");
    if (words.empty() || (words.size() == 1 && words[0] == "run")) {
        return run(console, home);
    }
    if (words.size() == 1 && words[0] == "check-key") {
        return checkKey(console, home);
    }
    if (words.size() == 2 && words[0] == "open") {
        return open(console, home, words[1]);
    }
    const std::string stranger = console.stranger();
    return console.misuse(words[0] == "open" && !stranger.starts_with('-')
                              ? "adapter open membutuhkan satu BERKAS"
                              : "adapter tidak mengenal " + stranger);
}

} // namespace

int main(int argc, char** argv)
{
    try {
        return static_cast<int>(dispatch(Console("adapter", argc, argv)));
    } catch (const std::exception& error) {
        (void)std::fprintf(stderr, "adapter: gagal: %s\n", error.what());
        return static_cast<int>(Exit::Failed);
    }
}
