#include "workflow/recording/recording.h"
#include "workflow/recording/steps/paper_steps.h"
#include "workflow/words/list_words.h"
#include "workflow/words/words.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace rekam::workflow {

using record::Step;
using view::ActionId;

namespace {

constexpr QLatin1String kEmptyToo("empty"); // subject of ActionId::Match

struct LaterWord
{
    PapersLater reason;
    std::string_view token;
};

constexpr std::array kLaterWords = {
    LaterWord{PapersLater::NoFamilyCard, "no-kk"},
    LaterWord{PapersLater::NoBirthCertificate, "no-akta"}, LaterWord{PapersLater::Neither, "none"},
    LaterWord{PapersLater::Unreadable, "unreadable"}, LaterWord{PapersLater::Other, "other"}};

} // namespace

std::string_view tokenOf(PapersLater reason)
{
    return std::ranges::find(kLaterWords, reason, &LaterWord::reason)->token;
}

std::optional<PapersLater> parsePapersLater(std::string_view token)
{
    const auto* const found = std::ranges::find(kLaterWords, token, &LaterWord::token);
    return found == kLaterWords.end() ? std::nullopt : std::optional(found->reason);
}

QString wordOf(PapersLater reason)
{
    switch (reason) {
    case PapersLater::NoFamilyCard:
        return DocumentsStep::tr("Siswa tidak membawa KK");
    case PapersLater::NoBirthCertificate:
        return DocumentsStep::tr("Siswa tidak membawa akta lahir");
    case PapersLater::Neither:
        return DocumentsStep::tr("Siswa tidak membawa keduanya");
    case PapersLater::Unreadable:
        return DocumentsStep::tr("Berkas rusak atau tidak terbaca");
    case PapersLater::Other:
        break;
    }
    return DocumentsStep::tr("Sebab lain");
}

QVector<DocumentsStep::Row> DocumentsStep::rows() const
{
    const record::Person& who = recording().person();
    const QString kk = tr("KK");
    const QString akta = tr("Akta lahir");
    return {
        {QStringLiteral("name"), tr("Nama"), words::text(who.name), akta},
        {QStringLiteral("nik"), tr("NIK"), words::groupedNik(who), kk, true},
        {QStringLiteral("kk"), tr("No. KK"),
         who.familyCard ? words::text(who.familyCard->grouped()) : QString(), kk, true,
         !who.familyCard},
        {QStringLiteral("birth"), tr("Tempat, tgl lahir"), words::birthPlaceAndDate(who), akta,
         false, who.birthPlace.empty()},
        {QStringLiteral("sex"), tr("Jenis kelamin"), words::sexWord(who.sex), kk},
        {QStringLiteral("mother"), tr("Nama ibu"), words::text(who.mother), akta},
        {QStringLiteral("father"), tr("Nama ayah"), words::text(who.father), akta},
        {QStringLiteral("address"), tr("Alamat"), addressOf(who.address), kk, false,
         addressOf(who.address).isEmpty()},
    };
}

const DocumentsStep::Row* DocumentsStep::find(const QVector<Row>& rows, const QString& id)
{
    const auto row = std::ranges::find(rows, id, &Row::id);
    return row == rows.end() ? nullptr : &*row;
}

QVector<PaperStep::Field> DocumentsStep::correctable() const
{
    QVector<Field> all;
    for (const Row& row : rows()) {
        all.append({row.id, row.label, row.siak});
    }
    return all;
}

QSet<QString> DocumentsStep::wrong() const
{
    QSet<QString> all;
    for (auto entry = m_results.cbegin(); entry != m_results.cend(); ++entry) {
        if (entry.value() == Result::Differs) {
            all.insert(entry.key());
        }
    }
    return all;
}

