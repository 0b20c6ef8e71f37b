#include "families.h"
#include "joining/station_desk.h"
#include "office/open_office.h"
#include "passphrase_input.h"
#include "provision/envelope.h"
#include "samples/finger_templates.h"
#include "world.h"

#include <array>
#include <limits>

namespace rekam::ctl {

namespace {

constexpr std::array kEnrolOptions = {
    Option{"--name", "NAMA", "nama dengan gelar"},
    Option{"--role", "PERAN", "operator, verifier, atau supervisor"},
    Option{"--nip", "NIP", "untuk dokumen"},
    Option{"--id", "ID", "bawaan: nomor berikutnya, OP-0001 …; yang sudah ada diperbarui"},
    Option{"--days", "N", "masa berlaku dalam hari (bawaan 365)"},
    Option{"--right", "FILE", "gambar telunjuk kanan"},
    Option{"--left", "FILE", "gambar telunjuk kiri"},
    Option{"--ppi", "N", "resolusi gambar, bila berkasnya tidak menyebutkan"},
    Option{"--virtual-seed", "S", "jari latihan dari benih; hanya LATIHAN"},
    kPassphraseFile,
};
constexpr std::array kAddOptions = {
    Option{"--station", "KODE", "stasiun yang menerima berkas ini"},
    Option{"--out", "FILE", "tulis berkas petugas tersegel ke sini"},
    kPassphraseFile,
};
constexpr std::array kOfficeOptions = {kPassphraseFile};

Result<std::vector<provision::OperatorFinger>>
fingersFor(const Command& command, const provision::OfficeIdentity& office, const std::string& id)
{
    if (command.has("--virtual-seed")) {
        if (office.mode != record::Mode::Latihan) {
            return Error{ErrorCode::Refused, "--virtual-seed hanya untuk LATIHAN"};
        }
        const auto seed =
            command.number("--virtual-seed", 1, 0, std::numeric_limits<std::int64_t>::max());
        return seed ? practiceFingers(static_cast<std::uint64_t>(seed.value()), id) : seed.error();
    }
    const auto right = command.value("--right");
    const auto left = command.value("--left");
    constexpr std::int64_t kPpiMin = 100;
    constexpr std::int64_t kPpiMax = 2'000;
    const auto ppi = command.number("--ppi", 0, kPpiMin, kPpiMax);
    if (!right || !left || !ppi) {
        return ppi ? Error{ErrorCode::InvalidInput, "two fingers are needed: --right and --left"}
                   : ppi.error();
    }
    std::vector<provision::OperatorFinger> fingers;
    for (const auto& [path, position] : {std::pair(*right, FingerPosition::RightIndex),
                                         std::pair(*left, FingerPosition::LeftIndex)}) {
        const auto image = readFingerImage(path, static_cast<int>(ppi.value()));
        if (!image) {
            return image.error();
        }
        auto finger = operatorFinger(image.value(), position);
        if (!finger) {
            return Error{finger.error().code, path + ": " + finger.error().detail};
        }
        fingers.push_back(std::move(finger).value());
    }
    return fingers;
}

Exit enrol(Command& command)
{
    const auto name = command.value("--name");
    const auto roleGiven = command.value("--role");
    const auto role = provision::parseOperatorRole(roleGiven.value_or(""));
    if (roleGiven && !role) {
        return command.misuse("--role " + *roleGiven +
                              " tidak dikenal: operator, verifier, atau supervisor");
    }
    constexpr std::int64_t kDefaultDays = 365;
    constexpr std::int64_t kDaysMax = 3'650;
    const auto days = command.number("--days", kDefaultDays, 1, kDaysMax);
    if (!name || !role || !days) {
        return command.misuse(days ? "operator enrol membutuhkan --name dan --role"
                                   : days.error().detail);
    }
    RealWorld real(command);
    auto desk = openOffice(command, real);
    if (!desk) {
        return command.fail(desk.error());
    }
    provision::OperatorCredential credential;
    const auto given = command.value("--id");
    const auto id = given ? Result<std::string>(*given) : desk.value().nextOperatorId();
    if (!id) {
        return command.fail(id.error());
    }
    credential.id = id.value();
    credential.name = *name;
    credential.nip = command.valueOr("--nip", "");
    credential.role = *role;
    auto fingers = fingersFor(command, desk.value().identity(), credential.id);
    if (!fingers) {
        return command.fail(fingers.error());
    }
    credential.fingers = std::move(fingers).value();
    const auto policy = desk.value().policy();
    const auto others = desk.value().operators();
    if (!policy || !others) {
        return command.fail(policy ? others.error() : policy.error());
    }
    if (Status apart = checkFingersApart(credential, others.value(), policy.value().operatorMatch);
        !apart) {
        return command.fail(apart.error());
    }
    const auto file =
        desk.value().enrolOperator(std::move(credential), std::chrono::days(days.value()));
    if (!file) {
        return command.fail(file.error());
    }
    command.line("Petugas " + id.value() + " " + *name + " · " +
                 std::string(provision::titleOf(*role)));
    command.json({{"id", id.value()}, {"name", *name}, {"role", provision::tokenOf(*role)}});
    return Exit::Done;
}

/// A sealed credential for a station that already has its bundle.
Exit add(Command& command)
{
    const auto code = command.value("--station");
    if (!code || !provision::isStationCode(*code)) {
        return command.misuse("operator add membutuhkan --station KODE");
    }
    RealWorld real(command);
    auto desk = openOffice(command, real);
    if (!desk) {
        return command.fail(desk.error());
    }
    const std::string& id = command.words().front();
    const auto people = desk.value().operators();
    if (!people) {
        return command.fail(people.error());
    }
    const auto person = std::ranges::find(people.value(), id, &provision::OperatorCredential::id);
    const auto bundleFile = command.files().read(
        command.home().office() / "stations" / (*code + ".bundle"), provision::kEnvelopeBytesMax);
    if (person == people.value().end() || !bundleFile) {
        return command.fail({ErrorCode::NotFound, bundleFile ? "no valid operator of that id"
                                                             : "no station of that code"});
    }
    const auto credentialFile = command.files().read(
        command.home().office() / "operators" / (id + ".operator"), provision::kEnvelopeBytesMax);
    const auto bundle =
        provision::openBundle(bundleFile.value(), desk.value().identity().signingKey);
    if (!credentialFile || !bundle) {
        return command.fail(bundle ? credentialFile.error() : bundle.error());
    }
    const auto sealed = provision::sealCredential(
        credentialFile.value(), bundle.value().stationKeys.box, *real.world().random);
    if (!sealed) {
        return command.fail(sealed.error());
    }
    const std::string out = command.valueOr("--out", id + "." + *code + ".operator");
    if (Status written = command.writeOut(out, sealed.value()); !written) {
        return command.fail(written.error());
    }
    command.line("Berkas petugas " + id + " untuk " + *code + ": " + out);
    command.json({{"id", id}, {"station", *code}, {"file", out}});
    return Exit::Done;
}

Exit revoke(Command& command)
{
    RealWorld real(command);
    auto desk = openOffice(command, real);
    if (!desk) {
        return command.fail(desk.error());
    }
    const std::string& id = command.words().front();
    if (Status revoked = desk.value().revokeOperator(id); !revoked) {
        return command.fail(revoked.error());
    }
    command.line("Petugas " + id + " dicabut; terbitkan berkas stasiun baru agar berlaku di sana.");
    command.json({{"id", id}});
    return Exit::Done;
}

Exit list(Command& command)
{
    RealWorld real(command);
    const auto desk = openOffice(command, real);
    if (!desk) {
        return command.fail(desk.error());
    }
    const auto people = desk.value().operators();
    if (!people) {
        return command.fail(people.error());
    }
    Json document = Json::array();
    for (const provision::OperatorCredential& person : people.value()) {
        const std::string until = isoTime(person.expiresAt).substr(0, 10);
        command.line(person.id + "  " + person.name + "  " +
                     std::string(provision::titleOf(person.role)) + "  s.d. " + until);
        document.push_back({{"id", person.id},
                            {"name", person.name},
                            {"role", provision::tokenOf(person.role)},
                            {"serial", person.serial},
                            {"expiresAt", isoTime(person.expiresAt)}});
    }
    command.json(std::move(document));
    return Exit::Done;
}

constexpr std::array kVerbs = {
    Verb{"operator enrol", "", 0, 0, "mendaftarkan petugas dengan dua telunjuk", kEnrolOptions,
         enrol},
    Verb{"operator add", "ID", 1, 1, "berkas petugas tersegel untuk satu stasiun", kAddOptions,
         add},
    Verb{"operator revoke", "ID", 1, 1, "mencabut petugas", kOfficeOptions, revoke},
    Verb{"operator list", "", 0, 0, "petugas yang berlaku", kOfficeOptions, list},
};

} // namespace

VerbTable operatorVerbs()
{
    return kVerbs;
}

} // namespace rekam::ctl
