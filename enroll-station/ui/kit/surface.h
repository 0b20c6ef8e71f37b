// Flat areas: card, bar, tinted alert ground, rule.
#pragma once

#include "ui/kit/drawn/painted.h"

namespace rekam::ui {

enum class Ground {
    Card,     ///< surface, 1 px line, radius 12
    Raised,   ///< raised, 1 px line, radius 8
    Selected, ///< primary tint, 2 px primary, radius 8
    Trouble,  ///< error tint, 2 px error, radius 12
    Alert,    ///< tint and border of the tone, radius 8
    Bar,      ///< surface, a line on one side
    Page,
    Rail,
    RailCard, ///< a card on the dark rail
    None,
};

class Surface : public Painted
{
    Q_OBJECT

public:
    Surface(Theme& theme, Ground ground, QLayout* layout = nullptr);
    void setGround(Ground ground);
    void setTone(view::Tone tone);
    /// Which side of a bar carries the line.
    void setEdge(Qt::Edge edge, const QString& token = QStringLiteral("line"), double designPx = 1);

protected:
    void draw(QPainter& painter) override;

private:
    Ground m_ground;
    view::Tone m_tone = view::Tone::Primary;
    Qt::Edge m_edge = Qt::BottomEdge;
    QString m_edgeToken = QStringLiteral("line");
    double m_edgePx = 1;
};

/// A 1 px line that only separates.
class Rule : public Painted
{
    Q_OBJECT

public:
    Rule(Theme& theme, Qt::Orientation orientation);

protected:
    void draw(QPainter& painter) override;
};

} // namespace rekam::ui
