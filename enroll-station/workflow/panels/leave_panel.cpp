#include "workflow/panels/leave_panel.h"

#include <utility>

namespace rekam::workflow {

using view::ActionId;

void LeavePanel::open(const QString& who, const QString& step, std::function<void()> leave)
{
    m_who = who;
    m_step = step;
    m_leave = std::move(leave);
    show();
}

void LeavePanel::act(ActionId action, const QString&)
{
    if (action == ActionId::Primary) {
        const auto leave = std::exchange(m_leave, {});
        Q_EMIT finished();
        if (leave) {
            leave();
        }
    } else if (action == ActionId::Close || action == ActionId::Back ||
               action == ActionId::Cancel) {
        Q_EMIT finished();
    }
}

void LeavePanel::show()
{
    view::TextPanelView shown;
    shown.title = tr("Pindah ke siswa lain?");
    shown.icon = QStringLiteral("search");
    shown.paragraphs = {{tr("Rekaman %1 tetap tersimpan").arg(m_who),
                         tr("Lanjutkan kapan saja dari langkah %1.").arg(m_step)}};
    shown.actions.actions.append(closeAction(tr("Tetap di sini")));
    shown.actions.primary = primaryAction(tr("Simpan & pindah"), QStringLiteral("search"));
    present(shown);
}

} // namespace rekam::workflow
