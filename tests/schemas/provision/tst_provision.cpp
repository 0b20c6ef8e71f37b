#include "base/file.h"
#include "provision/envelope.h"
#include "provision/key_file.h"
#include "provision/policy_edit.h"
#include "sample_documents.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <functional>

using namespace rekam;
using namespace rekam::provision;
using rekam::provision::test::Sample;

namespace {

constexpr const char* kVectors = REKAM_SOURCE_DIR "/schemas/vectors/provision/";

/// A document kind: how to make its file, and how to open one.
struct Kind
{
    const char* name;
    Bytes file;
    std::function<Status(ByteView)> open;
};

template <typename T>
Status statusOf(const Result<T>& result)
{
    return result ? Status() : Status(result.error());
}

std::vector<Kind> kinds(const Sample& s)
{
    const auto office = s.office.publicKey();
    return {
        {"office-identity", signOfficeIdentity(s.identity(), s.office),
         [](ByteView file) {
             return statusOf(openOfficeIdentity(file));
         }},
        {"station-request", signStationRequest(s.request(), s.station),
         [](ByteView file) {
             return statusOf(openStationRequest(file));
         }},
        {"bundle", signBundle(s.bundle(), s.office),
         [office](ByteView file) {
             return statusOf(openBundle(file, office));
         }},
        {"operator", signCredential(s.credential(), s.office),
         [office](ByteView file) {
             return statusOf(openCredential(file, office));
         }},
        {"policy", signPolicy(s.policy(), s.office),
         [office](ByteView file) {
             return statusOf(openPolicy(file, office));
         }},
        {"key-certificate",
         signCertificate(s.certificate(KeyRole::Centre, s.centre.publicKey().bytes), s.office),
         [office](ByteView file) {
             return statusOf(openCertificate(file, office));
         }},
        {"revocation", signRevocation(s.revocation(), s.office),
         [office](ByteView file) {
             return statusOf(openRevocation(file, office));
         }},
        {"admission", signAdmission(s.admission(), s.office),
         [office](ByteView file) {
             return statusOf(openAdmission(file, office));
         }},
    };
}

DocumentKind kindOf(const Kind& kind)
{
    return parseEnvelope(kind.file).value().kind;
}

/// The office signs a payload that it should not have signed.
Bytes resign(const Kind& kind, const QByteArray& from, const QByteArray& to,
             const crypto::SigningKeyPair& signer)
{
    const Bytes payload = parseEnvelope(kind.file).value().payload;
    const std::string_view text = asText(payload);
    QByteArray json(text.data(), static_cast<qsizetype>(text.size()));
    json.replace(from, to);
    return signDocument(kindOf(kind), std::as_bytes(std::span(json)), signer);
}

} // namespace

class TestProvision : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void documentsComeBack();
    void bytesAreGolden_data();
    void bytesAreGolden();
    void rejectsEveryTruncation_data();
    void rejectsEveryTruncation();
    void rejectsEveryFlippedByte_data();
    void rejectsEveryFlippedByte();
    void oneKindNeverPassesForAnother();
    void rejectsStrangers();
    void rejectsWrongField_data();
    void rejectsWrongField();
    void bundleIsForItsStationOnly_data();
    void bundleIsForItsStationOnly();
    void secretsOpenForTheStationOnly();
    void policyFields();
    void setsPolicy_data();
    void setsPolicy();
    void setsWhatBelongsTogether();
    void keyFiles();
    void rejectsDamagedKeyFile_data();
    void rejectsDamagedKeyFile();
    void endpoints_data();
    void endpoints();
};

