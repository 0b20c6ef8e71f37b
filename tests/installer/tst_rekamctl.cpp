#include <sys/stat.h>

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <filesystem>

namespace {

struct Answer
{
    int exit = -1;
    QByteArray out;
    QByteArray messages;

    [[nodiscard]] QJsonDocument json() const { return QJsonDocument::fromJson(out); }
};

/// Runs the real program on a home.
Answer runProgram(const QString& program, const QString& home, const QStringList& arguments)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("REKAM_HOME", home);
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(home);
    process.start(QStringLiteral(REKAM_BIN_DIR "/") + program, arguments);
    constexpr int kPatienceMs = 60'000;
    if (!process.waitForFinished(kPatienceMs) || process.exitStatus() != QProcess::NormalExit) {
        return {};
    }
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

Answer run(const QString& home, const QStringList& arguments)
{
    return runProgram(QStringLiteral("rekamctl"), home, arguments);
}

QString write(const QString& path, const QByteArray& content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()) {
        qFatal("cannot write a test file");
    }
    return path;
}

constexpr const char* kList = "Nama,NIK,Tempat Lahir,Tanggal Lahir,JK\n"
                              "NABILA PUTRI,1471095203090003,PEKANBARU,12-03-2009,P\n"
                              "BUDI SANTOSO,1.4E+15,PEKANBARU,12-03-2009,L\n"
                              "NABILA PUTRI,1471095203090003,PEKANBARU,12-03-2009,P\n";

} // namespace

class TestRekamctl : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void answersWithTheContractsCodes_data();
    void answersWithTheContractsCodes();
    void failuresAreDocuments_data();
    void failuresAreDocuments();
    void namesWhatIsWrong_data();
    void namesWhatIsWrong();
    void adapterAnswersInJson();
    void everyVerbHelps();
    void provisionsByHand();
    void practiceHomeIsWhole();
    void rosterIsStoredOnce();
    void productionNeedsAPassphrase();
    void refusesTheWrongOffice();
    void tamperedBundleIsRefused();
    void wsqGoesThereAndBack();
    void onlyFilesAreReplaced_data();
    void onlyFilesAreReplaced();
    void wsqRefusesWhatItCannotDo_data();
    void wsqRefusesWhatItCannotDo();

private:
    QTemporaryDir m_folder;
    QString m_practice;
    QString m_passphrase; ///< file with the supervisor's
};

void TestRekamctl::initTestCase()
{
    QVERIFY(m_folder.isValid());
    m_practice = m_folder.filePath("practice");
    QVERIFY(QDir().mkpath(m_practice));
    const Answer made = run(m_practice, {"demo", "provision", "--seed", "5", "--json"});
    QCOMPARE(made.exit, 0);
    const QJsonArray people = made.json()["people"].toArray();
    QCOMPARE(people.size(), 3);
    m_passphrase =
        write(m_folder.filePath("passphrase"), people[2]["passphrase"].toString().toUtf8() + "\n");
}

void TestRekamctl::answersWithTheContractsCodes_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("exit");
    QTest::newRow("nothing") << QStringList() << 2;
    QTest::newRow("help") << QStringList{"--help"} << 0;
    QTest::newRow("unknown verb") << QStringList{"roster", "burn"} << 2;
    QTest::newRow("unknown option") << QStringList{"spool", "list", "--colour"} << 2;
    QTest::newRow("option without its value") << QStringList{"station", "new", "--request"} << 2;
    QTest::newRow("switch with a value") << QStringList{"spool", "list", "--json=1"} << 2;
    QTest::newRow("too few words") << QStringList{"roster", "import"} << 2;
    QTest::newRow("too many words") << QStringList{"packet", "show", "a", "b"} << 2;
    QTest::newRow("bad number") << QStringList{"demo", "provision", "--seed", "one"} << 2;
    QTest::newRow("a second office") << QStringList{"demo", "provision"} << 1;
    QTest::newRow("no such file") << QStringList{"packet", "show", "none"} << 1;
    QTest::newRow("no agent") << QStringList{"sync", "status"} << 1;
    QTest::newRow("store without a person") << QStringList{"store", "check"} << 3;
    QTest::newRow("policy field unknown") << QStringList{"policy", "edit", "a.b=1"} << 2;
    QTest::newRow("policy value out of its limits")
        << QStringList{"policy", "edit", "finger.accept=101"} << 2;
    QTest::newRow("policy photo not 3:4") << QStringList{"policy", "edit", "photo.width=600"} << 2;
    QTest::newRow("policy photo, both sides")
        << QStringList{"policy", "edit", "photo.width=600", "photo.height=800"} << 0;
    QTest::newRow("policy shown") << QStringList{"policy", "show"} << 0;
    QTest::newRow("practice fingers twice the same id")
        << QStringList{"operator", "revoke", "OP-0099"} << 1;
}