void DocumentsStep::enter()
{
    loadCorrections();
    m_results.clear();
    const store::StepRecord* saved = recording().enrolment().step(Step::Documents);
    const auto json = saved == nullptr ? nlohmann::json()
                                       : nlohmann::json::parse(saved->dataJson, nullptr, false);
    if (json.is_object() && json.contains("rows") && json["rows"].is_object()) {
        for (const auto& [id, result] : json["rows"].items()) {
            const std::string word = result.is_string() ? result.get<std::string>() : "";
            m_results[QString::fromStdString(id)] = word == "match"     ? Result::Match
                                                    : word == "differs" ? Result::Differs
                                                    : word == "later"   ? Result::Later
                                                    : word == "empty"   ? Result::Empty
                                                                        : Result::Unchecked;
        }
    }
    const auto saying = [&json](const char* key) {
        return json.is_object() && json.contains(key) && json[key].is_string()
                   ? json[key].get<std::string>()
                   : std::string();
    };
    m_later = parsePapersLater(saying("later"));
    m_laterNote = QString::fromStdString(saying("laterNote"));
    m_wentBack = false;
    m_asked = false;
    m_chosen = nextUnchecked();
    if (m_chosen.isEmpty()) {
        m_chosen = rows().front().id;
    }
}

QString DocumentsStep::nextUnchecked() const
{
    for (const Row& row : rows()) {
        if (m_results.value(row.id, Result::Unchecked) == Result::Unchecked) {
            return row.id;
        }
    }
    return {};
}

std::string DocumentsStep::json() const
{
    nlohmann::json results = nlohmann::json::object();
    for (auto entry = m_results.cbegin(); entry != m_results.cend(); ++entry) {
        results[entry.key().toStdString()] = entry.value() == Result::Match     ? "match"
                                             : entry.value() == Result::Differs ? "differs"
                                             : entry.value() == Result::Later   ? "later"
                                             : entry.value() == Result::Empty   ? "empty"
                                                                                : "unchecked";
    }
    nlohmann::json step{{"rows", results}};
    if (m_later) {
        step["later"] = tokenOf(*m_later);
        step["laterNote"] = m_laterNote.toStdString();
    }
    return step.dump();
}

void DocumentsStep::choose(const QString& rowId)
{
    m_chosen = rowId;
    m_wentBack = true;
    m_asked = false;
    show();
}

bool DocumentsStep::chosenIsChecked() const
{
    return m_results.value(m_chosen, Result::Unchecked) != Result::Unchecked;
}

void DocumentsStep::mark(Result result)
{
    if (chosenIsChecked() && !m_wentBack) {
        return; // one press too many: what was said of this row stays
    }
    m_results[m_chosen] = result;
    m_wentBack = false;
    m_asked = false;
    forgetReason();
    recording().save(
        [text = fullJson()](OpenStation& station, const store::EnrolmentId& id) {
            return station.store->enrolments().saveStep(id, Step::Documents,
                                                        store::StepState::InProgress, text);
        },
        [this](const Status& saved) {
            if (!saved) {
                recording().setAlert(words::storeTrouble(saved.error()));
                return;
            }
            if (const QString next = nextUnchecked(); !next.isEmpty()) {
                m_chosen = next;
            }
            show();
        });
}

void DocumentsStep::markLater(PapersLater reason, const QString& note)
{
    for (const Row& row : rows()) {
        if (m_results.value(row.id, Result::Unchecked) == Result::Unchecked) {
            m_results[row.id] = Result::Later;
        }
    }
    m_later = reason;
    m_laterNote = note;
    m_asked = false;
    finish();
}

/// Of papers that nothing waits for any more.
void DocumentsStep::forgetReason()
{
    if (std::ranges::find(m_results, Result::Later) == m_results.end()) {
        m_later.reset();
        m_laterNote.clear();
    }
}

void DocumentsStep::finish()
{
    recording().finishStep(Step::Documents, fullJson());
}

DocumentsStep::Standing DocumentsStep::chosenStanding() const
{
    const QVector<Row> all = rows();
    const Row* row = find(all, m_chosen);
    return row == nullptr        ? Standing::Filled
           : row->lacking        ? Standing::Lacking
           : row->siak.isEmpty() ? Standing::Empty
                                 : Standing::Filled;
}

