// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/store/SqlSession.h"

#include "server/store/Connection.h"

#include <gtest/gtest.h>

#include <stdexcept>
#include <vector>

using namespace vatochito::server;

namespace {

class SqlSessionTest : public testing::Test
{
protected:
    SqlSessionTest()
    {
        m_session.runOnce("CREATE TABLE fruit (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)");
        add("mango");
        add("chikoo");
    }

    void add(const std::string &name) { m_session.run("INSERT INTO fruit (name) VALUES (:name)", soci::use(name)); }
    std::string named(long long id)
    {
        std::string name;
        const bool isThere = m_session.run("SELECT name FROM fruit WHERE id = :id", soci::use(id), soci::into(name));
        return isThere ? name : "none";
    }

    std::unique_ptr<Connection> m_connection = Connection::open({}).value();
    SqlSession &m_session = m_connection->session();
};

constexpr const char *kAll = "SELECT name FROM fruit ORDER BY id";

} // namespace

TEST_F(SqlSessionTest, runAgain_bindsWhatIsGivenThen)
{
    EXPECT_EQ(named(1), "mango");
    EXPECT_EQ(named(2), "chikoo");
    EXPECT_EQ(named(3), "none");
    EXPECT_EQ(named(1), "mango");
}

TEST_F(SqlSessionTest, runThatFailed_canBeRunAgain)
{
    EXPECT_THROW(add("mango"), soci::soci_error);
    add("papaya");
    EXPECT_EQ(named(3), "papaya");
}

TEST_F(SqlSessionTest, firstRowOfMany_leavesNothingUnread)
{
    std::string name;
    EXPECT_TRUE(m_session.run(kAll, soci::into(name)));
    EXPECT_EQ(name, "mango");
    // SQLite refuses this while anybody reads.
    EXPECT_NO_THROW(m_session.runOnce("DROP TABLE fruit"));
}

TEST_F(SqlSessionTest, rowsThatAreBrokenOff_leaveNothingUnread)
{
    std::string name;
    EXPECT_THROW(m_session.forEach(
                     kAll, [] { throw std::runtime_error("enough"); }, soci::into(name)),
                 std::runtime_error);
    EXPECT_NO_THROW(m_session.runOnce("DROP TABLE fruit"));
}

TEST_F(SqlSessionTest, sameTextWhileItIsRead_isRunBesideIt)
{
    std::string outer, inner;
    std::vector<std::string> pairs;
    m_session.forEach(
        kAll,
        [&] {
            m_session.forEach(
                kAll, [&] { pairs.push_back(outer + ' ' + inner); }, soci::into(inner));
        },
        soci::into(outer));
    EXPECT_EQ(pairs, (std::vector<std::string>{"mango mango", "mango chikoo", "chikoo mango", "chikoo chikoo"}));
}
