// The one text form of a Person: what packets carry and stores keep.
#pragma once

#include "base/result.h"
#include "record/person.h"

#include <string>
#include <string_view>

namespace rekam::record {

inline constexpr std::size_t kPersonJsonBytesMax = std::size_t{32} * 1024;

/// One JSON object (RFC 8259, UTF-8, keys sorted, no white space): the same person gives the same
/// bytes. `schema` is 1. Absent optional fields are left out.
[[nodiscard]] std::string personToJson(const Person& person);

/// @return the person; InvalidInput naming the field on anything malformed or too long, Unsupported
/// for another schema number. Unknown keys are ignored, so that later writers can add some.
[[nodiscard]] Result<Person> personFromJson(std::string_view json);

} // namespace rekam::record