void TestRekamctl::answersWithTheContractsCodes()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const int, exit);
    const Answer answer = run(m_practice, arguments);
    QCOMPARE(answer.exit, exit);
    if (exit != 0 && !arguments.isEmpty()) {
        QVERIFY2(!answer.messages.isEmpty(), "a refusal says why");
    }
}

void TestRekamctl::failuresAreDocuments_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("exit");
    QTest::newRow("unknown verb") << "rekamctl" << QStringList{"roster", "burn"} << 2;
    QTest::newRow("unknown family") << "rekamctl" << QStringList{"fly"} << 2;
    QTest::newRow("unknown option") << "rekamctl" << QStringList{"spool", "list", "--colour"} << 2;
    QTest::newRow("too few words") << "rekamctl" << QStringList{"roster", "import"} << 2;
    QTest::newRow("resolution 0") << "rekamctl"
                                  << QStringList{"finger", "extract", "a", "b", "--ppi", "0"} << 2;
    QTest::newRow("negative resolution")
        << "rekamctl" << QStringList{"finger", "extract", "a", "b", "--ppi", "-500"} << 2;
    QTest::newRow("resolution that is none")
        << "rekamctl" << QStringList{"finger", "extract", "a", "b", "--ppi", "nan"} << 2;
    QTest::newRow("resolution of a folder that is none")
        << "rekamctl" << QStringList{"finger", "matrix", ".", "--ppi", "abc"} << 2;
    QTest::newRow("resolution of two that is none")
        << "rekamctl" << QStringList{"finger", "compare", "a", "b", "--ppi", "abc"} << 2;
    QTest::newRow("resolution of one that is none")
        << "rekamctl" << QStringList{"finger", "quality", "a", "--ppi", "abc"} << 2;
    QTest::newRow("year that is none")
        << "rekamctl" << QStringList{"face", "check", "a", "--born", "abc"} << 2;
    QTest::newRow("bit rate that is none")
        << "rekamctl" << QStringList{"wsq", "encode", "a", "b", "--bpp", "nan"} << 2;
    QTest::newRow("year 1") << "rekamctl" << QStringList{"face", "check", "a", "--born", "1"} << 2;
    QTest::newRow("no such file") << "rekamctl" << QStringList{"packet", "show", "none"} << 1;
    QTest::newRow("no agent") << "rekamctl" << QStringList{"sync", "status"} << 1;
    QTest::newRow("refused") << "rekamctl" << QStringList{"store", "check"} << 3;
    QTest::newRow("adapter: no file") << "adapter" << QStringList{"open", "none"} << 1;
    QTest::newRow("adapter: no word") << "adapter" << QStringList{"open"} << 2;
    QTest::newRow("adapter: unknown") << "adapter" << QStringList{"fly"} << 2;
    QTest::newRow("intake: unknown") << "intake" << QStringList{"list", "all"} << 2;
    QTest::newRow("agent: unknown") << "sync-agent" << QStringList{"fly"} << 2;
}

/// With --json a failure is a document too, and the words stay on standard error.
void TestRekamctl::failuresAreDocuments()
{
    QFETCH(const QString, program);
    QFETCH(const QStringList, arguments);
    QFETCH(const int, exit);
    const Answer plain = runProgram(program, m_practice, arguments);
    QCOMPARE(plain.exit, exit);
    QVERIFY2(plain.out.isEmpty(), plain.out.constData());
    const Answer answer = runProgram(program, m_practice, arguments + QStringList{"--json"});
    QCOMPARE(answer.exit, exit);
    const QJsonObject error = answer.json().object()["error"].toObject();
    QCOMPARE(error["exit"].toInt(), exit);
    const QByteArray text = error["text"].toString().toUtf8();
    QVERIFY(!text.isEmpty() && answer.messages.contains(text));
    static const QRegularExpression wayOn("(\\. |lihat |; yang ada|membutuhkan )");
    QVERIFY2(wayOn.match(QString::fromUtf8(answer.messages)).hasMatch(),
             answer.messages.constData());
}

