#include "workflow/station/panels.h"

#include "workflow/desks/desk.h"
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

Panels::Panels(StationCore& core, Recording& recording)
    : m_core(core)
    , m_recording(recording)
{}

void Panels::openPostpone(std::optional<store::PersonId> person)
{
    m_open = Kind::Postpone;
    m_person = person;
    m_reason = words::text(record::tokenOf(record::NotDoneReason::Deferred));
    m_note.clear();
    showPostpone();
}

void Panels::showPostpone()
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
    shown.actions.actions.append(
        action(ActionId::Close, tr("Batal"), QStringLiteral("close"), Qt::Key_Escape));
    shown.actions.primary = primaryAction(tr("Tunda siswa"), QStringLiteral("postpone"));
    m_core.display().presentPanel(shown);
}

bool Panels::act(ActionId what, const QString&)
{
    if (m_open == Kind::None) {
        return false;
    }
    if (what == ActionId::Close || what == ActionId::Back || what == ActionId::Cancel) {
        close();
    } else if (what == ActionId::Primary) {
        postpone();
    }
    return true;
}

void Panels::postpone()
{
    const auto reason = record::parseNotDoneReason(m_reason.toStdString());
    if (!reason) {
        return;
    }
    const QString note = m_note;
    const auto person = m_person;
    close();
    if (!person) {
        m_recording.postpone(*reason, note);
        return;
    }
    m_core.onStore(
        this,
        [person = *person, reason = *reason, text = note.toStdString()](OpenStation& station) {
            return station.store->roster().postpone(person, reason, text);
        },
        [this](const Status& saved) {
            if (saved) {
                Q_EMIT postponed();
            } else {
                const view::AlertView trouble = words::storeTrouble(saved.error());
                m_core.display().showToast({trouble.cause, {}, view::Tone::Err, {}});
            }
        });
}

void Panels::chooseReason(const QString& reasonId)
{
    m_reason = reasonId;
    showPostpone();
}

void Panels::setNote(const QString& note)
{
    m_note = note; // the field shows it already
}

void Panels::close()
{
    m_open = Kind::None;
    m_core.display().closePanel();
}

} // namespace rekam::workflow
