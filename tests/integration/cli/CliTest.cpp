// SPDX-License-Identifier: GPL-3.0-or-later
#include "CliScene.h"

#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace vatochito;

namespace {

/// Far more than anything here takes; a failure, not a delay.
constexpr int kLimit = 60'000;

const QSet<QString> &messageKeys()
{
    static const QSet<QString> names{u"id"_s,      u"client_id"_s, u"conversation"_s, u"sender"_s,
                                     u"content"_s, u"type"_s,      u"created_at"_s,   u"edited_at"_s,
                                     u"deleted"_s, u"reply_to"_s,  u"state"_s,        u"attachments"_s};
    return names;
}

} // namespace

/// The program against a real server, with the keychain of the session the test runs in.
class CliTest : public QObject, private CliScene
{
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }

    void whoami_afterRegistering_tellsUserServerAndLevel();
    void login_withAWrongPassword_exits1();
    void login_afterLogout_works();
    void login_atAServerOfLevel0_saysSo();
    void direct_fromEitherSide_answersTheSameConversation();
    void group_whenMade_listsItsMembers();
    void send_whenTheServerAnswers_exits0AndIsInTheHistoryOfBoth();
    void send_withReply_namesWhatItAnswers();
    void send_withNothingToSay_exits1();
    void edit_whenTheServerAnswers_isSeenByBoth();
    void delete_whenTheServerIsDown_waitsInTheOutbox();
    void delete_ofSomebodyElsesMessage_exits1();
    void history_withLimitAndBefore_pages();
    void history_offline_readsTheCache();
    void history_ofAForeignConversation_exits1();
    void serverDown_readingExits4WithTheCache();
    void serverDown_sendingExits5AndIsSentLater();
    void outbox_whenCancelled_isEmpty();
    void logout_withUnsentMessages_isRefusedUnlessForced();
    void watch_whileMessagesCome_printsEachOnceAndEndsPolitely();
    void watch_whoseReaderHasGone_ends();
    void watch_whileTheServerIsDown_tellsOfItAndExits0();
    void send_besideARunningWatch_isSentByIt();
    void verbose_always_logsToStderrWithoutSecrets();
    void log_always_isInTheProfileWithoutSecrets();
    void log_whenSignedOut_isGone();
    void outbox_whenRetriedWithTheServerBack_isSent();
    void sessionOnly_always_leavesNoSessionBehind();

private:
    static qint64 send(const Cli &cli, qint64 conversation, const QString &text)
    {
        return CliScene::send(cli, QString::number(conversation), text);
    }
    QByteArray log(const Cli &cli) const;
};

