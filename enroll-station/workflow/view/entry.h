// Masuk, Beranda and Antrean.
#pragma once

#include "workflow/view/shell.h"

namespace rekam::view {

struct LoginPersonView
{
    QString id{};
    QString name{};
    QString role{};
    QString initials{};
};

enum class LoginState {
    NotProvisioned, ///< no station yet: `empty` offers the import
    Ready,
    Unlocking, ///< key derivation runs; the primary is Busy
    Wrong,     ///< `fieldError` says so; the field keeps the focus, its text is selected
    Waiting,   ///< too many attempts: `fieldError` counts the seconds, the field is locked
    Locked,    ///< the idle lock of a session: only its operator or a supervisor
};

struct LoginView
{
    LoginState state = LoginState::Ready;
    QString tagline{};
    QVector<LabelledText> facts{}; ///< station, assignment, date and clock, network
    CheckView safety{};            ///< counts, never names
    QString heading{};
    QString instruction{};
    QVector<LoginPersonView> people{};
    QString chosenId{};
    QString fieldError{};
    std::optional<CheckView> finger{}; ///< "tempelkan telunjuk", only where it opens the lock
    QString fingerWord{};
    QString footnote{};
    EmptyView empty{};
    AlertView alert{};
    ActionBarView actions{};
};

/// One line of the readiness list. With an action it is drawn as the tinted row of a trouble.
struct ReadinessView
{
    QString icon{};
    QString name{};
    QString detail{};
    Tone tone = Tone::Ok;
    QString word{};
    std::optional<ActionView> action{};
};

struct ImportRowView
{
    QString place{}; ///< "Baris 14"
    QString who{};
    QString reason{};
    Tone tone = Tone::Err;
};

/// What an import did: shown as a panel over Beranda or Antrean.
struct ImportReportView
{
    QString title{};
    QString source{};
    QVector<NumberView> counts{};
    QVector<ImportRowView> rows{};
    AlertView alert{};
    ActionBarView actions{};
};

struct HomeView
{
    QString school{};
    QString address{};
    QVector<LabelledText> assignment{};
    EmptyView empty{}; ///< shown instead of the assignment while its sentence is not empty
    QString targetTitle{};
    QString targetNote{};
    QVector<NumberView> targets{};
    QVector<SegmentView> targetBar{};
    QString estimate{};
    AlertView notice{};
    QVector<ChipView> readinessChips{};
    QVector<ReadinessView> readiness{}; ///< worst first
    ActionBarView actions{};
};

struct QueueFilterView
{
    QString id{};
    QString label{};
    int count = 0;
    bool chosen = false;
};

struct QueueRowView
{
    QString id{};
    QString number{};
    QString name{};
    QString className{};
    QString nikMasked{};
    QString sex{};
    QString age{};
    ChipView status{};
    QString statusNote{};
};

enum class PhotoBackground { None, Red, Blue, Orange };

struct QueuePersonView
{
    QString id{};
    QString name{};
    QString initials{};
    QString about{};
    QVector<CheckView> checks{};
    PhotoBackground background = PhotoBackground::None;
    QString backgroundText{};
    QString backgroundNote{};
    QVector<ActionView> actions{};
    std::optional<ActionView> primary{};
};

/// Texts of the search field are the ui's own; `searchText` only restores it after a reset.
struct QueueView
{
    QString progressText{};
    QVector<ChipView> legend{};
    QVector<SegmentView> progressBar{};
    QString estimate{};
    QString searchText{};
    QStringList classes{}; ///< the first is "all classes"
    int classIndex = 0;
    QVector<QueueFilterView> filters{};
    QVector<QueueRowView> rows{};
    QString chosenId{};
    std::optional<QueuePersonView> person{};
    EmptyView empty{}; ///< when rows are empty
    std::optional<ActionView> scan{};
    AlertView alert{};
};

} // namespace rekam::view
