// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/OutboxLease.h"

#include "core/AbandonedLock.h"
#include "core/LogCategories.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QLocalSocket>

namespace vatochito {

using namespace std::chrono_literals;

namespace {

constexpr auto kRetry = 1s;
constexpr auto kStale = 30s;
/// In bytes; macOS has room for 103, Linux for 107.
constexpr qsizetype kLongestSocketPath = 100;

} // namespace

OutboxLease::OutboxLease(const QString &databasePath, AlarmFactory &alarms, QObject *parent)
    : QObject(parent)
    , m_databasePath(databasePath)
    , m_lock(databasePath + QStringLiteral(".lock"))
    , m_retry(alarms.makeAlarm())
{
    // One that died is told by its process id; where that id was given out anew (a container), by the age of the file.
    // A holder may live as long as it likes: the system's own lock on the file keeps it from being taken away.
    m_lock.setStaleLockTime(kStale);
    connect(&m_bell, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket *caller = m_bell.nextPendingConnection())
            caller->deleteLater();
        Q_EMIT rang();
    });
}

OutboxLease::~OutboxLease()
{
    release();
}

void OutboxLease::acquire()
{
    if (isHeld())
        return;
    removeAbandonedLock(m_lock.fileName());
    if (!m_lock.tryLock(0)) {
        m_retry->start(kRetry, [this] { acquire(); });
        return;
    }
    QFile::setPermissions(m_databasePath + QStringLiteral(".lock"), QFile::ReadOwner | QFile::WriteOwner);
    listen();
    Q_EMIT acquired();
}

void OutboxLease::release()
{
    m_retry->stop();
    m_bell.close();
    m_lock.unlock();
}

void OutboxLease::ring()
{
    if (!isHeld())
        ringAt(socketNames());
}

void OutboxLease::ringAt(QStringList names)
{
    // The connection alone is the ring. Nobody there: the row waits in the file for the next holder.
    if (names.isEmpty())
        return;
    const QString name = names.takeFirst();
    auto *caller = new QLocalSocket(this);
    connect(caller, &QLocalSocket::connected, caller, &QLocalSocket::disconnectFromServer);
    connect(caller, &QLocalSocket::disconnected, caller, &QObject::deleteLater);
    connect(caller, &QLocalSocket::errorOccurred, this, [this, caller, names] {
        caller->disconnect(this);
        caller->deleteLater();
        ringAt(names);
    });
    caller->connectToServer(name);
}

void OutboxLease::listen()
{
    m_bell.setSocketOptions(QLocalServer::UserAccessOption);
    for (const QString &name : socketNames()) {
        // Left behind by a holder that was killed; the lock says that nobody uses it.
        QLocalServer::removeServer(name);
        if (m_bell.listen(name))
            return;
    }
    qCWarning(lcSync) << "outbox bell not listening" << m_bell.errorString();
}

QStringList OutboxLease::socketNames() const
{
    QStringList names;
    // Beside the rows, where every process of the profile finds it: their folders for what is temporary may differ.
    const QString beside = QFileInfo(m_databasePath).absoluteFilePath() + QStringLiteral(".bell");
    if (QFile::encodeName(beside).size() <= kLongestSocketPath)
        names.append(beside);
    // Where that path has no room, or its file system no sockets. Hashed, for the same room.
    const QByteArray hash = QCryptographicHash::hash(m_databasePath.toUtf8(), QCryptographicHash::Sha256);
    names.append(QStringLiteral("vatochito-") + QString::fromLatin1(hash.toHex().left(32)));
    return names;
}

} // namespace vatochito
