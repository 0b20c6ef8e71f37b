// A thread with a queue: blocking work goes in, its result comes back to the caller's own thread.
#pragma once

#include <QMetaObject>
#include <QObject>
#include <QThread>

#include <memory>
#include <utility>

namespace rekam::workflow {

/// Work runs in the order it was given, one at a time. The destructor finishes what was queued and
/// joins; results whose context has gone by then are dropped.
/// Threading: run() from any thread; a context must outlive the worker.
class Worker
{
public:
    explicit Worker(const QString& name)
    {
        m_thread.setObjectName(name);
        m_anchor.moveToThread(&m_thread);
        m_thread.start();
    }

    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;
    Worker(Worker&&) = delete;
    Worker& operator=(Worker&&) = delete;

    ~Worker()
    {
        run(
            &m_anchor, [] { return 0; }, [this](int) { m_thread.quit(); });
        m_thread.wait();
    }

    /// Calls `work()` on the worker's thread, then `then(result)` on the thread of `context`.
    template <typename Work, typename Then>
    void run(QObject* context, Work work, Then then)
    {
        QMetaObject::invokeMethod(
            &m_anchor,
            [context, work = std::move(work), then = std::move(then)]() mutable {
                auto result = std::make_shared<decltype(work())>(work());
                QMetaObject::invokeMethod(
                    context,
                    [result, then = std::move(then)]() mutable { then(std::move(*result)); },
                    Qt::QueuedConnection);
            },
            Qt::QueuedConnection);
    }

private:
    QObject m_anchor;
    QThread m_thread;
};

} // namespace rekam::workflow
