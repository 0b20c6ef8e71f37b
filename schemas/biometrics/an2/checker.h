// A strict check of an ANSI/NIST-ITL transaction: what an AFIS would refuse, said before it is
// sent.
#pragma once

#include "biometrics/an2/transaction.h"

namespace rekam::biometrics::an2 {

/// What can be wrong. Clauses are of NIST SP 500-290.
enum class Rule : std::uint8_t {
    Readable,   ///< the bytes fall into records and fields at all (annex B)
    Present,    ///< a mandatory field is there and not empty
    Order,      ///< LEN and IDC first, numbers rise, none twice
    Characters, ///< a Type-1 is printable ASCII; UTF-8 elsewhere is whole (clause 5.5)
    Content,    ///< 1.003 tells number, types and IDCs of the records (clause 8.1.3)
    Version,    ///< 1.002 is 0400 to 0502
    Form,       ///< a value has the form of its field: 1.004, 1.011, 1.012, 1.013, 1.015
    Date,       ///< CCYYMMDD, and such a day exists
    Time,       ///< CCYYMMDDHHMMSSZ, and such a second exists
    Code,       ///< a code is in its table: IMP, FGP, SLC, CGA, IMT, POS, SAP, ELR, AMP …
    Range,      ///< a number is decimal and within its limits
    Resolution, ///< friction ridges have square pixels of at least 490 ppi; 1.011 suits the Types
    Idc,        ///< 0 to 99, and once a Type
    Image,      ///< an image is there, decodes, and is what CGA or GCA says
    Size,       ///< the image has the size that HLL, VLL and BPX say
    Segment,    ///< a segment lies in the image and its finger in the slap; AMP does not contradict
    Count,      ///< a stated number of minutiae is the number of minutiae
};

/// The name of a rule for machines, `present`, `order` …
[[nodiscard]] std::string_view nameOf(Rule rule);

struct Finding
{
    Rule rule = Rule::Readable;
    std::size_t record = 0; ///< its place in the transaction; 0 is the Type-1
    unsigned type = 0;
    unsigned field = 0; ///< 0: the record as a whole
    std::string found;  ///< what stands there, or why; ASCII, at most 80 characters

    bool operator==(const Finding&) const = default;
};

/// All findings, in the order of the records. Decodes every image (WSQ, JPEG, JPEG 2000, PNG; of
/// lossless JPEG only the header), so it takes as long as that. Pure, thread-safe.
[[nodiscard]] std::vector<Finding> check(const Transaction& transaction);

/// The same of bytes; what cannot be read is one finding.
[[nodiscard]] std::vector<Finding> check(ByteView bytes);

} // namespace rekam::biometrics::an2
