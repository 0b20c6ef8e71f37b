#include "workflow/recording/summary.h"

#include "record/nik.h"
#include "workflow/record/corrections.h"
#include "workflow/record/record_hash.h"
#include "workflow/recording/steps/photo_step.h"
#include "workflow/recording/steps/seal_step.h"
#include "workflow/recording/twin_alert.h"
#include "workflow/words/people.h"
#include "workflow/words/words.h"

#include <nlohmann/json.hpp>

#include <QHash>

#include <algorithm>
#include <cmath>

namespace rekam::workflow {

using record::Modality;
using record::Step;
using view::Tone;

namespace {

constexpr std::string_view kCanvasDriver = "pointer"; // SignatureStep on the touch screen

int strokesOf(const store::SampleInfo& signature)
{
    const auto measures = nlohmann::json::parse(signature.measuresJson, nullptr, false);
    const auto found = measures.find("strokes");
    return found != measures.end() && found->is_number_integer() ? found->get<int>() : 0;
}

/// Writes the rows of one record.
class Rows
{
public:
    explicit Rows(const SummaryFacts& facts)
        : m_facts(facts)
        , m_enrolment(facts.enrolment)
        , m_rules(facts.enrolment, facts.policy)
    {}

    [[nodiscard]] QVector<view::SummaryRowView> all() const
    {
        return {photo(), signature(), fingers(), iris(), verification(), statement()};
    }

private:
    [[nodiscard]] view::ChipView missing() const
    {
        return {rekam::workflow::SealStep::tr("Belum lengkap"), Tone::Err, {}};
    }

    /// Of a step whose samples are of `modality`.
    [[nodiscard]] view::ChipView chip(Step step, Modality modality) const
    {
        if (!m_rules.lacks(step).empty()) {
            return missing();
        }
        if (!m_facts.spoilt) {
            return {rekam::workflow::SealStep::tr("Membaca ulang…"), Tone::Neutral, {}};
        }
        const bool sound =
            std::ranges::none_of(m_enrolment.samples, [&](const store::SampleInfo& sample) {
                return sample.position.modality == modality &&
                       std::ranges::find(*m_facts.spoilt, sample.id) != m_facts.spoilt->end();
            });
        if (!sound) {
            return {rekam::workflow::SealStep::tr("Tidak terbaca"), Tone::Err, {}};
        }
        const auto excepted =
            std::ranges::count_if(m_enrolment.exceptions, [&](const auto& stored) {
                return stored.exception.modality == modality;
            });
        if (excepted > 0) {
            return {rekam::workflow::SealStep::tr("%1 pengecualian").arg(excepted), Tone::Exc, {}};
        }
        return {rekam::workflow::SealStep::tr("Terbaca ulang"), Tone::Ok, {}};
    }

    [[nodiscard]] static QString qualityOf(const store::SampleInfo& sample)
    {
        return sample.quality ? QString::number(*sample.quality) : QStringLiteral("–");
    }

    /// Why, who agreed, and whether there is a picture of it.
    [[nodiscard]] QString groundsOf(const store::StoredException& stored) const
    {
        const auto& approval = stored.exception.approval;
        return QStringList{words::exceptionReason(stored.exception.reason).toLower(),
                           approval
                               ? rekam::workflow::SealStep::tr("disetujui %1")
                                     .arg(words::personName(m_facts.people, approval->supervisorId))
                               : rekam::workflow::SealStep::tr("persetujuan penyelia menyusul"),
                           stored.hasEvidence ? rekam::workflow::SealStep::tr("foto bukti ada")
                                              : rekam::workflow::SealStep::tr("tanpa foto bukti")}
            .join(QStringLiteral(", "));
    }

    /// Those of the same grounds together; empty: there are none.
    [[nodiscard]] QString exceptions(Modality modality) const
    {
        QStringList grounds;
        QHash<QString, QStringList> places;
        for (const store::StoredException& stored : m_enrolment.exceptions) {
            if (stored.exception.modality == modality) {
                const QString each = groundsOf(stored);
                if (!grounds.contains(each)) {
                    grounds.append(each);
                }
                places[each].append(words::exceptionPlace(stored.exception));
            }
        }
        QStringList sentences;
        for (const QString& each : grounds) {
            sentences.append(
                QStringLiteral("%1: %2").arg(places[each].join(QStringLiteral(", ")), each));
        }
        return sentences.join(QStringLiteral(". "));
    }

    [[nodiscard]] QString whoApprovedPhoto(const store::SampleInfo& photo) const
    {
        const auto& approval = m_enrolment.photoApproval;
        if (!approval || approval->sample != photo.id) {
            return rekam::workflow::SealStep::tr("belum disetujui");
        }
        return approval->approvedBy == kApprovedByStudent
                   ? rekam::workflow::SealStep::tr("disetujui siswa di layarnya")
                   : rekam::workflow::SealStep::tr("siswa mengangguk, dicatat %1")
                         .arg(words::personName(m_facts.people, approval->approvedBy));
    }

