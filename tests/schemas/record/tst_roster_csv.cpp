#include "record/roster/roster_csv.h"

#include <QTest>

using namespace rekam;
using namespace rekam::record;

namespace {

constexpr const char* kHeader = "No,Nama,NIK,Tempat Lahir,Tanggal Lahir,JK,Stat Kwn,Gol Drh,SHDK,"
                                "Agama,Pendidikan,No Akta Lahir,Pekerjaan,Ibu,Ayah,Wjb KTP,KTP-eL,"
                                "Status,Stat Rkm\n";
constexpr const char* kRow =
    "1,NABILA PUTRI,1471095203090003,PEKANBARU,12-03-2009,P,BK,Tdk Th,ANAK,ISLAM,SLTA/SEDERAJAT,"
    "1471-LT-2010,PELAJAR/MAHASISWA,SITI AMINAH,AHMAD FAUZI,Ya,Belum,AKTIF,Belum\n";

RosterContext context()
{
    RosterContext context;
    context.today = parseIsoDate("2026-11-24").value();
    context.school = "SMAN 27 Pekanbaru";
    return context;
}

Result<RosterReport> parse(const QByteArray& file)
{
    return parseRosterCsv(std::as_bytes(std::span(file)), context());
}

/// A file of one row with some of its cells.
QByteArray oneRow(const QByteArray& nik, const QByteArray& birth, const QByteArray& sex)
{
    return "Nama,NIK,Tgl Lahir,L/P,No KK,RT\nNABILA PUTRI," + nik + ',' + birth + ',' + sex +
           ",,\n";
}

QByteArray person(int serial, const QByteArray& ending)
{
    return "BUDI SANTOSO,147109120309" + QByteArray::number(serial).rightJustified(3, '0') +
           ending + ",12-03-2009,L\n";
}

} // namespace

class TestRosterCsv : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryColumn();
    void readsShapes_data();
    void readsShapes();
    void rejectsRow_data();
    void rejectsRow();
    void warns_data();
    void warns();
    void readsDates_data();
    void readsDates();
    void oneBadRowDoesNotStopTheRest();
    void aStrayNulRefusesItsRowOnly();
    void bracketsInATitleExplainOnly();
    void findsDuplicates();
    void countsEveryRow();
    void spotsRoundedColumn();
    void mentionsHalfRounded();
    void readsTitleAndApproval_data();
    void readsTitleAndApproval();
    void refusesFile_data();
    void refusesFile();
    void saysWhyAndWhatToDo();
    void importsTenThousand();
};

void TestRosterCsv::readsEveryColumn()
{
    const auto report = parse(QByteArray(kHeader) + kRow);
    QVERIFY(report.ok());
    QCOMPARE(report.value().accepted.size(), std::size_t(1));
    QVERIFY(report.value().unknownColumns.empty());
    const RosterRow& row = report.value().accepted.front();
    QCOMPARE(row.row, 2U);
    QVERIFY(row.warnings.empty());
    const Person& person = row.person;
    QCOMPARE(person.nik.digits(), "1471095203090003");
    QCOMPARE(person.name, "NABILA PUTRI");
    QCOMPARE(person.birthPlace, "PEKANBARU");
    QCOMPARE(isoDate(person.birthDate), "2009-03-12");
    QVERIFY(person.sex == Sex::Female);
    QVERIFY(person.maritalStatus.code == MaritalStatus::Single);
    QCOMPARE(person.maritalStatus.text, "BK");
    QVERIFY(person.bloodGroup.code == BloodGroup::Unknown);
    QVERIFY(person.familyRelation.code == FamilyRelation::Child);
    QVERIFY(person.religion.code == Religion::Islam);
    QVERIFY(person.education.code == Education::SeniorSecondary);
    QCOMPARE(person.birthCertificate, "1471-LT-2010");
    QVERIFY(person.occupation.code == Occupation::Student);
    QCOMPARE(person.mother, "SITI AMINAH");
    QCOMPARE(person.father, "AHMAD FAUZI");
    QCOMPARE(person.ktpDuty, "Ya");
    QCOMPARE(person.ktpElectronic, "Belum");
    QCOMPARE(person.residentStatus, "AKTIF");
    QVERIFY(person.recordedBefore == RecordedBefore::No);
    QCOMPARE(person.school, "SMAN 27 Pekanbaru");
}

