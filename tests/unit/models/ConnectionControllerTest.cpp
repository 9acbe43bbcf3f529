// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ConnectionController.h"

#include "support/client/ManualAlarms.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace vatochito {

class ConnectionControllerTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shortConnecting_showsNoBanner();
    void longConnecting_showsTheBanner();
    void waiting_countsDown();
    void reconnecting_keepsTheBanner();
    void unreachable_isSaidAndOffersToTry();
    void unreachable_saysWhatOnlyThePersonCanMend();
    void unreachable_withoutANetwork_isOffline();
    void whatTakesLong_mayBeAskedAbout();
    void connectionThatWasTakenOver_isSaidAndOffersToTry();
    void online_asksForNothing();
    void trouble_offersToAskWhatIsWrong();
    void keychainThatFails_isSaidAtOnce_withWhatHelps_data();
    void keychainThatFails_isSaidAtOnce_withWhatHelps();

private:
    static Connection with(Connection::Status status)
    {
        Connection connection;
        connection.status = status;
        return connection;
    }
    Connection waiting(int attempt, std::chrono::milliseconds wait) const
    {
        Connection connection = with(Connection::Status::Waiting);
        connection.attempt = attempt;
        connection.retryAt = m_clock.monotonic() + wait;
        return connection;
    }

    ManualClock m_clock;
    ManualAlarms m_alarms{m_clock};
};

void ConnectionControllerTest::whatTakesLong_mayBeAskedAbout()
{
    ConnectionController controller(m_clock, m_alarms);
    controller.setConnection(with(Connection::Status::Connecting));
    controller.setConnection(with(Connection::Status::CatchingUp));
    QVERIFY(!controller.isHelpOffered());
    const QSignalSpy changed(&controller, &ConnectionController::textChanged);
    m_alarms.advance(ConnectionController::kSlow);
    QVERIFY(controller.isHelpOffered());
    QVERIFY(changed.count() > 0);
    controller.setConnection(with(Connection::Status::Online));
    QVERIFY(!controller.isHelpOffered());
}

void ConnectionControllerTest::connectionThatWasTakenOver_isSaidAndOffersToTry()
{
    ConnectionController controller(m_clock, m_alarms);
    Connection connection = with(Connection::Status::Offline);
    connection.reason = Error::Code::TakenOver;
    controller.setConnection(connection);
    QCOMPARE(controller.text(), u"Another Vatochito of yours has taken over this connection."_s);
    QCOMPARE(controller.actionText(), u"Try now"_s);
}

void ConnectionControllerTest::trouble_offersToAskWhatIsWrong()
{
    ConnectionController controller(m_clock, m_alarms);
    for (const auto status :
         {Connection::Status::Waiting, Connection::Status::Unreachable, Connection::Status::Offline}) {
        controller.setConnection(with(status));
        QVERIFY(controller.isHelpOffered());
    }
    for (const auto status :
         {Connection::Status::Connecting, Connection::Status::CatchingUp, Connection::Status::Online}) {
        controller.setConnection(with(status));
        QVERIFY(!controller.isHelpOffered());
    }
}

void ConnectionControllerTest::shortConnecting_showsNoBanner()
{
    ConnectionController controller(m_clock, m_alarms);
    controller.setConnection(with(Connection::Status::Connecting));
    m_alarms.advance(900ms);
    controller.setConnection(with(Connection::Status::Online));
    m_alarms.advance(5s);

    QVERIFY(!controller.isBannerShown());
}

void ConnectionControllerTest::longConnecting_showsTheBanner()
{
    ConnectionController controller(m_clock, m_alarms);
    controller.setConnection(with(Connection::Status::Connecting));
    m_alarms.advance(1s);

    QVERIFY(controller.isBannerShown());
    QCOMPARE(controller.text(), u"Connecting…"_s);
    QCOMPARE(controller.actionText(), QString());
}

void ConnectionControllerTest::waiting_countsDown()
{
    ConnectionController controller(m_clock, m_alarms);
    controller.setConnection(waiting(2, 4200ms));
    QCOMPARE(controller.text(), u"Reconnecting in 5 s (2 of 5)"_s);
    QSignalSpy told(&controller, &ConnectionController::textChanged);

    m_alarms.advance(300ms);
    QCOMPARE(controller.text(), u"Reconnecting in 4 s (2 of 5)"_s);
    m_alarms.advance(3s);
    QCOMPARE(controller.text(), u"Reconnecting in 1 s (2 of 5)"_s);
    QCOMPARE(told.count(), 4);
}

