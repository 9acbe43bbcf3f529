// SPDX-License-Identifier: GPL-3.0-or-later
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

/// logind tells before and after (org.freedesktop.login1(5)), and waits while somebody holds its "delay" lock.
class LogindEvents final : public SleepEvents
{
    Q_OBJECT

public:
    explicit LogindEvents(const QDBusConnection &bus) : m_bus(bus)
    {
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
    QDBusUnixFileDescriptor m_delay; ///< Closing it gives the lock back.
};

} // namespace

std::unique_ptr<SleepEvents> SleepEvents::ofThisSystem()
{
    const QDBusConnection bus = QDBusConnection::systemBus();
    if (!bus.isConnected())
        return nullptr;
    return std::make_unique<LogindEvents>(bus);
}

} // namespace vatochito

#include "SleepEvents_linux.moc"
