#include "families.h"
#include "joining/station_desk.h"
#include "office/open_office.h"
#include "passphrase_input.h"
#include "provision/policy_edit.h"
#include "world.h"

#include <algorithm>
#include <array>
#include <span>

namespace rekam::ctl {

namespace {

constexpr std::string_view kDraftFile = "policy.draft.json";

constexpr std::array kOfficeOptions = {kPassphraseFile};
constexpr std::array kSignOptions = {
    Option{"--note", "TEKS", "apa yang berubah"},
    kPassphraseFile,
};

std::filesystem::path draftPath(const Command& command)
{
    return command.home().office() / kDraftFile;
}

/// The signed policy of the office; at a station that of its bundle.
Result<provision::Policy> policyInForce(const Command& command, RealWorld& real)
{
    if (const auto bundle = joining::currentBundle(command.files(), command.home());
        bundle && !command.files().size(command.home().office() / "identity").ok()) {
        return provision::openPolicy(bundle.value().policy, bundle.value().officeKey);
    }
    const auto desk = openOffice(command, real);
    return desk ? desk.value().policy() : desk.error();
}

Result<provision::Policy> draftOrSigned(const Command& command, RealWorld& real)
{
    constexpr std::uint64_t kDraftBytesMax = std::uint64_t{64} * 1024;
    const auto draft = command.files().read(draftPath(command), kDraftBytesMax);
    return draft ? provision::policyFromJson(asText(draft.value())) : policyInForce(command, real);
}

Exit show(Command& command)
{
    RealWorld real(command);
    const auto policy = policyInForce(command, real);
    if (!policy) {
        return command.fail(policy.error());
    }
    command.line("Kebijakan versi " + std::to_string(policy.value().version) + " · " +
                 isoTime(policy.value().issuedAt));
    for (const provision::PolicyField& field : provision::policyFields()) {
        std::string text =
            std::string(field.key) + " = " + std::to_string(policy.value().*field.member);
        text += field.unit.empty() ? "" : " " + std::string(field.unit);
        text += "  (" + std::string(field.source) + ")";
        command.line(text + (provision::inForce(field) ? "" : "  disimpan, belum dipakai"));
    }
    Json shown = Json::parse(provision::policyToJson(policy.value()));
    shown["notInForce"] = Json::array(); // kept and signed; this kit does not obey them yet
    for (const provision::PolicyField& field : provision::policyFields()) {
        if (!provision::inForce(field)) {
            shown["notInForce"].push_back(field.key);
        }
    }
    command.json(shown);
    return Exit::Done;
}

/// What a person at the command line reads for a change that was not taken.
std::string whyNot(const Error& error, std::span<const provision::PolicyChange> changes)
{
    for (const provision::PolicyChange& change : changes) {
        const auto fields = provision::policyFields();
        const auto field =
            std::ranges::find(fields, std::string_view(change.key), &provision::PolicyField::key);
        if (field == fields.end()) {
            return "kebijakan tidak mengenal '" + change.key +
                   "'; rekamctl policy show menyebut semua kunci";
        }
        if (error.detail.find("policy: " + change.key + " must be") == 0 &&
            error.detail.find(" and ") == std::string::npos) {
            return change.key + " harus bilangan " + std::to_string(field->minimum) + " sampai " +
                   std::to_string(field->maximum) + ", bukan '" + change.value + "'";
        }
    }
    return "nilai bertentangan: " + error.detail;
}

Exit edit(Command& command)
{
    RealWorld real(command);
    auto policy = draftOrSigned(command, real);
    if (!policy) {
        return command.fail(policy.error());
    }
    std::vector<provision::PolicyChange> changes;
    for (const std::string& word : command.words()) {
        const std::size_t equals = word.find('=');
        if (equals == std::string::npos) {
            return command.misuse("policy edit membutuhkan KUNCI=NILAI");
        }
        changes.push_back({word.substr(0, equals), word.substr(equals + 1)});
    }
    if (Status set = provision::setPolicyFields(policy.value(), changes); !set) {
        return command.misuse(whyNot(set.error(), changes));
    }
    const std::string draft = provision::policyToJson(policy.value());
    if (Status written = command.files().writeDurably(draftPath(command), asBytes(draft));
        !written) {
        return command.fail(written.error());
    }
    command.line("Konsep tersimpan; berlaku setelah rekamctl policy sign.");
    command.json(Json::parse(draft));
    return Exit::Done;
}

bool sameRules(const provision::Policy& a, const provision::Policy& b)
{
    return std::ranges::all_of(provision::policyFields(), [&](const auto& field) {
        return a.*field.member == b.*field.member;
    });
}

Exit sign(Command& command)
{
    RealWorld real(command);
    auto desk = openOffice(command, real);
    if (!desk) {
        return command.fail(desk.error());
    }
    auto policy = draftOrSigned(command, real);
    const auto signedNow = desk.value().policy();
    if (!policy || !signedNow) {
        return command.fail(policy ? signedNow.error() : policy.error());
    }
    if (sameRules(policy.value(), signedNow.value())) {
        return command.fail({ErrorCode::Refused, "no change to sign"});
    }
    if (Status signable = provision::checkSignable(policy.value()); !signable) {
        return command.fail(signable.error());
    }
    policy.value().note = command.valueOr("--note", "");
    const auto version = desk.value().signPolicy(policy.value());
    if (!version) {
        return command.fail(version.error());
    }
    if (Status gone = command.files().remove(draftPath(command)); !gone) {
        return command.fail(gone.error());
    }
    command.line("Kebijakan versi " + std::to_string(version.value()) + " ditandatangani.");
    command.json({{"version", version.value()}});
    return Exit::Done;
}

constexpr std::size_t kFieldsMax = 64;

constexpr std::array kVerbs = {
    Verb{"policy show", "", 0, 0, "kebijakan yang berlaku, dengan sumbernya", kOfficeOptions, show},
    Verb{"policy edit", "KUNCI=NILAI…", 1, kFieldsMax, "mengubah konsep kebijakan", kOfficeOptions,
         edit},
    Verb{"policy sign", "", 0, 0, "menandatangani konsep sebagai versi berikutnya", kSignOptions,
         sign},
};

} // namespace

VerbTable policyVerbs()
{
    return kVerbs;
}

} // namespace rekam::ctl
