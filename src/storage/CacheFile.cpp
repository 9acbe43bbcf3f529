// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/CacheFile.h"

#include "core/AbandonedLock.h"
#include "core/LogCategories.h"
#include "storage/Migrations.h"
#include "storage/Salvage.h"
#include "storage/SqlConnection.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>

#include <utility>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

namespace vatochito {

namespace {

const QString kBegun = QStringLiteral(".begun");   ///< A successor that is not whole yet.
const QString kReady = QStringLiteral(".ready");   ///< One that only waits for the place.
const QString kRepair = QStringLiteral(".repair"); ///< The lock of who replaces.

/// Tells two files apart that have the same name one after the other. Empty: there is none.
QByteArray identityOf(const QString &path)
{
#ifdef Q_OS_UNIX
    struct stat status = {};
    if (::stat(QFile::encodeName(path).constData(), &status) != 0)
        return {};
    return QByteArray::number(quint64(status.st_dev)) + ':' + QByteArray::number(quint64(status.st_ino));
#else
    // Nobody can take a file away that is open.
    return QFileInfo::exists(path) ? QByteArray("there") : QByteArray();
#endif
}

/// One process at a time, for as long as it lives: a long salvage is no reason to take its turn away.
void takeTurn(QLockFile &turn)
{
    turn.setStaleLockTime(0);
    removeAbandonedLock(turn.fileName());
    turn.lock();
}

/// While it lives no process commits anything to the file at \a path; who was about to finds, when it may, that another
/// file has its place (requireInPlace). Nothing: nobody can begin to write to it, it is too badly damaged.
std::unique_ptr<SqlConnection> holdWriters(const QString &path)
{
    try {
        auto holder = std::make_unique<SqlConnection>(path, SqlConnection::Access::ReadWrite);
        holder->execute(QStringLiteral("BEGIN IMMEDIATE"));
        return holder;
    } catch (const SqlFailure &caught) {
        if (caught.error.code != Error::Code::StorageDamaged)
            throw;
        return nullptr;
    }
}

void move(const QString &from, const QString &to)
{
    QFile file(from);
    if (file.exists() && !file.rename(to))
        throw SqlFailure{Error{.code = Error::Code::StorageFailed, .detail = file.errorString()}};
}

} // namespace

CacheFile::CacheFile(QString path) : m_path(std::move(path)) {}

Opening CacheFile::open(std::unique_ptr<SqlConnection> &connection)
{
    finishReplacing();
    try {
        openWhole(connection);
        return {};
    } catch (const SqlFailure &caught) {
        connection.reset();
        if (caught.error.code != Error::Code::StorageDamaged)
            throw;
        qCWarning(lcStorage).nospace() << "cache damaged: detail=" << caught.error.detail;
    }
    return beginAnew(connection);
}

Opening CacheFile::replace(std::unique_ptr<SqlConnection> &connection)
{
    connection.reset();
    return beginAnew(connection);
}

void CacheFile::requireInPlace() const
{
    const QByteArray found = identityOf(m_path);
    if (found == m_identity)
        return;
    // Who signed out elsewhere had the messages removed; they are not to come back through this door.
    if (found.isEmpty())
        throw SqlFailure{Error{.code = Error::Code::StorageFailed, .detail = QStringLiteral("the file was removed")}};
    throw SqlFailure{
        Error{.code = Error::Code::StorageDamaged, .detail = QStringLiteral("another file has its place")}};
}

void CacheFile::openWhole(std::unique_ptr<SqlConnection> &connection)
{
    m_identity = identityOf(m_path);
    if (QFileInfo(m_path).size() > 0) {
        // Closing a connection that may write moves the log into the file, so a newer one must not get any.
        SqlConnection look(m_path, SqlConnection::Access::Look);
        refuseNewer(look);
    }
    connection = std::make_unique<SqlConnection>(m_path, SqlConnection::Access::ReadWrite);
    migrate(*connection);
    connection->haveOthersWritten(); // What counts is what comes after this.
    m_identity = identityOf(m_path);
}

Opening CacheFile::beginAnew(std::unique_ptr<SqlConnection> &connection)
{
    QLockFile turn(m_path + kRepair);
    takeTurn(turn);
    Opening opening{.isNew = true};
    // Unless another process found the damage as well, and was faster.
    if (identityOf(m_path) == m_identity) {
        // What another process commits is either salvaged with the rest or refused.
        auto holder = holdWriters(m_path);
        opening.isOutboxWhole = makeSuccessor();
#ifdef Q_OS_WIN
        holder.reset(); // There, no file that is open can be moved, neither by us nor from under another process.
#endif
        putSuccessorInPlace();
        qCWarning(lcStorage) << "cache begun anew: outbox_whole =" << opening.isOutboxWhole;
    }
    openWhole(connection);
    return opening;
}

bool CacheFile::makeSuccessor() const
{
    const QString begun = m_path + kBegun;
    for (const char *suffix : {"", "-wal", "-shm"})
        QFile::remove(begun + QLatin1String(suffix));
    QFile::remove(m_path + kReady);
    bool isWhole = false;
    {
        SqlConnection successor(begun, SqlConnection::Access::ReadWrite);
        migrate(successor);
        isWhole = salvage(m_path, successor);
        // The file alone takes the place, so nothing may be left in its log; closing would not tell if it were.
        successor.execute(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)"));
    }
    move(begun, m_path + kReady);
    return isWhole;
}

void CacheFile::setAside() const
{
    const QString aside = m_path + QStringLiteral(".damaged-") +
                          QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMddHHmmsszzz"));
    // The file goes first: as long as it is there, it and its log belong together and can be salvaged once more. A log
    // that stayed behind would be taken for the successor's, so whoever finds the successor waiting finishes this.
    for (const char *suffix : {"", "-wal", "-shm"})
        move(m_path + QLatin1String(suffix), aside + QLatin1String(suffix));
}

void CacheFile::finishReplacing() const
{
    if (!QFileInfo::exists(m_path + kReady))
        return;
    QLockFile turn(m_path + kRepair);
    takeTurn(turn);
    if (!QFileInfo::exists(m_path + kReady))
        return;
    // Other processes may have written to the old file since: what was saved of it is saved again.
    if (QFileInfo::exists(m_path))
        QFile::remove(m_path + kReady);
    else
        putSuccessorInPlace();
}

void CacheFile::putSuccessorInPlace() const
{
    setAside();
    move(m_path + kReady, m_path);
}

} // namespace vatochito
