// Tells the thread sanitizer of the order that Qt keeps with locks of its own, which it cannot see:
// what a thread did before it posted a call or emitted a signal comes before what the receiver does
// with it, and what a thread did comes before the end of QThread::wait(). Nothing else is hidden:
// tests/threads/race_on_purpose.cpp. Linked into the tests of preset tsan that run threads, no
// product.
#include <dlfcn.h>
#include <sanitizer/tsan_interface.h>

#include <QDeadlineTimer>
#include <QObject>
#include <QThread>

namespace {

/// The function of Qt that one below stands before.
template <typename Function>
Function* behind(const char* mangledName)
{
    return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, mangledName));
}

/// A posted call with the order around it. Qt drops its references on both threads.
class OrderedCall final : public QtPrivate::QSlotObjectBase
{
public:
    explicit OrderedCall(QSlotObjectBase* call)
        : QSlotObjectBase(&act)
        , m_call(call)
    {}

private:
    static void act(int which, QSlotObjectBase* self, QObject* receiver, void** arguments, bool*)
    {
        __tsan_acquire(self);
        auto* ordered = static_cast<OrderedCall*>(self);
        if (which == Call) {
            ordered->m_call->call(receiver, arguments);
            __tsan_release(self);
            __tsan_release(QThread::currentThread());
        } else if (which == Destroy) {
            ordered->m_call->destroyIfLastRef();
            delete ordered;
        }
    }

    QSlotObjectBase* m_call;
};

char signalsAcross = 0; ///< stands for those emitted from a thread that is not their sender's

/// Qt tells it of every event, on the thread that handles it. @return never: handled here
bool beforeEvent(void**)
{
    __tsan_acquire(&signalsAcross);
    return false;
}

const bool kTold = QInternal::registerCallback(QInternal::EventNotifyCallback, beforeEvent);

} // namespace

bool QMetaObject::invokeMethodImpl(QObject* object, QtPrivate::QSlotObjectBase* slot,
                                   Qt::ConnectionType type, void* result)
{
    static auto* const next = behind<bool(QObject*, QtPrivate::QSlotObjectBase*, Qt::ConnectionType,
                                          void*)>(
        "_ZN11QMetaObject16invokeMethodImplEP7QObjectPN9QtPrivate15QSlotObjectBaseEN2Qt14Connection"
        "TypeEPv");
    auto* ordered = new OrderedCall(slot);
    __tsan_release(ordered);
    return next(object, ordered, type, result);
}

void QMetaObject::activate(QObject* sender, const QMetaObject* type, int signal, void** arguments)
{
    static auto* const next = behind<void(QObject*, const QMetaObject*, int, void**)>(
        "_ZN11QMetaObject8activateEP7QObjectPKS_iPPv");
    if (sender->thread() != QThread::currentThread()) {
        __tsan_release(&signalsAcross);
    }
    next(sender, type, signal, arguments);
}

bool QThread::wait(QDeadlineTimer deadline)
{
    static auto* const next =
        behind<bool(QThread*, QDeadlineTimer)>("_ZN7QThread4waitE14QDeadlineTimer");
    const bool ended = next(this, deadline);
    if (ended) {
        __tsan_acquire(this);
    }
    return ended;
}
