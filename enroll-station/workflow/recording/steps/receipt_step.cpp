#include "workflow/recording/steps/receipt_step.h"

#include "workflow/recording/recording.h"
#include "workflow/session/document_gathering.h"
#include "workflow/session/queue_order.h"
#include "workflow/words/answer_words.h"
#include "workflow/words/list_words.h"
#include "workflow/words/people.h"
#include "workflow/words/road_words.h"
#include "workflow/words/words.h"

#include <QLocale>

namespace rekam::workflow {

using view::ActionId;

namespace {

constexpr double kBytesInMb = 1e6;

/// The cloth to hang before the next student sits down, with its reason.
QString backgroundOf(const record::Person& who)
{
    const auto year = static_cast<int>(who.birthDate.year());
    switch (record::photoBackground(who.birthDate, who.citizenship)) {
    case record::PhotoBackground::Red:
        return rekam::workflow::ReceiptStep::tr("latar foto merah (lahir %1, tahun ganjil)")
            .arg(year);
    case record::PhotoBackground::Blue:
        return rekam::workflow::ReceiptStep::tr("latar foto biru (lahir %1, tahun genap)")
            .arg(year);
    case record::PhotoBackground::Orange:
        break;
    }
    return rekam::workflow::ReceiptStep::tr("latar foto oranye (warga negara asing)");
}

} // namespace

ReceiptStep::ReceiptStep(Recording& recording)
    : StepDesk(recording)
{
    connect(&recording.core(), &StationCore::linkChanged, this, [this] {
        if (m_current) {
            show();
        }
    });
    connect(&recording.core(), &StationCore::safetyChanged, this, [this] {
        if (m_current) {
            refresh();
        }
    });
}

void ReceiptStep::enter()
{
    m_current = true;
    m_facts = {};
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
        [id = recording().sealedRecord()->packet.id, session = recording().entry().session,
         done = recording().entry().id](OpenStation& station) {
            Facts facts;
            auto row = station.store->packets().row(id);
            if (!row) {
                facts.error = row.error();
                return facts;
            }
            facts.packet = std::move(row).value();
            store::RosterFilter filter;
            filter.session = session;
            if (const auto queue = station.store->roster().list(filter)) {
                if (const store::RosterEntry* who = nextWaiting(queue.value(), done)) {
                    facts.next = *who;
                }
            }
            return facts;
        },
        [this](Facts facts) {
            if (!m_current) {
                return;
            }
            if (facts.error) {
                recording().setAlert(words::storeTrouble(*facts.error));
                return;
            }
            m_facts = std::move(facts);
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
        if (const auto& sealed = recording().sealedRecord()) {
            Q_EMIT printRequested(receiptFacts(
                *recording().core().identity(), recording().enrolment(), sealed->packet,
                words::personName(recording().core().people(),
                                  recording().enrolment().operatorId)));
        }
        break;
    default:
        break;
    }
}

void ReceiptStep::printed(Printing outcome, const QString& path)
{
    if (!m_current) {
        return;
    }
    const bool keepsReceipts = recording().core().practice(); // elsewhere nothing lies in the clear
    view::AlertView told;
    switch (outcome) {
    case Printing::Opened:
        told.tone = view::Tone::Ok;
        told.icon = QStringLiteral("print");
        told.cause = tr("Bukti dibuka di penampil PDF");
        told.remedy = keepsReceipts
                          ? tr("Cetak dari sana, lalu tutup penampilnya. Berkasnya: %1").arg(path)
                          : tr("Cetak dari sana, lalu tutup penampilnya. Berkasnya hanya di memori "
                               "dan hilang saat layar dikunci.");
        break;
    case Printing::NotWritten:
        told.tone = view::Tone::Warn;
        told.cause = tr("PDF bukti tidak dapat ditulis");
        told.remedy = tr("Periksa ruang disk, lalu F10 lagi. Rekamannya sendiri sudah tersegel.");
        break;
    case Printing::NoMemoryFolder:
        told.tone = view::Tone::Warn;
        told.cause = tr("PDF bukti tidak dibuat: tidak ada folder di memori");
        told.remedy = tr("Masuk ke laptop lewat layar masuk biasa (XDG_RUNTIME_DIR). Catatkan "
                         "nomor bukti untuk siswa.");
        break;
    case Printing::NoViewer:
        told.tone = view::Tone::Warn;
        told.cause = tr("Belum ada penampil PDF di laptop ini");
        told.remedy =
            keepsReceipts
                ? tr("PDF-nya ada di %1. Catatkan nomor bukti untuk siswa.").arg(path)
                : tr("PDF-nya ada di %1 sampai layar dikunci. Catatkan nomor bukti untuk siswa.")
                      .arg(path);
        break;
    }
    recording().setAlert(told);
}

bool ReceiptStep::safe() const
{
    return m_facts.packet && store::isSafe(*m_facts.packet);
}

bool ReceiptStep::held() const
{
    return m_facts.packet && !m_facts.packet->held.empty();
}

QVector<view::TrailView> ReceiptStep::trail() const
{
    using view::Tone;
    const auto& sealed = recording().sealedRecord();
    const QString size =
        sealed ? QLocale(QLocale::Indonesian)
                     .toString(static_cast<double>(sealed->packet.sizeBytes) / kBytesInMb, 'f', 1)
               : QString();
    const store::PacketRow* row = m_facts.packet ? &*m_facts.packet : nullptr;
    const store::PacketRow copied = row == nullptr ? store::PacketRow{} : *row;
    const bool received = row != nullptr && row->receiptedAt;
    view::TrailView centre{QStringLiteral("centre"),
                           Tone::Neutral,
                           tr("Pusat"),
                           tr("dikirim saat ada jaringan, menunggu resi"),
                           {tr("Menunggu"), Tone::Neutral, QStringLiteral("clock")}};
    if (row != nullptr && row->answer == packet::Verdict::Rejected) {
        centre.tone = Tone::Err;
        const view::AlertView rejected = words::rejection(row->cause);
        centre.detail = rejected.cause + QLatin1Char(' ') + rejected.remedy;
        centre.chip = {tr("Ditolak"), Tone::Err, {}};
    } else if (received) {
        const bool accepted = row->answer == packet::Verdict::Accepted;
        const QString at = words::dayTime(*row->receiptedAt);
        centre.tone = Tone::Ok;
        centre.detail =
            accepted ? tr("resi sah %1, dibuka dan disahkan").arg(at) : tr("resi sah %1").arg(at);
        centre.chip = {accepted ? tr("Disahkan") : tr("Diterima"), Tone::Ok, {}};
    } else if (held()) {
        centre.tone = Tone::Err;
        centre.detail = words::held(row->held).cause;
        centre.chip = {tr("Tertahan"), Tone::Err, {}};
    }
    return {
        {QStringLiteral("laptop"),
         Tone::Ok,
         tr("Laptop %1").arg(words::text(recording().core().identity()->bundle.stationCode)),
         sealed ? tr("disegel %1 · %2 MB").arg(words::dayTime(sealed->packet.sealedAt), size)
                : QString(),
         {tr("Terbaca ulang"), Tone::Ok, {}}},
        {QStringLiteral("copy"), copied.copies > 0 ? Tone::Ok : Tone::Neutral, tr("Salinan ke-2"),
         words::secondCopyPlace(copied), words::secondCopy(copied)},
        centre,
    };
}

view::CheckView ReceiptStep::card() const
{
    const record::Person& who = recording().person();
    const auto rules = provision::ageRules(recording().core().policy());
    const bool recordOnly = isRecordOnly(who, localDate(recording().core().now()), rules);
    return {view::Tone::Primary, recordOnly ? tr("Rekam saja") : tr("Rekam dan cetak"),
            recordOnly
                ? tr("KTP-el mulai %1")
                      .arg(words::date(record::birthday(who.birthDate, rules.printFromYears)))
                : tr("Menunggu siap cetak (PRR) dari pusat"),
            QStringLiteral("card")};
}

view::ReceiptPaperView ReceiptStep::paper() const
{
    const record::Person& who = recording().person();
    const provision::Bundle& bundle = recording().core().identity()->bundle;
    view::ReceiptPaperView shown;
    shown.title = tr("BUKTI PEREKAMAN");
    shown.lines = {{tr("Nama"), words::text(who.name)},
                   {tr("NIK"), words::maskedNik(who)},
                   {tr("Lahir"), words::date(who.birthDate)},
                   {tr("Sekolah"), words::school(who.school)}};
    if (const auto& sealed = recording().sealedRecord()) {
        shown.number = tr("No. %1").arg(words::text(sealed->number));
        shown.code = receiptCode(words::text(toHex(sealed->packet.id)));
        shown.lines.append({tr("Waktu"), words::dateTime(sealed->packet.sealedAt)});
    }
    shown.lines.append({tr("Operator"), words::personName(recording().core().people(),
                                                          recording().enrolment().operatorId)});
    shown.lines.append({tr("Kontak"), contactOf(bundle)});
    const store::Enrolment& enrolment = recording().enrolment();
    for (const QString& line : exceptionLines(enrolment)) {
        shown.lines.append({tr("Pengecualian"), line});
    }
    if (const QString days = revisitDays(enrolment); !days.isEmpty()) {
        shown.lines.append({tr("Kunjungan ulang"), days});
    }
    shown.state = isRecordOnly(who, localDate(recording().core().now()),
                               provision::ageRules(recording().core().policy()))
                      ? card().detail
                      : tr("Menunggu siap cetak (PRR)");
    shown.footer = tr("Bukan kartu identitas");
    return shown;
}

view::AlertView ReceiptStep::next() const
{
    view::AlertView shown = recording().alert();
    if (!shown.cause.isEmpty() || !m_facts.packet) {
        return shown;
    }
    shown.tone = view::Tone::Primary;
    if (!m_facts.next) {
        shown.icon = QStringLiteral("check-circle");
        shown.cause = tr("Tidak ada lagi yang menunggu");
        shown.remedy = tr("Di Antrean masih dapat dilihat siapa yang tertunda.");
        return shown;
    }
    const record::Person& who = m_facts.next->person;
    const int age = record::ageAt(who.birthDate, localDate(recording().core().now()));
    shown.icon = QStringLiteral("person");
    shown.cause = tr("Berikutnya: %1 %2, %3")
                      .arg(words::queueNumber(m_facts.next->queueNumber), words::text(who.name),
                           words::className(who));
    shown.remedy =
        tr("%1, %2 tahun, %3.").arg(words::sexWord(who.sex)).arg(age).arg(backgroundOf(who));
    return shown;
}

QString ReceiptStep::subline() const
{
    if (safe()) {
        return m_facts.packet->receiptedAt ? tr("Tersegel di laptop ini dan diterima pusat.")
                                           : tr("Dua salinan sudah dibaca ulang.");
    }
    if (held()) {
        return words::held(m_facts.packet->held).remedy;
    }
    if (const auto& spool = recording().core().spoolTrouble()) {
        const view::MatterView why = words::spoolTrouble(*spool);
        return why.cause + QLatin1Char(' ') + why.remedy;
    }
    const auto& agent = recording().core().agent();
    return agent && agent->link == control::LinkState::Connected
               ? tr("Tersegel, baru ada di laptop ini. Sedang dikirim ke pusat.")
           : agent || !recording().core().agentAsked()
               ? tr("Tersegel, baru ada di laptop ini. Sambungkan jaringan.")
               : tr("Tersegel, baru ada di laptop ini. Agen kirim berhenti: lihat Kirim (F4).");
}

void ReceiptStep::show()
{
    const QString first = words::firstName(recording().person());
    view::ReceiptView shown;
    shown.tone = safe() ? view::Tone::Ok : held() ? view::Tone::Err : view::Tone::Warn;
    shown.icon = safe() ? QStringLiteral("shield-check") : QStringLiteral("shield-alert");
    shown.headline = safe()   ? tr("Rekaman %1 aman").arg(first)
                     : held() ? tr("Rekaman %1 tertahan").arg(first)
                              : tr("Rekaman %1 belum aman").arg(first);
    shown.subline = subline();
    shown.trail = trail();
    shown.card = card();
    shown.paperTitle = tr("Bukti perekaman");
    shown.paperChip = {tr("PDF"), view::Tone::Neutral, QStringLiteral("print")};
    shown.paper = paper();
    shown.next = next();
    QVector<view::ActionView> own;
    own.append(action(ActionId::Print, tr("Buka PDF bukti"), QStringLiteral("print"), Qt::Key_F10));
    const bool done = m_facts.packet && !m_facts.next;
    shown.actions =
        recording().actionBar(own, primaryAction(done ? tr("Ke antrean") : tr("Siswa berikutnya"),
                                                 QStringLiteral("arrow-right")));
    recording().core().display().present(shown);
    showStudent();
}

void ReceiptStep::showStudent() const
{
    view::StudentView student = recording().studentView(view::StudentScene::Message, 5);
    student.headline = tr("Selesai! Terima kasih, %1.").arg(words::firstName(recording().person()));
    student.subline = tr("Ambil bukti di petugas.");
    student.icon = QStringLiteral("check-circle");
    student.tone = view::Tone::Ok;
    recording().core().display().present(student);
}

} // namespace rekam::workflow
