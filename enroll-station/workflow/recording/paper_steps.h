// Steps 1 and 2: the data are read aloud, and compared with KK and birth certificate.
#pragma once

#include "workflow/recording/step_desk.h"

#include <QHash>
#include <QSet>
#include <QVector>

namespace rekam::workflow {

/// Bacakan data: everything that will be sealed, in large type; capture is locked until it was
/// read.
class ReadBackStep final : public StepDesk
{
    Q_OBJECT

public:
    using StepDesk::StepDesk;

    void enter() override;
    void show() override;
    void act(view::ActionId action, const QString& subject) override;

    /// The student says that this field is wrong, or takes it back.
    void flag(const QString& fieldId, bool wrong);

private:
    [[nodiscard]] QVector<view::ReadBackFieldView> fields() const;

    QSet<QString> m_flagged;
};

/// Berkas: SIAK beside KK and akta, a tick per field. SIAK is never edited here; a difference marks
/// the person as *Perlu perbaikan data*.
class DocumentsStep final : public StepDesk
{
    Q_OBJECT

public:
    using StepDesk::StepDesk;

    void enter() override;
    void show() override;
    void act(view::ActionId action, const QString& subject) override;

    void choose(const QString& rowId);

private:
    enum class Result { Unchecked, Match, Differs, Later };

    struct Row
    {
        QString id;
        QString label;
        QString siak;
        QString paper; ///< which paper shows it
        bool machine = false;
    };

    [[nodiscard]] QVector<Row> rows() const;
    [[nodiscard]] QString nextUnchecked() const;
    [[nodiscard]] std::string json() const;
    void mark(Result result);
    void markAllLater();
    void finish();

    QHash<QString, Result> m_results;
    QString m_chosen;
};

} // namespace rekam::workflow
