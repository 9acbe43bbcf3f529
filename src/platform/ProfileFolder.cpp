// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/ProfileFolder.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>

namespace vatochito {

QString defaultProfileFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/vatochito");
}

Status makePrivateFolder(const QString &path)
{
    const bool isThere = QDir().mkpath(path);
    if (!isThere || !QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner))
        return failure(Error{.code = Error::Code::StorageFailed,
                             .detail = QStringLiteral("the folder could not be made: ") + path});
    return {};
}

} // namespace vatochito
