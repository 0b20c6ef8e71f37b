#include "record/roster/roster_row.h"

#include "record/clean_text.h"
#include "record/name_rules.h"
#include "record/roster/roster_cells.h"
#include "record/roster/roster_text.h"

#include <algorithm>
#include <array>

namespace rekam::record {

namespace {

class RowReader
{
public:
    RowReader(const CsvRow& row, const RosterHeader& header, const RosterContext& context)
        : m_row(row)
        , m_header(header)
        , m_context(context)
    {}

    RowOutcome read();

private:
    [[nodiscard]] bool refusesShape();
    [[nodiscard]] std::string raw(RosterColumn column) const;
    [[nodiscard]] std::string text(RosterColumn column);
    [[nodiscard]] std::string harmless(std::string written, RosterColumn column);
    [[nodiscard]] std::string words(RosterColumn column); ///< what may be missing
    [[nodiscard]] std::string digits(RosterColumn column);
    [[nodiscard]] std::string name();
    [[nodiscard]] std::optional<Nik> nik();
    [[nodiscard]] std::optional<NoKk> familyCard();
    [[nodiscard]] std::optional<Date> birthDate();
    [[nodiscard]] std::optional<Sex> sex();
    void readPlain(Person& person);
    void readCoded(Person& person);
    void readAddress(Address& address);
    void compare(const Person& person);
    void noteInvisible(const CleanText& clean, RosterColumn column);

    template <typename Code>
    [[nodiscard]] Coded<Code> coded(RosterColumn column,
                                    std::optional<Code> (*parse)(std::string_view))
    {
        Coded<Code> field;
        field.text = words(column);
        if (!field.text.empty()) {
            field.code = parse(field.text);
            if (!field.code) {
                warn(column, RosterCode::UnknownCode);
            }
        }
        return field;
    }

    [[nodiscard]] RosterIssue issue(std::string column, RosterCode code) const
    {
        std::string message = rosterText(code, m_row.number, column);
        return {m_row.number, std::move(column), code, std::move(message)};
    }

    void refuse(RosterColumn column, RosterCode code)
    {
        m_outcome.causes.push_back(issue(m_header.title(column), code));
    }

    void warn(RosterColumn column, RosterCode code)
    {
        m_outcome.warnings.push_back(issue(m_header.title(column), code));
    }

