// Iris: distance, two eyes, three measures each.
#pragma once

#include "ui/kit/drawn/chip.h"
#include "ui/kit/drawn/meter.h"
#include "ui/kit/drawn/pictures.h"
#include "ui/pages/page.h"

namespace rekam::ui {

class EyeCard : public Surface
{
    Q_OBJECT

public:
    explicit EyeCard(Theme& theme);
    void set(const view::EyeView& eye);
    void showFrame(const QImage& frame);
    /// The whole picture beside its measures instead of a strip of it above them.
    void setNarrow(bool narrow);

private:
    Text* m_title;
    Chip* m_chip;
    PictureBox* m_picture;
    QualityList* m_qualities;
    QBoxLayout* m_parts;
    bool m_hasStill = false;
};

class IrisPage : public Page
{
    Q_OBJECT

public:
    explicit IrisPage(const Kit& kit);
    void display(const view::IrisView& iris);
    void showEyes(const QImage& left, const QImage& right) override;

protected:
    void roomChanged() override;
    /// The eye that something was told of last; at first the one that is to be taken.
    [[nodiscard]] QRect activeArea() const override;

private:
    const EyeCard* m_active = nullptr;
    QString m_leftWord;
    QString m_rightWord;
    Surface* m_distanceCard;
    Text* m_headline;
    Text* m_hint;
    DistanceBar* m_distance;
    EyeCard* m_left = nullptr;
    EyeCard* m_right = nullptr;
    InlineAlert* m_alert;
};

} // namespace rekam::ui
