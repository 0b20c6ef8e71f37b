#include "provision/station_request.h"

#include "provision/envelope.h"
#include "provision/fields.h"
#include "provision/key_fields.h"

#include <algorithm>
#include <array>

namespace rekam::provision {

namespace {

constexpr std::string_view kWhat = "station request";

} // namespace

Json stationKeysToJson(const StationKeys& keys)
{
    return {{"signing", hex(keys.signing.bytes)},
            {"box", hex(keys.box.bytes)},
            {"agentSigning", hex(keys.agentSigning.bytes)},
            {"agentCurve", hex(keys.agentCurve.bytes)}};
}

StationKeys readStationKeys(Fields& fields, const char* key)
{
    Fields inner = fields.object(key);
    StationKeys keys;
    keys.signing = inner.signingKey("signing");
    keys.box = inner.boxKey("box");
    keys.agentSigning = inner.signingKey("agentSigning");
    keys.agentCurve = inner.boxKey("agentCurve");
    fields.adopt(inner, key);
    std::array all = {keys.signing.bytes, keys.box.bytes, keys.agentSigning.bytes,
                      keys.agentCurve.bytes};
    std::ranges::sort(all);
    if (std::ranges::adjacent_find(all) != all.end()) {
        fields.fail(key); // one key for two purposes weakens both
    }
    return keys;
}

Bytes signStationRequest(const StationRequest& request, const crypto::SigningKeyPair& station)
{
    const Json object = {{"schema", 1},
                         {"keys", stationKeysToJson(request.keys)},
                         {"label", request.label},
                         {"createdAt", unixMs(request.createdAt)}};
    return signDocument(DocumentKind::StationRequest, asBytes(dump(object)), station);
}

Result<StationRequest> openStationRequest(ByteView file)
{
    const auto envelope = parseEnvelope(file);
    if (!envelope) {
        return envelope.error();
    }
    auto parsed = Fields::parse(kWhat, asText(envelope.value().payload));
    if (!parsed) {
        return parsed.error();
    }
    Fields& fields = parsed.value();
    StationRequest request;
    request.keys = readStationKeys(fields, "keys");
    request.label = fields.text("label", 1, kNameBytesMax);
    request.createdAt = fields.time("createdAt");
    if (!fields.ok()) {
        return fields.error();
    }
    // Read before it is verified: the key that verifies it is inside.
    const auto verified = openDocument(DocumentKind::StationRequest, file, request.keys.signing);
    return verified ? Result<StationRequest>(std::move(request)) : verified.error();
}

} // namespace rekam::provision
