// The navigation at the left: one button a place, its key, the numbers while Alt is held.
#pragma once

#include "ui/frame/span.h"
#include "ui/kit/surface.h"

#include <QAbstractButton>

namespace rekam::ui {

[[nodiscard]] QString screenName(view::Screen screen);

class RailButton : public QAbstractButton
{
    Q_OBJECT

public:
    RailButton(Theme& theme, const QString& icon, const QString& label, const QString& key);
    /// How the keyboard gets here, for the ear and the tool tip.
    void setKeyName(const QString& key);
    void setCurrent(bool current);
    void setIconOnly(bool iconOnly);
    /// Shown instead of the key while Alt is held; 0 hides it.
    void setNumber(int number);

    [[nodiscard]] int number() const { return m_number; }

    [[nodiscard]] QSize sizeHint() const override;

    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    Theme& m_theme;
    QString m_icon;
    QString m_label;
    QString m_key;
    int m_number = 0;
    bool m_current = false;
    bool m_iconOnly = false;
};

class Rail : public Surface
{
    Q_OBJECT

public:
    explicit Rail(Theme& theme);
    void set(const QVector<view::Screen>& screens, view::Screen current);
    void setRoom(const Room& room);
    void showNumbers(bool shown);
    /// Alt+1..9, 0: the n-th place (1-based).
    void openNumber(int number);

Q_SIGNALS:
    void screenChosen(rekam::view::Screen screen);
    void lockChosen();

private:
    struct Place
    {
        view::Screen screen;
        RailButton* button;
    };

    void build(const QVector<view::Screen>& screens);

    QVector<view::Screen> m_screens;
    QVector<Place> m_places;
    RailButton* m_lock = nullptr;
    QWidget* m_body = nullptr;
    QWidget* m_mark = nullptr;
    Room m_room;
};

} // namespace rekam::ui
