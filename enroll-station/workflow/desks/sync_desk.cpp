#include "workflow/desks/sync_desk.h"

#include "workflow/desks/agent_state.h"
#include "workflow/desks/link_alert.h"
#include "workflow/desks/scheduler_facts.h"
#include "workflow/record/sealing.h"
#include "workflow/words/answer_words.h"
#include "workflow/words/people.h"
#include "workflow/words/road_words.h"
#include "workflow/words/times.h"
#include "workflow/words/words.h"

#include <QLocale>

#include <algorithm>

namespace rekam::workflow {

using view::ActionId;
using view::Tone;

namespace {

constexpr qsizetype kNumbersNamed = 3; // the alert has one line
constexpr qsizetype kIdDigitsShown = 8;

/// Where a packet stands in the table: refused or held, then unsafe, then without a receipt, then
/// the rest.
int place(const store::PacketRow& row)
{
    return row.answer == packet::Verdict::Rejected || !row.held.empty() ? 0
           : !store::isSafe(row)                                        ? 1
           : !row.receiptedAt                                           ? 2
                                                                        : 3;
}

bool fits(const store::PacketRow& row, const QString& tile)
{
    if (tile == QLatin1String("unsafe")) {
        return !store::isSafe(row);
    }
    if (tile == QLatin1String("waiting")) {
        return waitsForReceipt(row);
    }
    if (tile == QLatin1String("held")) {
        return !row.held.empty();
    }
    if (tile == QLatin1String("received")) {
        return row.receiptedAt.has_value();
    }
    if (tile == QLatin1String("accepted")) {
        return row.answer == packet::Verdict::Accepted;
    }
    if (tile == QLatin1String("rejected")) {
        return row.answer == packet::Verdict::Rejected;
    }
    return true;
}

/// What the centre itself has said, exactly: the verdict of its verified answer, or its word for
/// not taking the packet. A receipt says that the bytes arrived, which is the journey's word;
/// nothing else is known here of the centre.
QString centralWord(const store::PacketRow& row)
{
    if (!row.answer) {
        return words::heldCode(row.held);
    }
    return *row.answer == packet::Verdict::Accepted ? QStringLiteral("ACCEPTED")
                                                    : QStringLiteral("REJECTED");
}

QString kindWord(packet::Kind kind)
{
    switch (kind) {
    case packet::Kind::Full:
        return rekam::workflow::SyncDesk::tr("rekaman");
    case packet::Kind::Amendment:
        return rekam::workflow::SyncDesk::tr("perubahan");
    case packet::Kind::Approval:
        return rekam::workflow::SyncDesk::tr("persetujuan penyelia");
    case packet::Kind::Void:
        break;
    }
    return rekam::workflow::SyncDesk::tr("penarikan");
}

/// What it is, how large, and the beginning of its hash.
QString detailOf(const store::PacketRow& row)
{
    constexpr double kBytesInMb = 1e6;
    constexpr qsizetype kHashShown = 4;
    const QString hash = words::text(toHex(row.hash));
    return rekam::workflow::SyncDesk::tr("%1 · %2 MB · %3 %4")
        .arg(kindWord(row.kind),
             QLocale(QLocale::Indonesian)
                 .toString(static_cast<double>(row.sizeBytes) / kBytesInMb, 'f', 1),
             hash.left(kHashShown), hash.mid(kHashShown, kHashShown));
}

QString idOf(const store::PacketRow& row)
{
    return words::text(toHex(row.id));
}

} // namespace

SyncDesk::SyncDesk(StationCore& core)
    : Desk(core)
{
    connect(&core, &StationCore::safetyChanged, this, [this] {
        if (m_current) {
            refresh();
        }
    });
    connect(&core, &StationCore::agentChanged, this, [this] {
        if (const auto& agent = this->core().agent()) {
            m_counter.read(agent->sentSinceRestart, agent->waiting, this->core().now());
        }
        if (m_current) {
            show();
        }
    });
}

void SyncDesk::enter()
{
    m_current = true;
    refresh();
}

void SyncDesk::leave()
{
    m_current = false;
}

void SyncDesk::refresh()
{
    core().onStore(
        this,
        [](OpenStation& station) {
            std::vector<Line> lines;
            const auto rows = station.store->packets().list(std::nullopt);
            if (!rows) {
                return lines;
            }
            for (const store::PacketRow& row : rows.value()) {
                const auto enrolment = station.store->enrolments().load(row.enrolment);
                Line line{row, {}, {}};
                if (enrolment) {
                    line.name = enrolment.value().person.name;
                    line.operatorName =
                        words::personName(station.people, enrolment.value().operatorId)
                            .toStdString();
                }
                lines.push_back(std::move(line));
            }
            // What needs somebody first, newest first among equals.
            std::ranges::reverse(lines);
            std::ranges::stable_sort(lines, {}, [](const Line& line) { return place(line.row); });
            return lines;
        },
        [this](std::vector<Line> lines) {
            m_lines = std::move(lines);
            show();
        });
}

QString SyncDesk::numberOf(const store::PacketRow& row) const
{
    return words::text(recordNumber(core().identity()->bundle.stationCode, row.sequence));
}

/// The first few, and how many more there are.
QString SyncDesk::named(const QStringList& numbers)
{
    const auto more = numbers.size() - kNumbersNamed;
    return more > 0 ? tr("%1 dan %2 lagi")
                          .arg(numbers.mid(0, kNumbersNamed).join(QStringLiteral(", ")))
                          .arg(more)
                    : numbers.join(QStringLiteral(", "));
}

/// The packets whose receipt or answer did not verify, or is void now, by their record numbers.
QString SyncDesk::badAnswers(Bad kind) const
{
    QStringList numbers;
    for (const BadAnswer& bad : core().badAnswers()) {
        const auto line = std::ranges::find_if(
            m_lines, [&](const Line& one) { return one.row.id == bad.packet; });
        const bool isVoid = bad.cause == kVoidReceipt;
        const bool cameAgain = isVoid && line != m_lines.end() && line->row.receiptedAt;
        if (isVoid != (kind == Bad::Void) || cameAgain) {
            continue;
        }
        const QString number = line == m_lines.end()
                                   ? words::text(toHex(bad.packet)).left(kIdDigitsShown)
                                   : numberOf(line->row);
        if (!numbers.contains(number)) {
            numbers.append(number);
        }
    }
    return named(numbers);
}

/// What the road set aside: the cause of the first, the numbers of all.
view::AlertView SyncDesk::heldAlert() const
{
    view::AlertView shown;
    QStringList numbers;
    view::MatterView why;
    for (const Line& line : m_lines) {
        if (!line.row.held.empty()) {
            why = numbers.isEmpty() ? words::held(line.row.held) : why;
            numbers.append(numberOf(line.row));
        }
    }
    if (!numbers.isEmpty()) {
        shown.tone = Tone::Err;
        shown.cause = tr("Tertahan %1: %2").arg(named(numbers), why.cause);
        shown.remedy = why.remedy;
    }
    return shown;
}

/// Receipts that were found void, then those that never were valid.
view::AlertView SyncDesk::receiptAlert() const
{
    view::AlertView shown;
    shown.tone = Tone::Err;
    if (const QString numbers = badAnswers(Bad::Void); !numbers.isEmpty()) {
        shown.cause = tr("Pusat tidak lagi menyimpan %1, resinya batal.").arg(numbers);
        shown.remedy = tr("Server dipulihkan dari cadangan lama atau rusak: laporkan ke kantor. "
                          "Yang masih di laptop dikirim lagi sendiri.");
    } else if (const QString bad = badAnswers(Bad::Invalid); !bad.isEmpty()) {
        shown.cause = tr("Resi tidak sah, tidak dihitung: %1.").arg(bad);
        shown.remedy =
            tr("Rekaman tetap di laptop dan dikirim lagi. Laporkan ke kantor bila berulang.");
    } else if (!core().badAnswers().empty()) { // void once, and received again since
        shown.tone = Tone::Warn;
        shown.cause = tr("Pusat sempat kehilangan rekaman; semuanya sudah diterima lagi.");
        shown.remedy = tr("Server dipulihkan dari cadangan lama atau rusak: laporkan ke kantor.");
    }
    return shown;
}

view::AlertView SyncDesk::alert() const
{
    if (view::AlertView receipts = receiptAlert(); !receipts.cause.isEmpty()) {
        return receipts;
    }
    if (view::AlertView held = heldAlert(); !held.cause.isEmpty()) {
        return held;
    }
    if (const auto& spool = core().spoolTrouble()) {
        const view::MatterView why = words::spoolTrouble(*spool);
        view::AlertView stuck;
        stuck.tone = Tone::Err;
        stuck.cause = why.cause;
        stuck.remedy = why.remedy;
        return stuck;
    }
    // What somebody must mend at the server is told first; that nothing is being sent explains no
    // more than itself.
    view::AlertView trouble = core().agentAsked() ? troubleAlert() : view::AlertView();
    if (core().agent() && trouble.tone == Tone::Err) {
        return trouble;
    }
    if (view::AlertView old = ageAlert(); !old.cause.isEmpty()) {
        return old;
    }
    if (view::AlertView flat = flatAlert(); !flat.cause.isEmpty()) {
        return flat;
    }
    return trouble;
}

/// What the agent says of itself and its link, or that it says nothing; of tone Err what somebody
/// must mend.
view::AlertView SyncDesk::troubleAlert() const
{
    const auto& agent = core().agent();
    return agent ? linkAlert(agent->trouble, somethingWaits() ? Queue::Waits : Queue::Empty)
                 : agentAlert(core());
}

bool SyncDesk::somethingWaits() const
{
    return std::ranges::any_of(m_lines, [](const Line& line) { return waitsForReceipt(line.row); });
}

std::vector<const SyncDesk::Line*> SyncDesk::visible() const
{
    std::vector<const Line*> rows;
    for (const Line& line : m_lines) {
        if (fits(line.row, m_tile)) {
            rows.push_back(&line);
        }
    }
    return rows;
}

QVector<view::TimelineView> SyncDesk::timeline(const Line& line) const
{
    const store::PacketRow& row = line.row;
    const auto time = [now = core().now()](WallTime at) {
        return words::pastTime(at, now, words::Precision::Seconds);
    };
    const auto entry = [&time](bool done, const QString& title, const QString& detail,
                               const std::optional<WallTime>& at) {
        return view::TimelineView{done ? QStringLiteral("check-circle") : QStringLiteral("pending"),
                                  done ? Tone::Ok : Tone::Neutral,
                                  at ? time(*at) : QStringLiteral("–"), title, detail};
    };
    QVector<view::TimelineView> all{
        entry(true, tr("Disegel"),
              line.operatorName.empty() ? tr("di laptop ini") : words::text(line.operatorName),
              row.sealedAt),
        entry(row.copies > 0, tr("Salinan ke-2"), words::secondCopyPlace(row), std::nullopt),
        entry(row.publishedAt.has_value(), tr("Menunggu kirim"), tr("di kotak kirim"),
              row.publishedAt),
        entry(row.receiptedAt.has_value(), tr("Diterima pusat"),
              row.receiptedAt ? tr("resi sah") : tr("menunggu resi bertanda tangan"),
              row.receiptedAt)};
    if (!row.held.empty()) {
        const view::MatterView why = words::held(row.held);
        all.back() = {QStringLiteral("x-circle"), Tone::Err,
                      row.heldAt ? time(*row.heldAt) : QString(), tr("Tertahan"),
                      why.cause + QLatin1Char(' ') + why.remedy};
    }
    if (row.answer == packet::Verdict::Rejected) {
        const view::AlertView rejected = words::rejection(row.cause);
        all.append({QStringLiteral("x-circle"), Tone::Err,
                    row.answeredAt ? time(*row.answeredAt) : QString(),
                    row.kind == packet::Kind::Full ? tr("Ditolak, perlu rekam ulang")
                                                   : tr("Ditolak pusat"),
                    rejected.cause + QLatin1Char(' ') + rejected.remedy});
    } else if (row.held.empty()) {
        all.append(entry(row.answer == packet::Verdict::Accepted, tr("Dibuka dan diperiksa"),
                         tr("oleh adapter pusat"), row.answeredAt));
    }
    return all;
}

/// From this laptop to the centre: the first stretch is measured, the last one is known by its
/// answers.
void SyncDesk::showRoute(view::SyncView& shown) const
{
    shown.routeTitle = tr("Sambungan");
    shown.nodes = {
        {QStringLiteral("laptop"), tr("PC ini")},
        {QStringLiteral("server"), core().practice() ? tr("Server latihan") : tr("Server AFIS")},
        {QStringLiteral("modem"), tr("Modem")},
        {QStringLiteral("centre"), core().practice() ? tr("Pusat latihan") : tr("Pusat data")}};
    const auto& agent = core().agent();
    const bool linked = agent && agent->link == control::LinkState::Connected;
    view::RouteLinkView link;
    link.tone = linked ? Tone::Ok : Tone::Err;
    link.word = linked ? tr("Baik") : agentStopped(core()) ? tr("Berhenti") : tr("Terputus");
    if (linked && agent->roundTripMs >= 0) {
        link.time = tr("%1 ms").arg(agent->roundTripMs);
    }
    // Behind the server nothing answers this laptop: what is known of both stretches is that the
    // centre's answers came through them, and behind a dead stretch the last of them is what was,
    // not what is.
    const view::RouteLinkView unseen{{}, tr("Belum"), Tone::Neutral};
    std::optional<WallTime> answered;
    for (const Line& line : m_lines) {
        answered = std::max(answered, line.row.answeredAt);
    }
    shown.links = {link,
                   answered
                       ? view::RouteLinkView{{}, tr("Dilalui"), linked ? Tone::Ok : Tone::Neutral}
                       : unseen,
                   answered ? view::RouteLinkView{words::pastTime(*answered, core().now(),
                                                                  words::Precision::Minutes),
                                                  linked ? tr("Jawab") : tr("Terakhir"),
                                                  linked ? Tone::Ok : Tone::Neutral}
                            : unseen};
    shown.routeTest = action(ActionId::Test, agentStopped(core()) ? tr("Nyalakan") : tr("Uji lagi"),
                             QStringLiteral("retake"), Qt::Key_F5);
    shown.routeTest->kind = view::ActionKind::Quiet;
}

QVector<view::SyncTileView> SyncDesk::tiles() const
{
    QVector<view::SyncTileView> all;
    const auto tile = [&](const QString& id, const QString& label, const QString& icon, Tone tone) {
        const auto count =
            std::ranges::count_if(m_lines, [&](const Line& line) { return fits(line.row, id); });
        all.append({id, label, static_cast<int>(count), icon, tone, id == m_tile});
    };
    tile(QStringLiteral("sealed"), tr("Tersegel"), QStringLiteral("package"), Tone::Primary);
    tile(QStringLiteral("unsafe"), tr("Belum aman"), QStringLiteral("shield-alert"), Tone::Warn);
    AgeAlarm worst = AgeAlarm::None;
    for (const Line& line : m_lines) {
        worst = std::max(worst, ageAlarmOf(line));
    }
    tile(QStringLiteral("waiting"), tr("Menunggu"), QStringLiteral("clock"),
         worst == AgeAlarm::Third  ? Tone::Err
         : worst == AgeAlarm::None ? Tone::Neutral
                                   : Tone::Warn);
    tile(QStringLiteral("received"), tr("Diterima"), QStringLiteral("received"), Tone::Ok);
    tile(QStringLiteral("accepted"), tr("Disahkan"), QStringLiteral("check-circle"), Tone::Ok);
    // Six tiles stand in one row: of these two the one that has something, or both.
    const bool held =
        std::ranges::any_of(m_lines, [](const Line& line) { return !line.row.held.empty(); });
    tile(QStringLiteral("rejected"), tr("Ditolak"), QStringLiteral("x-circle"), Tone::Err);
    if (held && all.back().count == 0 && !all.back().chosen) {
        all.removeLast();
    }
    if (held || m_tile == QLatin1String("held")) {
        tile(QStringLiteral("held"), tr("Tertahan"), QStringLiteral("warning"), Tone::Err);
    }
    return all;
}

view::SyncRowView SyncDesk::shownRow(const Line& line) const
{
    const store::PacketRow& row = line.row;
    view::SyncRowView shown;
    shown.id = idOf(row);
    shown.name = words::text(line.name);
    shown.number = numberOf(row);
    if (row.kind != packet::Kind::Full) {
        shown.number += QStringLiteral(" · ") + kindWord(row.kind);
    }
    shown.sealedAt = words::pastTime(row.sealedAt, core().now(), words::Precision::Minutes);
    shown.secondCopy = words::secondCopy(row);
    shown.journey = journeyOf(line);
    shown.centralStatus = centralWord(row);
    return shown;
}

void SyncDesk::show()
{
    if (!core().loggedIn()) {
        return;
    }
    view::SyncView shown;
    shown.schedulerTitle = QStringLiteral("NID Scheduler");
    shown.schedulerReadAt =
        core().agentReadAt()
            ? tr("kata aslinya · agen dibaca %1").arg(words::dayTime(*core().agentReadAt()))
            : tr("agen belum menjawab");
    shown.scheduler = schedulerFacts(
        {core().identity()->bundle, core().storeState(), core().agent(), counterFlat()});
    showRoute(shown);
    shown.alert = alert();
    shown.tiles = tiles();
    const std::vector<const Line*> lines = visible();
    // Somebody is always chosen: the timeline beside the table is never empty without a cause.
    const bool chosenShows = std::ranges::any_of(
        lines, [this](const Line* line) { return idOf(line->row) == m_chosen; });
    shown.chosenId = chosenShows || lines.empty() ? m_chosen : idOf(lines.front()->row);
    for (const Line* line : lines) {
        shown.rows.append(shownRow(*line));
        if (shown.rows.back().id == shown.chosenId) {
            shown.detailTitle = shown.rows.back().name;
            shown.detailLine = detailOf(line->row);
            shown.timeline = timeline(*line);
        }
    }
    if (shown.rows.isEmpty()) {
        shown.empty.icon = QStringLiteral("package");
        shown.empty.sentence = m_lines.empty() ? tr("Belum ada rekaman tersegel di stasiun ini.")
                                               : tr("Belum ada rekaman di sini.");
    }
    const auto stuck =
        std::ranges::count_if(m_lines, [](const Line& line) { return !line.row.held.empty(); });
    if (somethingWaits()) {
        shown.actions.primary = sendAction(core());
    } else if (stuck > 0) {
        shown.actions.note = tr("%1 rekaman tertahan menunggu kantor").arg(stuck);
    } else if (!m_lines.empty()) {
        shown.actions.note = tr("Semua sudah diterima");
    }
    core().display().present(shown);
}

void SyncDesk::chooseTile(const QString& tileId)
{
    m_tile = tileId;
    show();
}

void SyncDesk::chooseRow(const QString& rowId)
{
    m_chosen = rowId;
    show();
}

void SyncDesk::act(ActionId action, const QString&)
{
    switch (action) {
    case ActionId::Primary:
    case ActionId::SendNow:
        Q_EMIT wantsToast(sendNow(core()));
        core().refreshSafety();
        break;
    case ActionId::Test:
        if (agentStopped(core())) {
            Q_EMIT wantsToast(sendNow(core()));
        } else {
            core().command(control::Command::Probe);
        }
        break;
    default:
        break;
    }
}

} // namespace rekam::workflow