void TestRekamctl::namesWhatIsWrong_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("words");
    const QString answer = write(m_folder.filePath("answer"), "RKAN" + QByteArray(200, 'x'));
    const QString receipt = write(m_folder.filePath("receipt"), "RKRC" + QByteArray(200, 'x'));
    const QString nobody = m_folder.filePath("nobody");
    QTest::newRow("intake, an option")
        << "intake" << QStringList{"verify", "--home", nobody} << "tidak mengenal --home ";
    QTest::newRow("intake, a word")
        << "intake" << QStringList{"list", "all"} << "tidak mengenal all ";
    QTest::newRow("adapter, an option")
        << "adapter" << QStringList{"check-key", "--home", nobody} << "tidak mengenal --home ";
    QTest::newRow("agent, an option")
        << "sync-agent" << QStringList{"run", "--home", nobody} << "tidak mengenal --home ";
    QTest::newRow("a folder that is none")
        << "rekamctl" << QStringList{"finger", "matrix", nobody} << nobody + ": tidak ada. Periksa";
    QTest::newRow("a file for a folder") << "rekamctl" << QStringList{"iris", "matrix", answer}
                                         << answer + ": sebagian jalurnya bukan folder. Periksa";
    QTest::newRow("an answer for a receipt")
        << "rekamctl" << QStringList{"receipt", "verify", answer}
        << "jawaban pusat (ACCEPTED atau REJECTED), bukan resi";
    QTest::newRow("a damaged receipt")
        << "rekamctl" << QStringList{"receipt", "verify", receipt} << "invalid: ";
}

/// The option is blamed and not its value, the folder and not what is not in it.
void TestRekamctl::namesWhatIsWrong()
{
    QFETCH(const QString, program);
    QFETCH(const QStringList, arguments);
    QFETCH(const QString, words);
    const Answer answer = runProgram(program, m_practice, arguments);
    QVERIFY(answer.exit != 0);
    const QString said = QString::fromUtf8(answer.out + answer.messages);
    QVERIFY2(said.contains(words), qPrintable(said));
}

void TestRekamctl::adapterAnswersInJson()
{
    const Answer checked = runProgram("adapter", m_practice, {"check-key", "--json"});
    QCOMPARE(checked.exit, 0);
    QVERIFY(checked.json().object()["valid"].toBool());
    QVERIFY(!checked.json().object()["centreKeyId"].toString().isEmpty());
    const QString file = write(m_folder.filePath("no-packet"), QByteArray(1000, 'x'));
    const Answer opened = runProgram("adapter", m_practice, {"open", file, "--json"});
    QCOMPARE(opened.exit, 1);
    QCOMPARE(opened.json().object()["valid"].toBool(true), false);
    const Answer listed = runProgram("intake", m_practice, {"list", "--json"});
    QCOMPARE(listed.exit, 0);
    QVERIFY(listed.json().isArray());
    const Answer verified = runProgram("intake", m_practice, {"verify", "--json"});
    QCOMPARE(verified.exit, 0);
    QVERIFY(verified.json().object()["findings"].toArray().isEmpty());
    for (const char* program : {"intake", "adapter", "sync-agent"}) {
        const Answer help = runProgram(program, m_practice, {"--help"});
        QCOMPARE(help.exit, 0);
        QVERIFY(help.out.contains("--json"));
    }
}

void TestRekamctl::everyVerbHelps()
{
    const Answer all = run(m_practice, {"--help"});
    int verbs = 0;
    for (const QByteArray& line : all.out.split('\n')) {
        if (!line.startsWith("  ")) {
            continue;
        }
        const QStringList words = QString::fromUtf8(line).simplified().split(' ').first(2);
        const Answer help = run(m_practice, words + QStringList{"--help"});
        QCOMPARE(help.exit, 0);
        QVERIFY2(help.out.contains("--json"), qPrintable(words.join(' ')));
        ++verbs;
    }
    QVERIFY(verbs >= 30);
}

