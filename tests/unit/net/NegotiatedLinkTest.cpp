// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/NegotiatedLink.h"

#include "support/client/FatalLog.h"
#include "support/client/ManualAlarms.h"
#include "support/client/MemoryLevelMemory.h"
#include "support/client/PatientTest.h"
#include "support/client/ScriptedHttpServer.h"
#include "support/client/ScriptedSocketServer.h"
#include "support/client/ScriptedTokens.h"

#include <QSignalSpy>

#include <memory>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace vatochito {

namespace {

const QByteArray kGreeting0 = R"({"message":"m","version":"1.0.0","endpoints":{}})";
const QByteArray kGreeting1 = R"({"message":"m","version":"1.0.0","endpoints":{},"extensions":{"sync":1}})";
const QString kSync = u"/ws/sync/"_s;
const QString kChat = u"/ws/chat/4/"_s;
const QString kHello = uR"({"type":"hello","epoch":"e","user_id":7})"_s;
constexpr ConversationId kFour(4);

} // namespace

class NegotiatedLinkTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_link.reset(); }
    void unknownServer_thatGreets_isOfLevel1();
    void unknownServer_withoutTheExtension_isOfLevel0();
    void unknownServer_isNotShownAsFailedWhileItIsAsked();
    void unknownServer_thatCannotBeReached_isTriedVisibly();
    void knownLevel0_startsThere_andTellsThatCursorsAreWorthless();
    void knownLevel0_thatWasForgottenAtASignIn_isAskedAnew();
    void knownLevel0_afterADay_isAskedWhenItIsReached_andGoesUp();
    void knownLevel0_withinADay_isNotAsked();
    void knownLevel1_answering404_goesDownForADay();
    void knownLevel1_inTrouble_isAskedAndStays();
    void protocolErrors_goDownWithALineInTheLog();
    void levelUp_losesWhatWasLive_andResumesAfresh();
    void stopped_nothingIsToldButTheEndOfTheSocket();

private:
    void makeLink(quint16 socketPort);
    int asked() const;

    ManualClock m_clock;
    ManualAlarms m_alarms{m_clock};
    Transport m_transport{m_alarms};
    ScriptedTokens m_tokens;
    MemoryLevelMemory m_memory;
    std::unique_ptr<ScriptedHttpServer> m_http;
    std::unique_ptr<ScriptedSocketServer> m_sockets;
    std::unique_ptr<NegotiatedLink> m_link;
    std::unique_ptr<QSignalSpy> m_changes;
};

void NegotiatedLinkTest::init()
{
    m_memory.known.reset();
    m_http = std::make_unique<ScriptedHttpServer>();
    m_sockets = std::make_unique<ScriptedSocketServer>();
    makeLink(m_sockets->port());
}

void NegotiatedLinkTest::makeLink(quint16 socketPort)
{
    const auto address =
        ServerAddress::parse(u"127.0.0.1:%1"_s.arg(m_http->port()), u"ws://127.0.0.1:%1"_s.arg(socketPort));
    const LinkWorld world{m_transport, m_tokens, m_alarms, m_clock, [] { return 0.0; }};
    m_link = std::make_unique<NegotiatedLink>(*address, world, u"profile"_s, m_memory);
    m_changes = std::make_unique<QSignalSpy>(m_link.get(), &Link::capabilitiesChanged);
    m_link->setConversations({kFour});
    m_link->setCursorSource([] {
        const SyncCursors cursors{u"e"_s, 1, {{kFour, 5}}, {}};
        return QtFuture::makeReadyFuture(Result<SyncCursors>(cursors));
    });
}

int NegotiatedLinkTest::asked() const
{
    int count = 0;
    for (const auto &request : m_http->requests())
        count += request.path == "/api/" ? 1 : 0;
    return count;
}

