// What a headless session says of its image folder: who has images, what is missing, what is
// broken.
#pragma once

#include "store/tables/roster_table.h"
#include "virtual/subject_source.h"

#include <QString>
#include <QStringList>

#include <span>
#include <string>
#include <vector>

namespace rekam {

/// The files without which no session can begin, a line each with the way on; empty: none.
[[nodiscard]] QStringList missingImages(const drivers::SourceOptions& images,
                                        std::span<const std::string> niks);

/// A file of one student whose capture will fail.
struct BrokenImage
{
    std::string nik;
    QString file;  ///< "face.png"
    QString words; ///< "NIK/face.png: cause. remedy", without a full stop at the end
};

[[nodiscard]] std::vector<BrokenImage> brokenImages(const drivers::SourceOptions& images,
                                                    std::span<const std::string> niks);

/// What of these students is synthetic although there is a folder of images.
struct SyntheticParts
{
    QStringList warnings;
    bool nobodyHasAny = false;
};

[[nodiscard]] SyntheticParts syntheticParts(const drivers::SourceOptions& images,
                                            std::span<const store::RosterEntry> students);

} // namespace rekam
