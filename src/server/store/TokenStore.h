// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "server/domain/Records.h"
#include "server/store/Database.h"

#include <atomic>
#include <string>
#include <unordered_set>

namespace vatochito::server {

/// Which refresh tokens live, by family: one sign-in and everything rotated from it. Holds ids, never tokens. Blocks;
/// not for strands.
class TokenStore
{
public:
    /// Both must outlive the store.
    TokenStore(Database &database, const Clock &clock) : m_database(database), m_clock(clock) {}

    /// Remembers a new family's first pair, and forgets the person's expired ones.
    Status begin(TokenPair first);
    /// Replaces the pair of \a refreshId by \a successor, whose family and user are taken from it. Within
    /// limits::kRefreshReplayWindow of the first rotation the same successor comes again (the answer may have been
    /// lost); later use is a theft and revokes the family. Errors: TokenNotValid.
    Result<TokenPair> rotate(const std::string &refreshId, TokenPair successor);
    /// Ends the family of \a refreshId. Errors: TokenNotValid when there is none, or it is over.
    Status revoke(const std::string &refreshId);
    /// Ends every family of \a user.
    Status revokeAll(UserId user);
    /// Those of \a accessIds whose session was ended. Ids that nobody knows are not among them.
    Result<std::unordered_set<std::string>> revokedAmong(const std::unordered_set<std::string> &accessIds);
    /// The same inside a transaction. Throws what the session throws.
    static std::unordered_set<std::string> revokedIn(SqlSession &session,
                                                     const std::unordered_set<std::string> &accessIds);
    /// How often this process may have ended a session; rises only.
    unsigned long long revocations() const { return m_revocations; }

private:
    Database &m_database;
    const Clock &m_clock;
    std::atomic<unsigned long long> m_revocations = 0;
};

} // namespace vatochito::server