void TestProvision::documentsComeBack()
{
    const Sample s;
    const auto office = s.office.publicKey();
    QVERIFY(openBundle(signBundle(s.bundle(), s.office), office).value() == s.bundle());
    QVERIFY(openCredential(signCredential(s.credential(), s.office), office).value() ==
            s.credential());
    QVERIFY(openPolicy(signPolicy(s.policy(), s.office), office).value() == s.policy());
    QVERIFY(openStationRequest(signStationRequest(s.request(), s.station)).value() == s.request());
    QVERIFY(openRevocation(signRevocation(s.revocation(), s.office), office).value() ==
            s.revocation());
    QVERIFY(openAdmission(signAdmission(s.admission(), s.office), office).value() == s.admission());
    QCOMPARE(openOfficeIdentity(signOfficeIdentity(s.identity(), s.office)).value().name,
             s.identity().name);
    OfficeIdentity reachable = s.identity();
    reachable.contact = "WA 0811-2222-3333";
    QVERIFY(openOfficeIdentity(signOfficeIdentity(reachable, s.office)).value() == reachable);
    Bundle asked = s.bundle();
    asked.officeContact = reachable.contact;
    QVERIFY(openBundle(signBundle(asked, s.office), office).value() == asked);
    QVERIFY(claimedOffice(signBundle(s.bundle(), s.office)).value() == office);
    QCOMPARE(fingerprintOf(office).size(), std::size_t(39));
}

void TestProvision::bytesAreGolden_data()
{
    QTest::addColumn<QString>("name");
    for (const Kind& kind : kinds(Sample())) {
        QTest::newRow(kind.name) << QString(kind.name);
    }
}

/// The files in schemas/vectors stay readable for ever, and other implementers compare with them.
/// REKAM_WRITE_VECTORS=1 writes them anew after a deliberate change of a version.
void TestProvision::bytesAreGolden()
{
    QFETCH(const QString, name);
    const auto all = kinds(Sample());
    const auto kind = std::ranges::find_if(all, [&](const Kind& row) { return name == row.name; });
    const std::string path = kVectors + name.toStdString() + ".bin";
    if (qEnvironmentVariableIsSet("REKAM_WRITE_VECTORS")) {
        QVERIFY(posixFiles().writeDurably(path, kind->file).ok());
    }
    const auto golden = posixFiles().read(path, kEnvelopeBytesMax);
    QVERIFY2(golden.ok(), "the vector is missing");
    QVERIFY(kind->open(golden.value()).ok());
    QVERIFY2(golden.value() == kind->file, "other bytes than the vector");
}

void TestProvision::rejectsEveryTruncation_data()
{
    bytesAreGolden_data();
}

void TestProvision::rejectsEveryTruncation()
{
    QFETCH(const QString, name);
    for (const Kind& kind : kinds(Sample())) {
        if (name != kind.name) {
            continue;
        }
        for (std::size_t size = 0; size < kind.file.size(); ++size) {
            const Status opened = kind.open(ByteView(kind.file).first(size));
            QVERIFY(!opened.ok());
            QCOMPARE(opened.error().code, ErrorCode::InvalidInput);
        }
        Bytes longer = kind.file;
        longer.push_back(std::byte{0});
        QCOMPARE(kind.open(longer).error().code, ErrorCode::InvalidInput);
    }
}

void TestProvision::rejectsEveryFlippedByte_data()
{
    bytesAreGolden_data();
}

void TestProvision::rejectsEveryFlippedByte()
{
    QFETCH(const QString, name);
    for (const Kind& kind : kinds(Sample())) {
        if (name != kind.name) {
            continue;
        }
        // Signatures cost time: every byte in front and behind, every 7th between.
        for (std::size_t at = 0; at < kind.file.size(); ++at) {
            if (at > 64 && at + 64 < kind.file.size() && at % 7 != 0) {
                continue;
            }
            Bytes changed = kind.file;
            changed[at] ^= std::byte{0x04};
            QVERIFY2(!kind.open(changed).ok(), qPrintable(QString("byte %1").arg(at)));
        }
    }
}

