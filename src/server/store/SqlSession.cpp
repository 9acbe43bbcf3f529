// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/store/SqlSession.h"

#include <soci/sqlite3/soci-sqlite3.h>

namespace vatochito::server {

SqlSession::Statements::node_type SqlSession::take(const std::string &sql)
{
    if (auto idle = m_idle.extract(sql))
        return idle;
    soci::statement statement(m_connection);
    statement.alloc();
    statement.prepare(sql);
    Statements made;
    return made.extract(made.emplace(sql, std::move(statement)));
}

void SqlSession::giveBack(Statements::node_type node) noexcept
{
    soci::statement &statement = node.mapped();
    // SOCI itself resets a statement only before it is run again, and until then its read holds back every write.
    sqlite_api::sqlite3_reset(static_cast<soci::sqlite3_statement_backend *>(statement.get_backend())->stmt_);
    statement.bind_clean_up();
    m_idle.insert(std::move(node));
}

} // namespace vatochito::server
