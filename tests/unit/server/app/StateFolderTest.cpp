// SPDX-License-Identifier: GPL-3.0-or-later
#include "StateFolder.h"
#include "support/server/TemporaryFolder.h"

#include <gtest/gtest.h>

using namespace vatochito::server;
using std::filesystem::perms;

TEST(StateFolder, missingParents_areForThisAccountAloneToo)
{
    const TemporaryFolder folder;
    const auto leaf = folder.path() / "state" / "vatochito-server";

    ASSERT_TRUE(prepareFolder(leaf).has_value());

    EXPECT_EQ(std::filesystem::status(leaf).permissions(), perms::owner_all);
    EXPECT_EQ(std::filesystem::status(leaf.parent_path()).permissions(), perms::owner_all);
}

TEST(StateFolder, nearestExisting_isWhereAMissingFolderWouldBeMade)
{
    const TemporaryFolder folder;

    EXPECT_EQ(nearestExisting(folder.path() / "state" / "media"), folder.path());
    EXPECT_EQ(nearestExisting("media"), std::filesystem::path("."));
}
