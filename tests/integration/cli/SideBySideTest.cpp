// SPDX-License-Identifier: GPL-3.0-or-later
#include "Cli.h"
#include "integration/client/Core.h"
#include "support/client/Await.h"
#include "support/client/ServerProcess.h"

#include <QTest>

#include <algorithm>
#include <memory>
#include <vector>

using namespace Qt::StringLiterals;
using namespace vatochito;

namespace {

/// Far more than anything here takes; a failure, not a delay.
constexpr int kLimit = 240'000;
constexpr int kCommands = 20;
constexpr int kFromTheWindow = 20;

QStringList numbered(const QString &prefix, int last)
{
    QStringList texts;
    for (int i = 1; i <= last; ++i)
        texts.append(prefix + u" %1"_s.arg(i));
    return texts;
}

/// What a watch has printed as messages.
QStringList contents(const QByteArray &printed)
{
    QStringList found;
    for (const QJsonObject &row : CliResult{0, printed, {}}.rows()) {
        if (row.value(u"event"_s) == u"message"_s)
            found.append(row.value(u"content"_s).toString());
    }
    return found;
}

} // namespace

/// Several processes on one profile at once: what a window holds open, a `watch`, and a crowd of `send`s.
class SideBySideTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void twentySends_besideAWindowAndAWatch_arriveOnceAndAreAllAcknowledged();

private:
    std::vector<std::unique_ptr<QProcess>> startSends(const QStringList &texts) const;

    std::unique_ptr<ServerProcess> m_server;
    std::unique_ptr<Cli> m_alice;
    std::unique_ptr<Core> m_window; ///< Alice's too.
    std::unique_ptr<Core> m_bob;
    ConversationId m_conversation;
};

void SideBySideTest::init()
{
    m_server = std::make_unique<ServerProcess>(QStringLiteral(VATOCHITO_SERVER_PROGRAM));
    QVERIFY(m_server->start());
    m_alice = std::make_unique<Cli>(QStringLiteral(VATOCHITO_CLI_PROGRAM), m_server->address(), u"alice"_s);
    const CliResult registered = m_alice->run({u"register"_s, u"alice"_s});
    QVERIFY2(registered.exitCode == 0, registered.err.constData());
    m_window = std::make_unique<Core>(m_alice->profile());
    QVERIFY(m_window->signInAt(m_server->address(), u"alice"_s));
    m_bob = std::make_unique<Core>();
    QVERIFY(m_bob->registerAt(m_server->address(), u"bob"_s));
    m_conversation = m_window->openDirect(m_bob->account().me().id);
    QVERIFY(m_conversation.isValid());
    m_window->account().engine().setOpenConversation(m_conversation);
    QCOMPARE(m_bob->openDirect(m_window->account().me().id), m_conversation);
    m_bob->account().engine().setOpenConversation(m_conversation);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->isOnline() && m_bob->isOnline(), kLimit);
}

void SideBySideTest::cleanup()
{
    m_window.reset();
    m_bob.reset();
    m_alice->run({u"logout"_s, u"--force"_s}); // Or each run would leave its tokens in the keychain.
    m_server.reset();
}

std::vector<std::unique_ptr<QProcess>> SideBySideTest::startSends(const QStringList &texts) const
{
    std::vector<std::unique_ptr<QProcess>> sends;
    const QString conversation = QString::number(m_conversation.value());
    for (const QString &text : texts)
        sends.push_back(m_alice->start({u"send"_s, conversation, text, u"--wait"_s, u"120"_s}));
    return sends;
}

void SideBySideTest::twentySends_besideAWindowAndAWatch_arriveOnceAndAreAllAcknowledged()
{
    const auto watch = m_alice->start({u"watch"_s});
    QByteArray printed;
    QObject::connect(watch.get(), &QProcess::readyReadStandardOutput, this,
                     [&watch, &printed] { printed += watch->readAllStandardOutput(); });
    QTRY_VERIFY_WITH_TIMEOUT(printed.contains("\"status\":\"online\""), kLimit);

    const QStringList commands = numbered(u"command"_s, kCommands);
    const QStringList fromTheWindow = numbered(u"window"_s, kFromTheWindow);
    const auto sends = startSends(commands);
    for (const QString &text : fromTheWindow)
        QVERIFY(m_window->enqueue(m_conversation, text));

    const auto areOver = [&sends] {
        return std::ranges::all_of(sends, [](const auto &send) { return send->state() == QProcess::NotRunning; });
    };
    QTRY_VERIFY_WITH_TIMEOUT(areOver(), kLimit);
    for (const auto &send : sends) {
        const QByteArray complaint = send->readAllStandardError();
        QVERIFY2(send->exitStatus() == QProcess::NormalExit && send->exitCode() == 0, complaint.constData());
        QCOMPARE(CliResult({0, send->readAllStandardOutput(), {}}).row().value(u"state"_s), QJsonValue(u"sent"_s));
    }
    QTRY_COMPARE_WITH_TIMEOUT(m_window->outboxSize(), 0, kLimit);

    QTRY_COMPARE_WITH_TIMEOUT(m_bob->arrived().size(), kCommands + kFromTheWindow, kLimit);
    QStringList arrived = m_bob->arrived();
    // In order where one process wrote them; twenty that run at once have no order among them.
    QStringList ofTheWindow = arrived;
    ofTheWindow.removeIf([](const QString &text) { return !text.startsWith("window"_L1); });
    QCOMPARE(ofTheWindow, fromTheWindow);
    QStringList expected = commands + fromTheWindow;
    expected.sort();
    arrived.sort();
    QCOMPARE(arrived, expected);
    QVERIFY(await(m_bob->account().engine().refreshHistory(m_conversation)));
    QCOMPARE(m_bob->cached(m_conversation), m_bob->arrived());

    QTRY_COMPARE_WITH_TIMEOUT(contents(printed).size(), expected.size(), kLimit);
    QCOMPARE(contents(printed), m_bob->arrived());
    watch->terminate();
    QVERIFY(watch->waitForFinished(kLimit));
    QCOMPARE(watch->exitCode(), 0);
}

QTEST_GUILESS_MAIN(SideBySideTest)
#include "SideBySideTest.moc"
