#include "record/codes.h"

#include "record/clean_text.h"

#include <array>
#include <charconv>

namespace rekam::record {

namespace {

/// Another spelling that lists use; folded (upper case, letters and digits only).
struct Token
{
    std::string_view folded;
    int code = 0;
};

constexpr std::array kSexes = {CodeEntry{1, "Laki-laki"}, CodeEntry{2, "Perempuan"}};
constexpr std::array kSexTokens = {
    Token{"L", 1}, Token{"LK", 1}, Token{"LAKI", 1},   Token{"PRIA", 1},
    Token{"P", 2}, Token{"PR", 2}, Token{"WANITA", 2}, Token{"W", 2},
};

constexpr std::array kCitizenships = {CodeEntry{1, "WNI"}, CodeEntry{2, "WNA"}};
constexpr std::array kCitizenshipTokens = {
    Token{"INDONESIA", 1},
    Token{"WARGANEGARAINDONESIA", 1},
    Token{"WARGANEGARAASING", 2},
};

constexpr std::array kReligions = {
    CodeEntry{1, "Islam"},
    CodeEntry{2, "Kristen"},
    CodeEntry{3, "Katholik"},
    CodeEntry{4, "Hindu"},
    CodeEntry{5, "Budha"},
    CodeEntry{6, "Khonghucu"},
    CodeEntry{7, "Kepercayaan Terhadap Tuhan YME"},
};
constexpr std::array kReligionTokens = {
    Token{"KRISTENPROTESTAN", 2},
    Token{"PROTESTAN", 2},
    Token{"KATOLIK", 3},
    Token{"BUDDHA", 5},
    Token{"KONGHUCU", 6},
    Token{"KHONGHUCHU", 6},
    Token{"KEPERCAYAAN", 7},
    Token{"PENGHAYAT", 7},
    Token{"KEPERCAYAANTERHADAPTUHANYANGMAHAESA", 7},
};

// '+' and '-' are what tells the last eight apart, so they are spelt out before folding.
constexpr std::array kBloodGroups = {
    CodeEntry{1, "A"},           CodeEntry{2, "B"},    CodeEntry{3, "AB"},  CodeEntry{4, "O"},
    CodeEntry{5, "A+"},          CodeEntry{6, "A-"},   CodeEntry{7, "B+"},  CodeEntry{8, "B-"},
    CodeEntry{9, "AB+"},         CodeEntry{10, "AB-"}, CodeEntry{11, "O+"}, CodeEntry{12, "O-"},
    CodeEntry{13, "Tidak tahu"},
};
constexpr std::array kBloodGroupTokens = {
    Token{"TDKTH", 13},
    Token{"TDKTAHU", 13},
    Token{"TT", 13},
};

constexpr std::array kMaritalStatuses = {
    CodeEntry{1, "Belum kawin"},
    CodeEntry{2, "Kawin"},
    CodeEntry{3, "Cerai hidup"},
    CodeEntry{4, "Cerai mati"},
};
constexpr std::array kMaritalTokens = {
    Token{"BK", 1},
    Token{"BLMKAWIN", 1},
    Token{"BELUMMENIKAH", 1},
    Token{"K", 2},
    Token{"MENIKAH", 2},
    Token{"KAWINTERCATAT", 2},
    Token{"KAWINBELUMTERCATAT", 2},
    Token{"KAWINTIDAKTERCATAT", 2},
    Token{"CH", 3},
    Token{"CERAIHIDUPTERCATAT", 3},
    Token{"CERAIHIDUPBELUMTERCATAT", 3},
    Token{"CM", 4},
};

constexpr std::array kFamilyRelations = {
    CodeEntry{1, "Kepala keluarga"}, CodeEntry{2, "Suami"},
    CodeEntry{3, "Istri"},           CodeEntry{4, "Anak"},
    CodeEntry{5, "Menantu"},         CodeEntry{6, "Cucu"},
    CodeEntry{7, "Orangtua"},        CodeEntry{8, "Mertua"},
    CodeEntry{9, "Famili lain"},     CodeEntry{10, "Pembantu"},
    CodeEntry{11, "Lainnya"},
};
constexpr std::array kFamilyTokens = {
    Token{"KEPKEL", 1}, Token{"KK", 1},  Token{"KEPALAKEL", 1}, Token{"ISTERI", 3},
    Token{"AK", 4},     Token{"ANK", 4}, Token{"FAMLAIN", 9},
};

constexpr std::array kEducations = {
    CodeEntry{1, "Tidak/belum sekolah"},
    CodeEntry{2, "Belum tamat SD"},
    CodeEntry{3, "Tamat SD"},
    CodeEntry{4, "SLTP"},
    CodeEntry{5, "SLTA"},
    CodeEntry{6, "D-I/II"},
    CodeEntry{7, "Akademi/D-III"},
    CodeEntry{8, "D-IV/S1"},
    CodeEntry{9, "S2"},
    CodeEntry{10, "S3"},
};
constexpr std::array kEducationTokens = {
    Token{"TIDAKSEKOLAH", 1},
    Token{"BELUMSEKOLAH", 1},
    Token{"BELUMTAMATSDSEDERAJAT", 2},
    Token{"BLMTAMATSD", 2},
    Token{"SD", 3},
    Token{"TAMATSDSEDERAJAT", 3},
    Token{"SLTPSEDERAJAT", 4},
    Token{"SMP", 4},
    Token{"SMPSEDERAJAT", 4},
    Token{"SLTASEDERAJAT", 5},
    Token{"SMA", 5},
    Token{"SMK", 5},
    Token{"SMASEDERAJAT", 5},
    Token{"AKADEMIDIPLOMAIIISARJANAMUDA", 7},
    Token{"D3", 7},
    Token{"DIPLOMAIVSTRATAI", 8},
    Token{"S1", 8},
    Token{"STRATAII", 9},
    Token{"STRATAIII", 10},
};

constexpr std::array kDisabilities = {
    CodeEntry{1, "Disabilitas fisik"},
    CodeEntry{2, "Disabilitas netra/buta"},
    CodeEntry{3, "Disabilitas rungu/wicara"},
    CodeEntry{4, "Disabilitas mental/jiwa"},
    CodeEntry{5, "Disabilitas fisik dan mental"},
    CodeEntry{6, "Disabilitas lainnya"},
};
constexpr std::array kDisabilityTokens = {
    Token{"FISIK", 1},  Token{"NETRA", 2},       Token{"RUNGUWICARA", 3},
    Token{"MENTAL", 4}, Token{"FISIKMENTAL", 5}, Token{"LAINNYA", 6},
};

constexpr std::array kOccupationTokens = {
    Token{"PELAJAR", 3},      Token{"MAHASISWA", 3},
    Token{"PNS", 5},          Token{"TNI", 6},
    Token{"POLRI", 7},        Token{"BLMBEKERJA", 1},
    Token{"BELUMBEKERJA", 1}, Token{"TIDAKBEKERJA", 1},
    Token{"IRT", 2},          Token{"BELUMTIDAKBEKERJA", 1},
};

std::string_view nameIn(std::span<const CodeEntry> table, int code)
{
    const auto index = static_cast<std::size_t>(code) - 1; // codes run from 1 without gaps
    return code >= 1 && index < table.size() ? table[index].name : std::string_view();
}

std::optional<int> codeIn(std::span<const CodeEntry> table, std::span<const Token> tokens,
                          std::string_view text)
{
    const std::string folded = foldToken(text);
    int number = 0;
    const auto [end, failed] =
        std::from_chars(folded.data(), folded.data() + folded.size(), number);
    if (failed == std::errc() && end == folded.data() + folded.size()) {
        return nameIn(table, number).empty() ? std::nullopt : std::optional(number);
    }
    for (const CodeEntry& entry : table) {
        if (!folded.empty() && foldToken(entry.name) == folded) {
            return entry.code;
        }
    }
    for (const Token& token : tokens) {
        if (token.folded == folded) {
            return token.code;
        }
    }
    return std::nullopt;
}

template <typename Code>
std::optional<Code> parseIn(std::span<const CodeEntry> table, std::span<const Token> tokens,
                            std::string_view text)
{
    const auto code = codeIn(table, tokens, text);
    return code ? std::optional(static_cast<Code>(*code)) : std::nullopt;
}

} // namespace

std::span<const CodeEntry> sexCodes()
{
    return kSexes;
}

std::span<const CodeEntry> citizenshipCodes()
{
    return kCitizenships;
}

std::span<const CodeEntry> religionCodes()
{
    return kReligions;
}

std::span<const CodeEntry> bloodGroupCodes()
{
    return kBloodGroups;
}

std::span<const CodeEntry> maritalStatusCodes()
{
    return kMaritalStatuses;
}

std::span<const CodeEntry> familyRelationCodes()
{
    return kFamilyRelations;
}

std::span<const CodeEntry> educationCodes()
{
    return kEducations;
}

std::span<const CodeEntry> disabilityCodes()
{
    return kDisabilities;
}

std::string_view nameOf(Sex value)
{
    return nameIn(kSexes, static_cast<int>(value));
}

std::string_view nameOf(Citizenship value)
{
    return nameIn(kCitizenships, static_cast<int>(value));
}

std::string_view nameOf(Religion value)
{
    return nameIn(kReligions, static_cast<int>(value));
}

std::string_view nameOf(BloodGroup value)
{
    return nameIn(kBloodGroups, static_cast<int>(value));
}

std::string_view nameOf(MaritalStatus value)
{
    return nameIn(kMaritalStatuses, static_cast<int>(value));
}

std::string_view nameOf(FamilyRelation value)
{
    return nameIn(kFamilyRelations, static_cast<int>(value));
}

std::string_view nameOf(Education value)
{
    return nameIn(kEducations, static_cast<int>(value));
}

std::string_view nameOf(Disability value)
{
    return nameIn(kDisabilities, static_cast<int>(value));
}

std::string_view nameOf(Occupation value)
{
    return nameIn(occupationCodes(), static_cast<int>(value));
}

std::optional<Sex> parseSex(std::string_view text)
{
    return parseIn<Sex>(kSexes, kSexTokens, text);
}

std::optional<Citizenship> parseCitizenship(std::string_view text)
{
    return parseIn<Citizenship>(kCitizenships, kCitizenshipTokens, text);
}

std::optional<Religion> parseReligion(std::string_view text)
{
    return parseIn<Religion>(kReligions, kReligionTokens, text);
}

std::optional<BloodGroup> parseBloodGroup(std::string_view text)
{
    std::string spaceless;
    for (const char letter : text) {
        if (letter != ' ') {
            spaceless +=
                letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
        }
    }
    if (spaceless == "-") {
        return BloodGroup::Unknown;
    }
    for (const CodeEntry& entry : kBloodGroups) {
        if (entry.name == spaceless) {
            return static_cast<BloodGroup>(entry.code);
        }
    }
    // Only the wordings and numbers are left: "A*" or "A-+" must not fold to plain A.
    if (spaceless.find_first_of("+-*/") != std::string::npos ||
        foldToken(text).size() != spaceless.size()) {
        return std::nullopt;
    }
    return parseIn<BloodGroup>(kBloodGroups, kBloodGroupTokens, text);
}

std::optional<MaritalStatus> parseMaritalStatus(std::string_view text)
{
    return parseIn<MaritalStatus>(kMaritalStatuses, kMaritalTokens, text);
}

std::optional<FamilyRelation> parseFamilyRelation(std::string_view text)
{
    return parseIn<FamilyRelation>(kFamilyRelations, kFamilyTokens, text);
}

std::optional<Education> parseEducation(std::string_view text)
{
    // "D-I/II" and "D-III" fold to the same letters; only the stroke tells them apart.
    const std::string folded = foldToken(text);
    if (folded == "DIII" || folded == "DIPLOMAIII") {
        return text.find('/') == std::string_view::npos ? Education::DiplomaThree
                                                        : Education::DiplomaOneTwo;
    }
    return parseIn<Education>(kEducations, kEducationTokens, text);
}

std::optional<Disability> parseDisability(std::string_view text)
{
    return parseIn<Disability>(kDisabilities, kDisabilityTokens, text);
}

std::optional<Occupation> parseOccupation(std::string_view text)
{
    return parseIn<Occupation>(occupationCodes(), kOccupationTokens, text);
}

} // namespace rekam::record
