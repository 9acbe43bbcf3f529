// SPDX-License-Identifier: GPL-3.0-or-later
#include "CliScene.h"
#include "support/client/TestTraces.h"

#include <QCryptographicHash>
#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace vatochito;

/// `search` and `export` against a real server, with the keychain of the session the test runs in.
class SearchTest : public QObject, private CliScene
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { end(); }

    void search_afterSending_findsItNewestFirstWithTheKeysOfHistory();
    void search_withTheServerDown_findsItAllTheSame();
    void search_inOneConversation_leavesOutTheOthers();
    void search_forAMessageThatWasDeleted_findsNothing();
    void search_withoutAWord_exits2();
    void search_inAnUnknownConversation_exits1();
    void export_always_writesAllOldestFirstWithAManifestThatCanBeChecked();
    void export_withTheServerDown_exits4WithTheCache();
    void export_intoAFolderThatIsNotThere_exits1AndLeavesNothing();
    void export_overAnOlderFile_replacesItWhole();
    void export_intoWhatIsNoFile_exits1AndLeavesIt();

private:
    qint64 send(const QString &text);
    QStringList contents(const QStringList &arguments);
    static QList<QByteArray> lines(const QString &path);

    QString m_chat;
    TestFolder m_files; ///< What is exported is messages: its name says so to tests/secrecy.
};

void SearchTest::init()
{
    begin();
    m_chat = QString::number(direct(*m_alice, *m_bob));
}

qint64 SearchTest::send(const QString &text)
{
    return CliScene::send(*m_alice, m_chat, text);
}

QStringList SearchTest::contents(const QStringList &arguments)
{
    QStringList found;
    for (const QJsonObject &row : m_alice->run(arguments).rows())
        found.append(row.value(u"content"_s).toString());
    return found;
}

QList<QByteArray> SearchTest::lines(const QString &path)
{
    QFile file(path);
    QList<QByteArray> found;
    if (file.open(QIODevice::ReadOnly)) {
        while (!file.atEnd())
            found.append(file.readLine());
    }
    return found;
}

void SearchTest::search_afterSending_findsItNewestFirstWithTheKeysOfHistory()
{
    QVERIFY(send(u"કેમ છો, Bob?"_s) > 0);
    QVERIFY(send(u"કિમ"_s) > 0);
    QVERIFY(send(u"bob, કેમ?"_s) > 0);
    const CliResult result = m_alice->run({u"search"_s, u"bob કેમ"_s});
    QCOMPARE(result.exitCode, 0);
    QCOMPARE(result.rows().size(), 2);
    QCOMPARE(result.row().value(u"content"_s), u"bob, કેમ?"_s);
    QCOMPARE(result.row().keys(),
             m_alice->run({u"history"_s, m_chat, u"--limit"_s, u"1"_s, u"--offline"_s}).row().keys());
    QCOMPARE(contents({u"search"_s, u"\"કેમ છો\""_s}), QStringList({u"કેમ છો, Bob?"_s}));
    QCOMPARE(contents({u"search"_s, u"કેમ"_s, u"--limit"_s, u"1"_s}), QStringList({u"bob, કેમ?"_s}));
    QCOMPARE(m_alice->run({u"search"_s, u"nothing-like-it"_s}).exitCode, 0);
}

void SearchTest::search_withTheServerDown_findsItAllTheSame()
{
    QVERIFY(send(u"searchable"_s) > 0);
    m_server->kill();
    const CliResult result = m_alice->run({u"search"_s, u"searchable"_s});
    QCOMPARE(result.exitCode, 0);
    QCOMPARE(result.rows().size(), 1);
}

void SearchTest::search_inOneConversation_leavesOutTheOthers()
{
    QVERIFY(send(u"everywhere"_s) > 0);
    const QString group =
        QString::number(m_alice->run({u"group"_s, u"Team"_s, u"bob"_s}).row().value(u"id"_s).toInteger());
    QCOMPARE(m_alice->run({u"send"_s, group, u"everywhere too"_s}).exitCode, 0);
    QCOMPARE(contents({u"search"_s, u"everywhere"_s}).size(), 2);
    QCOMPARE(contents({u"search"_s, u"everywhere"_s, u"--conversation"_s, group}), QStringList({u"everywhere too"_s}));
    QCOMPARE(contents({u"search"_s, u"from:bob everywhere"_s}), QStringList());
}

