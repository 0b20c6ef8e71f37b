#include "main/options.h"

#include "ui/pages/steps/reading_time.h"

#include <QCommandLineParser>
#include <QDir>

#include <cstdio>
#include <limits>

namespace rekam {

namespace {

constexpr qlonglong kStudentsMax = 10'000; // of one session
constexpr qlonglong kPpiMin = 100;
constexpr qlonglong kPpiMax = 2'000;
constexpr qlonglong kPaceMax = 1'000;

struct Limits
{
    qlonglong least = 0;
    qlonglong most = 0;
};

/// The default as it is; what was given only within its limits, else said and nothing.
std::optional<qlonglong> numberOf(const QCommandLineParser& parser,
                                  const QCommandLineOption& option, Limits limits)
{
    bool isNumber = false;
    const QString text = parser.value(option);
    const qlonglong number = text.toLongLong(&isNumber);
    if (!parser.isSet(option) || (isNumber && number >= limits.least && number <= limits.most)) {
        return number;
    }
    (void)std::fprintf(stderr,
                       "enroll-station: --%s membutuhkan bilangan %lld sampai %lld, bukan '%s' "
                       "(lihat --help)\n",
                       qUtf8Printable(option.names().front()), limits.least, limits.most,
                       qUtf8Printable(text));
    return std::nullopt;
}

/// Of arguments that could not be read.
void tellUnknown(const QCommandLineParser& parser)
{
    const QStringList unknown = parser.unknownOptionNames();
    (void)std::fprintf(stderr, "enroll-station: %s (lihat --help)\n",
                       unknown.isEmpty()
                           ? "sebuah pilihan membutuhkan nilai"
                           : qUtf8Printable(QStringLiteral("pilihan %1 tidak dikenal")
                                                .arg(unknown.join(QStringLiteral(", ")))));
}

} // namespace

std::optional<Options> parseOptions()
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Rekam: stasiun perekaman KTP-el di sekolah"));
    parser.addHelpOption();
    const QCommandLineOption home(QStringLiteral("home"), QStringLiteral("rumah stasiun"),
                                  QStringLiteral("DIR"));
    const QCommandLineOption headless(QStringLiteral("headless"),
                                      QStringLiteral("rekam satu sesi latihan tanpa layar"));
    const QCommandLineOption students(QStringLiteral("students"), QStringLiteral("jumlah siswa"),
                                      QStringLiteral("N"), QStringLiteral("20"));
    const QCommandLineOption roster(QStringLiteral("roster"), QStringLiteral("daftar permohonan"),
                                    QStringLiteral("FILE"));
    const QCommandLineOption practiceRoster(
        QStringLiteral("practice-roster"),
        QStringLiteral("daftar latihan, diimpor bila belum ada daftar"), QStringLiteral("FILE"));
    const QCommandLineOption images(QStringLiteral("images"), QStringLiteral("folder gambar"),
                                    QStringLiteral("DIR"));
    const QCommandLineOption ppi(QStringLiteral("ppi"), QStringLiteral("resolusi gambar jari"),
                                 QStringLiteral("N"), QStringLiteral("0"));
    const QCommandLineOption seed(QStringLiteral("seed"), QStringLiteral("benih contoh sintetis"),
                                  QStringLiteral("S"), QStringLiteral("1"));
    const QCommandLineOption faults(QStringLiteral("faults"),
                                    QStringLiteral("gangguan alat virtual, mis. unplug@camera:2"),
                                    QStringLiteral("PLAN"));
    const QCommandLineOption pace(
        QStringLiteral("reading-pace"),
        QStringLiteral("huruf tiap detik yang boleh dibacakan di Bacakan, 0 tanpa tunggu"),
        QStringLiteral("N"), QString::number(ui::kReadingPace));
    const QCommandLineOption measure(QStringLiteral("measure"),
                                     QStringLiteral("cetak waktu putaran antarmuka pada akhirnya"));
    const QCommandLineOption noPictures(QStringLiteral("no-pictures"),
                                        QStringLiteral("tanpa gambar layar di out/layar"));
    parser.addOptions({home, headless, students, roster, practiceRoster, images, ppi, seed, faults,
                       pace, measure, noPictures});
    if (!parser.parse(QCoreApplication::arguments())) {
        tellUnknown(parser);
        return std::nullopt;
    }
    if (parser.isSet(QStringLiteral("help"))) {
        parser.showHelp();
    }

    Options options;
    options.home =
        parser.isSet(home)
            ? provision::Home{parser.value(home).toStdString()}
            : provision::homeFromEnvironment(
                  QDir::home().filePath(QStringLiteral(".local/share/rekam")).toStdString());
    options.headless = parser.isSet(headless);
    const auto wanted = numberOf(parser, students, {1, kStudentsMax});
    const auto resolution = numberOf(parser, ppi, {kPpiMin, kPpiMax});
    const auto start = numberOf(parser, seed, {0, std::numeric_limits<qlonglong>::max()});
    const auto reading = numberOf(parser, pace, {0, kPaceMax});
    if (!wanted || !resolution || !start || !reading) {
        return std::nullopt;
    }
    options.students = static_cast<std::size_t>(*wanted);
    options.roster = parser.value(roster);
    options.practiceRoster = parser.value(practiceRoster);
    options.source.imageFolder = parser.value(images).toStdString();
    options.source.ppi = static_cast<int>(*resolution);
    options.source.seed = static_cast<std::uint64_t>(*start);
    options.faults = parser.value(faults).toStdString();
    options.readingPace = static_cast<int>(*reading);
    options.measure = parser.isSet(measure);
    options.pictures = !options.measure && !parser.isSet(noPictures);
    return options;
}

} // namespace rekam
