// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWebSocket;

namespace vatochito {

/// From now on the end of \a socket's connection throws away what the other side has not taken yet. Without it the
/// system goes on sending it for minutes after the socket is gone, and a message that was given up and sent again over
/// another connection would arrive twice. Thread: the socket's.
void forgetUnsentBytes(const QWebSocket &socket);

} // namespace vatochito
