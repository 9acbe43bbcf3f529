// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/SqlConnection.h"

#include "core/LogCategories.h"
#include "core/PlainText.h"

#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>
#include <QUuid>

namespace vatochito {

namespace {

// SQLite's primary result codes.
constexpr int kIoError = 10;
constexpr int kCorrupt = 11;
constexpr int kFull = 13;
constexpr int kNotADatabase = 26;
constexpr int kPrimaryCode = 0xff;

/// Less than this is no room: SQLite wants some for its shared memory as well.
constexpr qint64 kLeastRoom = 64LL * 1024;

bool isFull(const QString &path)
{
    const QStorageInfo disk(QFileInfo(path).path());
    return disk.isValid() && disk.bytesAvailable() < kLeastRoom;
}

Error::Code codeOf(int sqliteCode, const QString &path)
{
    switch (sqliteCode & kPrimaryCode) {
    case kFull:
        return Error::Code::StorageFull;
    case kIoError:
        // Not every part of SQLite tells a full disk by its name.
        return isFull(path) ? Error::Code::StorageFull : Error::Code::StorageFailed;
    case kCorrupt:
    case kNotADatabase:
        return Error::Code::StorageDamaged;
    default:
        return Error::Code::StorageFailed;
    }
}

/// SQLite gives its other files the mode of this one, so it must be right before they are made.
void makePrivateFile(const QString &path)
{
    QFile file(path);
    constexpr auto kOwnerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
    if (!file.open(QIODevice::ReadWrite) || !file.setPermissions(kOwnerOnly))
        throw SqlFailure{Error{.code = isFull(path) ? Error::Code::StorageFull : Error::Code::StorageFailed,
                               .detail = file.errorString()}};
}

} // namespace

SqlConnection::SqlConnection(const QString &path, Access access)
    : m_name(QUuid::createUuid().toString(QUuid::WithoutBraces))
{
    if (access == Access::ReadWrite)
        makePrivateFile(path);
    m_database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_name);
    m_database.setDatabaseName(path);
    // Another process of the profile may be writing.
    const QString options = QStringLiteral("QSQLITE_BUSY_TIMEOUT=10000");
    m_database.setConnectOptions(access == Access::Look ? options + QStringLiteral(";QSQLITE_OPEN_READONLY") : options);
    try {
        if (!m_database.open())
            fail(m_database.lastError());
        execute(QStringLiteral("PRAGMA foreign_keys = ON"));
        // What was deleted is overwritten, with every build of SQLite.
        if (access == Access::ReadWrite)
            execute(QStringLiteral("PRAGMA secure_delete = ON"));
        if (access == Access::ReadOnly)
            execute(QStringLiteral("PRAGMA query_only = ON"));
    } catch (const SqlFailure &) {
        m_database = {};
        QSqlDatabase::removeDatabase(m_name);
        throw;
    }
}

bool SqlConnection::haveOthersWritten()
{
    Statement query(*this, QStringLiteral("PRAGMA data_version"));
    if (query.next()) {
        const long long version = query.integer(0);
        m_haveOthersWritten = m_haveOthersWritten || m_versionAtFirst.value_or(version) != version;
        m_versionAtFirst = version;
    }
    return m_haveOthersWritten;
}

SqlConnection::~SqlConnection()
{
    m_prepared.clear();
    m_database.close();
    m_database = {};
    QSqlDatabase::removeDatabase(m_name);
}

QSqlQuery SqlConnection::take(const QString &sql)
{
    if (const auto kept = m_prepared.find(sql); kept != m_prepared.end()) {
        QSqlQuery query = std::move(kept->second);
        m_prepared.erase(kept);
        return query;
    }
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.prepare(sql))
        fail(query.lastError());
    return query;
}

void SqlConnection::giveBack(const QString &sql, QSqlQuery query)
{
    m_prepared.emplace(sql, std::move(query));
}

void SqlConnection::fail(const QSqlError &error) const
{
    throw SqlFailure{Error{.code = codeOf(error.nativeErrorCode().toInt(), m_database.databaseName()),
                           .detail = error.nativeErrorCode() + QLatin1Char(' ') + error.databaseText()}};
}

void SqlConnection::execute(const QString &sql)
{
    QSqlQuery query(m_database);
    if (!query.exec(sql))
        fail(query.lastError());
}

Statement::Statement(SqlConnection &connection, const QString &sql)
    : m_connection(connection), m_sql(sql), m_query(connection.take(sql))
{
}

Statement::~Statement()
{
    // One that was never run, or failed, has values or an error of its own left in it.
    if (!m_isExecuted || m_query.lastError().isValid())
        return;
    m_query.finish();
    m_connection.giveBack(m_sql, std::move(m_query));
}

Statement &Statement::bind(long long value)
{
    m_query.addBindValue(QVariant(static_cast<qlonglong>(value)));
    return *this;
}

Statement &Statement::bind(const QString &value)
{
    // A null QString would be bound as NULL, and columns of text are never that.
    m_query.addBindValue(value.isNull() ? QStringLiteral("") : plaintext::wellFormed(value));
    return *this;
}

Statement &Statement::bind(bool value)
{
    return bind(value ? 1LL : 0LL);
}

Statement &Statement::bind(Timestamp value)
{
    return bind(toMicros(value));
}

Statement &Statement::bind(std::optional<Timestamp> value)
{
    return value ? bind(*value) : bindNull();
}

Statement &Statement::bind(std::optional<bool> value)
{
    return value ? bind(*value) : bindNull();
}

Statement &Statement::bindNull()
{
    m_query.addBindValue(QVariant(QMetaType::fromType<qlonglong>()));
    return *this;
}

Statement &Statement::bindValue(const QVariant &value)
{
    m_query.addBindValue(value);
    return *this;
}

int Statement::run()
{
    execute();
    const int changed = m_query.numRowsAffected();
    m_query.finish();
    return changed;
}

bool Statement::next()
{
    if (!m_isExecuted)
        execute();
    if (m_query.next())
        return true;
    if (m_query.lastError().isValid())
        m_connection.fail(m_query.lastError());
    return false;
}

void Statement::execute()
{
    m_isExecuted = true;
    if (!m_query.exec())
        m_connection.fail(m_query.lastError());
}

bool Statement::isNull(int column) const
{
    return m_query.isNull(column);
}

long long Statement::integer(int column) const
{
    return m_query.value(column).toLongLong();
}

QString Statement::text(int column) const
{
    return m_query.value(column).toString();
}

std::optional<Timestamp> Statement::optionalMoment(int column) const
{
    if (isNull(column))
        return {};
    return moment(column);
}

SqlTransaction::SqlTransaction(SqlConnection &connection, Kind kind) : m_connection(connection)
{
    // Taken for writing at once: one that begins by reading cannot always become a writer later.
    m_connection.execute(kind == Kind::Write ? QStringLiteral("BEGIN IMMEDIATE") : QStringLiteral("BEGIN"));
}

SqlTransaction::~SqlTransaction()
{
    if (!m_isOpen)
        return;
    try {
        m_connection.execute(QStringLiteral("ROLLBACK"));
    } catch (const SqlFailure &failure) {
        // After some errors, a full disk above all, SQLite has done it already.
        if (!failure.error.detail.contains(QLatin1String("no transaction is active")))
            qCWarning(lcStorage).nospace() << "rollback failed: reason=" << failure.error.detail;
    }
}

void SqlTransaction::commit()
{
    m_connection.execute(QStringLiteral("COMMIT"));
    m_isOpen = false;
}

} // namespace vatochito