QByteArray CliTest::log(const Cli &cli) const
{
    QFile file(cli.profile() + u"/logs/vatochito.log"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void CliTest::whoami_afterRegistering_tellsUserServerAndLevel()
{
    const CliResult result = m_alice->run({u"whoami"_s});
    QCOMPARE(result.exitCode, 0);
    QCOMPARE(result.row(), (QJsonObject{{u"user"_s, u"alice"_s}, {u"server"_s, m_server->address()}, {u"level"_s, 1}}));
}

void CliTest::login_withAWrongPassword_exits1()
{
    m_alice->setPassword(u"wrong"_s);
    const CliResult result = m_alice->run({u"login"_s, u"alice"_s});
    QCOMPARE(result.exitCode, 1);
    QCOMPARE(result.out, QByteArray());
    QVERIFY2(result.err.contains("password is wrong"), result.err.constData());
}

void CliTest::login_afterLogout_works()
{
    QCOMPARE(m_alice->run({u"logout"_s}).exitCode, 0);
    QCOMPARE(m_alice->run({u"whoami"_s}).exitCode, 3);
    QCOMPARE(m_alice->run({u"login"_s, u"alice"_s}).exitCode, 0);
    QCOMPARE(m_alice->run({u"whoami"_s}).exitCode, 0);
}

void CliTest::login_atAServerOfLevel0_saysSo()
{
    ServerProcess server(QStringLiteral(VATOCHITO_SERVER_PROGRAM), {u"--sync"_s, u"off"_s});
    QVERIFY(server.start());
    const Cli carol(QStringLiteral(VATOCHITO_CLI_PROGRAM), server.address(), u"carol"_s);
    QCOMPARE(carol.run({u"register"_s, u"carol"_s}).row().value(u"level"_s), QJsonValue(0));
    QCOMPARE(carol.run({u"whoami"_s}).row().value(u"level"_s), QJsonValue(0));
    QCOMPARE(carol.run({u"logout"_s}).row().value(u"level"_s), QJsonValue(0));
}

void CliTest::direct_fromEitherSide_answersTheSameConversation()
{
    const qint64 conversation = direct(*m_alice, *m_bob);
    QVERIFY(conversation > 0);
    QCOMPARE(direct(*m_bob, *m_alice), conversation);
    QCOMPARE(m_alice->run({u"direct"_s, u"nobody"_s}).exitCode, 1);
}

void CliTest::group_whenMade_listsItsMembers()
{
    const CliResult made = m_alice->run({u"group"_s, u"Friends"_s, u"bob"_s});
    QVERIFY2(made.exitCode == 0, made.err.constData());
    const QString group = QString::number(made.row().value(u"id"_s).toInteger());

    const CliResult members = m_bob->run({u"members"_s, group});
    QCOMPARE(members.exitCode, 0);
    QHash<QString, bool> isAdmin;
    for (const QJsonObject &row : members.rows()) {
        QCOMPARE(keys(row), (QSet<QString>{u"username"_s, u"display_name"_s, u"is_admin"_s}));
        isAdmin.insert(row.value(u"username"_s).toString(), row.value(u"is_admin"_s).toBool());
    }
    QCOMPARE(isAdmin, (QHash<QString, bool>{{u"alice"_s, true}, {u"bob"_s, false}}));
}

void CliTest::send_whenTheServerAnswers_exits0AndIsInTheHistoryOfBoth()
{
    const qint64 conversation = direct(*m_alice, *m_bob);
    const CliResult sent = m_alice->run({u"send"_s, QString::number(conversation), u"કેમ છો?"_s});
    QVERIFY2(sent.exitCode == 0, sent.err.constData());
    QCOMPARE(keys(sent.row()), (QSet<QString>{u"client_id"_s, u"id"_s, u"state"_s}));
    QCOMPARE(sent.row().value(u"state"_s), QJsonValue(u"sent"_s));

    const QJsonObject mine = m_alice->run({u"history"_s, QString::number(conversation)}).row();
    QCOMPARE(keys(mine), messageKeys());
    QCOMPARE(mine.value(u"client_id"_s), sent.row().value(u"client_id"_s));
    QCOMPARE(mine.value(u"state"_s), QJsonValue(u"sent"_s));

    const CliResult theirs = m_bob->run({u"history"_s, QString::number(conversation)});
    QCOMPARE(theirs.rows().size(), 1);
    QCOMPARE(theirs.row().value(u"id"_s), sent.row().value(u"id"_s));
    QCOMPARE(theirs.row().value(u"content"_s), QJsonValue(u"કેમ છો?"_s));
    QCOMPARE(theirs.row().value(u"sender"_s), QJsonValue(u"alice"_s));
    QCOMPARE(theirs.row().value(u"state"_s), QJsonValue(QJsonValue::Null));
}

void CliTest::send_withReply_namesWhatItAnswers()
{
    const qint64 conversation = direct(*m_alice, *m_bob);
    const qint64 question = send(*m_alice, conversation, u"Tea?"_s);
    const CliResult answer =
        m_bob->run({u"send"_s, QString::number(conversation), u"Yes"_s, u"--reply-to"_s, QString::number(question)});
    QVERIFY2(answer.exitCode == 0, answer.err.constData());
    const auto rows = m_alice->run({u"history"_s, QString::number(conversation)}).rows();
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows.last().value(u"reply_to"_s).toInteger(), question);
}

void CliTest::send_withNothingToSay_exits1()
{
    const qint64 conversation = direct(*m_alice, *m_bob);
    QCOMPARE(m_alice->run({u"send"_s, QString::number(conversation), u"  "_s}).exitCode, 1);
    QCOMPARE(m_alice->run({u"outbox"_s}).rows().size(), 0);
}

void CliTest::edit_whenTheServerAnswers_isSeenByBoth()
{
    const QString conversation = QString::number(direct(*m_alice, *m_bob));
    const QString message = QString::number(send(*m_alice, conversation.toLongLong(), u"tpyo"_s));

    const CliResult edited = m_alice->run({u"edit"_s, conversation, message, u"typo"_s});

    QVERIFY2(edited.exitCode == 0, edited.err.constData());
    QCOMPARE(keys(edited.row()), (QSet<QString>{u"client_id"_s, u"state"_s}));
    QCOMPARE(edited.row().value(u"state"_s), QJsonValue(u"sent"_s));
    for (const Cli *cli : {m_alice.get(), m_bob.get()}) {
        const QJsonObject row = cli->run({u"history"_s, conversation}).row();
        QCOMPARE(row.value(u"content"_s), QJsonValue(u"typo"_s));
        QVERIFY(row.value(u"edited_at"_s).isString());
    }
}

void CliTest::delete_whenTheServerIsDown_waitsInTheOutbox()
{
    const QString conversation = QString::number(direct(*m_alice, *m_bob));
    const QString message = QString::number(send(*m_alice, conversation.toLongLong(), u"oops"_s));
    m_server->kill();

    QCOMPARE(m_alice->run({u"delete"_s, conversation, message, u"--wait"_s, u"0"_s}).exitCode, 5);

    const CliResult waiting = m_alice->run({u"outbox"_s});
    QCOMPARE(waiting.row().value(u"operation"_s), QJsonValue(u"message.delete"_s));
    QVERIFY(m_server->start());
    QCOMPARE(m_alice->run({u"outbox"_s, u"retry"_s, waiting.row().value(u"client_id"_s).toString()}).exitCode, 0);
    QCOMPARE(m_bob->run({u"history"_s, conversation}).row().value(u"deleted"_s), QJsonValue(true));
}

void CliTest::delete_ofSomebodyElsesMessage_exits1()
{
    const QString conversation = QString::number(direct(*m_alice, *m_bob));
    const QString message = QString::number(send(*m_alice, conversation.toLongLong(), u"mine"_s));

    QCOMPARE(m_bob->run({u"delete"_s, conversation, message}).exitCode, 1);

    const CliResult waiting = m_bob->run({u"outbox"_s});
    QCOMPARE(waiting.row().value(u"last_error"_s), QJsonValue(u"forbidden"_s));
}

void CliTest::history_withLimitAndBefore_pages()
{
    const qint64 conversation = direct(*m_alice, *m_bob);
    QList<qint64> ids;
    for (const QString &text : {u"one"_s, u"two"_s, u"three"_s})
        ids.append(send(*m_alice, conversation, text));

    const auto newest = m_bob->run({u"history"_s, QString::number(conversation), u"--limit"_s, u"2"_s}).rows();
    QCOMPARE(newest.size(), 2);
    QCOMPARE(newest.first().value(u"content"_s), QJsonValue(u"two"_s));
    QCOMPARE(newest.last().value(u"content"_s), QJsonValue(u"three"_s));
    const auto older =
        m_bob->run({u"history"_s, QString::number(conversation), u"--before"_s, QString::number(ids.at(1))}).rows();
    QCOMPARE(older.size(), 1);
    QCOMPARE(older.first().value(u"id"_s).toInteger(), ids.at(0));
}

void CliTest::history_offline_readsTheCache()
{
    const qint64 conversation = direct(*m_alice, *m_bob);
    send(*m_alice, conversation, u"cached"_s);
    send(*m_bob, conversation, u"not asked for"_s);

    const CliResult result = m_alice->run({u"history"_s, QString::number(conversation), u"--offline"_s});
    QCOMPARE(result.exitCode, 0);
    QCOMPARE(result.rows().size(), 1);
    QCOMPARE(result.row().value(u"content"_s), QJsonValue(u"cached"_s));
}

void CliTest::history_ofAForeignConversation_exits1()
{
    const CliResult result = m_alice->run({u"history"_s, u"4711"_s});
    QCOMPARE(result.exitCode, 1);
    QVERIFY2(result.err.contains("not in this conversation"), result.err.constData());
}

void CliTest::serverDown_readingExits4WithTheCache()
{
    const qint64 conversation = direct(*m_alice, *m_bob);
    send(*m_alice, conversation, u"cached"_s);
    m_server->kill();

    const CliResult history = m_alice->run({u"history"_s, QString::number(conversation)});
    QCOMPARE(history.exitCode, 4);
    QCOMPARE(history.rows().size(), 1);
    const CliResult conversations = m_alice->run({u"conversations"_s});
    QCOMPARE(conversations.exitCode, 4);
    QCOMPARE(conversations.row().value(u"id"_s).toInteger(), conversation);
    QCOMPARE(m_alice->run({u"conversations"_s, u"--offline"_s}).exitCode, 0);
    const CliResult alone = m_alice->runAlone({u"history"_s, QString::number(conversation)});
    QCOMPARE(alone.exitCode, 4);
    QCOMPARE(alone.rows().size(), 1);
    QCOMPARE(m_alice->runAlone({u"watch"_s}).exitCode, 4);
    QCOMPARE(m_alice->runAlone({u"send"_s, QString::number(conversation), u"x"_s}).exitCode, 5);
}

void CliTest::serverDown_sendingExits5AndIsSentLater()
{
    const QString conversation = QString::number(direct(*m_alice, *m_bob));
    m_server->kill();
    const CliResult first = m_alice->run({u"send"_s, conversation, u"first"_s, u"--wait"_s, u"0.5"_s});
    QCOMPARE(first.exitCode, 5);
    QCOMPARE(first.row().value(u"state"_s), QJsonValue(u"pending"_s));
    QCOMPARE(first.row().value(u"id"_s), QJsonValue(QJsonValue::Null));
    const QJsonObject waiting = m_alice->run({u"outbox"_s}).row();
    QCOMPARE(keys(waiting),
             (QSet<QString>{u"client_id"_s, u"conversation"_s, u"operation"_s, u"attempts"_s, u"last_error"_s}));
    QCOMPARE(waiting.value(u"client_id"_s), first.row().value(u"client_id"_s));
    const QJsonObject pending = m_alice->run({u"history"_s, conversation, u"--offline"_s}).row();
    QCOMPARE(pending.value(u"state"_s), QJsonValue(u"pending"_s));

    QVERIFY(m_server->start());
    QCOMPARE(m_alice->run({u"send"_s, conversation, u"second"_s}).exitCode, 0);
    const auto rows = m_bob->run({u"history"_s, conversation}).rows();
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows.at(0).value(u"content"_s), QJsonValue(u"first"_s));
    QCOMPARE(rows.at(1).value(u"content"_s), QJsonValue(u"second"_s));
}

