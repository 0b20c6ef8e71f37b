#include "base/room.h"

#include <charconv>
#include <string_view>

namespace rekam {

namespace {

constexpr std::string_view kLead = "too little room: needs ";
constexpr std::string_view kMiddle = " bytes free, has ";
constexpr std::string_view kPlace = " in ";

/// Takes digits and what must follow them from the front.
bool take(std::string_view& text, std::uint64_t& number, std::string_view then)
{
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failed != std::errc()) {
        return false;
    }
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    if (!text.starts_with(then)) {
        return false;
    }
    text.remove_prefix(then.size());
    return true;
}

} // namespace

Error noRoom(const Room& room)
{
    std::string detail(kLead);
    detail += std::to_string(room.neededBytes);
    detail.append(kMiddle).append(std::to_string(room.freeBytes));
    detail.append(kPlace).append(room.folder.string());
    return {ErrorCode::NoSpace, detail};
}

std::optional<Room> roomOf(const Error& error)
{
    std::string_view text = error.detail;
    if (error.code != ErrorCode::NoSpace || !text.starts_with(kLead)) {
        return std::nullopt;
    }
    text.remove_prefix(kLead.size());
    Room room;
    if (!take(text, room.neededBytes, kMiddle) || !take(text, room.freeBytes, kPlace)) {
        return std::nullopt;
    }
    room.folder = text;
    return room;
}

} // namespace rekam
