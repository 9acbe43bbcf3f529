// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/store/Database.h"

#include "server/store/Migrations.h"
#include "server/store/SqlSession.h"
#include "server/store/Store.h"
#include "support/server/ManualClock.h"
#include "support/server/TemporaryFolder.h"

#include <gtest/gtest.h>

#include <atomic>
#include <functional>
#include <thread>

using namespace vatochito;
using namespace vatochito::server;
using namespace std::chrono_literals;

TEST(Database, aNewFile_isPrivateAndAtTheNewestSchema)
{
    const TemporaryFolder folder;
    const auto file = folder.path() / "new.sqlite3";
    ASSERT_TRUE(Database::open(file, 1));
    EXPECT_EQ(std::filesystem::status(file).permissions(),
              std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    EXPECT_EQ(schemaVersion(**Connection::open(file)), newestSchemaVersion());
}

TEST(Database, migratingTwice_changesNothing)
{
    const TemporaryFolder folder;
    const auto connection = Connection::open(folder.path() / "twice.sqlite3").value();
    EXPECT_TRUE(migrate(*connection));
    EXPECT_TRUE(migrate(*connection));
}

TEST(Database, aFileOfANewerProgram_isRefused)
{
    const TemporaryFolder folder;
    const auto file = folder.path() / "future.sqlite3";
    ASSERT_TRUE(Connection::open(file).value()->execute("PRAGMA user_version = 1000"));
    const auto opened = Database::open(file, 1);
    ASSERT_FALSE(opened);
    EXPECT_NE(opened.error().detail.find("newer version"), std::string::npos);
}

TEST(Database, aFileThatIsNoDatabase_isAnErrorWithoutAnException)
{
    const TemporaryFolder folder;
    std::filesystem::create_directory(folder.path() / "folder");
    EXPECT_FALSE(Database::open(folder.path() / "folder", 1));
}

TEST(Database, inMemory_readsWhatWasWritten)
{
    const ManualClock clock;
    const auto store = Store::open({}, clock).value();
    const auto made = store->users().create({"alice", "hash", "", "", std::nullopt});
    ASSERT_TRUE(made);
    EXPECT_EQ(store->users().findByName("alice").value()->id, (*made)->id);
    EXPECT_TRUE(store->ping());
}

TEST(Database, aWriteBesideAProcessThatNeverPauses_getsItsTurn)
{
    const TemporaryFolder folder;
    const auto file = folder.path() / "shared.sqlite3";
    std::atomic<bool> isOver = false;
    // A commit takes its time on a disk that turns.
    const FailPoints slowDisk([](FailPoint point) {
        if (point == FailPoint::BeforeCommit)
            std::this_thread::sleep_for(20ms);
    });
    std::function<void()> goOn;
    const auto busy = Database::open(file, 1, slowDisk).value();
    const auto work = [](SqlSession &session) -> Result<bool> {
        session.run("UPDATE history_epoch SET name = name");
        return true;
    };
    goOn = [&] {
        if (!isOver)
            busy->write<bool>(work, [&](const Result<bool> &) { goOn(); });
    };
    // Two at a time: while one is told, the other is written.
    goOn();
    goOn();

    const auto other = Database::open(file, 1).value();
    EXPECT_TRUE(other->writeAndWait<bool>(work));
    isOver = true;
    busy->settle();
}

TEST(Database, aReadThatOutlastsItsPatience_failsAndItsStatementGoesOn)
{
    const TemporaryFolder folder;
    const auto database = Database::open(folder.path() / "slow.sqlite3", 1).value();
    const auto count = [&](long long upTo) {
        return database->read<long long>(
            [upTo](SqlSession &session) -> Result<long long> {
                long long last = 0;
                session.run("WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < :upTo)"
                            " SELECT max(x) FROM n",
                            soci::use(upTo), soci::into(last));
                return last;
            },
            std::chrono::milliseconds(20));
    };
    EXPECT_EQ(count(1'000'000'000'000).error().code, ServerError::Code::TooLarge);
    EXPECT_EQ(count(3).value(), 3); // by the same statement
}
