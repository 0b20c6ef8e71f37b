// Tiles side by side, one of them chosen: filters with counts, capture turns, photo takes.
#pragma once

#include "ui/kit/drawn/painted.h"

namespace rekam::ui {

struct Tile
{
    QString title{};
    QString note{};
    QString icon{};
    view::Tone tone = view::Tone::Neutral;
    bool chosen = false;
    QImage image{};
    bool enabled = true;
};

enum class TileLook {
    Turn,   ///< icon, title, state below (58)
    Count,  ///< icon, big number, word below (60)
    Take,   ///< picture, title, state (102)
    Filter, ///< pill with word and count (44), as wide as its words
};

class TileRow : public Painted
{
    Q_OBJECT

public:
    TileRow(Theme& theme, TileLook look);
    void set(const QVector<Tile>& tiles);

    [[nodiscard]] QVector<SpokenItem> spokenItems() const override;
    [[nodiscard]] QRect focusArea() const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }

    [[nodiscard]] int heightForWidth(int width) const override;

Q_SIGNALS:
    void tileChosen(int index);

protected:
    void draw(QPainter& painter) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] int tileHeight() const;
    [[nodiscard]] int leastTileWidth() const;
    [[nodiscard]] int filterWidth(const Tile& tile) const;
    [[nodiscard]] QVector<QRect> places(int width) const;
    void drawTile(QPainter& painter, const Tile& tile, const QRect& box);
    void drawTake(QPainter& painter, const Tile& tile, const QRect& box);
    void drawFilter(QPainter& painter, const Tile& tile, const QRect& box);
    void choose(int index);

    QVector<Tile> m_tiles;
    TileLook m_look;
    int m_current = 0;
};

} // namespace rekam::ui