void ConnectionControllerTest::reconnecting_keepsTheBanner()
{
    ConnectionController controller(m_clock, m_alarms);
    controller.setConnection(waiting(1, 2s));
    QSignalSpy shown(&controller, &ConnectionController::isBannerShownChanged);

    controller.setConnection(with(Connection::Status::Connecting));
    controller.setConnection(waiting(2, 4s));

    QVERIFY(controller.isBannerShown());
    QCOMPARE(shown.count(), 0);
}

void ConnectionControllerTest::unreachable_isSaidAndOffersToTry()
{
    ConnectionController controller(m_clock, m_alarms);
    Connection connection = with(Connection::Status::Unreachable);
    connection.reason = Error::Code::Refused;
    controller.setConnection(connection);
    QSignalSpy asked(&controller, &ConnectionController::tryNowRequested);

    QVERIFY(controller.isBannerShown());
    QCOMPARE(controller.text(), u"The server cannot be reached. Messages will go out when it is back."_s);
    QCOMPARE(controller.actionText(), u"Try now"_s);
    controller.act();
    QCOMPARE(asked.count(), 1);
}

void ConnectionControllerTest::unreachable_saysWhatOnlyThePersonCanMend()
{
    ConnectionController controller(m_clock, m_alarms);
    controller.setConnection({.status = Connection::Status::Unreachable, .reason = Error::Code::TlsExpired});

    QVERIFY(controller.text().contains(u"certificate has expired"_s));
}

void ConnectionControllerTest::unreachable_withoutANetwork_isOffline()
{
    ConnectionController controller(m_clock, m_alarms);
    controller.setConnection({.status = Connection::Status::Unreachable, .reason = Error::Code::Offline});

    QCOMPARE(controller.text(), u"You are offline. Messages will go out when the network is back."_s);
}

void ConnectionControllerTest::online_asksForNothing()
{
    ConnectionController controller(m_clock, m_alarms);
    controller.setConnection(with(Connection::Status::Online));
    QSignalSpy asked(&controller, &ConnectionController::tryNowRequested);

    controller.act();

    QCOMPARE(asked.count(), 0);
    QCOMPARE(m_alarms.activeCount(), 0);
}

void ConnectionControllerTest::keychainThatFails_isSaidAtOnce_withWhatHelps_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("part");
    QTest::addColumn<QString>("action");
    const auto row = [](Error::Code code, const QString &part, const QString &action) {
        QTest::newRow(qPrintable(Error::codeName(code))) << static_cast<int>(code) << part << action;
    };
    row(Error::Code::VaultLocked, u"is locked."_s, u"Try now"_s);
    row(Error::Code::VaultUnavailable, u"is not available."_s, u"Sign in again"_s);
    row(Error::Code::VaultChanged, u"is another one"_s, u"Sign in again"_s);
    row(Error::Code::VaultFailed, u"did not answer as expected."_s, u"Sign in again"_s);
}

void ConnectionControllerTest::keychainThatFails_isSaidAtOnce_withWhatHelps()
{
    QFETCH(int, code);
    QFETCH(QString, part);
    QFETCH(QString, action);
    ConnectionController controller(m_clock, m_alarms);
    QSignalSpy again(&controller, &ConnectionController::signInAgainRequested);
    QSignalSpy now(&controller, &ConnectionController::tryNowRequested);

    controller.setConnection({.status = Connection::Status::Offline, .reason = static_cast<Error::Code>(code)});

    QVERIFY(controller.isBannerShown());
    QVERIFY2(controller.text().contains(part), qPrintable(controller.text()));
    QVERIFY(controller.text().endsWith(u"Nothing is sent until it answers."_s));
    QCOMPARE(controller.actionText(), action);
    controller.act();
    QCOMPARE(now.count() + again.count(), 1);
    QCOMPARE(now.count() == 1, action == u"Try now"_s);
}

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::ConnectionControllerTest)
#include "ConnectionControllerTest.moc"
