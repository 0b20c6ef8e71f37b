#include "base/file.h"
#include "biometrics/image_codec.h"
#include "biometrics/wsq/wsq.h"
#include "virtual/bodies/synthetic_signature.h"
#include "virtual/subject_source.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace rekam;
using namespace rekam::drivers;

namespace {

constexpr const char* kNik = "3273015203100002";

const QStringList kComplete = {"face.png",        "slap_left.png",    "slap_right.png",
                               "slap_thumbs.png", "iris_left.png",    "iris_right.png",
                               "verify_left.png", "verify_right.png", "sig.json"};

/// Every file has a size of its own, so that a test sees which one was read.
GrayImage picture(int index)
{
    GrayImage image{40 + index, 30, 0, {}};
    image.pixels.assign(static_cast<std::size_t>(image.widthPx) * 30, 200);
    return image;
}

class Folder
{
public:
    explicit Folder(const QStringList& files)
    {
        const auto folder = root() / kNik;
        (void)posixFiles().makeFolder(folder);
        int index = 0;
        for (const QString& name : files) {
            write(name, name.endsWith("json") ? writeSignature({{}}, {10, 10})
                                              : encodeAs(name, picture(index)));
            ++index;
        }
    }

    void write(const QString& name, const Bytes& content) const
    {
        (void)posixFiles().writeDurably(root() / kNik / name.toStdString(), content);
    }

    [[nodiscard]] std::filesystem::path root() const { return m_folder.path().toStdString(); }

    [[nodiscard]] SourceOptions options() const
    {
        SourceOptions options;
        options.imageFolder = root();
        return options;
    }

    [[nodiscard]] std::vector<FolderFault> problems() const
    {
        const std::vector<std::string> niks = {kNik, "1111111111111111"};
        return checkFolder(options(), niks);
    }

    [[nodiscard]] std::vector<FolderFault> unreadable() const
    {
        const std::vector<std::string> niks = {kNik, "1111111111111111"};
        return unreadableFiles(options(), niks);
    }

    static Bytes encodeAs(const QString& name, const GrayImage& image)
    {
        if (name.endsWith("pgm")) {
            return biometrics::encodePgm(image).value();
        }
        if (name.endsWith("wsq")) {
            return biometrics::encodeWsq(image, biometrics::kWsqUsualBitsPerPixel).value();
        }
        if (name.endsWith("jpg")) {
            return biometrics::encodeJpeg(image, 90).value();
        }
        return name.endsWith("jp2") ? biometrics::encodeJpeg2000(image, 1.0).value()
                                    : biometrics::encodePng(image).value();
    }

private:
    QTemporaryDir m_folder;
};

} // namespace

class TestImageFolder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void completeFolderHasNoProblems_data();
    void completeFolderHasNoProblems();
    void missingFileIsNamed_data();
    void missingFileIsNamed();
    void unreadableFormatIsNamed();
    void brokenFileIsAnErrorAtTheCapture();
    void readsTheRightFile_data();
    void readsTheRightFile();
    void modalityWithoutFilesComesFromTheSeed();
    void slapIsLaidOutFromSingles();
    void resolution_data();
    void resolution();
    void strangeIdsHaveNoFolder();
};

void TestImageFolder::completeFolderHasNoProblems_data()
{
    QTest::addColumn<QStringList>("files");
    QTest::newRow("everything") << kComplete;
    QTest::newRow("nothing: all from the seed") << QStringList();
    QTest::newRow("only a face") << QStringList("face.jpg");
    QTest::newRow("only irises") << QStringList({"iris_left.jp2", "iris_right.pgm"});
    QStringList singles = {"verify_left.pgm", "verify_right.pgm"};
    for (int i = 1; i <= 10; ++i) {
        singles << QStringLiteral("finger_%1.pgm").arg(i, 2, 10, QLatin1Char('0'));
    }
    QTest::newRow("ten single fingers") << singles;
}

void TestImageFolder::completeFolderHasNoProblems()
{
    QFETCH(QStringList, files);
    const Folder folder(files);
    const auto problems = folder.problems();
    QVERIFY2(problems.empty(), problems.empty() ? "" : problems[0].file.c_str());
}

void TestImageFolder::missingFileIsNamed_data()
{
    QTest::addColumn<QString>("missing");
    for (const char* stem : {"slap_left", "slap_right", "slap_thumbs", "verify_left",
                             "verify_right", "iris_left", "iris_right"}) {
        QTest::newRow(stem) << QString::fromLatin1(stem);
    }
}

void TestImageFolder::missingFileIsNamed()
{
    QFETCH(QString, missing);
    QStringList files = kComplete;
    files.removeAll(missing + ".png");
    const auto problems = Folder(files).problems();
    QCOMPARE(problems.size(), std::size_t{1});
    QCOMPARE(problems[0].nik, std::string(kNik));
    QCOMPARE(problems[0].file, missing.toStdString());
    QVERIFY(problems[0].what != FolderTrouble::Unreadable);
}

void TestImageFolder::unreadableFormatIsNamed()
{
    QStringList files = kComplete;
    files.removeAll("slap_left.png");
    Folder folder(files);
    folder.write("slap_left.wsq", {std::byte{0xFF}, std::byte{0xA1}, std::byte{0}});
    folder.write("face.png", toBytes(asBytes("GIF89a")));
    folder.write("sig.json", toBytes(asBytes("{}")));
    folder.write("iris_left.png", toBytes(asBytes(std::string(5000, 'r'))));
    // One student's matter, found without stopping the others.
    QVERIFY(folder.problems().empty());
    QStringList names;
    for (const FolderFault& fault : folder.unreadable()) {
        QVERIFY(fault.nik == kNik && fault.what == FolderTrouble::Unreadable && fault.cause);
        names << QString::fromStdString(fault.file);
    }
    QCOMPARE(names, QStringList({"slap_left.wsq", "iris_left.png", "face.png", "sig.json"}));
    SubjectSource source(folder.options());
    const auto slap = source.fingers({kNik}, FingerPosition::LeftFour, {});
    QVERIFY(!slap.ok());
    QCOMPARE(slap.error().code, ErrorCode::Unsupported);
}

