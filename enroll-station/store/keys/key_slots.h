// The key-slot file: which persons can open the station's database, each with a passphrase of
// their own.
#pragma once

#include "base/byte_reader.h"
#include "base/clock.h"
#include "base/file.h"
#include "base/random.h"
#include "base/result.h"
#include "base/secret.h"
#include "crypto/box.h"
#include "crypto/passphrase.h"
#include "store/database/database.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rekam::store {

/// What binds the key slots to this machine, besides the passphrase. Shown to the operator and
/// written into every manifest; never lowered silently: a file made under one level does not open
/// under another.
enum class Assurance : std::uint8_t {
    Software = 1, ///< nothing: passphrase only
    Tpm = 2,      ///< a secret that the TPM of this machine unseals
};

struct DeviceSecret
{
    Assurance assurance = Assurance::Software;
    SecretBytes secret; ///< empty exactly at level Software
};

enum class SlotRole : std::uint8_t { Operator = 1, Administrator = 2, Supervisor = 3 };

/// One person's slot, without anything secret.
struct SlotInfo
{
    std::string personId;
    SlotRole role = SlotRole::Operator;
    crypto::BoxPublicKey publicKey;
};

struct NewPerson
{
    std::string personId; ///< 1–64 bytes, unique in the file
    SlotRole role = SlotRole::Operator;
    ByteView passphrase; ///< borrowed, not empty
};

/// What an unlock gives. While a rekey is unfinished there are two keys, and the database opens
/// with one of them: see StationVault.
struct UnlockedKeys
{
    std::string personId;
    DatabaseKey current;
    std::optional<DatabaseKey> next;
};

inline constexpr std::size_t kSlotsMax = 64;
inline constexpr int kWrongPassphrasesBeforeWait = 5;
inline constexpr std::chrono::seconds kFirstWait{30};
inline constexpr std::chrono::seconds kLongestWait{900};

/// The files `keyslots` and `keyslots.2` (the same bytes; each replaced atomically, one after the
/// other) and `attempts` (wrong passphrases in a row) in one folder. Every slot holds a person's
/// X25519 public key, the private key encrypted under keyed BLAKE2b(Argon2id(passphrase) ‖ device
/// secret), and the database key sealed to the public key; so people come and go with one unlocked
/// session and nobody else's passphrase. One more copy of the database key is sealed to the
/// office's recovery key. The whole is authenticated under the database key, so that nobody can
/// slip in a slot of their own.
///
/// Thread-compatible; unlock() takes a good part of a second: not for the UI thread.
/// Errors of all functions: Storage and NoSpace of the file system; Integrity when both copies are
/// damaged or the authentication fails.
class KeySlots
{
public:
    struct Place
    {
        std::filesystem::path folder;
        FileSystem* files = nullptr;  ///< borrowed
        const Clock* clock = nullptr; ///< borrowed
        Random* random = nullptr;     ///< borrowed; cryptographic outside tests
        /// Wrong passphrases in a row from which on a person must wait: the policy's.
        int triesBeforeWait = kWrongPassphrasesBeforeWait;
    };

    struct Setup
    {
        std::string stationCode; ///< 1–64 bytes, bound into every slot
        crypto::BoxPublicKey officeRecovery;
        crypto::PassphraseCost cost;
        DeviceSecret device;
    };

    /// Draws a fresh database key and writes the file with one person. Conflict if there is one.
    static Result<KeySlots> create(const Place& place, Setup setup, const NewPerson& first);

    /// Reads the file; the better of its two copies, which is then repaired. NotFound if neither is
    /// there; Refused if the file was made under another assurance level than `device` has.
    static Result<KeySlots> load(const Place& place, DeviceSecret device);

    [[nodiscard]] static bool exists(const Place& place);

    [[nodiscard]] std::vector<SlotInfo> slots() const;

    [[nodiscard]] const std::string& stationCode() const noexcept { return m_stationCode; }

    [[nodiscard]] Assurance assurance() const noexcept { return m_device.assurance; }

