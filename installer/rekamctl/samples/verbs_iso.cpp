#include "biometrics/fmr.h"
#include "biometrics/image_codec.h"
#include "biometrics/iso/checker.h"
#include "biometrics/iso/face_image_record.h"
#include "biometrics/iso/finger_image_record.h"
#include "biometrics/iso/iris_image_record.h"
#include "biometrics/wsq/wsq.h"
#include "families.h"

#include <array>
#include <iomanip>
#include <sstream>

namespace rekam::ctl {

namespace {

using namespace biometrics;
using iso::RecordType;

std::string_view wordsOf(iso::Rule rule)
{
    switch (rule) {
    case iso::Rule::Readable:
        return "berkas tidak terbaca sebagai rekaman ISO/IEC 19794";
    case iso::Rule::Format:
        return "citra bukan dari jenis yang disebut";
    case iso::Rule::Decodes:
        return "citra rusak";
    case iso::Rule::Size:
        return "ukuran citra tidak cocok";
    }
    return {};
}

std::string_view nameOf(iso::Rule rule)
{
    constexpr std::array<std::string_view, 4> kNames = {"readable", "format", "decodes", "size"};
    return kNames.at(static_cast<std::size_t>(rule));
}

std::string_view titleOf(RecordType type)
{
    constexpr std::array<std::string_view, 5> kTitles = {
        "tidak dikenal", "minutiae jari, 19794-2:2005", "citra jari, 19794-4:2011",
        "citra wajah, 19794-5:2011", "citra iris, 19794-6:2011"};
    return kTitles.at(static_cast<std::size_t>(type));
}

Result<Bytes> readFile(const Command& command, const std::string& path)
{
    auto file = command.files().read(path, iso::kMaxRecordBytes);
    if (!file) {
        return Error{file.error().code, path + ": " + file.error().detail};
    }
    return file;
}

Exit check(Command& command)
{
    const auto file = readFile(command, command.words()[0]);
    if (!file) {
        return command.fail(file.error());
    }
    const auto findings = iso::check(file.value());
    Json listed = Json::array();
    for (const iso::Finding& finding : findings) {
        command.line("representasi " + std::to_string(finding.representation + 1) + ": " +
                     std::string(wordsOf(finding.rule)) +
                     (finding.found.empty() ? "" : ": " + finding.found));
        listed.push_back({{"representation", finding.representation + 1},
                          {"rule", nameOf(finding.rule)},
                          {"found", finding.found}});
    }
    command.line(std::to_string(findings.size()) + " errors");
    command.json({{"errors", findings.size()}, {"findings", std::move(listed)}});
    return findings.empty() ? Exit::Done : Exit::Failed;
}

std::string timeText(const iso::CaptureTime& time)
{
    constexpr std::uint16_t kUnknownYear = 0xFFFF;
    if (time.year == kUnknownYear) {
        return "tidak disebut";
    }
    const auto two = [](unsigned value) {
        std::ostringstream text;
        text << std::setw(2) << std::setfill('0') << value;
        return text.str();
    };
    return std::to_string(time.year) + '-' + two(time.month) + '-' + two(time.day) + 'T' +
           two(time.hour) + ':' + two(time.minute) + ':' + two(time.second) + 'Z';
}

Json detailsOf(const iso::CaptureDetails& details)
{
    Json qualities = Json::array();
    for (const iso::QualityBlock& block : details.qualities) {
        qualities.push_back(block.score);
    }
    return {{"time", timeText(details.time)},
            {"vendor", details.vendor},
            {"device", details.device},
            {"quality", std::move(qualities)}};
}

Json shown(const FingerMinutiaeRecord& record)
{
    Json views = Json::array();
    for (const FmrView& view : record.views) {
        views.push_back({{"position", static_cast<unsigned>(view.position)},
                         {"impression", view.impressionType},
                         {"quality", view.quality},
                         {"minutiae", view.minutiae.size()},
                         {"width", record.widthPx},
                         {"height", record.heightPx}});
    }
    return views;
}

Json shown(const iso::FingerImageRecord& record)
{
    Json views = Json::array();
    for (const auto& view : record.representations) {
        Json one = detailsOf(view.details);
        one.update({{"position", view.position},
                    {"impression", view.impression},
                    {"compression", static_cast<unsigned>(view.compression)},
                    {"rate", view.imageRateX},
                    {"width", view.widthPx},
                    {"height", view.heightPx},
                    {"bytes", view.image.size()}});
        views.push_back(std::move(one));
    }
    return views;
}

Json shown(const iso::FaceImageRecord& record)
{
    Json views = Json::array();
    for (const auto& view : record.representations) {
        Json one = detailsOf(view.details);
        one.update({{"imageType", view.imageType},
                    {"dataType", static_cast<unsigned>(view.dataType)},
                    {"landmarks", view.landmarks.size()},
                    {"width", view.widthPx},
                    {"height", view.heightPx},
                    {"bytes", view.image.size()}});
        views.push_back(std::move(one));
    }
    return views;
}

Json shown(const iso::IrisImageRecord& record)
{
    Json views = Json::array();
    for (const auto& view : record.representations) {
        Json one = detailsOf(view.details);
        one.update({{"eye", view.eye == Eye::Left    ? "left"
                            : view.eye == Eye::Right ? "right"
                                                     : "unknown"},
                    {"kind", static_cast<unsigned>(view.kind)},
                    {"format", static_cast<unsigned>(view.format)},
                    {"width", view.widthPx},
                    {"height", view.heightPx},
                    {"bytes", view.image.size()}});
        views.push_back(std::move(one));
    }
    return views;
}

template <typename Record>
Result<Json> shown(const Result<Record>& record)
{
    return record ? Result<Json>(shown(record.value())) : record.error();
}

Result<Json> representationsOf(ByteView file)
{
    switch (iso::typeOf(file)) {
    case RecordType::FingerMinutiae:
        return shown(readFmr(file));
    case RecordType::FingerImage:
        return shown(iso::readFingerImages(file));
    case RecordType::FaceImage:
        return shown(iso::readFaceImages(file));
    case RecordType::IrisImage:
        return shown(iso::readIrisImages(file));
    case RecordType::Unknown:
        break;
    }
    return Error{ErrorCode::InvalidInput, "iso: not a record of ISO/IEC 19794"};
}

Exit show(Command& command)
{
    const auto file = readFile(command, command.words()[0]);
    if (!file) {
        return command.fail(file.error());
    }
    auto views = representationsOf(file.value());
    if (!views) {
        return command.fail(views.error());
    }
    const std::string_view title = titleOf(iso::typeOf(file.value()));
    command.line(title);
    for (std::size_t i = 0; i < views.value().size(); ++i) {
        command.line("representasi " + std::to_string(i + 1));
        for (const auto& [name, value] : views.value()[i].items()) {
            command.line("  " + name + "  " +
                         (value.is_string() ? value.template get<std::string>() : value.dump()));
        }
    }
    command.json({{"type", title}, {"representations", std::move(views).value()}});
    return Exit::Done;
}

/// The picture as its ending asks for; the stored bytes themselves where they are that. Faces keep
/// their colours, fingers and eyes are grey.
Result<Bytes> converted(const iso::StoredImage& image, RecordType type, const std::string& ending)
{
    struct Known
    {
        std::string_view ending;
        ImageFormat format;
    };

    constexpr std::array kKnown = {
        Known{".png", ImageFormat::Png}, Known{".jpg", ImageFormat::Jpeg},
        Known{".jp2", ImageFormat::Jpeg2000}, Known{".wsq", ImageFormat::Wsq}};
    for (const Known& known : kKnown) {
        if (known.ending == ending && known.format == image.format) {
            return image.bytes;
        }
    }
    if (!image.format) {
        return Error{ErrorCode::Unsupported, "iso: an uncompressed image"};
    }
    const auto grey = decodeGray(image.bytes);
    const auto colour = decodeRgb(image.bytes);
    if (!grey || !colour) {
        return grey ? colour.error() : grey.error();
    }
    constexpr int kJpegQuality = 95;
    constexpr double kLossless = 1;
    const bool face = type == RecordType::FaceImage;
    if (ending == ".wsq") {
        return encodeWsq(grey.value(), kWsqUsualBitsPerPixel);
    }
    if (ending == ".pgm") {
        return encodePgm(grey.value());
    }
    if (ending == ".jp2") {
        return face ? encodeJpeg2000(colour.value(), kLossless)
                    : encodeJpeg2000(grey.value(), kLossless);
    }
    if (ending == ".jpg") {
        return face ? encodeJpeg(colour.value(), kJpegQuality)
                    : encodeJpeg(grey.value(), kJpegQuality);
    }
    return face ? encodePng(colour.value()) : encodePng(grey.value());
}

Exit convert(Command& command)
{
    const auto file = readFile(command, command.words()[0]);
    if (!file) {
        return command.fail(file.error());
    }
    const auto images = iso::imagesOf(file.value());
    if (!images || images.value().empty()) {
        return command.fail(images ? Error{ErrorCode::NotFound, "iso: no image in this record"}
                                   : images.error());
    }
    const std::filesystem::path to = command.words()[1];
    const auto bytes =
        converted(images.value().front(), iso::typeOf(file.value()), to.extension().string());
    const Status written =
        bytes ? command.files().writeDurably(to, bytes.value()) : Status(bytes.error());
    if (!written) {
        return command.fail(written.error());
    }
    command.line(to.string() + ": " + std::to_string(bytes.value().size()) + " byte");
    command.json({{"bytes", bytes.value().size()}});
    return Exit::Done;
}

constexpr std::array kVerbs = {
    Verb{"iso check",
         "FILE",
         1,
         1,
         "rekaman ISO/IEC 19794-2, -4, -5, -6: satu temuan sebaris, lalu jumlahnya",
         {},
         check},
    Verb{"iso show", "FILE", 1, 1, "isi rekaman, representasi demi representasi", {}, show},
    Verb{"iso convert",
         "IN OUT",
         2,
         2,
         "citra pertama rekaman ke OUT (.png .pgm .jpg .jp2 .wsq menurut akhirannya)",
         {},
         convert},
};

} // namespace

VerbTable isoVerbs()
{
    return kVerbs;
}

} // namespace rekam::ctl
