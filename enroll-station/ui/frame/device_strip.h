// The line of device states at the bottom: name, state word, icon. Each opens Perangkat.
#pragma once

#include "ui/frame/span.h"
#include "ui/kit/surface.h"

namespace rekam::ui {

class DeviceStrip : public Surface
{
    Q_OBJECT

public:
    explicit DeviceStrip(Theme& theme);
    void set(const QVector<view::DeviceCellView>& cells);
    void setRoom(const Room& room);

    [[nodiscard]] QVector<SpokenItem> spokenItems() const override;
    [[nodiscard]] QRect focusArea() const override;

Q_SIGNALS:
    void cellChosen(const QString& deviceId);

protected:
    void draw(QPainter& painter) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void refresh();
    [[nodiscard]] QRect place(qsizetype index) const;

    QVector<view::DeviceCellView> m_cells;
    QVector<view::DeviceCellView> m_shown;
    Room m_room;
    int m_current = 0;
};

} // namespace rekam::ui
