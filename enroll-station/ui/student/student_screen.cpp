#include "ui/student/student_screen.h"

#include <QGuiApplication>
#include <QKeyEvent>
#include <QScreen>
#include <QWidget>

namespace rekam::ui {

StudentScreen::StudentScreen(QWidget& student, QWidget& station, QObject* parent)
    : QObject(parent)
    , m_student(student)
    , m_station(station)
{
    student.installEventFilter(this);
    connect(qGuiApp, &QGuiApplication::screenAdded, this, [this] { screensChanged(); });
    connect(qGuiApp, &QGuiApplication::screenRemoved, this, [this](QScreen* gone) {
        if (gone == m_screen) {
            m_screen = nullptr;
            m_student.hide(); // else it would cover the operator's
        }
        screensChanged();
    });
    screensChanged();
}

QList<QScreen*> StudentScreen::others() const
{
    QList<QScreen*> screens = QGuiApplication::screens();
    screens.removeAll(m_station.screen());
    return screens;
}

void StudentScreen::screensChanged()
{
    if (m_wanted && m_screen == nullptr && !others().isEmpty()) {
        showOn(others().front());
    }
}

void StudentScreen::toggle()
{
    if (m_inTurns) {
        giveBack();
        return;
    }
    const auto screens = others();
    if (screens.isEmpty()) {
        showOver();
        return;
    }
    const qsizetype next = m_screen == nullptr ? 0 : screens.indexOf(m_screen) + 1;
    m_wanted = next < screens.size();
    if (m_wanted) {
        showOn(screens.at(next));
    } else {
        hide();
    }
}

void StudentScreen::showOn(QScreen* screen)
{
    hide();
    m_screen = screen;
    m_student.setAttribute(Qt::WA_ShowWithoutActivating);
    m_student.setWindowFlag(Qt::WindowDoesNotAcceptFocus, true);
    m_student.setCursor(Qt::BlankCursor);
    m_student.setGeometry(screen->geometry());
    m_student.showFullScreen();
}

void StudentScreen::showOver()
{
    hide();
    m_inTurns = true;
    m_student.setAttribute(Qt::WA_ShowWithoutActivating, false);
    m_student.setWindowFlag(Qt::WindowDoesNotAcceptFocus, false);
    m_student.unsetCursor(); // the only pointer that there is
    m_student.setGeometry(m_station.screen()->geometry());
    m_student.showFullScreen();
    m_student.raise();
    m_student.activateWindow();
}

void StudentScreen::hide()
{
    m_screen = nullptr;
    m_inTurns = false;
    m_student.hide();
}

void StudentScreen::giveBack()
{
    if (m_inTurns) {
        hide();
        m_station.raise();
        m_station.activateWindow();
        screensChanged();
    }
}

bool StudentScreen::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Close) {
        event->ignore(); // a window manager's button must not end it for good
        giveBack();
        return true;
    }
    if (m_inTurns && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_F11 || key == Qt::Key_Escape) {
            giveBack();
            return true;
        }
    }
    return QObject::eventFilter(watched, event);
}

} // namespace rekam::ui
