// Everything that a person can ask of the station, as signals: the one door from the ui inwards.
//
// Pages emit here and hold nothing else. The composition root connects each signal to the
// workflow. All signals are emitted on the ui thread, from an event, never while a view is being
// presented.
#pragma once

#include "workflow/view/all.h"

#include <QObject>

namespace rekam::ui {

class Intents : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

Q_SIGNALS:
    /// Any offered action: button, key, or the row it belongs to. `subject` is the action's own.
    void actionTriggered(rekam::view::ActionId id, const QString& subject);

    /// Rail, function keys F2 F3 F4, a step already done, a row of the summary.
    void navigate(rekam::view::Screen screen);
    void deviceCellChosen(const QString& deviceId);

    // Masuk
    void operatorChosen(const QString& personId);
    /// The passphrase leaves the field with this signal and is cleared there.
    void loginRequested(const QString& personId, const QString& passphrase);

    // Antrean
    void searchChanged(const QString& text);
    void classChosen(int index);
    void filterChosen(const QString& filterId);
    void personChosen(const QString& personId);
    /// A hand-held scanner typed this (keys less than 30 ms apart, ended by Enter).
    void scanned(const QString& text);

    // Perekaman
    void fieldFlagged(const QString& fieldId, bool wrong);
    void correctionEdited(const QString& fieldId, const QString& after, const QString& basis);
    void documentRowChosen(const QString& rowId);
    void takeChosen(int index); ///< 0-based
    void strokesDrawn(const QVector<rekam::view::StrokeView>& strokes, double aspect);
    void captureTabChosen(int index);
    void statementAgreed(bool agreed);

    // Panels
    void reasonChosen(const QString& reasonId); ///< reason panel and exception panel
    void noteChanged(const QString& text);
    void exceptionFingerToggled(int index); ///< 0..9, ISO position - 1
    void exceptionTargetToggled(const QString& targetId);
    void approvalEntered(const QString& personId, const QString& code);
    void fileChosen(const QString& path);
    void panelClosed();

    // Kirim, Setelan, Tutup sesi
    void syncTileChosen(const QString& tileId);
    void syncRowChosen(const QString& rowId);
    void appearanceChanged(const rekam::view::AppearanceView& appearance);
    void closeRowChosen(const QString& rowId);

    // The student's own touches
    void studentApproved();
    void studentAskedRetake();
    void studentAgreed();
};

} // namespace rekam::ui
