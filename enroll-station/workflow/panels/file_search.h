// Finds files on plugged-in media and in the usual folders of whoever is logged in.
#pragma once

#include "workflow/station/station_core.h"
#include "workflow/view/all.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QString>
#include <QStringList>
#include <QVector>

#include <functional>

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

/// The list of a panel that takes a file in. Looks on the computing thread; what an earlier opening
/// still finds is dropped. Threading: the main thread.
class FileSearch
{
    Q_DECLARE_TR_FUNCTIONS(rekam::workflow::FileSearch)

public:
    explicit FileSearch(QStringList patterns)
        : m_folders(usualFolders())
        , m_patterns(std::move(patterns))
    {}

    /// Where files are looked for; usualFolders() until set.
    void setFolders(const QStringList& folders) { m_folders = folders; }

    /// `changed()` is called when the files are there, unless `context` or the visit has gone.
    void start(StationCore& core, QObject* context, std::function<void()> changed);
    void stop();

    /// The files, or why there are none yet; `none` is the sentence for an empty result.
    void fill(view::FilePanelView& shown, const QString& none) const;

private:
    QStringList m_folders;
    QStringList m_patterns;
    QVector<FoundFile> m_files;
    bool m_searching = false;
    int m_visit = 0;
};

} // namespace rekam::workflow
