#include "workflow/panels/consent_panel.h"

#include "workflow/record/guardian_consent.h"
#include "workflow/recording/steps/paper_steps.h"
#include "workflow/words/words.h"

#include <array>

namespace rekam::workflow {

using packet::GuardianRelation;
using record::Step;
using view::ActionId;

namespace {

constexpr std::array kRelations = {GuardianRelation::Mother, GuardianRelation::Father,
                                   GuardianRelation::Guardian};

} // namespace

ConsentPanel::ConsentPanel(StationCore& core, Recording& recording)
    : Panel(core)
    , m_recording(recording)
{}

bool ConsentPanel::open()
{
    if (!m_recording.active() || m_recording.openStep() != Step::ReadBack ||
        consentNeed(m_recording.person(), localDate(core().now()), core().policy()) ==
            ConsentNeed::None) {
        return false;
    }
    m_saving = false;
    m_alert = {};
    if (const auto given = consentOf(m_recording.enrolment())) {
        m_relation = given->relation;
        m_name = words::text(given->name);
    } else {
        m_relation = GuardianRelation::Mother;
        m_name = nameOnCard();
    }
    show();
    return true;
}

QString ConsentPanel::nameOnCard() const
{
    const record::Person& who = m_recording.person();
    switch (m_relation) {
    case GuardianRelation::Mother:
        return words::text(who.mother);
    case GuardianRelation::Father:
        return words::text(who.father);
    case GuardianRelation::Guardian:
        break;
    }
    return {};
}

void ConsentPanel::show()
{
    view::ReasonPanelView shown;
    shown.title = tr("Persetujuan wali");
    shown.subtitle = tr("Siapa yang menyetujui perekaman anak ini? Tidak setuju: tunda (F8).");
    shown.icon = QStringLiteral("supervisor");
    const std::array labels = {tr("Ibu"), tr("Ayah"), tr("Wali lain")};
    for (std::size_t i = 0; i < kRelations.size(); ++i) {
        shown.reasons.append({words::text(packet::tokenOf(kRelations.at(i))), labels.at(i), {}});
    }
    shown.chosenId = words::text(packet::tokenOf(m_relation));
    shown.noteLabel = tr("Nama yang menyetujui");
    shown.note = m_name;
    shown.alert = m_alert;
    shown.actions.actions.append(closeAction(tr("Batal")));
    shown.actions.primary = primaryAction(tr("Simpan persetujuan"), QStringLiteral("check"));
    if (m_saving) {
        shown.actions.primary->state = view::ActionState::Busy;
    }
    present(shown);
}

void ConsentPanel::act(ActionId action, const QString&)
{
    if (action == ActionId::Close || action == ActionId::Back || action == ActionId::Cancel) {
        Q_EMIT finished();
    } else if (action == ActionId::Primary && !m_saving) {
        save();
    }
}

void ConsentPanel::chooseReason(const QString& reasonId)
{
    if (const auto relation = packet::parseGuardianRelation(reasonId.toStdString())) {
        m_relation = *relation;
        m_name = nameOnCard();
        show();
    }
}

void ConsentPanel::setNote(const QString& note)
{
    m_name = note; // the field shows it already
}

void ConsentPanel::save()
{
    const std::string name = m_name.simplified().toStdString();
    if (name.empty() || name.size() > packet::kGuardianNameBytesMax) {
        m_alert = {};
        m_alert.tone = view::Tone::Err;
        m_alert.cause = tr("Nama yang menyetujui belum diisi.");
        m_alert.remedy = tr("Tulis namanya seperti di KTP-el atau KK.");
        show();
        return;
    }
    if (m_recording.busy()) {
        return;
    }
    m_saving = true;
    show();
    m_recording.desk<ReadBackStep>(Step::ReadBack)
        .consent({m_relation, name, core().person().id, core().now()}, [this](const Status& saved) {
            m_saving = false;
            if (!saved) {
                m_alert = words::storeTrouble(saved.error());
                show();
                return;
            }
            Q_EMIT finished();
            m_recording.show();
        });
}

} // namespace rekam::workflow
