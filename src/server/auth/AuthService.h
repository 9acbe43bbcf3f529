// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/auth/AttemptLimiter.h"
#include "server/auth/PasswordHasher.h"
#include "server/auth/Registration.h"
#include "server/auth/TokenService.h"
#include "server/store/Store.h"

namespace vatochito::server {

/// Accounts and sessions: register, sign in, refresh, sign out, and who a token belongs to. Blocks, for as long as a
/// password's hash takes; not for strands. Thread: any.
class AuthService
{
public:
    struct SignIn
    {
        UserPtr user;
        TokenService::SignedPair tokens;
    };
    /// One of the two names somebody.
    struct Identifier
    {
        std::optional<std::string> username;
        std::optional<std::string> phoneNumber;
    };

    /// Somebody who has shown an access token.
    struct Caller
    {
        UserPtr user;
        std::string accessId; ///< of the token
        Timestamp expiresAt;  ///< the token
    };

    /// All must outlive the service.
    AuthService(Store &store, const TokenService &tokens, const PasswordHasher &hasher, const Clock &clock);

    /// Errors: Invalid with every field that is wrong, RateLimited after too many accounts from \a address.
    Result<SignIn> registerUser(const Registration &registration, const std::string &address);
    /// Errors: Invalid for wrong credentials, RateLimited after too many of them from \a address.
    Result<SignIn> login(const Identifier &who, const std::string &password, const std::string &address);
    /// Errors: TokenNotValid.
    Result<TokenService::SignedPair> refresh(const std::string &refreshToken);
    /// Errors: TokenNotValid.
    Status logout(const std::string &refreshToken);
    /// Whose access token this is. Errors: TokenNotValid, also when its session was ended: whoever signs out, or
    /// changes a password, expects that nothing goes on with the old token.
    Result<Caller> authenticate(std::string_view accessToken);
    /// Who the token says it is of, with nothing asked of the database: invalid where it is not ours or has expired.
    UserId claimant(std::string_view accessToken) const;
    /// \a user as they are now. Errors: TokenNotValid when the session of the access token with this id was ended.
    Result<UserPtr> present(UserId user, const std::string &accessId);

private:
    Result<SignIn> beginSession(UserPtr user);

    Store &m_store;
    const TokenService &m_tokens;
    const PasswordHasher &m_hasher;
    AttemptLimiter m_signIns;
    AttemptLimiter m_registrations;
};

} // namespace vatochito::server
