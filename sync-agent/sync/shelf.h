// What the intake's half of the protocol needs of the place where packets end up.
#pragma once

#include "wire/messages.h"

#include <optional>
#include <variant>

namespace rekam::sync {

/// Who is on the other end; proved by CURVE, told by HELLO.
struct Peer
{
    std::string station;
    record::Mode mode = record::Mode::Latihan;
    wire::Admission admission = wire::Admission::Normal;
};

/// Calls may take as long as the disk does; durable where it says so. No call fails with an Error:
/// every outcome is one that the agent can be told.
class Shelf
{
public:
    Shelf() = default;
    Shelf(const Shelf&) = delete;
    Shelf& operator=(const Shelf&) = delete;
    Shelf(Shelf&&) = delete;
    Shelf& operator=(Shelf&&) = delete;
    virtual ~Shelf() = default;

    /// Whether a station may talk at all, and how. HELLO's code and mode must be those of the key.
    [[nodiscard]] virtual std::optional<Peer> admit(const wire::Hello& hello) = 0;

    struct Heads
    {
        wire::ChainHead station;
        wire::ChainHead log;
        wire::LogWord word = wire::LogWord::Held; ///< on what the agent knows of the log
        std::vector<wire::PacketId> lost;         ///< WELCOME's
    };

    /// @param known of HELLO; position 0: the agent has no receipt
    [[nodiscard]] virtual Heads heads(const Peer& peer, const wire::ChainHead& known) = 0;

    /// What the intake says to an offered packet.
    [[nodiscard]] virtual wire::NeedItem look(const Peer& peer, const wire::OfferItem& item) = 0;

    /// Appends to the part of a packet that came so far, not durably. `data.offset` is where the
    /// part ends. Nothing on success.
    [[nodiscard]] virtual std::optional<wire::NackCode> write(const wire::Data& data) = 0;

    /// Hash check, signature check, fsync, commit; then the receipt. Durable. A packet that fails
    /// for good is in quarantine when this returns its code.
    [[nodiscard]] virtual std::variant<Bytes, wire::NackCode>
    finish(const Peer& peer, const wire::OfferItem& item) = 0;

    /// What is known of a packet that was receipted once.
    struct Word
    {
        bool held = true; ///< false only where it is certain that the packet is not here
        Bytes receipt;    ///< as it stands
        Bytes answer;     ///< the adapter's; empty while there is none
    };

    [[nodiscard]] virtual Word wordOn(const wire::PacketId& id) = 0;
};

} // namespace rekam::sync