void TestRosterCsv::readsShapes_data()
{
    QTest::addColumn<QByteArray>("file");
    const QByteArray comma = QByteArray(kHeader) + kRow;
    QTest::newRow("comma") << comma;
    QTest::newRow("semicolon") << QByteArray(comma).replace(',', ';');
    QTest::newRow("tab") << QByteArray(comma).replace(',', '\t');
    QTest::newRow("byte-order mark") << "\xEF\xBB\xBF" + comma;
    QTest::newRow("CRLF") << QByteArray(comma).replace('\n', "\r\n");
    QTest::newRow("CR alone") << QByteArray(comma).replace('\n', '\r');
    QTest::newRow("no line end at the end") << comma.chopped(1);
    QTest::newRow("separator hint") << "sep=;\r\n" + QByteArray(comma).replace(',', ';');
    QTest::newRow("quoted cells") << QByteArray(comma).replace("NABILA PUTRI", "\"NABILA PUTRI\"");
    QTest::newRow("title above") << "DAFTAR PERMOHONAN\nSMAN 27,,,\n\n" + comma;
    QTest::newRow("title with quotes and commas") << "\"Daftar, kelas XII\nSMAN 27\"\n" + comma;
    QTest::newRow("header in lower case") << QByteArray(comma).replace("NIK", "nik");
    QTest::newRow("other header names") << QByteArray(comma)
                                               .replace("Nama,", "Nama Lengkap,")
                                               .replace("Tanggal Lahir", "TGL_LHR")
                                               .replace("JK", "Jenis Kelamin");
    QTest::newRow("blank rows between") << QByteArray(comma) + ",,,\n \n\n";
    QTest::newRow("columns in another order")
        << QByteArray("JK,NIK,Nama,Tgl Lahir\nP,1471095203090003,NABILA PUTRI,12-03-2009\n");
    QTest::newRow("place and date in one")
        << QByteArray("Nama,NIK,\"Tempat, Tgl Lahir\",JK\nNABILA PUTRI,1471095203090003,"
                      "\"PEKANBARU, 12-03-2009\",P\n");
    QTest::newRow("NIK as a text formula")
        << QByteArray(comma).replace("1471095203090003", "=\"1471095203090003\"");
    QTest::newRow("NIK in groups")
        << QByteArray(comma).replace("1471095203090003", "1471 0952 0309 0003");
    QTest::newRow("NIK with an apostrophe")
        << QByteArray(comma).replace("1471095203090003", "'1471095203090003");
}

void TestRosterCsv::readsShapes()
{
    QFETCH(const QByteArray, file);
    const auto report = parse(file);
    QVERIFY2(report.ok(), report.ok() ? "" : report.error().detail.c_str());
    QCOMPARE(report.value().rejected.size(), std::size_t(0));
    QCOMPARE(report.value().accepted.size(), std::size_t(1));
    const Person& person = report.value().accepted.front().person;
    QCOMPARE(person.nik.digits(), "1471095203090003");
    QCOMPARE(person.name, "NABILA PUTRI");
    QCOMPARE(isoDate(person.birthDate), "2009-03-12");
}

