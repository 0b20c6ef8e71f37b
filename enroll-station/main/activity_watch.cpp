#include "main/activity_watch.h"

#include <QEvent>

namespace rekam {

bool ActivityWatch::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel:
    case QEvent::TouchBegin:
    case QEvent::TouchUpdate:
        Q_EMIT seen();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace rekam
