#include "families.h"
#include "joining/station_desk.h"
#include "packet/acceptance.h"
#include "packet/receipt.h"
#include "provision/bundle.h"
#include "remedy/remedy.h"
#include "spool/spool.h"

#include <array>
#include <optional>
#include <utility>

namespace rekam::ctl {

namespace {

std::string_view tokenOf(spool::EntryState state)
{
    switch (state) {
    case spool::EntryState::Waiting:
        return "waiting";
    case spool::EntryState::Received:
        return "received";
    case spool::EntryState::Answered:
        return "answered";
    case spool::EntryState::Quarantined:
        return "quarantined";
    }
    return "?";
}

/// What the station's bundle says of a receipt or answer in the spool.
class AnswerCheck
{
public:
    explicit AnswerCheck(const Command& command)
    {
        auto bundle = joining::currentBundle(command.files(), command.home());
        if (bundle) {
            m_bundle = std::move(bundle).value();
        }
    }

    /// The reason why it does not count; nothing if it does, or if no bundle is here to judge by.
    [[nodiscard]] std::optional<Error> receipt(const spool::Spool& box, const std::string& id) const
    {
        const auto bytes = box.receipt(id);
        if (!m_bundle || !bytes || !bytes.value()) {
            return std::nullopt;
        }
        const std::array trusted = {m_bundle->intakeReceiptKey};
        const auto facts = packet::verifyReceipt(*bytes.value(), trusted);
        if (!facts) {
            return facts.error();
        }
        const auto held = box.packet(id); // gone once the station has counted the receipt
        const bool same = toHex(facts.value().packetId) == id &&
                          (!held || crypto::hash256(held.value()) == facts.value().contentHash);
        return same ? std::nullopt
                    : std::optional(Error{ErrorCode::Integrity, "a receipt for another packet"});
    }

    [[nodiscard]] std::optional<Error> answer(const spool::Spool& box, const std::string& id) const
    {
        const auto bytes = box.acceptance(id);
        if (!m_bundle || !bytes || !bytes.value()) {
            return std::nullopt;
        }
        const std::array trusted = {m_bundle->adapterAcceptanceKey};
        const auto facts = packet::verifyAnswer(*bytes.value(), trusted);
        if (!facts) {
            return facts.error();
        }
        return toHex(facts.value().packetId) == id
                   ? std::nullopt
                   : std::optional(Error{ErrorCode::Integrity, "an answer on another packet"});
    }

private:
    std::optional<provision::Bundle> m_bundle;
};

/// What was found unsound earlier and set aside by agent or station.
Json tellSetAside(Command& command, const spool::Spool& box)
{
    Json document = Json::array();
    const auto aside = box.setAside();
    for (const spool::SetAside& one : aside ? aside.value() : std::vector<spool::SetAside>()) {
        const bool receipt = one.kind == spool::AnswerKind::Receipt;
        command.line(one.id + "  " + (receipt ? "resi" : "jawaban") +
                     " tidak sah, tidak dihitung; disisihkan di spool/quarantine");
        document.push_back({{"id", one.id}, {"kind", receipt ? "receipt" : "acceptance"}});
    }
    return document;
}

Exit list(Command& command)
{
    // Opening makes missing folders: a home without a spool must stay as it is.
    if (!std::filesystem::is_directory(command.home().spool())) {
        return command.fail({ErrorCode::NotFound, "this home has no spool"});
    }
    auto box = spool::Spool::open(command.files(), command.home().spool());
    const auto entries = box ? box.value().list() : Result<std::vector<spool::Entry>>(box.error());
    const auto counts = box ? box.value().counts() : Result<spool::Counts>(box.error());
    if (!entries || !counts) {
        return command.fail(entries ? counts.error() : entries.error());
    }
    const AnswerCheck check(command);
    Json document = Json::array();
    for (const spool::Entry& entry : entries.value()) {
        const auto copies = box.value().copies(entry.id);
        command.line(entry.id + "  " + std::string(tokenOf(entry.state)) + "  " +
                     std::to_string(entry.packetBytes) + (entry.hasPacket ? "" : "  released"));
        document.push_back({{"id", entry.id},
                            {"state", tokenOf(entry.state)},
                            {"bytes", entry.packetBytes},
                            {"hasPacket", entry.hasPacket},
                            {"copies", copies ? copies.value() : std::vector<std::string>()}});
        for (const auto& [kind, wrong] :
             {std::pair{"resi", check.receipt(box.value(), entry.id)},
              std::pair{"jawaban", check.answer(box.value(), entry.id)}}) {
            if (wrong) {
                command.line(entry.id + "  " + kind +
                             " tidak sah, tidak dihitung: " + remedy::inWords(*wrong));
                document.back()["invalid"].push_back(
                    {{"kind", kind}, {"text", remedy::inWords(*wrong)}});
            }
        }
    }
    Json aside = tellSetAside(command, box.value());
    const spool::Counts& count = counts.value();
    command.line(std::to_string(count.waiting) + " waiting, " + std::to_string(count.received) +
                 " received, " + std::to_string(count.answered) + " answered, " +
                 std::to_string(count.quarantined) + " quarantined");
    command.json({{"counts",
                   {{"waiting", count.waiting},
                    {"received", count.received},
                    {"answered", count.answered},
                    {"quarantined", count.quarantined}}},
                  {"packets", std::move(document)},
                  {"setAside", std::move(aside)}});
    return Exit::Done;
}

constexpr std::array kVerbs = {
    Verb{"spool list", "", 0, 0, "paket di kotak kirim, menurut keadaannya", {}, list},
};

} // namespace

VerbTable spoolVerbs()
{
    return kVerbs;
}

} // namespace rekam::ctl
