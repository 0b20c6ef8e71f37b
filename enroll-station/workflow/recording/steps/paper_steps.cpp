#include "workflow/recording/steps/paper_steps.h"

#include "workflow/desks/machine_facts.h"
#include "workflow/record/corrections.h"
#include "workflow/recording/recording.h"
#include "workflow/words/list_words.h"
#include "workflow/words/words.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace rekam::workflow {

using record::Step;
using view::ActionId;

QString PaperStep::addressOf(const record::Address& address)
{
    QStringList parts{words::text(address.street)};
    if (!address.rt.empty() || !address.rw.empty()) {
        parts.append(
            QStringLiteral("RT %1/RW %2").arg(words::text(address.rt), words::text(address.rw)));
    }
    for (const std::string* name :
         {&address.village, &address.district, &address.regency, &address.province}) {
        parts.append(words::text(*name));
    }
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

view::ActionView PaperStep::correctAction(const QString& label)
{
    return action(ActionId::Correct, label, QStringLiteral("pen"), Qt::Key_F7);
}

void PaperStep::loadCorrections()
{
    const store::StepRecord* saved = recording().enrolment().step(step());
    m_corrections =
        saved == nullptr ? std::vector<packet::Correction>() : correctionsFromJson(saved->dataJson);
    // Bare marks follow what is marked now.
    std::erase_if(m_corrections,
                  [](const packet::Correction& correction) { return correction.after.empty(); });
}

std::string PaperStep::fullJson() const
{
    std::vector<packet::Correction> all = m_corrections;
    const QSet<QString> marked = wrong();
    for (const Field& field : correctable()) {
        const std::string id = field.id.toStdString();
        if (marked.contains(field.id) &&
            std::ranges::find(all, id, &packet::Correction::field) == all.end()) {
            all.push_back({id, field.value.toStdString(), {}, {}});
        }
    }
    return withCorrections(json(), all);
}

void PaperStep::correct(std::vector<packet::Correction> corrections,
                        std::function<void(const Status&)> then)
{
    m_corrections = std::move(corrections);
    for (const packet::Correction& correction : m_corrections) {
        markWrong(words::text(correction.field));
    }
    saveStanding(std::move(then));
}

void PaperStep::saveStanding(std::function<void(const Status&)> then)
{
    const store::StepState state = recording().enrolment().done(step())
                                       ? store::StepState::Done
                                       : store::StepState::InProgress;
    recording().save(
        [which = step(), state, text = fullJson()](OpenStation& station,
                                                   const store::EnrolmentId& id) {
            return station.store->enrolments().saveStep(id, which, state, text);
        },
        std::move(then));
}

QVector<PaperStep::Field> ReadBackStep::correctable() const
{
    QVector<Field> all;
    for (const view::ReadBackFieldView& field : fields()) {
        all.append({field.id, field.label, field.value});
    }
    return all;
}

std::string ReadBackStep::json() const
{
    nlohmann::json flagged = nlohmann::json::array();
    for (const QString& field : std::as_const(m_flagged)) {
        flagged.push_back(field.toStdString());
    }
    return withConsent(nlohmann::json{{"flagged", flagged}}.dump(), m_consent);
}

void ReadBackStep::enter()
{
    loadCorrections();
    m_consent = consentOf(recording().enrolment());
    m_flagged.clear();
    const store::StepRecord* saved = recording().enrolment().step(Step::ReadBack);
    const auto json = saved == nullptr ? nlohmann::json()
                                       : nlohmann::json::parse(saved->dataJson, nullptr, false);
    if (json.is_object() && json.contains("flagged") && json["flagged"].is_array()) {
        for (const auto& field : json["flagged"]) {
            if (field.is_string()) {
                m_flagged.insert(QString::fromStdString(field.get<std::string>()));
            }
        }
    }
}

QVector<view::ReadBackFieldView> ReadBackStep::fields() const
{
    using view::FieldScale;
    const record::Person& who = recording().person();
    const auto orDash = [](const QString& value) {
        return value.isEmpty() ? tr("belum diisi") : value;
    };
    QVector<view::ReadBackFieldView> all{
        {QStringLiteral("name"), tr("Nama lengkap"), words::text(who.name), FieldScale::Name},
        {QStringLiteral("nik"), tr("NIK"), words::groupedNik(who), FieldScale::Normal, true},
        {QStringLiteral("kk"), tr("Nomor KK"),
         who.familyCard ? words::text(who.familyCard->grouped()) : tr("belum diisi"),
         FieldScale::Normal, true},
        {QStringLiteral("birth"), tr("Tempat, tanggal lahir"), words::birthPlaceAndDate(who)},
        {QStringLiteral("sex"), tr("Jenis kelamin"), words::sexWord(who.sex)},
        {QStringLiteral("religion"), tr("Agama"),
         orDash(words::text(record::displayName(who.religion)))},
        {QStringLiteral("marital"), tr("Status perkawinan"),
         orDash(words::text(record::displayName(who.maritalStatus)))},
        {QStringLiteral("blood"), tr("Golongan darah"),
         orDash(words::text(record::displayName(who.bloodGroup)))},
        {QStringLiteral("occupation"), tr("Pekerjaan"),
         orDash(words::text(record::displayName(who.occupation)))},
        {QStringLiteral("address"), tr("Alamat"), orDash(addressOf(who.address)), FieldScale::Long},
        {QStringLiteral("mother"), tr("Nama ibu"), orDash(words::text(who.mother))},
        {QStringLiteral("father"), tr("Nama ayah"), orDash(words::text(who.father))},
    };
    for (view::ReadBackFieldView& field : all) {
        field.flagged = m_flagged.contains(field.id);
    }
    return all;
}

void ReadBackStep::flag(const QString& fieldId, bool wrong)
{
    if (wrong) {
        m_flagged.insert(fieldId);
    } else {
        m_flagged.remove(fieldId);
    }
    show();
}

ConsentNeed ReadBackStep::need() const
{
    return consentNeed(recording().person(), localDate(recording().core().now()),
                       recording().core().policy());
}

void ReadBackStep::consent(packet::GuardianConsent given, std::function<void(const Status&)> then)
{
    m_consent = std::move(given);
    recording().clearAlert();
    saveStanding(std::move(then));
}

view::AlertView ReadBackStep::alert() const
{
    view::AlertView shown;
    if (!recording().alert().cause.isEmpty()) {
        return recording().alert();
    }
    if (!m_flagged.isEmpty()) {
        shown.tone = view::Tone::Warn;
        shown.cause = tr("%1 isian ditandai salah.").arg(m_flagged.size());
        shown.remedy = tr("Rekaman boleh lanjut; siswa masuk daftar Perlu perbaikan data. "
                          "SIAK tidak diubah di sini.");
    } else if (need() != ConsentNeed::None && !m_consent) {
        shown.icon = QStringLiteral("supervisor");
        shown.cause = tr("Persetujuan wali belum dicatat");
        shown.remedy = need() == ConsentNeed::Required
                           ? tr("Catat dengan F6. Tanpa itu rekaman tidak dapat lanjut.")
                           : tr("Catat dengan F6. Rekaman boleh lanjut tanpanya.");
    } else if (!recording().enrolment().done(Step::ReadBack)) {
        shown.cause = tr("Pengambilan biometrik masih terkunci");
        shown.remedy = tr("Terbuka setelah data dibacakan dan siswa membenarkannya.");
        shown.icon = QStringLiteral("lock");
    }
    return shown;
}

void ReadBackStep::show()
{
    view::ReadBackView shown;
    shown.instruction = tr("Bacakan dengan suara jelas, lalu tanyakan: “Sudah benar?”");
    shown.studentScreen = hasStudentScreen()
                              ? view::ChipView{tr("Tampil di layar siswa"), view::Tone::Primary,
                                               QStringLiteral("screen")}
                              : view::ChipView{tr("Putar laptop ke siswa"), view::Tone::Neutral,
                                               QStringLiteral("screen")};
    shown.fields = fields();
    shown.alert = alert();
    QVector<view::ActionView> own{correctAction(tr("Ada yang salah"))};
    if (need() != ConsentNeed::None) {
        own.append(action(ActionId::Approve,
                          m_consent ? tr("Ubah persetujuan wali") : tr("Persetujuan wali"),
                          QStringLiteral("supervisor"), Qt::Key_F6));
    }
    shown.actions = recording().actionBar(
        own, primaryAction(m_flagged.isEmpty() ? tr("Sudah dibacakan & benar")
                                               : tr("Sudah dibacakan, lanjut dengan catatan"),
                           QStringLiteral("check")));
    recording().core().display().present(shown);

    view::StudentView student = recording().studentView(view::StudentScene::ReadBack, 1);
    student.stepText = tr("Data diri");
    student.headline = tr("Dengarkan, lalu bilang kalau ada yang salah");
    student.fields = shown.fields;
    recording().core().display().present(student);
}

void ReadBackStep::act(ActionId action, const QString&)
{
    if (action != ActionId::Primary) {
        return;
    }
    if (need() == ConsentNeed::Required && !m_consent) {
        view::AlertView missing = alert();
        missing.tone = view::Tone::Err;
        missing.cause = tr("Persetujuan wali belum dicatat");
        missing.remedy = tr("Catat dengan F6, atau tunda (F8) bila wali tidak setuju.");
        recording().setAlert(missing);
        return;
    }
    recording().finishStep(Step::ReadBack, fullJson());
}

} // namespace rekam::workflow
