#include "main/headless_images.h"

#include "main/headless_operator.h"
#include "remedy/remedy.h"
#include "workflow/words/words.h"

#include <algorithm>

namespace rekam {

namespace {

QString inWords(const drivers::FolderFault& fault)
{
    const QString file = workflow::words::text(fault.nik + "/" + fault.file);
    switch (fault.what) {
    case drivers::FolderTrouble::SlapMissing:
        return rekam::HeadlessOperator::tr(
                   "%1 tidak ada, dan berkas jari tunggalnya tidak lengkap. "
                   "Tambahkan, atau hapus semua berkas jari siswa ini")
            .arg(file);
    case drivers::FolderTrouble::VerifyMissing:
        return rekam::HeadlessOperator::tr(
                   "%1 tidak ada: verifikasi membutuhkan pindaian jari yang baru. "
                   "Tambahkan, atau hapus semua berkas jari siswa ini")
            .arg(file);
    case drivers::FolderTrouble::EyeMissing:
        return rekam::HeadlessOperator::tr(
                   "%1 tidak ada. Tambahkan, atau hapus berkas iris siswa ini")
            .arg(file);
    case drivers::FolderTrouble::SameImage:
        return rekam::HeadlessOperator::tr(
                   "%1 sama dengan gambar perekamannya. Ganti dengan pindaian "
                   "lain dari jari itu")
            .arg(file);
    case drivers::FolderTrouble::Unreadable:
        break;
    }
    return workflow::words::text(remedy::inWords(*fault.cause));
}

} // namespace

QStringList missingImages(const drivers::SourceOptions& images, std::span<const std::string> niks)
{
    QStringList lines;
    if (!images.imageFolder.empty()) {
        for (const drivers::FolderFault& fault : drivers::checkFolder(images, niks)) {
            lines += inWords(fault);
        }
    }
    return lines;
}

std::vector<BrokenImage> brokenImages(const drivers::SourceOptions& images,
                                      std::span<const std::string> niks)
{
    std::vector<BrokenImage> found;
    if (!images.imageFolder.empty()) {
        for (const drivers::FolderFault& fault : drivers::unreadableFiles(images, niks)) {
            found.push_back({fault.nik, workflow::words::text(fault.file), inWords(fault)});
        }
    }
    return found;
}

SyntheticParts syntheticParts(const drivers::SourceOptions& images,
                              std::span<const store::RosterEntry> students)
{
    SyntheticParts told;
    if (images.imageFolder.empty() || students.empty()) {
        return told;
    }
    std::vector<std::string> niks;
    niks.reserve(students.size());
    for (const store::RosterEntry& student : students) {
        niks.emplace_back(student.person.nik.digits());
    }
    const auto parts = drivers::partsInFolder(images, niks);
    QStringList faces;
    QStringList signatures;
    QStringList fingers;
    QStringList irises;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const QString number = workflow::words::queueNumber(students[i].queueNumber);
        const drivers::FolderParts& part = parts[i];
        if (!part.any()) {
            told.warnings +=
                rekam::HeadlessOperator::tr(
                    "peringatan: %1 %2 tidak punya gambar di %3; semua contohnya sintetis")
                    .arg(number, workflow::words::text(students[i].person.name),
                         workflow::words::text((images.imageFolder / niks[i]).string()));
            continue;
        }
        faces += part.face ? QStringList() : QStringList(number);
        signatures += part.signature ? QStringList() : QStringList(number);
        fingers += part.fingers ? QStringList() : QStringList(number);
        irises += part.irises ? QStringList() : QStringList(number);
    }
    for (const auto& [numbers, modality] :
         {std::pair{faces, rekam::HeadlessOperator::tr("foto")},
          std::pair{signatures, rekam::HeadlessOperator::tr("tanda tangan")},
          std::pair{fingers, rekam::HeadlessOperator::tr("sidik jari")},
          std::pair{irises, rekam::HeadlessOperator::tr("iris")}}) {
        if (!numbers.isEmpty()) {
            told.warnings += rekam::HeadlessOperator::tr(
                                 "peringatan: %1 sintetis, tidak ada di folder gambar: %2")
                                 .arg(modality, numbers.join(QStringLiteral(", ")));
        }
    }
    told.nobodyHasAny = std::ranges::none_of(parts, &drivers::FolderParts::any);
    return told;
}

} // namespace rekam
