// Where the student's window is: on the second screen, or in turns with the operator's (F11).
#pragma once

#include <QObject>

class QScreen;
class QWidget;

namespace rekam::ui {

/// With a second screen the student's window fills it from the start and never takes the keyboard.
/// Without one it is shown over the operator's when asked, takes the keyboard, and gives the screen
/// back by F11, Esc, or when it has its answer. Screens may come and go.
class StudentScreen : public QObject
{
    Q_OBJECT

public:
    /// Both windows outlive it; the operator's is shown already.
    StudentScreen(QWidget& student, QWidget& station, QObject* parent = nullptr);

    /// F11: off if it is on, else on; with three screens or more, the next one first.
    void toggle();

    /// The operator's turn again; a second screen stays as it is.
    void giveBack();

    [[nodiscard]] bool inTurns() const { return m_inTurns; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showOn(QScreen* screen);
    void showOver();
    void hide();
    void screensChanged();
    [[nodiscard]] QList<QScreen*> others() const;

    QWidget& m_student;
    QWidget& m_station;
    QScreen* m_screen = nullptr; ///< the second screen that it is on
    bool m_wanted = true;        ///< switched off by hand, it stays off when a screen comes
    bool m_inTurns = false;
};

} // namespace rekam::ui