view::DocumentRowView DocumentsStep::shownRow(const Row& row) const
{
    view::DocumentRowView line;
    line.id = row.id;
    line.label = row.label;
    line.siak = row.siak.isEmpty() ? tr("belum diisi") : row.siak;
    line.paper = row.paper;
    line.machine = row.machine && !row.siak.isEmpty();
    switch (m_results.value(row.id, Result::Unchecked)) {
    case Result::Match:
        line.result = {tr("Cocok"), view::Tone::Ok, {}};
        line.paper = tr("%1: sama").arg(row.paper);
        break;
    case Result::Differs:
        line.result = {tr("Beda"), view::Tone::Warn, {}};
        line.paper = tr("%1: beda").arg(row.paper);
        for (const packet::Correction& correction : corrections()) {
            if (words::text(correction.field) == row.id && !correction.after.empty()) {
                line.paper = QStringLiteral("%1: %2").arg(row.paper, words::text(correction.after));
            }
        }
        break;
    case Result::Later:
        line.result = {tr("Menyusul"), view::Tone::Neutral, QStringLiteral("clock")};
        if (m_later) {
            line.paper = QStringLiteral("%1: %2").arg(
                row.paper, m_laterNote.isEmpty() ? wordOf(*m_later) : m_laterNote);
        }
        break;
    case Result::Empty:
        line.result = {tr("Kosong"), view::Tone::Neutral, QStringLiteral("exception")};
        line.paper = tr("%1: kosong").arg(row.paper);
        break;
    case Result::Unchecked:
        break;
    }
    return line;
}

view::AlertView DocumentsStep::alert() const
{
    view::AlertView shown = recording().alert();
    const auto differs = wrong();
    if (shown.cause.isEmpty() && chosenStanding() == Standing::Lacking && !chosenIsChecked()) {
        const QVector<Row> all = rows();
        const Row* row = find(all, m_chosen);
        shown.tone = m_asked ? view::Tone::Err : view::Tone::Warn;
        shown.cause =
            row->id == QLatin1String("birth")
                ? tr("Tempat lahir belum ada di SIAK, padahal %1 memuatnya.").arg(row->paper)
                : tr("%1 kosong di SIAK, padahal %2 selalu memuatnya.").arg(row->label, row->paper);
        shown.remedy = tr("Bukan cocok dan bukan kosong: B, lalu F7 untuk usulan perbaikan "
                          "(F-1.06). Berkas tidak dibawa: F6 dengan alasan.");
        return shown;
    }
    if (shown.cause.isEmpty() && m_asked) {
        shown.tone = view::Tone::Primary;
        shown.icon = QStringLiteral("info");
        shown.cause = tr("Di SIAK isian ini kosong.");
        shown.remedy = tr("Enter atau K bila di berkas juga kosong, B bila berkas mengisinya.");
        return shown;
    }
    if (!shown.cause.isEmpty() || differs.isEmpty()) {
        return shown;
    }
    QStringList names;
    for (const Row& row : rows()) {
        if (differs.contains(row.id)) {
            names.append(row.label);
        }
    }
    shown.tone = view::Tone::Warn;
    shown.cause = tr("%1 berbeda dengan berkas").arg(names.join(QStringLiteral(", ")));
    shown.remedy = tr("SIAK tidak diubah di sini. F7 membuat usulan perbaikan (F-1.06); "
                      "perekaman tetap bisa dilanjutkan.");
    return shown;
}

QString DocumentsStep::labelOf(const QString& rowId) const
{
    const QVector<Row> all = rows();
    const Row* row = find(all, rowId);
    return row == nullptr ? QString() : row->label;
}

