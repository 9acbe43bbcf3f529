// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <soci/soci.h>

#include <string>
#include <unordered_map>
#include <utility>

namespace vatochito::server {

/// The statements of one connection. Each is prepared once and kept, because preparing costs more than most of them
/// take to run; none is left unread, which would lock the database for the next write. \a sql therefore is one of a
/// few constant texts, with everything that varies bound (soci::use, soci::into). Throws what SOCI throws. Not for two
/// threads at once; a statement may be run again while one of the same text is being read.
class SqlSession
{
public:
    soci::session &connection() { return m_connection; }

    /// True: there was a row, and the first one is in the places of soci::into.
    template <typename... Bound>
    bool run(const std::string &sql, Bound &&...bound)
    {
        Loan statement(*this, sql);
        statement.bind(std::forward<Bound>(bound)...);
        return statement->execute(true);
    }

    /// Calls \a onRow once for each row, with the row in the places of soci::into.
    template <typename OnRow, typename... Bound>
    void forEach(const std::string &sql, const OnRow &onRow, Bound &&...bound)
    {
        const auto goOn = [&onRow] {
            onRow();
            return true;
        };
        forEachWhile(sql, goOn, std::forward<Bound>(bound)...);
    }

    /// The same until \a onRow is false: what follows is not read.
    template <typename OnRow, typename... Bound>
    void forEachWhile(const std::string &sql, const OnRow &onRow, Bound &&...bound)
    {
        Loan statement(*this, sql);
        statement.bind(std::forward<Bound>(bound)...);
        statement->execute(false);
        while (statement->fetch() && onRow()) {
        }
    }

    /// For what is not said twice. Nothing is kept.
    void runOnce(const std::string &sql) { m_connection << sql; }

private:
    using Statements = std::unordered_multimap<std::string, soci::statement>;

    /// A statement in use. It goes back reset and with nothing bound, however its run ended.
    class Loan
    {
    public:
        Loan(SqlSession &session, const std::string &sql) : m_session(session), m_node(session.take(sql)) {}
        ~Loan() { m_session.giveBack(std::move(m_node)); }
        Loan(const Loan &) = delete;
        Loan &operator=(const Loan &) = delete;

        soci::statement *operator->() { return &m_node.mapped(); }
        template <typename... Bound>
        void bind(Bound &&...bound)
        {
            (m_node.mapped().exchange(std::forward<Bound>(bound)), ...);
            m_node.mapped().define_and_bind();
        }

    private:
        SqlSession &m_session;
        Statements::node_type m_node;
    };

    Statements::node_type take(const std::string &sql);
    void giveBack(Statements::node_type node) noexcept;

    soci::session m_connection;
    Statements m_idle; ///< By text. After the connection: they end before it.
};

} // namespace vatochito::server
