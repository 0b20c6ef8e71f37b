// Which fields a tagged record must have and what may stand in them (NIST SP 500-290 clause 8).
#pragma once

#include "biometrics/an2/checker.h"

#include <span>

namespace rekam::biometrics::an2 {

enum class Need : std::uint8_t {
    Always,
    WithImage, ///< as soon as the record has an image
    Optional,
};

enum class Form : std::uint8_t {
    Anything,
    Date,   ///< CCYYMMDD
    Number, ///< decimal, from min to max
    Codes,  ///< each subfield's first item is one of `codes`
    Ranges, ///< each subfield's first item is a number in one of `ranges`
};

struct CodeRange
{
    std::uint32_t first = 0;
    std::uint32_t last = 0;
};

struct FieldRule
{
    unsigned number = 0;
    Need need = Need::Optional;
    Form form = Form::Anything;
    std::uint32_t min = 0;
    std::uint32_t max = 0;
    std::span<const std::string_view> codes = {};
    std::span<const CodeRange> ranges = {};
};

/// @return the rules of a Type, ascending; empty for one of which only LEN and IDC are known.
[[nodiscard]] std::span<const FieldRule> fieldRules(unsigned type);

[[nodiscard]] bool within(std::span<const CodeRange> ranges, std::uint32_t value);

/// CCYYMMDD of a day that exists; CCYYMMDDHHMMSSZ of a second that exists.
[[nodiscard]] bool isDate(std::string_view text);
[[nodiscard]] bool isTime(std::string_view text);

/// Collects findings of one record.
class Findings
{
public:
    Findings(std::vector<Finding>& all, std::size_t record, unsigned type);

    void add(Rule rule, unsigned field, std::string_view found);

private:
    std::vector<Finding>& m_all;
    std::size_t m_record;
    unsigned m_type;
};

/// Checks the record's fields by the rules of its Type.
void checkFields(const Record& record, Findings& findings);

/// Checks a Type-1 against the whole transaction.
void checkHeader(const Transaction& transaction, Findings& findings);

/// Checks what a finger record says of its image's fingers: PPC, AMP, SEG, NQM, FQM.
void checkFingerFields(const Record& record, Findings& findings);

/// Checks the image of a record of any Type: its format, that it decodes, its size.
void checkImage(const Record& record, Findings& findings);

/// Checks the stated counts of a Type-9.
void checkMinutiae(const Record& record, Findings& findings);

} // namespace rekam::biometrics::an2
