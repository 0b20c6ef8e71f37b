#include "workflow/session/appearance_file.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace rekam::workflow {

namespace {

constexpr std::uint64_t kAppearanceBytesMax = 4096;
constexpr int kScaleMin = 100;
constexpr int kScaleMax = 200;

std::filesystem::path pathIn(const provision::Home& home)
{
    return home.root / "appearance.json";
}

std::string textOf(const nlohmann::json& from, const char* key)
{
    const auto found = from.find(key);
    return found != from.end() && found->is_string() ? found->get<std::string>() : std::string();
}

} // namespace

view::AppearanceView loadAppearance(const provision::Home& home, FileSystem& files)
{
    view::AppearanceView loaded;
    const auto file = files.read(pathIn(home), kAppearanceBytesMax);
    if (!file) {
        return loaded;
    }
    const auto json = nlohmann::json::parse(asText(file.value()), nullptr, false);
    if (!json.is_object()) {
        return loaded;
    }
    const std::string theme = textOf(json, "theme");
    loaded.theme = theme == "dark"     ? view::ThemeChoice::Dark
                   : theme == "system" ? view::ThemeChoice::System
                                       : view::ThemeChoice::Light;
    loaded.language = textOf(json, "language") == "en" ? view::LanguageChoice::English
                                                       : view::LanguageChoice::Indonesian;
    loaded.motion = textOf(json, "motion") == "reduced" ? view::MotionChoice::Reduced
                                                        : view::MotionChoice::Full;
    const auto scale = json.find("scale");
    if (scale != json.end() && scale->is_number_integer()) {
        loaded.scalePercent = static_cast<int>(
            std::clamp<std::int64_t>(scale->get<std::int64_t>(), kScaleMin, kScaleMax));
    }
    return loaded;
}

Status saveAppearance(const provision::Home& home, FileSystem& files,
                      const view::AppearanceView& appearance)
{
    const nlohmann::json json = {
        {"theme", appearance.theme == view::ThemeChoice::Dark     ? "dark"
                  : appearance.theme == view::ThemeChoice::System ? "system"
                                                                  : "light"},
        {"language", appearance.language == view::LanguageChoice::English ? "en" : "id"},
        {"motion", appearance.motion == view::MotionChoice::Reduced ? "reduced" : "full"},
        {"scale", appearance.scalePercent}};
    return files.writeDurably(pathIn(home), asBytes(json.dump(2) + "\n"));
}

} // namespace rekam::workflow
