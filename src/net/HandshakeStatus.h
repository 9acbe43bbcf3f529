// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace vatochito {

/// The HTTP status a server refused an upgrade with, out of what QWebSocket tells of it: QWebSocket::errorString(), its
/// only trace. 0 when the words are about something else.
int handshakeStatus(const QString &errorString);

} // namespace vatochito
