// Where the files of one installation lie under REKAM_HOME.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace rekam::provision {

/// Every path of provisioning, for all programs; nothing else spells them.
/// station: `station/bundle`, `station/office.key`, `station/station.keys`, `station/agent.keys`
/// office: `office/identity`, `office/office.keys`, `office/policy`, `office/revocation`,
///   `office/operators/ID.operator`, `office/stations/CODE.bundle`,
///   `office/centre/NAME.certificate`
/// intake: `intake/intake.keys`, `intake/office.key`, `intake/stations/CODE.admission`,
///   `intake/revocation`, `intake/config.json`
/// adapter: `adapter/adapter.keys`, `adapter/office.key`, `adapter/stations/CODE.admission`
struct Home
{
    std::filesystem::path root;

    [[nodiscard]] std::filesystem::path station() const { return root / "station"; }

    [[nodiscard]] std::filesystem::path bundle() const { return station() / "bundle"; }

    /// The 32 raw bytes of the office's signing key, as confirmed at first import.
    [[nodiscard]] std::filesystem::path confirmedOffice() const { return station() / "office.key"; }

    [[nodiscard]] std::filesystem::path stationKeys() const { return station() / "station.keys"; }

    [[nodiscard]] std::filesystem::path agentKeys() const { return station() / "agent.keys"; }

    [[nodiscard]] std::filesystem::path request() const { return station() / "request"; }

    [[nodiscard]] std::filesystem::path store() const { return root / "store"; }

    [[nodiscard]] std::filesystem::path spool() const { return root / "spool"; }

    [[nodiscard]] std::filesystem::path out() const { return root / "out"; }

    [[nodiscard]] std::filesystem::path run() const { return root / "run"; }

    [[nodiscard]] std::filesystem::path log() const { return root / "log"; }

    [[nodiscard]] std::filesystem::path office() const { return root / "office"; }

    [[nodiscard]] std::filesystem::path intake() const { return root / "intake"; }

    [[nodiscard]] std::filesystem::path adapter() const { return root / "adapter"; }

    [[nodiscard]] std::filesystem::path intakeKeys() const { return intake() / "intake.keys"; }

    [[nodiscard]] std::filesystem::path adapterKeys() const { return adapter() / "adapter.keys"; }

    /// Folder of `CODE.admission`, in the intake's and in the adapter's home.
    [[nodiscard]] std::filesystem::path admissions(const std::filesystem::path& program) const
    {
        return program / "stations";
    }
};

/// REKAM_HOME if set and not empty, else `$XDG_DATA_HOME/rekam`, else `$HOME/.local/share/rekam`;
/// `fallback` if none is set. Reads the environment: call once, before threads start.
[[nodiscard]] Home homeFromEnvironment(const std::filesystem::path& fallback);

} // namespace rekam::provision