void CliTest::outbox_whenCancelled_isEmpty()
{
    const QString conversation = QString::number(direct(*m_alice, *m_bob));
    m_server->kill();
    const QJsonObject sent = m_alice->run({u"send"_s, conversation, u"never mind"_s, u"--wait"_s, u"0"_s}).row();
    const QString operation = sent.value(u"client_id"_s).toString();
    QCOMPARE(m_alice->run({u"outbox"_s, u"cancel"_s, operation}).exitCode, 0);
    QCOMPARE(m_alice->run({u"outbox"_s}).rows().size(), 0);
    QCOMPARE(m_alice->run({u"outbox"_s, u"cancel"_s, operation}).exitCode, 1);
}

void CliTest::logout_withUnsentMessages_isRefusedUnlessForced()
{
    const QString conversation = QString::number(direct(*m_alice, *m_bob));
    m_server->kill();
    m_alice->run({u"send"_s, conversation, u"unsent"_s, u"--wait"_s, u"0"_s});
    QCOMPARE(m_alice->run({u"logout"_s}).exitCode, 1);
    QCOMPARE(m_alice->run({u"outbox"_s}).rows().size(), 1);
    QCOMPARE(m_alice->run({u"logout"_s, u"--force"_s}).exitCode, 0);
    QCOMPARE(m_alice->run({u"outbox"_s}).exitCode, 3);
}

