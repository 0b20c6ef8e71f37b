#include "biometrics/wsq/codestream.h"

#include "biometrics/wsq/coefficient_coding.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace rekam::biometrics::wsq {

namespace {

constexpr std::size_t kTables = 8;
constexpr std::size_t kMaxComments = 64;    ///< kept; what comes after is skipped
constexpr std::size_t kMaxDefinitions = 64; ///< of Huffman tables in one file

/// Where the blocks of entropy-coded data begin; the last entry ends the last one.
constexpr std::array kBlockStarts = {0, 19, 52, kBands};
constexpr int kBlocks = 3;

Error malformed(const std::string& what)
{
    return Error{ErrorCode::InvalidInput, "WSQ: " + what};
}

bool isRestart(std::uint16_t marker)
{
    return marker >= static_cast<std::uint16_t>(Marker::Restart0) &&
           marker <= static_cast<std::uint16_t>(Marker::Restart7);
}

class Parser
{
public:
    explicit Parser(ByteView file)
        : m_file(file)
    {}

    Result<Codestream> parse();

private:
    [[nodiscard]] std::optional<std::uint16_t> number();
    [[nodiscard]] Result<ByteView> payload();
    [[nodiscard]] Status segment(std::uint16_t marker);
    [[nodiscard]] Status table(Marker marker, ByteView content);
    [[nodiscard]] Status tablesOfHuffman(ByteView content);
    [[nodiscard]] Status block();
    [[nodiscard]] Status begin();
    [[nodiscard]] std::size_t blockSize() const;
    [[nodiscard]] Result<std::vector<std::uint8_t>> entropyCoded();
    [[nodiscard]] Status readBlock(const HuffmanDecoder& codes, std::size_t end);

