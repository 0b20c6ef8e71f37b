#include "workflow/recording/receipt_step.h"

#include "workflow/recording/recording.h"
#include "workflow/session/document_gathering.h"
#include "workflow/words/words.h"

namespace rekam::workflow {

using record::Step;
using view::ActionId;

ReceiptStep::ReceiptStep(Recording& recording)
    : StepDesk(recording)
{
    connect(&recording.core(), &StationCore::safetyChanged, this, [this] {
        if (m_current) {
            refresh();
        }
    });
}

void ReceiptStep::enter()
{
    m_current = true;
    m_received = false;
    m_copies = 0;
    refresh();
}

void ReceiptStep::leave()
{
    m_current = false;
    StepDesk::leave();
}

void ReceiptStep::refresh()
{
    if (!recording().sealedRecord()) {
        return;
    }
    recording().core().onStore(
        this,
        [id = recording().sealedRecord()->packet.id](OpenStation& station) {
            return station.store->packets().row(id);
        },
        [this](const Result<store::PacketRow>& row) {
            if (!m_current || !row) {
                return;
            }
            m_received = row.value().receiptedAt.has_value();
            m_copies = row.value().copies;
            show();
        });
}

void ReceiptStep::act(ActionId action, const QString&)
{
    switch (action) {
    case ActionId::Primary:
        Q_EMIT nextRequested();
        break;
    case ActionId::Print:
        Q_EMIT printRequested();
        break;
    default:
        break;
    }
}

void ReceiptStep::show()
{
    const record::Person& who = recording().person();
    const QString first = words::firstName(who);
    const bool safe = m_received || m_copies > 0;
    view::ReceiptView shown;
    shown.tone = safe ? view::Tone::Ok : view::Tone::Warn;
    shown.icon = safe ? QStringLiteral("shield-check") : QStringLiteral("shield-alert");
    shown.headline =
        safe ? tr("Rekaman %1 aman").arg(first) : tr("Rekaman %1 tersegel, belum aman").arg(first);
    shown.subline = safe
                        ? tr("Dua salinan sudah dibaca ulang atau pusat sudah menerima.")
                        : tr("Baru ada di laptop ini. Sambungkan jaringan atau pasang flash disk.");
    const auto& sealed = recording().sealedRecord();
    const QString at = sealed ? words::dayTime(sealed->packet.sealedAt) : QString();
    shown.trail = {
        {QStringLiteral("laptop"),
         view::Tone::Ok,
         tr("Laptop ini"),
         tr("Disegel %1").arg(at),
         {tr("Terbaca ulang"), view::Tone::Ok, {}}},
        {QStringLiteral("usb"), m_copies > 0 ? view::Tone::Ok : view::Tone::Neutral,
         tr("Salinan kedua"), m_copies > 0 ? tr("%1 salinan").arg(m_copies) : tr("Belum ada"),
         m_copies > 0 ? view::ChipView{tr("Cocok"), view::Tone::Ok, {}}
                      : view::ChipView{tr("Belum"), view::Tone::Neutral, {}}},
        {QStringLiteral("centre"), m_received ? view::Tone::Ok : view::Tone::Neutral, tr("Pusat"),
         m_received ? tr("Resi sah diterima") : tr("Menunggu resi"),
         m_received ? view::ChipView{tr("Diterima"), view::Tone::Ok, {}}
                    : view::ChipView{tr("Menunggu"), view::Tone::Neutral, {}}},
    };
    const auto rules = provision::ageRules(recording().core().policy());
    const bool recordOnly = isRecordOnly(who, localDate(recording().core().now()), rules);
    shown.card = {view::Tone::Primary, recordOnly ? tr("Rekam saja") : tr("Rekam dan cetak"),
                  recordOnly
                      ? tr("KTP-el mulai %1")
                            .arg(words::date(record::birthday(who.birthDate, rules.printFromYears)))
                      : tr("Menunggu PRR dari pusat"),
                  QStringLiteral("card")};
    shown.paperTitle = tr("Bukti perekaman");
    shown.paper.title = tr("Bukti perekaman KTP-el");
    if (sealed) {
        shown.paper.number = words::text(sealed->number);
        shown.paper.code = receiptCode(words::text(toHex(sealed->packet.id)));
    }
    shown.paper.lines = {{tr("Nama"), words::text(who.name)},
                         {tr("NIK"), words::maskedNik(who)},
                         {tr("Tanggal lahir"), words::date(who.birthDate)},
                         {tr("Sekolah"), words::text(who.school)}};
    shown.paper.state = shown.card.detail;
    shown.paper.footer = tr("Bukan kartu identitas");
    shown.next = recording().alert();
    QVector<view::ActionView> own;
    view::ActionView print;
    print.id = ActionId::Print;
    print.label = tr("Buka PDF bukti");
    print.icon = QStringLiteral("print");
    print.key = Qt::Key_F10;
    own.append(print);
    shown.actions = recording().actionBar(
        own, Recording::primary(tr("Siswa berikutnya"), QStringLiteral("arrow-right")));
    recording().core().display().present(shown);

    view::StudentView student = recording().studentView(view::StudentScene::Message, 5);
    student.headline = tr("Selesai! Terima kasih, %1.").arg(first);
    student.subline = tr("Ambil bukti di petugas.");
    student.icon = QStringLiteral("check-circle");
    student.tone = view::Tone::Ok;
    recording().core().display().present(student);
}

} // namespace rekam::workflow
