// The student window: one sentence, at most three hints, one picture.
#pragma once

#include "workflow/view/recording.h"

namespace rekam::view {

enum class StudentScene {
    Idle,      ///< school, welcome, queue numbers; no names
    Message,   ///< headline and hints only (sit down, papers, wait, done, day over)
    ReadBack,  ///< the data being read aloud
    PhotoLive, ///< mirrored preview
    PhotoAsk,  ///< the photo and two buttons
    Pad,       ///< signature
    Hand,      ///< which fingers
    Eyes,      ///< look at the dot
    Text,      ///< the statement, scrollable
};

struct StudentHoldView
{
    QString text{};
    int percent = -1; ///< < 0: moving bar
};

struct StudentView
{
    StudentScene scene = StudentScene::Idle;
    QString name{};
    QString stepText{};
    int step = 0; ///< 1..stepCount; 0 hides the bar
    int stepCount = 5;
    QString headline{};
    QString subline{};
    QStringList hints{};
    QString icon{};
    Tone tone = Tone::Primary;
    QVector<ReadBackFieldView> fields{};
    QImage photo{};
    QString yesLabel{};
    QString noLabel{}; ///< empty: no retake left
    QString footnote{};
    Tone footnoteTone = Tone::Neutral;
    QVector<StrokeView> strokes{};
    double padAspect = 2.7;
    HandsView hands{};
    bool rightHand = true;
    bool bothHands = false;
    std::optional<StudentHoldView> hold{};
    std::optional<DistanceView> distance{};
    QStringList paragraphs{};
    QVector<NumberView> queue{}; ///< Idle: now, next
    StationMode mode = StationMode::Production;
};

} // namespace rekam::view
