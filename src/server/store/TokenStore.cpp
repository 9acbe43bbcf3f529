// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/store/TokenStore.h"

#include "server/domain/Limits.h"
#include "server/store/SqlSession.h"

#include <optional>

namespace vatochito::server {

namespace {

struct StoredPair
{
    TokenPair pair;
    bool isRevoked = false;
    std::optional<Timestamp> rotatedAt;
    std::string successor;
};

std::optional<StoredPair> readPair(SqlSession &session, const std::string &refreshId)
{
    StoredPair stored;
    TokenPair &pair = stored.pair;
    long long user = 0, rotated = 0, revoked = 0;
    soci::indicator isRotated = soci::i_null, hasSuccessor = soci::i_null;
    if (!session.run("SELECT refresh_id, access_id, family, person_id, issued_s, access_expires_s, refresh_expires_s,"
                     " rotated_us, successor, is_revoked FROM token_pair WHERE refresh_id = :id",
                     soci::use(refreshId), soci::into(pair.refreshId), soci::into(pair.accessId),
                     soci::into(pair.family), soci::into(user), soci::into(pair.issuedAt),
                     soci::into(pair.accessExpiresAt), soci::into(pair.refreshExpiresAt),
                     soci::into(rotated, isRotated), soci::into(stored.successor, hasSuccessor), soci::into(revoked)))
        return std::nullopt;
    pair.user = UserId(user);
    stored.isRevoked = revoked != 0;
    if (isRotated == soci::i_ok)
        stored.rotatedAt = fromMicros(rotated);
    return stored;
}

void insertPair(SqlSession &session, const TokenPair &pair)
{
    session.run("INSERT INTO token_pair (refresh_id, access_id, family, person_id, issued_s, access_expires_s,"
                " refresh_expires_s) VALUES (:refresh, :access, :family, :person, :issued, :access_end, :refresh_end)",
                soci::use(pair.refreshId), soci::use(pair.accessId), soci::use(pair.family),
                soci::use(pair.user.value()), soci::use(pair.issuedAt), soci::use(pair.accessExpiresAt),
                soci::use(pair.refreshExpiresAt));
}

void deleteExpired(SqlSession &session, UserId user, Timestamp now)
{
    // Both, whichever is configured to live longer: a revoked access token must be known as long as it would pass.
    const long long nowSeconds = toMicros(now) / 1'000'000;
    session.run("DELETE FROM token_pair WHERE person_id = :person AND refresh_expires_s < :refresh"
                " AND access_expires_s < :access",
                soci::use(user.value()), soci::use(nowSeconds), soci::use(nowSeconds));
}

void revokeFamily(SqlSession &session, const std::string &family)
{
    session.run("UPDATE token_pair SET is_revoked = 1 WHERE family = :family", soci::use(family));
}

/// Nothing means refused. That is no error here: revoking a family must be committed.
std::optional<TokenPair> rotateIn(SqlSession &session, const std::string &refreshId, TokenPair successor, Timestamp now)
{
    const auto stored = readPair(session, refreshId);
    if (!stored || stored->isRevoked)
        return std::nullopt;
    if (stored->rotatedAt) {
        if (now - *stored->rotatedAt > limits::kRefreshReplayWindow) {
            revokeFamily(session, stored->pair.family);
            return std::nullopt;
        }
        const auto again = readPair(session, stored->successor);
        return again ? std::optional(again->pair) : std::nullopt;
    }
    successor.family = stored->pair.family;
    successor.user = stored->pair.user;
    // Here too: a client that never signs in again still leaves a pair behind with each refresh.
    deleteExpired(session, successor.user, now);
    insertPair(session, successor);
    session.run("UPDATE token_pair SET rotated_us = :now, successor = :next WHERE refresh_id = :id",
                soci::use(toMicros(now)), soci::use(successor.refreshId), soci::use(refreshId));
    return successor;
}

ServerError refused()
{
    return ServerError::tokenNotValid("Token is invalid or expired");
}

} // namespace

Status TokenStore::begin(TokenPair first)
{
    const auto done = m_database.writeAndWait<bool>(
        [first = std::move(first), now = m_clock.now()](SqlSession &session) -> Result<bool> {
            deleteExpired(session, first.user, now);
            insertPair(session, first);
            return true;
        });
    if (!done)
        return failure(done.error());
    return {};
}

Result<TokenPair> TokenStore::rotate(const std::string &refreshId, TokenPair successor)
{
    const auto rotated = m_database.writeAndWait<std::optional<TokenPair>>(
        [refreshId, successor = std::move(successor),
         now = m_clock.now()](SqlSession &session) -> Result<std::optional<TokenPair>> {
            return rotateIn(session, refreshId, successor, now);
        });
    if (!rotated)
        return failure(rotated.error());
    // Refused, and a theft may have ended the family.
    if (!*rotated) {
        ++m_revocations;
        return failure(refused());
    }
    return **rotated;
}

Status TokenStore::revoke(const std::string &refreshId)
{
    const auto done = m_database.writeAndWait<bool>([refreshId](SqlSession &session) -> Result<bool> {
        const auto stored = readPair(session, refreshId);
        if (!stored || stored->isRevoked)
            return failure(refused());
        revokeFamily(session, stored->pair.family);
        return true;
    });
    if (!done)
        return failure(done.error());
    ++m_revocations;
    return {};
}

Status TokenStore::revokeAll(UserId user)
{
    const auto done = m_database.writeAndWait<bool>([user](SqlSession &session) -> Result<bool> {
        session.run("UPDATE token_pair SET is_revoked = 1 WHERE person_id = :person", soci::use(user.value()));
        return true;
    });
    if (!done)
        return failure(done.error());
    ++m_revocations;
    return {};
}

Result<std::unordered_set<std::string>> TokenStore::revokedAmong(const std::unordered_set<std::string> &accessIds)
{
    using Ids = std::unordered_set<std::string>;
    return m_database.read<Ids>([&](SqlSession &session) -> Result<Ids> { return revokedIn(session, accessIds); });
}

std::unordered_set<std::string> TokenStore::revokedIn(SqlSession &session,
                                                      const std::unordered_set<std::string> &accessIds)
{
    std::unordered_set<std::string> revoked;
    for (const std::string &accessId : accessIds) {
        long long count = 0;
        session.run("SELECT count(*) FROM token_pair WHERE access_id = :id AND is_revoked = 1", soci::use(accessId),
                    soci::into(count));
        if (count > 0)
            revoked.insert(accessId);
    }
    return revoked;
}

} // namespace vatochito::server