void TestRekamctl::provisionsByHand()
{
    const QString office = m_folder.filePath("office");
    const QString station = m_folder.filePath("station");
    QVERIFY(QDir().mkpath(office) && QDir().mkpath(station));
    QCOMPARE(run(office, {"office", "init", "--name", "Disdukcapil Uji", "--region", "14.71",
                          "--mode", "LATIHAN", "--insecure-no-passphrase"})
                 .exit,
             0);
    const Answer asked = run(station, {"station", "request", "--label", "Laptop 1"});
    QCOMPARE(asked.exit, 0);
    const QString request = station + "/station/request";
    const QStringList issue = {"station", "new",   "--request",    request, "--code",
                               "UJI-1",   "--out", station + "/b", "--json"};
    QCOMPARE(run(office, issue).exit, 1); // no centre yet
    QCOMPARE(run(office, {"office", "centre", "--endpoint", "tcp://127.0.0.1:5"}).exit, 0);
    QCOMPARE(run(office, {"operator", "enrol", "--name", "Uji Coba", "--role", "operator",
                          "--virtual-seed", "3"})
                 .exit,
             0);
    const Answer issued = run(office, issue);
    QCOMPARE(issued.exit, 0);
    QCOMPARE(issued.json()["operators"].toInt(), 1);
    const QString fingerprint = issued.json()["officeFingerprint"].toString();

    QCOMPARE(run(station, {"station", "import", "b"}).exit, 3); // not confirmed
    const Answer half = run(station, {"station", "import", "b", "--fingerprint", fingerprint});
    QCOMPARE(half.exit, 4); // nobody can log in yet
    const QString secrets = write(m_folder.filePath("secrets"), "OP-0001 satu dua tiga\n");
    const Answer whole =
        run(station, {"station", "import", "b", "--passphrases", secrets, "--json"});
    QCOMPARE(whole.exit, 0);
    QCOMPARE(whole.json()["withSlot"].toArray().size(), 1);
    QCOMPARE(run(station, {"station", "show", "--json"}).json()["station"].toString(), "UJI-1");

    QCOMPARE(run(office, {"station", "revoke", "UJI-1"}).exit, 0);
    QCOMPARE(run(office, issue).exit, 3); // a revoked code stays revoked
}

void TestRekamctl::practiceHomeIsWhole()
{
    const Answer people = run(m_practice, {"demo", "people", "--json"});
    QCOMPARE(people.exit, 0);
    const QJsonArray list = people.json()["people"].toArray();
    QCOMPARE(list[0]["role"].toString(), "operator");
    QCOMPARE(list[1]["role"].toString(), "verifier");
    QCOMPARE(list[2]["role"].toString(), "supervisor");
    const Answer shown = run(m_practice, {"station", "show", "--json"});
    QCOMPARE(shown.json()["mode"].toString(), "LATIHAN");
    QCOMPARE(shown.json()["operators"].toArray().size(), 3);
    const QFileDevice::Permissions open =
        QFileDevice::ReadGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
    for (const char* secret : {"office/office.keys", "station/station.keys", "station/agent.keys",
                               "intake/intake.keys", "adapter/adapter.keys", "office/demo.json"}) {
        const QFile file(m_practice + '/' + secret);
        QVERIFY2(file.exists(), secret);
        QVERIFY2((file.permissions() & open) == 0, secret);
    }
}

void TestRekamctl::rosterIsStoredOnce()
{
    const QString list = write(m_folder.filePath("list.csv"), kList);
    const Answer dry = run(m_practice, {"roster", "import", list, "--dry-run"});
    QCOMPARE(dry.exit, 0);
    QVERIFY(dry.out.endsWith("1 accepted, 1 rejected, 1 duplicate\n"));
    QVERIFY(dry.messages.contains("Baris 3, kolom NIK"));
    const QStringList import = {"roster",     "import",   list,      "--school",
                                "SMAN 1",     "--person", "OP-0003", "--passphrase-file",
                                m_passphrase, "--json"};
    const Answer first = run(m_practice, import);
    QCOMPARE(first.exit, 0);
    QCOMPARE(first.json()["stored"]["fresh"].toInt(), 1);
    const QJsonObject rejected = first.json()["rejected"].toArray().first().toObject();
    QCOMPARE(rejected["row"].toInt(), 3);
    QCOMPARE(rejected["column"].toString(), "NIK");
    QCOMPARE(rejected["code"].toString(), "NIK_NUMERIC_CELL");
    QVERIFY(!rejected["text"].toString().isEmpty());
    QVERIFY2(!first.out.contains("1471095203090003"), "NIKs stay masked");
    QCOMPARE(run(m_practice, import).json()["stored"]["known"].toInt(), 1);
    const Answer audit = run(
        m_practice, {"audit", "verify", "--person", "OP-0003", "--passphrase-file", m_passphrase});
    QCOMPARE(audit.exit, 0);
    QVERIFY(audit.out.endsWith(" entries, chain intact\n"));
}

