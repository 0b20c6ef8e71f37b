#include "ui/frame/side_panel.h"

namespace rekam::ui {

namespace {

constexpr double kPanelPx = 476;
constexpr int kSlideMs = 180;

} // namespace

SidePanel::SidePanel(Theme& theme)
    : m_theme(theme)
{
    auto* box = new QBoxLayout(QBoxLayout::LeftToRight, this);
    box->setContentsMargins(0, 0, 0, 0);
    m_slide.setDuration(kSlideMs);
    m_slide.setEasingCurve(QEasingCurve::OutCubic);
    connect(&m_slide, &QVariantAnimation::valueChanged, this, [this](const QVariant& value) {
        // The panel keeps its width and comes out from behind the edge.
        setMaximumWidth(std::max(1, value.toInt()));
    });
    connect(&m_slide, &QVariantAnimation::finished, this, [this] { applyWidth(); });
    hide();
}

void SidePanel::setPanel(Page* panel)
{
    if (m_panel != nullptr) {
        layout()->removeWidget(m_panel);
        m_panel->hide();
        m_panel->deleteLater();
    }
    const bool wasOpen = m_panel != nullptr;
    m_panel = panel;
    m_slide.stop();
    if (panel == nullptr) {
        hide();
        return;
    }
    layout()->addWidget(panel);
    panel->setRoom(m_room);
    if (wasOpen || m_theme.reducedMotion() || m_room.oneColumn() || panel->coversPage()) {
        applyWidth();
        show();
        return;
    }
    const int wide = m_theme.px(kPanelPx);
    setMinimumWidth(0);
    panel->setMinimumWidth(wide);
    setMaximumWidth(1);
    show();
    m_slide.setStartValue(1);
    m_slide.setEndValue(wide);
    m_slide.start();
}

void SidePanel::setRoom(const Room& room)
{
    m_room = room;
    if (m_panel != nullptr) {
        m_panel->setRoom(room);
        applyWidth();
    }
}

void SidePanel::applyWidth()
{
    if (m_panel == nullptr) {
        return;
    }
    // In one column the panel takes the place of the page.
    const bool whole = m_room.oneColumn() || m_panel->coversPage();
    const int wide = m_theme.px(kPanelPx);
    m_panel->setMinimumWidth(0);
    setMinimumWidth(whole ? 0 : wide);
    setMaximumWidth(whole ? QWIDGETSIZE_MAX : wide);
}

} // namespace rekam::ui
