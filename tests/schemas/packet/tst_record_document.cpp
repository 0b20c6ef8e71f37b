// record.json of a FULL packet and of an APPROVAL: golden documents, and what is refused.
// `REKAM_WRITE_VECTORS=1` writes the documents anew.
#include "base/json_depth.h"
#include "packet/approval_document.h"
#include "packet/payload.h"
#include "packet/record_document.h"
#include "packet/record_hash.h"

#include <nlohmann/json.hpp>

#include <QFile>
#include <QTest>

using namespace rekam;
using namespace rekam::packet;

namespace {

constexpr WallTime kSomeTime{std::chrono::milliseconds{1795401727123}};

/// A record as it was written before it had any optional member.
RecordDocument firstForm()
{
    record::Person person(record::Nik::parse("3374011708080001").value());
    person.name = "SISWA CONTOH";
    person.birthPlace = "SEMARANG";
    person.birthDate = std::chrono::year(2008) / 8 / 17;
    person.sex = record::Sex::Male;
    RecordDocument document(person);
    document.recordId = "000102030405060708090a0b0c0d0e0f";
    document.station = "3374-UPTD-01";
    document.operatorId = "OP-0001";
    document.policyVersion = "4";
    document.begunAt = kSomeTime;
    document.sealedAt = kSomeTime + std::chrono::minutes(5);
    document.photoApprovedBy = "student";
    RecordedSample photo;
    photo.imagePart = "photo.jpeg";
    photo.imageFormat = "jpeg";
    photo.quality = 81;
    photo.measuresJson = R"({"eye-distance":96})";
    photo.driver = "v4l2";
    photo.deviceSerial = "C-1";
    photo.capturedAt = kSomeTime;
    document.samples.push_back(photo);
    record::BiometricException exception;
    exception.modality = record::Modality::Fingerprints;
    exception.finger = FingerPosition::RightLittle;
    exception.reason = record::ExceptionReason::Absent;
    exception.operatorId = "OP-0001";
    exception.at = kSomeTime;
    document.exceptions.push_back(exception);
    document.verification.push_back({FingerPosition::LeftIndex, 431.5, std::nullopt});
    document.statement = StatementFacts{"aa", "bb", "statement.signature", kSomeTime};
    document.validation = ValidationFacts{"OP-0001", "", 500, kSomeTime};
    return document;
}

RecordDocument withOptionalMembers()
{
    RecordDocument document = firstForm();
    document.corrections.push_back({"mother", "SITI", "SITI AMINAH", "Akta lahir"});
    document.underAge = record::Approval{"OP-0003", kSomeTime};
    return document;
}

RecordDocument withConsent()
{
    RecordDocument document = withOptionalMembers();
    document.guardianConsent =
        GuardianConsent{GuardianRelation::Mother, "SITI AMINAH", "OP-0001", kSomeTime};
    return document;
}

/// A finger, its fresh scan and every optional member, signed for.
Bytes signedPayload()
{
    RecordDocument document = withConsent();
    document.person.name = "SISWA \u0641 \"CONTOH\"";
    RecordedSample finger = document.samples.front();
    finger.modality = record::Modality::Fingerprints;
    finger.finger = FingerPosition::LeftIndex;
    finger.imageFormat = "png";
    finger.purpose = SamplePurpose::Verification;
    finger.imagePart = "verify.png";
    document.samples = {finger}; // the hash sorts them: the capture comes first
    finger.purpose = SamplePurpose::Capture;
    finger.imagePart = "finger.png";
    document.samples.push_back(finger);
    document.verification.front().threshold = 205;
    record::BiometricException exception = document.exceptions.front();
    exception.finger = FingerPosition::RightIndex;
    exception.reason = record::ExceptionReason::TemporaryInjury;
    exception.note = "perban";
    exception.evidenceHash = "cc";
    exception.revisit = std::chrono::year(2026) / 12 / 1;
    document.exceptions.push_back(exception);
    std::vector<PartView> parts = {{kRecordPartName, "application/json", {}},
                                   {"finger.png", "image/png", asBytes("kept")},
                                   {"verify.png", "image/png", asBytes("fresh")}};
    document.statement->recordHash = toHex(recordHash(document, parts));
    const std::string json = recordToJson(document);
    parts.front().bytes = asBytes(json);
    return encodePayload(parts).value();
}

ApprovalDocument approval()
{
    ApprovalDocument document;
    document.recordId = firstForm().recordId;
    document.supervisorId = "OP-0003";
    document.at = kSomeTime + std::chrono::hours(4);
    document.exceptions = unapprovedIn(firstForm());
    return document;
}

QByteArray golden(const QString& name, const std::string& written)
{
    QFile file(QString(REKAM_SOURCE_DIR "/schemas/vectors/%1").arg(name));
    if (qEnvironmentVariableIsSet("REKAM_WRITE_VECTORS")) {
        if (file.open(QIODevice::WriteOnly)) {
            file.write(QByteArray::fromStdString(written) + '\n');
            file.close();
        }
    }
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
}

std::string changed(const std::string& json, const char* member, const nlohmann::json& value)
{
    nlohmann::json root = nlohmann::json::parse(json);
    root[member] = value;
    return root.dump();
}

std::string without(const std::string& json, const char* member)
{
    nlohmann::json root = nlohmann::json::parse(json);
    root.erase(member);
    return root.dump();
}

} // namespace

class RecordDocumentTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    /// What check.py computes by PACKET.md §5.2 alone.
    void goldenSignedPayload()
    {
        constexpr std::size_t kDigitsPerLine = 64;
        std::string lines = toHex(signedPayload());
        for (std::size_t at = kDigitsPerLine; at < lines.size(); at += kDigitsPerLine + 1) {
            lines.insert(at, 1, '\n');
        }
        const QByteArray kept = golden(QStringLiteral("payload-v1-signed.hex"), lines);
        QCOMPARE(QByteArray::fromStdString(lines), kept);
        const Bytes payload = fromHex(QByteArray(kept).replace('\n', "").toStdString()).value();
        QVERIFY(payload == signedPayload());
        const auto parts = parsePayload(payload).value();
        const auto record = recordFromJson(asText(parts.front().bytes));
        QVERIFY(record.ok());
        QCOMPARE(record.value().verification.front().threshold, std::optional(205));
        QVERIFY(record.value().statement->recordHash == toHex(recordHash(record.value(), parts)));
    }

    void goldenRecords_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("members"); // of the optional ones
        QTest::newRow("first form") << QStringLiteral("record-v1.json") << 0;
        QTest::newRow("with optional members") << QStringLiteral("record-v1-optional.json") << 2;
        QTest::newRow("with a guardian's consent") << QStringLiteral("record-v1-consent.json") << 3;
    }

    void goldenRecords()
    {
        QFETCH(QString, name);
        QFETCH(int, members);
        const std::string written = recordToJson(members == 0   ? firstForm()
                                                 : members == 2 ? withOptionalMembers()
                                                                : withConsent());
        const QByteArray kept = golden(name, written);
        QCOMPARE(QByteArray::fromStdString(written), kept);
        const auto read = recordFromJson(kept.toStdString());
        QVERIFY2(read, read ? "" : read.error().detail.c_str());
        QCOMPARE(read.value().underAge.has_value(), members >= 2);
        QCOMPARE(read.value().corrections.empty(), members == 0);
        QCOMPARE(read.value().guardianConsent.has_value(), members == 3);
        QCOMPARE(recordToJson(read.value()), written);
    }

    void goldenApproval()
    {
        const std::string written = approvalToJson(approval());
        const QByteArray kept = golden(QStringLiteral("approval-v1.json"), written);
        QCOMPARE(QByteArray::fromStdString(written), kept);
        const auto read = approvalFromJson(kept.toStdString());
        QVERIFY2(read, read ? "" : read.error().detail.c_str());
        QVERIFY(covers(read.value(), firstForm()));
        QCOMPARE(approvalToJson(read.value()), written);
    }

    void whatIsRefused_data()
    {
        QTest::addColumn<QString>("json");
        QTest::addColumn<bool>("isRecord");
        const std::string record = recordToJson(firstForm());
        const std::string decision = approvalToJson(approval());
        const auto row = [](const char* name, const std::string& json, bool isRecord) {
            QTest::newRow(name) << QString::fromStdString(json) << isRecord;
        };
        row("under-age is no object", changed(record, "under-age", true), true);
        row("nobody allowed it", changed(record, "under-age", {{"allowed-at", 1}}), true);
        row("an empty name allowed it",
            changed(record, "under-age", {{"allowed-by", ""}, {"allowed-at", 1}}), true);
        row("allowed at no time", changed(record, "under-age", {{"allowed-by", "OP-0003"}}), true);
        const nlohmann::json consent = {
            {"relation", "mother"}, {"name", "X"}, {"operator", "OP-0001"}, {"at", 1}};
        row("consent of an aunt",
            changed(record, "guardian-consent",
                    nlohmann::json(consent).patch(nlohmann::json::parse(
                        R"([{"op":"replace","path":"/relation","value":"aunt"}])"))),
            true);
        row("consent of nobody",
            changed(record, "guardian-consent",
                    nlohmann::json(consent).patch(
                        nlohmann::json::parse(R"([{"op":"replace","path":"/name","value":""}])"))),
            true);
        // Copying or writing such a document would end the program: 250,000 frames on the stack.
        constexpr std::size_t kLevels = 250'000;
        const std::string deep =
            R"({"a":)" + std::string(kLevels, '[') + std::string(kLevels, ']') + "}";
        const std::string measured = R"({"eye-distance":96})";
        row("measures nest too deep",
            std::string(record).replace(record.find(measured), measured.size(), deep), true);
        row("a member nests one level too deep",
            std::string(record).replace(1, 0,
                                        R"("a":)" + std::string(kJsonDepthMax, '[') +
                                            std::string(kJsonDepthMax, ']') + ","),
            true);
        row("approval: nests too deep", std::string(decision).replace(1, 0, R"("a":)" + deep + ","),
            false);
        row("approval: another word", changed(decision, "decision", "perhaps"), false);
        row("approval: nobody decided", changed(decision, "supervisor", ""), false);
        row("approval: of nothing", changed(decision, "exceptions", nlohmann::json::array()),
            false);
        row("approval: of no known modality",
            changed(decision, "exceptions", {{{"modality", "gait"}}}), false);
        row("approval: finger 16",
            changed(decision, "exceptions", {{{"modality", "fingerprints"}, {"finger", 16}}}),
            false);
        for (const bool isRecord : {true, false}) {
            const auto whose = [isRecord](const char* what) {
                return std::string(isRecord ? "record: " : "approval: ") + what;
            };
            const std::string& whole = isRecord ? record : decision;
            row(whose("a later schema").c_str(), changed(whole, "schema", 2), isRecord);
            row(whose("schema as text").c_str(), changed(whole, "schema", "1"), isRecord);
            row(whose("no schema").c_str(), without(whole, "schema"), isRecord);
            row(whose("no object").c_str(), "[]", isRecord);
            row(whose("too long").c_str(),
                changed(whole, "filler", std::string(kRecordDocumentBytesMax, 'x')), isRecord);
        }
    }

    void whatIsRefused()
    {
        QFETCH(QString, json);
        QFETCH(bool, isRecord);
        const std::string text = json.toStdString();
        QVERIFY(isRecord ? !recordFromJson(text).ok() : !approvalFromJson(text).ok());
    }

    void whatACoveringDecisionIs()
    {
        RecordDocument record = firstForm();
        ApprovalDocument decision = approval();
        QVERIFY(covers(decision, record));
        record.exceptions.push_back(record.exceptions.front());
        record.exceptions.back().finger = FingerPosition::LeftLittle;
        QVERIFY2(!covers(decision, record), "one of two is not all");
        record.exceptions.back().approval = record::Approval{"OP-0003", kSomeTime};
        QVERIFY(covers(decision, record));
        decision.recordId = "ff";
        QVERIFY(!covers(decision, record));
    }
};

QTEST_GUILESS_MAIN(RecordDocumentTest)
#include "tst_record_document.moc"