void TestProvision::oneKindNeverPassesForAnother()
{
    const Sample s;
    const auto all = kinds(s);
    for (const Kind& file : all) {
        for (const Kind& reader : all) {
            QCOMPARE(reader.open(file.file).ok(), file.name == reader.name);
        }
    }
    // Relabelling the kind byte does not help: the domain of the signature differs.
    Bytes relabelled = signPolicy(s.policy(), s.office);
    relabelled[5] = static_cast<std::byte>(DocumentKind::Revocation);
    QCOMPARE(openRevocation(relabelled, s.office.publicKey()).error().code, ErrorCode::Integrity);
}

void TestProvision::rejectsStrangers()
{
    const Sample s;
    const auto office = s.office.publicKey();
    QCOMPARE(openBundle(signBundle(s.bundle(), s.stranger), office).error().code,
             ErrorCode::Integrity);
    QCOMPARE(openPolicy(signPolicy(s.policy(), s.stranger), office).error().code,
             ErrorCode::Integrity);
    QCOMPARE(openStationRequest(signStationRequest(s.request(), s.stranger)).error().code,
             ErrorCode::Integrity);
    QCOMPARE(openOfficeIdentity(signOfficeIdentity(s.identity(), s.stranger)).error().code,
             ErrorCode::Integrity);
}

void TestProvision::rejectsWrongField_data()
{
    QTest::addColumn<QString>("document");
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    const auto row = [](const char* document, const char* name, const QByteArray& from,
                        const QByteArray& to) {
        QTest::addRow("%s: %s", document, name) << QString(document) << from << to;
    };
    row("bundle", "no JSON", "{\"", "\"");
    row("bundle", "later schema", "\"schema\":1", "\"schema\":2");
    row("bundle", "nests too deep", "\"serial\":2",
        "\"serial\":2,\"x\":" + QByteArray(16, '[') + QByteArray(16, ']'));
    row("bundle", "serial 0", "\"serial\":2", "\"serial\":0");
    row("bundle", "serial a text", "\"serial\":2", "\"serial\":\"2\"");
    row("bundle", "code in lower case", "\"stationCode\":\"PKU-K03\"",
        "\"stationCode\":\"pku-k03\"");
    row("bundle", "code climbs out", "\"stationCode\":\"PKU-K03\"", "\"stationCode\":\"../K03\"");
    row("bundle", "code differs from certificates", "\"stationCode\":\"PKU-K03\"",
        "\"stationCode\":\"PKU-K04\"");
    row("bundle", "mode differs from certificates", "LATIHAN", "PRODUCTION");
    row("bundle", "unknown mode", "LATIHAN", "TEST");
    row("bundle", "unknown station role", "\"recording\"", "\"server\"");
    row("bundle", "region", "14.71", "1471");
    row("bundle", "expires before issue", "1821536000000", "1689999999999");
    row("bundle", "no endpoint", "[\"tcp://intake.example:5555\",\"tcp://10.0.0.2:5555\"]", "[]");
    row("bundle", "endpoint of another scheme", "tcp://intake.example", "http://intake.example");
    row("bundle", "endpoint port 0", "intake.example:5555", "intake.example:0");
    row("bundle", "no centre key id", "\"centreKeyId\"", "\"centreKeyIx\"");
    row("bundle", "key too short", "\"officeRecoveryKey\":\"", "\"officeRecoveryKey\":\"00");
    row("bundle", "tag key missing", "\"sealedTagKey\"", "\"sealedTagKez\"");
    row("bundle", "operator id", "\"id\":\"OP-0003\"", "\"id\":\"op 3\"");
    row("bundle", "operator role", "\"supervisor\"", "\"boss\"");
    row("bundle", "policy no base64", "\"policy\":\"", "\"policy\":\"!");
    row("operator", "no id", "\"id\":\"OP-0003\"", "\"id\":\"\"");
    row("operator", "control character", "Yuliana", "Yul\\u0007iana");
    row("operator", "right-to-left name", "Yuliana", "Yul\\u202eiana");
    row("operator", "unknown role", "supervisor", "chief");
    row("operator", "same finger twice", "\"position\":7", "\"position\":2");
    row("operator", "a slap", "\"position\":7", "\"position\":13");
    row("operator", "no template", "bGVmdCB0ZW1wbGF0ZQ==", "");
    row("operator", "template no base64", "bGVmdCB0ZW1wbGF0ZQ==", "bGVmd");
    row("operator", "expires at issue", "1821536000000", "1790000000000");
    row("policy", "version 0", "\"version\":7", "\"version\":0");
    row("policy", "field missing", "\"finger.accept\":40,", "");
    row("policy", "field a fraction", "\"finger.accept\":40", "\"finger.accept\":40.5");
    row("policy", "field too high", "\"finger.accept\":40", "\"finger.accept\":101");
    row("policy", "good below accept", "\"finger.good\":60", "\"finger.good\":39");
    row("policy", "print before record", "\"age.print-from\":17", "\"age.print-from\":15");
    row("policy", "number beyond 64 bits", "\"retention\":30",
        "\"retention\":99999999999999999999");
    row("policy", "number that wraps", "\"retention\":30", "\"retention\":18446744073709551615");
    row("station-request", "no label", "\"label\":\"Laptop 3\"", "\"label\":\"\"");
    row("station-request", "time before 1970", "1790000000000", "-1");
    row("office-identity", "region", "14.71", "14-71");
    row("key-certificate", "unknown role", "\"centre\"", "\"middle\"");
    row("revocation", "not sorted", "\"PKU-K01\",\"PKU-K02\"", "\"PKU-K02\",\"PKU-K01\"");
    row("revocation", "twice", "\"PKU-K01\",\"PKU-K02\"", "\"PKU-K01\",\"PKU-K01\"");
    row("revocation", "a number", "\"OP-0009\"", "9");
    row("admission", "code", "\"stationCode\":\"PKU-K03\"", "\"stationCode\":\"-K03\"");
    row("admission", "keys missing", "\"agentCurve\"", "\"agentCurvy\"");
}

