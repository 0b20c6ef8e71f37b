// A thread with a queue: blocking work goes in, its result comes back to the caller's own thread.
#pragma once

#include <QMetaObject>
#include <QObject>
#include <QPointer>
#include <QThread>

#include <memory>
#include <utility>

namespace rekam::workflow {

/// Work runs in the order it was given, one at a time. The destructor finishes what was queued and
/// joins; a result whose context has gone by then is dropped.
/// Threading: made, used and destroyed on one thread, the one its contexts live on.
class Worker
{
public:
    explicit Worker(const QString& name)
    {
        m_thread.setObjectName(name);
        m_there.moveToThread(&m_thread);
        m_thread.start();
    }

    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;
    Worker(Worker&&) = delete;
    Worker& operator=(Worker&&) = delete;

    ~Worker()
    {
        QMetaObject::invokeMethod(
            &m_there, [this] { m_thread.quit(); }, Qt::QueuedConnection);
        m_thread.wait();
    }

    /// Calls `work()` on the worker's thread, then `then(result)` on this one, unless `context` has
    /// been destroyed in between: looked at here, where alone that can be known.
    template <typename Work, typename Then>
    void run(QObject* context, Work work, Then then)
    {
        QMetaObject::invokeMethod(
            &m_there,
            [this, context = QPointer(context), work = std::move(work),
             then = std::move(then)]() mutable {
                auto result = std::make_shared<decltype(work())>(work());
                QMetaObject::invokeMethod(
                    &m_here,
                    [result, context = std::move(context), then = std::move(then)]() mutable {
                        if (context) {
                            then(std::move(*result));
                        }
                    },
                    Qt::QueuedConnection);
            },
            Qt::QueuedConnection);
    }

private:
    QObject m_here;
    QObject m_there;
    QThread m_thread;
};

} // namespace rekam::workflow
