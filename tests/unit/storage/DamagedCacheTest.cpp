// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/Cache.h"
#include "storage/SqlConnection.h"
#include "support/client/Await.h"
#include "support/client/FatalLog.h"
#include "support/client/LockFiles.h"
#include "support/client/PatientTest.h"
#include "support/client/Samples.h"
#include "support/client/TestTraces.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSignalSpy>

#include <future>

namespace vatochito {

using namespace samples;

/// Files that a disk, a power cut or another program has spoilt.
class DamagedCacheTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<TestFolder>();
        m_log = std::make_unique<FatalLog>();
        m_log->announce(QStringLiteral("cache damaged"));
        m_log->announce(QStringLiteral("cache begun anew"));
        m_log->announce(QStringLiteral("cache not opened"));
        m_log->announce(QStringLiteral("storage_damaged"));
        m_log->announce(QStringLiteral("not all could be read"));
        fill();
    }

    void cleanup()
    {
        m_cache.reset();
        m_log.reset();
    }

    void garbageInTheHeader_isSetAsideAndBegunAnew()
    {
        overwrite(0, QByteArray(100, 'x'));
        const QByteArray damaged = content(path());

        open();

        QTRY_COMPARE(m_replaced->count(), 1);
        QCOMPARE(m_replaced->first().first().toBool(), false);
        const QStringList aside = setAside();
        QCOMPARE(aside.size(), 1);
        QCOMPARE(content(m_folder->filePath(aside.first())), damaged);
        QVERIFY(!(QFile::permissions(path()) & (QFileDevice::ReadGroup | QFileDevice::ReadOther)));
        QCOMPARE(await(m_cache->conversations().all()).value().size(), 0);
        QVERIFY(await(
            m_cache->write([](CacheTransaction &transaction) { transaction.upsertConversation(conversation()); })));
        QVERIFY(!m_cache->trouble());
    }

    void fileCutShort_keepsTheOutbox()
    {
        QFile file(path());
        QVERIFY(file.resize(file.size() / 2));

        open();

        QTRY_COMPARE(m_replaced->count(), 1);
        QCOMPARE(m_replaced->first().first().toBool(), true);
        QCOMPARE(waiting(), QStringList({QStringLiteral("first"), QStringLiteral("second")}));
        QCOMPARE(setAside().size(), 1);
    }

    void fileCutShort_keepsTheHistoryOfTheConnection()
    {
        QFile file(path());
        QVERIFY(file.resize(file.size() / 2));

        open();

        QTRY_COMPARE(m_replaced->count(), 1);
        const QList<ConnectionPeriod> kept = await(m_cache->connectionHistory().newest(10)).value();
        QCOMPARE(kept.size(), 1);
        QCOMPARE(kept.first().reason, Error::Code::Timeout);
        // And it goes on.
        QVERIFY(await(m_cache->connectionHistory().save({.key = QStringLiteral("next")}, fromMicros(0))));
    }

    void pagesSpoiltInTheMiddle_areFoundByALaterReading()
    {
        spoilTheMiddle();
        open();
        QVERIFY(await(m_cache->opened()));
        QSignalSpy reset(&m_cache->conversations(), &ConversationStore::reset);

        const auto page = await(m_cache->messages().newest(kChat, kMessages));

        QCOMPARE(page.error().code, Error::Code::StorageDamaged);
        QTRY_COMPARE(m_replaced->count(), 1);
        QCOMPARE(m_replaced->first().first().toBool(), true);
        QCOMPARE(reset.count(), 1);
        QCOMPARE(waiting(), QStringList({QStringLiteral("first"), QStringLiteral("second")}));
        QCOMPARE(await(m_cache->messages().newest(kChat, kMessages)).value().size(), 0);
    }

    void outboxPageThatCannotBeRead_losesNoneOfTheOthers()
    {
        open();
        const QString filler(1500, u'f');
        for (int i = 0; i < 40; ++i)
            enqueue(QStringLiteral("c%1").arg(i), QStringLiteral("<%1>").arg(i) + filler);
        m_cache.reset();
        constexpr qint64 kPage = 4096;
        const qint64 place = content(path()).indexOf("<20>");
        QVERIFY(place > 0);
        overwrite(place / kPage * kPage, QByteArray(8, '\xff'));

        open();
        QVERIFY(!await(m_cache->outbox().all()));

        QTRY_COMPARE(m_replaced->count(), 1);
        QCOMPARE(m_replaced->first().first().toBool(), false);
        const QStringList kept = waiting();
        QVERIFY2(kept.size() >= 37 && kept.size() < 42, qPrintable(QString::number(kept.size())));
        QCOMPARE(kept.first(), QStringLiteral("first"));
        QVERIFY(kept.last().startsWith(QStringLiteral("<39>")));
    }

    void turnOfAProcessThatDiedWhileTakingIt_isNotWaitedFor()
    {
        QFile file(path());
        QVERIFY(file.resize(file.size() / 2));
        QVERIFY(leaveEmptyLock(path() + QStringLiteral(".repair")));

        open();

        QTRY_COMPARE(m_replaced->count(), 1);
    }

    void twoProcesses_beginAnewOnce()
    {
        open();
        QVERIFY(await(m_cache->opened()));
        Cache other(path(), kMe);
        QVERIFY(await(other.opened()));
        QSignalSpy otherReplaced(&other, &Cache::replaced);
        spoilTheMiddle();

        QVERIFY(!await(m_cache->messages().newest(kChat, kMessages)));
        QTRY_COMPARE(m_replaced->count(), 1);
        // The other one has not read anything yet. What it would write to the old file nobody would find.
        QVERIFY(!await(other.write([](CacheTransaction &transaction) { transaction.upsertPerson(person(kBob, {})); })));
        QTRY_COMPARE(otherReplaced.count(), 1);

        QCOMPARE(setAside().size(), 1);
        enqueue(QStringLiteral("c"), QStringLiteral("third"));
        QCOMPARE(await(other.outbox().all()).value().size(), 3);
    }

    void rowThatIsBeingWritten_whileTheFileIsReplaced_isCarriedOver()
    {
        open();
        QVERIFY(await(m_cache->opened()));
        spoilTheMiddle();
        // Another process has written its row and not committed it yet.
        Database other(path());
        std::promise<void> isWritten;
        std::promise<void> mayCommit;
        const auto committed = other.write([&](SqlConnection &connection) {
            connection.execute(QStringLiteral("UPDATE outbox SET content = 'changed' WHERE client_id = 'b'"));
            isWritten.set_value();
            mayCommit.get_future().wait();
        });
        isWritten.get_future().wait();

        QVERIFY(!await(m_cache->messages().newest(kChat, kMessages)));
        QTRY_VERIFY(QFile::exists(path() + QStringLiteral(".repair"))); // Somebody replaces the file.
        QVERIFY(!QFile::exists(path() + QStringLiteral(".begun")));
        QCOMPARE(m_replaced->count(), 0);
        mayCommit.set_value();

        QVERIFY(await(committed));
        QTRY_COMPARE(m_replaced->count(), 1);
        QCOMPARE(m_replaced->first().first().toBool(), true);
        QCOMPARE(waiting(), QStringList({QStringLiteral("first"), QStringLiteral("changed")}));
    }

    void successorOfAKilledProcess_doesNotHideWhatWasWrittenSince()
    {
        QVERIFY(QFile::copy(path(), path() + QStringLiteral(".ready")));
        {
            // Another process had the old file open all the time.
            SqlConnection other(path(), SqlConnection::Access::ReadWrite);
            other.execute(QStringLiteral("UPDATE outbox SET content = 'changed' WHERE client_id = 'b'"));
        }

        open();

        QCOMPARE(waiting(), QStringList({QStringLiteral("first"), QStringLiteral("changed")}));
        QVERIFY(!QFile::exists(path() + QStringLiteral(".ready")));
        QCOMPARE(m_replaced->count(), 0);
    }

    void fileRemovedByAnotherProcess_isNotMadeAgain()
    {
        m_log->announce(QStringLiteral("the file was removed"));
        open();
        QVERIFY(await(m_cache->opened()));
        QVERIFY(QFile::remove(path()));

        const Status written =
            await(m_cache->write([](CacheTransaction &transaction) { transaction.upsertPerson(person(kBob, {})); }));

        QCOMPARE(written.error().code, Error::Code::StorageFailed);
        m_cache.reset();
        QVERIFY(!QFile::exists(path()));
        QCOMPARE(m_replaced->count(), 0);
    }

    void killedBeforeTheNewOneTookItsPlace_losesNothing()
    {
        // As makeSuccessor() leaves it, with the damaged file moved away and nothing in its place.
        QVERIFY(QFile::rename(path(), path() + QStringLiteral(".ready")));

        open();

        QCOMPARE(waiting(), QStringList({QStringLiteral("first"), QStringLiteral("second")}));
        QVERIFY(!QFile::exists(path() + QStringLiteral(".ready")));
    }

    void killedWhileTheOldOneWasBeingMoved_losesNothing()
    {
        // The log was moved already, the damaged file not yet.
        QVERIFY(QFile::copy(path(), path() + QStringLiteral(".ready")));
        QFile damaged(path());
        QVERIFY(damaged.resize(damaged.size() / 2));

        open();

        QCOMPARE(waiting(), QStringList({QStringLiteral("first"), QStringLiteral("second")}));
        QVERIFY(!QFile::exists(path() + QStringLiteral(".ready")));
        QCOMPARE(setAside().size(), 1);
    }

    void whoseCacheItIs_comesAlong()
    {
        open();
        QCOMPARE(await(m_cache->claim(person(kMe, QStringLiteral("alice")))).value(), false);
        m_cache.reset();
        QFile file(path());
        QVERIFY(file.resize(file.size() / 2));

        m_log->announce(QStringLiteral("cache set aside"));
        open();

        QCOMPARE(await(m_cache->claim(person(kMe, QStringLiteral("mallory")))).value(), true);
    }

    void newerFile_isLeftToTheByte_withItsLog()
    {
        // As a newer version leaves it that was killed: the number is in the log alone.
        const QString newer = m_folder->filePath(QStringLiteral("newer.db"));
        {
            Database database(path());
            QVERIFY(await(database.maintain([&](SqlConnection &connection) {
                connection.execute(QStringLiteral("PRAGMA user_version = 99"));
                QFile::copy(path(), newer);
                QFile::copy(path() + QStringLiteral("-wal"), newer + QStringLiteral("-wal"));
            })));
        }
        const QByteArray before = content(newer);
        const QByteArray logBefore = content(newer + QStringLiteral("-wal"));
        QVERIFY(!before.isEmpty() && !logBefore.isEmpty());
        {
            Cache cache(newer, kMe);
            QCOMPARE(await(cache.opened()).error().code, Error::Code::StorageNewer);
            QCOMPARE(cache.trouble()->code, Error::Code::StorageNewer);
            QVERIFY(
                !await(cache.write([](CacheTransaction &transaction) { transaction.upsertPerson(person(kMe, {})); })));
        }
        QCOMPARE(content(newer), before);
        QCOMPARE(content(newer + QStringLiteral("-wal")), logBefore);
    }

