// What a signature under a record covers: which changes move its hash.
#include "model_record.h"
#include "workflow/record/corrections.h"

#include <QTest>

#include <functional>

namespace rekam::workflow {

using namespace testing; // the record's
using record::Modality;
using record::Step;
using store::Enrolment;

namespace {

using Change = std::function<void(Enrolment&)>;

struct HashRow
{
    const char* name;
    Change change;
};

/// What a record says; each of these must move the hash.
std::vector<HashRow> contentChanges()
{
    using record::Person;
    std::vector<HashRow> rows;
    const auto person = [&rows](const char* name, void (*change)(Person&)) {
        rows.push_back({name, [change](Enrolment& e) {
                            change(e.person);
                        }});
    };
    person("NIK", [](Person& p) { p.nik = record::Nik::parse("1471095103090002").value(); });
    person("family card",
           [](Person& p) { p.familyCard = record::NoKk::parse("1471091103090001").value(); });
    person("name", [](Person& p) { p.name += "h"; });
    person("birth place", [](Person& p) { p.birthPlace = "Dumai"; });
    person("birth date", [](Person& p) { p.birthDate = std::chrono::year(2009) / 3 / 12; });
    person("sex", [](Person& p) { p.sex = record::Sex::Female; });
    person("citizenship", [](Person& p) { p.citizenship = record::Citizenship::Wna; });
    person("marital status",
           [](Person& p) { p.maritalStatus.code = record::MaritalStatus::Married; });
    person("marital status, its text", [](Person& p) { p.maritalStatus.text = "KAWIN"; });
    person("blood group", [](Person& p) { p.bloodGroup.text = "O"; });
    person("family relation", [](Person& p) { p.familyRelation.text = "ANAK"; });
    person("religion", [](Person& p) { p.religion.text = "ISLAM"; });
    person("education", [](Person& p) { p.education.text = "SLTA"; });
    person("occupation", [](Person& p) { p.occupation.text = "PELAJAR"; });
    person("disability", [](Person& p) { p.disability.text = "FISIK"; });
    person("birth certificate", [](Person& p) { p.birthCertificate = "123"; });
    person("mother", [](Person& p) { p.mother = "Siti Aminah"; });
    person("father", [](Person& p) { p.father = "Rahmat"; });
    person("duty of a KTP", [](Person& p) { p.ktpDuty = "WKTP"; });
    person("KTP-el", [](Person& p) { p.ktpElectronic = "BELUM"; });
    person("resident status", [](Person& p) { p.residentStatus = "AKTIF"; });
    person("record status", [](Person& p) { p.recordStatus = "BELUM REKAM"; });
    person("recorded before", [](Person& p) { p.recordedBefore = record::RecordedBefore::No; });
    person("street", [](Person& p) { p.address.street = "Jl. Melati"; });
    person("RT", [](Person& p) { p.address.rt = "001"; });
    person("RW", [](Person& p) { p.address.rw = "002"; });
    person("hamlet", [](Person& p) { p.address.hamlet = "I"; });
    person("village code", [](Person& p) { p.address.villageCode = "14.71.09.1001"; });
    person("village", [](Person& p) { p.address.village = "Tuah Karya"; });
    person("district", [](Person& p) { p.address.district = "Tampan"; });
    person("regency", [](Person& p) { p.address.regency = "Pekanbaru"; });
    person("province", [](Person& p) { p.address.province = "Riau"; });
    person("post code", [](Person& p) { p.address.postCode = "28293"; });
    person("school", [](Person& p) { p.school = "SMAN 3"; });
    person("class", [](Person& p) { p.className = "XI"; });
    rows.push_back({"a sample's bytes", [](Enrolment& e) {
                        e.samples.back().imageHash.front() ^= std::byte{1};
                    }});
    rows.push_back({"a sample's modality", [](Enrolment& e) {
                        e.samples.front().position.modality = Modality::Signature;
                    }});
    rows.push_back({"a sample's finger", [](Enrolment& e) {
                        std::swap(at(e, placeOf(FingerPosition::LeftRing)).imageHash,
                                  at(e, placeOf(FingerPosition::LeftThumb)).imageHash);
                    }});
    rows.push_back({"a sample's eye", [](Enrolment& e) {
                        std::swap(at(e, placeOf(Eye::Left)).imageHash,
                                  at(e, placeOf(Eye::Right)).imageHash);
                    }});
    rows.push_back({"a sample's purpose", [](Enrolment& e) {
                        e.samples.back().purpose = store::SamplePurpose::Verification;
                    }});
    rows.push_back({"a sample less", [](Enrolment& e) {
                        e.samples.pop_back();
                    }});
    rows.push_back({"a sample not chosen", [](Enrolment& e) {
                        e.samples.front().chosen = false;
                    }});
    rows.push_back({"a sample more", [](Enrolment& e) {
                        e.samples.push_back(sampleAt(placeOf(FingerPosition::LeftFour), 99));
                    }});
    const auto exception = [&rows](const char* name, void (*change)(record::BiometricException&)) {
        rows.push_back({name, [change](Enrolment& e) {
                            change(e.exceptions.front().exception);
                        }});
    };
    exception("an exception's modality",
              [](record::BiometricException& e) { e.modality = Modality::Signature; });
    exception("an exception's finger",
              [](record::BiometricException& e) { e.finger = FingerPosition::LeftLittle; });
    exception("an exception's eye", [](record::BiometricException& e) { e.eye = Eye::Right; });
    exception("an exception's reason",
              [](record::BiometricException& e) { e.reason = record::ExceptionReason::Disabled; });
    exception("an exception's note", [](record::BiometricException& e) { e.note = "perban"; });
    exception("an exception's evidence",
              [](record::BiometricException& e) { e.evidenceHash = "ab"; });
    exception("an exception's revisit",
              [](record::BiometricException& e) { e.revisit = std::chrono::year(2026) / 12 / 1; });
    rows.push_back({"an exception less", [](Enrolment& e) {
                        e.exceptions.pop_back();
                    }});
    rows.push_back({"an exception more", [](Enrolment& e) {
                        except(e, {Modality::Iris, FingerPosition::Unknown, Eye::Unknown});
                    }});
    const auto correction = [&rows](const char* name, packet::Correction wanted) {
        rows.push_back({name, [wanted](Enrolment& e) {
                            mark(e, Step::ReadBack, store::StepState::Done,
                                 withCorrections("{}", std::vector{wanted}));
                        }});
    };
    correction("a correction's field", {"father", "Siti", "Sitti", "Akta"});
    correction("a correction's old value", {"mother", "Situ", "Sitti", "Akta"});
    correction("a correction's new value", {"mother", "Siti", "Sitty", "Akta"});
    correction("a correction's basis", {"mother", "Siti", "Sitti", "KK"});
    correction("a letter moved from one text to the next", {"mother", "SitiS", "itti", "Akta"});
    rows.push_back({"no correction", [](Enrolment& e) {
                        mark(e, Step::ReadBack, store::StepState::Done);
                    }});
    return rows;
}

/// What is no part of the signed content; none of these may move the hash.
std::vector<HashRow> otherChanges()
{
    return {
        {"nothing",
         [](Enrolment&) {
         }},
        {"samples in another order",
         [](Enrolment& e) {
             std::ranges::reverse(e.samples);
         }},
        {"exceptions in another order",
         [](Enrolment& e) {
             std::ranges::reverse(e.exceptions);
         }},
        {"a take that is not chosen",
         [](Enrolment& e) {
             e.samples.push_back(sampleAt(placeOf(FingerPosition::LeftThumb), 99));
             e.samples.back().chosen = false;
         }},
        {"a supervisor's approval",
         [](Enrolment& e) {
             e.exceptions.front().exception.approval = record::Approval{"OP-0003", {}};
         }},
        {"the times",
         [](Enrolment& e) {
             e.begunAt += std::chrono::hours(1);
         }},
        {"the statement",
         [](Enrolment& e) {
             e.statement.reset();
         }},
        {"the validation",
         [](Enrolment& e) {
             e.validation.reset();
         }},
        {"a step done",
         [](Enrolment& e) {
             mark(e, Step::Iris, store::StepState::InProgress);
         }},
    };
}

/// With exceptions and a correction, so that all of them can be changed.
Enrolment signedRecord()
{
    Enrolment enrolment = whole();
    except(enrolment, placeOf(FingerPosition::RightLittle));
    except(enrolment, placeOf(Modality::Signature));
    const std::vector<packet::Correction> list = {{"mother", "Siti", "Sitti", "Akta"}};
    mark(enrolment, Step::ReadBack, store::StepState::Done, withCorrections("{}", list));
    return enrolment;
}

} // namespace

class RecordHashTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void contentMovesTheHash_data()
    {
        QTest::addColumn<int>("row");
        const auto rows = contentChanges();
        for (int row = 0; row < static_cast<int>(rows.size()); ++row) {
            QTest::newRow(rows.at(static_cast<std::size_t>(row)).name) << row;
        }
    }

