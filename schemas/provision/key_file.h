// Private keys at rest outside the store: one file format for office, station, agent, intake,
// adapter.
#pragma once

#include "base/random.h"
#include "base/result.h"
#include "base/secret.h"
#include "crypto/box.h"
#include "crypto/passphrase.h"
#include "crypto/sign.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace rekam::provision {

inline constexpr std::size_t kKeyFileBytesMax = std::size_t{16} * 1024;
inline constexpr std::size_t kKeysInFileMax = 8;

struct NamedSecret
{
    std::string name;   ///< e.g. `signing`, `box`, `curve`; lower case
    SecretBytes secret; ///< 32 bytes
};

enum class KeyProtection : std::uint8_t { None, Passphrase };

/// Names used by all programs.
inline constexpr std::string_view kSigningKeyName = "signing"; ///< Ed25519 seed
inline constexpr std::string_view kBoxKeyName = "box";         ///< X25519 private key
inline constexpr std::string_view kCurveKeyName = "curve";     ///< X25519 private key for ZeroMQ
inline constexpr std::string_view kTagKeyName = "tag";         ///< keyed BLAKE2b key for NIK tags

/// A set of private keys; move-only, wiped when it goes.
class KeyFile
{
public:
    KeyFile() = default;

    /// Replaces a key of the same name. Precondition: 32 bytes.
    void put(std::string_view name, ByteView secret);

    /// Errors: NotFound.
    [[nodiscard]] Result<SecretBytes> secret(std::string_view name) const;
    [[nodiscard]] Result<crypto::SigningKeyPair> signingPair(std::string_view name) const;
    [[nodiscard]] Result<crypto::BoxKeyPair> boxPair(std::string_view name) const;

    /// With an empty passphrase the file protects nothing but by its mode 0600.
    [[nodiscard]] Result<Bytes> write(std::string_view passphrase, crypto::PassphraseCost cost,
                                      Random& random) const;

    /// Errors: InvalidInput (malformed), Unsupported (version), Refused (a passphrase is needed and
    /// none was given), Integrity (wrong passphrase or changed bytes).
    [[nodiscard]] static Result<KeyFile> read(ByteView file, std::string_view passphrase);

private:
    std::vector<NamedSecret> m_keys;
};

[[nodiscard]] Result<KeyProtection> protectionOf(ByteView keyFile);

} // namespace rekam::provision
