// SPDX-License-Identifier: GPL-3.0-or-later
#include "CliScene.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace vatochito {

void CliScene::begin()
{
    m_server = std::make_unique<ServerProcess>(QStringLiteral(VATOCHITO_SERVER_PROGRAM));
    QVERIFY(m_server->start());
    const QString program = QStringLiteral(VATOCHITO_CLI_PROGRAM);
    m_alice = std::make_unique<Cli>(program, m_server->address(), u"alice"_s);
    m_bob = std::make_unique<Cli>(program, m_server->address(), u"bob"_s);
    for (const Cli *cli : {m_alice.get(), m_bob.get()}) {
        const CliResult registered = cli->run({u"register"_s, cli->username()});
        QVERIFY2(registered.exitCode == 0, registered.err.constData());
    }
}

void CliScene::end()
{
    for (const Cli *cli : {m_alice.get(), m_bob.get()})
        // Or each run would leave its tokens in the keychain. What was written stays to be read by tests/secrecy.
        cli->run({u"logout"_s, u"--force"_s, u"--keep-cache"_s});
    m_server.reset();
}

QSet<QString> CliScene::keys(const QJsonObject &row)
{
    const QStringList names = row.keys();
    return {names.cbegin(), names.cend()};
}

qint64 CliScene::direct(const Cli &cli, const Cli &other)
{
    return cli.run({u"direct"_s, other.username()}).row().value(u"id"_s).toInteger();
}

qint64 CliScene::send(const Cli &cli, const QString &conversation, const QString &text)
{
    return cli.run({u"send"_s, conversation, text}).row().value(u"id"_s).toInteger();
}

} // namespace vatochito
