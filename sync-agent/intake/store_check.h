// Reads an embedded store again from its first byte: pages, log, rows, segments, receipts, answers.
#pragma once

#include "base/file.h"
#include "crypto/sign.h"
#include "intake/database.h"
#include "intake/record_store.h"
#include "packet/packet_header.h"

#include <filesystem>

namespace rekam::intake {

/// What is looked at; borrowed.
struct CheckedStore
{
    FileSystem& files;
    std::filesystem::path folder;
    Database& database;
    crypto::SigningPublicKey receiptKey;
    packet::Mode mode;
};

/// One damaged thing does not hide the next. Errors: Storage where a segment cannot be read at all.
[[nodiscard]] Result<StoreReport> checkStore(const CheckedStore& store);

} // namespace rekam::intake
