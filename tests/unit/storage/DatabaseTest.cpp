// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/Database.h"
#include "storage/SqlConnection.h"
#include "support/client/Await.h"
#include "support/client/FatalLog.h"
#include "support/client/TestTraces.h"

#include <QFile>
#include <QTest>

namespace vatochito {

class DatabaseTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void newFile_isReadableByItsOwnerAlone()
    {
        Database database(path());
        QVERIFY(await(database.opened()));
        constexpr auto kOthers = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther;
        for (const QString &suffix : {QString(), QStringLiteral("-wal")})
            QVERIFY2(!(QFile::permissions(path() + suffix) & kOthers), qPrintable(suffix));
    }

    void newFile_isDurableAndChecked()
    {
        Database database(path());
        const auto pragmas = await(database.maintain([](SqlConnection &connection) {
            QStringList values;
            for (const char *name : {"journal_mode", "synchronous", "foreign_keys", "busy_timeout"}) {
                Statement query(connection, QStringLiteral("PRAGMA %1").arg(QLatin1String(name)));
                query.next();
                values.append(query.text(0));
            }
            return values;
        }));
        QCOMPARE(pragmas.value(), QStringList({QStringLiteral("wal"), QStringLiteral("2"), QStringLiteral("1"),
                                               QStringLiteral("10000")}));
    }

    void write_thatFails_leavesNothing()
    {
        FatalLog log;
        log.announce(QStringLiteral("job failed"));
        Database database(path());
        const Status written = await(database.write([](SqlConnection &connection) {
            connection.execute(QStringLiteral("INSERT INTO cursor VALUES (1, 1)")); // No such conversation.
        }));
        QVERIFY(!written);
        QCOMPARE(written.error().code, Error::Code::StorageFailed);
        const Status half = await(database.write([](SqlConnection &connection) {
            connection.execute(QStringLiteral("INSERT INTO account VALUES (1, 7, 'alice')"));
            connection.execute(QStringLiteral("INSERT INTO account VALUES (2, 7, 'alice')"));
        }));
        QVERIFY(!half);
        QCOMPARE(await(database.read(&DatabaseTest::accounts)).value(), 0);
    }

    void reader_mayNotWrite()
    {
        FatalLog log;
        log.announce(QStringLiteral("job failed"));
        Database database(path());
        const auto written = await(
            database.read([](SqlConnection &connection) { connection.execute(QStringLiteral("DELETE FROM person")); }));
        QVERIFY(!written);
    }

    void read_seesOneMoment()
    {
        Database database(path());
        QVERIFY(await(database.opened()));
        const auto counts = await(database.read([&database](SqlConnection &connection) {
            const int before = accounts(connection);
            // On the writer's thread, while this read is under way.
            database
                .write([](SqlConnection &writer) {
                    writer.execute(QStringLiteral("INSERT INTO account VALUES (1, 7, 'alice')"));
                })
                .waitForFinished();
            return std::pair(before, accounts(connection));
        }));
        QCOMPARE(counts.value(), std::pair(0, 0));
        QCOMPARE(await(database.read(&DatabaseTest::accounts)).value(), 1);
    }

    void statement_afterOneThatWasNotReadToItsEnd_startsAnew()
    {
        Database database(path());
        const auto texts = await(database.write([](SqlConnection &connection) {
            const QString sql = QStringLiteral("VALUES (?), ('last')");
            QStringList found;
            for (const QString &first : {QStringLiteral("a"), QStringLiteral("b")}) {
                Statement query(connection, sql);
                query.bind(first).next();
                found.append(query.text(0));
                Statement another(connection, sql); // while the first is in use
                another.bind(QStringLiteral("c")).next();
                found.append(another.text(0));
            }
            return found;
        }));
        QCOMPARE(texts.value(),
                 QStringList({QStringLiteral("a"), QStringLiteral("c"), QStringLiteral("b"), QStringLiteral("c")}));
    }

    void destroying_finishesWhatWasAsked()
    {
        {
            Database database(path());
            database.write([](SqlConnection &connection) {
                connection.execute(QStringLiteral("INSERT INTO account VALUES (1, 7, 'alice')"));
            });
        }
        Database again(path());
        QCOMPARE(await(again.read(&DatabaseTest::accounts)).value(), 1);
    }

    void newerFile_isLeftAsItWas()
    {
        {
            Database database(path());
            QVERIFY(await(database.maintain([](SqlConnection &connection) {
                connection.execute(QStringLiteral("PRAGMA user_version = 99"));
                connection.execute(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)"));
            })));
        }
        const QByteArray before = content();
        {
            Database database(path());
            const auto opened = await(database.opened());
            QVERIFY(!opened);
            QCOMPARE(opened.error().code, Error::Code::StorageNewer);
            QCOMPARE(await(database.read(&DatabaseTest::accounts)).error().code, Error::Code::StorageNewer);
        }
        QCOMPARE(content(), before);
    }

    void folderMissing_isToldAsStorageFailed()
    {
        Database database(m_folder->filePath(QStringLiteral("missing/alice.db")));
        QCOMPARE(await(database.opened()).error().code, Error::Code::StorageFailed);
    }

    void init() { m_folder = std::make_unique<TestFolder>(); }

private:
    static int accounts(SqlConnection &connection)
    {
        Statement query(connection, QStringLiteral("SELECT count(*) FROM account"));
        query.next();
        return static_cast<int>(query.integer(0));
    }

    QString path() const { return m_folder->filePath(QStringLiteral("alice.db")); }

    QByteArray content() const
    {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<TestFolder> m_folder;
};

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::DatabaseTest)
#include "DatabaseTest.moc"