    void contentMovesTheHash()
    {
        QFETCH(int, row);
        Enrolment enrolment = signedRecord();
        const crypto::Hash256 before = recordHash(enrolment);
        contentChanges().at(static_cast<std::size_t>(row)).change(enrolment);
        QVERIFY(recordHash(enrolment) != before);
    }

    void changesMoveItToDifferentPlaces()
    {
        std::vector<crypto::Hash256> seen = {recordHash(signedRecord())};
        for (const HashRow& row : contentChanges()) {
            Enrolment enrolment = signedRecord();
            row.change(enrolment);
            const crypto::Hash256 hash = recordHash(enrolment);
            QVERIFY2(std::ranges::find(seen, hash) == seen.end(), row.name);
            seen.push_back(hash);
        }
    }

    /// The control: what is no content leaves the hash where it is.
    void theRestDoesNot_data()
    {
        QTest::addColumn<int>("row");
        const auto rows = otherChanges();
        for (int row = 0; row < static_cast<int>(rows.size()); ++row) {
            QTest::newRow(rows.at(static_cast<std::size_t>(row)).name) << row;
        }
    }

    void theRestDoesNot()
    {
        QFETCH(int, row);
        Enrolment enrolment = signedRecord();
        const crypto::Hash256 before = recordHash(enrolment);
        otherChanges().at(static_cast<std::size_t>(row)).change(enrolment);
        QVERIFY(recordHash(enrolment) == before);
    }
};

} // namespace rekam::workflow

QTEST_APPLESS_MAIN(rekam::workflow::RecordHashTest)
#include "tst_record_hash.moc"