void CliTest::watch_whileMessagesCome_printsEachOnceAndEndsPolitely()
{
    const qint64 conversation = direct(*m_alice, *m_bob);
    send(*m_alice, conversation, u"one"_s);
    const auto watch = m_bob->start({u"watch"_s});
    QByteArray seen;
    const auto sees = [&watch, &seen](const QByteArray &text) {
        seen += watch->readAllStandardOutput();
        return seen.contains(text);
    };
    QTRY_VERIFY_WITH_TIMEOUT(sees("\"status\":\"online\"") && sees("\"content\":\"one\""), kLimit);
    send(*m_alice, conversation, u"two"_s);
    QTRY_VERIFY_WITH_TIMEOUT(sees("\"content\":\"two\""), kLimit);
    watch->terminate();
    QVERIFY(watch->waitForFinished(kLimit));
    QCOMPARE(watch->exitStatus(), QProcess::NormalExit);
    QCOMPARE(watch->exitCode(), 0);

    QStringList messages;
    for (const QJsonObject &row : CliResult{0, seen, {}}.rows()) {
        if (row.value(u"event"_s) == u"message"_s) {
            QCOMPARE(keys(row), messageKeys() + QSet<QString>{u"event"_s});
            messages.append(row.value(u"content"_s).toString());
        }
    }
    QCOMPARE(messages, (QStringList{u"one"_s, u"two"_s}));
}

