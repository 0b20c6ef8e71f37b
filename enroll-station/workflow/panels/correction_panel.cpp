#include "workflow/panels/correction_panel.h"

#include "workflow/words/words.h"

#include <algorithm>

namespace rekam::workflow {

using record::Step;
using view::ActionId;

CorrectionPanel::CorrectionPanel(StationCore& core, Recording& recording)
    : Panel(core)
    , m_recording(recording)
{
    connect(&recording, &Recording::closed, this, [this] {
        m_enrolment.reset();
        m_proposals.clear();
    });
}

PaperStep& CorrectionPanel::step() const
{
    return m_recording.desk<PaperStep>(m_step);
}

QStringList CorrectionPanel::bases() const
{
    return {tr("Akta lahir"), tr("KK"),     tr("Ijazah"),
            tr("Akta kawin"), tr("Paspor"), tr("Keterangan siswa atau wali")};
}

bool CorrectionPanel::open()
{
    if (!m_recording.active() ||
        (m_recording.openStep() != Step::ReadBack && m_recording.openStep() != Step::Documents)) {
        return false;
    }
    m_saving = false;
    m_alert = {};
    if (m_enrolment != m_recording.enrolment().id || m_step != m_recording.openStep()) {
        m_enrolment = m_recording.enrolment().id;
        m_step = m_recording.openStep();
        m_proposals.clear();
        for (const packet::Correction& correction : step().corrections()) {
            m_proposals[words::text(correction.field)] = {words::text(correction.after),
                                                          words::text(correction.basis)};
        }
    }
    const auto fields = step().correctable();
    const QSet<QString> wrong = step().wrong();
    const auto marked = std::ranges::find_if(fields, [&](const PaperStep::Field& field) {
        return wrong.contains(field.id) && !m_proposals.contains(field.id);
    });
    m_chosen = marked != fields.end() ? marked->id : fields.front().id;
    show();
    return true;
}

QString CorrectionPanel::errorOf(const PaperStep::Field& field) const
{
    const auto proposal = m_proposals.constFind(field.id);
    if (proposal == m_proposals.cend()) {
        return {};
    }
    if (proposal->after.trimmed() == field.value) {
        return tr("Ini sama dengan data SIAK sekarang.");
    }
    if (static_cast<std::size_t>(proposal->after.toUtf8().size()) >
        packet::kCorrectionTextBytesMax) {
        return tr("Terlalu panjang. Tulis isinya saja, tanpa penjelasan.");
    }
    return {};
}

void CorrectionPanel::editCorrection(const QString& field, const QString& after,
                                     const QString& basis)
{
    if (m_saving) {
        return;
    }
    m_chosen = field;
    if (after.trimmed().isEmpty()) {
        m_proposals.remove(field); // nothing proposed any more
    } else {
        m_proposals[field] = {after, basis};
    }
    show();
}

void CorrectionPanel::act(ActionId action, const QString&)
{
    if (action == ActionId::Close || action == ActionId::Back || action == ActionId::Cancel) {
        Q_EMIT finished();
    } else if (action == ActionId::Primary) {
        save();
    }
}

void CorrectionPanel::save()
{
    std::vector<packet::Correction> list;
    for (const PaperStep::Field& field : step().correctable()) {
        const auto proposal = m_proposals.constFind(field.id);
        if (!errorOf(field).isEmpty()) {
            return;
        }
        if (proposal != m_proposals.cend()) {
            list.push_back({field.id.toStdString(), field.value.toStdString(),
                            proposal->after.trimmed().toStdString(),
                            proposal->basis.toStdString()});
        }
    }
    if (m_saving || m_recording.busy()) {
        return;
    }
    m_saving = true;
    show();
    step().correct(std::move(list), [this](const Status& saved) {
        m_saving = false;
        if (!saved) {
            m_alert = words::storeTrouble(saved.error());
            show();
            return;
        }
        m_enrolment.reset(); // no draft any more: the step has it
        Q_EMIT finished();
        m_recording.show();
    });
}

void CorrectionPanel::show()
{
    if (!m_recording.active() || !m_enrolment) {
        return;
    }
    view::CorrectionPanelView shown;
    shown.title = tr("Usulan perbaikan data");
    shown.subtitle = tr("SIAK tidak diubah di sini. Usulan ikut disegel dan dikerjakan kantor "
                        "(F-1.06); rekaman tetap lanjut.");
    bool wrong = false;
    for (const PaperStep::Field& field : step().correctable()) {
        const Proposal proposal = m_proposals.value(field.id);
        const QString error = errorOf(field);
        wrong = wrong || !error.isEmpty();
        shown.fields.append(
            {field.id, field.label, field.value, proposal.after, proposal.basis, error});
    }
    shown.chosenId = m_chosen;
    shown.bases = bases();
    shown.alert = m_alert;
    shown.actions.actions.append(closeAction(tr("Tutup")));
    view::ActionView primary = primaryAction(tr("Simpan usulan"), QStringLiteral("check"));
    if (m_saving) {
        primary.label = tr("Menyimpan…");
        primary.state = view::ActionState::Busy;
    } else if (wrong) {
        primary = disabled(primary, tr("Perbaiki isian yang ditandai"));
    } else if (m_proposals.isEmpty() && step().corrections().empty()) {
        primary = disabled(primary, tr("Isi data yang seharusnya"));
    }
    shown.actions.primary = primary;
    present(shown);
}

} // namespace rekam::workflow
