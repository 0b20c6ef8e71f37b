#include "families.h"
#include "office/open_office.h"
#include "passphrase_input.h"
#include "provision/envelope.h"
#include "provision/fields.h"
#include "world.h"

#include <array>

namespace rekam::ctl {

namespace {

constexpr std::array kInitOptions = {
    Option{"--name", "NAMA", "nama kantor, misalnya Disdukcapil Kota Pekanbaru"},
    Option{"--region", "KODE", "kode kabupaten/kota, misalnya 14.71"},
    Option{"--mode", "MODE", "PRODUCTION atau LATIHAN"},
    kPassphraseFile,
    Option{"--insecure-no-passphrase", "", "kunci tanpa frasa sandi; hanya LATIHAN"},
};

constexpr std::array kCentreOptions = {
    Option{"--endpoint", "URL", "buat kunci intake dan adapter di folder ini: tcp://HOST:PORT"},
    kPassphraseFile,
};

constexpr std::array kShowOptions = {kPassphraseFile};

void tell(Command& command, const provision::OfficeIdentity& office)
{
    const std::string fingerprint = provision::fingerprintOf(office.signingKey);
    command.line(office.name + " · " + office.regionCode + " · " +
                 std::string(record::nameOf(office.mode)));
    command.line("Sidik kunci: " + fingerprint);
    if (!office.contact.empty()) {
        command.line("Kontak: " + office.contact);
    }
    command.json({{"name", office.name},
                  {"regionCode", office.regionCode},
                  {"mode", record::nameOf(office.mode)},
                  {"fingerprint", fingerprint},
                  {"contact", office.contact},
                  {"createdAt", isoTime(office.createdAt)}});
}

Exit init(Command& command)
{
    const auto name = command.value("--name");
    const auto region = command.value("--region");
    const auto modeGiven = command.value("--mode");
    const auto mode = record::parseMode(modeGiven.value_or(""));
    if (modeGiven && !mode) {
        return command.misuse("--mode " + *modeGiven + " tidak dikenal: PRODUCTION atau LATIHAN");
    }
    if (region && !provision::isRegionCode(*region)) {
        return command.misuse("--region " + *region + " bukan kode kabupaten/kota, misalnya 14.71");
    }
    if (!name || !region || !mode) {
        return command.misuse("office init membutuhkan --name, --region, --mode");
    }
    const bool open = command.has("--insecure-no-passphrase");
    if (open && *mode != record::Mode::Latihan) {
        command.note("--insecure-no-passphrase hanya untuk LATIHAN");
        return Exit::Refused;
    }
    auto passphrase = open ? Result<std::string>(std::string())
                           : newPassphrase(command, "Frasa sandi kantor baru");
    if (!passphrase) {
        return command.fail(passphrase.error());
    }
    if (passphrase.value().empty() && !open) {
        command.note("kunci kantor membutuhkan frasa sandi: --passphrase-file, atau untuk LATIHAN "
                     "--insecure-no-passphrase");
        return Exit::Refused;
    }
    RealWorld real(command);
    const auto desk = OfficeDesk::create(real.world(), command.home(), {*name, *region, *mode},
                                         passphrase.value());
    if (!desk) {
        return command.fail(desk.error());
    }
    tell(command, desk.value().identity());
    return Exit::Done;
}

Exit show(Command& command)
{
    const auto file =
        command.files().read(command.home().office() / "identity", provision::kEnvelopeBytesMax);
    const auto office = file ? provision::openOfficeIdentity(file.value())
                             : Result<provision::OfficeIdentity>(file.error());
    if (!office) {
        return command.fail(office.error());
    }
    tell(command, office.value());
    return Exit::Done;
}

Exit centre(Command& command)
{
    RealWorld real(command);
    auto desk = openOffice(command, real);
    if (!desk) {
        return command.fail(desk.error());
    }
    const auto endpoint = command.value("--endpoint");
    if (endpoint.has_value() == !command.words().empty()) {
        return command.misuse("office centre membutuhkan berkas pusat atau --endpoint");
    }
    constexpr std::uint64_t kCentreBytesMax = std::uint64_t{16} * 1024;
    const auto file = endpoint ? Result<Bytes>(Bytes())
                               : command.files().read(command.words().front(), kCentreBytesMax);
    if (!file) {
        return command.fail(file.error());
    }
    const auto facts = endpoint ? createCentre(real.world(), command.home(), *endpoint)
                                : centreFromJson(asText(file.value()));
    if (!facts) {
        return command.fail(facts.error());
    }
    if (Status set = desk.value().setCentre(facts.value()); !set) {
        return command.fail(set.error());
    }
    const std::string id = toHex(crypto::keyIdOf(facts.value().centreKey));
    command.line("Pusat " + facts.value().intakeEndpoints.front() + " · kunci " + id);
    command.json(Json::parse(centreToJson(facts.value())));
    return Exit::Done;
}

Exit contact(Command& command)
{
    RealWorld real(command);
    auto desk = openOffice(command, real);
    if (!desk) {
        return command.fail(desk.error());
    }
    if (Status set = desk.value().setContact(command.words().front()); !set) {
        return command.fail(set.error());
    }
    tell(command, desk.value().identity());
    return Exit::Done;
}

constexpr std::array kVerbs = {
    Verb{"office init", "", 0, 0, "membuat kunci kantor dan kebijakan awal", kInitOptions, init},
    Verb{"office show", "", 0, 0, "nama, mode, dan sidik kunci kantor", kShowOptions, show},
    Verb{"office contact", "TEXT", 1, 1,
         "nomor atau alamat untuk bertanya, di bukti perekaman sejak berkas stasiun berikutnya",
         kShowOptions, contact},
    Verb{"office centre", "[FILE]", 0, 1, "mencatat kunci dan alamat pusat", kCentreOptions,
         centre},
};

} // namespace

VerbTable officeVerbs()
{
    return kVerbs;
}

} // namespace rekam::ctl