void TestRekamctl::productionNeedsAPassphrase()
{
    const QString home = m_folder.filePath("production");
    QVERIFY(QDir().mkpath(home));
    const QStringList init = {"office",   "init",  "--name", "Disdukcapil",
                              "--region", "14.71", "--mode", "PRODUCTION"};
    QCOMPARE(run(home, init).exit, 3);
    QCOMPARE(run(home, init + QStringList{"--insecure-no-passphrase"}).exit, 3);
    QVERIFY(!QFile::exists(home + "/office/identity"));
    const QString secret = write(m_folder.filePath("office-secret"), "kata sandi panjang\n");
    QCOMPARE(run(home, init + QStringList{"--passphrase-file", secret}).exit, 0);
    const QString wrong = write(m_folder.filePath("wrong"), "salah\n");
    QCOMPARE(run(home, {"operator", "list", "--passphrase-file", wrong}).exit, 1);
    QCOMPARE(run(home, {"operator", "list", "--passphrase-file", secret}).exit, 0);
    QCOMPARE(run(home, {"operator", "enrol", "--name", "A B", "--role", "operator",
                        "--virtual-seed", "1", "--passphrase-file", secret})
                 .exit,
             3); // virtual fingers are for practice
}

void TestRekamctl::refusesTheWrongOffice()
{
    const QString home = m_folder.filePath("other-station");
    QVERIFY(QDir().mkpath(home));
    QCOMPARE(run(home, {"station", "request", "--label", "Laptop 9"}).exit, 0);
    const QString bundle = m_practice + "/station/bundle";
    const Answer wrong = run(home, {"station", "import", bundle, "--fingerprint", "0000 0000"});
    QCOMPARE(wrong.exit, 3);
    const QString fingerprint =
        run(m_practice, {"station", "show", "--json"}).json()["officeFingerprint"].toString();
    const Answer strange = run(home, {"station", "import", bundle, "--fingerprint", fingerprint});
    QCOMPARE(strange.exit, 1); // the right office, but another station's keys
    QVERIFY(!QFile::exists(home + "/station/bundle"));
}

void TestRekamctl::tamperedBundleIsRefused()
{
    QFile file(m_practice + "/station/bundle");
    QVERIFY(file.open(QIODevice::ReadOnly));
    QByteArray bytes = file.readAll();
    bytes.replace("Disdukcapil Kota", "Disdukcapil Koto");
    const QString tampered = write(m_folder.filePath("tampered"), bytes);
    const Answer answer = run(m_practice, {"station", "import", tampered});
    QCOMPARE(answer.exit, 1);
    QCOMPARE(run(m_practice, {"station", "show"}).exit, 0);
}

