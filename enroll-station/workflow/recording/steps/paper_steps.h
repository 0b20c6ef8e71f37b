// Steps 1 and 2: the data are read aloud, and compared with KK and birth certificate.
#pragma once

#include "base/result.h"
#include "packet/record_document.h"
#include "record/enrolment.h"
#include "workflow/record/guardian_consent.h"
#include "workflow/recording/steps/step_desk.h"

#include <QHash>
#include <QSet>
#include <QVector>

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rekam::workflow {

/// What steps 1 and 2 share: SIAK is never edited, a wrong field gets a proposal.
class PaperStep : public StepDesk
{
    Q_OBJECT

public:
    using StepDesk::StepDesk;

    struct Field
    {
        QString id;
        QString label;
        QString value;
    };

    [[nodiscard]] virtual QVector<Field> correctable() const = 0;
    /// Fields that were marked as wrong, with or without a proposal.
    [[nodiscard]] virtual QSet<QString> wrong() const = 0;

    [[nodiscard]] const std::vector<packet::Correction>& corrections() const
    {
        return m_corrections;
    }

    /// Replaces the proposals of this step and saves them; the fields count as wrong from now on.
    void correct(std::vector<packet::Correction> corrections,
                 std::function<void(const Status&)> then);

protected:
    [[nodiscard]] virtual record::Step step() const = 0;
    /// The step's own data, without the proposals.
    [[nodiscard]] virtual std::string json() const = 0;
    virtual void markWrong(const QString& fieldId) = 0;

    /// One line; empty if SIAK has none.
    [[nodiscard]] static QString addressOf(const record::Address& address);
    /// *Ada yang salah*, *Usulan perbaikan* (F7).
    [[nodiscard]] static view::ActionView correctAction(const QString& label);

    void loadCorrections();
    /// Saves the step as it stands, done or not.
    void saveStanding(std::function<void(const Status&)> then);
    /// What is saved: the step's own data, the proposals, and a bare mark for every other wrong
    /// field.
    [[nodiscard]] std::string fullJson() const;

private:
    std::vector<packet::Correction> m_corrections;
};

/// Bacakan data: everything that will be sealed, in large type; capture is locked until it was
/// read.
class ReadBackStep final : public PaperStep
{
    Q_OBJECT

public:
    using PaperStep::PaperStep;

    void enter() override;
    void show() override;
    void act(view::ActionId action, const QString& subject) override;

    /// The student says that this field is wrong, or takes it back.
    void flag(const QString& fieldId, bool wrong);

    /// A parent or guardian has agreed: saved at once.
    void consent(packet::GuardianConsent given, std::function<void(const Status&)> then);

    [[nodiscard]] QVector<Field> correctable() const override;

    [[nodiscard]] QSet<QString> wrong() const override { return m_flagged; }

protected:
    [[nodiscard]] record::Step step() const override { return record::Step::ReadBack; }

    [[nodiscard]] std::string json() const override;

    void markWrong(const QString& fieldId) override { m_flagged.insert(fieldId); }

private:
    [[nodiscard]] QVector<view::ReadBackFieldView> fields() const;

    [[nodiscard]] ConsentNeed need() const;
    [[nodiscard]] view::AlertView alert() const;

    QSet<QString> m_flagged;
    std::optional<packet::GuardianConsent> m_consent;
};

/// Why a student's papers are compared later.
enum class PapersLater { NoFamilyCard, NoBirthCertificate, Neither, Unreadable, Other };

/// As stored in the step's data.
[[nodiscard]] std::string_view tokenOf(PapersLater reason);
[[nodiscard]] std::optional<PapersLater> parsePapersLater(std::string_view token);
/// In the language of the screen.
[[nodiscard]] QString wordOf(PapersLater reason);

/// Berkas: SIAK beside KK and akta, a tick per field. SIAK is never edited here; a difference marks
/// the person as *Perlu perbaikan data*.
class DocumentsStep final : public PaperStep
{
    Q_OBJECT

public:
    using PaperStep::PaperStep;

    void enter() override;
    void show() override;
    void act(view::ActionId action, const QString& subject) override;

    void choose(const QString& rowId);

    /// *Berkas menyusul*: what is not compared yet waits for the papers, for `reason`; the step is
    /// done.
    void markLater(PapersLater reason, const QString& note);

    [[nodiscard]] QVector<Field> correctable() const override;
    [[nodiscard]] QSet<QString> wrong() const override;

protected:
    [[nodiscard]] record::Step step() const override { return record::Step::Documents; }

    [[nodiscard]] std::string json() const override;

    void markWrong(const QString& fieldId) override { m_results[fieldId] = Result::Differs; }

private:
    enum class Result {
        Unchecked,
        Match,
        Differs,
        Later,
        Empty, ///< neither SIAK nor the papers say anything: nothing was compared
    };

    struct Row
    {
        QString id;
        QString label;
        QString siak;
        QString paper; ///< which paper shows it
        bool machine = false;
        bool lacking = false; ///< empty in SIAK, though every KK or birth certificate tells it
    };

    /// What may be said of a row: *Cocok*, *Kosong juga*, or neither.
    enum class Standing { Filled, Empty, Lacking };

    [[nodiscard]] QVector<Row> rows() const;
    [[nodiscard]] view::DocumentRowView shownRow(const Row& row) const;
    [[nodiscard]] view::AlertView alert() const;
    [[nodiscard]] view::ActionBarView actions() const;
    [[nodiscard]] static const Row* find(const QVector<Row>& rows, const QString& id);
    [[nodiscard]] Standing chosenStanding() const;
    [[nodiscard]] bool chosenIsChecked() const;
    [[nodiscard]] QString labelOf(const QString& rowId) const;
    [[nodiscard]] QString nextUnchecked() const;
    void mark(Result result);
    void forgetReason();
    void finish();

    QHash<QString, Result> m_results;
    QString m_chosen;
    std::optional<PapersLater> m_later; ///< why papers follow; nothing while none do
    QString m_laterNote;
    bool m_wentBack = false; ///< somebody chose the row, instead of coming to it
    bool m_asked = false;    ///< Spasi or Enter on a row that is empty in SIAK
};

} // namespace rekam::workflow
