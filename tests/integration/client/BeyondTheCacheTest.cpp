// SPDX-License-Identifier: GPL-3.0-or-later
#include "Core.h"
#include "core/SearchQuery.h"
#include "support/client/Await.h"
#include "support/client/PatientTest.h"
#include "support/client/ServerProcess.h"

#include <memory>

using namespace Qt::StringLiterals;
using namespace vatochito;

namespace {

/// More than the page that a new device reads by itself.
constexpr int kMessages = 260;

} // namespace

/// A new device of somebody with a long history looks for what it has not read.
class BeyondTheCacheTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_device.reset(); }
    void words_areFoundOnTheServer_andInTheCacheFromThenOn();
    void phraseOfACommonWord_isFoundOnTheServer();
    void day_isFoundOnTheServer();

private:
    int found(const QString &words);
    bool isCached(MessageId message)
    {
        return await(m_device->account().messages().one(m_chat, message)).value().has_value();
    }

    std::unique_ptr<ServerProcess> m_server;
    std::unique_ptr<Core> m_alice;
    std::unique_ptr<Core> m_device; ///< The new one.
    ConversationId m_chat;
    Message m_first;
};

void BeyondTheCacheTest::initTestCase()
{
    m_server = std::make_unique<ServerProcess>(QStringLiteral(VATOCHITO_SERVER_PROGRAM));
    QVERIFY(m_server->start());
    Core bob;
    QVERIFY(bob.registerAt(m_server->address(), u"bob"_s));
    m_alice = std::make_unique<Core>();
    QVERIFY(m_alice->registerAt(m_server->address(), u"alice"_s));
    m_chat = m_alice->openDirect(bob.account().me().id);
    QVERIFY(m_alice->enqueue(m_chat, u"the mangoes are ripe"_s));
    for (int number = 1; number < kMessages; ++number)
        QVERIFY(m_alice->enqueue(m_chat, u"message %1"_s.arg(number)));
    QTRY_COMPARE(m_alice->outboxSize(), 0);
    m_first = await(m_alice->account().messages().newerThan(m_chat, MessageId(), 1)).value().first();
    QCOMPARE(m_first.content, u"the mangoes are ripe"_s);
}

void BeyondTheCacheTest::init()
{
    m_device = std::make_unique<Core>();
    QVERIFY(m_device->signInAt(m_server->address(), u"alice"_s));
    QTRY_VERIFY(m_device->account().engine().isCaughtUp());
    QVERIFY(!isCached(m_first.id));
}

int BeyondTheCacheTest::found(const QString &words)
{
    return await(m_device->account().cache().search().count({.query = SearchQuery::parse(words)})).value();
}

void BeyondTheCacheTest::words_areFoundOnTheServer_andInTheCacheFromThenOn()
{
    QCOMPARE(found(u"mangoes"_s), 0);
    const auto search = m_device->account().makeServerSearch();
    search->start(SearchQuery::parse(u"MANGOES ripe"_s), {});
    QTRY_VERIFY(!search->isBusy());
    QCOMPARE(found(u"mangoes"_s), 1);
    QVERIFY(isCached(m_first.id));
    // What lies between is still known to be missing.
    QVERIFY(
        await(m_device->account().engine().fillHoles(m_chat, {.oldest = m_first.id, .newest = kEndOfHistory})).value());
}

void BeyondTheCacheTest::phraseOfACommonWord_isFoundOnTheServer()
{
    const QString phrase = u"\"message 7\""_s;
    QCOMPARE(found(phrase), 0);
    const auto search = m_device->account().makeServerSearch();
    search->start(SearchQuery::parse(phrase), {});
    QTRY_VERIFY(!search->isBusy());
    QCOMPARE(found(phrase), 1);
}

void BeyondTheCacheTest::day_isFoundOnTheServer()
{
    const auto moment = await(m_device->account().engine().findMoment(m_chat, m_first.createdAt));
    QCOMPARE(moment.value(), m_first.id);
    QVERIFY(isCached(m_first.id));
}

QTEST_GUILESS_MAIN(BeyondTheCacheTest)
#include "BeyondTheCacheTest.moc"
