// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/SleepEvents.h"
#include "support/client/PatientTest.h"

#include <QDBusConnection>
#include <QDBusContext>
#include <QDBusMessage>
#include <QDBusUnixFileDescriptor>
#include <QSignalSpy>

#include <fcntl.h>
#include <unistd.h>

namespace vatochito {

namespace {

const QString kService = QStringLiteral("org.freedesktop.login1");
const QString kPath = QStringLiteral("/org/freedesktop/login1");
const QString kInterface = QStringLiteral("org.freedesktop.login1.Manager");

} // namespace

/// As much of logind as is asked for: the delay lock, and word of the sleep.
class Logind final : public QObject, protected QDBusContext
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.login1.Manager")

public:
    explicit Logind(const QDBusConnection &bus) : m_bus(bus)
    {
        m_isThere = m_bus.registerService(kService) &&
                    m_bus.registerObject(kPath, this, QDBusConnection::ExportScriptableSlots);
    }
    ~Logind() override
    {
        m_bus.unregisterObject(kPath);
        m_bus.unregisterService(kService);
        closeLock();
    }

    bool isThere() const { return m_isThere; }
    int locksGiven() const { return m_locksGiven; }
    /// The lock given last was closed by whom it was given to.
    bool isLockBack() const
    {
        char nothing = 0;
        return m_ours >= 0 && ::read(m_ours, &nothing, 1) == 0;
    }
    void say(bool isAboutToSleep)
    {
        QDBusMessage word = QDBusMessage::createSignal(kPath, kInterface, QStringLiteral("PrepareForSleep"));
        word << isAboutToSleep;
        m_bus.send(word);
    }

public Q_SLOTS:
    Q_SCRIPTABLE QDBusUnixFileDescriptor Inhibit(const QString &what, const QString &, const QString &,
                                                 const QString &mode)
    {
        closeLock();
        int ends[2] = {-1, -1};
        if (what != QStringLiteral("sleep") || mode != QStringLiteral("delay") ||
            ::pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0)
            return {};
        m_ours = ends[0];
        const QDBusUnixFileDescriptor given(ends[1]);
        ::close(ends[1]);
        ++m_locksGiven;
        return given;
    }

private:
    void closeLock()
    {
        if (m_ours >= 0)
            ::close(m_ours);
        m_ours = -1;
    }

    QDBusConnection m_bus;
    bool m_isThere = false;
    int m_locksGiven = 0;
    int m_ours = -1;
};

/// Against a bus of its own; needs one (tests/support/private-session).
class SleepEventsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        // What this process takes for the system's bus; before it is first used.
        qputenv("DBUS_SYSTEM_BUS_ADDRESS", qgetenv("DBUS_SESSION_BUS_ADDRESS"));
        m_logind = std::make_unique<Logind>(
            QDBusConnection::connectToBus(QDBusConnection::SessionBus, QStringLiteral("logind")));
        QVERIFY(m_logind->isThere());
        m_events = SleepEvents::ofThisSystem();
        QVERIFY(m_events);
        QTRY_COMPARE(m_logind->locksGiven(), 1);
    }

    void prepareForSleep_isToldAndDelayedUntilReady()
    {
        QSignalSpy sleeps(m_events.get(), &SleepEvents::aboutToSleep);
        m_logind->say(true);
        QTRY_COMPARE(sleeps.size(), 1);
        QVERIFY(!m_logind->isLockBack());

        m_events->readyToSleep();

        QTRY_VERIFY(m_logind->isLockBack());
    }

    void awake_isTold_andTheDelayAskedForAnew()
    {
        QSignalSpy wakes(m_events.get(), &SleepEvents::woke);
        const int before = m_logind->locksGiven();
        m_logind->say(false);
        QTRY_COMPARE(wakes.size(), 1);
        QTRY_COMPARE(m_logind->locksGiven(), before + 1);
    }

private:
    std::unique_ptr<Logind> m_logind;
    std::unique_ptr<SleepEvents> m_events;
};

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::SleepEventsTest)
#include "SleepEventsTest.moc"
