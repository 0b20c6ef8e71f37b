// Turns key presses into what is meant: primary, actions, digits, places, scanner bursts.
#pragma once

#include "ui/pages/page.h"

#include <QElapsedTimer>
#include <QTimer>

#include <functional>

namespace rekam::ui {

/// Asked and told by the router; implemented by the window.
class KeyTarget
{
public:
    KeyTarget() = default;
    virtual ~KeyTarget() = default;
    KeyTarget(const KeyTarget&) = delete;
    KeyTarget& operator=(const KeyTarget&) = delete;
    KeyTarget(KeyTarget&&) = delete;
    KeyTarget& operator=(KeyTarget&&) = delete;

    /// The open panel, or the page.
    [[nodiscard]] virtual Page* activePage() const = 0;
    [[nodiscard]] virtual bool hasRail() const = 0;
    virtual void openRailNumber(int number) = 0;
    virtual void openStepNumber(int number) = 0;
    virtual void navigate(view::Screen screen) = 0;
    virtual void plainAction(view::ActionId id) = 0;
    virtual bool openMore() = 0;
    virtual void showRailNumbers(bool shown) = 0;
    virtual void nextRegion(bool backwards) = 0;
    virtual void scanned(const QString& text) = 0;
};

class KeyRouter : public QObject
{
    Q_OBJECT

public:
    explicit KeyRouter(KeyTarget& target, QObject* parent = nullptr);

    /// True when the key is used up.
    bool press(QKeyEvent* event);
    void release(QKeyEvent* event);

    /// After a step change Enter is deaf for a moment, so that one press never does two things.
    void deafen();

    /// Milliseconds of deafness; tests set 0.
    void setDeafMs(int ms)
    {
        m_deafMs = ms;
        m_deafUntil = 0;
    }

private:
    bool pressEnter(QKeyEvent* event);
    bool pressDigit(QKeyEvent* event);
    bool pressFunctionKey(int key);
    bool runAction(Qt::Key key);
    bool scrollPage(int direction);
    bool collectBurst(QKeyEvent* event);

    KeyTarget& m_target;
    QElapsedTimer m_clock;
    qint64 m_deafUntil = 0;
    int m_deafMs = 300;
    QString m_burst;
    qint64 m_burstLast = -1000;
    bool m_burstFast = true;
    QTimer m_digitTimer;
    int m_digit = 0;
};

} // namespace rekam::ui
