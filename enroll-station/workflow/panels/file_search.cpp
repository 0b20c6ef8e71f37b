#include "workflow/panels/file_search.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include <algorithm>

namespace rekam::workflow {

namespace {

class Search
{
public:
    Search(const QStringList& patterns, QString place)
        : m_patterns(patterns)
        , m_place(std::move(place))
    {}

    void walk(const QDir& folder, int depth)
    {
        const auto entries = folder.entryInfoList(QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot |
                                                  QDir::NoSymLinks | QDir::Readable);
        for (const QFileInfo& entry : entries) {
            if (++m_seen > kSearchEntriesMax) {
                return;
            }
            if (entry.isDir()) {
                if (depth > 0) {
                    walk(QDir(entry.filePath()), depth - 1);
                }
            } else if (QDir::match(m_patterns, entry.fileName())) {
                found.append({entry.filePath(), entry.fileName(), m_place, entry.size(),
                              entry.lastModified()});
            }
        }
    }

    QVector<FoundFile> found;

private:
    const QStringList& m_patterns;
    QString m_place;
    int m_seen = 0;
};

} // namespace

QStringList usualFolders()
{
    QStringList roots;
    const QString user = QDir::home().dirName();
    for (const QString& mounts : {QStringLiteral("/media/") + user,
                                  QStringLiteral("/run/media/") + user, QStringLiteral("/media")}) {
        const auto media =
            QDir(mounts).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks);
        for (const QFileInfo& medium : media) {
            if (medium.fileName() != user) {
                roots.append(medium.filePath());
            }
        }
    }
    for (const auto place : {QStandardPaths::DocumentsLocation, QStandardPaths::DownloadLocation}) {
        const QString folder = QStandardPaths::writableLocation(place);
        if (QFileInfo(folder).isDir() && folder != QDir::homePath()) {
            roots.append(folder);
        }
    }
    roots.removeDuplicates();
    return roots;
}

QVector<FoundFile> findFiles(const QStringList& roots, const QStringList& patterns)
{
    QVector<FoundFile> all;
    for (const QString& root : roots) {
        Search search(patterns, QDir(root).dirName());
        search.walk(QDir(root), kSearchDepthMax);
        all += search.found;
    }
    std::ranges::sort(all, std::ranges::greater(), &FoundFile::changed);
    if (all.size() > kFoundFilesMax) {
        all.resize(kFoundFilesMax);
    }
    return all;
}

void FileSearch::start(StationCore& core, QObject* context, std::function<void()> changed)
{
    const int visit = ++m_visit;
    m_files.clear();
    m_searching = true;
    core.compute(
        context,
        [folders = m_folders, patterns = m_patterns] { return findFiles(folders, patterns); },
        [this, visit, changed = std::move(changed)](const QVector<FoundFile>& files) {
            if (visit == m_visit) {
                m_files = files;
                m_searching = false;
                changed();
            }
        });
}

void FileSearch::stop()
{
    ++m_visit;
    m_searching = false;
    m_files.clear();
}

void FileSearch::fill(view::FilePanelView& shown, const QString& none) const
{
    for (const FoundFile& file : m_files) {
        shown.files.append({file.path, file.name,
                            QStringLiteral("%1 · %2 KB · %3")
                                .arg(file.place)
                                .arg((file.bytes + 1023) / 1024)
                                .arg(file.changed.toString(QStringLiteral("dd/MM/yyyy HH.mm")))});
    }
    shown.emptySentence = m_searching ? tr("Mencari di flash disk, Dokumen, dan Unduhan…") : none;
}

} // namespace rekam::workflow