void NegotiatedLinkTest::unknownServer_thatGreets_isOfLevel1()
{
    m_link->start();
    QTRY_VERIFY(m_sockets->isOpen(kSync));

    m_sockets->send(kSync, kHello);

    QTRY_VERIFY(m_memory.known);
    QCOMPARE(m_memory.known->level, 1);
    QCOMPARE(m_link->capabilities().level, 1);
    QVERIFY(m_changes->isEmpty());
    QTRY_VERIFY(m_sockets->received(kSync).join(u' ').contains(u"\"heads\":{\"4\":5}"_s));
}

void NegotiatedLinkTest::unknownServer_withoutTheExtension_isOfLevel0()
{
    m_http->answer(200, kGreeting0);

    m_link->start();

    QTRY_VERIFY(m_sockets->isOpen(kChat));
    QCOMPARE(m_link->capabilities().level, 0);
    QCOMPARE(m_changes->size(), 1);
    const LevelMemory::Known expected{0, m_clock.now() + 24h};
    QCOMPARE(m_memory.known, std::optional(expected));
    QTRY_COMPARE(m_link->connection().status, Connection::Status::Online);
}

void NegotiatedLinkTest::unknownServer_isNotShownAsFailedWhileItIsAsked()
{
    m_sockets.reset();
    m_link->start();
    QTRY_COMPARE(asked(), 1);
    QTRY_COMPARE(m_link->connection().attempt, 1);

    QCOMPARE(m_link->connection().status, Connection::Status::Connecting);
}

void NegotiatedLinkTest::unknownServer_thatCannotBeReached_isTriedVisibly()
{
    m_sockets.reset();
    m_http->breakOff();
    m_http->breakOff();

    m_link->start();

    QTRY_COMPARE(m_link->connection().status, Connection::Status::Waiting);
    QCOMPARE(m_link->connection().attempt, 1);
    m_alarms.advance(2s);
    QTRY_COMPARE(asked(), 2);
    QTRY_COMPARE(m_link->connection().attempt, 2);
}

void NegotiatedLinkTest::knownLevel0_startsThere_andTellsThatCursorsAreWorthless()
{
    m_memory.known = {0, m_clock.now() + 1h};
    makeLink(m_sockets->port());

    m_link->start();

    QTRY_COMPARE(m_link->connection().status, Connection::Status::Online);
    QCOMPARE(m_link->capabilities().level, 0);
    QCOMPARE(m_changes->size(), 1);
    QCOMPARE(m_sockets->opened().size(), 1);
    QCOMPARE(m_sockets->opened().constFirst().path(), kChat);
}

void NegotiatedLinkTest::knownLevel0_thatWasForgottenAtASignIn_isAskedAnew()
{
    m_memory.known = {0, m_clock.now() + 1h};
    makeLink(m_sockets->port());
    m_memory.known.reset();

    m_link->start();

    QTRY_VERIFY(m_sockets->isOpen(kSync));
    m_sockets->send(kSync, kHello);
    QTRY_VERIFY(m_memory.known);
    QCOMPARE(m_memory.known->level, 1);
    QCOMPARE(m_link->capabilities().level, 1);
}

void NegotiatedLinkTest::knownLevel0_afterADay_isAskedWhenItIsReached_andGoesUp()
{
    m_memory.known = {0, m_clock.now()};
    makeLink(m_sockets->port());
    m_http->answer(200, kGreeting1);

    m_link->start();

    QTRY_VERIFY(m_sockets->isOpen(kSync));
    QCOMPARE(m_link->capabilities().level, 1);
    QCOMPARE(m_memory.known->level, 1);
    QTRY_VERIFY(!m_sockets->isOpen(kChat));
}

void NegotiatedLinkTest::knownLevel0_withinADay_isNotAsked()
{
    m_memory.known = {0, m_clock.now() + 1h};
    makeLink(m_sockets->port());
    m_link->start();
    QTRY_COMPARE(m_link->connection().status, Connection::Status::Online);
    m_sockets->dropAll();
    QTRY_COMPARE(m_link->connection().status, Connection::Status::Waiting);
    m_alarms.advance(2s);

    QTRY_COMPARE(m_link->connection().status, Connection::Status::Online);
    QCOMPARE(asked(), 0);
}

