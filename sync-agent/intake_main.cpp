// intake: receives packets at the centre, stores them durably and signs receipts.
#include "console.h"
#include "intake/handover_check.h"
#include "intake/rebuild.h"
#include "intake/server.h"
#include "packet/kind_name.h"
#include "provision/key_file.h"

#include <nlohmann/json.hpp>

#include <array>
#include <cstdio>
#include <exception>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace rekam;

Exit serve(const Console& console, const provision::Home& home)
{
    const auto stop = service::StopSignal::claim();
    if (!stop) {
        return console.fail(stop.error());
    }
    const auto only = console.claim(home, home.intake());
    if (!only) {
        return Exit::Failed;
    }
    const auto server = intake::Server::open(home);
    if (!server) {
        return console.fail(server.error());
    }
    server.value()->run(stop.value());
    return Exit::Done;
}

using Stores = std::array<intake::RecordStore*, 2>;

Exit list(const Console& console, const Stores& stores)
{
    nlohmann::json document = nlohmann::json::array();
    for (intake::RecordStore* store : stores) {
        const auto mode = record::nameOf(store == stores.front() ? record::Mode::Production
                                                                 : record::Mode::Latihan);
        const Status listed = store->forEach([&](const intake::StoredPacket& packet) {
            const std::string_view verdict = packet.answer ? "answered" : "-";
            document.push_back({{"id", toHex(packet.id)},
                                {"mode", mode},
                                {"kind", nameOf(packet.kind)},
                                {"station", packet.station},
                                {"sequence", packet.stationSequence},
                                {"bytes", packet.sizeBytes},
                                {"receivedMs", packet.receivedAt.time_since_epoch().count()},
                                {"position", packet.logPosition},
                                {"answer", verdict}});
            if (!console.wantsJson()) {
                std::cout << packet.logPosition << ' ' << toHex(packet.id) << ' ' << mode << ' '
                          << nameOf(packet.kind) << ' ' << packet.station << ' '
                          << packet.stationSequence << ' ' << packet.sizeBytes << ' ' << verdict
                          << '\n';
            }
        });
        if (!listed) {
            return console.fail(listed.error());
        }
    }
    return console.wantsJson() ? console.answer(document, Exit::Done) : Exit::Done;
}

/// What is damaged, so that a person knows what stands to lose.
std::string inWords(const intake::StoreFinding& finding)
{
    const std::string packet = "paket " + finding.place + ": ";
    switch (finding.damage) {
    case intake::Damage::IndexPages:
        return "indeks rusak: " + finding.place;
    case intake::Damage::LogChain:
        return "catatan " + finding.place + " tidak menyambung dengan catatan sebelumnya";
    case intake::Damage::PacketBytes:
        return packet + "isinya di segmen berubah atau hilang";
    case intake::Damage::PacketRow:
        return packet + "baris indeks, paket, dan resinya tidak sama";
    case intake::Damage::SegmentFrame:
        return packet + "kepala segmennya rusak; paketnya sendiri utuh";
    case intake::Damage::Receipt:
        return packet + "resi yang tersimpan tidak sah";
    case intake::Damage::Answer:
        return packet + "jawaban dan catatannya tidak sama";
    case intake::Damage::PacketLost:
        return packet + "tercatat diterima, tetapi tidak ada di indeks";
    case intake::Damage::PacketUnknown:
        return packet + "utuh di segmen, tetapi tidak ada di indeks";
    case intake::Damage::Quarantine:
        return packet + "karantina dan catatannya tidak sama";
    case intake::Damage::HandoverPacket:
        return packet + "salinannya di handover/packets rusak; adapter menyisihkannya, dan intake "
                        "memberikannya lagi dari segmen";
    case intake::Damage::HandoverAnswer:
        return packet + "jawaban di handover/answers rusak; intake menyisihkannya, dan adapter "
                        "menjawab lagi";
    case intake::Damage::Gaps:
        return "daftar nomor yang belum datang tidak cocok (tercatat/terhitung " + finding.place +
               ")";
    }
    return finding.place;
}

constexpr std::string_view kRemedy =
    "cara melanjutkan: hentikan intake (installer/stop), salin folder intake/ ke tempat lain, lalu "
    "jalankan `intake rebuild`: indeks dibuat ulang dari segmen, yang lama disisihkan. Paket yang "
    "isinya rusak dikirim ulang oleh stasiun selama masih disimpannya; bila tidak, pulihkan "
    "segmennya dari cadangan";

constexpr std::string_view kHandoverRemedy =
    "segmen dan indeks utuh; jalankan intake dan adapter: yang rusak di handover/ disisihkan dan "
    "diberikan lagi sendiri";

