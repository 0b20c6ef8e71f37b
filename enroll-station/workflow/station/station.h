// The station as the operator meets it: which screen is open, who hears a key, what the frame
// shows.
#pragma once

#include "workflow/desks/close_day_desk.h"
#include "workflow/desks/devices_desk.h"
#include "workflow/desks/home_desk.h"
#include "workflow/desks/login_desk.h"
#include "workflow/desks/queue_desk.h"
#include "workflow/desks/settings_desk.h"
#include "workflow/desks/sync_desk.h"
#include "workflow/panels/panels.h"
#include "workflow/record/open_mark.h"
#include "workflow/recording/recording.h"
#include "workflow/station/station_core.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <memory>
#include <optional>
#include <string>

namespace rekam::workflow {

/// One slot for each intent of the windows; whoever sits before them, a person or a program, goes
/// through the same slots. Threading: the main thread.
class Station : public QObject
{
    Q_OBJECT

public:
    explicit Station(StationCore& core, QObject* parent = nullptr);

    /// Loads the bundle, finds devices, opens the login screen.
    void start();

    /// A person is at the keys: after a power cut the record at work is opened again at their
    /// login.
    void resumeAfterCut() { m_resumes = true; }

    [[nodiscard]] StationCore& core() { return m_core; }

    [[nodiscard]] Recording& recording() { return m_recording; }

    [[nodiscard]] QueueDesk& queue() { return m_queue; }

    [[nodiscard]] HomeDesk& home() { return m_home; }

    [[nodiscard]] SettingsDesk& settings() { return m_settings; }

    [[nodiscard]] CloseDayDesk& closeDay() { return m_closeDay; }

    [[nodiscard]] Panels& panels() { return m_panels; }

    [[nodiscard]] view::Screen screen() const { return m_screen; }

public Q_SLOTS:
    /// A person did something at this station: it stays open for the policy's minutes from now.
    void noteActivity();
    /// Locks after the policy's minutes without one. Nothing that was saved is lost; whoever
    /// unlocks it again goes on with the student they had.
    void lockIfIdle();
    void act(rekam::view::ActionId action, const QString& subject);
    void navigate(rekam::view::Screen screen);
    void login(const QString& personId, const QString& passphrase);
    void chooseOperator(const QString& personId);
    void search(const QString& text);
    void chooseClass(int index);
    void chooseFilter(const QString& filterId);
    void choosePerson(const QString& personId);
    void scanned(const QString& text);
    void flagField(const QString& fieldId, bool wrong);
    void chooseDocumentRow(const QString& rowId);
    void chooseTake(int index);
    void chooseCaptureTab(int index);
    void drawStrokes(const QVector<rekam::view::StrokeView>& strokes, double aspect);
    void agreeStatement(bool agreed);
    void approvePhotoByStudent();
    void retakePhotoByStudent();
    void chooseDevice(const QString& cellId);
    void changeAppearance(const rekam::view::AppearanceView& appearance);
    void chooseSyncTile(const QString& tileId);
    void chooseSyncRow(const QString& rowId);

Q_SIGNALS:
    void screenOpened(rekam::view::Screen screen);

private:
    void connectDesks();
    void open(view::Screen screen);
    /// Everything that is shown, worded anew.
    void showAll();
    void resumeRecording();
    [[nodiscard]] Desk* deskOf(view::Screen screen);
    void showShell();
    void openPanel(view::ActionId which, const QString& subject);
    void actWhileRecording(view::ActionId action, const QString& subject);
    void measure();
    void recordingFailed(const Error& error);
    void lock();
    void unlocked();
    void goOnAfterCut();
    [[nodiscard]] static QString stopped(Stop stop);
    /// To the queue's search; a record at work is asked about first.
    void findAnyone(const QString& text);

    StationCore& m_core;
    LoginDesk m_login;
    HomeDesk m_home;
    QueueDesk m_queue;
    SyncDesk m_sync;
    DevicesDesk m_devices;
    SettingsDesk m_settings;
    CloseDayDesk m_closeDay;
    Recording m_recording;
    Panels m_panels;

    /// Whose recording the lock interrupted, and who was at it.
    struct Interrupted
    {
        store::PersonId student;
        std::string operatorId;
        bool sealed = false; ///< only the receipt is left
    };

    std::optional<Interrupted> m_interrupted;
    bool m_resumes = false;
    std::optional<Stop> m_afterCut; ///< the record that opens next was cut off so
    std::chrono::milliseconds m_lastActivity{};
    view::Screen m_screen = view::Screen::Login;
    MachineFacts m_machine;
    QTimer m_clock;
    QTimer m_measuring;
};

} // namespace rekam::workflow
