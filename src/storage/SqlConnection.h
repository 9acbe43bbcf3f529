// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/StrongId.h"
#include "base/Timestamp.h"
#include "core/Error.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QString>
#include <QVariant>

#include <optional>
#include <unordered_map>

namespace vatochito {

/// Thrown inside a job of Database and caught where the job ends: nothing outside this folder sees it.
struct SqlFailure
{
    Error error;
};

/// One connection to the file of an account, on the thread that made it.
class SqlConnection
{
public:
    enum class Access {
        ReadWrite,
        ReadOnly,
        Look, ///< Leaves the file and its log as they are, to the byte, when it is closed too.
    };

    /// Throws SqlFailure when the file cannot be opened.
    SqlConnection(const QString &path, Access access);
    ~SqlConnection();
    Q_DISABLE_COPY_MOVE(SqlConnection)

    /// Runs one statement without parameters. Throws SqlFailure.
    void execute(const QString &sql);

    /// Another connection, of this process or of another, has written since this was asked for the first time. Throws
    /// SqlFailure.
    bool haveOthersWritten();

private:
    friend class Statement;

    [[noreturn]] void fail(const QSqlError &error) const;
    /// A prepared query of \a sql that nobody uses; throws SqlFailure.
    QSqlQuery take(const QString &sql);
    void giveBack(const QString &sql, QSqlQuery query);

    QString m_name;
    QSqlDatabase m_database;
    /// SQLite's, which commits of other connections move and those of this one do not.
    std::optional<long long> m_versionAtFirst;
    bool m_haveOthersWritten = false;
    /// Preparing costs more than most of our statements take to run, and there are few of them.
    std::unordered_multimap<QString, QSqlQuery> m_prepared;
};

/// One use of a prepared statement. Every function throws SqlFailure when SQLite says no.
class Statement
{
public:
    Statement(SqlConnection &connection, const QString &sql);
    ~Statement();
    Q_DISABLE_COPY_MOVE(Statement)

    /// Binds the next `?`.
    Statement &bind(long long value);
    Statement &bind(const QString &value);
    Statement &bind(bool value);
    Statement &bind(Timestamp value);
    Statement &bind(std::optional<Timestamp> value);
    Statement &bind(std::optional<bool> value);
    template <typename Tag>
    Statement &bind(StrongId<Tag> id)
    {
        return bind(id.value());
    }
    Statement &bindNull();
    /// As it was read, whatever it is.
    Statement &bindValue(const QVariant &value);

    /// Runs it for what it writes. \return the rows it changed.
    int run();
    /// Runs it at the first call; true while there is a row.
    bool next();

    bool isNull(int column) const;
    long long integer(int column) const;
    QString text(int column) const;
    QVariant value(int column) const { return m_query.value(column); }
    bool flag(int column) const { return integer(column) != 0; }
    Timestamp moment(int column) const { return fromMicros(integer(column)); }
    std::optional<Timestamp> optionalMoment(int column) const;
    template <typename Id>
    Id id(int column) const
    {
        return Id(integer(column));
    }

private:
    void execute();

    SqlConnection &m_connection;
    const QString m_sql;
    QSqlQuery m_query;
    bool m_isExecuted = false;
};

/// Rolls back unless committed.
class SqlTransaction
{
public:
    enum class Kind {
        Write,
        Snapshot, ///< Reads alone, all of them from one moment.
    };

    explicit SqlTransaction(SqlConnection &connection, Kind kind = Kind::Write);
    ~SqlTransaction();
    Q_DISABLE_COPY_MOVE(SqlTransaction)

    void commit();

private:
    SqlConnection &m_connection;
    bool m_isOpen = true;
};

} // namespace vatochito
