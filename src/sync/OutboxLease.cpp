// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/OutboxLease.h"

#include "core/LogCategories.h"

#include <QCryptographicHash>
#include <QFile>
#include <QLocalSocket>

namespace vatochito {

using namespace std::chrono_literals;

namespace {

constexpr auto kRetry = 1s;
constexpr auto kStale = 30s;

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
    if (isHeld())
        return;
    // The connection alone is the ring. Nobody there: the row waits in the file for the next holder.
    auto *caller = new QLocalSocket(this);
    connect(caller, &QLocalSocket::connected, caller, &QLocalSocket::disconnectFromServer);
    connect(caller, &QLocalSocket::disconnected, caller, &QObject::deleteLater);
    connect(caller, &QLocalSocket::errorOccurred, caller, &QObject::deleteLater);
    caller->connectToServer(socketName());
}

void OutboxLease::listen()
{
    // Left behind by a holder that was killed; the lock says that nobody uses it.
    QLocalServer::removeServer(socketName());
    m_bell.setSocketOptions(QLocalServer::UserAccessOption);
    if (!m_bell.listen(socketName()))
        qCWarning(lcSync) << "outbox bell not listening" << m_bell.errorString();
}

QString OutboxLease::socketName() const
{
    // Hashed: the path of a local socket has room for about a hundred bytes.
    const QByteArray hash = QCryptographicHash::hash(m_databasePath.toUtf8(), QCryptographicHash::Sha256);
    return QStringLiteral("vatochito-") + QString::fromLatin1(hash.toHex().left(32));
}

} // namespace vatochito
