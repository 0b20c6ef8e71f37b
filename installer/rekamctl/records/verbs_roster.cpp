#include "families.h"
#include "record/roster/roster_csv.h"
#include "records/region_file.h"
#include "records/roster_store.h"

#include <array>

namespace rekam::ctl {

namespace {

constexpr std::array kImportOptions = {
    Option{"--dry-run", "", "periksa saja, tidak menyimpan"},
    Option{"--school", "NAMA", "sekolah, bila daftar tidak memuatnya"},
    Option{"--class", "KELAS", "kelas, bila daftar tidak memuatnya"},
    Option{"--spt", "NOMOR", "nomor surat perintah tugas"},
    Option{"--day", "TTTT-BB-HH", "hari perekaman (bawaan: hari ini)"},
    Option{"--person", "ID", "petugas yang membuka brankas"},
    Option{"--passphrase-file", "FILE", "frasa sandi petugas itu: baris pertama berkas"},
};
constexpr std::array kRegionOptions = {
    Option{"--version", "TEKS", "nama kumpulan kode, misalnya Kepmendagri 300.2.2-2430/2025"},
};

Json toJson(const record::RosterIssue& issue)
{
    return {{"row", issue.row},
            {"column", issue.column},
            {"code", record::tokenOf(issue.code)},
            {"text", issue.text}};
}

/// NIKs stay masked: the report may be mailed around.
Json toJson(const record::RosterReport& report)
{
    Json accepted = Json::array();
    Json rejected = Json::array();
    Json duplicates = Json::array();
    for (const record::RosterRow& row : report.accepted) {
        Json warnings = Json::array();
        for (const record::RosterIssue& warning : row.warnings) {
            warnings.push_back(toJson(warning));
        }
        accepted.push_back({{"row", row.row},
                            {"nik", row.person.nik.masked()},
                            {"warnings", std::move(warnings)}});
    }
    for (const record::RejectedRow& row : report.rejected) {
        for (const record::RosterIssue& cause : row.causes) {
            rejected.push_back(toJson(cause));
        }
    }
    for (const record::DuplicateRow& row : report.duplicates) {
        duplicates.push_back({{"row", row.row},
                              {"firstRow", row.firstRow},
                              {"differs", row.differs},
                              {"column", ""},
                              {"code", "DUPLICATE_IN_FILE"},
                              {"text", row.text}});
    }
    return {{"counts",
             {{"accepted", report.accepted.size()},
              {"rejected", report.rejected.size()},
              {"duplicate", report.duplicates.size()}}},
            {"title", report.title},
            {"approved", report.approval == record::ListApproval::Marked},
            {"unknownColumns", report.unknownColumns},
            {"accepted", std::move(accepted)},
            {"rejected", std::move(rejected)},
            {"duplicates", std::move(duplicates)}};
}

void tell(Command& command, const record::RosterReport& report)
{
    for (const record::RejectedRow& row : report.rejected) {
        for (const record::RosterIssue& cause : row.causes) {
            command.note(cause.text);
        }
    }
    for (const record::DuplicateRow& row : report.duplicates) {
        command.note(row.text);
    }
    for (const record::RosterRow& row : report.accepted) {
        for (const record::RosterIssue& warning : row.warnings) {
            command.note("peringatan: " + warning.text);
        }
    }
    if (report.approval == record::ListApproval::NotMarked) {
        command.note("daftar ini tidak bertanda disetujui");
    }
}

Exit importRoster(Command& command)
{
    const auto day =
        parseIsoDate(command.valueOr("--day", isoDate(localDate(command.clock().wallTime()))));
    if (!day) {
        return command.misuse("--day: TTTT-BB-HH");
    }
    const auto regions = installedRegions(command);
    if (!regions) {
        return command.fail(regions.error());
    }
    const auto file = command.files().read(command.words().front(), record::kRosterBytesMax);
    if (!file) {
        return command.fail(file.error());
    }
    record::RosterContext context;
    context.today = localDate(command.clock().wallTime());
    context.regions = regions.value() ? &*regions.value() : nullptr;
    context.school = command.valueOr("--school", "");
    context.className = command.valueOr("--class", "");
    const auto report = record::parseRosterCsv(file.value(), context);
    if (!report) {
        return command.fail(report.error());
    }
    const record::RosterReport& found = report.value();
    Json document = toJson(found);
    tell(command, found);
    if (!command.has("--dry-run")) {
        const auto stored = storeRoster(command, found, *day);
        if (!stored) {
            return command.fail(stored.error());
        }
        document["stored"] = {{"fresh", stored.value().fresh},
                              {"known", stored.value().known},
                              {"changed", stored.value().changed}};
        command.note("baru " + std::to_string(stored.value().fresh) + ", sudah ada " +
                     std::to_string(stored.value().known) + ", berubah " +
                     std::to_string(stored.value().changed));
    }
    command.json(std::move(document));
    command.line(std::to_string(found.accepted.size()) + " accepted, " +
                 std::to_string(found.rejected.size()) + " rejected, " +
                 std::to_string(found.duplicates.size()) + " duplicate");
    return Exit::Done;
}

Exit importRegions(Command& command)
{
    const std::string version = command.valueOr("--version", command.words().front());
    const auto file = readRegionFile(command.files(), command.words().front());
    const auto table = file ? record::RegionTable::parse(file.value(), version)
                            : Result<record::RegionTable>(file.error());
    if (!table) {
        return command.fail(table.error());
    }
    if (Status installed = installRegions(command, file.value(), version); !installed) {
        return command.fail(installed.error());
    }
    command.line(std::to_string(table.value().size()) + " regions");
    command.json({{"regions", table.value().size()}, {"version", version}});
    return Exit::Done;
}

constexpr std::array kVerbs = {
    Verb{"roster import", "FILE", 1, 1, "membaca daftar permohonan (CSV)", kImportOptions,
         importRoster},
    Verb{"wilayah import", "FILE", 1, 1, "memasang kode wilayah (TSV, boleh gzip)", kRegionOptions,
         importRegions},
};

} // namespace

VerbTable rosterVerbs()
{
    return kVerbs;
}

} // namespace rekam::ctl
