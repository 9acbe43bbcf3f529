// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QAbstractSocket;
class QWebSocket;

namespace vatochito {

/// Says goodbye (1000) over the open \a socket and leaves its connection open for the peer's answer, which \a socket
/// does not read: QWebSocket::close() hangs up in the same moment. The caller reads and throws away what still comes,
/// waits for the connection to end, and aborts the socket. \return The connection; null: there was none, or nothing
/// could be written.
QAbstractSocket *beginToClose(QWebSocket &socket);

} // namespace vatochito