    ByteView m_file;
    std::size_t m_at = 0;
    Codestream m_result;
    bool m_hasHeader = false;
    bool m_hasFilters = false;
    bool m_hasSteps = false;
    std::array<std::optional<HuffmanDecoder>, kTables> m_tables;
    std::size_t m_definitions = 0;
    int m_block = -1; ///< the one read last
    std::size_t m_read = 0;
};

std::optional<std::uint16_t> Parser::number()
{
    if (m_file.size() - m_at < 2) {
        return std::nullopt;
    }
    const auto high = std::to_integer<unsigned>(m_file[m_at]);
    const auto low = std::to_integer<unsigned>(m_file[m_at + 1]);
    m_at += 2;
    return static_cast<std::uint16_t>(high << 8U | low);
}

Result<ByteView> Parser::payload()
{
    const auto length = number();
    if (!length || *length < 2 || m_file.size() - m_at < *length - 2U) {
        return malformed("truncated segment");
    }
    const ByteView content = m_file.subspan(m_at, *length - 2U);
    m_at += content.size();
    return content;
}

Result<Codestream> Parser::parse()
{
    if (number() != static_cast<std::uint16_t>(Marker::StartOfImage)) {
        return malformed("does not begin as such a file");
    }
    while (const auto marker = number()) {
        if (*marker == static_cast<std::uint16_t>(Marker::EndOfImage)) {
            if (Status begun = begin(); !begun) {
                return begun.error();
            }
            if (m_read < m_result.coefficients.size()) {
                return malformed("blocks are missing");
            }
            return std::move(m_result);
        }
        if (Status read = segment(*marker); !read) {
            return read.error();
        }
    }
    return malformed("no end of the image");
}

Status Parser::segment(std::uint16_t marker)
{
    if (isRestart(marker) && m_block >= 0) {
        return {}; // a restart that ends with its block
    }
    switch (static_cast<Marker>(marker)) {
    case Marker::StartOfBlock:
        return block();
    case Marker::StartOfFrame:
    case Marker::Filters:
    case Marker::Steps:
    case Marker::Huffman:
    case Marker::RestartInterval:
    case Marker::Comment: {
        const auto content = payload();
        return content ? table(static_cast<Marker>(marker), content.value())
                       : Status(content.error());
    }
    default:
        return malformed("unknown marker " + std::to_string(marker));
    }
}

Status Parser::table(Marker marker, ByteView content)
{
    const auto take = [this](auto read, auto& to, bool& has) -> Status {
        if (!read) {
            return read.error();
        }
        if (m_block >= 0 || has) {
            return malformed("a table for the second time");
        }
        to = std::move(read).value();
        has = true;
        return {};
    };
    switch (marker) {
    case Marker::StartOfFrame:
        return take(readFrameHeader(content), m_result.header, m_hasHeader);
    case Marker::Filters:
        return take(readFilters(content), m_result.filters, m_hasFilters);
    case Marker::Steps:
        return take(readSteps(content), m_result.steps, m_hasSteps);
    case Marker::Huffman:
        return tablesOfHuffman(content);
    case Marker::RestartInterval:
        // Restart markers are taken wherever they stand; the interval itself is not needed.
        return content.size() == 2 ? Status() : malformed("restart interval");
    case Marker::Comment:
        if (m_result.comments.size() < kMaxComments) {
            m_result.comments.emplace_back(asText(content));
        }
        return {};
    default:
        return malformed("unknown table");
    }
}

Status Parser::tablesOfHuffman(ByteView content)
{
    const auto tables = readHuffman(content);
    if (!tables) {
        return tables.error();
    }
    m_definitions += tables.value().size();
    if (m_definitions > kMaxDefinitions) {
        return malformed("too many Huffman tables");
    }
    for (const NumberedTable& table : tables.value()) {
        m_tables.at(table.number).emplace(table.spec);
    }
    return {};
}

/// Everything a block needs is there; from here on the tables stand.
Status Parser::begin()
{
    if (!m_hasHeader || !m_hasFilters || !m_hasSteps) {
        return malformed("a block before its tables");
    }
    if (m_block < 0) {
        m_result.coefficients.resize(codedCount(m_result.header, m_result.steps, 0, kBands));
    }
    return {};
}

Status Parser::block()
{
    const auto content = payload();
    if (!content || content.value().size() != 1) {
        return malformed("start of a block");
    }
    if (Status begun = begin(); !begun) {
        return begun;
    }
    const auto number = std::to_integer<std::size_t>(content.value()[0]);
    // Blocks without a coded subband may be there, empty, or be left out.
    const bool empty = m_file.size() - m_at >= 2 && m_file[m_at] == std::byte{0xFF} &&
                       m_file[m_at + 1] != std::byte{0};
    ++m_block;
    while (m_block < kBlocks && !empty && blockSize() == 0) {
        ++m_block;
    }
    if (m_block >= kBlocks) {
        return malformed("more blocks than there are");
    }
    if (blockSize() == 0) {
        return {};
    }
    if (number >= kTables || !m_tables.at(number)) {
        return malformed("a block names a Huffman table that is not there");
    }
    return readBlock(*m_tables.at(number), m_read + blockSize());
}

/// Coefficients in the block that is being read.
std::size_t Parser::blockSize() const
{
    const auto block = static_cast<std::size_t>(m_block);
    return codedCount(m_result.header, m_result.steps, kBlockStarts.at(block),
                      kBlockStarts.at(block + 1));
}

Status Parser::readBlock(const HuffmanDecoder& codes, std::size_t end)
{
    const std::span<std::int32_t> to = std::span(m_result.coefficients).first(end);
    while (true) {
        const auto bytes = entropyCoded();
        if (!bytes) {
            return bytes.error();
        }
        const std::size_t before = m_read;
        BitReader bits(bytes.value());
        const auto ended = decodeCoefficients(bits, codes, to, m_read);
        if (!ended) {
            return ended.error();
        }
        if (ended.value() == SegmentEnd::Full) {
            return {};
        }
        const auto marker = number();
        if (!marker || !isRestart(*marker) || m_read == before) {
            return malformed("a block ends too early");
        }
    }
}

/// What lies before the next marker, without stuffed zeros, padded for the BitReader.
Result<std::vector<std::uint8_t>> Parser::entropyCoded()
{
    std::vector<std::uint8_t> bytes;
    while (m_at + 1 < m_file.size()) {
        const ByteView rest = m_file.subspan(m_at);
        const auto found =
            static_cast<std::size_t>(std::ranges::find(rest, std::byte{0xFF}) - rest.begin());
        if (found + 1 >= rest.size()) {
            break;
        }
        const bool stuffed = rest[found + 1] == std::byte{0};
        const std::size_t count = found + (stuffed ? 1 : 0);
        const auto* from = reinterpret_cast<const std::uint8_t*>(rest.data());
        bytes.insert(bytes.end(), from, from + count);
        if (!stuffed) {
            m_at += found;
            bytes.insert(bytes.end(), BitReader::kPadding, 0xFF);
            return bytes;
        }
        m_at += found + 2;
    }
    return malformed("truncated block");
}

/// Runs do not cross a restart.
std::vector<std::vector<Token>> piecesOf(std::span<const std::int32_t> coefficients,
                                         std::size_t interval)
{
    std::vector<std::vector<Token>> pieces;
    const std::size_t step = interval == 0 ? coefficients.size() : interval;
    while (!coefficients.empty()) {
        const auto piece = coefficients.first(std::min(step, coefficients.size()));
        pieces.push_back(tokensOf(piece));
        coefficients = coefficients.subspan(piece.size());
    }
    return pieces;
}

void count(const std::vector<std::vector<Token>>& pieces, Frequencies& frequencies)
{
    for (const auto& piece : pieces) {
        for (const Token& token : piece) {
            ++frequencies.at(token.symbol);
        }
    }
}

void writeBlock(ByteWriter& file, std::uint8_t table, const HuffmanSpec& spec,
                const std::vector<std::vector<Token>>& pieces)
{
    constexpr std::uint16_t kBlockHeader = 3;
    constexpr std::uint16_t kRestarts = 8;
    writeMarker(file, Marker::StartOfBlock);
    file.bigEndian(kBlockHeader).bigEndian(table);
    const auto codes = codesOf(spec);
    std::uint16_t restart = 0;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (i > 0) {
            file.bigEndian(static_cast<std::uint16_t>(static_cast<unsigned>(Marker::Restart0) +
                                                      restart++ % kRestarts));
        }
        file.raw(encodeTokens(pieces[i], codes));
    }
}

} // namespace

