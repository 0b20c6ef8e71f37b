// What one scene of the student window is made of.
#pragma once

#include "ui/kit/surface.h"
#include "ui/kit/text.h"

namespace rekam::ui {

class Intents;

class StudentScenePage : public Surface
{
    Q_OBJECT

public:
    explicit StudentScenePage(Theme& theme);
    virtual void display(const view::StudentView& student) = 0;
    virtual void showPreview(const QImage& frame);
    virtual void showStrokes(const QVector<view::StrokeView>& strokes);
};

/// The caller owns the page.
[[nodiscard]] StudentScenePage* makeStudentScene(view::StudentScene scene, Theme& theme,
                                                 Intents& intents);

} // namespace rekam::ui
