// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/Profile.h"

#include "core/AbandonedLock.h"
#include "platform/ProfileFolder.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSettings>
#include <QUrl>
#include <QUuid>

namespace vatochito {

namespace {

const QString kId = QStringLiteral("profile/id");
const QString kServer = QStringLiteral("account/server");
const QString kSocketBase = QStringLiteral("account/socket_base");
const QString kUserId = QStringLiteral("account/user_id");
const QString kUsername = QStringLiteral("account/username");
const QString kKeychain = QStringLiteral("account/keychain");
const QString kDisplayName = QStringLiteral("account/display_name");

const QString kHomes = QStringLiteral("homes/");

/// Addresses have slashes, which mean groups in a key.
QString homeKey(const ServerAddress &server, UserId user)
{
    return QStringLiteral("%1_%2")
        .arg(QString::fromLatin1(QUrl::toPercentEncoding(server.toString())))
        .arg(user.value());
}

Status store(QSettings &file)
{
    removeAbandonedLock(file.fileName() + QStringLiteral(".lock"));
    file.sync();
    if (file.status() != QSettings::NoError)
        return failure(Error{.code = Error::Code::StorageFailed, .detail = QStringLiteral("profile.ini")});
    QFile::setPermissions(file.fileName(), QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    return {};
}

} // namespace

Result<Profile> Profile::open(const QString &folder)
{
    for (const QString &part : {QString(), QStringLiteral("/accounts")}) {
        if (Status made = makePrivateFolder(folder + part); !made)
            return failure(made.error());
    }
    Profile profile(folder, {});
    QSettings file(profile.iniPath(), QSettings::IniFormat);
    profile.m_id = file.value(kId).toString();
    if (!profile.m_id.isEmpty())
        return profile;
    profile.m_id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    file.setValue(kId, profile.m_id);
    if (Status stored = store(file); !stored)
        return failure(stored.error());
    return profile;
}

std::optional<RememberedAccount> Profile::currentAccount(const QString &socketBase) const
{
    const QSettings file(iniPath(), QSettings::IniFormat);
    RememberedAccount account;
    account.socketBase = socketBase.isEmpty() ? file.value(kSocketBase).toString() : socketBase;
    const auto server = ServerAddress::parse(file.value(kServer).toString(), account.socketBase);
    account.me.id = UserId(file.value(kUserId).toLongLong());
    account.me.username = file.value(kUsername).toString();
    account.me.displayName = file.value(kDisplayName).toString();
    if (!server || !account.me.id.isValid())
        return {};
    account.server = *server;
    return account;
}

Status Profile::setCurrentAccount(const RememberedAccount &account, const QString &socketBase)
{
    QSettings file(iniPath(), QSettings::IniFormat);
    // What is known of the one before, its keychain above all, is not true of this one.
    file.remove(QStringLiteral("account"));
    file.setValue(kServer, account.server.toString());
    file.setValue(kSocketBase, socketBase);
    file.setValue(kUserId, static_cast<qlonglong>(account.me.id.value()));
    file.setValue(kUsername, account.me.username);
    file.setValue(kDisplayName, account.me.displayName);
    return store(file);
}

ServerAddress Profile::homeOf(const ServerAddress &server, UserId user) const
{
    const QSettings file(iniPath(), QSettings::IniFormat);
    return ServerAddress::parse(file.value(kHomes + homeKey(server, user)).toString()).value_or(server);
}

Status Profile::setHome(const ServerAddress &server, UserId user, const ServerAddress &home)
{
    QSettings file(iniPath(), QSettings::IniFormat);
    if (server.toString() == home.toString())
        file.remove(kHomes + homeKey(server, user));
    else
        file.setValue(kHomes + homeKey(server, user), home.toString());
    return store(file);
}

Status Profile::settleAt(const ServerAddress &server, UserId user)
{
    QSettings file(iniPath(), QSettings::IniFormat);
    if (file.contains(kHomes + homeKey(server, user)))
        return {};
    QStringList taken;
    const QString ofUser = u'_' + QString::number(user.value());
    for (const QString &key : file.allKeys()) {
        if (key.startsWith(kHomes) && key.endsWith(ofUser))
            taken.append(file.value(key).toString());
    }
    // A name is all it is: nobody connects to it.
    QUrl name(server.toString());
    for (int count = 2; taken.contains(name.toString()); ++count)
        name.setHost(QStringLiteral("%1-%2").arg(server.host()).arg(count));
    if (name.toString() == server.toString())
        return {};
    file.setValue(kHomes + homeKey(server, user), name.toString());
    return store(file);
}

Status Profile::setSocketBase(const QString &socketBase)
{
    QSettings file(iniPath(), QSettings::IniFormat);
    file.setValue(kSocketBase, socketBase);
    return store(file);
}

Status Profile::forgetCurrentAccount()
{
    QSettings file(iniPath(), QSettings::IniFormat);
    file.remove(QStringLiteral("account"));
    return store(file);
}

QString Profile::keychain() const
{
    return QSettings(iniPath(), QSettings::IniFormat).value(kKeychain).toString();
}

Status Profile::setKeychain(const QString &backend)
{
    QSettings file(iniPath(), QSettings::IniFormat);
    if (file.value(kKeychain).toString() == backend)
        return {};
    file.setValue(kKeychain, backend);
    return store(file);
}

Status Profile::removeTraces(const QString &database)
{
    const QFileInfo name(database);
    bool isGone = true;
    // QDir counts sockets among the files of the system.
    constexpr QDir::Filters kAnyFile = QDir::Files | QDir::Hidden | QDir::System;
    for (const QFileInfo &file : name.dir().entryInfoList({name.fileName() + u'*'}, kAnyFile))
        isGone = QFile::remove(file.filePath()) && isGone;
    for (const QString &folder : {QStringLiteral("media"), QStringLiteral("logs")})
        isGone = QDir(m_folder + u'/' + folder).removeRecursively() && isGone;
    if (isGone)
        return {};
    return failure(Error{.code = Error::Code::StorageKept, .detail = name.fileName()});
}

QString Profile::iniPath() const
{
    return m_folder + QStringLiteral("/profile.ini");
}

} // namespace vatochito