void TestProvision::rejectsWrongField()
{
    QFETCH(const QString, document);
    QFETCH(const QByteArray, from);
    QFETCH(const QByteArray, to);
    const Sample s;
    for (const Kind& kind : kinds(s)) {
        if (document != kind.name) {
            continue;
        }
        const auto& signer = document == "station-request" ? s.station : s.office;
        const Bytes changed = resign(kind, from, to, signer);
        QVERIFY2(changed != kind.file, "the row changes nothing");
        QVERIFY2(kind.open(resign(kind, "", "", signer)).ok(), "negative control");
        const Status opened = kind.open(changed);
        QVERIFY(!opened.ok());
        QVERIFY(!opened.error().detail.empty());
    }
}

void TestProvision::bundleIsForItsStationOnly_data()
{
    QTest::addColumn<int>("change");
    QTest::newRow("certificate of a stranger") << 0;
    QTest::newRow("certificate for another key") << 1;
    QTest::newRow("a certificate too few") << 2;
    QTest::newRow("policy of a stranger") << 3;
    QTest::newRow("names another office") << 4;
    QTest::newRow("one key for two purposes") << 5;
    QTest::newRow("centre key id of another key") << 6;
    QTest::newRow("the same operator twice") << 7;
}

void TestProvision::bundleIsForItsStationOnly()
{
    QFETCH(const int, change);
    const Sample s;
    Bundle bundle = s.bundle();
    switch (change) {
    case 0:
        bundle.certificates[0] = signCertificate(
            s.certificate(KeyRole::StationSigning, s.station.publicKey().bytes), s.stranger);
        break;
    case 1:
        bundle.certificates[0] = signCertificate(
            s.certificate(KeyRole::StationSigning, s.stranger.publicKey().bytes), s.office);
        break;
    case 2:
        bundle.certificates.pop_back();
        break;
    case 3:
        bundle.policy = signPolicy(s.policy(), s.stranger);
        break;
    case 4:
        bundle.officeKey = s.stranger.publicKey();
        break;
    case 5:
        bundle.stationKeys.agentSigning = bundle.stationKeys.signing;
        break;
    case 6:
        bundle.centreKeyId = crypto::keyIdOf(s.recovery.publicKey());
        break;
    default:
        bundle.operators.push_back(bundle.operators.front());
        break;
    }
    QVERIFY(!openBundle(signBundle(bundle, s.office), s.office.publicKey()).ok());
}