void NegotiatedLinkTest::knownLevel1_answering404_goesDownForADay()
{
    m_memory.known = {1, m_clock.now() + 1h};
    makeLink(m_http->port());
    m_http->answer(404, "{}");

    m_link->start();

    QTRY_COMPARE(m_link->capabilities().level, 0);
    const LevelMemory::Known expected{0, m_clock.now() + 24h};
    QCOMPARE(m_memory.known, std::optional(expected));
    QTRY_COMPARE(m_http->requests().constLast().path.left(12), QByteArray("/ws/chat/4/?"));
}

void NegotiatedLinkTest::knownLevel1_inTrouble_isAskedAndStays()
{
    m_memory.known = {1, m_clock.now() + 1h};
    makeLink(m_http->port());
    m_http->answer(500, "{}");
    m_http->answer(200, kGreeting1);

    m_link->start();

    QTRY_COMPARE(asked(), 1);
    QTRY_COMPARE(m_memory.known->until, m_clock.now() + 24h);
    QCOMPARE(m_link->capabilities().level, 1);
    QCOMPARE(m_link->connection().status, Connection::Status::Waiting);
}

void NegotiatedLinkTest::protocolErrors_goDownWithALineInTheLog()
{
    FatalLog log;
    log.announce(u"going on with level 0"_s);
    m_memory.known = {1, m_clock.now() + 1h};
    makeLink(m_sockets->port());
    m_link->start();
    for (int number = 1; number <= SyncLink::kProtocolErrors; ++number) {
        QTRY_VERIFY(m_sockets->isOpen(kSync));
        m_sockets->send(kSync, uR"({"type":"bye","code":4400})"_s);
        QTRY_VERIFY(!m_sockets->isOpen(kSync));
        m_alarms.advance(10s);
    }

    QTRY_VERIFY(m_sockets->isOpen(kChat));
    QCOMPARE(m_link->capabilities().level, 0);
}

void NegotiatedLinkTest::levelUp_losesWhatWasLive_andResumesAfresh()
{
    m_memory.known = {0, m_clock.now()};
    makeLink(m_sockets->port());
    QSignalSpy lost(m_link.get(), &Link::conversationLost);
    m_http->answer(500, "{}");
    m_link->start();
    QTRY_VERIFY(m_link->canSend(kFour));
    QTRY_COMPARE(asked(), 1);

    m_http->answer(200, kGreeting1);
    m_link->setAddress(
        *ServerAddress::parse(u"127.0.0.1:%1"_s.arg(m_http->port()), u"ws://127.0.0.1:%1"_s.arg(m_sockets->port())));

    QTRY_COMPARE(lost.size(), 1);
    QCOMPARE(m_changes->size(), 2);
    QTRY_VERIFY(m_sockets->isOpen(kSync));
    m_sockets->send(kSync, kHello);
    QTRY_VERIFY(m_sockets->received(kSync).join(u' ').contains(u"\"fresh\":true"_s));
}

void NegotiatedLinkTest::stopped_nothingIsToldButTheEndOfTheSocket()
{
    m_link->start();
    QTRY_VERIFY(m_sockets->isOpen(kSync));
    QSignalSpy changes(m_link.get(), &Link::connectionChanged);

    m_link->stop();
    m_http->answer(200, kGreeting0);

    QTRY_COMPARE(m_link->connection().socket, Connection::SocketState::Closed);
    QCOMPARE(changes.size(), 1); // That it is closed.
    QVERIFY(m_changes->isEmpty());
    QCOMPARE(m_link->connection().status, Connection::Status::Offline);
}

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::NegotiatedLinkTest)
#include "NegotiatedLinkTest.moc"