    [[nodiscard]] view::SummaryRowView photo() const
    {
        view::SummaryRowView row{view::Screen::Photo,
                                 rekam::workflow::SealStep::tr("Pas foto"),
                                 {},
                                 chip(Step::Photo, Modality::Photo)};
        if (const store::SampleInfo* sample = m_rules.chosen(placeOf(Modality::Photo))) {
            row.detail = rekam::workflow::SealStep::tr("Foto %1, %2, mutu %3")
                             .arg(QString::number(sample->attempt), whoApprovedPhoto(*sample),
                                  qualityOf(*sample));
        }
        row.icon = QStringLiteral("camera");
        return row;
    }

    [[nodiscard]] view::SummaryRowView signature() const
    {
        view::SummaryRowView row{view::Screen::Signature,
                                 rekam::workflow::SealStep::tr("Tanda tangan"),
                                 {},
                                 chip(Step::Signature, Modality::Signature)};
        row.icon = QStringLiteral("signature");
        if (const store::SampleInfo* sample = m_rules.chosen(placeOf(Modality::Signature))) {
            row.detail = rekam::workflow::SealStep::tr("%1 goresan, %2")
                             .arg(strokesOf(*sample))
                             .arg(sample->source.driver == kCanvasDriver
                                      ? rekam::workflow::SealStep::tr("layar sentuh")
                                      : words::text(sample->source.driver));
        } else {
            row.detail = exceptions(Modality::Signature);
        }
        return row;
    }

    [[nodiscard]] view::SummaryRowView fingers() const
    {
        view::SummaryRowView row{view::Screen::Fingerprints,
                                 rekam::workflow::SealStep::tr("Sidik jari"),
                                 {},
                                 chip(Step::Fingerprints, Modality::Fingerprints)};
        int kept = 0;
        std::optional<std::pair<int, int>> quality; // least and most
        for (const FingerPosition finger : kTenFingers) {
            const store::SampleInfo* sample = m_rules.chosen(placeOf(finger));
            if (sample == nullptr) {
                continue;
            }
            ++kept;
            if (sample->quality) {
                const int q = *sample->quality;
                quality = quality
                              ? std::pair(std::min(quality->first, q), std::max(quality->second, q))
                              : std::pair(q, q);
            }
        }
        row.detail = quality ? rekam::workflow::SealStep::tr("%1 jari, mutu %2–%3")
                                   .arg(kept)
                                   .arg(quality->first)
                                   .arg(quality->second)
                             : rekam::workflow::SealStep::tr("%1 jari tersimpan").arg(kept);
        if (const QString why = exceptions(Modality::Fingerprints); !why.isEmpty()) {
            row.detail += QStringLiteral(". ") + why;
        }
        return row;
    }

    [[nodiscard]] view::SummaryRowView iris() const
    {
        view::SummaryRowView row{view::Screen::Iris,
                                 rekam::workflow::SealStep::tr("Iris"),
                                 {},
                                 chip(Step::Iris, Modality::Iris)};
        row.icon = QStringLiteral("iris");
        QStringList eyes;
        for (const Eye eye : {Eye::Left, Eye::Right}) {
            if (const store::SampleInfo* sample = m_rules.chosen(placeOf(eye))) {
                eyes.append(words::eye(eye) + QLatin1Char(' ') + qualityOf(*sample));
            }
        }
        row.detail = eyes.join(QStringLiteral(", "));
        if (!eyes.isEmpty()) {
            row.detail = rekam::workflow::SealStep::tr("Mutu %1").arg(row.detail.toLower());
        }
        if (const QString why = exceptions(Modality::Iris); !why.isEmpty()) {
            row.detail += (eyes.isEmpty() ? QString() : QStringLiteral(". ")) + why;
        }
        return row;
    }

    [[nodiscard]] view::SummaryRowView verification() const
    {
        view::SummaryRowView row{view::Screen::Verification,
                                 rekam::workflow::SealStep::tr("Verifikasi telunjuk"),
                                 {},
                                 missing()};
        row.icon = QStringLiteral("fingerprint");
        const std::vector<VerifiedFinger> verified = m_rules.verified();
        if (verified.empty()) {
            row.detail = rekam::workflow::SealStep::tr("Tidak ada jari yang dipindai ulang");
            if (m_rules.lacks(Step::Verification).empty() && !m_rules.exceptedFingers().empty()) {
                row.chip = {rekam::workflow::SealStep::tr("Dikecualikan"), Tone::Exc, {}};
            }
            return row;
        }
        QStringList scores;
        for (const VerifiedFinger& finger : verified) {
            scores.append(words::finger(finger.finger).toLower() + QLatin1Char(' ') +
                          QString::number(std::lround(finger.score)));
        }
        row.detail = rekam::workflow::SealStep::tr("Pindai baru: %1, ambang %2")
                         .arg(scores.join(QStringLiteral(", ")))
                         .arg(m_facts.policy.fingerMatch);
        if (m_rules.lacks(Step::Verification).empty()) {
            row.chip = {rekam::workflow::SealStep::tr("Cocok 1:1"), Tone::Ok, {}};
        }
        return row;
    }