void TestRosterCsv::rejectsRow_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("column");
    QTest::addColumn<RosterCode>("code");
    using C = RosterCode;
    const QByteArray nik = "1471095203090003";
    const auto row = [](const char* name, const QByteArray& file, const char* column, C code) {
        QTest::newRow(name) << file << QString(column) << code;
    };
    row("scientific notation", oneRow("1.47109E+15", "12-03-2009", "P"), "NIK", C::NikNumericCell);
    row("scientific, comma as point", oneRow("\"1,47109E+15\"", "12-03-2009", "P"), "NIK",
        C::NikNumericCell);
    row("scientific, small e", oneRow("1.4e15", "12-03-2009", "P"), "NIK", C::NikNumericCell);
    row("decimal zero", oneRow("1471095203090003.0", "12-03-2009", "P"), "NIK", C::NikNumericCell);
    row("thousands", oneRow("1.471.095.203.090.003", "12-03-2009", "P"), "NIK", C::NikNumericCell);
    row("15 digits", oneRow("147109520309000", "12-03-2009", "P"), "NIK", C::NikNotSixteenDigits);
    row("letter in NIK", oneRow("14710952O3090003", "12-03-2009", "P"), "NIK",
        C::NikNotSixteenDigits);
    row("impossible date in NIK", oneRow("1471093203090003", "12-03-2009", "P"), "NIK",
        C::NikImpossibleDate);
    row("no NIK", oneRow("", "12-03-2009", "P"), "NIK", C::MissingValue);
    row("only NBSP as NIK", oneRow("\xC2\xA0", "12-03-2009", "P"), "NIK", C::MissingValue);
    row("no birth date", oneRow(nik, "", "P"), "Tgl Lahir", C::MissingValue);
    row("30 February", oneRow(nik, "30-02-2009", "P"), "Tgl Lahir", C::BadDate);
    row("American order", oneRow(nik, "03/25/2009", "P"), "Tgl Lahir", C::BadDate);
    row("two-digit year", oneRow(nik, "12-03-09", "P"), "Tgl Lahir", C::BadDate);
    row("words", oneRow(nik, "dua belas", "P"), "Tgl Lahir", C::BadDate);
    row("born tomorrow", oneRow(nik, "25-11-2026", "P"), "Tgl Lahir", C::FutureBirthDate);
    row("no sex", oneRow(nik, "12-03-2009", ""), "L/P", C::MissingValue);
    row("unknown sex", oneRow(nik, "12-03-2009", "X"), "L/P", C::BadSex);
    row("no name", oneRow(nik, "12-03-2009", "P").replace("NABILA PUTRI", ""), "Nama",
        C::MissingValue);
    for (const char* formula :
         {"=HYPERLINK(1)", "+1+cmd", "-2+3", "@SUM(A1)", "\xE2\x80\x8B=1+1"}) {
        row(qPrintable(QString("name %1").arg(formula)),
            oneRow(nik, "12-03-2009", "P").replace("NABILA PUTRI", formula), "Nama",
            C::FormulaCell);
    }
    row("name -", oneRow(nik, "12-03-2009", "P").replace("NABILA PUTRI", "-"), "Nama",
        C::MissingValue);
    row("name of 400 letters",
        oneRow(nik, "12-03-2009", "P").replace("PUTRI", QByteArray(400, 'A')), "Nama",
        C::CellTooLong);
    row("numeric KK", oneRow(nik, "12-03-2009", "P").replace(",,\n", ",1.4E+15,\n"), "No KK",
        C::KkNumericCell);
    row("short KK", oneRow(nik, "12-03-2009", "P").replace(",,\n", ",147109,\n"), "No KK",
        C::KkNotSixteenDigits);
    row("row cut short", "NIK,Nama,Tgl Lahir,JK\n1471095203090003,NABILA\n", "", C::TooFewCells);
    row("separator inside a cell",
        oneRow(nik, "12-03-2009", "P").replace(",,\n", ",,003,Jl. Mawar\n"), "", C::TooManyCells);
    row("quote never closed", oneRow(nik, "12-03-2009", "P").replace("NABILA", "\"NABILA"), "",
        C::UnclosedQuote);
    row("a novel in a cell",
        oneRow(nik, "12-03-2009", "P").replace("NABILA", QByteArray(1001, 'x')), "",
        C::CellTooLong);
    row("Windows-1252", oneRow(nik, "12-03-2009", "P").replace("NABILA", "REN\xC9"), "Nama",
        C::NotUtf8);
}

void TestRosterCsv::rejectsRow()
{
    QFETCH(const QByteArray, file);
    QFETCH(const QString, column);
    QFETCH(const RosterCode, code);
    const auto report = parse(file);
    QVERIFY(report.ok());
    QVERIFY(report.value().accepted.empty());
    QCOMPARE(report.value().rejected.size(), std::size_t(1));
    const RejectedRow& row = report.value().rejected.front();
    QCOMPARE(row.row, 2U);
    QVERIFY(!row.causes.empty());
    QCOMPARE(QString::fromStdString(row.causes.front().column), column);
    QCOMPARE(QString::fromStdString(std::string(tokenOf(row.causes.front().code))),
             QString::fromStdString(std::string(tokenOf(code))));
}

