// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "server/domain/Records.h"
#include "server/domain/ServerError.h"

#include <chrono>
#include <string>
#include <string_view>

namespace vatochito::server {

/// Makes and checks JWTs (HS256, the claims of compat.md, Tokens). Keeps no state: what is revoked is TokenStore's
/// matter. Thread: any.
class TokenService
{
public:
    struct Lifetimes
    {
        std::chrono::seconds access = std::chrono::minutes(15);
        std::chrono::seconds refresh = std::chrono::hours(24 * 30);
    };
    struct SignedPair
    {
        std::string access;
        std::string refresh;
    };

    /// Who an access token belongs to, and its own id.
    struct Access
    {
        UserId user;
        std::string id;
        Timestamp expiresAt;
    };

    /// \a clock must outlive the service.
    TokenService(std::string secret, Lifetimes lifetimes, const Clock &clock);

    /// The values of a pair issued now, with new ids; its family is new too.
    TokenPair newPair(UserId user) const;
    /// Deterministic: the same pair gives the same tokens.
    SignedPair sign(const TokenPair &pair) const;

    /// Errors: TokenNotValid.
    Result<Access> verifyAccess(std::string_view token) const;
    /// The token's id. Errors: TokenNotValid.
    Result<std::string> verifyRefresh(std::string_view token) const;

private:
    enum class Kind { Access, Refresh };
    struct Claims
    {
        std::string id;
        UserId user;
        Timestamp expiresAt;
    };

    Result<Claims> verify(std::string_view token, Kind kind) const;

    std::string m_secret;
    Lifetimes m_lifetimes;
    const Clock &m_clock;
};

} // namespace vatochito::server
