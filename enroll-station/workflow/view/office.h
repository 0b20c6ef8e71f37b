// Kirim & salinan, Perangkat, Setelan, Tutup sesi.
#pragma once

#include "workflow/view/entry.h"

namespace rekam::view {

/// One of the scheduler's words, exact: name and value as operators know them.
struct SchedulerFactView
{
    QString name{};
    QString value{};
    Tone tone = Tone::Neutral;
};

struct RouteNodeView
{
    QString icon{};
    QString name{};
};

/// The line from node i to node i + 1.
struct RouteLinkView
{
    QString time{};
    QString word{};
    Tone tone = Tone::Neutral;
};

struct SyncTileView
{
    QString id{};
    QString label{};
    int count = 0;
    QString icon{};
    Tone tone = Tone::Neutral;
    bool chosen = false;
};

struct SyncRowView
{
    QString id{};
    QString name{};
    QString number{};
    QString sealedAt{};
    ChipView secondCopy{};
    ChipView journey{};
    QString centralStatus{};
};

struct TimelineView
{
    QString icon{};
    Tone tone = Tone::Neutral;
    QString time{};
    QString title{};
    QString detail{};
};

struct SyncView
{
    QString schedulerTitle{};
    QString schedulerReadAt{};
    QVector<SchedulerFactView> scheduler{};
    QString schedulerEmpty{}; ///< sentence when the scheduler could not be read
    QString routeTitle{};
    QVector<RouteNodeView> nodes{};
    QVector<RouteLinkView> links{};
    std::optional<ActionView> routeTest{};
    AlertView alert{};
    QVector<SyncTileView> tiles{};
    QVector<SyncRowView> rows{};
    QString chosenId{};
    EmptyView empty{};
    QString detailTitle{};
    QString detailLine{};
    QVector<TimelineView> timeline{};
    std::optional<ProgressView> progress{};
    ActionBarView actions{};
};

struct DeviceCardView
{
    QString id{};
    QString icon{};
    QString name{};
    QString model{};
    QString state{};
    ChipView chip{};
    QVector<ActionView> actions{};
};

struct DevicesView
{
    QVector<DeviceCardView> cards{}; ///< trouble first
    QString chosenId{};              ///< the cell of the strip that was touched
    ActionBarView actions{};
};

enum class ThemeChoice { Light, Dark, System };
enum class LanguageChoice { Indonesian, English };
enum class MotionChoice { Full, Reduced };

struct AppearanceView
{
    ThemeChoice theme = ThemeChoice::Light;
    int scalePercent = 100; ///< 100..200
    LanguageChoice language = LanguageChoice::Indonesian;
    MotionChoice motion = MotionChoice::Full;
};

/// A heading with read-only facts (station, operators, policy with its source).
struct SettingsSectionView
{
    QString title{};
    QString note{};
    QVector<LabelledText> facts{};
    QVector<ActionView> actions{};
};

struct SettingsView
{
    AppearanceView appearance{};
    QVector<SettingsSectionView> sections{}; ///< one tab each after "Tampilan"
    ActionBarView actions{};
};

enum class CloseStepState { Done, Current, Waiting };

struct CloseStepView
{
    QString title{};
    QString detail{};
    QString word{};
    CloseStepState state = CloseStepState::Waiting;
    Tone tone = Tone::Neutral;
};

struct CloseRowView
{
    QString id{};
    QString name{};
    QString number{};
    QString sealedAt{};
    ChipView laptop{};
    ChipView medium{};
};

struct CloseDayView
{
    QString stepsTitle{};
    QVector<CloseStepView> steps{};
    QString title{};
    QVector<NumberView> numbers{};
    QStringList columns{}; ///< four heads of the table; empty: no table
    QVector<CloseRowView> rows{};
    QVector<LabelledText> facts{};
    AlertView alert{};
    QString footnote{};
    ActionBarView actions{};
};

} // namespace rekam::view
