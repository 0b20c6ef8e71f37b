#include "workflow/recording/steps/statement_step.h"

#include "workflow/record/record_hash.h"
#include "workflow/recording/recording.h"
#include "workflow/recording/samples.h"
#include "workflow/words/list_words.h"
#include "workflow/words/words.h"

namespace rekam::workflow {

using drivers::DeviceKind;
using record::Step;
using view::ActionId;

StatementStep::StatementStep(Recording& recording)
    : StepDesk(recording)
    , m_ink(recording.core().capture())
{
    connect(&m_ink, &PenInk::moved, this, [this] {
        if (m_current) {
            m_saved = false; // somebody signs anew, over what was shown
            m_analysis.reset();
            this->recording().core().display().showStrokes(m_ink.strokes());
            if (!m_writing) {
                m_writing = true;
                show(); // it is no longer waited for
            }
        }
    });
    connect(&m_ink, &PenInk::rested, this, [this] {
        m_writing = false;
        judge();
    });
    connect(&recording.core().capture(), &CapturePort::captureFailed, this,
            [this](DeviceKind kind, ErrorCode code, const QString&) {
                if (m_current && kind == DeviceKind::SignaturePad) {
                    view::AlertView alert = words::deviceTrouble(kind, code);
                    alert.remedy = tr("Pasang lagi lalu F5, atau siswa menandatangani di kotak di "
                                      "layar ini, dengan jari atau pena.");
                    this->recording().setAlert(alert);
                }
            });
}

bool StatementStep::signatureExcepted() const
{
    return recording().rules().exception(placeOf(record::Modality::Signature)) != nullptr;
}

void StatementStep::enter()
{
    m_current = true;
    // Signed, and the record is still the same: it is shown, and F5 asks anew.
    m_saved = recording().rules().lacks(Step::Statement).empty();
    m_agreed = m_saved;
    m_writing = false;
    m_analysis.reset();
    m_stored = {};
    if (m_saved || signatureExcepted()) {
        m_ink.clear();
    } else {
        m_ink.start();
    }
    if (m_saved) {
        loadStored();
    }
}

void StatementStep::loadStored()
{
    recording().core().onStore(
        this,
        [id = recording().enrolment().id](OpenStation& station) {
            const auto ink = station.store->enrolments().statementSignature(id);
            return ink ? storedInk(ink.value()) : StoredInk{};
        },
        [this](StoredInk ink) {
            if (m_current && m_saved) {
                m_stored = std::move(ink);
                show();
            }
        });
}

void StatementStep::leave()
{
    m_current = false;
    m_ink.stop();
    StepDesk::leave();
}

/// The text that is hashed and signed; it stays Indonesian whatever the interface speaks.
QStringList StatementStep::paragraphs() const
{
    const record::Person& who = recording().person();
    const QString born = who.birthPlace.empty()
                             ? QStringLiteral("tanggal")
                             : QStringLiteral("di %1 tanggal").arg(words::text(who.birthPlace));
    return {
        QStringLiteral("Saya, %1, NIK %2, lahir %3 %4, menyatakan bahwa:")
            .arg(words::text(who.name), words::groupedNik(who), born, words::date(who.birthDate)),
        QStringLiteral("1. Data kependudukan yang dibacakan kepada saya adalah benar."),
        QStringLiteral("2. Pas foto, tanda tangan, sidik jari, dan iris yang direkam hari ini "
                       "adalah milik saya sendiri."),
        QStringLiteral("3. Bila pernyataan ini tidak benar, saya bersedia dikenai sanksi sesuai "
                       "peraturan perundang-undangan.")};
}

void StatementStep::agree(bool agreed)
{
    if (m_current) {
        m_agreed = agreed;
        show();
    }
}

void StatementStep::judge()
{
    if (!m_current || m_ink.empty()) {
        return;
    }
    recording().core().compute(
        this,
        [samples = m_ink.samples(), area = m_ink.area()] {
            return analyseSignature(samples, area);
        },
        [this](Result<SignatureAnalysis> analysed) {
            if (!m_current || m_writing) {
                return; // judged again when the pen rests
            }
            if (!analysed) {
                recording().setAlert(
                    words::deviceTrouble(DeviceKind::SignaturePad, analysed.error().code));
                return;
            }
            m_analysis = std::make_shared<const SignatureAnalysis>(std::move(analysed).value());
            if (m_analysis->report.verdict == imaging::Verdict::Poor) {
                recording().setAlert(
                    alertOf(words::matter(m_analysis->report.issues.front()), view::Tone::Err));
                return;
            }
            recording().clearAlert();
            show();
        });
}

void StatementStep::save()
{
    store::StatementRecord statement;
    const std::string text = paragraphs().join(QLatin1Char('\n')).toStdString();
    statement.textHash = crypto::hash256(asBytes(text));
    statement.recordHash = recordHash(recording().enrolment());
    statement.operatorId = recording().core().person().id;
    statement.signedAt = recording().core().now();
    Bytes signature;
    if (m_analysis) {
        statement.signatureFormat = kSignatureFormat;
        signature = m_analysis->samples;
    }
    recording().finishStep(Step::Statement, "{}",
                           [statement, signature = std::move(signature)](
                               OpenStation& station, const store::EnrolmentId& id) {
                               return station.store->enrolments().saveStatement(id, statement,
                                                                                signature);
                           });
}

void StatementStep::act(ActionId action, const QString&)
{
    switch (action) {
    case ActionId::Primary:
        if (m_writing) {
            break; // what is still being written is not a signature
        }
        if (!m_agreed) {
            recording().setAlert(alertOf({tr("Pernyataan belum dibenarkan."),
                                          tr("Bacakan, lalu centang bila siswa membenarkan.")},
                                         view::Tone::Warn));
        } else if (m_saved) {
            recording().finishStep(Step::Statement, "{}");
        } else if (signatureExcepted() ||
                   (m_analysis && m_analysis->report.verdict != imaging::Verdict::Poor)) {
            save();
        } else {
            judge();
        }
        break;
    case ActionId::Match:
        agree(!m_agreed);
        break;
    case ActionId::Retake:
        if (signatureExcepted()) {
            break;
        }
        m_saved = false;
        m_analysis.reset();
        m_writing = false;
        recording().clearAlert();
        m_ink.start();
        show();
        break;
    default:
        break;
    }
}

/// *Terisi* is what was judged and found good, not what is on the way.
view::ChipView StatementStep::signatureChip() const
{
    if (m_saved) {
        return {tr("Tersimpan"), view::Tone::Ok, {}};
    }
    if (m_ink.empty()) {
        return {tr("Menunggu"), view::Tone::Neutral, {}};
    }
    if (m_writing) {
        return {tr("Sedang menulis"), view::Tone::Primary, {}};
    }
    if (!m_analysis) {
        return {tr("Diperiksa…"), view::Tone::Neutral, {}};
    }
    return m_analysis->report.verdict == imaging::Verdict::Poor
               ? view::ChipView{tr("Belum cukup"), view::Tone::Err, {}}
               : view::ChipView{tr("Terisi"), view::Tone::Ok, {}};
}

view::ActionView StatementStep::primary() const
{
    const bool excepted = signatureExcepted();
    const QString check = QStringLiteral("check");
    const QString label = tr("Simpan pernyataan");
    if (!m_agreed) {
        return Recording::primaryDisabled(label, check, tr("Centang setelah siswa membenarkan"));
    }
    if (m_saved) {
        return primaryAction(tr("Lanjut ke segel"), QStringLiteral("arrow-right"));
    }
    if (!excepted && m_ink.empty()) {
        return Recording::primaryDisabled(label, check, tr("Belum ada tanda tangan"));
    }
    if (!excepted && (m_writing || !m_analysis)) {
        return Recording::primaryDisabled(label, check, tr("Tunggu sampai pena diangkat"));
    }
    return primaryAction(label, check);
}

void StatementStep::show()
{
    const record::Person& who = recording().person();
    const bool excepted = signatureExcepted();
    view::StatementView shown;
    shown.title = tr("Surat pernyataan kebenaran data");
    shown.paragraphs = paragraphs();
    shown.data = {{tr("Nama"), words::text(who.name)},
                  {tr("NIK"), words::groupedNik(who)},
                  {tr("Tanggal lahir"), words::date(who.birthDate)}};
    shown.agreeLabel = tr("Sudah saya baca dan benar");
    shown.agreed = m_agreed;
    shown.signatureTitle = tr("Tanda tangan siswa");
    shown.strokes = m_saved ? m_stored.strokes : m_ink.strokes();
    shown.padAspect = m_saved ? m_stored.padAspect : m_ink.aspect();
    if (excepted) {
        shown.signatureChip = {tr("Pengecualian"), view::Tone::Exc, {}};
        shown.emptyText = tr("Tidak bisa menandatangani: garis menggantikan tanda tangan.");
    } else {
        shown.signatureChip = signatureChip();
        shown.emptyText = tr("Minta siswa menandatangani di alas, atau di kotak ini.");
    }
    shown.boundTo = words::text(toHex(recordHash(recording().enrolment()))).left(16);
    shown.alert = recording().alert();
    QVector<view::ActionView> own;
    if (!excepted) {
        own.append(action(ActionId::Retake, tr("Hapus tanda tangan"), QStringLiteral("retake"),
                          Qt::Key_F5));
    }
    shown.actions = recording().actionBar(own, primary());
    recording().core().display().present(shown);

    view::StudentView student = recording().studentView(view::StudentScene::Text, 5);
    student.stepText = tr("Pernyataan");
    student.headline = tr("Baca, lalu tanda tangan di alas");
    student.paragraphs = shown.paragraphs;
    recording().core().display().present(student);
}

} // namespace rekam::workflow
