#include "workflow/panels/papers_later_panel.h"

#include "workflow/recording/steps/paper_steps.h"
#include "workflow/words/words.h"

#include <array>

namespace rekam::workflow {

using record::Step;
using view::ActionId;

namespace {

constexpr std::array kReasons = {PapersLater::NoFamilyCard, PapersLater::NoBirthCertificate,
                                 PapersLater::Neither, PapersLater::Unreadable, PapersLater::Other};

} // namespace

PapersLaterPanel::PapersLaterPanel(StationCore& core, Recording& recording)
    : Panel(core)
    , m_recording(recording)
{}

bool PapersLaterPanel::open()
{
    if (!m_recording.active() || m_recording.openStep() != Step::Documents) {
        return false;
    }
    m_reason.clear();
    m_note.clear();
    show();
    return true;
}

QString PapersLaterPanel::lack() const
{
    const auto reason = parsePapersLater(m_reason.toStdString());
    return !reason ? tr("Pilih alasannya dahulu.")
           : *reason == PapersLater::Other && m_note.trimmed().isEmpty()
               ? tr("Tulis sebabnya di catatan.")
               : QString();
}

void PapersLaterPanel::show()
{
    view::ReasonPanelView shown;
    shown.title = tr("Berkas menyusul");
    shown.subtitle = tr("Baris yang belum diperiksa ditandai menyusul, dengan alasan ini. Baris "
                        "yang sudah diperiksa tetap.");
    shown.icon = QStringLiteral("clock");
    for (const PapersLater reason : kReasons) {
        shown.reasons.append({words::text(tokenOf(reason)), wordOf(reason), {}});
    }
    shown.chosenId = m_reason;
    shown.noteLabel = tr("Catatan (wajib untuk sebab lain)");
    shown.note = m_note;
    shown.actions.actions.append(closeAction(tr("Batal")));
    view::ActionView primary = primaryAction(tr("Lanjut tanpa berkas"), QStringLiteral("clock"));
    if (const QString why = lack(); !why.isEmpty()) {
        primary = disabled(primary, why);
    }
    shown.actions.primary = primary;
    present(shown);
}

void PapersLaterPanel::act(ActionId action, const QString&)
{
    if (action == ActionId::Close || action == ActionId::Back || action == ActionId::Cancel) {
        Q_EMIT finished();
        return;
    }
    const auto reason = parsePapersLater(m_reason.toStdString());
    if (action != ActionId::Primary || !reason || !lack().isEmpty() || !m_recording.active() ||
        m_recording.busy() || m_recording.openStep() != Step::Documents) {
        return;
    }
    const QString note = m_note.trimmed();
    Q_EMIT finished();
    m_recording.desk<DocumentsStep>(Step::Documents).markLater(*reason, note);
}

void PapersLaterPanel::chooseReason(const QString& reasonId)
{
    m_reason = reasonId;
    show();
}

void PapersLaterPanel::setNote(const QString& note)
{
    m_note = note;
    show(); // whether that is enough; the field keeps what is typed
}

} // namespace rekam::workflow
