// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/SleepEvents.h"

#include <QAbstractNativeEventFilter>
#include <QCoreApplication>

#include <windows.h>

namespace vatochito {

namespace {

/// WM_POWERBROADCAST, which every top-level window is sent. Windows does not wait.
class PowerEvents final : public SleepEvents, public QAbstractNativeEventFilter
{
public:
    PowerEvents() { QCoreApplication::instance()->installNativeEventFilter(this); }
    ~PowerEvents() override { QCoreApplication::instance()->removeNativeEventFilter(this); }
    Q_DISABLE_COPY_MOVE(PowerEvents)

    void readyToSleep() override {}

    bool nativeEventFilter(const QByteArray &, void *message, qintptr *) override
    {
        const MSG &event = *static_cast<const MSG *>(message);
        if (event.message != WM_POWERBROADCAST)
            return false;
        if (event.wParam == PBT_APMSUSPEND)
            Q_EMIT aboutToSleep();
        else if (event.wParam == PBT_APMRESUMEAUTOMATIC)
            Q_EMIT woke();
        return false;
    }
};

} // namespace

std::unique_ptr<SleepEvents> SleepEvents::ofThisSystem()
{
    return std::make_unique<PowerEvents>();
}

} // namespace vatochito
