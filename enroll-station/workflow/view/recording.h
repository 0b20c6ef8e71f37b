// The ten steps of a record and the exception panel.
#pragma once

#include "workflow/view/entry.h"

namespace rekam::view {

enum class FieldScale { Normal, Name, Long };

struct ReadBackFieldView
{
    QString id{};
    QString label{};
    QString value{};
    FieldScale scale = FieldScale::Normal; ///< Name and Long take a whole row
    bool machine = false;                  ///< drawn in the machine face (NIK, KK)
    bool flagged = false;                  ///< the student said that this is wrong
};

struct ReadBackView
{
    QString instruction{};
    ChipView studentScreen{};
    QVector<ReadBackFieldView> fields{};
    AlertView alert{};
    ActionBarView actions{};
};

/// F7 of steps 1 and 2: what is wrong, what it should be, on which paper that rests.
struct CorrectionFieldView
{
    QString id{};
    QString label{};
    QString before{};
    QString after{};
    QString basis{};
    QString error{};
};

struct CorrectionPanelView
{
    QString title{};
    QString subtitle{};
    QVector<CorrectionFieldView> fields{};
    QString chosenId{};
    QStringList bases{};
    AlertView alert{};
    ActionBarView actions{};
};

struct DocumentRowView
{
    QString id{};
    QString label{};
    QString siak{};
    QString paper{};
    ChipView result{};
    bool machine = false;
};

struct DocumentsView
{
    QVector<DocumentRowView> rows{};
    QString chosenId{};
    QString paperTitle{};
    ChipView paperChip{};
    QImage paper{};                     ///< the scan; null while there is none
    QString paperEmpty{};               ///< sentence in place of the scan
    QVector<ActionView> paperActions{}; ///< scan again, papers later
    QString paperHint{};
    AlertView alert{};
    ActionBarView actions{};
};

enum class LivePhase {
    Starting, ///< the device is being opened
    Live,
    Taken, ///< the still of the chosen take is shown
    Lost,  ///< the last frame, greyed
};

struct TakeView
{
    QImage image{};
    QString label{};
    ChipView state{};
    bool chosen = false;
};

/// Where the face belongs, in parts (0..1) of the picture; drawn only while live.
struct FaceGuideView
{
    QPointF centre{0.5, 0.485};
    double halfWidth = 0.307;
    double halfHeight = 0.295;
    double eyeLine = 0.467;
};

struct PhotoView
{
    LivePhase phase = LivePhase::Live;
    QString liveTitle{};
    ChipView liveChip{};
    QImage still{}; ///< shown in phases Taken and Lost; live frames come by showPreview()
    FaceGuideView guide{};
    QString liveText{}; ///< sentence over the picture (Starting, Lost)
    QString checksTitle{};
    ChipView checksChip{};
    QVector<CheckView> checks{};
    QString takesTitle{};
    QString takesNote{};
    QVector<TakeView> takes{}; ///< three, empty ones with a null image
    AlertView alert{};
    ActionBarView actions{};
};

struct SignatureView
{
    QString title{};
    QVector<ChipView> chips{};
    QVector<StrokeView> strokes{};
    double padAspect = 2.7; ///< width / height of the pad's area
    QString emptyText{};
    bool drawHere = false; ///< the touch screen is the pad: the canvas emits strokes
    QVector<CheckView> checks{};
    AlertView alert{};
    ActionBarView actions{};
};

struct CaptureTabView
{
    QString title{};
    QString note{};
    Tone tone = Tone::Neutral;
    bool chosen = false;
};

struct PrintView
{
    QString finger{};
    QImage image{};
    Tone tone = Tone::Neutral;
};

struct FingerprintsView
{
    QVector<CaptureTabView> tabs{};
    QString handsTitle{};
    QString handsNote{};
    HandsView hands{};
    int threshold = 0;
    QString resultTitle{};
    ChipView resultChip{};
    QString resultEmpty{};
    bool live = false; ///< the slot above the meters shows live frames of the reader
    QVector<PrintView> prints{};
    QVector<QualityView> qualities{};
    AlertView alert{};
    ActionBarView actions{};
};

struct CircleView
{
    QPointF centre{}; ///< in pixels of the image
    double radius = 0;
};

struct EyeView
{
    QString title{};
    ChipView chip{};
    Tone tone = Tone::Neutral;
    QImage image{};
    std::optional<CircleView> pupil{};
    std::optional<CircleView> iris{};
    QString emptyText{};
    QVector<QualityView> qualities{};
};

/// `valueCm` < 0: not known. The bar runs from minCm to maxCm.
struct DistanceView
{
    QString headline{};
    QString hint{};
    double valueCm = -1;
    double minCm = 20;
    double maxCm = 45;
    double goodFromCm = 28;
    double goodToCm = 35;
};

struct IrisView
{
    std::optional<DistanceView> distance{};
    EyeView left{};
    EyeView right{};
    AlertView alert{};
    ActionBarView actions{};
};

struct VerifyTileView
{
    QString title{};
    ChipView chip{};
    Tone tone = Tone::Neutral;
    bool turn = false;
    QImage stored{};
    QImage fresh{};
    QString storedLabel{};
    QString freshLabel{};
    QString emptyText{};
    QualityView score{}; ///< value and threshold on a bar of `scoreFull`
    int scoreFull = 100;
};

struct VerificationView
{
    QString title{};
    QString subtitle{};
    QVector<VerifyTileView> tiles{};
    AlertView alert{};
    ActionBarView actions{};
};

struct StatementView
{
    QString title{};
    ChipView chip{};
    QStringList paragraphs{};
    QVector<LabelledText> data{};
    QString agreeLabel{};
    bool agreed = false;
    bool canAgree = true;
    QString signatureTitle{};
    ChipView signatureChip{};
    QVector<StrokeView> strokes{};
    double padAspect = 2.7;
    QString emptyText{};
    QString boundTo{}; ///< hash of the record that the signature is bound to, shortened
    AlertView alert{};
    ActionBarView actions{};
};

struct SummaryRowView
{
    Screen screen = Screen::Photo;
    QString title{};
    QString detail{};
    ChipView chip{};
    QVector<QImage> images{};
    QVector<StrokeView> strokes{};
    double padAspect = 2.7;
    HandsView fingers{};
    QString icon{}; ///< when there is nothing to draw
};

enum class ValidationState { Idle, Waiting, Matched, Refused, Expired };

struct ValidationView
{
    QString title{};
    ChipView chip{};
    ValidationState state = ValidationState::Idle;
    QString who{};
    QString detail{};
};

struct SummaryView
{
    QString title{};
    ChipView chip{};
    QVector<SummaryRowView> rows{};
    QString checksTitle{};
    QVector<CheckView> checks{};
    ValidationView validation{};
    AlertView alert{};
    ActionBarView actions{};
};

struct TrailView
{
    QString icon{};
    Tone tone = Tone::Neutral;
    QString title{};
    QString detail{};
    ChipView chip{};
};

struct ReceiptPaperView
{
    QString title{};
    QString number{};
    QVector<LabelledText> lines{};
    QString state{};
    QImage qr{};
    QString footer{};
    QString code{}; ///< what the QR code says; drawn into `qr` by whoever can
};

struct ReceiptView
{
    Tone tone = Tone::Ok;
    QString icon{};
    QString headline{};
    QString subline{};
    QVector<TrailView> trail{};
    CheckView card{};
    QString paperTitle{};
    ChipView paperChip{};
    ReceiptPaperView paper{};
    AlertView next{};
    ActionBarView actions{};
};

enum class ExceptionKind { Fingers, Eyes, Signature, Verification };

/// The panel of F7. It covers the right side; the chosen fingers or eyes stay on the left.
struct ExceptionView
{
    ExceptionKind kind = ExceptionKind::Fingers;
    QString targetsTitle{};
    QString targetsHint{};
    HandsView hands{};             ///< Fingers: `selected` marks the excepted ones
    QVector<ChoiceView> targets{}; ///< Eyes: left, right
    QStringList chosenTargets{};
    AlertView chosen{};
    QString title{};
    QString subtitle{};
    QVector<ChoiceView> reasons{};
    QString reasonId{};
    QImage evidence{};         ///< as taken
    bool evidenceLive = false; ///< in its place live frames, which come by showPreview()
    QString evidenceTitle{};
    QString evidenceDetail{};
    std::optional<ActionView> evidenceAction{};
    CheckView approval{};
    std::optional<ActionView> approvalAction{};
    ActionBarView actions{};
};

} // namespace rekam::view
