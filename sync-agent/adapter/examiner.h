// Opens a packet and checks every part of it: bytes in, verdict out. No files, no state.
#pragma once

#include "adapter/confirmations.h"
#include "crypto/box.h"
#include "handover/stations.h"
#include "packet/payload.h"
#include "packet/record_document.h"
#include "packet/sealed_packet.h"

#include <optional>
#include <string>
#include <vector>

namespace rekam::adapter {

/// A packet that opened, parted and checked. The payload is wiped with it.
struct Examined
{
    packet::Header header;
    crypto::Hash256 contentHash{};
    SecretBytes payload;
    std::vector<packet::PartView> parts; ///< borrowed from payload
    bool awaitsApproval = false;         ///< FULL with an exception that nobody approved yet
    std::optional<Refusal> refusal;      ///< set: opened, but must be rejected
};

/// Holds what an examination needs; all of it must outlive the examiner. Thread-compatible.
class Examiner
{
public:
    struct Keys
    {
        const crypto::BoxKeyPair& centre;
        const handover::Stations& stations;
        const SecretBytes& tagKey; ///< empty where the centre holds none: tags are not compared
    };

    explicit Examiner(Keys keys);

    /// @return the examined packet, with or without a refusal inside; or the refusal of one that
    /// did not even open. Time: about 0.1 s for a full record, decoding every image.
    [[nodiscard]] std::variant<Examined, Refusal> examine(ByteView packet) const;

private:
    [[nodiscard]] std::optional<Refusal> checkPayload(Examined& examined) const;
    [[nodiscard]] std::optional<Refusal> checkRecord(Examined& examined) const;

    Keys m_keys;
};

/// What lacks in a FULL record: a modality that is neither there nor excepted. Nothing if complete.
[[nodiscard]] std::optional<std::string> missingModality(const packet::RecordDocument& record);

} // namespace rekam::adapter
