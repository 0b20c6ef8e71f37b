// The second screen: what the student sees and may touch. Same theme, no pointer, no navigation.
#pragma once

#include "ui/intents.h"

#include <QWidget>

#include <memory>

namespace rekam::ui {

class Theme;

class StudentWindow : public QWidget
{
    Q_OBJECT

public:
    /// Both outlive the window.
    StudentWindow(Theme& theme, Intents& intents);
    ~StudentWindow() override;
    StudentWindow(const StudentWindow&) = delete;
    StudentWindow& operator=(const StudentWindow&) = delete;
    StudentWindow(StudentWindow&&) = delete;
    StudentWindow& operator=(StudentWindow&&) = delete;

    void present(const view::StudentView& student);

    /// One frame of the camera, mirrored while drawn; only in scene PhotoLive.
    void showPreview(const QImage& frame);
    void showStrokes(const QVector<view::StrokeView>& strokes);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    class Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace rekam::ui
