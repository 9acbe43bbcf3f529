// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/auth/AuthService.h"

#include "server/domain/Limits.h"
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
        m_carol = m_auth.registerUser(registration, "1.2.3.4").value();
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
    EXPECT_EQ(m_auth.authenticate(m_carol.tokens.access).value().user->username, "carol");
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
    EXPECT_EQ(m_auth.authenticate(first.access).value().user->username, "carol");
}

TEST_F(AuthServiceTest, logout_killsTheFamily)
{
    const auto next = m_auth.refresh(m_carol.tokens.refresh).value();
    ASSERT_TRUE(m_auth.logout(next.refresh));
    EXPECT_FALSE(m_auth.refresh(next.refresh));
    EXPECT_FALSE(m_auth.refresh(m_carol.tokens.refresh));
}

TEST_F(AuthServiceTest, authenticate_afterLogout_refusesTheAccessTokensOfTheSession)
{
    const auto next = m_auth.refresh(m_carol.tokens.refresh).value();
    const auto other = m_auth.login({"carol", std::nullopt}, "Test@1234", "1.2.3.4").value();
    ASSERT_TRUE(m_auth.logout(next.refresh));
    for (const std::string &access : {m_carol.tokens.access, next.access})
        EXPECT_EQ(m_auth.authenticate(access).error().code, ServerError::Code::TokenNotValid);
    EXPECT_TRUE(m_auth.authenticate(other.tokens.access));
}

TEST_F(AuthServiceTest, register_tellsEveryFieldAtOnce)
{
    const auto refused = m_auth.registerUser({"carol", "short", "short", "", "", std::nullopt}, "1.2.3.4");
    ASSERT_FALSE(refused);
    ASSERT_EQ(refused.error().fields.size(), 3u);
    EXPECT_EQ(refused.error().fields[0].first, "username");
    EXPECT_EQ(refused.error().fields[1].first, "password");
    EXPECT_EQ(refused.error().fields[2].first, "password2");
}

TEST_F(AuthServiceTest, register_tooOftenFromOneAddress_isRefused)
{
    // The fixture's carol was the first.
    for (int i = 1; i < limits::kRegistrations; ++i) {
        const std::string name = "member" + std::to_string(i);
        ASSERT_TRUE(m_auth.registerUser({name, "Test@1234", "Test@1234", "", "", std::nullopt}, "1.2.3.4"));
    }
    const Registration last{"last", "Test@1234", "Test@1234", "", "", std::nullopt};
    EXPECT_EQ(m_auth.registerUser(last, "1.2.3.4").error().code, ServerError::Code::RateLimited);
    EXPECT_TRUE(m_auth.registerUser(last, "5.6.7.8"));
}

TEST_F(AuthServiceTest, login_withANameTooLongForAnybody_isWrongHoweverOften)
{
    for (int i = 0; i < limits::kFailedSignIns + 1; ++i) {
        const auto name = m_auth.login({std::string(151, 'a'), std::nullopt}, "Test@1234", "1.2.3.4");
        EXPECT_EQ(name.error().code, ServerError::Code::Invalid);
        const auto phone = m_auth.login({std::nullopt, std::string(21, '1')}, "Test@1234", "1.2.3.4");
        EXPECT_EQ(phone.error().code, ServerError::Code::Invalid);
    }
}