void CliTest::watch_whoseReaderHasGone_ends()
{
    const qint64 conversation = direct(*m_alice, *m_bob);
    QProcess reader;
    const auto watch = m_bob->startInto(reader, {u"watch"_s});
    reader.start(u"head"_s, {u"-n"_s, u"1"_s});
    QVERIFY(reader.waitForFinished(kLimit));

    send(*m_alice, conversation, u"Is anybody there?"_s);

    QVERIFY(watch->waitForFinished(kLimit));
    QCOMPARE(watch->exitStatus(), QProcess::NormalExit);
    QCOMPARE(watch->exitCode(), 1);
}

void CliTest::watch_whileTheServerIsDown_tellsOfItAndExits0()
{
    direct(*m_alice, *m_bob);
    m_server->kill();
    const CliResult result = m_alice->run({u"watch"_s, u"--for"_s, u"3"_s});
    QCOMPARE(result.exitCode, 0);
    bool isReconnecting = false;
    for (const QJsonObject &row : result.rows()) {
        if (row.value(u"event"_s) == u"reconnecting"_s) {
            isReconnecting = true;
            QCOMPARE(row.value(u"attempt"_s).toInt(), 1);
            QCOMPARE(row.value(u"in_s"_s).toInt(), 2);
            break;
        }
    }
    QVERIFY2(isReconnecting, result.out.constData());
}

void CliTest::send_besideARunningWatch_isSentByIt()
{
    const qint64 conversation = direct(*m_alice, *m_bob);
    const auto watch = m_alice->start({u"watch"_s});
    QByteArray seen;
    const auto sees = [&watch, &seen](const QByteArray &text) {
        seen += watch->readAllStandardOutput();
        return seen.contains(text);
    };
    const auto account = [&watch, &seen] {
        return QByteArray(watch->state() == QProcess::Running ? "running" : "ended") + '\n' + seen +
               watch->readAllStandardError();
    };
    QTRY_VERIFY_WITH_TIMEOUT(sees("\"status\":\"online\""), kLimit);

    for (const QString &text : {u"one"_s, u"two"_s, u"three"_s}) {
        const CliResult sent = m_alice->run({u"send"_s, QString::number(conversation), text});
        QVERIFY2(sent.exitCode == 0, sent.err.constData());
    }

    QTRY_VERIFY2_WITH_TIMEOUT(sees("\"content\":\"three\""), account().constData(), kLimit);
    watch->terminate();
    QVERIFY(watch->waitForFinished(kLimit));
    QCOMPARE(m_bob->run({u"history"_s, QString::number(conversation)}).rows().size(), 3);
    for (const QJsonObject &row : CliResult{0, seen, {}}.rows()) {
        if (row.value(u"event"_s) == u"message"_s)
            QCOMPARE(row.value(u"state"_s), QJsonValue(u"sent"_s));
    }
}

