// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/Transport.h"

#include "support/client/FatalLog.h"
#include "support/client/ManualAlarms.h"
#include "support/client/PatientTest.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QThread>

#include <atomic>
#include <memory>

using namespace Qt::StringLiterals;

namespace vatochito {

class TransportTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void chosenProxy_isKnownAtOnce();
    void noProxy_isKnownAtOnce_andTheSystemIsNotAsked();
    void systemsProxy_isAskedForOffTheInterfaceThread();
    void systemsProxy_ofASocket_isThatOfItsServersPages();
    void systemsProxy_askedForTwiceAtATime_isLookedUpOnce();
    void systemsProxy_forThisComputer_isNone();
    void systemThatHangs_isNotWaitedFor();
    void cachingProxy_isUsedAsATunnel();
    void whileHeld_nobodyGetsARoute_untilThereAreSettings();
    void newSettings_areTold_butNotTheFirst();
    void receiverThatIsGone_isNotCalled();

private:
    /// The system's answer; each asker takes one \a m_mayAnswer.
    std::unique_ptr<Transport> make(NetworkSettings settings = {});

    ManualClock m_clock;
    std::unique_ptr<ManualAlarms> m_alarms;
    QSemaphore m_mayAnswer;
    std::atomic<QThread *> m_askedOn = nullptr;
    std::atomic<int> m_asked = 0;
    QUrl m_question; ///< Read once the answer is there.
    QNetworkProxy m_systems{QNetworkProxy::HttpProxy, u"proxy.example.org"_s, 3128};
    const QUrl m_url{u"wss://chat.example.org/ws/chat/4/"_s};
};

void TransportTest::init()
{
    m_alarms = std::make_unique<ManualAlarms>(m_clock);
    m_mayAnswer.tryAcquire(m_mayAnswer.available());
    m_askedOn = nullptr;
    m_asked = 0;
    m_systems.setType(QNetworkProxy::HttpProxy);
}

std::unique_ptr<Transport> TransportTest::make(NetworkSettings settings)
{
    return std::make_unique<Transport>(*m_alarms, std::move(settings), [this](const QNetworkProxyQuery &query) {
        m_mayAnswer.acquire();
        m_askedOn = QThread::currentThread();
        m_question = query.url();
        ++m_asked;
        return QList{m_systems};
    });
}

void TransportTest::chosenProxy_isKnownAtOnce()
{
    const auto transport = make(
        {.proxy = {.kind = Proxy::Kind::Socks5, .host = u"h"_s, .port = 1080, .user = u"u"_s, .password = u"p"_s}});
    std::optional<Route> route;
    transport->findRoute(m_url, this, [&route](const Route &found) { route = found; });

    QVERIFY(route);
    QCOMPARE(route->proxy.type(), QNetworkProxy::Socks5Proxy);
    QCOMPARE(route->proxy.hostName(), u"h"_s);
    QCOMPARE(route->proxy.port(), quint16(1080));
    QCOMPARE(route->proxy.user(), u"u"_s);
    QCOMPARE(route->proxy.password(), u"p"_s);
}

void TransportTest::noProxy_isKnownAtOnce_andTheSystemIsNotAsked()
{
    const auto transport = make({.proxy = {.kind = Proxy::Kind::None}});
    std::optional<Route> route;
    transport->findRoute(m_url, this, [&route](const Route &found) { route = found; });

    QVERIFY(route && route->isDirect());
    QCOMPARE(m_asked, 0);
}

void TransportTest::systemsProxy_isAskedForOffTheInterfaceThread()
{
    m_mayAnswer.release();
    const auto transport = make();
    std::optional<Route> route;
    transport->findRoute(m_url, this, [&route](const Route &found) { route = found; });

    QVERIFY(!route);
    QTRY_VERIFY(route);
    QCOMPARE(route->proxy.hostName(), u"proxy.example.org"_s);
    QVERIFY(m_askedOn != QThread::currentThread());
}

void TransportTest::systemsProxy_ofASocket_isThatOfItsServersPages()
{
    m_mayAnswer.release();
    const auto transport = make();
    bool isFound = false;
    transport->findRoute(m_url, this, [&isFound](const Route &) { isFound = true; });

    QTRY_VERIFY(isFound);
    QCOMPARE(m_question, QUrl(u"https://chat.example.org/"_s));
}

void TransportTest::systemsProxy_askedForTwiceAtATime_isLookedUpOnce()
{
    const auto transport = make();
    int found = 0;
    const auto count = [&found](const Route &) { ++found; };
    transport->findRoute(m_url, this, count);
    transport->findRoute(QUrl(u"https://chat.example.org/api/"_s), this, count);
    m_mayAnswer.release(2);

    QTRY_COMPARE(found, 2);
    QCOMPARE(m_asked, 1);
    QCOMPARE(m_alarms->activeCount(), 0);
}

void TransportTest::systemsProxy_forThisComputer_isNone()
{
    const auto transport = make();
    for (const QString &host : {u"localhost"_s, u"127.0.0.1"_s, u"[::1]"_s}) {
        std::optional<Route> route;
        transport->findRoute(QUrl(u"http://%1:8000/"_s.arg(host)), this,
                             [&route](const Route &found) { route = found; });
        QVERIFY2(route && route->isDirect(), qPrintable(host));
    }
}

void TransportTest::systemThatHangs_isNotWaitedFor()
{
    FatalLog log;
    log.announce(u"the system did not name its proxy in time"_s);
    const auto transport = make();
    std::optional<Route> route;
    transport->findRoute(m_url, this, [&route](const Route &found) { route = found; });

    m_alarms->advance(Transport::kLookupDeadline);

    QVERIFY(route && route->isDirect());
    m_mayAnswer.release();
}

void TransportTest::cachingProxy_isUsedAsATunnel()
{
    m_systems.setType(QNetworkProxy::HttpCachingProxy);
    m_mayAnswer.release();
    const auto transport = make();
    std::optional<Route> route;
    transport->findRoute(m_url, this, [&route](const Route &found) { route = found; });

    QTRY_VERIFY(route);
    QCOMPARE(route->proxy.type(), QNetworkProxy::HttpProxy);
    QVERIFY(!(route->proxy.capabilities() & QNetworkProxy::CachingCapability));
}

void TransportTest::whileHeld_nobodyGetsARoute_untilThereAreSettings()
{
    const auto transport = make();
    transport->hold();
    std::optional<Route> route;
    transport->findRoute(m_url, this, [&route](const Route &found) { route = found; });
    QVERIFY(!route);

    transport->setSettings({.proxy = {.kind = Proxy::Kind::Http, .host = u"h"_s, .port = 1}});

    QVERIFY(route);
    QCOMPARE(route->proxy.hostName(), u"h"_s);
}

void TransportTest::newSettings_areTold_butNotTheFirst()
{
    const auto transport = make();
    QSignalSpy changed(transport.get(), &Transport::changed);
    transport->hold();
    transport->setSettings({});
    QCOMPARE(changed.size(), 0);

    transport->setSettings({.proxy = {.kind = Proxy::Kind::None}});

    QCOMPARE(changed.size(), 1);
}

void TransportTest::receiverThatIsGone_isNotCalled()
{
    const auto transport = make();
    transport->hold();
    bool isCalled = false;
    auto receiver = std::make_unique<QObject>();
    transport->findRoute(m_url, receiver.get(), [&isCalled](const Route &) { isCalled = true; });

    receiver.reset();
    transport->setSettings({.proxy = {.kind = Proxy::Kind::None}});

    QVERIFY(!isCalled);
}

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::TransportTest)
#include "TransportTest.moc"
