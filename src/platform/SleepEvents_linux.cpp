// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/ClockJumps_linux.h"
#include "platform/SleepEvents.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusUnixFileDescriptor>

namespace vatochito {

namespace {

const QString kService = QStringLiteral("org.freedesktop.login1");
const QString kPath = QStringLiteral("/org/freedesktop/login1");
const QString kInterface = QStringLiteral("org.freedesktop.login1.Manager");

/// logind tells before and after (org.freedesktop.login1(5)), and waits while somebody holds its "delay" lock. Where
/// there is none, the kernel still tells of the clock.
class LinuxEvents final : public SleepEvents
{
    Q_OBJECT

public:
    explicit LinuxEvents(const QDBusConnection &bus) : m_bus(bus), m_jumps(ClockJumps::watchedClock())
    {
        connect(&m_jumps, &ClockJumps::jumped, this, &SleepEvents::clockJumped);
        if (!m_bus.isConnected())
            return;
        m_bus.connect(kService, kPath, kInterface, QStringLiteral("PrepareForSleep"), this,
                      SLOT(onPrepareForSleep(bool)));
        askForDelay();
    }

    void readyToSleep() override { m_delay = {}; }

private Q_SLOTS:
    void onPrepareForSleep(bool isAboutToSleep)
    {
        if (isAboutToSleep) {
            Q_EMIT aboutToSleep();
            return;
        }
        askForDelay();
        Q_EMIT woke();
    }

private:
    void askForDelay()
    {
        QDBusMessage call = QDBusMessage::createMethodCall(kService, kPath, kInterface, QStringLiteral("Inhibit"));
        call << QStringLiteral("sleep") << QStringLiteral("Vatochito") << QStringLiteral("Says that you are offline")
             << QStringLiteral("delay");
        auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(call), this);
        connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
            watcher->deleteLater();
            // Refused, or no logind: then it goes to sleep without waiting.
            if (const QDBusPendingReply<QDBusUnixFileDescriptor> reply = *watcher; reply.isValid())
                m_delay = reply.value();
        });
    }

    QDBusConnection m_bus;
    ClockJumps m_jumps;
    QDBusUnixFileDescriptor m_delay; ///< Closing it gives the lock back.
};

} // namespace

std::unique_ptr<SleepEvents> SleepEvents::ofThisSystem()
{
    return std::make_unique<LinuxEvents>(QDBusConnection::systemBus());
}

} // namespace vatochito

#include "SleepEvents_linux.moc"