view::ActionBarView DocumentsStep::actions() const
{
    const QString next = nextUnchecked();
    // Spasi says the same of row after row; that both are empty is said with a key of its own.
    const Standing standing = chosenStanding();
    QVector<view::ActionView> own;
    if (standing == Standing::Empty) {
        own.append(action(ActionId::Match, tr("Kosong juga"), QStringLiteral("check"), Qt::Key_K));
        own.back().subject = kEmptyToo;
    } else if (standing == Standing::Filled) {
        own.append(action(ActionId::Match, tr("Cocok"), QStringLiteral("check"), Qt::Key_Space));
    }
    own.append(action(ActionId::Differ, tr("Beda"), QStringLiteral("flag"), Qt::Key_B));
    own.append(correctAction(tr("Usulan perbaikan")));
    if (!next.isEmpty()) {
        own.append(action(ActionId::DocumentsLater, tr("Berkas menyusul"), QStringLiteral("clock"),
                          Qt::Key_F6));
    }
    QString label = tr("Berkas selesai, lanjut");
    for (const Row& row : rows()) {
        if (row.id == next) {
            const bool abbreviation =
                row.id == QLatin1String("nik") || row.id == QLatin1String("kk");
            label = tr("Periksa %1").arg(abbreviation ? row.label : row.label.toLower());
        }
    }
    view::ActionView primary = primaryAction(label, next.isEmpty() ? QStringLiteral("arrow-right")
                                                                   : QStringLiteral("document"));
    if (!chosenIsChecked() && standing == Standing::Filled) {
        // The row that is looked at is the next one: Enter says of it what Spasi says.
        primary.id = ActionId::Match;
        primary.icon = QStringLiteral("check");
        primary.label = tr("%1 cocok").arg(labelOf(m_chosen));
    } else if (!chosenIsChecked() && standing == Standing::Lacking) {
        // Enter alone says nothing of what must not be empty; B and F6 do.
        primary = Recording::primaryDisabled(primary.label, QStringLiteral("document"),
                                             tr("Wajib terisi: B (beda), atau F6 bila menyusul."));
    } else if (!chosenIsChecked() && m_asked) {
        // Asked first, then answered: a row of Enters alone says nothing of an empty one.
        primary.id = ActionId::Match;
        primary.subject = QString(kEmptyToo);
        primary.icon = QStringLiteral("check");
        primary.label = tr("%1 kosong juga").arg(labelOf(m_chosen));
    }
    return recording().actionBar(own, primary);
}

void DocumentsStep::show()
{
    view::DocumentsView shown;
    const QVector<Row> all = rows();
    for (const Row& row : all) {
        shown.rows.append(shownRow(row));
        if (row.id == m_chosen) {
            shown.paperTitle = row.paper;
            shown.paperEmpty =
                tr("Lihat %1 pada %2 asli yang dibawa siswa.").arg(row.label, row.paper);
        }
    }
    shown.chosenId = m_chosen;
    shown.paperHint = tr("Spasi: sama. B: beda. K: sama-sama kosong. SIAK tidak diubah di sini.");
    shown.alert = alert();
    shown.actions = actions();
    recording().core().display().present(shown);

    view::StudentView student = recording().studentView(view::StudentScene::Message, 1);
    student.stepText = tr("Berkas");
    student.headline = tr("Siapkan KK dan akta");
    student.icon = QStringLiteral("document");
    recording().core().display().present(student);
}

void DocumentsStep::act(ActionId action, const QString& subject)
{
    switch (action) {
    case ActionId::Primary:
        if (const QString next = nextUnchecked(); !next.isEmpty()) {
            m_asked = next == m_chosen; // an empty row is asked about, then answered
            m_chosen = next;
            m_wentBack = false;
            show();
        } else {
            finish();
        }
        break;
    case ActionId::Match:
        if (chosenStanding() == Standing::Filled) {
            mark(Result::Match);
        } else if (chosenStanding() == Standing::Empty && subject == kEmptyToo) {
            mark(Result::Empty);
        } else {
            m_asked = true;
            show();
        }
        break;
    case ActionId::Differ:
        mark(Result::Differs);
        break;
    default:
        break;
    }
}

} // namespace rekam::workflow
