// StationKeys as part of other payloads; private to this folder.
#pragma once

#include "provision/fields.h"
#include "provision/station_request.h"

namespace rekam::provision {

[[nodiscard]] Json stationKeysToJson(const StationKeys& keys);

/// All four must be there and differ from each other.
[[nodiscard]] StationKeys readStationKeys(Fields& fields, const char* key);

} // namespace rekam::provision
