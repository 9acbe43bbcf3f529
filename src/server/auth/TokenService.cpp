// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/auth/TokenService.h"

#include "server/auth/Random.h"
#include "server/domain/Limits.h"

#include <algorithm>
#include <jwt/jwt.hpp>

#include <utility>

namespace vatochito::server {

namespace {

constexpr std::size_t kIdBytes = 16;

int sextet(char c)
{
    if (c >= 'A' && c <= 'Z')
        return c - 'A';
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 26;
    if (c >= '0' && c <= '9')
        return c - '0' + 52;
    if (c == '-')
        return 62;
    if (c == '_')
        return 63;
    return -1;
}

/// Base64url without padding whose unused bits are zero (RFC 4648, section 3.5): one text for each value. The library
/// would read much more, and several texts as the same token.
bool isCanonicalBase64Url(std::string_view text)
{
    if (text.empty() || text.size() % 4 == 1)
        return false;
    for (const char c : text) {
        if (sextet(c) < 0)
            return false;
    }
    const int unusedBits = text.size() % 4 == 2 ? 4 : text.size() % 4 == 3 ? 2 : 0;
    return (sextet(text.back()) & ((1 << unusedBits) - 1)) == 0;
}

bool hasThreeCanonicalParts(std::string_view token)
{
    if (token.size() > limits::kTokenBytes)
        return false;
    const auto first = token.find('.');
    const auto second = first == std::string_view::npos ? first : token.find('.', first + 1);
    if (second == std::string_view::npos)
        return false;
    return isCanonicalBase64Url(token.substr(0, first)) &&
           isCanonicalBase64Url(token.substr(first + 1, second - first - 1)) &&
           isCanonicalBase64Url(token.substr(second + 1));
}

std::string signOne(const std::string &secret, const char *type, const std::string &id, UserId user, long long issuedAt,
                    long long expiresAt)
{
    jwt::jwt_object token{jwt::params::algorithm("HS256"), jwt::params::secret(secret)};
    token.add_claim("token_type", std::string(type))
        .add_claim("exp", expiresAt)
        .add_claim("iat", issuedAt)
        .add_claim("jti", id)
        .add_claim("user_id", user.value());
    return token.signature();
}

/// A moment that far in the future is as good as the last one that can be told.
Timestamp secondsSince1970(long long seconds)
{
    constexpr long long kLast = 253'402'300'799; // 9999-12-31T23:59:59Z
    return fromMicros(std::clamp(seconds, 0LL, kLast) * 1'000'000);
}

ServerError notValid()
{
    return ServerError::tokenNotValid("Token is invalid or expired");
}

} // namespace

TokenService::TokenService(std::string secret, Lifetimes lifetimes, const Clock &clock)
    : m_secret(std::move(secret)), m_lifetimes(lifetimes), m_clock(clock)
{
}

TokenPair TokenService::newPair(UserId user) const
{
    TokenPair pair;
    pair.family = randomHex(kIdBytes);
    pair.user = user;
    pair.refreshId = randomHex(kIdBytes);
    pair.accessId = randomHex(kIdBytes);
    pair.issuedAt = toMicros(m_clock.now()) / 1'000'000;
    pair.accessExpiresAt = pair.issuedAt + m_lifetimes.access.count();
    pair.refreshExpiresAt = pair.issuedAt + m_lifetimes.refresh.count();
    return pair;
}

TokenService::SignedPair TokenService::sign(const TokenPair &pair) const
{
    return {signOne(m_secret, "access", pair.accessId, pair.user, pair.issuedAt, pair.accessExpiresAt),
            signOne(m_secret, "refresh", pair.refreshId, pair.user, pair.issuedAt, pair.refreshExpiresAt)};
}

Result<TokenService::Access> TokenService::verifyAccess(std::string_view token) const
{
    const auto claims = verify(token, Kind::Access);
    if (!claims)
        return failure(claims.error());
    return Access{claims->user, claims->id, claims->expiresAt};
}

Result<std::string> TokenService::verifyRefresh(std::string_view token) const
{
    const auto claims = verify(token, Kind::Refresh);
    if (!claims)
        return failure(claims.error());
    return claims->id;
}

Result<TokenService::Claims> TokenService::verify(std::string_view token, Kind kind) const
{
    if (!hasThreeCanonicalParts(token))
        return failure(notValid());
    // The expiry is judged below by our own clock; the leeway keeps the library's out of it.
    constexpr std::uint32_t kLeewaySeconds = 2'000'000'000;
    try {
        std::error_code error;
        const auto decoded =
            jwt::decode(jwt::string_view(token.data(), token.size()), jwt::params::algorithms({"HS256"}), error,
                        jwt::params::secret(m_secret), jwt::params::leeway(kLeewaySeconds), jwt::params::verify(true));
        if (error || decoded.header().algo() != jwt::algorithm::HS256)
            return failure(notValid());
        const jwt::jwt_payload &payload = decoded.payload();
        const auto type = payload.get_claim_value<std::string>("token_type");
        const auto expiresAt = payload.get_claim_value<long long>("exp");
        const Claims claims{payload.get_claim_value<std::string>("jti"),
                            UserId(payload.get_claim_value<long long>("user_id")), secondsSince1970(expiresAt)};
        const bool isWanted = type == (kind == Kind::Access ? "access" : "refresh");
        if (!isWanted || expiresAt <= toMicros(m_clock.now()) / 1'000'000 || !claims.user.isValid())
            return failure(notValid());
        return claims;
    } catch (const std::exception &) {
        // Claims that are missing or of another kind, and headers that the library itself stumbles over.
        return failure(notValid());
    }
}

} // namespace vatochito::server
