// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/auth/TokenService.h"

#include "support/server/ManualClock.h"

#include <gtest/gtest.h>

using namespace vatochito::server;
using namespace std::chrono_literals;

namespace {

class TokenServiceTest : public testing::Test
{
protected:
    ManualClock m_clock;
    TokenService m_tokens{std::string(32, 'k'), {}, m_clock};
};

} // namespace

TEST_F(TokenServiceTest, sign_isDeterministic)
{
    const auto pair = m_tokens.newPair(UserId(7));
    EXPECT_EQ(m_tokens.sign(pair).access, m_tokens.sign(pair).access);
    EXPECT_EQ(m_tokens.sign(pair).refresh, m_tokens.sign(pair).refresh);
    EXPECT_NE(m_tokens.newPair(UserId(7)).refreshId, pair.refreshId);
}

TEST_F(TokenServiceTest, verify_knowsTheKinds)
{
    const auto pair = m_tokens.newPair(UserId(7));
    const auto tokens = m_tokens.sign(pair);
    EXPECT_EQ(m_tokens.verifyAccess(tokens.access).value().user, UserId(7));
    EXPECT_EQ(m_tokens.verifyAccess(tokens.access).value().id, pair.accessId);
    EXPECT_EQ(m_tokens.verifyRefresh(tokens.refresh).value(), pair.refreshId);
    EXPECT_FALSE(m_tokens.verifyAccess(tokens.refresh));
    EXPECT_FALSE(m_tokens.verifyRefresh(tokens.access));
}

TEST_F(TokenServiceTest, verify_endsWithTheLifetime)
{
    const auto tokens = m_tokens.sign(m_tokens.newPair(UserId(7)));
    m_clock.advance(15min - 1s);
    EXPECT_TRUE(m_tokens.verifyAccess(tokens.access));
    m_clock.advance(1s);
    EXPECT_FALSE(m_tokens.verifyAccess(tokens.access));
    EXPECT_TRUE(m_tokens.verifyRefresh(tokens.refresh));
}

TEST_F(TokenServiceTest, verify_refusesAnotherKeyAndTampering)
{
    const TokenService other(std::string(32, 'x'), {}, m_clock);
    const std::string good = m_tokens.sign(m_tokens.newPair(UserId(7))).access;
    EXPECT_FALSE(other.verifyAccess(good));
    for (std::size_t i = 0; i < good.size(); ++i) {
        std::string bad = good;
        bad[i] = bad[i] == 'A' ? 'B' : 'A';
        EXPECT_FALSE(m_tokens.verifyAccess(bad)) << i;
    }
}

TEST_F(TokenServiceTest, verify_survivesHostileTexts)
{
    const std::string good = m_tokens.sign(m_tokens.newPair(UserId(7))).access;
    for (const std::string &bad :
         {std::string(), std::string("."), std::string(".."), std::string("a.b.c"), good + "=", good + ".x", ' ' + good,
          // {"alg":"none"}, {"alg":1}, {"alg":"HS256","typ":1}, []
          "eyJhbGciOiJub25lIn0" + good.substr(good.find('.')), "eyJhbGciOjF9" + good.substr(good.find('.')),
          "eyJhbGciOiJIUzI1NiIsInR5cCI6MX0" + good.substr(good.find('.')), "W10" + good.substr(good.find('.')),
          std::string(5'000, 'A') + ".A.A"})
        EXPECT_FALSE(m_tokens.verifyAccess(bad)) << bad.substr(0, 60);
}
