// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/Salvage.h"

#include "core/LogCategories.h"
#include "storage/SqlConnection.h"

#include <QStringList>

#include <memory>

namespace vatochito {

namespace {

QStringList columnsOf(SqlConnection &connection, const QString &table)
{
    QStringList columns;
    Statement query(connection, QStringLiteral("SELECT name FROM pragma_table_info(?)"));
    query.bind(table);
    while (query.next())
        columns.append(query.text(0));
    return columns;
}

/// One table, from the damaged file to the new one.
class TableCopy
{
public:
    TableCopy(SqlConnection &from, SqlConnection &to, const QString &table) : m_from(from), m_to(to), m_table(table)
    {
        const QStringList old = columnsOf(from, table);
        for (const QString &column : columnsOf(to, table)) {
            if (old.contains(column))
                m_columns.append(column);
        }
    }

    /// \return Every row could be read.
    bool run()
    {
        if (m_columns.isEmpty())
            return true; // An older file may have no such table.
        if (copy(QStringLiteral("ASC")))
            return true;
        // Behind the page that cannot be read there may be good ones.
        copy(QStringLiteral("DESC"));
        return false;
    }

private:
    bool copy(const QString &direction)
    {
        const QString names = m_columns.join(QStringLiteral(", "));
        try {
            Statement rows(m_from,
                           QStringLiteral("SELECT %1 FROM %2 ORDER BY rowid %3").arg(names, m_table, direction));
            bool isWhole = true;
            while (rows.next())
                isWhole = insert(names, rows) && isWhole;
            return isWhole;
        } catch (const SqlFailure &caught) {
            if (caught.error.code == Error::Code::StorageFull)
                throw;
            qCWarning(lcStorage).nospace()
                << "not all could be read: table=" << m_table << " detail=" << caught.error.detail;
            return false;
        }
    }

    bool insert(const QString &names, const Statement &row)
    {
        const QString places = QStringList(m_columns.size(), QStringLiteral("?")).join(u',');
        Statement statement(
            m_to, QStringLiteral("INSERT INTO %1 (%2) VALUES (%3) ON CONFLICT DO NOTHING").arg(m_table, names, places));
        for (int column = 0; column < m_columns.size(); ++column)
            statement.bindValue(row.value(column));
        try {
            statement.run();
            return true;
        } catch (const SqlFailure &caught) {
            if (caught.error.code == Error::Code::StorageFull)
                throw;
            return false; // What was read is not what was once written.
        }
    }

    SqlConnection &m_from;
    SqlConnection &m_to;
    const QString m_table;
    QStringList m_columns;
};

bool copyTable(SqlConnection &from, SqlConnection &to, const QString &table)
{
    try {
        return TableCopy(from, to, table).run();
    } catch (const SqlFailure &caught) {
        if (caught.error.code == Error::Code::StorageFull)
            throw;
        return false;
    }
}

} // namespace

bool salvage(const QString &from, SqlConnection &to)
{
    std::unique_ptr<SqlConnection> old;
    try {
        old = std::make_unique<SqlConnection>(from, SqlConnection::Access::Look);
    } catch (const SqlFailure &) {
        return false;
    }
    // A file that was cut short is read as far as it goes, and not refused as a whole.
    old->execute(QStringLiteral("PRAGMA writable_schema = ON"));
    SqlTransaction transaction(to);
    // Whose file it is comes along, but nothing is lost with it: the next sign-in tells.
    copyTable(*old, to, QStringLiteral("account"));
    // It tells when the trouble began; but nobody misses a line of it.
    copyTable(*old, to, QStringLiteral("connection_period"));
    bool isWhole = true;
    for (const char *table : {"outbox", "draft"})
        isWhole = copyTable(*old, to, QString::fromLatin1(table)) && isWhole;
    transaction.commit();
    return isWhole;
}

} // namespace vatochito
