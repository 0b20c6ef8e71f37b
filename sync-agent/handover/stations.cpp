#include "handover/stations.h"

#include "provision/envelope.h"

#include <algorithm>

namespace rekam::handover {

namespace {

constexpr std::string_view kSuffix = ".admission";
constexpr std::size_t kMaxStations = 10'000;

} // namespace

Result<Stations> Stations::load(FileSystem& files, const std::filesystem::path& folder)
{
    const auto officeBytes = files.read(folder / "office.key", crypto::kKeyBytes);
    if (!officeBytes) {
        return officeBytes.error();
    }
    const auto office = crypto::signingPublicKey(officeBytes.value());
    if (!office) {
        return office.error();
    }
    const auto names = files.list(folder / "stations");
    if (!names) {
        return names.error();
    }
    Stations stations;
    for (const std::string& name : names.value()) {
        if (!name.ends_with(kSuffix) || stations.m_byCode.size() == kMaxStations) {
            continue;
        }
        const auto file = files.read(folder / "stations" / name, provision::kEnvelopeBytesMax);
        auto admission = file ? provision::openAdmission(file.value(), office.value())
                              : Result<provision::Admission>(file.error());
        if (!admission) {
            stations.m_refused.push_back(name + ": " + admission.error().detail);
            continue;
        }
        const std::string code = admission.value().stationCode;
        stations.m_byCurveKey[admission.value().keys.agentCurve] = code;
        stations.m_byCode[code] = {std::move(admission).value(), Standing::Admitted};
    }
    const auto file = files.read(folder / "revocation", provision::kEnvelopeBytesMax);
    if (!file) {
        return file.error().code == ErrorCode::NotFound ? Result<Stations>(std::move(stations))
                                                        : Result<Stations>(file.error());
    }
    // A revocation that does not verify must not readmit anyone: nothing is loaded then.
    const auto revocation = provision::openRevocation(file.value(), office.value());
    if (!revocation) {
        return revocation.error();
    }
    for (const std::string& code : revocation.value().stations) {
        if (const auto found = stations.m_byCode.find(code); found != stations.m_byCode.end()) {
            found->second.standing = Standing::Revoked;
        }
    }
    return stations;
}

const KnownStation* Stations::byCurveKey(const crypto::BoxPublicKey& key) const
{
    const auto found = m_byCurveKey.find(key);
    return found == m_byCurveKey.end() ? nullptr : byCode(found->second);
}

const KnownStation* Stations::byCode(const std::string& code) const
{
    const auto found = m_byCode.find(code);
    return found == m_byCode.end() ? nullptr : &found->second;
}

} // namespace rekam::handover
