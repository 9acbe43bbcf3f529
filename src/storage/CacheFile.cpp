// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/CacheFile.h"

#include "core/LogCategories.h"
#include "storage/Migrations.h"
#include "storage/Salvage.h"
#include "storage/SqlConnection.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>

#include <algorithm>
#include <utility>

namespace vatochito {

namespace {

const QString kAside = QStringLiteral(".damaged-");
const QString kMoment = QStringLiteral("yyyyMMddHHmmsszzz");

QString stamp(const QDateTime &moment)
{
    return moment.toUTC().toString(kMoment);
}

[[noreturn]] void failToMove(const QFile &file)
{
    throw SqlFailure{Error{.code = Error::Code::StorageFailed, .detail = file.errorString()}};
}

} // namespace

CacheFile::CacheFile(QString path) : m_path(std::move(path)) {}

Opening CacheFile::open(std::unique_ptr<SqlConnection> &connection)
{
    m_openedAt = QDateTime::currentDateTimeUtc();
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

void CacheFile::openWhole(std::unique_ptr<SqlConnection> &connection) const
{
    if (QFileInfo(m_path).size() > 0) {
        // Closing a connection that may write moves the log into the file, so a newer one must not get any.
        SqlConnection look(m_path, SqlConnection::Access::Look);
        refuseNewer(look);
    }
    connection = std::make_unique<SqlConnection>(m_path, SqlConnection::Access::ReadWrite);
    migrate(*connection);
}

Opening CacheFile::beginAnew(std::unique_ptr<SqlConnection> &connection)
{
    QLockFile turn(m_path + QStringLiteral(".repair"));
    turn.lock();
    Opening opening{.isNew = true};
    if (wasSetAsideSinceOpened()) {
        openWhole(connection);
        return opening;
    }
    const QString aside = setAside();
    m_openedAt = QDateTime::currentDateTimeUtc();
    openWhole(connection);
    opening.isOutboxWhole = salvage(aside, *connection);
    qCWarning(lcStorage).nospace() << "cache begun anew: aside=" << QFileInfo(aside).fileName()
                                   << " outbox_whole=" << opening.isOutboxWhole;
    return opening;
}

bool CacheFile::wasSetAsideSinceOpened() const
{
    const QFileInfo file(m_path);
    const QString first = file.fileName() + kAside + stamp(m_openedAt);
    const QStringList aside = file.dir().entryList({file.fileName() + kAside + u'*'}, QDir::Files);
    return std::any_of(aside.cbegin(), aside.cend(), [&first](const QString &name) { return name > first; });
}

QString CacheFile::setAside() const
{
    const QString aside = m_path + kAside + stamp(QDateTime::currentDateTimeUtc());
    for (const char *suffix : {"", "-wal", "-shm"}) {
        const QLatin1String ending(suffix);
        QFile file(m_path + ending);
        if (file.exists() && !file.rename(aside + ending))
            failToMove(file);
    }
    return aside;
}

} // namespace vatochito
