#include "main/connections.h"

#include "documents/rekap_document.h"
#include "main/activity_watch.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <utility>

namespace rekam {

namespace {

void connectPanels(ui::Intents& intents, workflow::Panels& panels)
{
    using ui::Intents;
    using workflow::Panels;
    QObject::connect(&intents, &Intents::reasonChosen, &panels, &Panels::chooseReason);
    QObject::connect(&intents, &Intents::noteChanged, &panels, &Panels::setNote);
    QObject::connect(&intents, &Intents::exceptionFingerToggled, &panels, &Panels::toggleFinger);
    QObject::connect(&intents, &Intents::exceptionTargetToggled, &panels, &Panels::toggleTarget);
    QObject::connect(&intents, &Intents::correctionEdited, &panels, &Panels::editCorrection);
    QObject::connect(&intents, &Intents::approvalEntered, &panels, &Panels::enterApproval);
    QObject::connect(&intents, &Intents::fileChosen, &panels, &Panels::chooseFile);
    QObject::connect(&intents, &Intents::panelClosed, &panels, &Panels::close);
}

} // namespace

void connectIntents(ui::Intents& intents, workflow::Station& station)
{
    using ui::Intents;
    using workflow::Station;
    auto* watch = new ActivityWatch(&station);
    QCoreApplication::instance()->installEventFilter(watch);
    QObject::connect(watch, &ActivityWatch::seen, &station, &Station::noteActivity);
    QObject::connect(&intents, &Intents::actionTriggered, &station, &Station::act);
    QObject::connect(&intents, &Intents::navigate, &station, &Station::navigate);
    QObject::connect(&intents, &Intents::operatorChosen, &station, &Station::chooseOperator);
    QObject::connect(&intents, &Intents::loginRequested, &station, &Station::login);
    QObject::connect(&intents, &Intents::searchChanged, &station, &Station::search);
    QObject::connect(&intents, &Intents::classChosen, &station, &Station::chooseClass);
    QObject::connect(&intents, &Intents::filterChosen, &station, &Station::chooseFilter);
    QObject::connect(&intents, &Intents::personChosen, &station, &Station::choosePerson);
    QObject::connect(&intents, &Intents::scanned, &station, &Station::scanned);
    QObject::connect(&intents, &Intents::fieldFlagged, &station, &Station::flagField);
    QObject::connect(&intents, &Intents::documentRowChosen, &station, &Station::chooseDocumentRow);
    QObject::connect(&intents, &Intents::captureTabChosen, &station, &Station::chooseCaptureTab);
    QObject::connect(&intents, &Intents::takeChosen, &station, &Station::chooseTake);
    QObject::connect(&intents, &Intents::strokesDrawn, &station, &Station::drawStrokes);
    QObject::connect(&intents, &Intents::statementAgreed, &station, &Station::agreeStatement);
    QObject::connect(&intents, &Intents::studentAgreed, &station,
                     [&station] { station.agreeStatement(true); });
    QObject::connect(&intents, &Intents::studentApproved, &station,
                     &Station::approvePhotoByStudent);
    QObject::connect(&intents, &Intents::studentAskedRetake, &station,
                     &Station::retakePhotoByStudent);
    QObject::connect(&intents, &Intents::deviceCellChosen, &station, &Station::chooseDevice);
    QObject::connect(&intents, &Intents::appearanceChanged, &station, &Station::changeAppearance);
    QObject::connect(&intents, &Intents::syncTileChosen, &station, &Station::chooseSyncTile);
    QObject::connect(&intents, &Intents::syncRowChosen, &station, &Station::chooseSyncRow);
    connectPanels(intents, station.panels());
}

void connectStudentScreen(ui::StudentScreen& screen, ui::Intents& intents,
                          workflow::Station& station)
{
    using ui::Intents;
    QObject::connect(&intents, &Intents::actionTriggered, &screen, [&screen](view::ActionId what) {
        if (what == view::ActionId::StudentWindow) {
            screen.toggle();
        }
    });
    // Shown in turns, it has done its work with the student's answer.
    QObject::connect(&intents, &Intents::studentApproved, &screen, &ui::StudentScreen::giveBack);
    QObject::connect(&intents, &Intents::studentAskedRetake, &screen, &ui::StudentScreen::giveBack);
    QObject::connect(&intents, &Intents::studentAgreed, &screen, &ui::StudentScreen::giveBack);
    QObject::connect(&station, &workflow::Station::screenOpened, &screen,
                     &ui::StudentScreen::giveBack);
}

void connectRekap(workflow::CloseDayDesk& desk, workflow::StationCore& core, const QString& out)
{
    QObject::connect(&desk, &workflow::CloseDayDesk::rekapWanted, &desk,
                     [&desk, &core, out](workflow::RekapFacts facts) {
                         if (!core.practice()) {
                             // A plain file holds figures, no persons: a queue number with a
                             // disability beside it is one.
                             facts.people.clear();
                             facts.exceptions.clear();
                         }
                         const auto session = core.session() ? core.session()->id.value : 0;
                         const QString path =
                             QDir(out).filePath(QStringLiteral("rekap-%1-sesi-%2.pdf")
                                                    .arg(facts.day.toString(Qt::ISODate))
                                                    .arg(session));
                         core.compute(
                             &desk,
                             [facts, path, out] {
                                 return QDir().mkpath(out) && documents::writeRekap(facts, path)
                                            ? path
                                            : QString();
                             },
                             [&desk](const QString& written) { desk.rekapWritten(written); });
                     });
}

void takeRosterAtLogin(workflow::StationCore& core, workflow::Station& station,
                       const QString& roster)
{
    if (roster.isEmpty()) {
        return;
    }
    QObject::connect(
        &core, &workflow::StationCore::loggedInChanged, &station,
        [&station, &core, file = QFileInfo(roster).absoluteFilePath(), taken = false]() mutable {
            if (core.loggedIn() && !std::exchange(taken, true)) {
                station.panels().takeRoster(file);
            }
        });
}

void offerPracticeRoster(workflow::StationCore& core, workflow::Station& station,
                         const QString& roster)
{
    if (roster.isEmpty()) {
        return;
    }
    QObject::connect(
        &core, &workflow::StationCore::sessionChanged, &station,
        [&station, &core, file = QFileInfo(roster).absoluteFilePath(), asked = false]() mutable {
            if (core.loggedIn() && core.practice() && !std::exchange(asked, true) &&
                !core.session() && !core.closedDay()) {
                station.panels().takeRoster(file);
            }
        });
}

} // namespace rekam
