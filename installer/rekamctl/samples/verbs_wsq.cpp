#include "biometrics/image_codec.h"
#include "biometrics/wsq/wsq.h"
#include "families.h"
#include "samples/finger_templates.h"

#include <array>
#include <charconv>
#include <iomanip>
#include <sstream>

namespace rekam::ctl {

namespace {

constexpr std::array kEncodeOptions = {
    Option{"--bpp", "N", "bit per piksel, 0.1 sampai 5 (bawaan 0.75, kira-kira 15:1)"},
    Option{"--ppi", "N", "resolusi, bila berkasnya tidak menyebutkan (bawaan 500)"}};
constexpr std::array kDecodeOptions = {kEncodeOptions[1]};
constexpr std::int64_t kPpiMin = 100;
constexpr std::int64_t kPpiMax = 2'000;

Result<double> bitsPerPixelOf(const Command& command)
{
    const auto text = command.value("--bpp");
    if (!text) {
        return biometrics::kWsqUsualBitsPerPixel;
    }
    double bits = 0;
    const auto [end, failed] = std::from_chars(text->data(), text->data() + text->size(), bits);
    if (failed != std::errc() || end != text->data() + text->size() ||
        !(bits >= biometrics::kWsqMinBitsPerPixel && bits <= biometrics::kWsqMaxBitsPerPixel)) {
        return Error{ErrorCode::InvalidInput, "--bpp membutuhkan bilangan 0.1 sampai 5"};
    }
    return bits;
}

std::string rounded(double value, int digits)
{
    std::ostringstream text;
    text << std::fixed << std::setprecision(digits) << value;
    return text.str();
}

std::string sizeText(const GrayImage& image)
{
    return std::to_string(image.widthPx) + 'x' + std::to_string(image.heightPx) + ' ' +
           std::to_string(image.ppi) + " ppi";
}

Exit encode(Command& command)
{
    const auto bits = bitsPerPixelOf(command);
    const auto ppi = command.number("--ppi", 0, kPpiMin, kPpiMax);
    if (!bits || !ppi) {
        return command.misuse(bits ? ppi.error().detail : bits.error().detail);
    }
    const auto image = readFingerImage(command.words()[0], static_cast<int>(ppi.value()));
    if (!image) {
        return command.fail(image.error());
    }
    const auto file = biometrics::encodeWsq(image.value(), bits.value());
    if (!file) {
        return command.fail(file.error());
    }
    if (Status written = command.writeOut(command.words()[1], file.value()); !written) {
        return command.fail(written.error());
    }
    const auto pixels = static_cast<double>(image.value().pixels.size());
    const auto bytes = static_cast<double>(file.value().size());
    command.line(sizeText(image.value()) + ", " + std::to_string(file.value().size()) + " byte, " +
                 rounded(8 * bytes / pixels, 3) + " bit per piksel, " + rounded(pixels / bytes, 1) +
                 ":1");
    command.json({{"width", image.value().widthPx},
                  {"height", image.value().heightPx},
                  {"ppi", image.value().ppi},
                  {"bytes", file.value().size()},
                  {"bpp", 8 * bytes / pixels},
                  {"ratio", pixels / bytes}});
    return Exit::Done;
}

Exit decode(Command& command)
{
    constexpr int kUsualPpi = 500;
    const auto ppi = command.number("--ppi", 0, kPpiMin, kPpiMax);
    if (!ppi) {
        return command.misuse(ppi.error().detail);
    }
    const std::string& from = command.words()[0];
    const std::filesystem::path to = command.words()[1];
    const auto file = command.files().read(from, biometrics::kMaxImageFileBytes);
    if (!file) {
        return command.fail({file.error().code, from + ": " + file.error().detail});
    }
    if (!biometrics::isWsq(file.value())) {
        return command.fail({ErrorCode::InvalidInput, from + ": bukan WSQ"});
    }
    auto decoded = biometrics::decodeWsq(file.value());
    if (!decoded) {
        return command.fail({decoded.error().code, from + ": " + decoded.error().detail});
    }
    GrayImage& image = decoded.value();
    if (ppi.value() > 0 || image.ppi == 0) {
        image.ppi = ppi.value() > 0 ? static_cast<int>(ppi.value()) : kUsualPpi;
    }
    const auto picture =
        to.extension() == ".pgm" ? biometrics::encodePgm(image) : biometrics::encodePng(image);
    const Status written =
        picture ? command.writeOut(to, picture.value()) : Status(picture.error());
    if (!written) {
        return command.fail(written.error());
    }
    command.line(sizeText(image));
    command.json({{"width", image.widthPx}, {"height", image.heightPx}, {"ppi", image.ppi}});
    return Exit::Done;
}

constexpr std::array kVerbs = {
    Verb{"wsq encode", "IN OUT", 2, 2, "gambar (PNG, PGM, JPEG, JP2) ke WSQ", kEncodeOptions,
         encode},
    Verb{"wsq decode", "IN OUT", 2, 2, "WSQ ke PNG, atau PGM bila OUT berakhiran .pgm",
         kDecodeOptions, decode},
};

} // namespace

VerbTable wsqVerbs()
{
    return kVerbs;
}

} // namespace rekam::ctl
