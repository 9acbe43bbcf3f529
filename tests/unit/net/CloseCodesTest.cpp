// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/CloseCodes.h"

#include "net/SyncSocket.h"

#include <QTest>

using namespace std::chrono_literals;

namespace vatochito {

using What = CloseVerdict::What;
using std::chrono::milliseconds;

class CloseCodesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void code_asksForWhatTheProtocolSays_data();
    void code_asksForWhatTheProtocolSays();
    void handshakeStatus_asksForWhatTheProtocolSays_data();
    void handshakeStatus_asksForWhatTheProtocolSays();
    void goingAway_waitsAsLongAsWasTold();
    void goingAway_withoutAWord_waitsUpTo5s();
};

void CloseCodesTest::code_asksForWhatTheProtocolSays_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("retryAfterMs");
    QTest::addColumn<What>("what");
    QTest::addColumn<int>("waitMs");

    QTest::newRow("lost") << 1006 << 0 << What::BackOff << 0;
    QTest::newRow("too large for the socket") << 1009 << 0 << What::BackOff << 0;
    QTest::newRow("server error") << 1011 << 0 << What::BackOff << 0;
    QTest::newRow("server error, ours") << 4500 << 0 << What::BackOff << 0;
    QTest::newRow("protocol error") << 4400 << 0 << What::BackOff << 0;
    QTest::newRow("token") << 4401 << 0 << What::Refresh << 0;
    QTest::newRow("session revoked") << 4402 << 0 << What::Refresh << 0;
    QTest::newRow("heartbeat") << 4408 << 0 << What::BackOff << 0;
    QTest::newRow("newer connection") << 4409 << 0 << What::GoQuietly << 0;
    QTest::newRow("too large") << 4413 << 0 << What::BackOff << 0;
    QTest::newRow("too slow a reader") << 4420 << 0 << What::ComeBack << 3000;
    QTest::newRow("rate limited") << 4429 << 2000 << What::BackOff << 3000;
    QTest::newRow("overloaded") << 4503 << 4000 << What::BackOff << 6000;
    QTest::newRow("overloaded, for it does not say how long") << 4503 << 0 << What::BackOff << 7500;
    QTest::newRow("of another version") << 4999 << 0 << What::BackOff << 0;
}

void CloseCodesTest::code_asksForWhatTheProtocolSays()
{
    QFETCH(int, code);
    QFETCH(int, retryAfterMs);

    const CloseVerdict verdict =
        judge({.code = code, .retryAfter = milliseconds(retryAfterMs)}, std::nullopt, [] { return 0.5; });

    QTEST(verdict.what, "what");
    QTEST(static_cast<int>(verdict.wait.count()), "waitMs");
}

void CloseCodesTest::handshakeStatus_asksForWhatTheProtocolSays_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<What>("what");

    QTest::newRow("401") << 401 << What::Refresh;
    QTest::newRow("403") << 403 << What::Refresh;
    QTest::newRow("404") << 404 << What::NotOffered;
    QTest::newRow("429") << 429 << What::AskServer;
    QTest::newRow("500") << 500 << What::NotOffered;
    QTest::newRow("503") << 503 << What::AskServer;
}

void CloseCodesTest::handshakeStatus_asksForWhatTheProtocolSays()
{
    QFETCH(int, status);

    QTEST(judge({.httpStatus = status}, std::nullopt, [] { return 0.5; }).what, "what");
}

void CloseCodesTest::goingAway_waitsAsLongAsWasTold()
{
    const CloseVerdict soon = judge({.code = 4412}, 1200ms, [] { return 0.5; });
    const CloseVerdict late = judge({.code = 4412}, -3ms, [] { return 0.5; });

    QCOMPARE(soon.what, What::ComeBack);
    QCOMPARE(soon.wait, 1200ms);
    QCOMPARE(late.wait, 0ms);
}

void CloseCodesTest::goingAway_withoutAWord_waitsUpTo5s()
{
    QCOMPARE(judge({.code = 4412}, std::nullopt, [] { return 0.5; }).wait, 2500ms);
}

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::CloseCodesTest)
#include "CloseCodesTest.moc"
