// A piece of text in one of the type roles of the design, and an icon beside it.
#pragma once

#include "ui/kit/drawn/painted.h"

namespace rekam::ui {

enum class TextRole { Caption, Body, BodyStrong, Strong, Lead, Title, Heading, Display, Mono };

enum class Fit {
    Line,  ///< one line, never narrower than the text
    Wrap,  ///< as many lines as it takes
    Elide, ///< one line, shortened with dots; the whole text is the tool tip
};

class Text : public Painted
{
    Q_OBJECT

public:
    explicit Text(Theme& theme, TextRole role = TextRole::Body, Fit fit = Fit::Line);

    void setText(const QString& text);

    [[nodiscard]] const QString& text() const { return m_text; }

    /// A colour token; "ink" unless said otherwise.
    Text* setToken(const QString& token);
    /// Leaves the role's size or weight.
    Text* setType(double designPx, QFont::Weight weight);
    Text* setAlignment(Qt::Alignment alignment);

    [[nodiscard]] QString spoken() const override { return m_text; }

    [[nodiscard]] QAccessible::Role spokenRole() const override { return QAccessible::StaticText; }

    [[nodiscard]] bool showsWholeText() const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

    [[nodiscard]] bool hasHeightForWidth() const override { return m_fit == Fit::Wrap; }

    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void draw(QPainter& painter) override;

private:
    [[nodiscard]] QFont ownFont() const;

    QString m_text;
    mutable QSize m_hint;
    mutable int m_wrapWidth = -1;
    mutable int m_wrapHeight = 0;
    QString m_token = QStringLiteral("ink");
    double m_designPx;
    QFont::Weight m_weight;
    Face m_face;
    Fit m_fit;
    Qt::Alignment m_alignment = Qt::AlignLeft | Qt::AlignVCenter;
};

/// An icon alone; always next to a word, so it has no name of its own.
class Icon : public Painted
{
    Q_OBJECT

public:
    Icon(Theme& theme, const QString& name, double designPx, const QString& token);
    void set(const QString& name, const QString& token);
    [[nodiscard]] QSize sizeHint() const override;

    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void draw(QPainter& painter) override;

private:
    QString m_name;
    QString m_token;
    double m_designPx;
};

} // namespace rekam::ui
