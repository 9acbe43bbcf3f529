// SPDX-License-Identifier: GPL-3.0-or-later
#include "SingleInstance.h"

#include "core/AbandonedLock.h"
#include "core/LogCategories.h"

#include <QCryptographicHash>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalSocket>
#include <QThread>

namespace vatochito {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLongestRequest = 64 * 1024;
/// A first one that has the lock but does not listen yet is just starting.
constexpr unsigned long kKnockAgainMs = 50;
constexpr const char *kTaken = "taken\n";

QByteArray toLine(const LaunchRequest &request)
{
    const QJsonObject object{{u"minimized"_s, request.isMinimized},
                             {u"conversation"_s, request.conversation},
                             {u"activation_token"_s, request.activationToken}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

LaunchRequest fromLine(const QByteArray &line)
{
    const QJsonObject object = QJsonDocument::fromJson(line).object();
    return {.isMinimized = object[u"minimized"].toBool(),
            .conversation = object[u"conversation"].toInteger(),
            .activationToken = object[u"activation_token"].toString()};
}

int left(const QDeadlineTimer &deadline)
{
    return static_cast<int>(deadline.remainingTime());
}

} // namespace

SingleInstance::SingleInstance(const QString &profileFolder, QObject *parent)
    : QObject(parent), m_profileFolder(QDir(profileFolder).canonicalPath()), m_lock(m_profileFolder + u"/window.lock"_s)
{
    // A window stays open as long as one likes; one that died is told by its process id, not by the age of the file.
    m_lock.setStaleLockTime(0);
    connect(&m_door, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket *caller = m_door.nextPendingConnection())
            receive(caller);
    });
}

SingleInstance::Role SingleInstance::start(const LaunchRequest &request)
{
    removeAbandonedLock(m_lock.fileName());
    if (m_lock.tryLock(0)) {
        QFile::setPermissions(m_lock.fileName(), QFile::ReadOwner | QFile::WriteOwner);
        listen();
        return Role::First;
    }
    return handOver(request) ? Role::HandedOver : Role::Unheard;
}

void SingleInstance::listen()
{
    // Left behind by one that was killed; the lock says that nobody uses it.
    QLocalServer::removeServer(socketName());
    m_door.setSocketOptions(QLocalServer::UserAccessOption);
    if (!m_door.listen(socketName()))
        qCWarning(lcUi) << "later launches will not be heard:" << m_door.errorString();
}

void SingleInstance::receive(QLocalSocket *caller)
{
    connect(caller, &QLocalSocket::disconnected, caller, &QObject::deleteLater);
    const auto read = [this, caller] {
        if (!caller->canReadLine()) {
            if (caller->bytesAvailable() > kLongestRequest)
                caller->abort();
            return;
        }
        const LaunchRequest request = fromLine(caller->readLine(kLongestRequest));
        caller->write(kTaken);
        caller->disconnectFromServer();
        Q_EMIT requested(request);
    };
    connect(caller, &QLocalSocket::readyRead, this, read);
    read();
}

bool SingleInstance::handOver(const LaunchRequest &request) const
{
    const QDeadlineTimer deadline(kPatience);
    QLocalSocket door;
    for (;;) {
        door.connectToServer(socketName());
        if (door.waitForConnected(left(deadline)))
            break;
        if (deadline.hasExpired())
            return false;
        QThread::msleep(kKnockAgainMs);
    }
    door.write(toLine(request));
    while (!door.canReadLine()) {
        if (!door.waitForReadyRead(left(deadline)))
            return false;
    }
    return door.readLine() == kTaken;
}

QString SingleInstance::socketName() const
{
    // Hashed: the path of a local socket has room for about a hundred bytes.
    const QByteArray hash = QCryptographicHash::hash(m_profileFolder.toUtf8(), QCryptographicHash::Sha256);
    return u"vatochito-window-"_s + QString::fromLatin1(hash.toHex().left(32));
}

} // namespace vatochito