void TestRekamctl::wsqGoesThereAndBack()
{
    constexpr int kWidth = 160;
    constexpr int kHeight = 120;
    QByteArray pgm = "P5\n160 120\n255\n";
    for (int y = 0; y < kHeight; ++y) {
        for (int x = 0; x < kWidth; ++x) {
            pgm.append(static_cast<char>(60 + 10 * std::abs((x + y / 3) % 24 - 12)));
        }
    }
    const QDir folder(m_folder.path());
    const auto at = [&folder](const char* name) {
        return folder.filePath(QString::fromLatin1(name));
    };
    write(at("ridges.pgm"), pgm);
    const Answer coarse =
        run(m_practice, {"wsq", "encode", at("ridges.pgm"), at("coarse.wsq"), "--json"});
    QCOMPARE(coarse.exit, 0);
    QCOMPARE(coarse.json()["ppi"].toInt(), 500);
    QCOMPARE(qint64{coarse.json()["bytes"].toInt()}, QFile(at("coarse.wsq")).size());
    const Answer fine = run(m_practice, {"wsq", "encode", at("ridges.pgm"), at("fine.wsq"), "--bpp",
                                         "2.25", "--ppi", "1000", "--json"});
    QCOMPARE(fine.exit, 0);
    QVERIFY(fine.json()["bytes"].toInt() > coarse.json()["bytes"].toInt());
    const Answer back =
        run(m_practice, {"wsq", "decode", at("fine.wsq"), at("back.pgm"), "--json"});
    QCOMPARE(back.exit, 0);
    QCOMPARE(back.json()["width"].toInt(), kWidth);
    QCOMPARE(back.json()["ppi"].toInt(), 1000);
    QFile file(at("back.pgm"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray pixels = file.readAll();
    QCOMPARE(pixels.size(), pgm.size());
    int difference = 0;
    for (qsizetype i = pgm.size() - kWidth * kHeight; i < pgm.size(); ++i) {
        difference += std::abs(static_cast<uchar>(pixels[i]) - static_cast<uchar>(pgm[i]));
    }
    QVERIFY2(difference < kWidth * kHeight * 8, qPrintable(QString::number(difference)));
    // A picture keeps the resolution too.
    QCOMPARE(run(m_practice, {"wsq", "decode", at("fine.wsq"), at("back.png")}).exit, 0);
    const Answer again =
        run(m_practice, {"wsq", "encode", at("back.png"), at("again.wsq"), "--json"});
    QCOMPARE(again.json()["ppi"].toInt(), 1000);
}

void TestRekamctl::wsqRefusesWhatItCannotDo_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("exit");
    const auto row = [](const char* name, const QStringList& arguments, int exit) {
        QTest::newRow(name) << arguments << exit;
    };
    row("bit rate is a word", {"encode", "in", "out", "--bpp", "much"}, 2);
    row("bit rate 0", {"encode", "in", "out", "--bpp", "0"}, 2);
    row("bit rate is no number", {"encode", "in", "out", "--bpp", "nan"}, 2);
    row("one word", {"decode", "in"}, 2);
    row("no such picture", {"encode", "none.png", "out.png"}, 1);
    row("no such file", {"decode", "none.wsq", "out.png"}, 1);
    row("a list is no WSQ", {"decode", "list.csv", "out.png"}, 1);
}

void TestRekamctl::wsqRefusesWhatItCannotDo()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, exit);
    write(QDir(m_practice).filePath("list.csv"), kList);
    const Answer answer = run(m_practice, QStringList{"wsq"} + arguments);
    QCOMPARE(answer.exit, exit);
    QVERIFY(!answer.messages.isEmpty());
    QVERIFY(!QFile::exists(QDir(m_practice).filePath("out.png")));
}

void TestRekamctl::onlyFilesAreReplaced_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QStringList>("verb");
    QTest::addColumn<bool>("written");
    const QStringList roster{"demo", "roster"};
    const QStringList encode{"wsq", "encode", "grey.pgm"};
    QTest::newRow("a file") << "file" << roster << true;
    QTest::newRow("roster: a pipe") << "pipe" << roster << false;
    QTest::newRow("wsq: a pipe") << "pipe" << encode << false;
    QTest::newRow("wsq: a folder") << "folder" << encode << false;
    QTest::newRow("wsq: a link") << "link" << encode << false;
    QTest::newRow("finger: a pipe")
        << "pipe" << QStringList{"finger", "extract", "grey.pgm"} << false;
}

/// What is renamed over is gone: a device of the machine must not become a file.
void TestRekamctl::onlyFilesAreReplaced()
{
    QFETCH(QString, what);
    QFETCH(QStringList, verb);
    QFETCH(bool, written);
    const QTemporaryDir folder;
    const std::filesystem::path out = folder.filePath("out").toStdString();
    write(folder.filePath("grey.pgm"), "P5\n64 64\n255\n" + QByteArray(64 * 64, '~'));
    write(folder.filePath("old"), "old");
    if (what == "pipe") {
        QCOMPARE(::mkfifo(out.c_str(), S_IRUSR | S_IWUSR), 0);
    } else if (what == "folder") {
        std::filesystem::create_directory(out);
    } else if (what == "link") {
        std::filesystem::create_symlink("old", out);
    } else {
        write(folder.filePath("out"), "old");
    }
    const auto before = std::filesystem::symlink_status(out).type();
    if (verb.last() == "grey.pgm") {
        verb.last() = folder.filePath("grey.pgm");
    }
    const Answer answer = run(m_practice, verb + QStringList{folder.filePath("out")});
    QCOMPARE(answer.exit, written ? 0 : 1);
    QVERIFY(std::filesystem::symlink_status(out).type() == before);
    QVERIFY2(written || answer.messages.contains("bukan berkas biasa"),
             answer.messages.constData());
}

QTEST_APPLESS_MAIN(TestRekamctl)
#include "tst_rekamctl.moc"
