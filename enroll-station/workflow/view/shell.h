// The frame around every page: top bar, safety counter, rail, device strip, step column, panels.
#pragma once

#include "workflow/view/common.h"

namespace rekam::view {

/// Safe means two verified copies or a verified receipt. `unsafeCount` 0 is "Semua aman"; `held`
/// were set aside on their road and need somebody.
struct SafetyView
{
    int onLaptop = 0;
    int secondCopies = 0;
    int received = 0;
    int unsafeCount = 0;
    int held = 0;
};

struct PersonView
{
    QString name{};
    QString role{};
    QString initials{};
};

enum class StationMode { Production, Practice };

/// One cell of the strip. Tone Err or Warn tints it; Neutral is a fact, not trouble.
struct DeviceCellView
{
    QString id{};
    QString icon{};
    QString name{};
    QString state{};
    Tone tone = Tone::Ok;
};

/// `rail` lists what this issue and this role offer, in order; Lock is always there.
struct ShellView
{
    QString title{};
    QString subtitle{};
    SafetyView safety{};
    std::optional<PersonView> person{};
    QString clock{};
    StationMode mode = StationMode::Production;
    QVector<DeviceCellView> devices{};
    QVector<Screen> rail{};
};

enum class StepState { Done, Current, Exception, Warning, Future };

struct StepView
{
    Screen screen = Screen::ReadBack;
    QString name{};
    QString word{};
    StepState state = StepState::Future;
};

/// The column at the left while recording. `portrait` is null before the photo was taken.
struct StepColumnView
{
    QString name{};
    QString initials{};
    QString nikMasked{};
    QString about{};
    QImage portrait{};
    QVector<StepView> steps{};
    QString startedText{};
    QString elapsedText{};
};

/// A panel with reasons, one of them to choose, and a free note (postpone, redo a part, override).
struct ReasonPanelView
{
    QString title{};
    QString subtitle{};
    QString icon{};
    QVector<ChoiceView> reasons{};
    QString chosenId{};
    QString noteLabel{};
    QString note{};
    AlertView alert{};
    ActionBarView actions{};
};

/// A panel with text: help (F1), history, the steps of a remedy.
struct TextPanelView
{
    QString title{};
    QString icon{};
    QVector<MatterView> paragraphs{};
    ActionBarView actions{};
};

struct FileOfferView
{
    QString path{};
    QString name{};
    QString detail{};
};

/// Files that the workflow found on media and in the usual folders; a path can also be typed.
struct FilePanelView
{
    QString title{};
    QString subtitle{};
    QVector<FileOfferView> files{};
    QString emptySentence{};
    std::optional<ProgressView> progress{};
    AlertView alert{};
    ActionBarView actions{};
};

/// Asks a supervisor: name and code typed, or a finger when `fingerReady`.
struct ApprovalPanelView
{
    QString title{};
    QString subtitle{};
    QVector<LabelledText> facts{}; ///< what is agreed to, before the code is asked for
    QImage picture{};              ///< its evidence; null: there is none
    QString pictureTitle{};
    QString codeLabel{}; ///< over the field; empty: "Kode penyelia"
    QVector<ChoiceView> supervisors{};
    QString chosenId{};
    QString fingerText{};
    Tone fingerTone = Tone::Neutral;
    AlertView alert{};
    ActionBarView actions{};
};

} // namespace rekam::view
