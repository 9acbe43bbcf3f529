// SPDX-License-Identifier: GPL-3.0-or-later
#include "Cli.h"
#include "core/Alarm.h"
#include "faults/FaultProxy.h"
#include "support/client/PatientTest.h"
#include "support/client/ServerProcess.h"

#include <QJsonDocument>

#include <memory>

using namespace Qt::StringLiterals;

namespace vatochito {

/// What `ledger` tells of a real server, behind a network that loses things.
class LedgerTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void ledger_withoutConversations_hasNoRows();
    void ledger_afterAFewMessages_countsThemAndTellsCursorAndHead();
    void ledger_whileTheServerIsAway_countsWhatWaits();
    void ledger_afterARefusal_countsWhatFailed();
    void ledger_afterALostAcknowledgement_countsTheMessageOnce();

private:
    /// The proxy works meanwhile.
    static CliResult run(const Cli &cli, const QStringList &arguments);
    QJsonObject ledger() const { return run(*m_alice, {u"ledger"_s}).row(); }
    static CliResult finished(QProcess &process);

    SystemAlarms m_alarms;
    std::unique_ptr<ServerProcess> m_server;
    std::unique_ptr<FaultProxy> m_way;
    std::unique_ptr<Cli> m_alice;
    std::unique_ptr<Cli> m_bob;
    QString m_conversation;
};

CliResult LedgerTest::finished(QProcess &process)
{
    if (!waitFor([&process] { return process.state() == QProcess::NotRunning; }))
        process.kill();
    return {
        .exitCode = process.exitCode(), .out = process.readAllStandardOutput(), .err = process.readAllStandardError()};
}

CliResult LedgerTest::run(const Cli &cli, const QStringList &arguments)
{
    const auto process = cli.start(arguments);
    return finished(*process);
}

void LedgerTest::init()
{
    m_server = std::make_unique<ServerProcess>(QStringLiteral(VATOCHITO_SERVER_PROGRAM));
    QVERIFY(m_server->start());
    m_way = std::make_unique<FaultProxy>(m_server->port(), m_alarms, 1);
    const QString program = QStringLiteral(VATOCHITO_CLI_PROGRAM);
    m_alice = std::make_unique<Cli>(program, m_way->address(), u"alice"_s);
    m_bob = std::make_unique<Cli>(program, m_way->address(), u"bob"_s);
    for (const Cli *cli : {m_alice.get(), m_bob.get()})
        QCOMPARE(run(*cli, {u"register"_s, cli->username()}).exitCode, 0);
}

void LedgerTest::cleanup()
{
    m_way->stop();
    for (const Cli *cli : {m_alice.get(), m_bob.get()})
        run(*cli, {u"logout"_s, u"--force"_s, u"--keep-cache"_s});
    m_way.reset();
    m_server.reset();
}

void LedgerTest::ledger_withoutConversations_hasNoRows()
{
    const CliResult result = run(*m_alice, {u"ledger"_s});
    QCOMPARE(result.exitCode, 0);
    QCOMPARE(result.out, QByteArray());
}

void LedgerTest::ledger_afterAFewMessages_countsThemAndTellsCursorAndHead()
{
    m_conversation = QString::number(run(*m_alice, {u"direct"_s, u"bob"_s}).row().value(u"id"_s).toInteger());
    for (const QString &text : {u"one"_s, u"two"_s, u"three"_s})
        QCOMPARE(run(*m_alice, {u"send"_s, m_conversation, text}).exitCode, 0);
    QCOMPARE(run(*m_alice, {u"history"_s, m_conversation}).exitCode, 0);

    QJsonObject row = ledger();

    // An event may overtake the page of what another command had left unread.
    QCOMPARE(row.take(u"gaps_filled"_s), row.take(u"gaps_found"_s));
    const qint64 head = row.value(u"head"_s).toInteger();
    QVERIFY(head >= 3);
    QCOMPARE(row, (QJsonObject{{u"conversation"_s, m_conversation.toLongLong()},
                               {u"sent"_s, 3},
                               {u"acknowledged"_s, 3},
                               {u"waiting"_s, 0},
                               {u"failed"_s, 0},
                               {u"duplicates_refused"_s, 0},
                               {u"cursor"_s, head},
                               {u"head"_s, head}}));
}

void LedgerTest::ledger_whileTheServerIsAway_countsWhatWaits()
{
    m_conversation = QString::number(run(*m_alice, {u"direct"_s, u"bob"_s}).row().value(u"id"_s).toInteger());
    QCOMPARE(run(*m_alice, {u"send"_s, m_conversation, u"one"_s}).exitCode, 0);
    m_way->start(Fault::Refuse);
    QCOMPARE(run(*m_alice, {u"send"_s, m_conversation, u"two"_s}).exitCode, 5);

    const QJsonObject row = ledger();

    QCOMPARE(row.value(u"sent"_s), QJsonValue(1));
    QCOMPARE(row.value(u"acknowledged"_s), QJsonValue(1));
    QCOMPARE(row.value(u"waiting"_s), QJsonValue(1));
    QCOMPARE(row.value(u"failed"_s), QJsonValue(0));
}

void LedgerTest::ledger_afterARefusal_countsWhatFailed()
{
    m_conversation = QString::number(run(*m_alice, {u"direct"_s, u"bob"_s}).row().value(u"id"_s).toInteger());
    const QString message =
        QString::number(run(*m_alice, {u"send"_s, m_conversation, u"one"_s}).row().value(u"id"_s).toInteger() + 1'000);
    QCOMPARE(run(*m_alice, {u"edit"_s, m_conversation, message, u"of what was never there"_s}).exitCode, 1);

    const QJsonObject row = ledger();

    QCOMPARE(row.value(u"sent"_s), QJsonValue(2));
    QCOMPARE(row.value(u"acknowledged"_s), QJsonValue(1));
    QCOMPARE(row.value(u"failed"_s), QJsonValue(1));
}

void LedgerTest::ledger_afterALostAcknowledgement_countsTheMessageOnce()
{
    m_conversation = QString::number(run(*m_alice, {u"direct"_s, u"bob"_s}).row().value(u"id"_s).toInteger());
    m_way->start(Fault::LoseAck);
    const auto sending = m_alice->start({u"send"_s, m_conversation, u"once"_s});
    QVERIFY(waitFor([this] { return m_way->sendAcksLost() > 0; }));
    m_way->stop();
    QCOMPARE(finished(*sending).exitCode, 0);

    const QJsonObject row = ledger();

    QCOMPARE(row.value(u"sent"_s), QJsonValue(1));
    QCOMPARE(row.value(u"acknowledged"_s), QJsonValue(1));
    QCOMPARE(row.value(u"waiting"_s), QJsonValue(0));
    QCOMPARE(row.value(u"failed"_s), QJsonValue(0));
    QCOMPARE(run(*m_bob, {u"history"_s, m_conversation}).rows().size(), 1);
}

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::LedgerTest)
#include "LedgerTest.moc"