void CliTest::verbose_always_logsToStderrWithoutSecrets()
{
    const qint64 conversation = direct(*m_alice, *m_bob);
    const CliResult sent = m_alice->run({u"--verbose"_s, u"send"_s, QString::number(conversation), u"Top secret"_s});
    QCOMPARE(sent.exitCode, 0);
    QCOMPARE(sent.rows().size(), 1);
    QVERIFY2(sent.err.contains("/ws/sync/"), sent.err.constData());
    QVERIFY(!sent.err.contains("Top secret"));
    QVERIFY(!sent.err.contains("Test@123"));
    QVERIFY(!sent.err.contains("eyJ")); // How every JWT begins.
}

void CliTest::log_always_isInTheProfileWithoutSecrets()
{
    const qint64 conversation = direct(*m_alice, *m_bob);
    const CliResult sent = m_alice->run({u"send"_s, QString::number(conversation), u"Top secret of the log"_s});
    QCOMPARE(sent.exitCode, 0);
    QCOMPARE(sent.err, QByteArray()); // stderr is for the person alone
    const QByteArray written = log(*m_alice);
    QVERIFY2(written.contains("/ws/sync/"), written.constData());
    QVERIFY(!written.contains("Top secret"));
    QVERIFY(!written.contains("Test@123"));
    QVERIFY(!written.contains("eyJ"));
}

void CliTest::log_whenSignedOut_isGone()
{
    const qint64 conversation = direct(*m_alice, *m_bob);
    QVERIFY(send(*m_alice, conversation, u"Hello!"_s) > 0);
    QVERIFY(log(*m_alice).contains("[WebSocket]"));
    QCOMPARE(m_alice->run({u"logout"_s}).exitCode, 0);
    QVERIFY2(!log(*m_alice).contains("[WebSocket]"), log(*m_alice).constData());
}

void CliTest::outbox_whenRetriedWithTheServerBack_isSent()
{
    const QString conversation = QString::number(direct(*m_alice, *m_bob));
    m_server->kill();
    const QJsonObject sent = m_alice->run({u"send"_s, conversation, u"again"_s, u"--wait"_s, u"0"_s}).row();
    QVERIFY(m_server->start());
    const CliResult retried = m_alice->run({u"outbox"_s, u"retry"_s, sent.value(u"client_id"_s).toString()});
    QVERIFY2(retried.exitCode == 0, retried.err.constData());
    QCOMPARE(retried.row().value(u"client_id"_s), sent.value(u"client_id"_s));
    QCOMPARE(m_alice->run({u"outbox"_s}).rows().size(), 0);
    QCOMPARE(m_bob->run({u"history"_s, conversation}).rows().size(), 1);
}

void CliTest::sessionOnly_always_leavesNoSessionBehind()
{
    QCOMPARE(m_alice->run({u"logout"_s}).exitCode, 0);
    const CliResult direct = m_alice->runAlone({u"direct"_s, u"bob"_s});
    QVERIFY2(direct.exitCode == 0, direct.err.constData());
    const QString conversation = QString::number(direct.row().value(u"id"_s).toInteger());
    QCOMPARE(m_alice->runAlone({u"send"_s, conversation, u"Hello!"_s}).exitCode, 0);
    QCOMPARE(m_alice->runAlone({u"history"_s, conversation}).rows().size(), 1);
    QCOMPARE(m_alice->runAlone({u"history"_s, conversation, u"--offline"_s}).rows().size(), 1);
    QCOMPARE(m_alice->run({u"whoami"_s}).exitCode, 3);
    m_alice->setPassword(u"wrong"_s);
    QCOMPARE(m_alice->runAlone({u"history"_s, conversation}).exitCode, 1);
}

QTEST_GUILESS_MAIN(CliTest)
#include "CliTest.moc"
