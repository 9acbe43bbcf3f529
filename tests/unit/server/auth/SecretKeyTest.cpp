// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/auth/SecretKey.h"

#include "support/server/TemporaryFolder.h"

#include <gtest/gtest.h>

#include <fstream>

using namespace vatochito::server;

TEST(SecretKey, isMadeOncePrivatelyAndThenKept)
{
    const TemporaryFolder folder;
    const auto file = folder.path() / "secret.key";
    const std::string secret = loadOrCreateSecret(file).value();
    EXPECT_EQ(secret.size(), 32u);
    EXPECT_EQ(std::filesystem::status(file).permissions(),
              std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    EXPECT_EQ(loadOrCreateSecret(file).value(), secret);
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder.path()), {}), 1);
}

TEST(SecretKey, anotherLengthOrNoFolder_isAnError)
{
    const TemporaryFolder folder;
    const auto file = folder.path() / "secret.key";
    std::ofstream(file) << "too short";
    EXPECT_FALSE(loadOrCreateSecret(file));
    EXPECT_FALSE(loadOrCreateSecret(folder.path() / "missing" / "secret.key"));
}

TEST(SecretKey, isPrivate_onlyWhenNobodyElseMayReadIt)
{
    using std::filesystem::perms;
    const TemporaryFolder folder;
    const auto file = folder.path() / "secret.key";
    EXPECT_FALSE(isPrivate(file));
    ASSERT_TRUE(loadOrCreateSecret(file));
    EXPECT_TRUE(isPrivate(file));
    for (const perms others : {perms::group_read, perms::others_read}) {
        std::filesystem::permissions(file, perms::owner_read | others);
        EXPECT_FALSE(isPrivate(file));
    }
}