std::size_t codedCount(const FrameHeader& header, const StepTable& steps, int first, int last)
{
    const auto sizes = bandSizes(header.widthPx, header.heightPx);
    std::size_t total = 0;
    for (auto band = static_cast<std::size_t>(first); band < static_cast<std::size_t>(last);
         ++band) {
        total += steps.bands.at(band).bin > 0 ? sizes.at(band).count() : 0;
    }
    return total;
}

Result<Codestream> readCodestream(ByteView file)
{
    return Parser(file).parse();
}

Bytes writeCodestream(const Codestream& codestream, std::uint16_t restartInterval)
{
    ByteWriter file;
    writeMarker(file, Marker::StartOfImage);
    for (const std::string& comment : codestream.comments) {
        writeComment(file, comment);
    }
    writeFilters(file, codestream.filters);
    writeSteps(file, codestream.steps);
    writeFrameHeader(file, codestream.header);
    if (restartInterval > 0) {
        constexpr std::uint16_t kSegment = 4;
        writeMarker(file, Marker::RestartInterval);
        file.bigEndian(kSegment).bigEndian(restartInterval);
    }
    // The first block has a table of its own, the two others share one.
    std::array<std::vector<std::vector<Token>>, kBlocks> blocks;
    std::array<Frequencies, 2> frequencies{};
    std::span<const std::int32_t> rest = codestream.coefficients;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const std::size_t size = codedCount(codestream.header, codestream.steps, kBlockStarts.at(i),
                                            kBlockStarts.at(i + 1));
        blocks.at(i) = piecesOf(rest.first(size), restartInterval);
        rest = rest.subspan(size);
        count(blocks.at(i), frequencies.at(i == 0 ? 0 : 1));
    }
    const std::array specs = {makeSpec(frequencies[0]), makeSpec(frequencies[1])};
    writeHuffman(file, {{0, specs[0]}, {1, specs[1]}});
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const std::uint8_t table = i == 0 ? 0 : 1;
        writeBlock(file, table, specs.at(table), blocks.at(i));
    }
    writeMarker(file, Marker::EndOfImage);
    return std::move(file).bytes();
}

int ppiOf(const std::vector<std::string>& comments)
{
    constexpr std::string_view kMagic = "NIST_COM";
    constexpr std::string_view kName = "\nPPI ";
    constexpr int kMaxPpi = 10'000;
    for (const std::string& comment : comments) {
        const std::size_t at = comment.find(kName);
        if (!comment.starts_with(kMagic) || at == std::string::npos) {
            continue;
        }
        int ppi = 0;
        const char* from = comment.data() + at + kName.size();
        const auto read = std::from_chars(from, comment.data() + comment.size(), ppi);
        if (read.ec == std::errc() && ppi > 0 && ppi <= kMaxPpi) {
            return ppi;
        }
    }
    return 0;
}

} // namespace rekam::biometrics::wsq
