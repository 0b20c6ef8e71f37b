// Step 10, Bukti: where the sealed record is, what the student takes home, who is next.
#pragma once

#include "store/tables/packet_table.h"
#include "store/tables/roster_table.h"
#include "workflow/document_facts.h"
#include "workflow/recording/steps/step_desk.h"

#include <optional>

namespace rekam::workflow {

class ReceiptStep final : public StepDesk
{
    Q_OBJECT

public:
    explicit ReceiptStep(Recording& recording);

    void enter() override;
    void leave() override;
    void show() override;
    void act(view::ActionId action, const QString& subject) override;

    /// How it went with what printRequested() asked for.
    enum class Printing {
        Opened,
        NotWritten,
        NoMemoryFolder, ///< nowhere but on the disk could it lie
        NoViewer
    };
    /// `path` is where the PDF lies, for who has no viewer.
    void printed(Printing outcome, const QString& path = {});

Q_SIGNALS:
    void printRequested(rekam::workflow::ReceiptFacts facts);
    void nextRequested();

private:
    /// What the store knows of the sealed record and of the queue.
    struct Facts
    {
        std::optional<store::PacketRow> packet;
        std::optional<store::RosterEntry> next; ///< nobody: the queue is done
        std::optional<Error> error;
    };

    void refresh();
    [[nodiscard]] bool safe() const;
    [[nodiscard]] QString subline() const;
    [[nodiscard]] bool held() const; ///< set aside on its road
    [[nodiscard]] QVector<view::TrailView> trail() const;
    [[nodiscard]] view::CheckView card() const;
    [[nodiscard]] view::ReceiptPaperView paper() const;
    [[nodiscard]] view::AlertView next() const;
    void showStudent() const;

    bool m_current = false;
    Facts m_facts; ///< empty until the store answered
};

} // namespace rekam::workflow
