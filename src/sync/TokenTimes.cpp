// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/TokenTimes.h"

#include <QByteArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace vatochito {

TokenTimes tokenTimes(const QString &accessToken)
{
    const QByteArray claims =
        QByteArray::fromBase64(accessToken.section(QLatin1Char('.'), 1, 1).toLatin1(), QByteArray::Base64UrlEncoding);
    const QJsonObject object = QJsonDocument::fromJson(claims).object();
    return {.issued = std::chrono::sys_seconds(std::chrono::seconds(object[u"iat"].toInteger())),
            .expires = std::chrono::sys_seconds(std::chrono::seconds(object[u"exp"].toInteger()))};
}

} // namespace vatochito
