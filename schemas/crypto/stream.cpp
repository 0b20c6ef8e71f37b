#include "crypto/stream.h"

#include "crypto/sodium_ready.h"

#include <algorithm>

namespace rekam::crypto {

namespace {

using State = crypto_secretstream_xchacha20poly1305_state;

static_assert(kStreamHeaderBytes == crypto_secretstream_xchacha20poly1305_HEADERBYTES);
static_assert(kStreamChunkOverheadBytes == crypto_secretstream_xchacha20poly1305_ABYTES);

/// One direction of a stream; its state holds the key and is wiped.
class Stream
{
public:
    /// init_push is init_pull behind 24 bytes of libsodium's own randomness (same state from header
    /// and key); the header is ours so that golden vectors can be made.
    Stream(ByteView key, ByteView header)
    {
        REKAM_CHECK(key.size() == crypto_secretstream_xchacha20poly1305_KEYBYTES);
        REKAM_CHECK(header.size() == kStreamHeaderBytes);
        ensureSodium();
        REKAM_CHECK(crypto_secretstream_xchacha20poly1305_init_pull(&m_state, octets(header),
                                                                    octets(key)) == 0);
    }

    Stream(const Stream&) = delete;
    Stream& operator=(const Stream&) = delete;
    Stream(Stream&&) = delete;
    Stream& operator=(Stream&&) = delete;

    ~Stream() { sodium_memzero(&m_state, sizeof(m_state)); }

    State* state() { return &m_state; }

private:
    State m_state{};
};

} // namespace

Bytes sealStream(ByteView key, ByteView plain, ByteView associated, Random& random)
{
    Bytes sealed(sealedStreamBytes(plain.size()));
    auto target = std::span(sealed);
    random.fill(target.first(kStreamHeaderBytes));
    Stream stream(key, target.first(kStreamHeaderBytes));
    target = target.subspan(kStreamHeaderBytes);
    bool last = false;
    while (!last) {
        const ByteView chunk = plain.first(std::min(plain.size(), kStreamChunkBytes));
        plain = plain.subspan(chunk.size());
        last = plain.empty();
        const unsigned char tag = last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL
                                       : crypto_secretstream_xchacha20poly1305_TAG_MESSAGE;
        REKAM_CHECK(crypto_secretstream_xchacha20poly1305_push(
                        stream.state(), mutableOctets(target), nullptr, octets(chunk), chunk.size(),
                        octets(associated), associated.size(), tag) == 0);
        target = target.subspan(chunk.size() + kStreamChunkOverheadBytes);
    }
    REKAM_CHECK(target.empty());
    return sealed;
}

Result<SecretBytes> openStream(ByteView key, ByteView sealed, ByteView associated)
{
    constexpr std::size_t kFullChunk = kStreamChunkBytes + kStreamChunkOverheadBytes;
    const Error broken{ErrorCode::Integrity, "sealed stream does not open with this key"};
    if (sealed.size() < kStreamHeaderBytes + kStreamChunkOverheadBytes) {
        return broken;
    }
    Stream stream(key, sealed.first(kStreamHeaderBytes));
    sealed = sealed.subspan(kStreamHeaderBytes);
    const std::size_t chunks = (sealed.size() + kFullChunk - 1) / kFullChunk;
    // A last chunk too short for its tag would make the plaintext shorter than the chunks before
    // it.
    const std::size_t lastChunk = sealed.size() - (chunks - 1) * kFullChunk;
    if (lastChunk < kStreamChunkOverheadBytes) {
        return broken;
    }
    SecretBytes plain(sealed.size() - chunks * kStreamChunkOverheadBytes);
    auto target = plain.span();
    for (std::size_t i = 0; i < chunks; ++i) {
        const ByteView chunk = sealed.first(std::min(sealed.size(), kFullChunk));
        sealed = sealed.subspan(chunk.size());
        // A span of its own, so that the library is never given more room than there is.
        const auto text = target.first(chunk.size() - kStreamChunkOverheadBytes);
        unsigned char tag = 0;
        if (crypto_secretstream_xchacha20poly1305_pull(
                stream.state(), mutableOctets(text), nullptr, &tag, octets(chunk), chunk.size(),
                octets(associated), associated.size()) != 0) {
            return broken;
        }
        const bool isFinal = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
        if (isFinal != sealed.empty()) {
            return broken;
        }
        target = target.subspan(text.size());
    }
    return plain;
}

} // namespace rekam::crypto
