// SPDX-License-Identifier: GPL-3.0-or-later
#include "CliScene.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace vatochito;

/// `doctor` against a real server.
class DoctorCommandTest : public QObject, private CliScene
{
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }

    void onAHealthyServer_exits0WithALineACheck();
    void whenTheServerIsDown_exits1AndNamesIt();
    void withoutAnAccount_looksAtTheServerThatWasAskedFor();
    void sessionOnly_touchesNoKeychain();
};

void DoctorCommandTest::onAHealthyServer_exits0WithALineACheck()
{
    const QString conversation = QString::number(direct(*m_alice, *m_bob));

    const CliResult result = m_alice->run({u"doctor"_s, conversation});

    QVERIFY2(result.exitCode == 0, result.out.constData());
    const auto rows = result.rows();
    QCOMPARE(rows.size(), 17);
    for (const QJsonObject &row : rows) {
        QCOMPARE(keys(row), (QSet<QString>{u"check"_s, u"verdict"_s, u"detail"_s, u"remedy"_s, u"ms"_s}));
        const QString verdict = row.value(u"verdict"_s).toString();
        QVERIFY2(verdict != "failed"_L1, result.out.constData());
        QVERIFY(row.value(u"detail"_s).isString() && row.value(u"ms"_s).isDouble());
    }
    QCOMPARE(rows.first().value(u"check"_s), QJsonValue(u"address"_s));
    QCOMPARE(rows.value(11).value(u"check"_s), QJsonValue(u"heartbeat"_s));
    QCOMPARE(rows.value(11).value(u"verdict"_s), QJsonValue(u"ok"_s));
    QCOMPARE(rows.value(14).value(u"check"_s), QJsonValue(u"keychain"_s));
    QCOMPARE(rows.value(14).value(u"verdict"_s), QJsonValue(u"ok"_s));
    QVERIFY2(!result.out.contains("eyJ"), "a token begins so");
    // The session it renewed is the profile's own, and goes on.
    QCOMPARE(m_alice->run({u"whoami"_s}).exitCode, 0);
}

void DoctorCommandTest::whenTheServerIsDown_exits1AndNamesIt()
{
    m_server->kill();
    const CliResult result = m_alice->run({u"doctor"_s});
    QCOMPARE(result.exitCode, 1);
    const QJsonObject port = result.rows().value(3);
    QCOMPARE(port.value(u"verdict"_s), QJsonValue(u"failed"_s));
    QVERIFY2(port.value(u"detail"_s).toString().contains(u"(refused"_s), result.out.constData());
    QVERIFY(!port.value(u"remedy"_s).toString().isEmpty());
    QCOMPARE(result.rows().value(6).value(u"verdict"_s), QJsonValue(u"skipped"_s));
    QVERIFY(m_server->start());
}

void DoctorCommandTest::withoutAnAccount_looksAtTheServerThatWasAskedFor()
{
    const Cli nobody(QStringLiteral(VATOCHITO_CLI_PROGRAM), m_server->address(), u"carol"_s);
    const CliResult result = nobody.run({u"doctor"_s});
    QCOMPARE(result.exitCode, 1);
    QCOMPARE(result.rows().value(6).value(u"verdict"_s), QJsonValue(u"ok"_s));
    QVERIFY(result.rows().value(8).value(u"detail"_s).toString().contains(u"nobody_signed_in"_s));
}

void DoctorCommandTest::sessionOnly_touchesNoKeychain()
{
    const CliResult result = m_alice->runAlone({u"doctor"_s});
    QVERIFY2(result.exitCode == 0, result.out.constData());
    QCOMPARE(result.rows().value(8).value(u"verdict"_s), QJsonValue(u"ok"_s));
    QCOMPARE(result.rows().value(14).value(u"verdict"_s), QJsonValue(u"skipped"_s));
}

QTEST_GUILESS_MAIN(DoctorCommandTest)
#include "DoctorCommandTest.moc"
