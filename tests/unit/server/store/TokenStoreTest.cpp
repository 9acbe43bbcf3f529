// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/StoreFixture.h"

using namespace vatochito;
using namespace vatochito::server;
using namespace std::chrono_literals;

namespace {

class TokenStoreTest : public StoreFixture
{
protected:
    TokenPair pair(const std::string &id)
    {
        const long long now = toMicros(m_clock.now()) / 1'000'000;
        return {"family", m_alice, "r-" + id, "a-" + id, now, now + 900, now + 86'400};
    }
    TokenStoreTest() { EXPECT_TRUE(m_store->tokens().begin(pair("1"))); }
};

} // namespace

TEST_F(TokenStoreTest, rotate_keepsFamilyAndPerson)
{
    TokenPair successor = pair("2");
    successor.family = "another";
    successor.user = UserId();
    const auto rotated = m_store->tokens().rotate("r-1", successor).value();
    EXPECT_EQ(rotated.family, "family");
    EXPECT_EQ(rotated.user, m_alice);
    EXPECT_EQ(rotated.refreshId, "r-2");
}

TEST_F(TokenStoreTest, rotate_againWithinAMinute_givesTheSameSuccessor)
{
    ASSERT_TRUE(m_store->tokens().rotate("r-1", pair("2")));
    m_clock.advance(60s);
    EXPECT_EQ(m_store->tokens().rotate("r-1", pair("3")).value().refreshId, "r-2");
}

TEST_F(TokenStoreTest, rotate_laterAgain_revokesTheFamily)
{
    ASSERT_TRUE(m_store->tokens().rotate("r-1", pair("2")));
    m_clock.advance(61s);
    EXPECT_EQ(m_store->tokens().rotate("r-1", pair("3")).error().code, ServerError::Code::TokenNotValid);
    EXPECT_FALSE(m_store->tokens().rotate("r-2", pair("4")));
}

TEST_F(TokenStoreTest, revoke_endsTheFamilyOnce)
{
    ASSERT_TRUE(m_store->tokens().rotate("r-1", pair("2")));
    EXPECT_TRUE(m_store->tokens().revoke("r-1"));
    EXPECT_FALSE(m_store->tokens().rotate("r-2", pair("3")));
    EXPECT_FALSE(m_store->tokens().revoke("r-2"));
    EXPECT_FALSE(m_store->tokens().revoke("unknown"));
}

TEST_F(TokenStoreTest, revokeAll_endsEveryFamilyOfThePersonOnly)
{
    TokenPair bobs = pair("b");
    bobs.family = "bob's";
    bobs.user = m_bob;
    ASSERT_TRUE(m_store->tokens().begin(bobs));
    ASSERT_TRUE(m_store->tokens().revokeAll(m_alice));
    EXPECT_FALSE(m_store->tokens().rotate("r-1", pair("2")));
    EXPECT_TRUE(m_store->tokens().rotate("r-b", pair("3")));
}

TEST_F(TokenStoreTest, revokedAmong_knowsEveryAccessTokenOfTheFamily)
{
    using Ids = std::unordered_set<std::string>;
    ASSERT_TRUE(m_store->tokens().rotate("r-1", pair("2")));
    EXPECT_EQ(m_store->tokens().revokedAmong({"a-1", "a-2", "unknown"}).value(), Ids{});
    ASSERT_TRUE(m_store->tokens().revoke("r-2"));
    EXPECT_EQ(m_store->tokens().revokedAmong({"a-1", "a-2", "unknown"}).value(), (Ids{"a-1", "a-2"}));
}

TEST_F(TokenStoreTest, rotate_forgetsWhatHasExpired)
{
    TokenPair lasting = pair("2");
    lasting.refreshExpiresAt += 86'400;
    ASSERT_TRUE(m_store->tokens().rotate("r-1", lasting));
    m_clock.advance(24h + 1s);
    ASSERT_TRUE(m_store->tokens().rotate("r-2", pair("3")));
    const auto connection = Connection::open(m_folder.path() / "test.sqlite3").value();
    ASSERT_TRUE(connection->execute("CREATE TABLE two (pairs INTEGER CHECK (pairs = 2))"));
    EXPECT_TRUE(connection->execute("INSERT INTO two SELECT count(*) FROM token_pair"));
}
