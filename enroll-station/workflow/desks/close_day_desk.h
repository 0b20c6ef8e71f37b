// Tutup sesi: six steps, each green before the next; the last one is signed with a finger.
#pragma once

#include "workflow/desks/desk.h"
#include "workflow/document_facts.h"

#include <array>
#include <optional>
#include <vector>

namespace rekam::workflow {

/// What closing a session depends on, as the store holds it.
struct CloseFacts
{
    struct Unsafe
    {
        std::string name;
        int queueNumber = 0;
        store::PacketRow packet;
    };

    std::vector<std::string> unfinished; ///< names of those whose recording is open
    std::vector<std::string> unapproved; ///< one entry an exception without a supervisor
    std::vector<Unsafe> unsafe;          ///< sealed packets of which there is one copy
    int packets = 0;
    int received = 0;
    std::optional<RekapFacts> rekap;
};

/// Thread: the store's.
[[nodiscard]] Result<CloseFacts> gatherClosing(OpenStation& station, store::SessionId session);

class CloseDayDesk final : public Desk
{
    Q_OBJECT

public:
    explicit CloseDayDesk(StationCore& core);

    void enter() override;
    void leave() override;
    void show() override;
    void act(view::ActionId action, const QString& subject) override;

    /// The rekap that was asked for is at `path`; empty: it could not be written.
    void rekapWritten(const QString& path);

Q_SIGNALS:
    /// To be written as PDF; rekapWritten() answers.
    void rekapWanted(rekam::workflow::RekapFacts facts);

private:
    enum class CloseStep { Unfinished, Exceptions, Copies, Rekap, Backup, Signing };
    static constexpr std::size_t kSteps = 6;

    void refresh();
    void backup();
    void askFinger();
    void fingerTaken(const std::shared_ptr<const FingersTaken>& taken);
    void closeSession();
    void trouble(const QString& cause, const QString& remedy);
    void reset();
    [[nodiscard]] bool done(CloseStep step) const;
    [[nodiscard]] CloseStep current() const;
    [[nodiscard]] view::CloseStepView stepView(CloseStep step) const;
    [[nodiscard]] QString detailOf(CloseStep step) const;
    void showStep(CloseStep step, view::CloseDayView& shown) const;
    void showClosed();

    bool m_open = false;
    bool m_busy = false;
    bool m_waitingForFinger = false;
    bool m_closed = false;
    std::optional<CloseFacts> m_facts;
    QString m_rekapPath;
    QString m_backupPath;
    view::AlertView m_alert;
};

} // namespace rekam::workflow
