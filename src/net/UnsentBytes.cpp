// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/UnsentBytes.h"

#include <QAbstractSocket>
#include <QWebSocket>

#ifdef Q_OS_WIN
#include <winsock2.h>
#else
#include <sys/socket.h>
#endif

namespace vatochito {

void forgetUnsentBytes(const QWebSocket &socket)
{
    const auto *connection = socket.findChild<QAbstractSocket *>();
    if (!connection || connection->socketDescriptor() < 0)
        return;
#ifdef Q_OS_WIN
    using Descriptor = SOCKET;
#else
    using Descriptor = int;
#endif
    // RST instead of FIN (RFC 9293, 3.10.5); the same call everywhere.
    linger atOnce{};
    atOnce.l_onoff = 1;
    setsockopt(static_cast<Descriptor>(connection->socketDescriptor()), SOL_SOCKET, SO_LINGER,
               reinterpret_cast<const char *>(&atOnce), sizeof atOnce);
}

} // namespace vatochito