void TestRosterCsv::warns_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<RosterCode>("code");
    using C = RosterCode;
    const QByteArray nik = "1471095203090003";
    const QByteArray whole = QByteArray(kHeader) + kRow;
    QTest::newRow("NBSP in NIK") << oneRow("1471\xC2\xA0"
                                           "095203090003",
                                           "12-03-2009", "P")
                                 << C::InvisibleCharacters;
    QTest::newRow("zero width in name")
        << oneRow(nik, "12-03-2009", "P").replace("NABILA", "NABI\xE2\x80\x8BLA")
        << C::InvisibleCharacters;
    QTest::newRow("other birth date")
        << oneRow(nik, "13-03-2009", "P") << C::BirthDateDiffersFromNik;
    QTest::newRow("other sex") << oneRow(nik, "12-03-2009", "L") << C::SexDiffersFromNik;
    QTest::newRow("serial zero") << oneRow("1471095203090000", "12-03-2009", "P") << C::SerialZero;
    QTest::newRow("unknown religion")
        << QByteArray(whole).replace("ISLAM", "JEDI") << C::UnknownCode;
    QTest::newRow("one-word name")
        << QByteArray(whole).replace("NABILA PUTRI", "NABILA") << C::NameRule;
    QTest::newRow("KK date")
        << oneRow(nik, "12-03-2009", "P").replace(",,\n", ",1471099999150007,\n")
        << C::KkImpossibleDate;
    for (const char* formula : {"=1+1", "@A", "+cmd|x", "-A1"}) {
        QTest::newRow(qPrintable(QString("birth place %1").arg(formula)))
            << QByteArray("Nama,NIK,Tgl Lahir,JK,Tempat Lahir\nNABILA PUTRI,") + nik +
                   ",12-03-2009,P," + formula + "\n"
            << C::FormulaDropped;
    }
    QTest::newRow("RT as a formula")
        << oneRow(nik, "12-03-2009", "P").replace(",,\n", ",,=1\n") << C::FormulaDropped;
    QTest::newRow("village code") << "Nama,NIK,Tgl Lahir,JK,Kode Desa\nNABILA PUTRI," + nik +
                                         ",12-03-2009,P,14.71\n"
                                  << C::BadVillageCode;
}

void TestRosterCsv::warns()
{
    QFETCH(const QByteArray, file);
    QFETCH(const RosterCode, code);
    const auto report = parse(file);
    QVERIFY(report.ok());
    QCOMPARE(report.value().accepted.size(), std::size_t(1));
    const auto& warnings = report.value().accepted.front().warnings;
    QCOMPARE(warnings.size(), std::size_t(1));
    QVERIFY(warnings.front().code == code);
}

void TestRosterCsv::readsDates_data()
{
    QTest::addColumn<QByteArray>("written");
    QTest::addColumn<QString>("iso");
    QTest::newRow("DD-MM-YYYY") << QByteArray("12-03-2009") << "2009-03-12";
    QTest::newRow("DD/MM/YYYY") << QByteArray("12/03/2009") << "2009-03-12";
    QTest::newRow("D/M/YYYY") << QByteArray("1/3/2009") << "2009-03-01";
    QTest::newRow("YYYY-MM-DD") << QByteArray("2009-03-12") << "2009-03-12";
    QTest::newRow("with midnight") << QByteArray("2009-03-12 00:00:00") << "2009-03-12";
    QTest::newRow("Excel serial") << QByteArray("39884") << "2009-03-12";
    QTest::newRow("Excel serial 1") << QByteArray("1") << "1900-01-01";
    QTest::newRow("Excel serial 61") << QByteArray("61") << "1900-03-01";
    QTest::newRow("Excel's day that never was") << QByteArray("60") << "";
    QTest::newRow("serial of the far future") << QByteArray("999999") << "";
    QTest::newRow("mixed separators") << QByteArray("12-03/2009") << "";
    QTest::newRow("with a time of day") << QByteArray("2009-03-12 07:30:00") << "";
    QTest::newRow("29 February of a leap year") << QByteArray("29-02-2008") << "2008-02-29";
}

void TestRosterCsv::readsDates()
{
    QFETCH(const QByteArray, written);
    QFETCH(const QString, iso);
    const auto report = parse(oneRow("1471095203090003", written, "P"));
    QVERIFY(report.ok());
    QCOMPARE(report.value().accepted.empty(), iso.isEmpty());
    if (!iso.isEmpty()) {
        QCOMPARE(QString::fromStdString(isoDate(report.value().accepted.front().person.birthDate)),
                 iso);
    }
}

void TestRosterCsv::oneBadRowDoesNotStopTheRest()
{
    const QByteArray header = "Nama,NIK,Tgl Lahir,JK\n";
    const QByteArray good = "SITI AMINAH,1471095203090004,12-03-2009,P\n";
    const auto report = parse(header + "\"NABILA,1471095203090003,12-03-2009,P\n" + good +
                              "X,1.4E+15,,\n" + person(5, "1"));
    QVERIFY(report.ok());
    QCOMPARE(report.value().accepted.size(), std::size_t(2));
    QCOMPARE(report.value().rejected.size(), std::size_t(2));
    QCOMPARE(report.value().rejected[0].row, 2U);
    QCOMPARE(report.value().rejected[1].row, 4U);
    QCOMPARE(report.value().rejected[1].causes.size(), std::size_t(3));
}

