#include "office/office_desk.h"
#include "provision/key_file.h"

#include <nlohmann/json.hpp>

namespace rekam::ctl {

namespace {

using Json = nlohmann::json;

/// @return the 32 bytes under `key`; empty if they are not there.
Bytes keyIn(const Json& object, const char* key)
{
    const auto found = object.find(key);
    if (found == object.end() || !found->is_string()) {
        return {};
    }
    return fromHex(found->get_ref<const std::string&>()).value_or(Bytes());
}

} // namespace

std::string centreToJson(const Centre& centre)
{
    return Json({{"schema", 1},
                 {"intakeEndpoints", centre.intakeEndpoints},
                 {"intakeCurveKey", toHex(centre.intakeCurveKey.bytes)},
                 {"intakeReceiptKey", toHex(centre.intakeReceiptKey.bytes)},
                 {"adapterAcceptanceKey", toHex(centre.adapterAcceptanceKey.bytes)},
                 {"centreKey", toHex(centre.centreKey.bytes)}})
               .dump(2) +
           "\n";
}

Result<Centre> centreFromJson(std::string_view json)
{
    const Json object = Json::parse(json, nullptr, false);
    if (!object.is_object() || !object.contains("schema") || object["schema"] != 1) {
        return Error{ErrorCode::InvalidInput, "centre: not a centre file of schema 1"};
    }
    const auto endpoints = object.find("intakeEndpoints");
    if (endpoints == object.end() || !endpoints->is_array() || endpoints->empty() ||
        endpoints->size() > provision::kEndpointsMax) {
        return Error{ErrorCode::InvalidInput, "centre: bad or missing intakeEndpoints"};
    }
    Centre centre;
    for (const Json& endpoint : *endpoints) {
        if (!endpoint.is_string() ||
            !provision::isEndpoint(endpoint.get_ref<const std::string&>())) {
            return Error{ErrorCode::InvalidInput, "centre: bad or missing intakeEndpoints"};
        }
        centre.intakeEndpoints.push_back(endpoint.get<std::string>());
    }
    const auto curve = crypto::boxPublicKey(keyIn(object, "intakeCurveKey"));
    const auto receipt = crypto::signingPublicKey(keyIn(object, "intakeReceiptKey"));
    const auto acceptance = crypto::signingPublicKey(keyIn(object, "adapterAcceptanceKey"));
    const auto box = crypto::boxPublicKey(keyIn(object, "centreKey"));
    if (!curve || !receipt || !acceptance || !box) {
        return Error{ErrorCode::InvalidInput, "centre: a key is bad or missing"};
    }
    centre.intakeCurveKey = curve.value();
    centre.intakeReceiptKey = receipt.value();
    centre.adapterAcceptanceKey = acceptance.value();
    centre.centreKey = box.value();
    return centre;
}

Result<Centre> createCentre(const World& world, const provision::Home& home,
                            const std::string& endpoint)
{
    if (!provision::isEndpoint(endpoint)) {
        return Error{ErrorCode::InvalidInput, "endpoint: tcp://HOST:PORT"};
    }
    FileSystem& files = *world.files;
    if (files.size(home.intakeKeys()).ok() || files.size(home.adapterKeys()).ok()) {
        return Error{ErrorCode::Conflict, "intake or adapter of this home have keys already"};
    }
    const auto receipt = crypto::SigningKeyPair::generate(*world.random);
    const auto curve = crypto::BoxKeyPair::generate(*world.random);
    const auto acceptance = crypto::SigningKeyPair::generate(*world.random);
    const auto box = crypto::BoxKeyPair::generate(*world.random);
    provision::KeyFile intakeKeys;
    intakeKeys.put(provision::kSigningKeyName, receipt.seed().view());
    intakeKeys.put(provision::kCurveKeyName, curve.privateKey());
    provision::KeyFile adapterKeys;
    adapterKeys.put(provision::kSigningKeyName, acceptance.seed().view());
    adapterKeys.put(provision::kBoxKeyName, box.privateKey());
    // Services start without anyone to type a passphrase: mode 0600 is what protects these two.
    const auto intakeFile = intakeKeys.write("", {}, *world.random);
    const auto adapterFile = adapterKeys.write("", {}, *world.random);
    if (!intakeFile || !adapterFile) {
        return intakeFile ? adapterFile.error() : intakeFile.error();
    }
    const std::string config = Json({{"endpoint", endpoint}}).dump(2) + "\n";
    for (const auto& folder : {home.admissions(home.intake()), home.admissions(home.adapter())}) {
        if (Status made = files.makeFolder(folder); !made) {
            return made.error();
        }
    }
    for (const Status& written :
         {files.writeDurably(home.intake() / "config.json", asBytes(config)),
          files.writeDurably(home.adapterKeys(), adapterFile.value()),
          files.writeDurably(home.intakeKeys(), intakeFile.value())}) {
        if (!written) {
            return written.error();
        }
    }
    return Centre{{endpoint},
                  curve.publicKey(),
                  receipt.publicKey(),
                  acceptance.publicKey(),
                  box.publicKey()};
}

} // namespace rekam::ctl