void SearchTest::search_forAMessageThatWasDeleted_findsNothing()
{
    const qint64 id = send(u"regretted"_s);
    QCOMPARE(contents({u"search"_s, u"regretted"_s}).size(), 1);
    QCOMPARE(m_alice->run({u"delete"_s, m_chat, QString::number(id)}).exitCode, 0);
    QCOMPARE(contents({u"search"_s, u"regretted"_s}), QStringList());
}

void SearchTest::search_withoutAWord_exits2()
{
    const CliResult result = m_alice->run({u"search"_s, u"\"…\" 👋"_s});
    QCOMPARE(result.exitCode, 2);
    QVERIFY2(result.err.contains("no word"), result.err.constData());
}

void SearchTest::search_inAnUnknownConversation_exits1()
{
    QCOMPARE(m_alice->run({u"search"_s, u"tea"_s, u"--conversation"_s, u"4711"_s}).exitCode, 1);
}

void SearchTest::export_always_writesAllOldestFirstWithAManifestThatCanBeChecked()
{
    QVERIFY(send(u"first"_s) > 0);
    QCOMPARE(m_bob->run({u"send"_s, m_chat, u"second: કેમ છો?\nnew line"_s}).exitCode, 0);
    const QString path = m_files.filePath(u"history.answers"_s);
    const CliResult result = m_alice->run({u"export"_s, m_chat, u"--to"_s, path});
    QCOMPARE(result.exitCode, 0);
    const QList<QByteArray> written = lines(path);
    QCOMPARE(written.size(), 3);
    const CliResult history = m_alice->run({u"history"_s, m_chat});
    QCOMPARE(written[0] + written[1], history.out);
    QCOMPARE(written[2], result.out);
    QCOMPARE(result.row().value(u"messages"_s), 2);
    const QByteArray hash = QCryptographicHash::hash(written[0] + written[1], QCryptographicHash::Sha256).toHex();
    QCOMPARE(result.row().value(u"sha256"_s).toString().toLatin1(), hash);
    QCOMPARE(QFile::permissions(path) & (QFileDevice::ReadGroup | QFileDevice::ReadOther), QFileDevice::Permissions());
}

void SearchTest::export_withTheServerDown_exits4WithTheCache()
{
    QVERIFY(send(u"kept"_s) > 0);
    m_server->kill();
    const QString path = m_files.filePath(u"history.answers"_s);
    QCOMPARE(m_alice->run({u"export"_s, m_chat, u"--to"_s, path}).exitCode, 4);
    QCOMPARE(lines(path).size(), 2);
}

void SearchTest::export_intoAFolderThatIsNotThere_exits1AndLeavesNothing()
{
    const QString path = m_files.filePath(u"nowhere/history.answers"_s);
    const CliResult result = m_alice->run({u"export"_s, m_chat, u"--to"_s, path});
    QCOMPARE(result.exitCode, 1);
    QVERIFY2(result.err.contains("cannot be written"), result.err.constData());
    QVERIFY(!QFile::exists(path));
    QCOMPARE(m_alice->run({u"export"_s, u"4711"_s, u"--to"_s, m_files.filePath(u"x"_s)}).exitCode, 1);
    QVERIFY(!QFile::exists(m_files.filePath(u"x"_s)));
}

void SearchTest::export_overAnOlderFile_replacesItWhole()
{
    const QString path = m_files.filePath(u"history.answers"_s);
    QFile old(path);
    QVERIFY(old.open(QIODevice::WriteOnly));
    old.write(QByteArray(100'000, 'x'));
    old.close();
    QVERIFY(old.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadOther));
    QVERIFY(send(u"new"_s) > 0);
    QCOMPARE(m_alice->run({u"export"_s, m_chat, u"--to"_s, path}).exitCode, 0);
    QCOMPARE(lines(path).size(), 2);
    QVERIFY(!(QFile::permissions(path) & QFileDevice::ReadOther));
}

void SearchTest::export_intoWhatIsNoFile_exits1AndLeavesIt()
{
    const QString path = m_files.filePath(u"pipe"_s);
    QCOMPARE(QProcess::execute(u"mkfifo"_s, {path}), 0);
    const CliResult result = m_alice->run({u"export"_s, m_chat, u"--to"_s, path});
    QCOMPARE(result.exitCode, 1);
    QVERIFY2(result.err.contains("It is not a file."), result.err.constData());
    QVERIFY(!QFileInfo(path).isFile());
}

QTEST_GUILESS_MAIN(SearchTest)
#include "SearchTest.moc"
