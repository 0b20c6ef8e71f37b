#include "workflow/panels/postpone_panel.h"

#include "workflow/words/words.h"

#include <array>

namespace rekam::workflow {

using view::ActionId;

namespace {

constexpr std::array kReasons = {
    record::NotDoneReason::AbsentPerson, record::NotDoneReason::Declined,
    record::NotDoneReason::EquipmentFailure, record::NotDoneReason::DataMismatch,
    record::NotDoneReason::Deferred};

} // namespace

PostponePanel::PostponePanel(StationCore& core, Recording& recording)
    : Panel(core)
    , m_recording(recording)
{}

void PostponePanel::open(std::optional<store::PersonId> person)
{
    m_person = person;
    m_reason = words::text(record::tokenOf(record::NotDoneReason::Deferred));
    m_note.clear();
    show();
}

void PostponePanel::show()
{
    view::ReasonPanelView shown;
    shown.title = tr("Tunda siswa ini");
    shown.subtitle = tr("Yang sudah tersimpan tidak hilang. Siswa dapat dilanjutkan kapan saja.");
    shown.icon = QStringLiteral("postpone");
    for (const record::NotDoneReason reason : kReasons) {
        shown.reasons.append(
            {words::text(record::tokenOf(reason)), words::notDoneReason(reason), {}});
    }
    shown.chosenId = m_reason;
    shown.noteLabel = tr("Catatan (boleh kosong)");
    shown.note = m_note;
    shown.actions.actions.append(closeAction(tr("Batal")));
    shown.actions.primary = primaryAction(tr("Tunda siswa"), QStringLiteral("postpone"));
    present(shown);
}

void PostponePanel::act(ActionId action, const QString&)
{
    if (action == ActionId::Close || action == ActionId::Back || action == ActionId::Cancel) {
        Q_EMIT finished();
    } else if (action == ActionId::Primary) {
        postpone();
    }
}

void PostponePanel::postpone()
{
    const auto reason = record::parseNotDoneReason(m_reason.toStdString());
    if (!reason) {
        return;
    }
    const QString note = m_note;
    const auto person = m_person;
    Q_EMIT finished();
    if (!person) {
        if (m_recording.active()) {
            m_recording.postpone(*reason, note);
        }
        return;
    }
    core().onStore(
        this,
        [person = *person, reason = *reason, text = note.toStdString()](OpenStation& station) {
            return station.store->roster().postpone(person, reason, text);
        },
        [this](const Status& saved) {
            if (saved) {
                Q_EMIT postponed();
            } else {
                const view::AlertView trouble = words::storeTrouble(saved.error());
                core().display().showToast({trouble.cause, {}, view::Tone::Err, {}});
            }
        });
}

void PostponePanel::chooseReason(const QString& reasonId)
{
    m_reason = reasonId;
    show();
}

void PostponePanel::setNote(const QString& note)
{
    m_note = note; // the field shows it already
}

} // namespace rekam::workflow
