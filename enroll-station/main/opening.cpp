#include "main/opening.h"

#include "base/file.h"
#include "remedy/remedy.h"

#include <nlohmann/json.hpp>

#include <cstdio>

namespace rekam {

namespace {

constexpr std::uint64_t kDemoBytesMax = std::uint64_t{64} * 1024;

} // namespace

std::optional<DemoPerson> demoOperator(const provision::Home& home)
{
    const auto file = posixFiles().read(home.office() / "demo.json", kDemoBytesMax);
    if (!file) {
        return std::nullopt;
    }
    const auto demo = nlohmann::json::parse(asText(file.value()), nullptr, false);
    if (!demo.is_object() || !demo.contains("people") || demo["people"].empty()) {
        return std::nullopt;
    }
    const auto& person = demo["people"].front();
    return DemoPerson{person.value("id", ""),
                      QString::fromStdString(person.value("passphrase", "")),
                      demo.value("seed", std::uint64_t{1})};
}

const char* headlessRefusal(bool provisioned, bool practice, bool demo)
{
    if (!provisioned) {
        return "stasiun belum disiapkan, atau berkas stasiun tidak sah; jalankan installer/start, "
               "atau minta berkas stasiun baru dari kantor";
    }
    if (!practice) {
        return "sesi otomatis hanya untuk LATIHAN, stasiun ini PRODUCTION; buka tanpa --headless";
    }
    return demo ? nullptr
                : "--headless membutuhkan rumah latihan dengan petugasnya (office/demo.json); "
                  "jalankan installer/start";
}

const char* virtualRefusal(const Options& options)
{
    return options.source.imageFolder.empty() && options.faults.empty()
               ? nullptr
               : "--images dan --faults memakai alat virtual, dan stasiun PRODUCTION hanya memakai "
                 "alat nyata. Pasang alatnya, lalu buka tanpa pilihan itu";
}

std::optional<service::SingleInstance> claimHome(const provision::Home& home)
{
    using service::HomeTrouble;
    // A home that is not there yet is one that this laptop's request begins.
    (void)posixFiles().makeFolder(home.root);
    const HomeTrouble trouble = service::examineHome(home.root);
    if (trouble != HomeTrouble::None) {
        (void)std::fprintf(stderr, "enroll-station: %s\n",
                           remedy::inWords(trouble, home.root).c_str());
        if (trouble != HomeTrouble::Full) { // sealing and sending make room
            return std::nullopt;
        }
    }
    auto only = service::SingleInstance::claim(home.store(), home.run() / "enroll-station.pid");
    if (only) {
        return std::move(only).value();
    }
    if (only.error().code == ErrorCode::Conflict) {
        (void)std::fprintf(stderr,
                           "enroll-station: stasiun ini sudah terbuka (%s). Pakai yang itu, "
                           "atau akhiri dengan installer/stop, lalu jalankan lagi\n",
                           home.root.c_str());
    } else {
        (void)std::fprintf(stderr, "enroll-station: %s\n", remedy::inWords(only.error()).c_str());
    }
    return std::nullopt;
}

} // namespace rekam
