#include "virtual/camera_source.h"

#include "base/file.h"
#include "biometrics/image_codec.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <vector>

namespace rekam::drivers {

namespace {

constexpr std::size_t kMaxFrames = 10'000;
constexpr int kMaxFilmSidePx = 4096;
constexpr std::uint64_t kMaxFilmBytes = std::uint64_t{4} << 30U;
constexpr std::uint64_t kMaxHeaderBytes = 1024;

Error bad(const std::string& what)
{
    return Error{ErrorCode::InvalidInput, "camera source: " + what};
}

class FolderSource final : public CameraSource
{
public:
    FolderSource(std::filesystem::path folder, std::vector<std::string> names)
        : m_folder(std::move(folder))
        , m_names(std::move(names))
    {}

    Result<RgbImage> frame(std::uint32_t index) override
    {
        const std::string& name = m_names[index % m_names.size()];
        const auto file = posixFiles().read(m_folder / name, biometrics::kMaxImageFileBytes);
        if (!file) {
            return Error{file.error().code, name + ": " + file.error().detail};
        }
        auto image = biometrics::decodeRgb(file.value());
        if (!image) {
            return Error{ErrorCode::InvalidInput, name + ": " + image.error().detail};
        }
        return image;
    }

private:
    std::filesystem::path m_folder;
    std::vector<std::string> m_names;
};

/// How the chroma planes relate to luma: 0 means there are none.
struct Chroma
{
    int acrossShift = 0;
    int downShift = 0;
    bool present = true;
};

struct FilmHeader
{
    int widthPx = 0;
    int heightPx = 0;
    Chroma chroma;
    std::uint64_t lengthBytes = 0;

    [[nodiscard]] std::uint64_t lumaBytes() const
    {
        return static_cast<std::uint64_t>(widthPx) * static_cast<std::uint64_t>(heightPx);
    }

    [[nodiscard]] int chromaWidth() const
    {
        return (widthPx + (1 << chroma.acrossShift) - 1) >> chroma.acrossShift;
    }

    [[nodiscard]] int chromaHeight() const
    {
        return (heightPx + (1 << chroma.downShift) - 1) >> chroma.downShift;
    }

    [[nodiscard]] std::uint64_t frameBytes() const
    {
        const auto plane =
            static_cast<std::uint64_t>(chromaWidth()) * static_cast<std::uint64_t>(chromaHeight());
        return lumaBytes() + (chroma.present ? 2 * plane : 0);
    }
};

std::optional<Chroma> chromaOf(std::string_view tag)
{
    if (tag.empty() || tag == "420" || tag == "420jpeg" || tag == "420mpeg2" || tag == "420paldv") {
        return Chroma{1, 1, true};
    }
    if (tag == "422") {
        return Chroma{1, 0, true};
    }
    if (tag == "444") {
        return Chroma{0, 0, true};
    }
    return tag == "mono" ? std::optional(Chroma{0, 0, false}) : std::nullopt;
}

int sideOf(std::string_view digits)
{
    int value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    const bool whole = error == std::errc{} && end == digits.data() + digits.size();
    return whole && value > 0 && value <= kMaxFilmSidePx ? value : 0;
}

/// "YUV4MPEG2 W640 H480 F25:1 C420jpeg\n" (mjpegtools, yuv4mpeg(5)).
Result<FilmHeader> parseFilmHeader(std::string_view head)
{
    constexpr std::string_view kMagic = "YUV4MPEG2";
    const auto end = head.find('\n');
    if (head.substr(0, kMagic.size()) != kMagic || end == std::string_view::npos) {
        return bad("no YUV4MPEG2 header");
    }
    FilmHeader header;
    header.lengthBytes = end + 1;
    std::string_view colour;
    std::string_view words = head.substr(kMagic.size(), end - kMagic.size());
    while (!words.empty()) {
        const auto stop = std::min(words.find(' '), words.size());
        const auto word = words.substr(0, stop);
        words.remove_prefix(std::min(stop + 1, words.size()));
        if (word.empty()) {
            continue;
        }
        if (word[0] == 'W') {
            header.widthPx = sideOf(word.substr(1));
        } else if (word[0] == 'H') {
            header.heightPx = sideOf(word.substr(1));
        } else if (word[0] == 'C') {
            colour = word.substr(1);
        }
    }
    if (header.widthPx == 0 || header.heightPx == 0) {
        return bad("film size is missing or over 4096 px");
    }
    const auto chroma = chromaOf(colour);
    if (!chroma) {
        return Error{ErrorCode::Unsupported, "camera source: Y4M colour space"};
    }
    header.chroma = *chroma;
    return header;
}

std::uint8_t toByte(int fixedPoint)
{
    return static_cast<std::uint8_t>(std::clamp((fixedPoint + 128) >> 8, 0, 255));
}

class FilmSource final : public CameraSource
{
public:
    FilmSource(std::filesystem::path path, FilmHeader header, std::uint32_t frames)
        : m_path(std::move(path))
        , m_header(header)
        , m_frames(frames)
    {}