void TestImageFolder::brokenFileIsAnErrorAtTheCapture()
{
    Folder folder(kComplete);
    Bytes torn = biometrics::encodePng(picture(0)).value();
    torn.resize(torn.size() / 2);
    folder.write("iris_left.png", torn);
    SubjectSource source(folder.options());
    const auto iris = source.iris({kNik}, Eye::Left, {});
    QVERIFY(!iris.ok());
    QCOMPARE(iris.error().code, ErrorCode::InvalidInput);
    QVERIFY(iris.error().detail.find("iris_left.png") != std::string::npos);
}

void TestImageFolder::readsTheRightFile_data()
{
    QTest::addColumn<int>("position");
    QTest::addColumn<bool>("verification");
    QTest::addColumn<QString>("file");
    const auto row = [](const char* name, FingerPosition position, bool verification,
                        const char* file) {
        QTest::newRow(name) << static_cast<int>(position) << verification
                            << QString::fromLatin1(file);
    };
    row("left slap", FingerPosition::LeftFour, false, "slap_left.png");
    row("right slap", FingerPosition::RightFour, false, "slap_right.png");
    row("thumbs", FingerPosition::BothThumbs, false, "slap_thumbs.png");
    row("verify left", FingerPosition::LeftIndex, true, "verify_left.png");
    row("verify right", FingerPosition::RightIndex, true, "verify_right.png");
    row("an index without its own file", FingerPosition::LeftIndex, false, "verify_left.png");
    row("an index with its own file", FingerPosition::RightIndex, false, "finger_02.png");
    row("WSQ", FingerPosition::RightMiddle, false, "finger_03.wsq");
}

void TestImageFolder::readsTheRightFile()
{
    QFETCH(int, position);
    QFETCH(bool, verification);
    QFETCH(QString, file);
    const QStringList files = kComplete + QStringList{"finger_02.png", "finger_03.wsq"};
    const Folder folder(files);
    SubjectSource source(folder.options());
    Take take;
    take.purpose = verification ? Purpose::Verification : Purpose::Enrolment;
    const auto image = source.fingers({kNik}, static_cast<FingerPosition>(position), take);
    QVERIFY(image.ok());
    QCOMPARE(image.value().widthPx, picture(static_cast<int>(files.indexOf(file))).widthPx);
    QCOMPARE(image.value().ppi, 500);
}

void TestImageFolder::modalityWithoutFilesComesFromTheSeed()
{
    const Folder folder(QStringList("face.png"));
    SubjectSource source(folder.options());
    QCOMPARE(source.portrait({kNik}, {}).value().widthPx, 40);
    QCOMPARE(source.iris({kNik}, Eye::Left, {}).value().widthPx, 640);
    QCOMPARE(source.portrait({"1111111111111111"}, {}).value().widthPx, 960);
}

void TestImageFolder::slapIsLaidOutFromSingles()
{
    QStringList singles;
    for (int i = 1; i <= 10; ++i) {
        singles << QStringLiteral("finger_%1.png").arg(i, 2, 10, QLatin1Char('0'));
    }
    const Folder folder(singles);
    SubjectSource source(folder.options());
    const auto slap = source.fingers({kNik}, FingerPosition::LeftFour, {});
    QVERIFY(slap.ok());
    // Files 7 to 10 are 46 to 49 pixels wide, with five gaps of 24.
    QCOMPARE(slap.value().widthPx, 46 + 47 + 48 + 49 + 5 * 24);
    // The little finger, 49 wide, hangs three of its widths below the middle finger's 30 rows.
    QCOMPARE(slap.value().heightPx, 3 * 49 + 30 + 2 * 24);
}

void TestImageFolder::resolution_data()
{
    QTest::addColumn<int>("option");
    QTest::addColumn<int>("file");
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("expected");
    for (const char* const name : {"slap_left.png", "slap_left.wsq"}) {
        const QString file = QString::fromLatin1(name);
        QTest::addRow("%s: the option wins", name) << 569 << 1000 << file << 569;
        QTest::addRow("%s: then the file", name) << 0 << 1000 << file << 1000;
        QTest::addRow("%s: else 500", name) << 0 << 0 << file << 500;
    }
}

void TestImageFolder::resolution()
{
    QFETCH(int, option);
    QFETCH(int, file);
    QFETCH(QString, name);
    QFETCH(int, expected);
    const Folder folder({name});
    GrayImage image = picture(0);
    image.ppi = file;
    folder.write(name, Folder::encodeAs(name, image));
    SourceOptions options = folder.options();
    options.ppi = option;
    SubjectSource source(options);
    QCOMPARE(source.fingers({kNik}, FingerPosition::LeftFour, {}).value().ppi, expected);
}

void TestImageFolder::strangeIdsHaveNoFolder()
{
    const Folder folder(kComplete);
    SourceOptions options = folder.options();
    options.imageFolder /= kNik;
    SubjectSource source(options);
    for (const char* id : {"", ".", "..", "../3273015203100002", "a/b"}) {
        QCOMPARE(source.iris({id}, Eye::Left, {}).value().widthPx, 640);
    }
}

QTEST_GUILESS_MAIN(TestImageFolder)
#include "tst_image_folder.moc"
