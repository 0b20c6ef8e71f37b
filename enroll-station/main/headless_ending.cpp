// The end of a headless session: what arrived, the documents, the last line.
#include "documents/rekap_document.h"
#include "main/headless_operator.h"
#include "main/headless_words.h"
#include "main/session_documents.h"
#include "workflow/session/document_gathering.h"
#include "workflow/words/words.h"

#include <QCoreApplication>
#include <QDir>
#include <QTextStream>

#include <chrono>

namespace rekam {

using namespace std::chrono_literals;
using view::Screen;
using workflow::OpenStation;

namespace {

constexpr std::chrono::milliseconds kCountEvery = 500ms;
constexpr std::chrono::milliseconds kAnswersQuiet = 45s;
constexpr std::chrono::milliseconds kLinkPatience = 5s;

} // namespace

void HeadlessOperator::waitForAnswers()
{
    m_station.noteActivity(); // waiting is this operator's work
    if (m_stage != Stage::Sending) {
        m_stage = Stage::Sending;
        m_station.navigate(Screen::Sync);
        m_station.core().command(control::Command::SyncNow);
        m_quiet.start();
    }
    m_station.core().onStore(
        this,
        [people = m_people](OpenStation& station) { return workflow::recount(station, people); },
        [this](const Result<workflow::SessionCounts>& counts) {
            if (!counts) {
                fail(
                    tr("hitung ulang gagal: %1").arg(workflow::words::text(counts.error().detail)));
                return;
            }
            counted(counts.value());
        });
}

void HeadlessOperator::counted(const workflow::SessionCounts& counts)
{
    if (const view::AlertView line = m_display.alert();
        line.tone != view::Tone::Ok && !line.cause.isEmpty() && line.cause != m_lineTrouble.cause) {
        m_lineTrouble = line;
        say(line.cause + QLatin1Char(' ') + line.remedy);
    }
    if (counts.accepted != m_lastAccepted || counts.received != m_lastReceived) {
        m_lastAccepted = counts.accepted;
        m_lastReceived = counts.received;
        m_quiet.restart();
        say(tr("tersegel %1, diterima %2, disahkan %3")
                .arg(counts.sealed)
                .arg(counts.received)
                .arg(counts.accepted));
    }
    const bool allAnswered = counts.accepted + counts.held == counts.sealed;
    if ((allAnswered && confirmed()) || m_quiet.hasExpired(kAnswersQuiet.count())) {
        finish(counts);
    } else {
        QTimer::singleShot(kCountEvery, this, &HeadlessOperator::waitForAnswers);
    }
}

/// Receipts are checked against the intake whenever the agent meets it: the last count waits for
/// that, and a while for the meeting itself.
bool HeadlessOperator::confirmed() const
{
    const auto& agent = m_station.core().agent();
    if (!agent) {
        return true;
    }
    return agent->link == control::LinkState::Connected ? agent->waiting == 0
                                                        : m_quiet.hasExpired(kLinkPatience.count());
}

void HeadlessOperator::finish(const workflow::SessionCounts& counts)
{
    m_stage = Stage::Finishing;
    m_counts = counts;
    m_lineTrouble = m_display.alert();
    takePicture();
    m_tour = {Screen::CloseDay, Screen::Settings, Screen::Devices};
    tour();
}

void HeadlessOperator::tour()
{
    if (m_tour.empty()) {
        gatherDocuments();
        return;
    }
    m_station.navigate(m_tour.back());
    m_tour.pop_back();
    // The store answers in turn: what the screen asked for has come before this.
    m_station.core().onStore(
        this, [](OpenStation&) { return true; },
        [this](bool) {
            QTimer::singleShot(0, this, [this] { // laid out by then
                takePicture();
                tour();
            });
        });
}

void HeadlessOperator::gatherDocuments()
{
    m_station.core().onStore(
        this,
        [people = m_people, session = m_session](OpenStation& station) {
            Documents facts;
            if (auto receipts = workflow::gatherReceipts(station, people)) {
                facts.receipts = std::move(receipts).value();
            }
            if (auto rekap = workflow::gatherRekap(station, session)) {
                facts.rekap = std::move(rekap).value();
            }
            return facts;
        },
        [this](const Documents& facts) { writeDocuments(facts); });
}

void HeadlessOperator::writeDocuments(const Documents& facts)
{
    const QDir out(m_options.outFolder);
    const QString rekapFile = out.filePath(QStringLiteral("rekap.pdf"));
    const QString failed =
        !facts.receipts
            ? tr("bukti")
            : writeMissingReceipts(out.filePath(QStringLiteral("bukti")), *facts.receipts);
    if (!failed.isEmpty() || !facts.rekap || !documents::writeRekap(*facts.rekap, rekapFile)) {
        fail(tr("dokumen tidak dapat ditulis: %1. Periksa ruang disk, lalu jalankan lagi.")
                 .arg(failed.isEmpty() ? rekapFile : failed));
        return;
    }
    say(tr("Bukti perekaman (PDF): %1").arg(out.filePath(QStringLiteral("bukti"))));
    say(tr("Rekap (PDF): %1").arg(rekapFile));
    if (m_options.pictures != Pictures::None) {
        say(tr("Gambar layar: %1").arg(out.filePath(QStringLiteral("layar"))));
    }
    tellCounts();
}

void HeadlessOperator::tellCounts()
{
    for (const workflow::PendingPerson& person : m_counts.pending) {
        if (!m_postponed.contains(person.queueNumber)) {
            say(QStringLiteral("postponed %1: %2")
                    .arg(workflow::words::queueNumber(person.queueNumber),
                         pendingCause(person, m_lineTrouble)));
        }
    }
    tellFewer();
    if (m_people.empty()) {
        QTextStream(stderr)
            << tr("enroll-station: tidak seorang pun dari daftar ini dapat direkam. "
                  "Baca sebabnya di atas, lalu pilih daftar lain")
            << Qt::endl;
    }
    const auto pending = static_cast<int>(m_counts.pending.size());
    say(QStringLiteral("%1 recorded, %2 sealed, %3 received, %4 accepted, %5 pending")
            .arg(m_counts.recorded)
            .arg(m_counts.sealed)
            .arg(m_counts.received)
            .arg(m_counts.accepted)
            .arg(pending));
    m_stage = Stage::Over;
    const int done = m_people.empty() ? 1 : 0; // a session of nobody is no success
    QCoreApplication::exit(pending == 0 ? done : 4);
}

} // namespace rekam
