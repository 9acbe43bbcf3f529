// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/ConnectionHistoryStore.h"
#include "storage/Cache.h"
#include "storage/SqlConnection.h"
#include "support/client/Await.h"
#include "support/client/FatalLog.h"
#include "support/client/PatientTest.h"
#include "support/client/Samples.h"
#include "support/client/TestTraces.h"

#include <QSignalSpy>

namespace vatochito {

using namespace samples;
using namespace std::chrono_literals;
using Kind = ConnectionPeriod::Kind;
using End = ConnectionPeriod::End;

namespace {

constexpr Timestamp kNow = fromMicros(1'795'414'453'000'000);
constexpr Timestamp kEver = fromMicros(0);

ConnectionPeriod period(const QString &key, Kind kind = Kind::Up, Timestamp begunAt = kNow)
{
    return {.key = key, .kind = kind, .begunAt = begunAt};
}

} // namespace

class ConnectionHistoryStoreTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<TestFolder>();
        m_cache = std::make_unique<Cache>(m_folder->filePath(QStringLiteral("alice.db")), kMe);
    }

    void cleanup() { m_cache.reset(); }

    void savedPeriods_comeBackWhole_newestFirst()
    {
        const ConnectionPeriod up{.key = QStringLiteral("a"),
                                  .kind = Kind::Up,
                                  .begunAt = kNow,
                                  .lasted = 61500ms,
                                  .end = End::Turned,
                                  .reason = Error::Code::Timeout,
                                  .conversations = 3,
                                  .messages = 14};
        const ConnectionPeriod down{.key = QStringLiteral("b"),
                                    .kind = Kind::Down,
                                    .begunAt = kNow + 61500ms,
                                    .end = End::Lasting,
                                    .reason = Error::Code::Refused,
                                    .attempts = 2};
        save(up);
        save(down);
        QCOMPARE(newest(), QList<ConnectionPeriod>({down, up}));
        QCOMPARE(newest(1), QList<ConnectionPeriod>{down});
    }

    void savedAgain_isTheSamePeriodAsItIsNow()
    {
        ConnectionPeriod one = period(QStringLiteral("a"));
        save(one);
        one.end = End::Closed;
        one.lasted = 5s;
        save(one);
        QCOMPARE(newest(), QList<ConnectionPeriod>{one});
    }

    void tooOld_isForgotten()
    {
        save(period(QStringLiteral("old"), Kind::Up, kNow - 31 * 24h));
        save(period(QStringLiteral("new")), kNow - 30 * 24h);
        QCOMPARE(keys(), QStringList{QStringLiteral("new")});
    }

    void connectionThatFlapsAllDay_doesNotFillTheDisk()
    {
        QVERIFY(await(m_cache->opened()));
        {
            SqlConnection connection(m_cache->path(), SqlConnection::Access::ReadWrite);
            connection.execute(QStringLiteral("WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i <"
                                              " %1) INSERT INTO connection_period (key, kind, begun_at, lasted_ms,"
                                              " ending, reason, attempts, conversations, messages)"
                                              " SELECT i, 'up', 1, 0, 'turned', 'timeout', 0, 0, 0 FROM n")
                                   .arg(ConnectionHistoryStore::kMost + 18));
        }
        save(period(QString::number(ConnectionHistoryStore::kMost + 19)));
        const QStringList kept = keys();
        QCOMPARE(kept.size(), ConnectionHistoryStore::kMost);
        QCOMPARE(kept.last(), QStringLiteral("20"));
    }

    void whatAKilledProcessLeftLasting_endsUnknown()
    {
        save(period(QStringLiteral("a")));
        QVERIFY(await(m_cache->connectionHistory().endForgotten()));
        QCOMPARE(newest().first().end, End::Unknown);
    }

    void changes_areTold()
    {
        const QSignalSpy changed(&m_cache->connectionHistory(), &ConnectionHistoryStore::changed);
        save(period(QStringLiteral("a")));
        QTRY_COMPARE(changed.count(), 1);
    }

    void anotherServerUnderTheAddress_keepsTheHistory()
    {
        FatalLog log;
        log.announce(QStringLiteral("set aside"));
        save(period(QStringLiteral("a")));
        QVERIFY(await(m_cache->setAside()));
        QCOMPARE(keys(), QStringList{QStringLiteral("a")});
    }

    void anotherPerson_findsNone()
    {
        FatalLog log;
        log.announce(QStringLiteral("set aside"));
        QVERIFY(await(m_cache->claim(person(kMe, QStringLiteral("alice")))));
        save(period(QStringLiteral("a")));
        QVERIFY(await(m_cache->claim(person(kMe, QStringLiteral("alice")))));
        QCOMPARE(keys().size(), 1);
        QVERIFY(await(m_cache->claim(person(kMe, QStringLiteral("mallory")))));
        QVERIFY(keys().isEmpty());
    }

private:
    void save(const ConnectionPeriod &one, Timestamp keptSince = kEver)
    {
        QVERIFY(await(m_cache->connectionHistory().save(one, keptSince)));
    }

    QList<ConnectionPeriod> newest(int limit = 100'000)
    {
        return await(m_cache->connectionHistory().newest(limit)).value();
    }

    QStringList keys()
    {
        QStringList found;
        for (const ConnectionPeriod &one : newest())
            found.append(one.key);
        return found;
    }

    std::unique_ptr<TestFolder> m_folder;
    std::unique_ptr<Cache> m_cache;
};

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::ConnectionHistoryStoreTest)
#include "ConnectionHistoryStoreTest.moc"
