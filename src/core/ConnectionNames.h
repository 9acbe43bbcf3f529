// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Connection.h"

#include <QString>

namespace vatochito {

/// "catching_up" and so on: the words of reports and of the command line's JSON, never translated.
QString nameOf(Connection::Status status);
/// "OPEN" and so on, as browsers call them (compat.md, The socket).
QString nameOf(Connection::SocketState state);

} // namespace vatochito
