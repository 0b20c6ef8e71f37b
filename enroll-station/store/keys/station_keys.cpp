#include "store/keys/station_keys.h"

#include "crypto/compare.h"
#include "crypto/hash.h"
#include "store/store_context.h"

namespace rekam::store {

StationKeys::StationKeys(StoreContext& context)
    : m_context(context)
{}

Status StationKeys::save(StationKey which, ByteView secret)
{
    return m_context.database.transact([&]() -> Status {
        const auto kept = load(which);
        if (kept) {
            return crypto::equalConstantTime(kept.value().view(), secret)
                       ? Status()
                       : Error{ErrorCode::Conflict, "the station has another key of this kind"};
        }
        if (kept.error().code != ErrorCode::NotFound) {
            return kept.error();
        }
        if (Status saved = m_context.database.sql("INSERT INTO station_key VALUES(?, ?)")
                               .integer(static_cast<std::int64_t>(which))
                               .blob(secret)
                               .run();
            !saved) {
            return saved;
        }
        return m_context.audit.append(AuditEvent::KeySaved,
                                      auditSubject(static_cast<std::int64_t>(which)));
    });
}

Result<SecretBytes> StationKeys::load(StationKey which)
{
    Statement query = m_context.database.sql("SELECT secret FROM station_key WHERE kind = ?");
    const auto row = query.integer(static_cast<std::int64_t>(which)).step();
    if (!row) {
        return row.error();
    }
    if (!row.value()) {
        return Error{ErrorCode::NotFound, "the station has no key of this kind"};
    }
    return SecretBytes(query.blobAt(0));
}

} // namespace rekam::store