void TestRosterCsv::aStrayNulRefusesItsRowOnly()
{
    QByteArray list = QByteArray(kHeader) + kRow + kRow;
    list.replace(list.lastIndexOf("NABILA"), 1, QByteArray(1, '\0'));
    const auto report = parse(list);
    QVERIFY(report.ok());
    QCOMPARE(report.value().accepted.size(), std::size_t(1));
    QCOMPARE(report.value().rejected.size(), std::size_t(1));
    QCOMPARE(report.value().rejected.front().row, 3U);
    QVERIFY(report.value().rejected.front().causes.front().code == RosterCode::NotUtf8);
}

void TestRosterCsv::bracketsInATitleExplainOnly()
{
    const auto report = parse("NAMA,NIK,TANGGAL LAHIR (HH-BB-TTTT),JENIS KELAMIN (L/P)\n"
                              "NABILA PUTRI,1471095203090003,12-03-2009,P\n");
    QVERIFY(report.ok());
    QVERIFY(report.value().unknownColumns.empty());
    QVERIFY(report.value().accepted.front().person.sex == Sex::Female);
}

void TestRosterCsv::findsDuplicates()
{
    const QByteArray header = "Nama,NIK,Tgl Lahir,JK\n";
    const QByteArray row = "SITI AMINAH,1471095203090004,12-03-2009,P\n";
    const auto report = parse(header + row + row + QByteArray(row).replace("SITI", "SITA"));
    QVERIFY(report.ok());
    QCOMPARE(report.value().accepted.size(), std::size_t(1));
    const auto& duplicates = report.value().duplicates;
    QCOMPARE(duplicates.size(), std::size_t(2));
    QCOMPARE(duplicates[0].row, 3U);
    QCOMPARE(duplicates[0].firstRow, 2U);
    QVERIFY(!duplicates[0].differs);
    QVERIFY(duplicates[1].differs);
    QCOMPARE(report.value().accepted.front().person.name, "SITI AMINAH");
}

void TestRosterCsv::countsEveryRow()
{
    // A row that was refused does not make the sound one below it a duplicate.
    const auto report = parse("Nama,NIK,Tgl Lahir,JK\n"
                              "SITI AMINAH,1471095203090004,,P\n"
                              "SITI AMINAH,1471095203090004,12-03-2009,P\n"
                              "\n"
                              "Jumlah: 2\n");
    QVERIFY(report.ok());
    QCOMPARE(report.value().accepted.size(), std::size_t(1));
    QCOMPARE(report.value().rejected.size(), std::size_t(2));
    QVERIFY(report.value().duplicates.empty());
}

void TestRosterCsv::spotsRoundedColumn()
{
    QByteArray file = "Nama,NIK,Tgl Lahir,JK\n";
    for (int i = 1; i <= 4; ++i) {
        file += person(i, "0");
    }
    const auto four = parse(file);
    QCOMPARE(four.value().accepted.size(), std::size_t(4));
    const auto five = parse(file + person(5, "0"));
    QVERIFY(five.value().accepted.empty());
    QCOMPARE(five.value().rejected.size(), std::size_t(5));
    for (const RejectedRow& row : five.value().rejected) {
        QVERIFY(row.causes.front().code == RosterCode::NikNumericCell);
        QCOMPARE(row.causes.front().column, "NIK");
    }
    const auto mixed = parse(file + person(5, "1"));
    QCOMPARE(mixed.value().accepted.size(), std::size_t(5));
}

void TestRosterCsv::mentionsHalfRounded()
{
    QByteArray file = "Nama,NIK,Tgl Lahir,JK\n";
    file += person(1, "0") + person(2, "0") + person(3, "1") + person(4, "2");
    const auto report = parse(file);
    QCOMPARE(report.value().accepted.size(), std::size_t(4));
    for (const RosterRow& row : report.value().accepted) {
        const bool marked = !row.warnings.empty();
        QCOMPARE(marked, row.person.nik.digits().ends_with('0'));
    }
}

