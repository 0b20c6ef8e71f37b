// *Impor daftar*: choose the file, confirm the assignment, see what became of every row.
#pragma once

#include "workflow/desks/home_desk.h"
#include "workflow/panels/file_search.h"
#include "workflow/panels/panel.h"
#include "workflow/session/assignment_guess.h"

#include <memory>
#include <optional>

namespace rekam::workflow {

class RosterPanel final : public Panel
{
    Q_OBJECT

public:
    RosterPanel(StationCore& core, HomeDesk& home);

    void open();

    /// Reads and imports that file into the assignment that it names itself, without asking; the
    /// report is shown, or why it cannot be read.
    void take(const QString& path);

    /// Where files are looked for; usualFolders() until set.
    void setFolders(const QStringList& folders) { m_search.setFolders(folders); }

    void show() override;
    void act(view::ActionId action, const QString& subject) override;
    void closed() override;
    void chooseFile(const QString& path) override;
    void chooseReason(const QString& school) override;
    void setNote(const QString& sptNumber) override;

Q_SIGNALS:
    /// The file was not imported; nothing in the store has changed.
    void refused(rekam::view::AlertView why);

private:
    enum class Stage { Files, Reading, Assignment, Importing, Report };

    void read(const QString& path);
    void import();
    void failed(const Error& error);
    void showFiles();
    void showAssignment();
    void showReport();
    void restage(Stage stage);

    HomeDesk& m_home;
    FileSearch m_search{{QStringLiteral("*.csv")}};
    Stage m_stage = Stage::Files;
    int m_visit = 0; ///< so that a list read for an earlier opening is known as such
    QString m_path;
    AssignmentGuess m_guess;
    std::size_t m_accepted = 0;
    bool m_asks = true;    ///< the operator confirms the assignment
    bool m_marked = false; ///< the list says that it is approved
    QString m_school;
    QString m_spt;
    std::shared_ptr<const ImportOutcome> m_outcome;
    view::AlertView m_alert;
};

} // namespace rekam::workflow
