// Works a whole session at the station's own keys: what a person would press, pressed by a program.
#pragma once

#include "main/window_display.h"
#include "virtual/subject_source.h"
#include "workflow/session/session_audit.h"
#include "workflow/station/station.h"

#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QSet>
#include <QString>
#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

namespace rekam {

enum class Pictures { None, OfEachScreen };

struct HeadlessOptions
{
    std::string personId;
    QString passphrase;
    QString rosterFile;
    std::size_t students = 20;
    QString outFolder; ///< receipts, rekap, screens
    Pictures pictures = Pictures::OfEachScreen;
    drivers::SourceOptions images; ///< without a folder every sample is synthetic
};

/// LATIHAN only. Ends the application with the contract's last line and its exit code: 0 all
/// accepted, 4 someone pending, 1 could not start. The home must be a practice home. Threading: the
/// main thread.
class HeadlessOperator final : public QObject
{
    Q_OBJECT

public:
    HeadlessOperator(workflow::Station& station, WindowDisplay& display, QWidget& window,
                     HeadlessOptions options);

    void start();

Q_SIGNALS:
    /// Right before a key of the recording is pressed.
    void pressing();

private:
    struct Trouble
    {
        view::Screen screen = view::Screen::Login;
        view::AlertView alert;
    };

    enum class Stage { LoggingIn, Importing, Choosing, Recording, Sending, Finishing, Over };

    struct Documents
    {
        std::optional<QVector<workflow::ReceiptFacts>> receipts;
        std::optional<workflow::RekapFacts> rekap;
    };

    void think();
    void press();
    void pressPrimary(const view::ActionBarView& bar);
    void importRoster();
    void imported(const workflow::ImportOutcome& outcome);
    void choosePeople(const record::RosterReport& list);

    struct Chosen
    {
        std::vector<store::PersonId> people;
        std::vector<std::string> niks;
        std::vector<store::RosterEntry> toRecord;   ///< of the people, who is not sealed yet
        std::vector<store::RosterEntry> passedOver; ///< too young, or recorded before
    };

    [[nodiscard]] static Chosen choose(workflow::OpenStation& station, store::SessionId session,
                                       const record::RosterReport& list, std::size_t count);
    void chosen(Chosen chosen);
    /// @return whether the folder of images serves these students; says what it lacks.
    [[nodiscard]] bool checkImages(const Chosen& chosen);
    void tellFewer() const;
    void nextPerson();
    void noteTrouble();
    [[nodiscard]] QString lastTrouble(const QString& otherwise) const;
    void postpone(const QString& cause);
    void waitForAnswers();
    void counted(const workflow::SessionCounts& counts);
    [[nodiscard]] bool confirmed() const;
    void finish(const workflow::SessionCounts& counts);
    void tour();
    void gatherDocuments();
    void writeDocuments(const Documents& facts);
    void tellCounts();
    void takePicture();
    void fail(const QString& cause);
    void say(const QString& line) const;
    void warn(const QString& line) const;

    workflow::Station& m_station;
    WindowDisplay& m_display;
    QWidget& m_window;
    HeadlessOptions m_options;
    Stage m_stage = Stage::LoggingIn;
    QTimer m_soon; ///< coalesces what is shown in one turn of the event loop
    store::SessionId m_session;
    std::vector<store::PersonId> m_people;
    std::size_t m_next = 0;
    QHash<int, int> m_presses;        ///< of the primary on each screen for the present student
    std::optional<Trouble> m_trouble; ///< last said to the operator for the present student
    std::optional<Trouble> m_before; ///< another cause, said just before that without success since
    int m_queueNumber = 0;           ///< of the present student
    QString m_nik;                   ///< of the present student
    QHash<QString, QString> m_broken; ///< by NIK: files that do not decode
    QSet<int> m_postponed;            ///< queue numbers put off in this run
    QSet<int> m_pictured;
    std::vector<view::Screen> m_tour; ///< screens that no recording leads to, still to be pictured
    workflow::SessionCounts m_counts; ///< of the session, once all is sent
    view::AlertView m_lineTrouble;    ///< what the sending screen says of the road
    QTimer m_stuck;                   ///< nothing was shown for too long
    QElapsedTimer m_quiet;            ///< since the counts last changed while waiting for answers
    int m_lastAccepted = -1;
    int m_lastReceived = -1;
};

} // namespace rekam
