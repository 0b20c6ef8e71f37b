// Pas foto: live camera, measured checks, up to three takes.
#pragma once

#include "ui/kit/drawn/chip.h"
#include "ui/kit/drawn/pictures.h"
#include "ui/kit/lists/lists.h"
#include "ui/kit/lists/tile_row.h"
#include "ui/pages/page.h"

namespace rekam::ui {

class PhotoPage : public Page
{
    Q_OBJECT

public:
    explicit PhotoPage(const Kit& kit);
    void display(const view::PhotoView& photo);
    bool takeDigit(int digit) override;
    void showPreview(const QImage& frame) override;

protected:
    void roomChanged() override;
    /// Nobody agrees to a photo that has not been on the screen with its checks.
    [[nodiscard]] Duty duty() const override;

private:
    Text* m_liveTitle;
    Chip* m_liveChip;
    CameraView* m_camera = nullptr;
    Surface* m_live = nullptr;
    QBoxLayout* m_middle = nullptr;
    Text* m_checksTitle;
    Chip* m_checksChip;
    CheckList* m_checks = nullptr;
    Text* m_takesTitle;
    Text* m_takesNote;
    TileRow* m_takes;
    InlineAlert* m_alert;
    qsizetype m_takeCount = 0;
    QString m_taken; ///< which photo waits for a yes; empty while live
};

} // namespace rekam::ui
