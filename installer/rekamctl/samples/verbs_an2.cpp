#include "biometrics/an2/binary_records.h"
#include "biometrics/an2/checker.h"
#include "families.h"

#include <algorithm>
#include <array>

namespace rekam::ctl {

namespace {

using namespace biometrics;
using an2::Rule;

struct RuleWords
{
    Rule rule;
    std::string_view words;
};

constexpr std::array kRuleWords = {
    RuleWords{Rule::Readable, "berkas tidak terbaca sebagai transaksi"},
    RuleWords{Rule::Present, "isian wajib tidak ada"},
    RuleWords{Rule::Order, "urutan isian salah"},
    RuleWords{Rule::Characters, "huruf di luar yang diizinkan"},
    RuleWords{Rule::Content, "CNT tidak cocok dengan catatannya"},
    RuleWords{Rule::Version, "versi tidak dikenal (0400 sampai 0502)"},
    RuleWords{Rule::Form, "bentuk isian salah"},
    RuleWords{Rule::Date, "bukan tanggal CCYYMMDD yang ada"},
    RuleWords{Rule::Time, "bukan waktu CCYYMMDDHHMMSSZ yang ada"},
    RuleWords{Rule::Code, "kode tidak ada di tabelnya"},
    RuleWords{Rule::Range, "bilangan di luar batasnya"},
    RuleWords{Rule::Resolution, "resolusi tidak memenuhi"},
    RuleWords{Rule::Idc, "IDC salah"},
    RuleWords{Rule::Image, "citra tidak ada, rusak, atau bukan yang disebut"},
    RuleWords{Rule::Size, "ukuran citra tidak cocok"},
    RuleWords{Rule::Segment, "segmen atau jarinya tidak cocok"},
    RuleWords{Rule::Count, "jumlah minutiae tidak cocok"},
};

std::string wordsOf(Rule rule)
{
    const auto found = std::ranges::find(kRuleWords, rule, &RuleWords::rule);
    return std::string(found == kRuleWords.end() ? an2::nameOf(rule) : found->words);
}

/// `14.013`, as the standard writes it; of a record as a whole its Type.
std::string placeOf(unsigned type, unsigned field)
{
    std::string digits = std::to_string(field);
    digits.insert(0, digits.size() < 3 ? 3 - digits.size() : 0, '0');
    return field == 0 ? "Type-" + std::to_string(type) : std::to_string(type) + '.' + digits;
}

Result<Bytes> readFile(const Command& command, const std::string& path)
{
    auto file = command.files().read(path, an2::kMaxTransactionBytes);
    if (!file) {
        return Error{file.error().code, path + ": " + file.error().detail};
    }
    return file;
}

Exit check(Command& command)
{
    const auto file = readFile(command, command.words()[0]);
    if (!file) {
        return command.fail(file.error());
    }
    const auto findings = an2::check(file.value());
    Json listed = Json::array();
    for (const an2::Finding& finding : findings) {
        command.line("rekaman " + std::to_string(finding.record) + ' ' +
                     placeOf(finding.type, finding.field) + ": " + wordsOf(finding.rule) +
                     (finding.found.empty() ? "" : ": " + finding.found));
        listed.push_back({{"record", finding.record},
                          {"type", finding.type},
                          {"field", finding.field},
                          {"rule", an2::nameOf(finding.rule)},
                          {"found", finding.found}});
    }
    command.line(std::to_string(findings.size()) + " errors");
    command.json({{"errors", findings.size()}, {"findings", std::move(listed)}});
    return findings.empty() ? Exit::Done : Exit::Failed;
}

/// A value for people: separators as the standard prints them, binary as its size.
std::string shownValue(const an2::Field& field)
{
    constexpr std::size_t kMaxShown = 200;
    if (field.number == an2::kDataField) {
        return std::to_string(field.value.size()) + " byte";
    }
    std::string text;
    for (const char character : asText(field.value).substr(0, kMaxShown)) {
        if (character == an2::kUnitSeparator) {
            text += "<US>";
        } else if (character == an2::kRecordSeparator) {
            text += "<RS>";
        } else {
            text += static_cast<unsigned char>(character) < ' ' ? '?' : character;
        }
    }
    return text + (field.value.size() > kMaxShown ? "…" : "");
}

/// Field by field, a binary record's head under the numbers that the standard gives its places.
std::vector<std::pair<unsigned, std::string>> shownFields(const an2::Record& record)
{
    constexpr unsigned kSignatureType = 8;
    std::vector<std::pair<unsigned, std::string>> shown;
    for (const an2::Field& field : record.fields) {
        shown.emplace_back(field.number, shownValue(field));
    }
    if (record.type == kSignatureType) {
        if (const auto image = an2::signatureImage(record)) {
            shown = {{2, std::to_string(image->idc)},
                     {3, std::to_string(image->signer)},
                     {4, std::to_string(image->representation)},
                     {5, std::to_string(image->resolution)},
                     {6, std::to_string(image->widthPx)},
                     {7, std::to_string(image->heightPx)},
                     {8, std::to_string(image->data.size()) + " byte"}};
        }
    } else if (an2::isBinary(record.type)) {
        if (const auto image = an2::fingerImage(record)) {
            std::string positions;
            for (const std::uint8_t position : image->positions) {
                if (position != an2::kNoPosition) {
                    positions += (positions.empty() ? "" : " ") + std::to_string(position);
                }
            }
            shown = {{2, std::to_string(image->idc)},
                     {3, std::to_string(image->impression)},
                     {4, positions},
                     {5, std::to_string(image->resolution)},
                     {6, std::to_string(image->widthPx)},
                     {7, std::to_string(image->heightPx)},
                     {8, std::to_string(image->compression)},
                     {9, std::to_string(image->data.size()) + " byte"}};
        }
    }
    return shown;
}

Exit show(Command& command)
{
    const auto file = readFile(command, command.words()[0]);
    if (!file) {
        return command.fail(file.error());
    }
    const auto transaction = an2::readTransaction(file.value());
    if (!transaction) {
        return command.fail(transaction.error());
    }
    Json records = Json::array();
    for (std::size_t i = 0; i < transaction.value().records.size(); ++i) {
        const an2::Record& record = transaction.value().records[i];
        command.line("rekaman " + std::to_string(i) + ": Type-" + std::to_string(record.type));
        Json fields = Json::object();
        for (const auto& [number, value] : shownFields(record)) {
            command.line("  " + placeOf(record.type, number) + "  " + value);
            fields[placeOf(record.type, number)] = value;
        }
        records.push_back({{"type", record.type}, {"fields", std::move(fields)}});
    }
    command.json({{"records", std::move(records)}});
    return Exit::Done;
}

Exit rewrite(Command& command)
{
    const auto file = readFile(command, command.words()[0]);
    if (!file) {
        return command.fail(file.error());
    }
    const auto transaction = an2::readTransaction(file.value());
    if (!transaction) {
        return command.fail(transaction.error());
    }
    const Bytes bytes = an2::writeTransaction(transaction.value());
    if (Status written = command.files().writeDurably(command.words()[1], bytes); !written) {
        return command.fail(written.error());
    }
    command.line(std::to_string(transaction.value().records.size()) + " rekaman, " +
                 std::to_string(bytes.size()) + " byte");
    command.json({{"records", transaction.value().records.size()}, {"bytes", bytes.size()}});
    return Exit::Done;
}

constexpr std::array kVerbs = {
    Verb{"an2 check",
         "FILE",
         1,
         1,
         "transaksi ANSI/NIST: satu temuan sebaris, lalu jumlahnya (0 errors)",
         {},
         check},
    Verb{"an2 show", "FILE", 1, 1, "transaksi ANSI/NIST isian demi isian", {}, show},
    Verb{"an2 rewrite", "IN OUT", 2, 2, "membaca dan menulis ulang, byte demi byte", {}, rewrite},
};

} // namespace

VerbTable an2Verbs()
{
    return kVerbs;
}

} // namespace rekam::ctl
