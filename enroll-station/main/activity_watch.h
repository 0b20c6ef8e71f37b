// Notices that a person is at the station: keys, touches and the mouse, in whichever window.
#pragma once

#include <QObject>

namespace rekam {

/// Installed on the application; looks at every event and takes none. Threading: the main thread.
class ActivityWatch final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

Q_SIGNALS:
    void seen();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace rekam
