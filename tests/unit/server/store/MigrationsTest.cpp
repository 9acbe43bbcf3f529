// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/store/Migrations.h"

#include "server/store/Store.h"
#include "support/server/ManualClock.h"
#include "support/server/TemporaryFolder.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

using namespace vatochito::server;

namespace {

/// What schema-2.sql holds.
void makeOldFile(const std::filesystem::path &file)
{
    const auto connection = Connection::open(file).value();
    ASSERT_TRUE(connection->execute("PRAGMA foreign_keys = OFF"));
    std::ifstream script(VATOCHITO_SCHEMA_2);
    int statements = 0;
    for (std::string line; std::getline(script, line);) {
        if (line.starts_with("--"))
            continue;
        ASSERT_TRUE(connection->execute(line.c_str())) << line;
        ++statements;
    }
    ASSERT_GT(statements, 20);
}

} // namespace

TEST(Migrations, aFileOfTheFirstRelease_keepsWhatIsInItAndGetsNumbers)
{
    const TemporaryFolder folder;
    const auto file = folder.path() / "old.sqlite3";
    makeOldFile(file);
    const ManualClock clock;
    const auto store = Store::open(file, clock).value();
    const UserId bob = store->users().findByName("bob").value()->id;

    const auto snapshot = store->sync().resume(bob, {.isFresh = true}).value();
    ASSERT_EQ(snapshot.conversations.size(), 1u);
    const Membership &conversation = snapshot.conversations.front();
    EXPECT_EQ(conversation.head, 4);
    EXPECT_EQ(conversation.unread, 1);
    EXPECT_EQ(conversation.lastMessage->content, "three");

    const auto page = store->sync().changes(conversation.id, bob, 0, 0, 200).value();
    EXPECT_EQ(page.messages.size(), 3u);
    EXPECT_EQ(page.members.size(), 2u);
    ASSERT_EQ(page.marks.size(), 1u);
    EXPECT_EQ(page.marks.front().read, page.messages[1].id);
    EXPECT_EQ(page.marks.front().delivered, page.messages[1].id);
    EXPECT_EQ(page.marksVersion, 1);
    EXPECT_FALSE(store->sync().epoch().value().empty());
}
