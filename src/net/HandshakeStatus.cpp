// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/HandshakeStatus.h"

#include <QRegularExpression>

namespace vatochito {

int handshakeStatus(const QString &errorString)
{
    // "QWebSocketPrivate::processHandshake: Unhandled http status code: 403 (Access denied)." In another language the
    // words change, the number before its reason does not.
    static const QRegularExpression kStatus(QStringLiteral("(?<![\\d.])([1-5]\\d\\d) \\("));
    const QRegularExpressionMatch match = kStatus.match(errorString);
    if (match.hasMatch())
        return match.capturedView(1).toInt();
    // A 400 is told without its number.
    const bool isBadRequest = errorString.contains(QLatin1String("Unknown error condition encountered"));
    return isBadRequest ? 400 : 0;
}

} // namespace vatochito