    [[nodiscard]] view::SummaryRowView statement() const
    {
        view::SummaryRowView row{view::Screen::Statement,
                                 rekam::workflow::SealStep::tr("Pernyataan kebenaran data"),
                                 {},
                                 missing()};
        row.icon = QStringLiteral("document");
        if (!m_enrolment.statement) {
            return row;
        }
        const store::StatementRecord& saved = *m_enrolment.statement;
        const QString at = words::dayTime(saved.signedAt);
        if (saved.recordHash != recordHash(m_enrolment)) {
            row.detail =
                rekam::workflow::SealStep::tr("Ditandatangani %1, tetapi isi rekaman berubah")
                    .arg(at);
            return row;
        }
        row.detail =
            saved.signatureFormat.empty()
                ? rekam::workflow::SealStep::tr("Dibenarkan %1 tanpa tanda tangan, terikat isi "
                                                "rekaman")
                      .arg(at)
                : rekam::workflow::SealStep::tr("Ditandatangani %1, terikat isi rekaman").arg(at);
        if (m_rules.lacks(Step::Statement).empty()) {
            row.chip = {rekam::workflow::SealStep::tr("Tersimpan"), Tone::Ok, {}};
        }
        return row;
    }

    const SummaryFacts& m_facts;
    const store::Enrolment& m_enrolment;
    StepRules m_rules;
};

view::CheckView officerCheck(const TwinCheck& twins, int threshold)
{
    if (twins.officersCompared == 0) {
        return {Tone::Warn, rekam::workflow::SealStep::tr("Jari petugas belum dapat dibandingkan"),
                twins.fingers == 0
                    ? rekam::workflow::SealStep::tr("Semua jari siswa dikecualikan.")
                    : rekam::workflow::SealStep::tr("Tidak ada jari petugas yang terbaca di berkas "
                                                    "stasiun.")};
    }
    const bool officer = twins.bestOfficerScore >= threshold;
    return {officer ? Tone::Err : Tone::Ok,
            officer ? rekam::workflow::SealStep::tr("Ini jari petugas %1")
                          .arg(words::text(twins.officerName))
                    : rekam::workflow::SealStep::tr("Bukan jari petugas"),
            rekam::workflow::SealStep::tr("%1 petugas dibandingkan, skor tertinggi %2, ambang %3")
                .arg(twins.officersCompared)
                .arg(std::lround(twins.bestOfficerScore))
                .arg(threshold)};
}

/// From what happened at the read-back gate and at the papers, never from being here.
view::CheckView identityCheck(const store::Enrolment& enrolment)
{
    const store::StepRecord* read = enrolment.step(Step::ReadBack);
    if (read == nullptr || read->state != store::StepState::Done) {
        return {Tone::Err, rekam::workflow::SealStep::tr("Data belum dibacakan"),
                rekam::workflow::SealStep::tr("Kembali ke langkah 1 dan bacakan kepada siswa.")};
    }
    const QString at = rekam::workflow::SealStep::tr("Dibacakan dan dibenarkan %1")
                           .arg(words::dayTime(read->savedAt));
    const auto corrections = correctionsOf(enrolment);
    const bool doubted = std::ranges::any_of(corrections, [](const packet::Correction& each) {
        return each.field == "nik" || each.field == "name" || each.field == "birth";
    });
    if (doubted) {
        return {
            Tone::Warn,
            rekam::workflow::SealStep::tr("NIK, nama, atau tanggal lahir ditandai salah"),
            rekam::workflow::SealStep::tr("Dibacakan %1; kantor memutuskan lewat usulan perbaikan")
                .arg(words::dayTime(read->savedAt))};
    }
    record::NikFacts facts;
    facts.birthDate = enrolment.person.birthDate;
    facts.sex = enrolment.person.sex;
    if (!record::compareNik(enrolment.person.nik, facts).empty()) {
        return {Tone::Warn,
                rekam::workflow::SealStep::tr("NIK berbeda dengan tanggal lahir atau kelamin"), at};
    }
    return {Tone::Ok, rekam::workflow::SealStep::tr("NIK cocok dengan orangnya"), at};
}

} // namespace

QVector<view::SummaryRowView> summaryRows(const SummaryFacts& facts)
{
    return Rows(facts).all();
}

QVector<view::CheckView> summaryChecks(const SummaryFacts& facts,
                                       const std::optional<TwinCheck>& twins)
{
    const view::CheckView identity = identityCheck(facts.enrolment);
    if (!twins) {
        return {{Tone::Neutral, rekam::workflow::SealStep::tr("Membandingkan jari dan mata…"), {}},
                identity};
    }
    const int threshold = facts.policy.fingerSearchMatch;
    return {twinCheckView(*twins, facts.policy), officerCheck(*twins, threshold), identity};
}

} // namespace rekam::workflow
