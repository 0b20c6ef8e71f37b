// The stations that the office admitted to this intake, and those it took back.
#pragma once

#include "base/file.h"
#include "provision/certificate.h"
#include "provision/home.h"

#include <map>
#include <string>

namespace rekam::handover {

enum class Standing { Admitted, Revoked };

struct KnownStation
{
    provision::Admission admission;
    Standing standing = Standing::Admitted;
};

/// A snapshot of `stations/CODE.admission` and `revocation` of one program's folder, each verified
/// under the office's key. One bad file does not shut out the other stations.
class Stations
{
public:
    /// @param folder the intake's or the adapter's home. NotFound without `office.key`.
    [[nodiscard]] static Result<Stations> load(FileSystem& files,
                                               const std::filesystem::path& folder);

    /// Nullptr for strangers. Borrowed from this snapshot.
    [[nodiscard]] const KnownStation* byCurveKey(const crypto::BoxPublicKey& key) const;
    [[nodiscard]] const KnownStation* byCode(const std::string& code) const;

    [[nodiscard]] std::size_t size() const noexcept { return m_byCode.size(); }

    /// Names of files that were passed over, with the reason.
    [[nodiscard]] const std::vector<std::string>& refused() const noexcept { return m_refused; }

private:
    std::map<std::string, KnownStation> m_byCode;
    std::map<crypto::BoxPublicKey, std::string> m_byCurveKey;
    std::vector<std::string> m_refused;
};

} // namespace rekam::handover
