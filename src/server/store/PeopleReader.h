// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/Records.h"
#include "server/domain/ServerError.h"

#include <functional>
#include <unordered_map>

namespace vatochito::server {

class SqlSession;

/// Reads people inside one transaction, each of them once. Throws what SOCI throws.
class PeopleReader
{
public:
    explicit PeopleReader(SqlSession &session) : m_session(session) {}

    /// Null when nobody has this id.
    UserPtr find(UserId id);
    /// For ids that a foreign key vouches for; throws std::logic_error when it lied.
    UserPtr get(UserId id);

private:
    SqlSession &m_session;
    std::unordered_map<UserId, UserPtr> m_known;
};

} // namespace vatochito::server
