// *Impor berkas stasiun*: the office's bundle is chosen, its office confirmed, its people let in.
#pragma once

#include "joining/station_desk.h"
#include "workflow/panels/file_search.h"
#include "workflow/panels/panel.h"

#include <memory>
#include <optional>

namespace rekam::workflow {

/// Opened from the login screen, of a station without a bundle or with one that has expired. What
/// is wrong with a file is told before anybody types. At the first import somebody types what the
/// office reads out, and each person of the bundle makes a passphrase, typed twice; a renewed
/// bundle of the same office asks for nothing.
class JoiningPanel final : public Panel
{
    Q_OBJECT

public:
    /// Of a new passphrase: below, whoever has the disk guesses it in hours.
    static constexpr int kPassphraseCharsMin = 8;

    explicit JoiningPanel(StationCore& core);

    void open();

    /// Where files are looked for; usualFolders() until set.
    void setFolders(const QStringList& folders) { m_search.setFolders(folders); }

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
    enum class Stage { Files, Reading, Office, People, Repeat, Importing };

    struct Read
    {
        std::optional<Error> error; ///< the file cannot be read
        Bytes file;
        joining::Examined examined;
        bool hasSlots = false; ///< somebody can log in already
    };

    [[nodiscard]] static Read read(const joining::World& world, const provision::Home& home,
                                   const QString& path);
    void took(Read read);
    void import();
    void confirmOffice();
    void readFailed(const Error& error);
    void refuse(joining::Unfit unfit);
    void warn(const QString& cause, const QString& remedy, view::Tone tone);
    void restage(Stage stage);
    void askPerson(Stage stage, const QString& personId);
    void showFiles();
    void showOffice();
    void showPeople();
    void showRepeat();
    /// People of the bundle who have not chosen a passphrase yet.
    [[nodiscard]] QVector<view::ChoiceView> waiting() const;
    [[nodiscard]] joining::World world() const;

    FileSearch m_search{{QStringLiteral("*.bundle")}};
    Stage m_stage = Stage::Files;
    int m_visit = 0; ///< so that a file read for an earlier opening is known as such
    Read m_read;
    joining::ImportFacts m_facts;
    QString m_fingerprint;
    QString m_person;    ///< who makes a passphrase now
    SecretBytes m_typed; ///< the first time; the second must be the same
    view::AlertView m_alert;
};

} // namespace rekam::workflow