Exit verify(const Console& console, const provision::Home& home, const Stores& stores)
{
    intake::StoreReport total;
    for (intake::RecordStore* store : stores) {
        const auto report = store->verify();
        if (!report) {
            return console.fail(report.error());
        }
        total.entries += report.value().entries;
        total.gaps += report.value().gaps;
        total.findings.insert(total.findings.end(), report.value().findings.begin(),
                              report.value().findings.end());
    }
    const bool storesSound = total.findings.empty();
    const auto folder = handover::Handover::open(posixFiles(), home.intake());
    const auto handed = folder ? intake::checkHandover(folder.value(), stores)
                               : Result<std::vector<intake::StoreFinding>>(folder.error());
    if (!handed) {
        return console.fail(handed.error());
    }
    total.findings.insert(total.findings.end(), handed.value().begin(), handed.value().end());
    nlohmann::json findings = nlohmann::json::array();
    for (const intake::StoreFinding& finding : total.findings) {
        findings.push_back(inWords(finding));
        if (!console.wantsJson()) {
            std::cout << inWords(finding) << '\n';
        }
    }
    const Exit exit = total.findings.empty() ? Exit::Done : Exit::Failed;
    if (exit == Exit::Failed) {
        console.note(storesSound ? kHandoverRemedy : kRemedy);
    }
    if (console.wantsJson()) {
        return console.answer(
            {{"entries", total.entries}, {"gaps", total.gaps}, {"findings", findings}}, exit);
    }
    if (total.gaps > 0) {
        std::cout << total.gaps << " missing predecessors recorded\n";
    }
    if (total.findings.empty()) {
        std::cout << total.entries << " entries, chain intact\n";
    }
    return exit;
}

Result<crypto::SigningKeyPair> receiptSigner(const provision::Home& home)
{
    const auto bytes = posixFiles().read(home.intakeKeys(), provision::kKeyFileBytesMax);
    if (!bytes) {
        return bytes.error();
    }
    const auto keys = provision::KeyFile::read(bytes.value(), "");
    return keys ? keys.value().signingPair(provision::kSigningKeyName)
                : Result<crypto::SigningKeyPair>(keys.error());
}

/// New indexes from the segments. Not while the intake runs.
Exit rebuild(const Console& console, const provision::Home& home)
{
    const auto only = console.claim(home, home.intake());
    if (!only) {
        return Exit::Failed;
    }
    const auto signer = receiptSigner(home);
    if (!signer) {
        return console.fail(signer.error());
    }
    const SystemClock clock;
    intake::RebuildReport total;
    nlohmann::json aside = nlohmann::json::array();
    for (const record::Mode mode : {record::Mode::Production, record::Mode::Latihan}) {
        const auto rebuilt = intake::rebuildIndex({posixFiles(), clock, signer.value(), mode},
                                                  intake::storeFolder(home.intake(), mode));
        if (!rebuilt) {
            return console.fail(rebuilt.error());
        }
        total.kept += rebuilt.value().kept;
        total.taken += rebuilt.value().taken;
        total.lost += rebuilt.value().lost;
        if (!rebuilt.value().setAside.empty()) {
            aside.push_back(rebuilt.value().setAside.string());
            console.note("indeks lama disisihkan: " + rebuilt.value().setAside.string());
        }
    }
    if (total.lost > 0) {
        console.note(std::to_string(total.lost) +
                     " paket tidak ada lagi di segmen. Jalankan intake: stasiun diberi tahu saat "
                     "tersambung dan mengirimnya ulang selama masih disimpannya; yang tidak datang "
                     "tampak di `intake verify`, pulihkan segmennya dari cadangan");
    }
    const Exit exit = total.lost > 0 ? Exit::Incomplete : Exit::Done;
    if (console.wantsJson()) {
        return console.answer({{"kept", total.kept},
                               {"taken", total.taken},
                               {"lost", total.lost},
                               {"setAside", aside}},
                              exit);
    }
    std::cout << total.kept << " kept, " << total.taken << " taken in again, " << total.lost
              << " lost\n";
    return exit;
}

Exit inspect(const Console& console, const provision::Home& home)
{
    const auto signer = receiptSigner(home);
    if (!signer) {
        return console.fail(signer.error());
    }
    const SystemClock clock;
    auto stores = intake::openStores(home.intake(), clock, signer.value());
    if (!stores) {
        return console.fail(stores.error());
    }
    const Stores both = {stores.value().production.get(), stores.value().latihan.get()};
    return console.words().front() == "verify" ? verify(console, home, both) : list(console, both);
}

constexpr std::string_view kHelp =
    "intake: penerima paket di pusat.\n"
    "Pemakaian: REKAM_HOME=FOLDER intake [run | list | verify | rebuild] [--json]\n"
    "  run     menerima sampai dihentikan\n"
    "  list    paket yang tersimpan, satu baris satu paket\n"
    "  verify  membaca ulang semuanya: indeks, segmen, resi, dan rantai catatan\n"
    "  rebuild membuat ulang indeks dari segmen; intake harus berhenti dahulu\n"
    "intake/config.json memuat {\"endpoint\": \"tcp://ALAMAT:PORT\"}.\n"
    "Keluar: 0 selesai, 1 gagal atau ada yang rusak, 2 salah pakai, 4 dibuat ulang tetapi ada "
    "paket yang hilang.\n";

Exit dispatch(const Console& console)
{
    if (console.wantsHelp()) {
        return console.help(kHelp);
    }
    const std::vector<std::string>& words = console.words();
    const provision::Home home = provision::homeFromEnvironment("rekam-home");
    if (words.empty() || (words.size() == 1 && words[0] == "run")) {
        return serve(console, home);
    }
    if (words.size() == 1 && (words[0] == "list" || words[0] == "verify")) {
        return inspect(console, home);
    }
    if (words.size() == 1 && words[0] == "rebuild") {
        return rebuild(console, home);
    }
    return console.misuse("intake tidak mengenal " + console.stranger());
}

} // namespace

int main(int argc, char** argv)
{
    try {
        return static_cast<int>(dispatch(Console("intake", argc, argv)));
    } catch (const std::exception& error) {
        (void)std::fprintf(stderr, "intake: gagal: %s\n", error.what());
        return static_cast<int>(Exit::Failed);
    }
}
