// Slides in from the right and pushes the page aside; holds one panel.
#pragma once

#include "ui/pages/page.h"

#include <QVariantAnimation>

namespace rekam::ui {

class SidePanel : public QWidget
{
    Q_OBJECT

public:
    explicit SidePanel(Theme& theme);

    /// Takes `panel` over; null slides out and deletes what was there.
    void setPanel(Page* panel);

    [[nodiscard]] Page* panel() const { return m_panel; }

    void setRoom(const Room& room);

private:
    void applyWidth();

    Theme& m_theme;
    Page* m_panel = nullptr;
    QVariantAnimation m_slide;
    Room m_room;
};

} // namespace rekam::ui
