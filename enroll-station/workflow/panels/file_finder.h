// Finds files on plugged-in media and in the usual folders of whoever is logged in.
#pragma once

#include <QDateTime>
#include <QString>
#include <QStringList>
#include <QVector>

namespace rekam::workflow {

inline constexpr int kFoundFilesMax = 40;
inline constexpr int kSearchDepthMax = 3;      ///< folders below a root
inline constexpr int kSearchEntriesMax = 5000; ///< looked at; a full disk must not hold the search

struct FoundFile
{
    QString path;
    QString name;
    QString place; ///< name of the medium or folder it was found under
    qint64 bytes = 0;
    QDateTime changed;
};

/// `/media/USER/*`, `/run/media/USER/*`, Documents and Downloads, as far as they exist.
[[nodiscard]] QStringList usualFolders();

/// Files whose names fit a pattern like `*.csv` (in any case), newest first. Hidden folders and
/// links are left out. Blocks on slow media: not for the main thread.
[[nodiscard]] QVector<FoundFile> findFiles(const QStringList& roots, const QStringList& patterns);

} // namespace rekam::workflow
