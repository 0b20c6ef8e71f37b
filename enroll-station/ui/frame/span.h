// How much room there is, in design pixels: decides what the frame and the pages leave out.
#pragma once

namespace rekam::ui {

/// Below 1190 icons only, below 920 one column, below 700 two lines of top bar.
enum class Span { Wide, Medium, Narrow, Small };

/// Below 740 margins, action bar and alerts give way.
struct Room
{
    Span span = Span::Wide;
    bool low = false;
    /// Below 440: the mark above the rail goes, so that every place keeps its 44 px.
    bool veryLow = false;

    [[nodiscard]] bool oneColumn() const { return span == Span::Narrow || span == Span::Small; }

    /// Most pages scroll here: what matters first stands first, what is done next in the bar.
    [[nodiscard]] bool scrolls() const { return oneColumn() || (low && span != Span::Wide); }

    bool operator==(const Room&) const = default;
};

[[nodiscard]] constexpr Room roomFor(double designWidth, double designHeight)
{
    Room room;
    room.span = designWidth < 700    ? Span::Small
                : designWidth < 920  ? Span::Narrow
                : designWidth < 1190 ? Span::Medium
                                     : Span::Wide;
    room.low = designHeight < 740;
    room.veryLow = designHeight < 440;
    return room;
}

} // namespace rekam::ui
