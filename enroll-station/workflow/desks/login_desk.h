// Masuk: who works today, and the passphrase that opens the store.
#pragma once

#include "workflow/desks/desk.h"

#include <QTimer>

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
    [[nodiscard]] QVector<view::LabelledText> facts() const;

    view::LoginState m_state = view::LoginState::Ready;
    QString m_chosen;
    QString m_fieldError;
    int m_waitSeconds = 0;
    QTimer m_wait;
};

} // namespace rekam::workflow