    const CsvRow& m_row;
    const RosterHeader& m_header;
    const RosterContext& m_context;
    RowOutcome m_outcome;
};

bool RowReader::refusesShape()
{
    const auto refuseRow = [this](RosterCode code) {
        m_outcome.causes.push_back(issue("", code));
        return true;
    };
    switch (m_row.fault) {
    case CsvFault::UnclosedQuote:
        return refuseRow(RosterCode::UnclosedQuote);
    case CsvFault::CellTooLong:
        return refuseRow(RosterCode::CellTooLong);
    case CsvFault::TooManyCells:
        return refuseRow(RosterCode::TooManyCells);
    case CsvFault::None:
        break;
    }
    const auto& cells = m_row.cells;
    for (std::size_t i = m_header.cells(); i < cells.size(); ++i) {
        if (!cleanText(cells[i]).text.empty()) {
            return refuseRow(RosterCode::TooManyCells);
        }
    }
    for (const RosterColumn column : {RosterColumn::Nik, RosterColumn::Name, RosterColumn::Sex}) {
        if (m_header.at(column).value_or(0) >= cells.size()) {
            return refuseRow(RosterCode::TooFewCells);
        }
    }
    for (std::size_t i = 0; i < kRosterColumns; ++i) {
        const auto column = static_cast<RosterColumn>(i);
        const std::string cell = raw(column);
        if (!cleanText(cell).wellFormed || cell.find('\0') != std::string::npos) {
            refuse(column, RosterCode::NotUtf8);
        }
    }
    return !m_outcome.causes.empty();
}

std::string RowReader::raw(RosterColumn column) const
{
    const auto at = m_header.at(column);
    return at && *at < m_row.cells.size() ? unwrapFormula(m_row.cells[*at]) : std::string();
}

void RowReader::noteInvisible(const CleanText& clean, RosterColumn column)
{
    if (!clean.removed.empty()) {
        warn(column, RosterCode::InvisibleCharacters);
    }
}

std::string RowReader::text(RosterColumn column)
{
    const CleanText clean = cleanText(raw(column));
    noteInvisible(clean, column);
    return clean.text;
}

/// Of a cell that may be empty: a formula is not kept.
std::string RowReader::harmless(std::string written, RosterColumn column)
{
    if (looksFormula(written)) {
        warn(column, RosterCode::FormulaDropped);
        return {};
    }
    return written;
}

std::string RowReader::words(RosterColumn column)
{
    return harmless(text(column), column);
}

std::string RowReader::digits(RosterColumn column)
{
    const CleanText clean = cleanDigits(raw(column));
    noteInvisible(clean, column);
    return clean.text;
}

std::optional<Nik> RowReader::nik()
{
    const std::string number = digits(RosterColumn::Nik);
    if (number.empty()) {
        refuse(RosterColumn::Nik, RosterCode::MissingValue);
        return std::nullopt;
    }
    if (looksNumeric(number)) {
        refuse(RosterColumn::Nik, RosterCode::NikNumericCell);
        return std::nullopt;
    }
    const auto parsed = Nik::parse(number);
    if (!parsed) {
        refuse(RosterColumn::Nik, parsed.error().detail == "ImpossibleDate"
                                      ? RosterCode::NikImpossibleDate
                                      : RosterCode::NikNotSixteenDigits);
        return std::nullopt;
    }
    return parsed.value();
}

std::optional<NoKk> RowReader::familyCard()
{
    const std::string number = digits(RosterColumn::FamilyCard);
    if (number.empty() || number == "-") {
        return std::nullopt;
    }
    if (looksNumeric(number)) {
        refuse(RosterColumn::FamilyCard, RosterCode::KkNumericCell);
        return std::nullopt;
    }
    const auto parsed = NoKk::parse(number);
    if (parsed) {
        return parsed.value();
    }
    if (parsed.error().detail == "ImpossibleDate") {
        warn(RosterColumn::FamilyCard, RosterCode::KkImpossibleDate);
    } else {
        refuse(RosterColumn::FamilyCard, RosterCode::KkNotSixteenDigits);
    }
    return std::nullopt;
}

std::optional<Date> RowReader::birthDate()
{
    const bool split = m_header.has(RosterColumn::BirthDate);
    const auto column = split ? RosterColumn::BirthDate : RosterColumn::BirthPlaceAndDate;
    std::string written = text(column);
    if (!split) {
        const std::size_t comma = written.rfind(',');
        written = cleanText(comma == std::string::npos ? written : written.substr(comma + 1)).text;
    }
    if (written.empty()) {
        refuse(column, RosterCode::MissingValue);
        return std::nullopt;
    }
    const auto date = parseRosterDate(written);
    if (!date) {
        refuse(column, RosterCode::BadDate);
        return std::nullopt;
    }
    if (*date > m_context.today) {
        refuse(column, RosterCode::FutureBirthDate);
        return std::nullopt;
    }
    return date;
}

std::optional<Sex> RowReader::sex()
{
    const std::string written = text(RosterColumn::Sex);
    if (written.empty()) {
        refuse(RosterColumn::Sex, RosterCode::MissingValue);
        return std::nullopt;
    }
    const auto parsed = parseSex(written);
    if (!parsed) {
        refuse(RosterColumn::Sex, RosterCode::BadSex);
    }
    return parsed;
}

/// Of a letter in any script, in UTF-8.
bool isOfAWord(char byte)
{
    constexpr unsigned char kAsciiMax = 0x7F;
    return (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z') ||
           static_cast<unsigned char>(byte) > kAsciiMax;
}

RecordedBefore recordedBefore(std::string_view recordStatus, std::string_view ktpElectronic)
{
    static constexpr std::array kYes = {"SUDAH", "SUDAHREKAM", "REKAM", "Y", "YA", "S", "1"};
    static constexpr std::array kNo = {"BELUM", "BELUMREKAM", "BLMREKAM", "BLM",
                                       "T",     "TIDAK",      "N",        "UNREGISTERED",
                                       "B",     "0",          "TDKREKAM"};
    // Every other central status means that the biometrics were taken once.
    static constexpr std::array kCentral = {"BIOCAPTURED",
                                            "PROCESSING",
                                            "SENTFORENROLLMENT",
                                            "RECEIVEDATCENTRAL",
                                            "SEARCHFAILUREATCENTRAL",
                                            "ADJUDICATERECORD",
                                            "REQUESTVALIDATION",
                                            "DUPLICATERECORD",
                                            "PRINTREADYRECORD",
                                            "PRR",
                                            "SENTFORCARDPRINTING",
                                            "CARDPRINTED",
                                            "CARDSHIPPED",
                                            "CARDISSUED"};
    const std::string status = foldToken(recordStatus);
    const auto isIn = [](const auto& table, const std::string& token) {
        return std::ranges::find(table, token) != table.end();
    };
    if (isIn(kYes, status) || isIn(kCentral, status)) {
        return RecordedBefore::Yes;
    }
    if (isIn(kNo, status)) {
        return RecordedBefore::No;
    }
    // Who holds a card was recorded; who holds none may still have been.
    const std::string card = foldToken(ktpElectronic);
    return status.empty() && isIn(kYes, card) ? RecordedBefore::Yes : RecordedBefore::Unknown;
}

/// A name of the register is never blocked; what cannot be one is.
std::string RowReader::name()
{
    std::string written = text(RosterColumn::Name);
    if (looksFormula(written)) {
        refuse(RosterColumn::Name, RosterCode::FormulaCell);
    } else if (std::ranges::none_of(written, isOfAWord)) {
        refuse(RosterColumn::Name, RosterCode::MissingValue);
    } else if (codePointCount(written) > kNameLettersReadMax) {
        refuse(RosterColumn::Name, RosterCode::CellTooLong);
    } else if (!checkName(written).empty()) {
        warn(RosterColumn::Name, RosterCode::NameRule);
    }
    return written;
}

void RowReader::readPlain(Person& person)
{
    person.name = name();
    person.birthPlace = words(RosterColumn::BirthPlace);
    if (person.birthPlace.empty() && m_header.has(RosterColumn::BirthPlaceAndDate)) {
        const std::string both = cleanText(raw(RosterColumn::BirthPlaceAndDate)).text;
        const std::size_t comma = both.rfind(',');
        person.birthPlace = harmless(
            comma == std::string::npos ? std::string() : cleanText(both.substr(0, comma)).text,
            RosterColumn::BirthPlaceAndDate);
    }
    person.birthCertificate = words(RosterColumn::BirthCertificate);
    person.mother = words(RosterColumn::Mother);
    person.father = words(RosterColumn::Father);
    person.ktpDuty = words(RosterColumn::KtpDuty);
    person.ktpElectronic = words(RosterColumn::KtpElectronic);
    person.residentStatus = words(RosterColumn::ResidentStatus);
    person.recordStatus = words(RosterColumn::RecordStatus);
    person.recordedBefore = recordedBefore(person.recordStatus, person.ktpElectronic);
    person.school = words(RosterColumn::School);
    if (person.school.empty()) {
        person.school = m_context.school;
    }
    person.className = words(RosterColumn::Class);
    if (person.className.empty()) {
        person.className = m_context.className;
    }
}

void RowReader::readCoded(Person& person)
{
    person.maritalStatus = coded(RosterColumn::Marital, &parseMaritalStatus);
    person.bloodGroup = coded(RosterColumn::Blood, &parseBloodGroup);
    person.familyRelation = coded(RosterColumn::Relation, &parseFamilyRelation);
    person.religion = coded(RosterColumn::Religion, &parseReligion);
    person.education = coded(RosterColumn::Education, &parseEducation);
    person.occupation = coded(RosterColumn::Occupation, &parseOccupation);
    person.disability = coded(RosterColumn::Disability, &parseDisability);
    const auto citizenship = coded(RosterColumn::Citizenship, &parseCitizenship);
    person.citizenship = citizenship.code.value_or(Citizenship::Wni);
}

void RowReader::readAddress(Address& address)
{
    address.street = words(RosterColumn::Street);
    address.rt = harmless(digits(RosterColumn::Rt), RosterColumn::Rt);
    address.rw = harmless(digits(RosterColumn::Rw), RosterColumn::Rw);
    address.hamlet = words(RosterColumn::Hamlet);
    address.village = words(RosterColumn::Village);
    address.district = words(RosterColumn::District);
    address.regency = words(RosterColumn::Regency);
    address.province = words(RosterColumn::Province);
    address.postCode = harmless(digits(RosterColumn::PostCode), RosterColumn::PostCode);
    const std::string code = digits(RosterColumn::VillageCode);
    if (code.empty()) {
        return;
    }
    const auto dotted = villageCode(code);
    const bool unknown =
        dotted && m_context.regions != nullptr && !m_context.regions->find(*dotted);
    if (!dotted || unknown) {
        warn(RosterColumn::VillageCode, RosterCode::BadVillageCode);
        return;
    }
    address.villageCode = *dotted;
}

void RowReader::compare(const Person& person)
{
    for (const NumberFinding finding :
         compareNik(person.nik, {person.birthDate, person.sex, m_context.regions})) {
        switch (finding) {
        case NumberFinding::BirthDateDiffers:
            warn(RosterColumn::Nik, RosterCode::BirthDateDiffersFromNik);
            break;
        case NumberFinding::SexDiffers:
            warn(RosterColumn::Nik, RosterCode::SexDiffersFromNik);
            break;
        case NumberFinding::UnknownRegion:
            warn(RosterColumn::Nik, RosterCode::UnknownRegion);
            break;
        case NumberFinding::SerialZero:
            warn(RosterColumn::Nik, RosterCode::SerialZero);
            break;
        case NumberFinding::NotSixteenDigits:
        case NumberFinding::ImpossibleDate:
            break; // a Nik cannot be so
        }
    }
}

RowOutcome RowReader::read()
{
    if (refusesShape()) {
        return std::move(m_outcome);
    }
    const auto number = nik();
    const auto card = familyCard();
    const auto birth = birthDate();
    const auto ofSex = sex();
    // Without a NIK the rest is still read, so that one report names every fault of the row.
    constexpr std::string_view kStandIn = "1471010101010001";
    Person person(number ? *number : Nik::parse(kStandIn).value());
    person.familyCard = card;
    readPlain(person);
    readCoded(person);
    readAddress(person.address);
    if (m_outcome.causes.empty()) {
        person.birthDate = *birth;
        person.sex = *ofSex;
        compare(person);
        m_outcome.person = std::move(person);
    }
    return std::move(m_outcome);
}

} // namespace

RowOutcome readRosterRow(const CsvRow& row, const RosterHeader& header,
                         const RosterContext& context)
{
    return RowReader(row, header, context).read();
}

} // namespace rekam::record
