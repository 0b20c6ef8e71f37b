#include "workflow/desks/queue_desk.h"

#include "record/age.h"
#include "workflow/session/queue_order.h"
#include "workflow/session/roster_import.h"
#include "workflow/words/people.h"
#include "workflow/words/words.h"

#include <algorithm>

namespace rekam::workflow {

using record::QueueStatus;
using view::ActionId;

namespace {

QString filterOf(QueueStatus status)
{
    switch (status) {
    case QueueStatus::Waiting:
    case QueueStatus::Recording:
    case QueueStatus::Unverified:
    case QueueStatus::NeedsRerecording:
        return QStringLiteral("waiting");
    case QueueStatus::Postponed:
        return QStringLiteral("postponed");
    case QueueStatus::NeedsDataCorrection:
        return QStringLiteral("correction");
    case QueueStatus::AlreadyRecorded:
    case QueueStatus::Printed:
        return QStringLiteral("recorded");
    case QueueStatus::TooYoung:
        return QStringLiteral("young");
    case QueueStatus::Done:
        break;
    }
    return QStringLiteral("done");
}

QString idOf(const store::RosterEntry& entry)
{
    return QString::number(entry.id.value);
}

} // namespace

QueueDesk::QueueDesk(StationCore& core)
    : Desk(core)
{
    connect(&core, &StationCore::sessionChanged, this, &QueueDesk::refresh);
}

void QueueDesk::enter()
{
    m_alert = {};
    refresh();
}

void QueueDesk::refresh()
{
    struct Loaded
    {
        std::vector<store::RosterEntry> entries;
        std::vector<std::string> classes;
    };

    if (!core().session()) { // the day is closed: nobody waits
        m_all.clear();
        m_classes.clear();
        m_chosen.reset();
        show();
        return;
    }
    core().onStore(
        this,
        [session = core().session()->id](OpenStation& station) {
            Loaded loaded;
            store::RosterFilter filter;
            filter.session = session;
            if (auto entries = station.store->roster().list(filter)) {
                loaded.entries = std::move(entries).value();
            }
            if (auto classes = station.store->roster().classes(session)) {
                loaded.classes = std::move(classes).value();
            }
            return loaded;
        },
        [this](Loaded loaded) {
            m_all = std::move(loaded.entries);
            for (store::RosterEntry& entry : m_all) {
                entry.status = statusToday(entry);
            }
            m_classes = std::move(loaded.classes);
            if (chosen() == nullptr) {
                chooseNext();
            }
            show();
            Q_EMIT this->loaded();
        });
}

/// Somebody may have come of age since the list was imported.
QueueStatus QueueDesk::statusToday(const store::RosterEntry& entry) const
{
    return entry.status == QueueStatus::TooYoung
               ? initialStatus(entry.person, localDate(core().now()), core().policy())
               : entry.status;
}

const store::RosterEntry* QueueDesk::chosen() const
{
    if (!m_chosen) {
        return nullptr;
    }
    const auto found = std::ranges::find(m_all, *m_chosen, &store::RosterEntry::id);
    return found == m_all.end() ? nullptr : &*found;
}

void QueueDesk::chooseNext()
{
    const auto after =
        m_chosen ? std::ranges::find(m_all, *m_chosen, &store::RosterEntry::id) : m_all.begin();
    const auto isWaiting = [](const store::RosterEntry& entry) {
        return waits(entry.status);
    };
    auto next = std::find_if(after, m_all.end(), isWaiting);
    if (next == m_all.end()) {
        next = std::ranges::find_if(m_all, isWaiting);
    }
    if (next != m_all.end()) {
        m_chosen = next->id;
    }
    show();
}

void QueueDesk::passChosen()
{
    if (const store::RosterEntry* next = nextWaiting(m_all, m_chosen)) {
        m_chosen = next->id;
        m_search.clear(); // it found the one who is done
    }
}

void QueueDesk::search(const QString& text)
{
    m_search = text;
    const auto rows = visible();
    if (!rows.empty() && !text.isEmpty()) {
        m_chosen = rows.front()->id;
    }
    show();
}

void QueueDesk::scanned(const QString& text)
{
    search(text.trimmed());
}

void QueueDesk::chooseClass(int index)
{
    m_class = index;
    show();
}

void QueueDesk::chooseFilter(const QString& filterId)
{
    m_filter = filterId;
    show();
}

void QueueDesk::choose(const QString& personId)
{
    m_chosen = store::PersonId{personId.toLongLong()};
    show();
}

std::vector<const store::RosterEntry*> QueueDesk::visible() const
{
    const QString wanted = m_search.simplified();
    const QString digits = QString(wanted).remove(QLatin1Char(' '));
    std::vector<const store::RosterEntry*> rows;
    for (const store::RosterEntry& entry : m_all) {
        const bool classFits =
            m_class <= 0 || m_class > static_cast<int>(m_classes.size()) ||
            entry.person.className == m_classes[static_cast<std::size_t>(m_class) - 1];
        const bool filterFits =
            m_filter == QLatin1String("all") || filterOf(entry.status) == m_filter;
        const bool searchFits =
            wanted.isEmpty() ||
            words::text(entry.person.name).contains(wanted, Qt::CaseInsensitive) ||
            words::text(entry.person.nik.digits()).startsWith(digits) ||
            words::queueNumber(entry.queueNumber).endsWith(digits);
        if (classFits && filterFits && searchFits) {
            rows.push_back(&entry);
        }
    }
    return rows;
}

view::ChipView QueueDesk::chipOf(const store::RosterEntry& entry) const
{
    using view::Tone;
    switch (entry.status) {
    case QueueStatus::Waiting:
        return {tr("Menunggu"), Tone::Primary, QStringLiteral("queue")};
    case QueueStatus::Recording:
        return {tr("Sedang direkam"), Tone::Primary, QStringLiteral("active")};
    case QueueStatus::Postponed:
        return {tr("Tertunda"), Tone::Warn, QStringLiteral("postpone")};
    case QueueStatus::Unverified:
        return {tr("Belum terverifikasi"), Tone::Neutral, QStringLiteral("help")};
    case QueueStatus::NeedsDataCorrection:
        return {tr("Perlu perbaikan data"), Tone::Warn, QStringLiteral("warning")};
    case QueueStatus::AlreadyRecorded:
        return {tr("Sudah rekam"), Tone::Ok, QStringLiteral("check-circle")};
    case QueueStatus::TooYoung:
        return {tr("Belum 16"), Tone::Neutral, QStringLiteral("calendar")};
    case QueueStatus::Done:
        return {tr("Selesai"), Tone::Ok, QStringLiteral("check-circle")};
    case QueueStatus::NeedsRerecording:
        return {tr("Perlu rekam ulang"), Tone::Err, QStringLiteral("warning")};
    case QueueStatus::Printed:
        return {tr("Daftar cetak"), Tone::Ok, QStringLiteral("card")};
    }
    return {};
}

QString QueueDesk::noteOf(const store::RosterEntry& entry) const
{
    switch (entry.status) {
    case QueueStatus::Postponed: {
        const QString reason = entry.reason ? words::notDoneReason(*entry.reason) : tr("Ditunda");
        return entry.note.empty() ? reason
                                  : reason + QStringLiteral(": ") + words::text(entry.note);
    }
    case QueueStatus::TooYoung:
        return tr("Bisa direkam mulai %1")
            .arg(words::date(
                record::birthday(entry.person.birthDate, core().policy().recordFromYears)));
    case QueueStatus::AlreadyRecorded: {
        // What the list says, in its language, unless it only repeats the chip.
        const QString said = words::text(entry.person.recordStatus);
        return said.compare(QLatin1String("sudah rekam"), Qt::CaseInsensitive) == 0 ? QString()
                                                                                    : said;
    }
    case QueueStatus::NeedsDataCorrection:
        return tr("Disegel dengan usulan");
    case QueueStatus::NeedsRerecording:
        return words::text(entry.note);
    default:
        return {};
    }
}

view::QueueRowView QueueDesk::rowOf(const store::RosterEntry& entry) const
{
    const Date today = localDate(core().now());
    return {idOf(entry),
            words::queueNumber(entry.queueNumber),
            words::text(entry.person.name),
            words::text(entry.person.className),
            words::maskedNik(entry.person),
            words::sexLetter(entry.person.sex),
            QString::number(record::ageAt(entry.person.birthDate, today)),
            chipOf(entry),
            noteOf(entry)};
}

QVector<view::QueueFilterView> QueueDesk::filters() const
{
    const auto count = [this](const QString& id) {
        return static_cast<int>(std::ranges::count_if(
            m_all, [&](const store::RosterEntry& entry) { return filterOf(entry.status) == id; }));
    };
    QVector<view::QueueFilterView> all{
        {QStringLiteral("all"), tr("Semua"), static_cast<int>(m_all.size())},
        {QStringLiteral("waiting"), tr("Menunggu"), count(QStringLiteral("waiting"))},
        {QStringLiteral("postponed"), tr("Tertunda"), count(QStringLiteral("postponed"))},
        {QStringLiteral("correction"), tr("Perlu perbaikan"), count(QStringLiteral("correction"))},
        {QStringLiteral("recorded"), tr("Sudah rekam"), count(QStringLiteral("recorded"))},
        {QStringLiteral("done"), tr("Selesai"), count(QStringLiteral("done"))},
    };
    const QString young = QStringLiteral("young");
    if (const int many = count(young); many > 0 || m_filter == young) {
        all.append({young, tr("Belum 16"), many});
    }
    for (view::QueueFilterView& filter : all) {
        filter.chosen = filter.id == m_filter;
    }
    return all;
}

void QueueDesk::showCounts(view::QueueView& shown) const
{
    using view::Tone;
    const auto filterCounts = filters();
    const int done = filterCounts[5].count;
    const int total = filterCounts[0].count;
    shown.progressText = tr("%1 dari %2 selesai").arg(done).arg(total);
    shown.legend = {
        {tr("%1 menunggu").arg(filterCounts[1].count), Tone::Primary, QStringLiteral("queue")},
        {tr("%1 tertunda").arg(filterCounts[2].count), Tone::Warn, QStringLiteral("postpone")},
        {tr("%1 perlu perbaikan").arg(filterCounts[3].count), Tone::Warn,
         QStringLiteral("warning")},
        {tr("%1 sudah rekam").arg(filterCounts[4].count), Tone::Ok, QStringLiteral("check-circle")},
    };
    shown.progressBar = {
        {done, Tone::Ok, tr("%1 selesai").arg(done)},
        {filterCounts[4].count, Tone::Ok, shown.legend[3].text},
        {filterCounts[2].count, Tone::Warn, shown.legend[1].text},
        {filterCounts[3].count, Tone::Warn, shown.legend[2].text},
        {filterCounts[1].count, Tone::Neutral, shown.legend[0].text},
    };
    constexpr qsizetype kAlways = 6;
    if (filterCounts.size() > kAlways) { // in the total, too
        const view::QueueFilterView& young = filterCounts[kAlways];
        shown.legend.append(
            {tr("%1 belum 16").arg(young.count), Tone::Neutral, QStringLiteral("calendar")});
        shown.progressBar.append({young.count, Tone::Neutral, shown.legend.back().text});
    }
}

void QueueDesk::show()
{
    view::QueueView shown;
    showCounts(shown);
    shown.searchText = m_search;
    shown.classes.append(tr("Semua kelas"));
    for (const std::string& name : m_classes) {
        shown.classes.append(words::text(name));
    }
    shown.classIndex = m_class;
    shown.filters = filters();
    const auto rows = visible();
    for (const store::RosterEntry* entry : rows) {
        shown.rows.append(rowOf(*entry));
    }
    if (const store::RosterEntry* entry = chosen(); entry != nullptr && !rows.empty()) {
        shown.chosenId = idOf(*entry);
        shown.person = detailOf(*entry);
        shown.person->id = shown.chosenId;
    }
    if (const auto& closed = core().closedDay(); m_all.empty() && closed) {
        shown.progressText = closedDayProgress(*closed);
        shown.legend.clear();
        shown.filters.clear(); // there is nobody to look for
        shown.empty.icon = QStringLiteral("close-day");
        shown.empty.sentence = closedDaySentence(*closed);
        shown.empty.action =
            action(ActionId::Import, tr("Impor daftar"), QStringLiteral("import"), Qt::Key_F8);
    } else if (m_all.empty()) {
        shown.empty.icon = QStringLiteral("queue");
        shown.empty.sentence = tr("Belum ada daftar siswa. Impor daftar permohonan.");
        shown.empty.action =
            action(ActionId::Import, tr("Impor daftar"), QStringLiteral("import"), Qt::Key_F8);
    } else if (rows.empty()) {
        shown.empty.icon = QStringLiteral("search");
        const store::RosterEntry* alike = mostAlike(m_all, m_search);
        shown.empty.sentence =
            m_search.isEmpty() ? tr("Tidak ada siswa di saringan ini.")
            : alike == nullptr
                ? tr("Tidak ada “%1”.").arg(m_search)
                : tr("Tidak ada “%1”. Mirip: %2.").arg(m_search, words::text(alike->person.name));
        shown.empty.action = action(ActionId::ClearSearch, tr("Tampilkan semua"),
                                    QStringLiteral("close"), Qt::Key_Escape);
    }
    shown.alert = m_alert;
    core().display().present(shown);
}

void QueueDesk::act(ActionId action, const QString&)
{
    const store::RosterEntry* entry = chosen();
    switch (action) {
    case ActionId::Primary:
        if (entry == nullptr) {
            break;
        }
        if (recordable(statusToday(*entry))) {
            Q_EMIT recordRequested(entry->id);
        } else if (sealedHere(*entry)) {
            Q_EMIT receiptRequested(entry->id);
        } else if (entry->status == QueueStatus::TooYoung) {
            Q_EMIT wantsPanel(ActionId::Approve, idOf(*entry));
        } else if (entry->status == QueueStatus::AlreadyRecorded) {
            core().onStore(
                this,
                [id = entry->id](OpenStation& station) {
                    return station.store->roster().setStatus(id, QueueStatus::Printed, {});
                },
                [this](const Status& saved) {
                    m_alert = saved ? view::AlertView{} : words::storeTrouble(saved.error());
                    refresh();
                });
        }
        break;
    case ActionId::ClearSearch:
        m_search.clear();
        m_filter = QStringLiteral("all");
        m_class = 0;
        show();
        break;
    case ActionId::Postpone:
        if (entry != nullptr && recordable(entry->status)) {
            Q_EMIT wantsPanel(ActionId::Postpone, idOf(*entry));
        }
        break;
    case ActionId::Import:
        Q_EMIT wantsPanel(ActionId::Import, {});
        break;
    default:
        break;
    }
}

} // namespace rekam::workflow
