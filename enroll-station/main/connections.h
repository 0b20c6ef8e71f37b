// Who hears whom: keys and clicks to the workflow, its wishes to screens, documents and lists.
#pragma once

#include "ui/intents.h"
#include "ui/student/student_screen.h"
#include "workflow/station/station.h"

#include <QString>

namespace rekam {

void connectIntents(ui::Intents& intents, workflow::Station& station);

void connectStudentScreen(ui::StudentScreen& screen, ui::Intents& intents,
                          workflow::Station& station);

/// Writes the rekap that closing the day asks for, on the computing thread.
void connectRekap(workflow::CloseDayDesk& desk, workflow::StationCore& core, const QString& out);

/// The list belongs into the store, which opens with the first login.
void takeRosterAtLogin(workflow::StationCore& core, workflow::Station& station,
                       const QString& roster);

/// A newcomer meets a queue, not an empty screen. Never over a list that somebody has brought.
void offerPracticeRoster(workflow::StationCore& core, workflow::Station& station,
                         const QString& roster);

} // namespace rekam
