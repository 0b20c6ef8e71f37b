#include "base/room.h"
#include "remedy/remedy.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace rekam;

class TestRemedy : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    /// Every detail that a layer below the tools writes has words of its own.
    void everyDetailIsWorded()
    {
        static const QRegularExpression error(
            "Error\\{ErrorCode::\\w+,\\s*(?:std::string\\()?\"([^\"]+)\"");
        QStringList missing;
        int seen = 0;
        for (const char* folder :
             {"schemas", "sync-agent", "installer/rekamctl", "enroll-station/store",
              "enroll-station/joining", "enroll-station/imaging"}) {
            QDirIterator files(QString(REKAM_SOURCE_DIR "/") + folder, {"*.cpp", "*.h"},
                               QDir::Files, QDirIterator::Subdirectories);
            while (files.hasNext()) {
                QFile file(files.next());
                QVERIFY(file.open(QIODevice::ReadOnly));
                auto found = error.globalMatch(QString::fromUtf8(file.readAll()));
                while (found.hasNext()) {
                    const QString detail = found.next().captured(1);
                    ++seen;
                    if (!detail.startsWith("--") && !remedy::phraseOf(detail.toStdString())) {
                        missing << detail;
                    }
                }
            }
        }
        QVERIFY(seen > 150); // the search is not blind
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(" | ")));
    }

    /// Each refusal that the adapter writes is told in words: what it names, and the way on.
    void everyRefusalIsWorded()
    {
        static const QRegularExpression refusal(
            "Refusal\\{\\s*packet::RejectCause::(\\w+),\\s*([^}]*?)\\}");
        static const QRegularExpression quoted("\"([^\"]+)\"");
        int seen = 0;
        QStringList missing;
        QDirIterator files(REKAM_SOURCE_DIR "/sync-agent/adapter", {"*.cpp"}, QDir::Files);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QString source = QString::fromUtf8(file.readAll());
            for (auto found = refusal.globalMatch(source); found.hasNext();) {
                const QString text = quoted.match(found.next().captured(2)).captured(1);
                if (text.isEmpty() || text == ": ") {
                    continue; // another layer's detail: everyDetailIsWorded
                }
                ++seen;
                if (!remedy::placeInWords("face.png" + text.toStdString()) &&
                    !remedy::placeInWords(text.toStdString())) {
                    missing << text;
                }
            }
        }
        QVERIFY(seen >= 22); // the search is not blind
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(" | ")));
        using packet::RejectCause;
        const std::string other = remedy::inWords(RejectCause::Other, {});
        for (int cause = 1; cause <= static_cast<int>(RejectCause::NotValidated); ++cause) {
            QVERIFY2(remedy::inWords(static_cast<RejectCause>(cause), {}) != other,
                     qPrintable(QString::number(cause)));
        }
        QCOMPARE(remedy::inWords(static_cast<RejectCause>(777), {}), other); // a newer centre's
    }

    void refusalInWords_data()
    {
        QTest::addColumn<int>("cause");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("words");
        const auto row = [](const char* name, packet::RejectCause cause, const char* text,
                            const char* words) {
            QTest::newRow(name) << static_cast<int>(cause) << QString(text) << QString(words);
        };
        using packet::RejectCause;
        row("which finger", RejectCause::PartMissing, "finger 3 is missing, not excepted",
            "^ada bagian .+ \\(finger 3 tidak ada dan tidak dikecualikan\\)\\. Rekam ulang");
        row("which image", RejectCause::ImageBroken, "iris-left.png: PNG is malformed",
            "^ada gambar .+ \\(iris-left\\.png: gambar rusak[^.]+\\)\\. Rekam ulang");
        row("blank", RejectCause::ImageBroken, "face.jpg: blank",
            "\\(face\\.jpg: gambarnya kosong");
        row("signature", RejectCause::CannotOpen, "signature does not verify",
            "\\(tanda tangan tidak sah: [^.]+\\)\\. Jangan hapus");
        row("which packet", RejectCause::DuplicateRecord, "accepted already: 00ff",
            "\\(yang disahkan: 00ff\\)\\. Tidak perlu");
        row("not verified", RejectCause::NotVerified, "finger 7 was not verified",
            "^telunjuknya .+ \\(finger 7 tidak dipindai ulang\\)\\. Rekam ulang");
        row("signed for something else", RejectCause::ContentChanged,
            "the statement was signed for another content",
            "\\(hash di pernyataan [^)]+\\)\\. Jangan pakai");
        row("not validated", RejectCause::NotValidated, "no operator validated the record",
            "\\(tidak ada petugas [^)]+\\)\\. Rekam ulang");
        row("what nobody worded", RejectCause::Other, "strange", "\\(strange\\)\\. Tanyakan");
    }

    void refusalInWords()
    {
        QFETCH(const int, cause);
        QFETCH(const QString, text);
        QFETCH(const QString, words);
        const QString said = QString::fromStdString(
            remedy::inWords(static_cast<packet::RejectCause>(cause), text.toStdString()));
        QVERIFY2(QRegularExpression(words).match(said).hasMatch(), qPrintable(said));
    }

    void causeAndWayOn_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("detail");
        QTest::addColumn<QString>("words");
        const auto row = [](const char* name, ErrorCode code, const char* detail,
                            const char* words) {
            QTest::newRow(name) << static_cast<int>(code) << QString(detail) << QString(words);
        };
        row("signature", ErrorCode::Integrity, "signature does not verify",
            "^tanda tangan tidak sah: .+\\. Jangan dipakai");
        row("another integrity", ErrorCode::Integrity, "stored bytes differ from their hash",
            "^isi paket di segmen berubah.+\\. Pulihkan");
        row("which field", ErrorCode::InvalidInput, "policy: no field a.b",
            "^kebijakan tidak memuat .+\\. Lihat .+ \\[a\\.b\\]$");
        row("no right", ErrorCode::Storage, "open /a/b.keys: Permission denied",
            "^/a/b\\.keys: tidak berhak\\. Jalankan");
        row("read-only", ErrorCode::Storage, "mkdir /a: Read-only file system",
            "^/a: disk hanya dapat dibaca\\. Pasang ulang");
        row("full", ErrorCode::NoSpace, "write /tmp/x: No space left on device",
            "^/tmp/x: disk penuh\\. Kosongkan .+\\(tersisa \\d+ MiB; sisakan 512 MiB\\)$");
        row("whose it is", ErrorCode::InvalidInput, "/a/b.png: PNG is malformed, truncated or x",
            "^/a/b\\.png: gambar rusak.+\\. Ambil lagi");
        row("an option says it itself", ErrorCode::InvalidInput, "--ppi: 100 sampai 1200",
            "^--ppi: 100 sampai 1200$");
        row("what nobody worded", ErrorCode::Integrity, "strange",
            "^isi yang tersimpan .+\\. Jangan dipakai; .+ \\[strange\\]$");
    }

    void causeAndWayOn()
    {
        QFETCH(const int, code);
        QFETCH(const QString, detail);
        QFETCH(const QString, words);
        const QString said = QString::fromStdString(
            remedy::inWords({static_cast<ErrorCode>(code), detail.toStdString()}));
        QVERIFY2(QRegularExpression(words).match(said).hasMatch(), qPrintable(said));
    }

    /// How much is needed and where, also after the way through an Error.
    void roomIsCounted()
    {
        constexpr std::uint64_t kMiB = 1024 * 1024;
        const Error error = noRoom({"/home/a b/store", 513 * kMiB, 12 * kMiB});
        QVERIFY(error.code == ErrorCode::NoSpace);
        const auto room = roomOf(error);
        QVERIFY(room.has_value());
        QCOMPARE(room->neededBytes, 513 * kMiB);
        QCOMPARE(room->freeBytes, 12 * kMiB);
        QCOMPARE(room->folder.string(), std::string("/home/a b/store"));
        const QString said = QString::fromStdString(remedy::inWords(error));
        QVERIFY2(said.contains("/home/a b/store") && said.contains("perlu 513 MiB") &&
                     said.contains("tersisa 12 MiB"),
                 qPrintable(said));
        QVERIFY(!roomOf({ErrorCode::NoSpace, "too little room: needs many"}).has_value());
        QVERIFY(!roomOf({ErrorCode::Storage, error.detail}).has_value());
    }

    void everyHomeTroubleHasAWayOn()
    {
        using service::HomeTrouble;
        for (const auto trouble :
             {HomeTrouble::Missing, HomeTrouble::NotAFolder, HomeTrouble::Foreign,
              HomeTrouble::ReadOnly, HomeTrouble::Full}) {
            const auto said = QString::fromStdString(remedy::inWords(trouble, "/tmp"));
            QVERIFY2(QRegularExpression("/tmp.*(\\. |; )[A-Za-z]").match(said).hasMatch(),
                     qPrintable(said));
        }
        QVERIFY(remedy::inWords(HomeTrouble::None, "/tmp").empty());
    }
};

QTEST_GUILESS_MAIN(TestRemedy)
#include "tst_remedy.moc"
