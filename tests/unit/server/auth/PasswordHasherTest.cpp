// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/auth/PasswordHasher.h"

#include <gtest/gtest.h>

using namespace vatochito::server;

TEST(PasswordHasher, hash_isArgon2idSaltedAndMatchesItsPasswordOnly)
{
    const PasswordHasher hasher(PasswordHasher::Cost::minimal());
    const std::string hash = hasher.hash("Test@123").value();
    EXPECT_TRUE(hash.starts_with("$argon2id$"));
    EXPECT_NE(hasher.hash("Test@123").value(), hash);
    EXPECT_TRUE(hasher.matches(hash, "Test@123"));
    EXPECT_FALSE(hasher.matches(hash, "test@123"));
    EXPECT_FALSE(hasher.matches("no hash", "Test@123"));
}
