#include "families.h"
#include "joining/station_desk.h"
#include "office/open_office.h"
#include "passphrase_input.h"
#include "provision/envelope.h"
#include "provision/office.h"
#include "world.h"

#include <array>

namespace rekam::ctl {

namespace {

constexpr std::array kRequestOptions = {
    Option{"--label", "TEKS", "tanda pengenal laptop, misalnya Laptop 3"},
    Option{"--out", "FILE", "tulis permintaan ke sini (bawaan: station/request)"},
};
constexpr std::array kNewOptions = {
    Option{"--request", "FILE", "permintaan dari stasiun"},
    Option{"--code", "KODE", "kode stasiun (Co-Relation Id): A–Z, 0–9, -"},
    Option{"--role", "PERAN", "recording (bawaan) atau uptd"},
    Option{"--days", "N", "masa berlaku dalam hari (bawaan 365)"},
    Option{"--out", "FILE", "tulis berkas stasiun ke sini"},
    kPassphraseFile,
};
constexpr std::array kImportOptions = {
    Option{"--fingerprint", "SIDIK", "sidik kunci kantor, dibacakan oleh kantor (impor pertama)"},
    Option{"--passphrases", "FILE", "baris ID FRASA: frasa sandi setiap petugas"},
};
constexpr std::array kRevokeOptions = {kPassphraseFile};

Exit request(Command& command)
{
    const auto label = command.value("--label");
    if (!label) {
        return command.misuse("station request membutuhkan --label");
    }
    RealWorld real(command);
    const auto made = joining::makeStationRequest(real.world(), command.home(), *label);
    if (!made) {
        return command.fail(made.error());
    }
    const std::string out = command.valueOr("--out", command.home().request().string());
    if (Status written = command.writeOut(out, made.value()); !written) {
        return command.fail(written.error());
    }
    const auto opened = provision::openStationRequest(made.value());
    const std::string fingerprint = provision::fingerprintOf(opened.value().keys.signing);
    command.line("Permintaan: " + out);
    command.line("Sidik kunci stasiun: " + fingerprint);
    command.json({{"file", out}, {"label", *label}, {"fingerprint", fingerprint}});
    return Exit::Done;
}

Result<StationFacts> stationFacts(const Command& command)
{
    constexpr std::int64_t kDefaultDays = 365;
    constexpr std::int64_t kDaysMax = 3'650;
    const auto days = command.number("--days", kDefaultDays, 1, kDaysMax);
    if (!days) {
        return days.error();
    }
    StationFacts facts;
    facts.code = command.valueOr("--code", "");
    if (command.has("--code") && !provision::isStationCode(facts.code)) {
        return Error{ErrorCode::InvalidInput,
                     "--code " + facts.code + ": hanya A–Z, 0–9 dan -, misalnya PKU-K01"};
    }
    facts.validFor = std::chrono::days(days.value());
    const std::string role = command.valueOr("--role", "recording");
    if (role != "recording" && role != "uptd") {
        return Error{ErrorCode::InvalidInput, "--role: recording atau uptd"};
    }
    facts.role = role == "uptd" ? provision::StationRole::Uptd : provision::StationRole::Recording;
    return facts;
}

Exit create(Command& command)
{
    const auto requestPath = command.value("--request");
    const auto facts = stationFacts(command);
    if (!requestPath || !command.has("--code") || !facts) {
        return command.misuse(facts ? "station new membutuhkan --request dan --code"
                                    : facts.error().detail);
    }
    const auto file = command.files().read(*requestPath, provision::kEnvelopeBytesMax);
    const auto passphrase = officePassphrase(command);
    if (!file || !passphrase) {
        return command.fail(file ? passphrase.error() : file.error());
    }
    RealWorld real(command);
    auto desk = OfficeDesk::open(real.world(), command.home(), passphrase.value());
    if (!desk) {
        return command.fail(desk.error());
    }
    const auto issued = desk.value().issueStation(file.value(), facts.value());
    if (!issued) {
        return command.fail(issued.error());
    }
    const std::string out = command.valueOr("--out", facts.value().code + ".bundle");
    if (Status written = command.writeOut(out, issued.value().bundle); !written) {
        return command.fail(written.error());
    }
    const std::string fingerprint = provision::fingerprintOf(desk.value().identity().signingKey);
    command.line("Berkas stasiun " + facts.value().code + " nomor " +
                 std::to_string(issued.value().serial) + ": " + out);
    command.line("Bacakan sidik kunci kantor: " + fingerprint);
    if (issued.value().operators == 0) {
        command.note("belum ada petugas di berkas ini: rekamctl operator enrol, lalu ulangi");
    }
    command.json({{"file", out},
                  {"station", facts.value().code},
                  {"serial", issued.value().serial},
                  {"operators", issued.value().operators},
                  {"officeFingerprint", fingerprint}});
    return Exit::Done;
}

Exit import(Command& command)
{
    const auto file = command.files().read(command.words().front(), provision::kEnvelopeBytesMax);
    if (!file) {
        return command.fail(file.error());
    }
    joining::ImportFacts facts;
    facts.officeFingerprint = command.value("--fingerprint");
    if (const auto path = command.value("--passphrases")) {
        auto passphrases = readPassphrases(command, *path);
        if (!passphrases) {
            return command.fail(passphrases.error());
        }
        facts.passphrases = std::move(passphrases).value();
    }
    RealWorld real(command);
    const auto imported = joining::importBundle(real.world(), command.home(), file.value(), facts);
    if (!imported) {
        return command.fail(imported.error());
    }
    const provision::Bundle& bundle = imported.value().bundle;
    command.line("Stasiun " + bundle.stationCode + " · " + bundle.officeName + " · " +
                 std::string(record::nameOf(bundle.mode)));
    command.line(
        "Dapat masuk: " + std::to_string(imported.value().withSlot.size()) +
        ", belum punya frasa sandi: " + std::to_string(imported.value().withoutSlot.size()));
    command.json({{"station", bundle.stationCode},
                  {"mode", record::nameOf(bundle.mode)},
                  {"serial", bundle.serial},
                  {"withSlot", imported.value().withSlot},
                  {"withoutSlot", imported.value().withoutSlot},
                  {"removed", imported.value().removed}});
    if (!imported.value().withoutSlot.empty()) {
        command.note("beri frasa sandi dengan --passphrases, lalu ulangi");
        return Exit::Incomplete;
    }
    return Exit::Done;
}

Json describe(const provision::Bundle& bundle)
{
    Json people = Json::array();
    for (const provision::BundleOperator& person : bundle.operators) {
        people.push_back(
            {{"id", person.id}, {"name", person.name}, {"role", provision::tokenOf(person.role)}});
    }
    return {{"station", bundle.stationCode},
            {"label", bundle.stationLabel},
            {"office", bundle.officeName},
            {"regionCode", bundle.regionCode},
            {"mode", record::nameOf(bundle.mode)},
            {"serial", bundle.serial},
            {"issuedAt", isoTime(bundle.issuedAt)},
            {"expiresAt", isoTime(bundle.expiresAt)},
            {"intakeEndpoints", bundle.intakeEndpoints},
            {"centreKeyId", toHex(bundle.centreKeyId)},
            {"officeFingerprint", provision::fingerprintOf(bundle.officeKey)},
            {"operators", std::move(people)}};
}

/// A bundle file is verified under the key it claims; the station's own under the confirmed one.
Result<provision::Bundle> bundleToShow(const Command& command)
{
    if (command.words().empty()) {
        return joining::currentBundle(command.files(), command.home());
    }
    const auto file = command.files().read(command.words().front(), provision::kEnvelopeBytesMax);
    if (!file) {
        return file.error();
    }
    const auto claimed = provision::claimedOffice(file.value());
    return claimed ? provision::openBundle(file.value(), claimed.value()) : claimed.error();
}

Exit show(Command& command)
{
    const auto bundle = bundleToShow(command);
    if (!bundle) {
        return command.fail(bundle.error());
    }
    const Json document = describe(bundle.value());
    for (const auto& [key, value] : document.items()) {
        if (key != "operators") {
            command.line(key + ": " +
                         (value.is_string() ? value.get<std::string>() : value.dump()));
        }
    }
    for (const provision::BundleOperator& person : bundle.value().operators) {
        command.line(person.id + "  " + person.name + "  " +
                     std::string(provision::titleOf(person.role)));
    }
    command.json(document);
    if (provision::expiredAt(bundle.value(), command.clock().wallTime())) {
        command.note("berkas stasiun sudah kedaluwarsa: simpan, ekspor, dan kirim tetap bisa; "
                     "minta berkas baru untuk sesi baru");
    }
    return Exit::Done;
}

Exit revoke(Command& command)
{
    RealWorld real(command);
    auto desk = openOffice(command, real);
    if (!desk) {
        return command.fail(desk.error());
    }
    const std::string& code = command.words().front();
    if (Status revoked = desk.value().revokeStation(code); !revoked) {
        return command.fail(revoked.error());
    }
    const auto now = desk.value().revocation();
    command.line("Stasiun " + code + " dicabut; paketnya hanya masuk karantina.");
    command.json({{"station", code}, {"version", now ? now.value().version : 0}});
    return Exit::Done;
}

constexpr std::array kVerbs = {
    Verb{"station request", "", 0, 0, "membuat kunci stasiun dan berkas permintaan",
         kRequestOptions, request},
    Verb{"station new", "", 0, 0, "di kantor: menjawab permintaan dengan berkas stasiun",
         kNewOptions, create},
    Verb{"station import", "FILE", 1, 1, "di stasiun: memeriksa dan memakai berkas stasiun",
         kImportOptions, import},
    Verb{"station show", "[FILE]", 0, 1, "isi berkas stasiun", {}, show},
    Verb{"station revoke", "KODE", 1, 1, "di kantor: mencabut stasiun", kRevokeOptions, revoke},
};

} // namespace

VerbTable stationVerbs()
{
    return kVerbs;
}

} // namespace rekam::ctl
