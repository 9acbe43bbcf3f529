// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/Profile.h"

#include "platform/ProfileFolder.h"

#include <QFile>
#include <QSettings>
#include <QUuid>

namespace vatochito {

namespace {

const QString kId = QStringLiteral("profile/id");
const QString kServer = QStringLiteral("account/server");
const QString kSocketBase = QStringLiteral("account/socket_base");
const QString kUserId = QStringLiteral("account/user_id");
const QString kUsername = QStringLiteral("account/username");
const QString kDisplayName = QStringLiteral("account/display_name");

Status store(QSettings &file)
{
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
    const auto server = ServerAddress::parse(file.value(kServer).toString(),
                                             socketBase.isEmpty() ? file.value(kSocketBase).toString() : socketBase);
    RememberedAccount account;
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
    file.setValue(kServer, account.server.toString());
    file.setValue(kSocketBase, socketBase);
    file.setValue(kUserId, static_cast<qlonglong>(account.me.id.value()));
    file.setValue(kUsername, account.me.username);
    file.setValue(kDisplayName, account.me.displayName);
    return store(file);
}

Status Profile::forgetCurrentAccount()
{
    QSettings file(iniPath(), QSettings::IniFormat);
    file.remove(QStringLiteral("account"));
    return store(file);
}

QString Profile::iniPath() const
{
    return m_folder + QStringLiteral("/profile.ini");
}

} // namespace vatochito
