// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/auth/AuthService.h"

#include "store/StoreFixture.h"

using namespace vatochito;
using namespace vatochito::server;

namespace {

class AuthServiceTest : public StoreFixture
{
protected:
    AuthServiceTest()
    {
        Registration registration{"carol", "Test@1234", "Test@1234", "", "", "+91 1234"};
        m_carol = m_auth.registerUser(registration).value();
    }

    PasswordHasher m_hasher{PasswordHasher::Cost::minimal()};
    TokenService m_tokens{std::string(32, 'k'), {}, m_clock};
    AuthService m_auth{*m_store, m_tokens, m_hasher, m_clock};
    AuthService::SignIn m_carol;
};

} // namespace

TEST_F(AuthServiceTest, login_byNameOrPhone_goesOnline)
{
    EXPECT_TRUE(m_auth.login({"carol", std::nullopt}, "Test@1234", "1.2.3.4").value().user->isOnline);
    EXPECT_TRUE(m_auth.login({std::nullopt, "+91 1234"}, "Test@1234", "1.2.3.4"));
}

TEST_F(AuthServiceTest, login_wrongNameAndWrongPassword_lookAlike)
{
    const auto name = m_auth.login({"nobody", std::nullopt}, "Test@1234", "1.2.3.4");
    const auto password = m_auth.login({"carol", std::nullopt}, "wrong", "1.2.3.4");
    ASSERT_FALSE(name);
    ASSERT_FALSE(password);
    EXPECT_EQ(name.error().fields, password.error().fields);
}

TEST_F(AuthServiceTest, authenticate_givesTheOwner)
{
    EXPECT_EQ(m_auth.authenticate(m_carol.tokens.access).value()->username, "carol");
    EXPECT_FALSE(m_auth.authenticate(m_carol.tokens.refresh));
    EXPECT_FALSE(m_auth.authenticate(""));
    const auto ghost = m_tokens.sign(m_tokens.newPair(UserId(99))).access;
    EXPECT_EQ(m_auth.authenticate(ghost).error().code, ServerError::Code::TokenNotValid);
}

TEST_F(AuthServiceTest, refresh_rotatesAndReplaysTheSamePair)
{
    const auto first = m_auth.refresh(m_carol.tokens.refresh).value();
    const auto again = m_auth.refresh(m_carol.tokens.refresh).value();
    EXPECT_EQ(again.access, first.access);
    EXPECT_EQ(again.refresh, first.refresh);
    EXPECT_NE(first.refresh, m_carol.tokens.refresh);
    EXPECT_EQ(m_auth.authenticate(first.access).value()->username, "carol");
}

TEST_F(AuthServiceTest, logout_killsTheFamily)
{
    const auto next = m_auth.refresh(m_carol.tokens.refresh).value();
    ASSERT_TRUE(m_auth.logout(next.refresh));
    EXPECT_FALSE(m_auth.refresh(next.refresh));
    EXPECT_FALSE(m_auth.refresh(m_carol.tokens.refresh));
}

TEST_F(AuthServiceTest, register_tellsEveryFieldAtOnce)
{
    const auto refused = m_auth.registerUser({"carol", "short", "short", "", "", std::nullopt});
    ASSERT_FALSE(refused);
    ASSERT_EQ(refused.error().fields.size(), 3u);
    EXPECT_EQ(refused.error().fields[0].first, "username");
    EXPECT_EQ(refused.error().fields[1].first, "password");
    EXPECT_EQ(refused.error().fields[2].first, "password2");
}
