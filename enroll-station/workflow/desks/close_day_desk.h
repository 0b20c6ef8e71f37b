// Tutup sesi: six steps, each green before the next; the last one is signed with a finger.
#pragma once

#include "workflow/desks/close_day_facts.h"
#include "workflow/desks/desk.h"
#include "workflow/panels/approval_request.h"

#include <array>
#include <optional>
#include <vector>

namespace rekam::workflow {

class CloseDayDesk final : public Desk
{
    Q_OBJECT

public:
    explicit CloseDayDesk(StationCore& core);

    void enter() override;
    void leave() override;
    void show() override;
    void act(view::ActionId what, const QString& subject) override;

    /// Where the slips of a practice day lie, to be named when it is closed.
    void setReceiptsFolder(const QString& folder) { m_receiptsFolder = folder; }

    /// The rekap that was asked for is at `path`; empty: it could not be written.
    void rekapWritten(const QString& path);

Q_SIGNALS:
    /// To be written as PDF; rekapWritten() answers.
    void rekapWanted(rekam::workflow::RekapFacts facts);
    /// A supervisor's passphrase is asked for: for exceptions, or for closing with a note.
    void wantsApproval(rekam::workflow::ApprovalRequest request);

private:
    enum class CloseStep { Unfinished, Exceptions, Copies, Rekap, Backup, Signing };
    static constexpr std::size_t kSteps = 6;

    void refresh();
    void backup();
    void askApproval();
    void approve(const std::vector<store::EnrolmentId>& records, const std::string& supervisorId);
    void askNote();
    [[nodiscard]] QVector<view::LabelledText> awaitingFacts() const;
    void askFinger();
    void askPassphrases();
    void fingerTaken(const std::shared_ptr<const FingersTaken>& taken);
    void closeSession();
    void trouble(const QString& cause, const QString& remedy);
    void reset();
    [[nodiscard]] bool done(CloseStep step) const;
    [[nodiscard]] CloseStep current() const;
    [[nodiscard]] view::CloseStepView stepView(CloseStep step) const;
    [[nodiscard]] QString detailOf(CloseStep step) const;
    void showStep(CloseStep step, view::CloseDayView& shown) const;
    void showCopies(view::CloseDayView& shown) const;
    void showSigning(view::CloseDayView& shown) const;
    void showClosed();

    bool m_open = false;
    bool m_busy = false;
    bool m_waitingForFinger = false;
    bool m_closed = false;
    std::optional<CloseFacts> m_facts;
    std::optional<std::string> m_noted;           ///< the supervisor who lets single copies be
    std::optional<crypto::Hash256> m_signingScan; ///< of the finger that signs
    std::optional<std::string> m_signedBy;        ///< the supervisor, where no finger signs
    QString m_receiptsFolder;
    QString m_rekapPath;
    QString m_backupPath;
    view::AlertView m_alert;
};

} // namespace rekam::workflow