void TestRosterCsv::readsTitleAndApproval_data()
{
    QTest::addColumn<QByteArray>("above");
    QTest::addColumn<bool>("approved");
    QTest::newRow("nothing") << QByteArray() << false;
    QTest::newRow("marked") << QByteArray("Disetujui: Kepala Seksi, 20-11-2026\n") << true;
    QTest::newRow("not yet") << QByteArray("Status: BELUM DISETUJUI\n") << false;
    QTest::newRow("refused") << QByteArray("TIDAK DISETUJUI\n") << false;
}

void TestRosterCsv::readsTitleAndApproval()
{
    QFETCH(const QByteArray, above);
    QFETCH(const bool, approved);
    const auto report = parse("DAFTAR PERMOHONAN\n" + above + kHeader + kRow);
    QVERIFY(report.ok());
    QCOMPARE(report.value().approval == ListApproval::Marked, approved);
    QVERIFY(QString::fromStdString(report.value().title).startsWith("DAFTAR PERMOHONAN"));
}

void TestRosterCsv::refusesFile_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("detail");
    QTest::newRow("empty") << QByteArray() << ErrorCode::InvalidInput << "empty";
    QTest::newRow("only a mark") << QByteArray("\xEF\xBB\xBF") << ErrorCode::InvalidInput
                                 << "empty";
    QTest::newRow("no header") << QByteArray("a,b\nc,d\n") << ErrorCode::InvalidInput << "header";
    QTest::newRow("no NIK column")
        << QByteArray("Nama,JK,Tgl Lahir\n") << ErrorCode::InvalidInput << "NIK";
    QTest::newRow("no sex column")
        << QByteArray("Nama,NIK,Tgl Lahir\n") << ErrorCode::InvalidInput << "JK";
    QTest::newRow("two NIK columns")
        << QByteArray("Nama,NIK,Tgl Lahir,JK,No NIK\n") << ErrorCode::InvalidInput << "two columns";
    QTest::newRow("UTF-16") << QByteArray("\xFF\xFEN\0i\0", 6) << ErrorCode::Unsupported
                            << "UTF-16";
    QTest::newRow("XLSX under a wrong name")
        << QByteArray("PK\x03\x04zip") << ErrorCode::Unsupported << "spreadsheet";
    QTest::newRow("binary") << QByteArray("NIK\0Nama", 8) << ErrorCode::InvalidInput << "binary";
    QTest::newRow("header alone") << QByteArray(kHeader) << ErrorCode::InvalidInput << "no rows";
    QTest::newRow("title, header and blank rows") << "SMAN 27\n" + QByteArray(kHeader) + ",,,\n\n"
                                                  << ErrorCode::InvalidInput << "no rows";
    QTest::newRow("too large") << QByteArray(int(kRosterBytesMax) + 1, 'x')
                               << ErrorCode::InvalidInput << "limit";
}

void TestRosterCsv::refusesFile()
{
    QFETCH(const QByteArray, file);
    QFETCH(const ErrorCode, code);
    QFETCH(const QString, detail);
    const auto report = parse(file);
    QVERIFY(!report.ok());
    QCOMPARE(report.error().code, code);
    QVERIFY(QString::fromStdString(report.error().detail).contains(detail));
}

void TestRosterCsv::saysWhyAndWhatToDo()
{
    const auto report = parse(oneRow("1.47109E+15", "12-03-2009", "P"));
    QCOMPARE(QString::fromStdString(report.value().rejected.front().causes.front().text),
             "Baris 2, kolom NIK: NIK tersimpan sebagai angka, digit terakhirnya sudah hilang. "
             "Ubah format kolom menjadi Teks, isi ulang NIK dari SIAK, lalu ekspor ulang.");
    for (int i = 1; i <= 15; ++i) {
        QVERIFY(!tokenOf(static_cast<RosterCode>(i)).empty());
    }
    for (int i = 40; i <= 50; ++i) {
        QVERIFY(!tokenOf(static_cast<RosterCode>(i)).empty());
    }
}

void TestRosterCsv::importsTenThousand()
{
    QByteArray file = kHeader;
    for (int i = 1; i <= 9999; ++i) {
        file += QByteArray(kRow).replace(
            "1471095203090003", "147109520309" + QByteArray::number(i).rightJustified(4, '0'));
    }
    const auto report = parse(file);
    QCOMPARE(report.value().accepted.size(), std::size_t(9999));
}

QTEST_APPLESS_MAIN(TestRosterCsv)
#include "tst_roster_csv.moc"
