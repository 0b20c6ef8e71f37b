// The station's side of provisioning: its keys, its request, and the import of what came back.
#pragma once

#include "base/clock.h"
#include "base/file.h"
#include "base/random.h"
#include "base/result.h"
#include "base/secret.h"
#include "provision/bundle.h"
#include "provision/home.h"
#include "store/keys/key_slots.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rekam::joining {

/// Borrowed, all three; one for a whole program.
struct World
{
    FileSystem* files = nullptr;
    const Clock* clock = nullptr;
    Random* random = nullptr;
};

/// Draws the station's and the agent's keys where they are not there yet, and writes the request.
/// Asking again gives a request for the same keys. Errors: Refused once the store has taken the
/// keys over (a new bundle for the same keys needs the office only); those of the file system.
[[nodiscard]] Result<Bytes> makeStationRequest(const World& world, const provision::Home& home,
                                               const std::string& label);

/// Passphrases by person id; wiped when it goes.
using Passphrases = std::map<std::string, SecretBytes, std::less<>>;

struct ImportFacts
{
    /// The fingerprint read out by the office; needed at the first import.
    std::optional<std::string> officeFingerprint;
    /// A passphrase for each person who gets a key slot now. Once there are slots, one of these
    /// must be of a person who has one already, to let the others in.
    Passphrases passphrases;
};

struct Imported
{
    provision::Bundle bundle;
    std::vector<std::string> withSlot;    ///< ids of people who can log in
    std::vector<std::string> withoutSlot; ///< people of the bundle still without a passphrase
    std::vector<std::string> removed;     ///< lost their slot: no longer in the bundle
};

/// Verifies the bundle, takes it over and makes key slots for its people.
/// Errors: Refused (fingerprint missing or another one, serial not higher, expired); Integrity (not
/// the office's, or for another station's keys); Conflict (another station code than before).
[[nodiscard]] Result<Imported> importBundle(const World& world, const provision::Home& home,
                                            ByteView file, const ImportFacts& facts);

/// What a person may do with the store.
[[nodiscard]] store::SlotRole slotRoleOf(provision::OperatorRole role);

/// The bundle this station works under. NotFound before the first import.
[[nodiscard]] Result<provision::Bundle> currentBundle(FileSystem& files,
                                                      const provision::Home& home);

/// Why a bundle cannot be taken over here; each has a remedy of its own.
enum class Unfit {
    NoBundle,     ///< another kind of file, or a damaged one
    OtherOffice,  ///< whole, but not signed by the office that was confirmed
    NoOwnKeys,    ///< no request was made here yet, so nothing can answer one
    OtherLaptop,  ///< made from another laptop's request
    OtherStation, ///< another code or mode than this station has; these never change
    Older,        ///< than the one in use
    Expired,
};

struct Examined
{
    std::optional<Unfit> unfit;   ///< nothing: importBundle() will take it
    provision::Bundle bundle;     ///< empty of a NoBundle
    bool officeConfirmed = false; ///< before: nobody needs to read out its fingerprint again
};

/// Everything that importBundle() asks of a bundle, before anybody types a passphrase; nothing is
/// taken over. The office in it is proved by the confirmed key, else only claimed.
[[nodiscard]] Examined examineBundle(const World& world, const provision::Home& home,
                                     ByteView file);

/// Whether `readOut` (spaces and case do not count) is the fingerprint of the office key in it.
[[nodiscard]] bool isOfficeFingerprint(ByteView file, std::string_view readOut);

} // namespace rekam::joining
