// The small values that every screen is made of: tone, action, alert, chip, check, quality.
//
// View states are plain values: the workflow words and fills them, the ui only draws them. All
// texts are finished in the current language; only fixed labels (column heads, key caps, the words
// of the frame) belong to the ui. An empty text means "not shown".
#pragma once

#include <QImage>
#include <QPointF>
#include <QString>
#include <QStringList>
#include <QVector>

#include <optional>

namespace rekam::view {

/// State by colour, icon and word. The ui adds the icon of the tone where none is named.
enum class Tone { Neutral, Primary, Ok, Warn, Err, Exc };

/// Every place that the station can show. Login is shown without the rail.
enum class Screen {
    Login,
    Home,
    Queue,
    ReadBack,
    Documents,
    Photo,
    Signature,
    Fingerprints,
    Iris,
    Verification,
    Statement,
    Summary,
    Receipt,
    Sync,
    Devices,
    Settings,
    CloseDay,
};

/// What the operator asked for. The workflow chooses which are offered, how they are worded and
/// which key they have; the meaning depends on the screen that is open. Append only.
enum class ActionId {
    None,
    Primary,
    Back,
    Retake,
    SwapDevice,
    Exception,
    Correct,
    Postpone,
    Import,
    Export,
    Print,
    SavePdf,
    Test,
    TestAll,
    Install,
    ChangeAssignment,
    Scan,
    AddPerson,
    ClearSearch,
    SendNow,
    History,
    Help,
    Approve,
    Unapprove,
    ScheduleVisit,
    TakeEvidence,
    Match,
    Differ,
    DocumentsLater,
    NextDocument,
    StudentWindow,
    Lock,
    FindAnyone,
    ShowUnsafe,
    Undo,
    ShowOther,
    Remedy,
    Close,
    Cancel,
    ForceCapture,
    Speak,
    StartAgent,
    SupervisorCode,
    ChooseAnother,
};

enum class ActionKind { Primary, Secondary, Quiet, Danger };

/// Busy: the label already says what is going on ("Menyimpan…"); a press is ignored, a moving bar
/// is drawn in the button.
enum class ActionState { Ready, Busy, Disabled };

/// A button. `subject` is handed back with the signal (which device, which record).
struct ActionView
{
    ActionId id = ActionId::None;
    QString label{};
    QString icon{};
    Qt::Key key = Qt::Key_unknown;
    ActionKind kind = ActionKind::Secondary;
    ActionState state = ActionState::Ready;
    QString whyDisabled{};
    QString subject{};
};

/// The bar below a page: quiet and secondary actions left, a note and the one primary right.
/// While recording, secondary actions that do not fit move behind "Lainnya" (F10 when free).
struct ActionBarView
{
    QVector<ActionView> actions{};
    QString note{};
    std::optional<ActionView> primary{};
};

struct ChipView
{
    QString text{};
    Tone tone = Tone::Neutral;
    QString icon{};
};

/// A cause and its remedy, for the rest behind "2 hal lain".
struct MatterView
{
    QString cause{};
    QString remedy{};
};

/// One per screen: the worst. Shown when `cause` is not empty.
struct AlertView
{
    Tone tone = Tone::Primary;
    QString icon{};
    QString cause{};
    QString remedy{};
    std::optional<ActionView> action{};
    QVector<MatterView> others{};
};

/// Leaves by itself after 6 s; never for errors.
struct ToastView
{
    QString text{};
    QString icon{};
    Tone tone = Tone::Ok;
    std::optional<ActionView> undo{};
};

/// An icon, a bold line and a quiet line: one measured fact.
struct CheckView
{
    Tone tone = Tone::Neutral;
    QString title{};
    QString detail{};
    QString icon{};
};

struct LabelledText
{
    QString label{};
    QString value{};
    QString icon{};
};

struct NumberView
{
    QString value{};
    QString label{};
    QString icon{};
    Tone tone = Tone::Neutral;
};

/// One part of a stacked bar. `label` is read aloud and shown as tool tip; a Neutral part without
/// a label is what remains.
struct SegmentView
{
    int weight = 0;
    Tone tone = Tone::Neutral;
    QString label{};
};

/// A quality 0..100 against its policy threshold; `value` < 0 is not measured.
struct QualityView
{
    QString label{};
    int value = -1;
    int threshold = 0;
    Tone tone = Tone::Neutral;
    QString word{};
};

/// A list without rows: icon, one sentence, one way on.
struct EmptyView
{
    QString icon{};
    QString sentence{};
    std::optional<ActionView> action{};
};

/// One of several answers, chosen by touch, arrows or its digit (1 for the first).
struct ChoiceView
{
    QString id{};
    QString label{};
    QString detail{};
};

/// Known length: `done` of `total`; total 0 is a moving bar. Always with a way to stop it.
struct ProgressView
{
    QString text{};
    int done = 0;
    int total = 0;
    std::optional<ActionView> cancel{};
};

/// A pen stroke in the pad's own area: x and y are 0..1 of its width and height.
using StrokeView = QVector<QPointF>;

enum class FingerState { Waiting, Turn, Good, Fair, Weak, Excepted };

/// `quality` < 0: no number. Hands hold ten of them in the order of the ISO finger positions
/// 1..10: right thumb to right little, then left thumb to left little.
struct FingerView
{
    FingerState state = FingerState::Waiting;
    int quality = -1;
    bool selected = false;
};

using HandsView = QVector<FingerView>;

} // namespace rekam::view
