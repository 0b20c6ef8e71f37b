#include "families.h"
#include "joining/station_desk.h"
#include "packet/acceptance.h"
#include "packet/kind_name.h"
#include "packet/receipt.h"
#include "packet/sealed_packet.h"
#include "provision/bundle.h"
#include "provision/certificate.h"
#include "provision/envelope.h"
#include "remedy/remedy.h"

#include <array>

namespace rekam::ctl {

namespace {

constexpr std::array kVerifyOptions = {
    Option{"--station-key", "HEX", "kunci tanda tangan stasiun (bawaan: dari folder ini)"},
};
constexpr std::array kReceiptOptions = {
    Option{"--receipt-key", "HEX", "kunci resi intake (bawaan: dari berkas stasiun)"},
    Option{"--packet", "FILE", "cocokkan juga dengan paket ini"},
};

Json describe(const packet::Header& header)
{
    Json document = {{"id", toHex(header.id)},
                     {"kind", nameOf(header.kind)},
                     {"mode", record::nameOf(header.mode)},
                     {"station", header.station},
                     {"sequence", header.stationSequence},
                     {"previousHash", toHex(header.previousHash)},
                     {"created", isoTime(header.created)},
                     {"tag", toHex(header.tag)},
                     {"payloadSchema", header.payloadSchema},
                     {"bytes", packet::packetBytes(header)}};
    if (header.kind != packet::Kind::Full) {
        document["refersTo"] = toHex(header.refersTo);
        document["replaces"] = header.replaces;
    }
    return document;
}

Exit show(Command& command)
{
    const auto start =
        command.files().readPart(command.words().front(), 0, packet::kPacketHeaderBytes);
    const auto header =
        start ? packet::readHeader(start.value()) : Result<packet::Header>(start.error());
    if (!header) {
        return command.fail(header.error());
    }
    const Json document = describe(header.value());
    for (const auto& [key, value] : document.items()) {
        command.line(key + ": " + (value.is_string() ? value.get<std::string>() : value.dump()));
    }
    command.json(document);
    return Exit::Done;
}

/// The key given; or that of this home's bundle; or that of the admission an intake or adapter of
/// this home holds for the station.
Result<crypto::SigningPublicKey> stationKey(const Command& command, const std::string& station)
{
    if (const auto given = command.value("--station-key")) {
        return crypto::signingPublicKey(fromHex(*given).value_or(Bytes()));
    }
    const auto bundle = joining::currentBundle(command.files(), command.home());
    if (bundle && bundle.value().stationCode == station) {
        return bundle.value().stationKeys.signing;
    }
    for (const auto& program : {command.home().adapter(), command.home().intake()}) {
        const auto officeFile = command.files().read(program / "office.key", crypto::kKeyBytes);
        const auto file =
            command.files().read(command.home().admissions(program) / (station + ".admission"),
                                 provision::kEnvelopeBytesMax);
        if (!officeFile || !file) {
            continue;
        }
        const auto office = crypto::signingPublicKey(officeFile.value());
        const auto admission = office ? provision::openAdmission(file.value(), office.value())
                                      : Result<provision::Admission>(office.error());
        if (admission) {
            return admission.value().keys.signing;
        }
    }
    return Error{ErrorCode::NotFound, "no key of station " + station + ": --station-key"};
}

Exit verdict(Command& command, Json document, const Status& verified)
{
    document["valid"] = verified.ok();
    if (!verified) {
        document["reason"] = remedy::inWords(verified.error());
        document["detail"] = verified.error().detail;
    }
    command.line(verified ? "valid" : "invalid: " + remedy::inWords(verified.error()));
    command.json(std::move(document));
    return verified ? Exit::Done : Exit::Failed;
}

Exit verify(Command& command)
{
    const auto file = command.files().read(command.words().front(), packet::kMaxPacketBytes);
    if (!file) {
        return command.fail(file.error());
    }
    const auto header = packet::readHeader(file.value());
    if (!header) {
        return verdict(command, Json::object(), header.error());
    }
    const auto key = stationKey(command, header.value().station);
    if (!key) {
        return command.fail(key.error());
    }
    const auto verified = packet::verify(file.value(), key.value());
    command.line("packet " + toHex(header.value().id));
    command.line("station " + header.value().station + " " +
                 std::to_string(header.value().stationSequence));
    return verdict(command, describe(header.value()),
                   verified ? Status() : Status(verified.error()));
}

Result<crypto::SigningPublicKey> receiptKey(const Command& command)
{
    if (const auto given = command.value("--receipt-key")) {
        return crypto::signingPublicKey(fromHex(*given).value_or(Bytes()));
    }
    const auto bundle = joining::currentBundle(command.files(), command.home());
    return bundle ? Result<crypto::SigningPublicKey>(bundle.value().intakeReceiptKey)
                  : Error{ErrorCode::NotFound, "no receipt key: --receipt-key"};
}

/// That the packet beside the receipt is the one it speaks of.
Status compare(const Command& command, const packet::Receipt& receipt)
{
    const auto path = command.value("--packet");
    if (!path) {
        return {};
    }
    const auto file = command.files().read(*path, packet::kMaxPacketBytes);
    if (!file) {
        return file.error();
    }
    const auto header = packet::readHeader(file.value());
    if (!header) {
        return header.error();
    }
    if (header.value().id != receipt.packetId ||
        crypto::hash256(file.value()) != receipt.contentHash) {
        return Error{ErrorCode::Integrity, "the receipt is for other bytes than this packet"};
    }
    return {};
}

constexpr std::string_view kAnswerMagic = "RKAN"; // PACKET.md §7

Exit verifyReceipt(Command& command)
{
    const auto file = command.files().read(command.words().front(), packet::kMaxReceiptBytes);
    const auto key = receiptKey(command);
    if (!file || !key) {
        return command.fail(file ? key.error() : file.error());
    }
    const std::array trusted = {key.value()};
    const auto receipt =
        asText(file.value()).starts_with(kAnswerMagic)
            ? Result<packet::Receipt>(
                  Error{ErrorCode::InvalidInput, "an answer of the adapter, not a receipt"})
            : packet::verifyReceipt(file.value(), trusted);
    if (!receipt) {
        // What it claims stands unproved; the file's name is all that can be said for sure.
        command.line("file " + command.words().front());
        return verdict(command, {{"file", command.words().front()}}, receipt.error());
    }
    const packet::Receipt& facts = receipt.value();
    command.line("packet " + toHex(facts.packetId));
    command.line("station " + facts.station + " " + std::string(record::nameOf(facts.mode)));
    command.line("received " + isoTime(facts.receivedAt));
    command.line("position " + std::to_string(facts.logPosition));
    return verdict(command,
                   {{"packetId", toHex(facts.packetId)},
                    {"contentHash", toHex(facts.contentHash)},
                    {"mode", record::nameOf(facts.mode)},
                    {"station", facts.station},
                    {"receivedAt", isoTime(facts.receivedAt)},
                    {"logPosition", facts.logPosition},
                    {"logHead", toHex(facts.logHead)}},
                   compare(command, facts));
}

constexpr std::array kVerbs = {
    Verb{"packet show", "FILE", 1, 1, "kepala paket (tanpa membuka isinya)", {}, show},
    Verb{"packet verify", "FILE", 1, 1, "memeriksa hash dan tanda tangan paket", kVerifyOptions,
         verify},
    Verb{"receipt verify", "FILE", 1, 1, "memeriksa resi pusat", kReceiptOptions, verifyReceipt},
};

} // namespace

VerbTable packetVerbs()
{
    return kVerbs;
}

} // namespace rekam::ctl
