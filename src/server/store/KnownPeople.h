// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/Records.h"

#include <mutex>
#include <unordered_map>

namespace vatochito::server {

class SqlSession;

/// People as they were read last. Whoever has changed since is read anew, which a few columns tell: all of a person
/// with each of their messages took longer than storing it. Thread: any.
class KnownPeople
{
public:
    /// Of a person that a foreign key vouches for. Inside a transaction; throws what SOCI throws, and std::logic_error
    /// when there is no such person.
    UserPtr get(SqlSession &session, UserId id);
    /// What a transaction read that was not committed may never have been.
    void forget();

private:
    std::mutex m_mutex;
    std::unordered_map<UserId, UserPtr> m_people;
};

} // namespace vatochito::server
