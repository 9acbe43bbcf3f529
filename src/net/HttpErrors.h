// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"

#include <QAbstractSocket>
#include <QByteArray>
#include <QList>
#include <QNetworkReply>
#include <QSslError>

/// What went wrong on the way to a server, and what its refusals mean.
namespace vatochito {

/// What an HTTP answer was, apart from its body's meaning.
struct HttpAnswer
{
    int status = 0;
    bool isJson = false; ///< By its Content-Type.
    QByteArray retryAfter;
    QByteArray body;
};

/// Why there is no HTTP answer at all.
Error errorOf(QNetworkReply::NetworkError error, const QString &detail);
Error::Code codeOf(QAbstractSocket::SocketError error);
/// Qt tells most of what goes wrong with a proxy as an unknown error; where there is one, it is the likely cause.
Error::Code behindAProxy(Error::Code code);
/// What is wrong with a certificate, of several things the one a person can do most about.
Error::Code codeOf(const QList<QSslError> &errors);
/// All that is wrong with it, in TLS's own words, for the log.
QString detailOf(const QList<QSslError> &errors);

/// Nothing wrong: a 2xx in JSON. A page, a redirect elsewhere, a 401 that is not ours: NotAServer.
Status judge(const HttpAnswer &answer);

} // namespace vatochito
