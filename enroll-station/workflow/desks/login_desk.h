// Masuk: who works today, and the passphrase that opens the store.
#pragma once

#include "workflow/desks/desk.h"
#include "workflow/station/door_facts.h"

#include <QTimer>

#include <chrono>
#include <map>

namespace rekam::workflow {

class LoginDesk final : public Desk
{
    Q_OBJECT

public:
    explicit LoginDesk(StationCore& core);

    void enter() override;
    void show() override;
    void act(view::ActionId action, const QString& subject) override;

    void choose(const QString& personId);
    void login(const QString& personId, const QString& passphrase);

private:
    void failed(const Error& error);
    [[nodiscard]] static QString vaultTrouble(const Error& error);
    void settleState();
    [[nodiscard]] std::chrono::milliseconds steadyNow();
    [[nodiscard]] QVector<view::LabelledText> facts() const;
    void showDoor(view::LoginView& shown) const;

    std::optional<DoorFacts> m_door; ///< read when this screen opens
    view::LoginState m_state = view::LoginState::Ready;
    QString m_chosen;
    QString m_fieldError;
    std::map<QString, std::chrono::milliseconds> m_until; ///< who tried too often, until when
    QTimer m_wait;
};

} // namespace rekam::workflow
