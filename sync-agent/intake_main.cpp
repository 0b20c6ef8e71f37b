// intake: receives packets at the centre, stores them durably and signs receipts.
#include "intake/server.h"
#include "packet/kind_name.h"
#include "provision/key_file.h"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <exception>
#include <iostream>
#include <string_view>
#include <vector>

namespace {

using namespace rekam;

constexpr int kDone = 0;
constexpr int kFailed = 1;
constexpr int kUsage = 2;

enum class Output { Text, Json };

int fail(const Error& error)
{
    std::cerr << "intake: " << error.detail << '\n';
    return kFailed;
}

int serve(const provision::Home& home)
{
    const auto stop = service::StopSignal::claim();
    const auto pid = service::PidFile::claim(home.run() / "intake.pid");
    if (!stop || !pid) {
        return fail(stop ? pid.error() : stop.error());
    }
    const auto server = intake::Server::open(home);
    if (!server) {
        return fail(server.error());
    }
    server.value()->run(stop.value());
    return kDone;
}

int list(intake::RecordStore& store, record::Mode mode, nlohmann::json* document)
{
    const Status listed = store.forEach([&](const intake::StoredPacket& packet) {
        const auto verdict = std::string_view(packet.answer ? "answered" : "-");
        if (document != nullptr) {
            document->push_back({{"id", toHex(packet.id)},
                                 {"mode", record::nameOf(mode)},
                                 {"kind", nameOf(packet.kind)},
                                 {"station", packet.station},
                                 {"sequence", packet.stationSequence},
                                 {"bytes", packet.sizeBytes},
                                 {"receivedMs", packet.receivedAt.time_since_epoch().count()},
                                 {"position", packet.logPosition},
                                 {"answer", verdict}});
            return;
        }
        std::cout << packet.logPosition << ' ' << toHex(packet.id) << ' ' << record::nameOf(mode)
                  << ' ' << nameOf(packet.kind) << ' ' << packet.station << ' '
                  << packet.stationSequence << ' ' << packet.sizeBytes << ' ' << verdict << '\n';
    });
    return listed ? kDone : fail(listed.error());
}

int verify(intake::Stores& stores, Output output)
{
    intake::StoreReport total;
    for (intake::RecordStore* store : {static_cast<intake::RecordStore*>(stores.production.get()),
                                       static_cast<intake::RecordStore*>(stores.latihan.get())}) {
        const auto report = store->verify();
        if (!report) {
            return fail(report.error());
        }
        total.entries += report.value().entries;
        total.gaps += report.value().gaps;
        total.findings.insert(total.findings.end(), report.value().findings.begin(),
                              report.value().findings.end());
    }
    if (output == Output::Json) {
        std::cout << nlohmann::json({{"entries", total.entries},
                                     {"gaps", total.gaps},
                                     {"findings", total.findings}})
                         .dump(2)
                  << '\n';
        return total.findings.empty() ? kDone : kFailed;
    }
    for (const std::string& finding : total.findings) {
        std::cout << finding << '\n';
    }
    if (total.gaps > 0) {
        std::cout << total.gaps << " missing predecessors recorded\n";
    }
    if (total.findings.empty()) {
        std::cout << total.entries << " entries, chain intact\n";
    }
    return total.findings.empty() ? kDone : kFailed;
}

int inspect(const provision::Home& home, std::string_view verb, Output output)
{
    const auto bytes = posixFiles().read(home.intakeKeys(), provision::kKeyFileBytesMax);
    if (!bytes) {
        return fail(bytes.error());
    }
    const auto keys = provision::KeyFile::read(bytes.value(), "");
    if (!keys) {
        return fail(keys.error());
    }
    const auto signer = keys.value().signingPair(provision::kSigningKeyName);
    if (!signer) {
        return fail(signer.error());
    }
    const SystemClock clock;
    auto stores = intake::openStores(home.intake(), clock, signer.value());
    if (!stores) {
        return fail(stores.error());
    }
    if (verb == "verify") {
        return verify(stores.value(), output);
    }
    nlohmann::json document = nlohmann::json::array();
    nlohmann::json* const target = output == Output::Json ? &document : nullptr;
    const int first = list(*stores.value().production, record::Mode::Production, target);
    const int second = list(*stores.value().latihan, record::Mode::Latihan, target);
    if (target != nullptr) {
        std::cout << document.dump(2) << '\n';
    }
    return first == kDone ? second : first;
}

int usage(int status)
{
    std::cout << "intake: penerima paket di pusat.\n"
                 "Pemakaian: REKAM_HOME=FOLDER intake [run | list [--json] | verify [--json]]\n"
                 "Lebih lanjut: intake/config.json memuat {\"endpoint\": \"tcp://ALAMAT:PORT\"}.\n";
    return status;
}

int dispatch(const std::vector<std::string_view>& words)
{
    const provision::Home home = provision::homeFromEnvironment("rekam-home");
    if (words.empty() || (words.size() == 1 && words[0] == "run")) {
        return serve(home);
    }
    if (words[0] == "--help" || words[0] == "help") {
        return usage(kDone);
    }
    const bool json = words.size() == 2 && words[1] == "--json";
    if ((words[0] == "list" || words[0] == "verify") && (words.size() == 1 || json)) {
        return inspect(home, words[0], json ? Output::Json : Output::Text);
    }
    return usage(kUsage);
}

} // namespace

int main(int argc, char** argv)
{
    try {
        return dispatch({argv + 1, argv + argc});
    } catch (const std::exception& error) {
        (void)std::fprintf(stderr, "intake: %s\n", error.what());
        return kFailed;
    }
}
