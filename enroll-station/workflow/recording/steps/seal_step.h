// Step 9, Ringkasan & segel: what is in the record, whether it is nobody else's, and the operator's
// own finger before it is sealed.
#pragma once

#include "workflow/capture_port.h"
#include "workflow/record/twin_check.h"
#include "workflow/recording/steps/step_desk.h"
#include "workflow/recording/summary.h"
#include "workflow/recording/summary_pictures.h"

#include <QTimer>

#include <memory>
#include <optional>

namespace rekam::workflow {

class SealStep final : public StepDesk
{
    Q_OBJECT

public:
    explicit SealStep(Recording& recording);

    void enter() override;
    void leave() override;
    void show() override;
    void act(view::ActionId action, const QString& subject) override;

    /// The fallback: the operator's passphrase was right and a supervisor agreed.
    void validatedBySupervisor(const std::string& supervisorId);
    /// Whom the record is like, in words, where a supervisor's validation decides that it is
    /// another person; else empty.
    [[nodiscard]] QString lookedAt() const;

private:
    enum class Validation { Idle, Waiting, Refused };

    void checkRecord();
    void compareRecord(TwinMaterial material);
    void loadPictures();
    void askOperator();
    void taken(const std::shared_ptr<const FingersTaken>& taken);
    void saveValidation(store::ValidationMethod method, std::optional<double> score,
                        const std::string& supervisorId,
                        const std::optional<crypto::Hash256>& frame);
    [[nodiscard]] TwinFinding finding() const;
    /// What no validation helps against.
    [[nodiscard]] bool isTwin() const;
    /// Like somebody else: a supervisor decides whether it is another person, and only a
    /// supervisor's validation counts.
    [[nodiscard]] bool needsLook() const;
    void takeFingerAgain();
    /// Everything was read again as it was captured, and compared.
    [[nodiscard]] bool sound() const;
    [[nodiscard]] bool validated() const;
    [[nodiscard]] SummaryFacts facts() const;
    [[nodiscard]] QVector<view::SummaryRowView> rows() const;
    [[nodiscard]] view::ValidationView validation() const;
    [[nodiscard]] view::ActionBarView actions() const;
    [[nodiscard]] view::ActionView askingPrimary() const;

    bool m_current = false;
    int m_visit = 0; ///< so that what was read for an earlier visit is known as such
    Validation m_validation = Validation::Idle;
    double m_refusedScore = 0;
    std::optional<TwinCheck> m_twins;
    std::shared_ptr<TwinGallery> m_gallery;               ///< used on the computing thread
    std::optional<std::vector<store::SampleId>> m_spoilt; ///< nothing until read again
    SummaryPictures m_pictures;
    QTimer m_expiry; ///< a validation lasts two minutes
    bool m_expired = false;
    bool m_checkFailed = false; ///< something could not be read; F5 reads it again
    bool m_decided = false;     ///< a supervisor saw whom this is like, and validated after that
};

} // namespace rekam::workflow
