// SPDX-License-Identifier: GPL-3.0-or-later
#include "CliScene.h"
#include "integration/client/Core.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace vatochito;

namespace {

/// Far more than anything here takes; a failure, not a delay.
constexpr int kLimit = 60'000;
/// Of a history; a device reads the newest one by itself.
constexpr int kMoreThanAPage = 260;

} // namespace

/// `read` against a real server, with the keychain of the session the test runs in: bob reads what alice wrote.
class ReadTest : public QObject, private CliScene
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { end(); }

    void whenTheServerAnswers_nothingIsUnreadAndTheSenderSeesIt();
    void upToOneThatIsNotCached_asksTheServer();
    void upToOneThatIsNowhere_exits1();
    void whenTheNewestIsMyOwn_exits0();
    void withTheServerDown_exits5AndIsToldByTheNextThatConnects();
    void withTheServerDown_besideARunningWatch_isToldByIt();
    void withTheServerDown_ofNothingNew_exits0();

private:
    int unread();
    QString stateOfTheNewest();

    QString m_chat;
    qint64 m_first = 0; ///< The older one.
    qint64 m_last = 0;  ///< The newest of two that alice wrote, which bob has not read.
};

void ReadTest::init()
{
    begin();
    m_chat = QString::number(direct(*m_alice, *m_bob));
    m_first = send(*m_alice, m_chat, u"one"_s);
    m_last = send(*m_alice, m_chat, u"two"_s);
    m_bob->run({u"history"_s, m_chat});
}

int ReadTest::unread()
{
    return m_bob->run({u"conversations"_s, u"--offline"_s}).row().value(u"unread"_s).toInt();
}

QString ReadTest::stateOfTheNewest()
{
    const auto rows = m_alice->run({u"history"_s, m_chat}).rows();
    return rows.isEmpty() ? QString() : rows.last().value(u"state"_s).toString();
}

void ReadTest::whenTheServerAnswers_nothingIsUnreadAndTheSenderSeesIt()
{
    const QJsonObject before = m_bob->run({u"conversations"_s}).row();
    QCOMPARE(keys(before), (QSet<QString>{u"id"_s, u"title"_s, u"type"_s, u"unread"_s, u"last_message"_s}));
    QCOMPARE(before.value(u"title"_s), QJsonValue(u"alice"_s));
    QCOMPARE(before.value(u"unread"_s).toInt(), 2);
    QCOMPARE(before.value(u"last_message"_s).toObject().value(u"id"_s).toInteger(), m_last);

    const CliResult read = m_bob->run({u"read"_s, m_chat});

    QVERIFY2(read.exitCode == 0, read.err.constData());
    QCOMPARE(read.row(), (QJsonObject{{u"conversation"_s, m_chat.toLongLong()}, {u"message_id"_s, m_last}}));
    QCOMPARE(m_bob->run({u"conversations"_s}).row().value(u"unread"_s).toInt(), 0);
    QCOMPARE(stateOfTheNewest(), u"read"_s);
}

void ReadTest::upToOneThatIsNotCached_asksTheServer()
{
    Core alice;
    QVERIFY(alice.signInAt(m_server->address(), u"alice"_s));
    for (int number = 0; number < kMoreThanAPage; ++number)
        QVERIFY(alice.enqueue(ConversationId(m_chat.toLongLong()), u"message %1"_s.arg(number)));
    QTRY_COMPARE_WITH_TIMEOUT(alice.outboxSize(), 0, kLimit);
    // As on a new device.
    QCOMPARE(m_bob->run({u"logout"_s, u"--force"_s}).exitCode, 0);
    QCOMPARE(m_bob->run({u"login"_s, u"bob"_s}).exitCode, 0);

    const CliResult read = m_bob->run({u"read"_s, m_chat, QString::number(m_first)});

    QVERIFY2(read.exitCode == 0, read.err.constData());
    QCOMPARE(read.row().value(u"message_id"_s).toInteger(), m_first);
}

void ReadTest::upToOneThatIsNowhere_exits1()
{
    QCOMPARE(m_bob->run({u"read"_s, m_chat, u"999999"_s}).exitCode, 1);
    QCOMPARE(unread(), 2);
}

void ReadTest::whenTheNewestIsMyOwn_exits0()
{
    const qint64 last = send(*m_bob, m_chat, u"three"_s);
    const CliResult read = m_bob->run({u"read"_s, m_chat});
    QVERIFY2(read.exitCode == 0, read.err.constData());
    QCOMPARE(read.row().value(u"message_id"_s).toInteger(), last);
}

void ReadTest::withTheServerDown_exits5AndIsToldByTheNextThatConnects()
{
    m_server->kill();
    const CliResult read = m_bob->run({u"read"_s, m_chat});
    QCOMPARE(read.exitCode, 5);
    QCOMPARE(read.row().value(u"message_id"_s).toInteger(), m_last);
    QCOMPARE(unread(), 0);

    QVERIFY(m_server->start());
    const CliResult sent = m_bob->run({u"send"_s, m_chat, u"I am back."_s});
    QVERIFY2(sent.exitCode == 0, sent.err.constData());
    m_bob->run({u"watch"_s, u"--for"_s, u"1"_s});
    const auto rows = m_alice->run({u"history"_s, m_chat}).rows();
    QCOMPARE(rows.size(), 3);
    QCOMPARE(rows.at(1).value(u"state"_s), QJsonValue(u"read"_s));
}

void ReadTest::withTheServerDown_besideARunningWatch_isToldByIt()
{
    const auto watch = m_bob->start({u"watch"_s});
    QByteArray seen;
    const auto sees = [&watch, &seen](const QByteArray &text) {
        seen += watch->readAllStandardOutput();
        return seen.contains(text);
    };
    QTRY_VERIFY_WITH_TIMEOUT(sees("\"status\":\"online\""), kLimit);
    m_server->kill();
    QTRY_VERIFY_WITH_TIMEOUT(sees("\"status\":\"waiting\""), kLimit);
    QCOMPARE(m_bob->run({u"read"_s, m_chat}).exitCode, 5);
    seen.clear();

    QVERIFY(m_server->start());

    QTRY_VERIFY_WITH_TIMEOUT(sees("\"status\":\"online\""), kLimit);
    QTRY_COMPARE_WITH_TIMEOUT(stateOfTheNewest(), u"read"_s, kLimit);
    watch->terminate();
    QVERIFY(watch->waitForFinished(kLimit));
}

void ReadTest::withTheServerDown_ofNothingNew_exits0()
{
    QCOMPARE(m_bob->run({u"read"_s, m_chat}).exitCode, 0);
    m_server->kill();
    QCOMPARE(m_bob->run({u"read"_s, m_chat}).exitCode, 0);
}

QTEST_GUILESS_MAIN(ReadTest)
#include "ReadTest.moc"