    /// Counts up with every change of the file.
    [[nodiscard]] std::uint64_t generation() const noexcept { return m_generation; }

    /// Set between a revocation and the end of its rekey.
    [[nodiscard]] bool rekeyDue() const noexcept { return m_rekeyDue; }

    [[nodiscard]] bool rekeyUnderWay() const noexcept { return m_sealsNext; }

    /// How long this person must still wait before the next try; zero: none.
    [[nodiscard]] Result<std::chrono::seconds> waitFor(std::string_view personId) const;

    /// Errors: NotFound (no such person), Refused (must wait; detail holds the seconds), Integrity
    /// (wrong passphrase, or a damaged slot: the two cannot be told apart). A wrong one is counted
    /// on disk before the answer; from Place::triesBeforeWait in a row on there is a wait, doubling
    /// each time.
    Result<UnlockedKeys> unlock(std::string_view personId, ByteView passphrase);

    /// With the office's recovery private key, for a laptop whose people are all gone.
    [[nodiscard]] Result<UnlockedKeys> unlockForRecovery(const crypto::BoxKeyPair& office) const;

    /// Conflict if the person has a slot, Refused when the file is full.
    Status addPerson(const UnlockedKeys& keys, const NewPerson& person);

    /// Replaces the person's slot under a new passphrase.
    Status changePassphrase(const UnlockedKeys& keys, std::string_view personId,
                            ByteView passphrase);

    /// Deletes the slot and marks the rekey as due: until then a copied old file still opens a
    /// copied database. Refused for the last slot; NotFound.
    Status removePerson(const UnlockedKeys& keys, std::string_view personId);

    /// Generation n+1 of a rekey: every slot holds the old and a new key. Both copies are on disk
    /// on return; only then may the database be rekeyed.
    Result<UnlockedKeys> beginRekey(const UnlockedKeys& keys);

    /// Generation n+2: only the key that the database is now under, which was current or next.
    /// @param keys as beginRekey or unlock gave them; @param databaseKey the one that opens.
    Result<UnlockedKeys> finishRekey(const UnlockedKeys& keys, const DatabaseKey& databaseKey);

private:
    struct Slot
    {
        SlotInfo info;
        ByteArray<crypto::kPassphraseSaltBytes> salt{};
        crypto::PassphraseCost cost;
        Bytes encryptedPrivateKey;
        std::uint64_t madeInGeneration = 0;
        Bytes sealedCurrent;
        Bytes sealedNext; ///< empty unless a rekey is under way
    };

    KeySlots(Place place, DeviceSecret device);

    [[nodiscard]] SecretBytes keyEncryptionKey(ByteView stretched) const;
    [[nodiscard]] Bytes associatedData(const Slot& slot) const;
    [[nodiscard]] Result<Slot> makeSlot(const NewPerson& person, std::uint64_t generation) const;
    Status sealKeys(const UnlockedKeys& keys);
    Status sealAndWrite(const UnlockedKeys& keys);
    Status write(const UnlockedKeys& keys);
    [[nodiscard]] Bytes encodeBody() const;
    static Result<KeySlots> decode(ByteView file, const Place& place);
    static std::optional<Slot> decodeSlot(ByteReader& reader);
    Status verify(const UnlockedKeys& keys) const;
    [[nodiscard]] Result<UnlockedKeys> openSealed(const crypto::BoxKeyPair& pair,
                                                  const Slot& slot) const;
    [[nodiscard]] Slot* find(std::string_view personId);

    Place m_place;
    DeviceSecret m_device;
    std::string m_stationCode;
    crypto::BoxPublicKey m_officeRecovery;
    crypto::PassphraseCost m_cost;
    std::uint64_t m_generation = 0;
    bool m_rekeyDue = false;
    bool m_sealsNext = false;
    std::vector<Slot> m_slots;
    Slot m_recovery; ///< only the sealed keys are used
    Bytes m_body;    ///< as read or written, what the authentication covers
    ByteArray<32> m_tagCurrent{};
    ByteArray<32> m_tagNext{};
};

} // namespace rekam::store