    Result<RgbImage> frame(std::uint32_t index) override
    {
        const std::uint64_t length = kFrameMark.size() + m_header.frameBytes();
        const std::uint64_t start = m_header.lengthBytes + length * (index % m_frames);
        const auto bytes = posixFiles().readPart(m_path, start, length);
        if (!bytes) {
            return bytes.error();
        }
        if (bytes.value().size() != length ||
            asText(ByteView(bytes.value()).first(kFrameMark.size())) != kFrameMark) {
            return bad("film frame is torn");
        }
        return convert(ByteView(bytes.value()).subspan(kFrameMark.size()));
    }

    /// Frames with parameters of their own are not written by the usual tools and not read here.
    static constexpr std::string_view kFrameMark = "FRAME\n";

private:
    [[nodiscard]] RgbImage convert(ByteView planes) const
    {
        RgbImage image{m_header.widthPx, m_header.heightPx, {}};
        image.pixels.reserve(3 * m_header.lumaBytes());
        const auto chromaWidth = static_cast<std::size_t>(m_header.chromaWidth());
        const std::size_t blue = m_header.lumaBytes();
        const std::size_t red = blue + (m_header.frameBytes() - blue) / 2;
        for (int y = 0; y < m_header.heightPx; ++y) {
            for (int x = 0; x < m_header.widthPx; ++x) {
                const auto at =
                    static_cast<std::size_t>(y) * static_cast<std::size_t>(m_header.widthPx) +
                    static_cast<std::size_t>(x);
                const int luma = 298 * (std::to_integer<int>(planes[at]) - 16);
                int cb = 0;
                int cr = 0;
                if (m_header.chroma.present) {
                    const std::size_t cell =
                        static_cast<std::size_t>(y >> m_header.chroma.downShift) * chromaWidth +
                        static_cast<std::size_t>(x >> m_header.chroma.acrossShift);
                    cb = std::to_integer<int>(planes[blue + cell]) - 128;
                    cr = std::to_integer<int>(planes[red + cell]) - 128;
                }
                // ITU-R BT.601, studio range, 8-bit fixed point.
                image.pixels.push_back(toByte(luma + 409 * cr));
                image.pixels.push_back(toByte(luma - 100 * cb - 208 * cr));
                image.pixels.push_back(toByte(luma + 516 * cb));
            }
        }
        return image;
    }

    std::filesystem::path m_path;
    FilmHeader m_header;
    std::uint32_t m_frames;
};

Result<std::unique_ptr<CameraSource>> openFolder(const std::filesystem::path& path)
{
    auto names = posixFiles().list(path);
    if (!names) {
        return names.error();
    }
    auto& all = names.value();
    std::erase_if(all, [](const std::string& name) {
        const auto extension = std::filesystem::path(name).extension();
        return extension != ".jpg" && extension != ".jpeg" && extension != ".png" &&
               extension != ".pgm" && extension != ".jp2";
    });
    if (all.empty() || all.size() > kMaxFrames) {
        return bad("a folder needs 1 to 10,000 pictures");
    }
    return std::unique_ptr<CameraSource>(std::make_unique<FolderSource>(path, std::move(all)));
}

Result<std::unique_ptr<CameraSource>> openFilm(const std::filesystem::path& path)
{
    const auto size = posixFiles().size(path);
    if (!size) {
        return size.error();
    }
    if (size.value() > kMaxFilmBytes) {
        return bad("film is larger than 4 GiB");
    }
    const auto head = posixFiles().readPart(path, 0, kMaxHeaderBytes);
    if (!head) {
        return head.error();
    }
    const auto header = parseFilmHeader(asText(head.value()));
    if (!header) {
        return header.error();
    }
    const FilmHeader& film = header.value();
    const std::uint64_t frames = (size.value() - std::min(size.value(), film.lengthBytes)) /
                                 (film.frameBytes() + FilmSource::kFrameMark.size());
    if (frames == 0) {
        return bad("film without a whole frame");
    }
    return std::unique_ptr<CameraSource>(
        std::make_unique<FilmSource>(path, film, static_cast<std::uint32_t>(frames)));
}

} // namespace

Result<std::unique_ptr<CameraSource>> openCameraSource(const std::filesystem::path& path)
{
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored)) {
        return openFolder(path);
    }
    return openFilm(path);
}

} // namespace rekam::drivers