void TestProvision::secretsOpenForTheStationOnly()
{
    const Sample s;
    const Bundle bundle = s.bundle();
    const auto tagKey = openTagKey(bundle, s.stationBox);
    QVERIFY(tagKey.ok());
    QCOMPARE(tagKey.value().view().size(), kTagKeyBytes);
    QCOMPARE(openTagKey(bundle, s.centre).error().code, ErrorCode::Integrity);
    const Bytes& sealed = bundle.operators.front().sealedCredential;
    const auto office = s.office.publicKey();
    QVERIFY(openSealedCredential(sealed, s.stationBox, office).value() == s.credential());
    QVERIFY(!openSealedCredential(sealed, s.centre, office).ok());
    QVERIFY(!openSealedCredential(sealed, s.stationBox, s.stranger.publicKey()).ok());
    const Bytes file = signBundle(bundle, s.office);
    QVERIFY2(asText(file).find("right template") == std::string_view::npos &&
                 asText(file).find(toBase64(asBytes("right template"))) == std::string_view::npos,
             "no biometrics in the open");
}

void TestProvision::policyFields()
{
    const Policy defaults;
    for (const PolicyField& field : provision::policyFields()) {
        const int value = defaults.*field.member;
        QVERIFY2(value >= field.minimum && value <= field.maximum, field.key.data());
        QVERIFY2(!field.source.empty(), field.key.data());
    }
    QCOMPARE(ageRules(defaults).recordFromYears, 16);
    QCOMPARE(ageRules(defaults).printFromYears, 17);
}

void TestProvision::setsPolicy_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    QTest::addColumn<int>("code");
    QTest::newRow("fits") << "finger.accept"
                          << "50" << 0;
    QTest::newRow("limit") << "finger.good"
                           << "100" << 0;
    QTest::newRow("unknown key") << "finger.colour"
                                 << "1" << static_cast<int>(ErrorCode::NotFound);
    QTest::newRow("above the limit") << "finger.accept"
                                     << "101" << 1;
    QTest::newRow("no number") << "finger.accept"
                               << "high" << 1;
    QTest::newRow("number with a tail") << "finger.accept"
                                        << "50x" << 1;
    QTest::newRow("contradiction") << "finger.accept"
                                   << "61" << 1;
}

void TestProvision::setsPolicy()
{
    QFETCH(const QString, key);
    QFETCH(const QString, value);
    QFETCH(const int, code);
    Policy policy;
    const Status set = setPolicyField(policy, key.toStdString(), value.toStdString());
    QCOMPARE(set.ok() ? 0 : static_cast<int>(set.error().code), code);
    QCOMPARE(policy == Policy(), code != 0);
}

/// One by one, either side of the photo is refused for the other's sake.
void TestProvision::setsWhatBelongsTogether()
{
    Policy policy;
    QVERIFY(!setPolicyField(policy, "photo.width", "600").ok());
    QVERIFY(!setPolicyField(policy, "alarm.first", "8").ok());
    const std::array together = {
        PolicyChange{"photo.width", "600"}, PolicyChange{"photo.height", "800"},
        PolicyChange{"alarm.first", "8"}, PolicyChange{"alarm.second", "9"}};
    QVERIFY(setPolicyFields(policy, together).ok());
    QCOMPARE(policy.photoHeightPx, 800);
    QCOMPARE(policy.alarmSecondDays, 9);
    const std::array halfWrong = {PolicyChange{"alarm.third", "30"}, PolicyChange{"a.b", "1"}};
    QCOMPARE(setPolicyFields(policy, halfWrong).error().code, ErrorCode::NotFound);
    QCOMPARE(policy.alarmThirdDays, 20);
}

