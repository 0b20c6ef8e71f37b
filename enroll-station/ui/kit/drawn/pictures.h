// Pictures: the live camera with its guide, stills, an eye with its rings, portrait or initials.
#pragma once

#include "ui/kit/drawn/painted.h"

#include <QImage>

namespace rekam::ui {

/// Fills `box` with the middle of the image, rounded corners, hairline border.
void drawFilled(QPainter& painter, const Theme& theme, const QRectF& box, const QImage& image);

/// The part of an image of `size` that a box of `shape` shows when filled.
[[nodiscard]] QRectF cropFor(QSizeF size, QSizeF shape);

/// Live frames or a still, in the 3:4 of the card photo. The guide is drawn only while live.
class CameraView : public Painted
{
    Q_OBJECT

public:
    explicit CameraView(Theme& theme);
    void showFrame(const QImage& frame);
    void setStill(const QImage& still);
    void setPhase(view::LivePhase phase, const QString& sentence);
    void setGuide(const view::FaceGuideView& guide);

    void setMirrored(bool mirrored) { m_mirrored = mirrored; }

    /// The student sees no guide.
    void setGuideShown(bool shown) { m_guideShown = shown; }

    [[nodiscard]] QAccessible::Role spokenRole() const override { return QAccessible::Graphic; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void draw(QPainter& painter) override;

private:
    [[nodiscard]] QRectF pictureBox() const;
    void drawGuide(QPainter& painter, const QRectF& box);
    void drawSentence(QPainter& painter, const QRectF& box);

    QImage m_frame;
    QImage m_still;
    QString m_sentence;
    view::FaceGuideView m_guide;
    view::LivePhase m_phase = view::LivePhase::Live;
    bool m_mirrored = false;
    bool m_guideShown = true;
};

/// One picture as large as it fits, with a border in a tone; a sentence while there is none.
class PictureBox : public Painted
{
    Q_OBJECT

public:
    PictureBox(Theme& theme, double leastWidthPx, double leastHeightPx);
    void set(const QImage& image, const QString& emptyText, view::Tone tone = view::Tone::Neutral);
    /// Segmented circles, in pixels of the image.
    void setRings(const std::optional<view::CircleView>& pupil,
                  const std::optional<view::CircleView>& iris);

    /// Filling crops; fitting shows all of it.
    void setFilling(bool filling) { m_filling = filling; }

    void setLeastHeight(double designPx);

    void setGroundToken(const QString& token) { m_ground = token; }

    void setEmptyIcon(const QString& icon) { m_emptyIcon = icon; }

    [[nodiscard]] QString spoken() const override;

    [[nodiscard]] QAccessible::Role spokenRole() const override { return QAccessible::Graphic; }

    [[nodiscard]] QSize minimumSizeHint() const override;

    [[nodiscard]] QSize sizeHint() const override { return minimumSizeHint(); }

protected:
    void draw(QPainter& painter) override;

private:
    QImage m_image;
    QString m_emptyText;
    QString m_emptyIcon;
    QString m_ground = QStringLiteral("sunken");
    std::optional<view::CircleView> m_pupil;
    std::optional<view::CircleView> m_iris;
    view::Tone m_tone = view::Tone::Neutral;
    double m_leastWidthPx;
    double m_leastHeightPx;
    bool m_filling = false;
};

/// The student's photo, or initials before there is one.
class Portrait : public Painted
{
    Q_OBJECT

public:
    Portrait(Theme& theme, double widthPx, double heightPx);
    void set(const QImage& image, const QString& initials);

    [[nodiscard]] QSize sizeHint() const override;

    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void draw(QPainter& painter) override;

private:
    QImage m_image;
    QString m_initials;
    double m_widthPx;
    double m_heightPx;
};

/// The mark of the program: arcs of a finger print closing into a tick.
class Mark : public Painted
{
    Q_OBJECT

public:
    Mark(Theme& theme, double sidePx);
    [[nodiscard]] QSize sizeHint() const override;

    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

    /// On the page instead of the dark rail.
    void setOnPage(bool onPage) { m_onPage = onPage; }

protected:
    void draw(QPainter& painter) override;

private:
    double m_sidePx;
    bool m_onPage = false;
};

} // namespace rekam::ui