private:
    static constexpr int kMessages = 300;

    /// Two messages wait, and a history fills many pages behind them.
    void fill()
    {
        open();
        enqueue(QStringLiteral("a"), QStringLiteral("first"));
        enqueue(QStringLiteral("b"), QStringLiteral("second"));
        QVERIFY(await(m_cache->connectionHistory().save(
            {.key = QStringLiteral("before"), .reason = Error::Code::Timeout}, fromMicros(0))));
        QList<ReceivedMessage> history;
        for (int id = 1; id <= kMessages; ++id)
            history.append(message(id, kBob, QString(900, u'm')));
        QVERIFY(await(m_cache->write([history](CacheTransaction &transaction) {
            transaction.upsertConversation(conversation());
            transaction.upsertMessages(history);
        })));
        m_cache.reset();
        QVERIFY(QFileInfo(path()).size() > 200'000);
    }

    void spoilTheMiddle() const
    {
        const qint64 size = QFileInfo(path()).size();
        overwrite(size * 2 / 5, QByteArray(static_cast<int>(size * 2 / 5), '\xa5'));
    }

    void open()
    {
        m_cache = std::make_unique<Cache>(path(), kMe);
        m_replaced = std::make_unique<QSignalSpy>(m_cache.get(), &Cache::replaced);
    }

    void enqueue(const QString &clientId, const QString &content)
    {
        QVERIFY(await(m_cache->write([clientId, content](CacheTransaction &transaction) {
            OutboxEntry entry;
            entry.clientId = ClientId(clientId);
            entry.conversation = kChat;
            entry.content = content;
            transaction.enqueue(entry);
        })));
    }

    QStringList waiting()
    {
        QStringList texts;
        const auto entries = await(m_cache->outbox().all());
        for (const OutboxEntry &entry : entries.value())
            texts.append(entry.content);
        return texts;
    }

    void overwrite(qint64 at, const QByteArray &bytes) const
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(at) && file.write(bytes) == bytes.size());
    }

    static QByteArray content(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QStringList setAside() const
    {
        return QDir(m_folder->path())
            .entryList({QStringLiteral("*.damaged-*")}, QDir::Files)
            .filter(QRegularExpression(QStringLiteral("damaged-\\d{17}$")));
    }

    QString path() const { return m_folder->filePath(QStringLiteral("alice.db")); }

    std::unique_ptr<TestFolder> m_folder;
    std::unique_ptr<FatalLog> m_log;
    std::unique_ptr<Cache> m_cache;
    std::unique_ptr<QSignalSpy> m_replaced;
};

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::DamagedCacheTest)
#include "DamagedCacheTest.moc"
