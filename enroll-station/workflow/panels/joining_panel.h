// *Impor berkas stasiun*: the office's bundle is chosen, its office confirmed, its people let in.
#pragma once

#include "joining/station_desk.h"
#include "workflow/panels/file_finder.h"
#include "workflow/panels/panel.h"

#include <memory>
#include <optional>

namespace rekam::workflow {

/// Opened from the login screen, of a station without a bundle or with one that has expired. At the
/// first import somebody types what the office reads out, and one person of the bundle chooses a
/// passphrase; a renewed bundle of the same office asks for nothing.
class JoiningPanel final : public Panel
{
    Q_OBJECT

public:
    explicit JoiningPanel(StationCore& core);

    void open();

    /// Where files are looked for; usualFolders() until set.
    void setFolders(const QStringList& folders) { m_folders = folders; }

    void show() override;
    void act(view::ActionId action, const QString& subject) override;
    void closed() override;
    void chooseFile(const QString& path) override;
    void setNote(const QString& fingerprint) override;
    void enterApproval(const QString& personId, const QString& passphrase) override;

Q_SIGNALS:
    /// A bundle was taken over: the station starts anew under it.
    void joined();

private:
    enum class Stage { Files, Reading, Office, People, Importing };

    struct Read
    {
        std::optional<Error> error;
        Bytes file;
        std::optional<provision::Bundle> bundle;
        bool confirmed = false; ///< the office is known
        bool hasSlots = false;  ///< somebody can log in already
    };

    [[nodiscard]] static Read read(const joining::World& world, const provision::Home& home,
                                   const QString& path);
    void took(Read read);
    void import();
    void failed(const Error& error);
    void restage(Stage stage);
    void showFiles();
    void showOffice();
    void showPeople();
    /// People of the bundle who have not chosen a passphrase yet.
    [[nodiscard]] QVector<view::ChoiceView> waiting() const;
    [[nodiscard]] joining::World world() const;

    QStringList m_folders;
    Stage m_stage = Stage::Files;
    int m_visit = 0;
    bool m_searching = false;
    QVector<FoundFile> m_files;
    Read m_read;
    joining::ImportFacts m_facts;
    QString m_fingerprint;
    view::AlertView m_alert;
};

} // namespace rekam::workflow
