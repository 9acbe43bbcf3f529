// SPDX-License-Identifier: GPL-3.0-or-later
#include "Cli.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace vatochito;

/// What is decided before any account or server is asked.
class UsageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wrongUse_always_exits2WithASentenceOnStderr_data();
    void wrongUse_always_exits2WithASentenceOnStderr();
    void help_whenAsked_goesToStdout();
#ifdef Q_OS_LINUX
    void answer_thatCannotBeWritten_exits1WithASentence();
#endif
    void command_whenNobodyIsSignedIn_exits3();
    void sentence_whenGujaratiIsAsked_isGujarati();
};

void UsageTest::wrongUse_always_exits2WithASentenceOnStderr_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("sentence");

    QTest::newRow("nothing") << QStringList{} << QByteArray("Say what to do.");
    QTest::newRow("unknown command") << QStringList{u"sing"_s} << QByteArray("no command \"sing\"");
    QTest::newRow("unknown option") << QStringList{u"whoami"_s, u"--loud"_s} << QByteArray("loud");
    QTest::newRow("foreign option") << QStringList{u"whoami"_s, u"--limit"_s, u"3"_s} << QByteArray("no --limit");
    QTest::newRow("no conversation") << QStringList{u"history"_s} << QByteArray("history CONVERSATION");
    QTest::newRow("conversation by name") << QStringList{u"history"_s, u"bob"_s} << QByteArray("history CONVERSATION");
    QTest::newRow("limit of nothing") << QStringList{u"history"_s, u"1"_s, u"--limit"_s, u"0"_s}
                                      << QByteArray("--limit");
    QTest::newRow("wait of words") << QStringList{u"send"_s, u"1"_s, u"x"_s, u"--wait"_s, u"long"_s}
                                   << QByteArray("--wait");
    QTest::newRow("foreign language") << QStringList{u"whoami"_s, u"--language"_s, u"fr"_s} << QByteArray("\"fr\"");
    QTest::newRow("session without user") << QStringList{u"whoami"_s, u"--session-only"_s} << QByteArray("--user");
    QTest::newRow("user without session")
        << QStringList{u"whoami"_s, u"--user"_s, u"alice"_s} << QByteArray("--session-only");
    QTest::newRow("login for once") << QStringList{u"login"_s, u"alice"_s, u"--session-only"_s, u"--user"_s, u"alice"_s}
                                    << QByteArray("--session-only");
    QTest::newRow("authority without a certificate")
        << QStringList{u"whoami"_s, u"--authority"_s, QStringLiteral(VATOCHITO_CLI_PROGRAM)}
        << QByteArray("no certificate in this file");
    QTest::newRow("file") << QStringList{u"send"_s, u"1"_s, u"x"_s, u"--file"_s, u"a.jpg"_s}
                          << QByteArray("not in this version");
    QTest::newRow("export to nowhere") << QStringList{u"export"_s, u"1"_s} << QByteArray("export CONVERSATION --to");
    QTest::newRow("search for two") << QStringList{u"search"_s, u"a"_s, u"b"_s} << QByteArray("search TEXT");
    for (const char *later : {"react"})
        QTest::newRow(later) << QStringList{QString::fromLatin1(later), u"1"_s, u"--to"_s, u"x"_s}
                             << QByteArray("not in this version");
}

void UsageTest::wrongUse_always_exits2WithASentenceOnStderr()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, sentence);
    const Cli cli(QStringLiteral(VATOCHITO_CLI_PROGRAM), u"http://127.0.0.1:9"_s, u"alice"_s);

    const CliResult result = cli.run(arguments);

    QCOMPARE(result.exitCode, 2);
    QCOMPARE(result.out, QByteArray());
    QVERIFY2(result.err.contains(sentence), result.err.constData());
}

void UsageTest::help_whenAsked_goesToStdout()
{
    const Cli cli(QStringLiteral(VATOCHITO_CLI_PROGRAM), u"http://127.0.0.1:9"_s, u"alice"_s);
    const CliResult result = cli.run({u"--help"_s});
    QCOMPARE(result.exitCode, 0);
    QVERIFY(result.out.contains("send CONVERSATION TEXT"));
    QCOMPARE(result.err, QByteArray());
}

#ifdef Q_OS_LINUX
void UsageTest::answer_thatCannotBeWritten_exits1WithASentence()
{
    QProcess process;
    process.setStandardOutputFile(u"/dev/full"_s);
    process.start(QStringLiteral(VATOCHITO_CLI_PROGRAM), {u"--version"_s});
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 1);
    QCOMPARE(process.readAllStandardError().trimmed(), QByteArray("The answer could not be written."));
}
#endif

void UsageTest::command_whenNobodyIsSignedIn_exits3()
{
    const Cli cli(QStringLiteral(VATOCHITO_CLI_PROGRAM), u"http://127.0.0.1:9"_s, u"alice"_s);
    for (const QString &command : {u"whoami"_s, u"conversations"_s, u"outbox"_s, u"watch"_s, u"logout"_s})
        QCOMPARE(cli.run({command}).exitCode, 3);
    QCOMPARE(cli.run({u"history"_s, u"1"_s, u"--offline"_s}).exitCode, 3);
    QCOMPARE(cli.run({u"send"_s, u"1"_s, u"x"_s}).exitCode, 3);
    QCOMPARE(cli.run({u"search"_s, u"x"_s}).exitCode, 3);
}

void UsageTest::sentence_whenGujaratiIsAsked_isGujarati()
{
    const Cli cli(QStringLiteral(VATOCHITO_CLI_PROGRAM), u"http://127.0.0.1:9"_s, u"alice"_s);
    const CliResult result = cli.run({u"whoami"_s, u"--language"_s, u"gu"_s});
    QCOMPARE(result.exitCode, 3);
    QVERIFY2(!result.err.contains("Nobody"), result.err.constData());
}

QTEST_GUILESS_MAIN(UsageTest)
#include "UsageTest.moc"