void TestProvision::keyFiles()
{
    SeededRandom random(3);
    KeyFile keys;
    const auto pair = crypto::SigningKeyPair::generate(random);
    keys.put(kSigningKeyName, pair.seed().view());
    keys.put(kTagKeyName, SecretBytes(32).view());
    const crypto::PassphraseCost cheap = {1, 64};
    const Bytes open = keys.write("", cheap, random).value();
    const Bytes closed = keys.write("rahasia", cheap, random).value();
    QVERIFY(protectionOf(open).value() == KeyProtection::None);
    QVERIFY(protectionOf(closed).value() == KeyProtection::Passphrase);
    for (const auto& [file, passphrase] : {std::pair(open, ""), std::pair(closed, "rahasia")}) {
        const auto read = KeyFile::read(file, passphrase);
        QVERIFY(read.ok());
        QVERIFY(read.value().signingPair(kSigningKeyName).value().publicKey() == pair.publicKey());
        QCOMPARE(read.value().secret(kCurveKeyName).error().code, ErrorCode::NotFound);
    }
    QCOMPARE(KeyFile::read(closed, "").error().code, ErrorCode::Refused);
    QCOMPARE(KeyFile::read(closed, "salah").error().code, ErrorCode::Integrity);
    QVERIFY(asText(closed).find(toHex(pair.seed().view())) == std::string_view::npos);
}

void TestProvision::rejectsDamagedKeyFile_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no object") << QByteArray("[]");
    QTest::newRow("no protection") << QByteArray(R"({"schema":1,"keys":"AA=="})");
    QTest::newRow("unknown protection")
        << QByteArray(R"({"schema":1,"protection":"rot13","keys":"AA=="})");
    QTest::newRow("keys cut") << QByteArray(R"({"schema":1,"protection":"none","keys":"Ag=="})");
    QTest::newRow("trailing bytes")
        << QByteArray(R"({"schema":1,"protection":"none","keys":"AAA="})");
    QTest::newRow("memory beyond reason") << QByteArray(
        R"({"schema":1,"protection":"passphrase","salt":"00000000000000000000000000000000",)"
        R"("passes":1,"memoryKiB":99999999,"keys":"AA=="})");
    QTest::newRow("too large") << QByteArray(20'000, ' ');
}

void TestProvision::rejectsDamagedKeyFile()
{
    QFETCH(const QByteArray, file);
    QVERIFY(!KeyFile::read(std::as_bytes(std::span(file)), "x").ok());
}

void TestProvision::endpoints_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("valid");
    QTest::newRow("name") << "tcp://intake.example:5555" << true;
    QTest::newRow("address") << "tcp://127.0.0.1:1" << true;
    QTest::newRow("IPv6") << "tcp://[::1]:5555" << true;
    QTest::newRow("no port") << "tcp://intake.example" << false;
    QTest::newRow("port 65536") << "tcp://a:65536" << false;
    QTest::newRow("port with a tail") << "tcp://a:55x" << false;
    QTest::newRow("no host") << "tcp://:5555" << false;
    QTest::newRow("socket file") << "ipc:///tmp/x" << false;
    QTest::newRow("any address") << "tcp://*:5555" << false;
    QTest::newRow("a space") << "tcp://a b:5555" << false;
}

void TestProvision::endpoints()
{
    QFETCH(const QString, text);
    QFETCH(const bool, valid);
    QCOMPARE(isEndpoint(text.toStdString()), valid);
}

QTEST_APPLESS_MAIN(TestProvision)
#include "tst_provision.moc"
